# Films, on the public site and at the desk.

film-title = Фильмдер
film-lead = Өз серверімізден көрсететін қысқа фильмдер. Сіздің көргеніңізді басқа ешкім білмейді.
# $length is minutes and seconds, $size a size with its unit, $sound is yes or no.
film-facts = { $length } · { $size } · { $sound ->
    [yes] дыбысы бар
   *[no] дыбысы жоқ
}
# $n is a number.
film-kilobytes = { $n } кБ
film-megabytes = { $n } МБ
film-nothing-loads = Өзіңіз қоспайынша, ештеңе жүктелмейді.
film-no-player = Браузеріңіз бұл фильмді көрсете алмайды. Төмендегі мәтінде сол айтылған, ал фильмді сақтап алуға болады.
film-captions-in = Субтитрлер:
film-transcript = Фильм мәтін түрінде
film-keep = Фильмді сақтау
film-keep-lead = Сақталған фильм өзіңіз өшіргенше құрылғыңызда қалады, құрылғыны ашқан кез келген адам оны таба алады. Ондағы атауынан не туралы екені көрінеді.
# $kind is the name of a format, $size a size with its unit.
film-save = { $kind } түрінде сақтау ({ $size })
film-checksum = Бақылау сомасы (SHA-256):
film-clean = Файлда тек сурет пен дыбыс бар: орын да, уақыт та, жасаған адамның аты да жоқ.
film-desk-lead = Ұйымыңыз бәріне көрсететін фильмдер. Олар осы серверде жатыр, басқа қызмет қатыспайды.
film-own = Ұйымыңыздың фильмдері
film-none = Әзірге жоқ.
film-is-public = Бәріне көрінеді
film-is-draft = Тек осында көрінеді
film-new = Фильм жүктеу
film-slug = Мекенжайдағы атауы
film-slug-hint = Ағылшынның кіші әріптері, цифрлар және дефис, мысалы resting-well. Ол браузер тарихында қалады, сондықтан көп нәрсе айтпасын.
film-file = Фильм
film-file-hint = MP4 (H.264) немесе WebM, ең көбі 64 МБ және екі сағат. Ол қайта жазылады: ішіндегі аттар, орындар мен уақыттар алынып тасталады. Көрінетін және естілетін нәрсе сақталады.
film-upload = Жүктеу
film-one = Фильм
film-look = Көру
film-said = Сөздер мен субтитрлер
film-said-hint = Әр тілде атауы, ол туралы бір сөйлем және субтитрлер. Субтитрлер фильмнің қасында мәтін болып та көрсетіледі.
film-not-yet = Әзірге жоқ
film-write = Жазу
film-poster = Фильмнің орнындағы сурет
film-poster-there = Сурет бар.
film-poster-file = Сурет
film-poster-hint = JPEG, PNG немесе WebP. Ол кішірейтіледі: біреу көремін деп шешкенге дейін жүктеледі.
film-poster-set = Осы суретті алу
film-stands = Кім көреді
film-approve = Бәріне көрсетуді мақұлдау
film-approve-hint = Команданың екі адамы осы күйінде мақұлдағанда, бәріне көрінеді.
# $n and $of are numbers of people.
film-approvals = Мақұлдағандар: { $of } адамның { $n }.
film-approved-by-you = Сіз де мақұлдадыңыз.
film-change-hint = Кез келген өзгеріс екі адам қайта мақұлдағанша фильмді қайтарып алады.
film-hide = Қайтарып алу
film-hide-hint = Осы сәттен бастап оны ешкім жүктей алмайды. Сақтап алғандарда ол қалады.
film-delete = Фильмді өшіру
film-delete-hint = Фильм, ол туралы сөздер мен субтитрлер біржола жойылады.
film-delete-do = Біржола өшіру
film-mistakes = Субтитрлерде не дұрыс емес
# $line is a number, $what one of the sentences on mistakes below.
film-mistake = { $line }-жол: { $what }
film-words-title = Атауы
film-words-about = Не көрсетеді, бір-екі сөйлеммен
film-words-captions = Субтитрлер (WebVTT)
# $length is minutes and seconds.
film-words-hint = Фильм ұзақтығы { $length }. WEBVTT сөзінен бастаңыз, содан кейін әр субтитрге 00:01.000 --> 00:04.000 сияқты жол, сөздері және бос жол. Тек жай мәтін.
film-words-save = Сақтау
film-words-none = Үш өріс те бос болса, бұл тіл алынып тасталады.
film-error-slug = Ағылшынның 2–40 кіші әрпін, цифр мен дефисті қолданыңыз
film-error-taken = Басқа фильмнің атауы осындай
film-error-many = Бұдан көп фильм бола алмайды. Алдымен біреуін өшіріңіз
film-error-none = Фильмді таңдаңыз
film-error-big = Фильм 64 МБ-тан үлкен
film-error-several = Бір фильм таңдаңыз
film-error-broken = Фильм толық келмеді немесе бүлінген
film-error-kind = Бұл MP4 те, WebM де емес
film-error-much = Фильм екі сағаттан ұзақ немесе суреті тым үлкен
film-error-codec = Көп браузер бұл фильмді көрсете алмайды. MP4 ішінде AAC пен H.264 немесе WebM ішінде Opus пен VP9 керек
film-error-fragments = Бұл MP4 файлы тікелей жазбалар сияқты бөлшектерден тұрады. Оны кәдімгі MP4 етіп сақтаңыз
film-error-picture = Бұл файлда сурет жоқ
film-error-busy = Басқа фильм қабылданып жатыр. Бір минуттан кейін қайталаңыз
film-error-low = Диск толуға жақын. Қалған орын хабарларға сақталады
# $n is a number of characters.
film-error-title = Ең көбі { $n } таңбадан тұратын атау жазыңыз
film-error-about = Не көрсететінін ең көбі { $n } таңбамен жазыңыз
film-error-captions = Субтитрлерде қате бар. Қандай екені жоғарыдағы тізімде
film-error-another = Сіз бұл бетті ашқалы фильм өзгерді. Оны тағы бір рет қараңыз
film-error-poster = Бұл суретті қолдана алмаймыз
film-error-no-words = Бір тілде атауы мен субтитрлері болғанда көрсетуге болады.
film-wrong-big = субтитр тым көп
film-wrong-encoding = бұл жай мәтін емес
film-wrong-header = бірінші жол WEBVTT болуы керек
film-wrong-times = мұнда екі уақыт керек, мысалы 00:01.000 --> 00:04.000
film-wrong-backwards = субтитр басталмай жатып аяқталады
film-wrong-overlap = субтитр алдыңғысы аяқталмай басталады
film-wrong-end = субтитр фильмнен кейін аяқталады
film-wrong-empty = субтитрде сөз жоқ
film-wrong-long = субтитр тым ұзын, оқып үлгеру мүмкін емес
film-wrong-markup = тек жай мәтін: тегсіз, &amp; сияқты белгісіз, баптаусыз
film-wrong-none = бірде-бір субтитр жоқ

audit-did-upload-film = Фильм жүктеді
audit-did-change-film = Фильм туралы сөздерді өзгертті
audit-did-approve-film = Фильмді бәріне көрсетуді мақұлдады
audit-did-show-film = Фильмді бәріне көрсетті
audit-did-hide-film = Фильмді қайтарып алды
audit-did-delete-film = Фильмді өшірді
