# Ел профилі: не қолданыста, тексеру, өзгерту.

country-title = Ел профилі
country-lead = Осы жердің заңы не талап етеді: неше жасқа дейін кәмелетке толмаған саналады, кімге не туралы хабарлау керек, қай нөмір көмектеседі. Сырттағы біреуге хабарлау-хабарламауды әр жолы осы шекте супервизор шешеді, бағдарлама ешқашан шешпейді.
country-not-legal-advice = Бұл заң кеңесі емес. Бағдарламамен бірге қатаң профиль және ойдан шығарылған екі ел келеді. Өз профиліңізге сенбес бұрын оны жергілікті заң білетін адамға тексертіңіз.
country-back = Қорғауға оралу
country-reviewed = Қаралған күні
country-review-due = Қайта қарау керек күн
country-legal-review = Заңдық тексеру
country-needs-review = жергілікті заңдық тексеру керек
country-flag = Не туралы
country-value = Не жүреді
country-source = Дереккөз
country-strict = Профильде жоқ: қатаң оқылым жүреді
country-strict-profile = Қатаң профиль
country-in-use = Қолданыстағы ел профилі
# $n is a number of flags.
country-missing = { $n ->
    [one] { $n } белгі жетіспейді, ол қатаң оқылады
   *[other] { $n } белгі жетіспейді, олар қатаң оқылады
}
# $n is an age in whole years.
country-years = { $n ->
    [one] { $n } жас
   *[other] { $n } жас
}
country-yes = Иә
country-no = Жоқ
country-unknown = Белгісіз
country-duty-never = Оларға хабарланбайды
country-duty-supervisor = Супервизор шешеді
country-duty-required = Заң талап етеді; қашан және қалай екенін супервизор шешеді
country-minor-age = Кәмелетке толмаған: мына жастан кіші
country-care-age = Көмекке өзі келісе алады: мына жастан
country-tell-parents = Кәмелетке толмағанның ата-анасына айту
country-tell-authorities = Кәмелетке толмаған туралы органдарға айту
country-report-child = Қауіптегі бала туралы хабарлау
country-report-life = Өмірге қауіп туралы хабарлау
country-propaganda-law = «Насихатқа» қарсы заң
country-foreign-funding = Шетелден келген ақша туралы белгі
country-emergency-number = Шұғыл көмек нөмірі
country-child-helpline = Балаларға арналған көмек желісі
audit-did-put-country-into-use = Ел профилін қолданысқа енгізді
