//! Words that carry no meaning of their own: pronouns, prepositions, auxiliary verbs, words that ask. A question is searched without
//! them unless it has no others. Short words that name something (some are often called by one letter) are not here.

use crate::tongue::Tongue;

/// The words of each language, as they are written.
pub(crate) const WORDS: [(Tongue, &str); 6] = [
    (
        Tongue::English,
        "a an the and or but if then so as of to in on at by for from with about into over after before between through \
         i me my mine we us our you your yours he him his she her it its they them their this that these those who whom \
         what which when where why how is am are was were be been being do does did done doing have has had having can \
         could will would shall should may might must not no nor dont doesnt didnt isnt arent cant cannot wont im ive its \
         youre hes shes theyre there here just very really also any some someone something somebody get gets got too than",
    ),
    (
        Tongue::French,
        "le la les l un une des du de d au aux et ou mais si donc or ni car à en dans sur sous avec pour par sans chez vers \
         je j me m moi tu te t toi il elle on nous vous ils elles se s lui leur y ce c cet cette ces ça cela mon ma mes ton \
         ta tes son sa ses notre nos votre vos leurs que qu qui quoi dont où quand comment pourquoi quel quelle quels \
         quelles est es suis sommes êtes sont être été était ai as a avons avez ont avoir eu fait faire fais peut peux \
         puis pouvoir dois doit faut ne n pas plus non très trop aussi quelqu quelque quelques",
    ),
    (
        Tongue::Russian,
        "а и но или если то же ли бы не ни да нет в во на с со к ко по о об от до из у за для при через под над без между \
         я меня мне мной мы нас нам ты тебя тебе вы вас вам он его ему им она её ей они их это этот эта эти того тот та те \
         что чего чем кто кого где куда откуда когда как какой какая какие почему зачем сколько мой моя мои моё мне свой \
         себя себе есть быть был была было были будет мочь могу можно может нужно надо ещё уже только очень тоже так там \
         тут вот все всё после перед",
    ),
    (
        Tongue::Ukrainian,
        "а і й та але або чи якщо то ж би б не ні так в у на з із зі до від по о об про за для при через під над без між \
         я мене мені мною ми нас нам ти тебе тобі ви вас вам він його йому вона її їй вони їх їм це цей ця ці той та те ті \
         що чого чим хто кого де куди звідки коли як який яка які яке чому навіщо скільки мій моя мої моє свій себе собі є \
         бути був була було були буде можу можна може треба потрібно ще вже тільки дуже теж також там тут ось усе все \
         після перед",
    ),
    (
        Tongue::Kazakh,
        "және мен бен пен да де та те ма ме ба бе па пе не немесе бірақ егер үшін туралы дейін кейін бұрын сайын арқылы \
         мен менің маған мені біз біздің бізге сен сенің саған сіз сіздің сізге ол оның оған олар олардың бұл осы сол мына \
         анау кім кімге қайда қайдан қашан қалай қандай неге қанша қай өз өзім өзі өте тек ғана ғой енді әлі бар жоқ емес \
         еді екен болу болды болады болса болып керек мүмкін бола ма деген деп",
    ),
    (
        Tongue::Arabic,
        "و أو ثم لكن إذا لو في من إلى على عن مع بعد قبل بين عند عندما حتى أن إن أنا نحن أنت أنتم هو هي هم هذا هذه ذلك تلك \
         الذي التي الذين ما ماذا متى أين كيف لماذا لما كم هل أي كان كانت يكون تكون ليس لست لا لم لن قد كل بعض غير أيضا جدا \
         مش مو شو شنو ايه ايش ليش ليه وين فين ازاي مين عم بدي هاد هذي دي ده اللي عشان كمان بس فقط هناك هنا لي لك له لها لهم بي به بها فيه فيها عليه عليها منه منها يجب يمكن يمكنني أريد",
    ),
];
