# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = Атыңызды айтпай шағымдану немесе пікір қалдыру

complaint-title = Шағым немесе пікір
complaint-lead = Бірдеңе дұрыс болмады ма, әлде керісінше жақсы болды ма? Осында айтыңыз. Атыңыз да, тіркелгі де, ашық әңгіме де керек емес. Өзіңіз қаламасаңыз, кім екеніңізді жазбаңыз.
complaint-about = Бұл не туралы?
complaint-about-nothing = Таңдағым келмейді
complaint-topic-worker = Қызметкер туралы
complaint-topic-waiting = Жауап күту туралы
complaint-topic-advice = Алған кеңестерім туралы
complaint-topic-privacy = Құпиялылығым туралы
complaint-topic-website = Осы сайт туралы
complaint-topic-other = Басқа нәрсе туралы
complaint-label = Не болды?
complaint-hint = Кез келген тілде. Қызметкердің жұмыстағы есімін және қай күні болғанын білсеңіз, жазыңыз: бұл анықтауға көмектеседі.
complaint-send = Жіберу
complaint-have-code = Менде шағым коды бар
complaint-next = Одан кейін не болады
complaint-who-reads = Мұны тек ұйымның үйлестірушілері оқи алады. Басқа қызметкерлер оқи алмайды, тіпті шағым айтылған қызметкердің өзі де оқи алмайды. Шағым үйлестіруші туралы болса, оны сол үйлестіруші де оқи алады.
complaint-code-more = Сізге шағым коды беріледі. Сол кодпен жауап бар-жоғын кейін осы жерден, кез келген құрылғыдан қарай аласыз. Код осы шағымды ғана ашады, басқа ештеңені ашпайды. Шағымды әңгімемен ештеңе байланыстырмайды.
complaint-no-promise = Жауап белгілі бір уақытта келеді деп уәде ете алмаймыз. Үйлестіруші шағымды қарай бастағанда, бұл код ашатын бетте көрінеді.
# $days is a whole number.
complaint-kept = { $days ->
    [one] Жауап берілген немесе жабылған шағым соңғы өзгерістен { $days } күн өткен соң жойылады.
   *[other] Жауап берілген немесе жабылған шағым соңғы өзгерістен { $days } күн өткен соң жойылады.
}
complaint-sent-title = Жазғаныңыз бізге жетті
complaint-sent = Ол сақталды, оны тек үйлестірушілер оқи алады.
complaint-code-title = Шағым кодыңыз
complaint-code-once = Осы беттен кетпей тұрып, бұл нөмірді жазып алыңыз. Ол бір рет қана көрсетіледі, оны қайта тауып бере алмаймыз.
complaint-code-hint = Жиырма цифр. Бос орындар мен сызықшалар маңызды емес.
complaint-code-lost = Жоғалған кодты қайта табу мүмкін емес, себебі оның кімдікі екенін білмейміз. Жаңа шағымды әрқашан жаза аласыз.
complaint-trace-title = Жауап бар-жоғын қарау
complaint-trace-open = Ашу
complaint-new = Жаңа шағым жазу
complaint-own-title = Сіздің шағымыңыз
complaint-state-received = Қабылданды
complaint-state-looked-at = Қаралып жатыр
complaint-state-answered = Жауап берілді
complaint-state-closed = Жабылды
complaint-state-received-more = Шағым бізде. Үйлестірушілер әлі қарай бастаған жоқ.
complaint-state-looked-at-more = Үйлестіруші қарап жатыр.
complaint-state-answered-more = Жауабымыз төменде.
complaint-state-closed-more = Үйлестіруші шағымды жапты.
complaint-add = Бірдеңе қосқыңыз келе ме?
complaint-add-hint = Бір рет қана қоса аласыз.
complaint-add-send = Қосу
complaint-error-closed = Қазір шағымдарды қауіпсіз қабылдай алмаймыз. Жазғаныңыз осында тұр, ештеңе жіберілген жоқ.
complaint-error-mistyped = Бұл толық шағым коды емес: бір цифр қате, жетіспейді немесе артық. Жазып алғаныңызбен салыстырыңыз.
complaint-error-unknown = Мұнда коды осындай шағым жоқ. Кодты жазып алғаныңызбен салыстырыңыз. Код дұрыс болса, шағым жойылған болуы мүмкін.
complaint-error-busy = Шағымды іздей алмадық: қазір жүйе бос емес. Бір минуттан кейін қайталап көріңіз.
complaint-error-added = Бұл жіберілген жоқ, себебі бұдан бұрын басқа нәрсе жіберілген. Жазғаныңыз осында тұр: оны жаңа шағымға көшіріңіз.

# At the desk of coordinators.
desk-complaints = Шағымдар
desk-complaints-new = жаңа
complaints-open = Ашық
complaints-done = Жауап берілген және жабылған
complaints-none = Мұнда ештеңе жоқ
complaints-none-more = Жаңа шағым осы бетті қайта ашқанда көрінеді.
complaints-received = Қабылданған күні:
complaints-look = Қарап жатырмын
complaints-close = Жабу
complaints-person = Шағым жазған адам
complaints-answer = Сіздің жауабыңыз
complaints-answer-hint = Жауап шағым коды ашатын бетте жұмыстағы есіміңізбен және рөліңізбен көрінеді.
complaints-send = Жауапты жіберу
complaints-side = Осы шағым туралы
complaints-only-you = Шағым ол келген кезде үйлестіруші болғандар үшін шифрланған. Басқа қызметкерлер оны аша алмайды. Оны кім жазғанын анықтауға тырыспаңыз.
complaints-not-yours = Сіздің кілтіңіз бұл шағымды ашпайды
complaints-not-yours-more = Ол сіз мұнда үйлестіруші болғанға дейін келген. Сол кезде үйлестіруші болған адамнан сұраңыз.
complaint-error-news = Осы арада бірдеңе жазылды. Алдымен соны оқыңыз. Өзіңіз жазғаныңыз болса, ол осында тұр.
