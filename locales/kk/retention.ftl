# How long things are kept, and holds.

retention-title = Сақтау мерзімдері
retention-lead = Адамдар туралы сақтайтынымыздың бәрінің мақсаты мен мерзімі бар. Мерзімі біткенде ол өзі, аз-аздап жойылады, бұл туралы ешкімнің ойлауы керек емес. Әлі ашық тұрған нәрсе мерзімі бойынша ешқашан жойылмайды. Төменде жоюға тыйым салынғаны да жойылмайды.
retention-sure = Осы мерзімді қысқарту керек пе?
# $n is a number of days.
retention-days = { $n ->
    [one] { $n } күн
   *[other] { $n } күн
}
# $n is how many.
retention-goes = { $n ->
    [one] { $n } жазба ескірек, келесі тексеруде жойылады.
   *[other] { $n } жазба ескірек, келесі тексеруде жойылады.
}
# $n is a whole number.
retention-many = { $n } немесе одан көп
retention-for-good = Оны қайтару мүмкін болмайды.
retention-sure-do = Қысқартып, жою
retention-sure-not = Сол күйінде қалдыру
# $n is how many.
retention-overdue = { $n ->
    [one] { $n } тыйымды қайта қарау керек
   *[other] { $n } тыйымды қайта қарау керек
}
retention-field = Күн саны
retention-do = Өзгерту
# $from, $to and $usual are numbers of days.
retention-bounds = { $from } күннен { $to } күнге дейін; басқасы таңдалмаса, { $usual }.
retention-fixed = Бұл өзгертілмейді.
# $n is how many.
retention-soon = { $n ->
    [one] 7 күн ішінде { $n } жойылады
   *[other] 7 күн ішінде { $n } жойылады
}
retention-swept = Соңғы тексеру
# $n is how many.
retention-gone = { $n ->
    [one] { $n } жойылды
   *[other] { $n } жойылды
}
retention-not-swept = Әлі тексерілген жоқ
retention-hourly = Сағат сайын тексеріледі
retention-holds = Жоюға тыйымдар
retention-holds-what = Жоюға тыйым әңгіменің мерзімі бойынша да, қызметкердің қолымен де жойылуына жол бермейді. Ол әңгіме бетінен қойылады. Оны тек үйлестіруші ғана ала алады.
retention-holds-none = Тыйым жоқ.
retention-on-person = Бір адаммен болған барлық әңгіме
retention-unreadable = Кілттеріңіз себебін ашпайды.
retention-put-on = Басталған күні
retention-review-on = Қайта қаралатын күні
retention-review-was = Қайта қаралуы тиіс болған күні
retention-review = Осы күні қайта қарау
retention-again = Сол күнге дейін қалдыру
retention-lift = Тыйымды алу
retention-hold-title = Жоюға тыйым салу
retention-hold-open = Жоюға тыйым салу
retention-hold-back = Әңгімеге оралу
retention-hold-what = Тыйым сот не заң сақтауды талап ететін нәрсеге арналған. Ол тұрғанда осы әңгімеден ештеңе мерзімі бойынша жойылмайды, командадан ешкім оны ұмыта алмайды.
retention-hold-visitor = Келуші әңгімені бұрынғыша өзі жоя алады. Оған бұл уәде етілген, тыйым оны өзгертпейді.
retention-hold-on = Нені жоюға болмайды
retention-hold-thread = Тек осы әңгіме
retention-hold-person = Осы адаммен барлық әңгіме, кейін болатындары да
retention-hold-do = Тыйым салу
retention-reason = Неге
retention-reason-hint = Кім сақтауды сұрайды және қандай негізбен. Бұл команда үшін шифрланған; тек үйлестірушілер көреді.
retention-held = Жоюға тыйым салынған: одан ештеңе мерзімі бойынша жойылмайды.
retention-error-held = Осы адамға қатысты бірдеңені жоюға тыйым салынған: оны сақтауды сот не заң талап етеді. Үйлестіруші тыйымды алғанша, командадан ешкім бұл адамды ұмыта алмайды. Келуші өз әңгімесін бұрынғыша өзі жоя алады.
# $from and $to are numbers of days.
retention-error-days = { $from } мен { $to } аралығындағы бүтін күн санын теріңіз.
retention-error-review = Бүгіннен кейінгі, бір жылдан аспайтын күнді таңдаңыз.
retention-error-reason = Неге жоюға болмайтынын жазыңыз.
retention-kind-conversation = Аяқталған әңгімелер
retention-why-conversation = Қайта келген адамды тану және тоқтаған жерден жалғастыру үшін. Әңгімемен бірге хабарламалар, суреттер, қайта келу билеті, белгілер, жазбалар, шұғыл жағдай мен қорғау қадамдары жойылады; ал соңғы әңгімемен бірге адам туралы белгілі нәрсенің бәрі де.
retention-kind-follow-up = Аяқталған қайта байланыстар
retention-why-follow-up = Адамнан хал-жағдайын қайта сұрайтын әріптес бұрын не істелгенін білуі үшін.
retention-kind-consult = Кеңесшілерге қойылып, жауап алған сұрақтар
retention-why-consult = Жауапты қайта оқу үшін.
retention-kind-review = Әңгімелерді талдау
retention-why-review = Команда өз жұмысынан үйренуі үшін.
retention-kind-report = Есептердің мәтіні
retention-why-report = Есепті тексеру үшін. Саналатыны қалады және ешкімге апармайды.
retention-kind-report-draft = Басталып, тапсырылмаған есептер
retention-why-report-draft = Терілгені жоғалмауы үшін.
retention-kind-feedback = Әңгіме туралы сөздер
retention-why-feedback = Команда адамдардың не айтатынын білуі үшін. Белгіленгені қалады және саналады.
retention-kind-complaint = Жауап берілген не жабылған шағымдар
retention-why-complaint = Шағымданған адам жауапты оқи алуы үшін.
retention-kind-away = Кеңесшілердің өздері болмайтын күндер туралы жазғаны
retention-why-away = Сұраған адам неге жауап жоғын білуі үшін. Болмаған соңғы күннен саналады.
retention-kind-discarded = Алып тасталғаны
retention-why-discarded = Оны қайтару үшін.
retention-kind-draft = Жауаптардың жобалары
retention-why-draft = Терілгені жоғалмауы үшін.
retention-kind-consult-draft = Кеңесшілердің жобалары
retention-why-consult-draft = Терілгені жоғалмауы үшін.
retention-kind-debrief = Ауыр әңгімеден кейін қызметкердің әріптесіне жазғаны
retention-why-debrief = Ешкім мұны жалғыз көтермеуі үшін. Тек сол екеуі аша алады.
retention-kind-handover = Ауысым соңындағы жазбалар
retention-why-handover = Келесі ауысым не болып жатқанын білуі үшін.
retention-kind-deed = Әңгімемен не істелгені
retention-why-deed = Оны кері қайтару үшін.
retention-kind-session = Келушілердің сеанстары
retention-why-session = Қайта жазған адам өз әңгімесін табуы үшін. Мерзімі cookie файлынікімен бірдей.
keep-team = Әңгіме туралы не жазамыз
keep-team-how = Команда үшін шифрланған: жазбалар, кеңесшіге сұрақтар, не туралы қайта сұрауға келіскеніміз, есептер. Бізге көрінетіні: бірдеңенің бар екені, қай күні екені және саналатыны, ол ешкімге апармайды.
# $days is a number of days.
keep-team-long = { $days ->
    [one] Ең кеші әңгімемен бірге жойылады; есептердің мәтіні тапсырылғаннан кейін ең көбі { $days } күн сақталады.
   *[other] Ең кеші әңгімемен бірге жойылады; есептердің мәтіні тапсырылғаннан кейін ең көбі { $days } күн сақталады.
}
keep-team-sooner = Әңгімені жойыңыз.
keep-hold = Егер сот не заң бірдеңені сақтауды талап етсе, сол талап біткенше ол мерзімі бойынша жойылмайды. Өз әңгімеңізді кез келген уақытта өзіңіз жоя аласыз.
audit-did-set-retention = Сақтау мерзімін өзгертті
audit-did-hold-thread = Әңгімені жоюға тыйым салды
audit-did-hold-person = Адамға қатысты бәрін жоюға тыйым салды
audit-did-review-hold = Жоюға тыйымды қайта қарады
audit-did-lift-thread-hold = Әңгімені жоюға салынған тыйымды алды
audit-did-lift-person-hold = Адамға қатысты бәрін жоюға салынған тыйымды алды
