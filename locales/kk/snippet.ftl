# Дайын жауаптар: әңгімеде және олар жазылатын жерде.

snippet-title = Дайын жауаптар
snippet-search = Сөз іздеу
snippet-find = Іздеу
snippet-language = Тіл
snippet-none-found = Ешбір дайын жауапта бұл сөздер жоқ.
snippet-all = Барлығын көрсету
snippet-back-thread = Әңгімеге қайту
snippet-so-far = Осыған дейін жазғаныңыз
snippet-without = Дайын жауапсыз жалғастыру
snippet-check-first = Жібермес бұрын тексеріңіз
snippet-reviewed = { $day } қаралған
snippet-fill = Дайын жауапты толтыру
snippet-insert = Жауапқа қосу
snippet-gone = Бұл дайын жауап енді ұсынылмайды. Басқасын таңдаңыз.
snippet-unfilled = Жібермес бұрын толтырыңыз: { $names }
snippet-error-empty = { $field }: толтырыңыз.
snippet-error-text = { $field }: ең көбі { $max } таңба, ирек жақшасыз.
snippet-error-time = { $field }: уақытты жазыңыз, мысалы 18:30.
snippet-error-number = { $field }: бүтін сан жазыңыз.
snippet-after = Жіберілгеннен кейін
snippet-step-tag = «{ $topic }» белгісін қою
snippet-step-me = Ешкім алмаса, өзіме алу
snippet-step-nobody = Енді ешкімде емес; жауап бірден кетеді
snippet-step-resolve = Аяқтау
snippet-step-written = Жазғанша кейінге қалдыру
snippet-step-minutes = { $n ->
    [one] { $n } минутқа кейінге қалдыру
   *[other] { $n } минутқа кейінге қалдыру
}
snippet-step-hours = { $n ->
    [one] { $n } сағатқа кейінге қалдыру
   *[other] { $n } сағатқа кейінге қалдыру
}
snippet-step-days = { $n ->
    [one] { $n } күнге кейінге қалдыру
   *[other] { $n } күнге кейінге қалдыру
}
snippet-lead = Команда қайта-қайта қолданатын жауаптар. Жаңа мәтін үйлестіруші мақұлдағаннан кейін ұсынылады; оған дейін бұрынғысы қолданылады.
snippet-new = Жаңа дайын жауап
snippet-download = Бәрін көшіріп алу
snippet-submitted = { $n ->
    [one] { $n } дайын жауап мақұлдауды күтіп тұр
   *[other] { $n } дайын жауап мақұлдауды күтіп тұр
}
snippet-name = Атауы
snippet-topic = Тақырып
snippet-state = Күйі
snippet-languages = Тілдер
snippet-review = Қарап шығу
snippet-uses-month = Осы айда қолданылғаны
snippet-uses-year = 12 айда қолданылғаны
snippet-uses-hint = Қолданылуы әр дайын жауап пен ай бойынша есептеледі, әңгіме мен қызметкер көрсетілмейді.
snippet-state-in-use = қолданыста
snippet-from-program = бағдарламамен бірге келген күйінде
snippet-state-withdrawn = қайтарып алынған
snippet-state-submitted = мақұлдауды күтіп тұр
snippet-state-draft = жоба
snippet-back-list = Барлық дайын жауаптарға қайту
snippet-back-one = Дайын жауапқа қайту
snippet-until-then = Бұл мәтін мақұлданғанша бұрынғысы қолданыста қалады.
snippet-until-then-text = Қолданыстағы мәтін
snippet-written-by = Жазған
snippet-needs-another = Бұл мәтінді өзіңіз жаздыңыз, сондықтан оны басқа үйлестіруші мақұлдайды. Басқасы болмаса, өзіңіз мақұлдай аласыз.
snippet-reviewed-on = Қаралған күні
snippet-review-due = Қайта қарау мерзімі
snippet-source = Дереккөз
snippet-clinical = Дәрігердің қарауы
snippet-clinical-hint = Осы жердің дәрігері оқығанша «needed»; содан кейін кім және қашан. Денсаулық туралы дерек болмаса, бос қалады.
snippet-clinical-needed = қажет: осы жердің дәрігері әлі оқыған жоқ
snippet-problems = Алдымен түзету керек
snippet-words = Назар аударатын сөздер
snippet-error-words = Назар аударатын сөздер бар. Өзгертіңіз немесе мәтінді осы күйінде тапсырыңыз.
snippet-edit = Өзгерту
snippet-submit = Мақұлдауға тапсыру
snippet-submit-anyway = Бәрібір тапсыру
snippet-approve = Мақұлдау
snippet-return = Қайтару
snippet-discard = Бұл нұсқадан бас тарту
snippet-withdraw = Қолданыстан алу
snippet-preview = Мәтінді көру
snippet-error-changed = Осы аралықта оны басқа біреу өзгертті. Қазір қандай екенін қараңыз.
snippet-error-problems = Әлі түзететін нәрсе бар.
snippet-error-cut = Мәтіннің бір бөлігі терілгендей жетпеді. Ештеңе сақталмады.
snippet-error-taken = Мұндай атаумен дайын жауап бар.
snippet-error-same = Бұл мәтіндегі барлық дайын жауап осы күйінде қолданыста.
snippet-key = Файлдағы аты
snippet-key-hint = a-дан z-ке дейінгі кіші әріптер, цифрлар және _. Ол өзгермейді.
snippet-texts = Мәтіндер
snippet-texts-hint = Бірдеңе жазылуы керек жерге ирек жақшамен ат қойыңыз: { "{time}" }. Бағдарлама { "{emergency_number}" }, { "{work_name}" } және { "{organisation}" } орнын өзі толтырады. Мәтіні жоқ тіл бос қалады.
snippet-text = Мәтін
snippet-variables = Толтырылатындар
snippet-variables-hint = Бұлар толтырылмайынша, жауапты ешкім жібере алмайды.
snippet-kind = Не жарайды
snippet-kind-text = сөздер
snippet-kind-time = уақыт
snippet-kind-number = сан
snippet-label = Жазуы
snippet-after-hint = Жауапты жіберетін адам әр қадамды көреді және алып тастай алады.
snippet-holder = Әңгіме кімде
snippet-snooze = Кейінге қалдыру
snippet-nothing = сол күйінде қалдыру
snippet-tags = Белгілер
snippet-article = Анықтамалық мақаласы
snippet-article-hint = Оның қысқа аты. Сілтеме анықтамалықпен бірге пайда болады.
snippet-save = Жоба ретінде сақтау
snippet-load = Жинақ жүктеу
snippet-load-lead = Жинақ — бірнеше дайын жауабы бар мәтін, оны «Бәрін көшіріп алу» береді. Қолданыстағы мәтіннен өзгешесі мақұлдауды күтеді. Қатесі бар мәтін ештеңені өзгертпейді.
snippet-load-button = Жүктеу
snippet-line = { $n }-жол
snippet-wrong-text = Мұны оқу мүмкін емес: { $name }
snippet-wrong-number = Жинақта 1-ден { $name } дейін дайын жауап болады.
snippet-wrong-key = «{ $name }» ат бола алмайды: a-дан z-ке дейінгі кіші әріптер, цифрлар және _, алдымен әріп, ең көбі 40 таңба, new, load, file болмауы керек.
snippet-wrong-twice = «{ $name }» екі рет тұр.
snippet-wrong-topic = Байланыс туралы есепте «{ $name }» тақырыбы жоқ.
snippet-wrong-day = «{ $name }» күн емес. Былай жазыңыз: 2026-11-22.
snippet-wrong-empty = Ешбір тілде мәтін жоқ.
snippet-wrong-language = «{ $name }» деген тіл жоқ.
snippet-wrong-blank = { $language }: атауы не мәтіні бос.
snippet-wrong-long = { $language }: ең көбі { $name } таңба.
snippet-wrong-half = { $language }: атауы мен мәтіні бірге болуы керек.
snippet-wrong-undeclared = { $language }: мәтінде { $name } бар, бірақ оның не екені айтылмаған.
snippet-wrong-unused = { $language }: { $name } толтырылуы керек, бірақ мәтінде жоқ.
snippet-wrong-brace = { $language }: ешбір атқа қатысы жоқ жақша бар.
snippet-wrong-variable = «{ $name }» толтырылмайды: a-дан z-ке дейінгі кіші әріптер, цифрлар және _, бағдарлама өзі толтыратын аттар болмауы керек.
snippet-wrong-label = { $name }: мәтін тілдерінің бірінде жазуы жоқ немесе тым ұзын.
snippet-wrong-many = Ең көбі { $name } толтырылатын орын және сонша белгі.
snippet-wrong-snooze = 1-ден { $name } минутқа дейін кейінге қалдыруға болады.
snippet-wrong-both = Аяқталғанды кейінге қалдыруға болмайды.
audit-did-submit-snippet = Дайын жауапты мақұлдауға тапсыру
audit-did-approve-snippet = Дайын жауапты мақұлдау
audit-did-withdraw-snippet = Дайын жауапты қолданыстан алу
audit-did-load-snippets = Дайын жауаптар жинағын жүктеу
