# The guide on the public site.

guide-title = Анықтамалық
guide-lead = Денсаулық туралы, қандай қиындық болуы мүмкін екені және не көмектесетіні туралы қарапайым беттер. Тіркелу қажет емес, мұнда не оқығаныңыз еш жерде жазылмайды.
guide-home = Анықтамалықты оқу
guide-own = Бұл беттерді өзіміз жаздық. Қолданылатын жерде оларды мамандар тексеруі керек.
guide-kind-emergency = Қауіп төнсе
guide-kind-how-to = Қалай істеу керек
guide-kind-checklist = Белгілейтін тізімдер
guide-kind-substance = Заттар
guide-kind-service = Қызметтер
guide-kind-method = Біз қалай жұмыс істейміз
guide-kind-practice = Басқа командалардың тәжірибесі
guide-kind-page = Біз туралы
guide-combinations = Екі затты бірге қолдану
guide-combinations-lead = Бірге қолданылған екі зат туралы дереккөздер не дейді. Тізімнен қайсысы қауіптірек екенін және оның себебін көресіз.
guide-combinations-missing = Мұнда қандай да бір екі зат жоқ болса, бұл олардың бірге қауіпсіз екенін білдірмейді. Бұл олар туралы бізде дереккөз жоқ екенін білдіреді.
guide-pair-why = Неге бұлай: әр жұптың себептері
guide-pair-a = Бірінші зат
guide-pair-b = Екінші зат
guide-pair-choose = Таңдаңыз
guide-pair-look = Қарау
guide-pair-error-none = Тізімнен зат таңдаңыз.
guide-pair-error-same = Екі түрлі зат таңдаңыз.
guide-pair-none = Осы екі затты бірге қолдану туралы бізде дереккөз жоқ. Бұл қауіп жоқ дегенді білдірмейді. Бізден сұрай аласыз.
guide-short = Қысқаша
guide-now = Қазір осыны істеңіз
guide-do = Істеңіз
guide-dont = Істемеңіз
guide-note = Білген жөн
guide-contents = Осы бетте
guide-ticks = Белгілеріңіз осы бетте ғана қалады. Олар еш жерге жіберілмейді, бетті жапсаңыз, жоғалады.
guide-related = Әрі қарай оқу
guide-here = Осы сайтта
# The name of a region follows.
guide-region = Тек мына жерге арналған:
guide-sources = Дереккөздер
# $n is the number of a source in the list below the page.
guide-source = { $n }-дереккөз
# $on and $due are dates, $revision a number.
guide-reviewed = Тексерілген күні: { $on }. Келесі тексеру мерзімі: { $due }. Нұсқасы: { $revision }.
# $due is a date.
guide-overdue = Бұл бетті тексеру мерзімі: { $due }. Ол өтіп кетті, кейбір мәлімет ескірген болуы мүмкін.
guide-older = Аударылғаннан кейін бұл беттің түпнұсқасы өзгерді. Кейбір мәлімет ескірген болуы мүмкін.
guide-reviewer-clinic = Медициналық тұрғыдан тексерген: { $name }, { $role }.
guide-reviewer-law = Заңдық тұрғыдан тексерген: { $name }, { $role }.
guide-needs-clinic = Өзіміздің мәтініміз. Оған сүйенбес бұрын жергілікті медицина қызметкерлері тексеруі керек.
guide-needs-law = Бет заңға қатысты. Оны жергілікті заңды білетін адам тексеруі керек.
guide-level-danger = Қауіпті
guide-level-caution = Абай болыңыз
guide-level-unknown = Белгісіз
guide-confidence-known = Жақсы белгілі
guide-confidence-some = Біраз деректер бар
guide-confidence-reported = Хабарланған, аз зерттелген
guide-elsewhere-title = Бұл тілде әлі жоқ
guide-elsewhere = Бұл бетті мына тілдерде оқуға болады:
