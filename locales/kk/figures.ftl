# Figures of a period at the desk, and their copy.

figures-title = Сандар
figures-choose = Кезеңді таңдау
figures-period = Кезең
figures-from = Немесе мына айдан
figures-to = Мына айға дейін
figures-only = Тек
figures-everything = Бәрі
figures-show = Көрсету
figures-earlier = Ертерек
figures-later = Кейінірек
# $number is 1 to 4, $year a year.
figures-quarter = { $year } жылғы { $number }-тоқсан
figures-error-period = Айды, тоқсанды немесе жылды таңдаңыз, не екі айды 2026-11 түрінде жазыңыз; бірінен екіншісіне дейін 24 айдан аспасын.
figures-error-only = Тізімнен платформаны немесе тілді таңдаңыз.
figures-moved = Платформа немесе тіл таңдалса, бүтін тоқсандар көрсетіледі.
# $locked and $all are numbers.
figures-locked = Жабылған айлар: { $all } ішінен { $locked }.
figures-open = Әлі қабылданбаған есептер: { $n }.
# $forms is the name of a form and its versions.
figures-forms = Форма: { $forms }.
figures-none = Бұл кезеңде байланыс туралы есеп жоқ
figures-none-more = Жобалар саналмайды.
figures-few = 5-тен аз байланыс немесе 5-тен аз адам: кестелер көрсетілмейді.
figures-withheld = Сан тым аз: көрсетілсе, жекелеген адамдар туралы білініп қалады.
figures-events = Оқиғалар
figures-people = Адамдар
figures-share = Байланыстар үлесі
figures-all = Барлығы
figures-hidden = жасырын
figures-few-title = 5-тен аз, жасырын
figures-hidden-title = Шағын санды қорғау үшін жасырылған
# The difference to the period before. $n is the difference, $then the number of then, $period that period.
figures-more = { $period } кезеңінен { $n } артық ({ $then })
figures-fewer = { $period } кезеңінен { $n } кем ({ $then })
figures-same = { $period } кезеңіндегідей ({ $then })
figures-no-comparison = салыстыру жоқ
figures-copy = Көшірме алу (CSV)
figures-copy-more = Көшірмеде осы беттегі мәлімет бар, әр жолында анықтамасы жазылған. Көшірме алғаныңыз журналға жазылады.

figures-contacts = Жеке байланыстар
figures-def-contacts = Жеке байланыстар (W3): жеке хабарламалар, автоматты көмекші, қоңыраулар мен кездесулер.
figures-reached = Қамтылған адамдар
figures-def-reached = Қамтылған адамдар (W1): кезеңде кемінде бір жеке байланысы болған әртүрлі адамдар.
figures-shares = Үлестер
figures-share-no-key = Адамы белгісіз байланыстар
figures-share-in-time = Уақытында жауап берілгені, кезекшілік сағатында жауап берілгендердің ішінде
figures-share-out-of-hours = Кезекшіліктен тыс келгені, уақыты өлшенгендердің ішінде
figures-share-online = Толық онлайн шешілгені, жауабы барлардың ішінде
figures-share-useful = Пайдалы деп тапқаны, айтқандардың ішінде
figures-no-share = Жасырын, немесе санайтын ештеңе жоқ
figures-median = Адамның бірінші жауабына дейінгі медианалық уақыт
figures-def-median = Медиана (W11): кезекшілік сағатында жазғандар үшін бірінші хабарламадан адамның бірінші жауабына дейінгі барлық минуттың ортасы.
figures-def-mean = Орташа ұпай (W23): 1-ден 5-ке дейін, ұпай бергендердің ішінде.
figures-minutes = { $n } мин

figures-table-person = Жаңа және бұрыннан белгілі адамдар
figures-def-person = Жаңа — ең алғашқы байланысы осы кезеңге келгендер (оқиғалар: алғаш келген айындағы байланыстар); бұрыннан белгілі — одан бұрын келгендер.
figures-person-new = Жаңа адамдар
figures-person-known = Бұрыннан белгілі адамдар
figures-person-no-key = Адамы белгісіз
figures-table-answer = Бірінші жауап
# $minutes is the target that the organisation has set.
figures-def-answer = Уақытында: адам { $minutes } минут ішінде жауап берді. Кезекшіліктен тыс: ешкім кезекшілікте болмағанда жазды. Өлшенбеген: есеп қолмен енгізілген.
figures-answer-in-time = Уақытында
figures-answer-later = Кейінірек
figures-answer-no-answer = Адам жауабы жоқ
figures-answer-out-of-hours = Кезекшіліктен тыс келгендер
figures-answer-not-measured = Өлшенбеген
figures-table-solved = Мәселе шешілді ме
figures-def-solved = Сұрақтың онлайн шешілген-шешілмегені бойынша байланыстар.
figures-solved-online = Толық онлайн шешілгені
figures-table-topic = Тақырып
figures-def-topic = Тақырып бойынша байланыстар. Бір байланыста бірнеше тақырып болуы мүмкін, сондықтан бұл бағандағы сандар қосылмайды.
figures-table-urgency = Шұғылдық
figures-def-urgency = Шұғылдығы бойынша байланыстар, соның ішінде шұғыл жағдайлар.
figures-table-platform = Платформа
figures-def-platform = Платформа бойынша байланыстар.
figures-table-language = Тіл
figures-def-language = Тіл бойынша байланыстар.
figures-table-mode = Байланыс түрі
figures-def-mode = Қалай өткені бойынша байланыстар.
figures-table-area = Аумақ
figures-def-area = Аумақ бойынша байланыстар, формадағы тізімнен дәлірек емес.
figures-table-asked = Пікір сұралды
figures-def-asked = Адамнан әңгіме туралы пікірі сұралған-сұралмағаны бойынша байланыстар.

figures-missing-unknown = Белгісіз
figures-missing-refused = Айтқысы келмеді
figures-missing-not-asked = Сұралмады
figures-missing-not-applicable = Мұнда қатысы жоқ
figures-missing-no-entry = Толтырылмаған

figures-other = Басқа жұмыс және жазбалар
figures-def-other = Тек оқиғалар; мұнда адамдар саналмайды.
figures-other-group-answer = Топтардағы жауаптар
figures-other-publication = Жарияланымдар
figures-other-forum-visit = Форумдарға кіру
figures-other-overdose-record = Артық доза туралы жазбалар
figures-other-incident-record = Оқыс жағдай туралы жазбалар
figures-other-feedback = Берілген пікірлер

figures-said-useful = Әңгіме пайдалы болды ма
figures-said-topics = Тақырып бойынша пікірлер
figures-def-said = Адамдардың әңгімеден кейін айтқаны; бұл бойынша ешкім саналмайды.
figures-useful-yes = Иә
figures-useful-partly = Ішінара
figures-useful-no = Жоқ
figures-said-mean = Орташа ұпай
figures-of-contacts = кезеңдегі жеке байланыстар (W3)
figures-of-answered = кезекшілік сағатында жауап берілген байланыстар
figures-of-said = кезеңде берілген пікірлер

figures-how = Шағын сандар қалай қорғалады
figures-rule = 5-тен аз оқиға немесе адам жасырылады (<5), олармен бірге басқа сандар да (жасырын): көрсетілгеннен бірде-бір шағын санды есептеп шығару мүмкін болмауы үшін. 0 көрсетіледі.
figures-rule-time = Кезеңдер — бүтін айлар. Айлары жасырын санды ашып қоятын болса, тоқсан немесе жыл сол жолды жасырады; кез келген басқа кезең жолды әр айы көрсетсе ғана көрсетеді.
figures-rule-people = Бір адам бірнеше жолда және бірнеше айда болуы мүмкін: адамдар ешқашан қосылмайды.
