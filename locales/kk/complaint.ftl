# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = Атыңызды айтпай шағымдану немесе пікір қалдыру

complaint-title = Шағым немесе пікір
complaint-lead = Бірдеңе дұрыс болмады ма, әлде керісінше жақсы болды ма? Осында айтыңыз. Атыңыз да, тіркелгі де, ашық әңгіме де керек емес. Қаламасаңыз, кім екеніңізді жазбаңыз.
complaint-about = Бұл не туралы?
complaint-about-nothing = Таңдағым келмейді
complaint-topic-worker = Қызметкер туралы
complaint-topic-waiting = Жауап күту туралы
complaint-topic-advice = Алған кеңестерім туралы
complaint-topic-privacy = Жеке құпиям туралы
complaint-topic-website = Осы сайт туралы
complaint-topic-other = Басқа нәрсе туралы
complaint-label = Не болды?
complaint-hint = Кез келген тілде. Қызметкердің жұмыстағы есімі мен күнін білсеңіз, бұл анықтауға көмектеседі.
complaint-send = Жіберу
complaint-have-code = Менде шағым коды бар
complaint-next = Одан кейін не болады
complaint-who-reads = Мұны тек ұйымның үйлестірушілері оқи алады. Басқа қызметкерлер оқи алмайды, тіпті сіз жазып отырған қызметкер де. Үйлестіруші туралы жазсаңыз, сол үйлестіруші де оқи алады.
complaint-code-more = Сіз код аласыз. Сол кодпен жауабымызды кейін осы жерден кез келген құрылғыдан оқи аласыз. Код осы шағымды ғана ашады, және оны әңгімемен ештеңе байланыстырмайды.
complaint-no-promise = Қашан жауап беретінімізге уәде бермейміз. Үйлестіруші қарай бастағанда, бұл код ашатын бетте көрінеді.
# $days is a whole number.
complaint-kept = { $days ->
    [one] Жауап берілген немесе жабылған шағым соңғы өзгерістен кейін { $days } күннен соң жойылады.
   *[other] Жауап берілген немесе жабылған шағым соңғы өзгерістен кейін { $days } күннен соң жойылады.
}
complaint-sent-title = Бізге жетті
complaint-sent = Жазғаныңыз сақталды, оны тек үйлестірушілер оқи алады.
complaint-code-title = Шағымыңыздың коды
complaint-code-once = Осы беттен кетпей тұрып, бұл нөмірді жазып алыңыз. Ол бір рет қана көрсетіледі, оны сіз үшін қайта таба алмаймыз.
complaint-code-hint = Жиырма цифр. Бос орындар мен сызықшалар маңызды емес.
complaint-code-lost = Жоғалған кодты қалпына келтіру мүмкін емес: оның кімдікі екенін білмейміз. Жаңа шағымды әрқашан жаза аласыз.
complaint-trace-title = Жауабымызды қарау
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
complaint-error-mistyped = Бұл толық код емес: бір цифр қате, жетіспейді немесе артық. Жазып алғаныңызбен салыстырыңыз.
complaint-error-unknown = Мұнда бұл коды бар шағым жоқ. Жазып алғаныңызбен салыстырыңыз. Код дұрыс болса, шағым жойылған болуы мүмкін.
complaint-error-busy = Бір уақытта тым көп адам қарап жатыр. Бір минуттан кейін қайталап көріңіз.
complaint-error-added = Бұрын басқа нәрсе қосылған, ал бір ғана қосымшаға орын бар. Жазғаныңыз осында тұр: оны жаңа шағымға көшіріңіз.

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
complaints-person = Шағымданған адам
complaints-answer = Сіздің жауабыңыз
complaints-answer-hint = Жауап код ашатын бетте жұмыстағы есіміңіз бен рөліңізбен көрінеді.
complaints-send = Жауапты жіберу
complaints-side = Осы шағым туралы
complaints-only-you = Ол келген кезде үйлестіруші болғандар үшін шифрланған. Басқа қызметкерлер оны аша алмайды. Кім жазғанын іздемеңіз.
complaints-not-yours = Сіздің кілтіңіз бұл шағымды ашпайды
complaints-not-yours-more = Ол сіз мұнда үйлестіруші болмай тұрып келген. Сол кезде үйлестіруші болған адамнан сұраңыз.
complaint-error-news = Осы арада бірдеңе жазылды. Алдымен соны оқыңыз. Жауап жазған болсаңыз, ол осында тұр.
