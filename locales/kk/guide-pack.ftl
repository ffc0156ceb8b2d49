# The whole guide as one ZIP, at the desk, and what may be wrong with a file of the guide.

guide-pack-title = Бүкіл анықтамалық бір файлда
guide-pack-lead = Барлық бет, дереккөз бен қосындылар бір ZIP ішінде: кез келген жерде жұмыс істеуге, сақтауға немесе басқа ұйымға беруге болатын Markdown файлдарының бумасы.
guide-pack-outcome = Бұл ZIP нені өзгертер еді
guide-pack-same = Ештеңені. Ондағының бәрі әріпке дейін бұрыннан көрсетіліп тұр.
# $n is a number, here and below.
guide-pack-unreadable = Бұл ZIP қолдануға жарамайды. Қателер: { $n }
guide-pack-wrong = Алдымен түзету керек қателер: { $n }
guide-pack-wrong-hint = ZIP қалатын беттермен бірге тексерілді. Одан ештеңе алынған жоқ.
guide-pack-differs = Қате жоқ. Әзірге ештеңе өзгерген жоқ.
guide-pack-new = Жаңа файлдар: { $n }
guide-pack-changed = Мәтіні басқа файлдар: { $n }
guide-pack-gone = Жойылатын файлдар: { $n }
guide-pack-warnings = Қарап шыққан жөн: { $n }
guide-pack-more = Мұнда көрсетілмеген қалған жазбалар: { $n }
guide-pack-copy = Көшірме алу
# $pages and $languages are numbers.
guide-pack-copy-lead = Қазір бәрі оқи алатын беттер: { $pages }. Тілдер: { $languages }. Әлі жазылып жатқаны көшірмеде жоқ.
guide-pack-copy-do = ZIP сақтау
guide-pack-bring = ZIP әкелу
guide-pack-bring-lead = Алдымен ол көрсетіліп тұрғанның бәрімен бірге тексеріледі. Содан кейін әр қатені немесе ол нені өзгертетінін көресіз.
guide-pack-file = ZIP
guide-pack-file-hint = Ең көбі 8 МБ. Жоғарыда алынып, өңделген көшірме немесе сондай құрылған бума.
guide-pack-whole = ZIP — бүкіл анықтамалық: онда жоғы жойылады
guide-pack-whole-hint = Белгі қойылмаса, ZIP ішінде жоқ беттер сол күйінде қалады.
guide-pack-look = Тексеріп, салыстыру
guide-pack-error-none = ZIP таңдаңыз
guide-pack-error-several = Бір ZIP таңдаңыз
guide-pack-error-big = ZIP 8 МБ-тан үлкен
guide-pack-error-cut = ZIP толық келмеді
guide-pack-error-busy = Қазір жұмыс тым көп. Бір минуттан кейін қайталаңыз
guide-pack-error-wrong = ZIP ішінде қателер бар. Олар төменде аталған. Ештеңе өзгерген жоқ

# What was found in a file of the guide. $what is the name of a field, a block, a source or a page, or a number;
# $words stand in the page, $why is a sentence.
guide-wrong-words = «{ $words }»: { $why }
guide-wrong-stray = Бұл файл бет те, дереккөздер тізімі де, қосындылар тізімі де емес.
guide-wrong-not-text = Файл UTF-8 мәтіні емес.
guide-wrong-too-long = Файл { $what } байттан ұзын.
guide-wrong-twice = Мекенжайы осындай нәрсе бұрыннан бар: { $what }
guide-wrong-no-archive = Бұл оқылатын ZIP емес: { $what }
guide-wrong-bad-name = Анықтамалықтың бірде-бір файлы мұндай атау ала алмайды.
guide-wrong-too-many = ZIP ішіндегі файлдар { $what } санынан көп.
guide-wrong-too-much = Ашылғанда ZIP { $what } байттан көп.
guide-wrong-sealed = Мұны ZIP ішінен шығару мүмкін емес: { $what }
guide-wrong-no-front = Файл екі «+++» жолының арасындағы бет туралы мәліметтен басталуы керек.
guide-wrong-html = HTML қолданылмайды: { $what }
guide-wrong-markup = Беттерде мұндай болмайды: { $what }
guide-wrong-other-link = Сілтемелер тек анықтамалық беттеріне апарады және guide:kind/name түрінде жазылады: { $what }
guide-wrong-too-deep = Бірінің ішіне бірі тым көп салынған.
guide-wrong-heading = Тақырыптар ## белгісінен басталып, деңгей қалдырмайды: { $what }
guide-wrong-unknown-block = «{ $what }» деген блок жоқ.
guide-wrong-open-block = «{ $what }» блогының соңы жоқ.
guide-wrong-nested-block = «{ $what }» блогы алдыңғысы аяқталмай басталады.
guide-wrong-stray-end = «:::» басталмаған блокты аяқтайды.
guide-wrong-block-shape = «{ $what }» блогы бос немесе ішінде керегі жоқ.
guide-wrong-unknown-source = «{ $what }» дереккөзі ешбір тізімде жоқ.
guide-wrong-source-twice = «{ $what }» дереккөзі басқа тізімде бар.
guide-wrong-unused-source = «{ $what }» дереккөзін ештеңе атамайды.
guide-wrong-no-source = Дереккөз жоқ: { $what }
guide-wrong-broken-link = «{ $what }» деген бет жоқ.
guide-wrong-no-original = Бұл аударатын бет жоқ: { $what }
guide-wrong-no-translation = Бұл тілде әлі жоқ: { $what }
guide-wrong-older = Аударма түпнұсқадан ескі: { $what }
guide-wrong-newer = Бұл әлі жоқ редакцияның аудармасы: { $what }
guide-wrong-structure = Құрылымы түпнұсқадан басқаша: { $what }
guide-wrong-other-sources = Дереккөздері түпнұсқадағыдан басқа: { $what }
guide-wrong-overdue = Тексеру мерзімі: { $what }. Ол өтіп кетті.
guide-wrong-alias-twice = Атау екі рет берілген: { $what }
guide-wrong-asymmetric = Жұп екі бағытта бірдей емес: { $what }
guide-wrong-unknown-level = Мұндай деңгей жоқ: { $what }
guide-wrong-bad-pair = Жұпқа екі бет керек: { $what }
