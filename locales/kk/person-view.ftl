# Everything that is known of one person, what they agreed to, and forgetting somebody wholly.

known-open = Осы адам туралы білетініміздің бәрі
known-title = Осы адам туралы не білеміз
known-what = Мұнда бір адам деп есептелетіннің бәрі, бірінші күннен соңғысына дейін. Бұл бет үшін бірде-бір хабарлама ашылмайды. Әңгіме туралы атсыз айтылған пікір ешкіммен байланыстырылмайды.
known-facts = Қысқаша
known-threads = Әңгімелер
known-first = Алғашқы күн
known-last = Соңғы күн
known-languages = Беттерінің тілдері
known-none = жоқ
known-code = адамның қалауымен жасалған
# $n is a whole number.
known-reports-others = { $n ->
    [one] Әріптестердің сіз аша алмайтын { $n } есебі бар.
   *[other] Әріптестердің сіз аша алмайтын { $n } есебі бар.
}
known-days = Күннен күнге
known-notes-what = Осы адам және онымен әңгімелер туралы жазбалар. Келуші оларды ешқашан көрмейді.
known-earlier = Бұрынырақ ({ $n })
known-later = Кейінірек ({ $n })
known-began = Әңгіме басталды
known-report = Байланыс туралы есеп
known-emergency = Шұғыл жағдай аяқталды
known-merged = Екі адам осы күннен бастап бір адам деп есептелді
known-state-new = Жаңа
known-state-open = Ашық
known-state-resolved = Аяқталған
known-state-discarded = Алып тасталған

consent-title = Адам неге келісті
consent-write = Жауапты жазып қою
consent-what = Қарапайым сөзбен сұраңыз да, жауабын жазып қойыңыз. Үндемеу — келісім емес. Адам келісімін кез келген уақытта қайтарып ала алады.
consent-purpose = Не үшін
consent-choose = Таңдаңыз
consent-said = Адам не деді
consent-do = Жауапты сақтау
consent-for-consult = Кеңесші көмектесу үшін жазылғанды оқи алады
consent-for-referral = Басқа ұйым көмекке қажет нәрсені біледі
consent-for-follow-up = Кейін қайта жаза аламыз
consent-for-story = Болған жайтты адам танылмайтындай етіп айтуға болады
consent-is-not-asked = Сұралмаған
consent-is-given = Иә
consent-is-refused = Жоқ
consent-is-withdrawn = Бұрын иә, енді жоқ
consent-is-unknown = Сұралды, анық жауап жоқ
consent-error-purpose = Не туралы сұралғанын таңдаңыз.
consent-error-said = Адамның не дегенін таңдаңыз.
consent-error-nothing = Қайтарып алатын келісім жоқ. Адам «жоқ» десе, «Жоқ» дегенді таңдаңыз.

oblivion-open = Бұл адамды ұмыту
oblivion-title = Адамды ұмыту
oblivion-back = Адамға оралу
oblivion-what = Төмендегінің бәрі екі жаққа да бірден оқылмайтын болады, содан кейін жойылады. Мұны қайтару мүмкін емес, ешбір сақтық көшірме қалпына келтірмейді.
oblivion-goes = Не жойылады
# $n is a whole number.
oblivion-kind-threads = { $n ->
    [one] { $n } әңгіме
   *[other] { $n } әңгіме
}
# $n is a whole number.
oblivion-kind-messages = { $n ->
    [one] { $n } хабарлама
   *[other] { $n } хабарлама
}
# $n is a whole number.
oblivion-kind-images = { $n ->
    [one] { $n } сурет
   *[other] { $n } сурет
}
# $n is a whole number.
oblivion-kind-tickets = { $n ->
    [one] { $n } қайта келу билеті
   *[other] { $n } қайта келу билеті
}
# $n is a whole number.
oblivion-kind-outgoing = { $n ->
    [one] жіберілуін күткен { $n } жауап
   *[other] жіберілуін күткен { $n } жауап
}
# $n is a whole number.
oblivion-kind-drafts = { $n ->
    [one] { $n } жауап жобасы
   *[other] { $n } жауап жобасы
}
# $n is a whole number.
oblivion-kind-notes = { $n ->
    [one] команданың { $n } жазбасы
   *[other] команданың { $n } жазбасы
}
# $n is a whole number.
oblivion-kind-tags = { $n ->
    [one] { $n } белгі
   *[other] { $n } белгі
}
# $n is a whole number.
oblivion-kind-emergencies = { $n ->
    [one] шұғыл жағдай туралы { $n } жазу
   *[other] шұғыл жағдай туралы { $n } жазу
}
# $n is a whole number.
oblivion-kind-consents = { $n ->
    [one] келісім туралы { $n } жауап
   *[other] келісім туралы { $n } жауап
}
# $n is a whole number.
oblivion-kind-reviews = { $n ->
    [one] аяқталған әңгімені { $n } талдау
   *[other] аяқталған әңгімелерді { $n } талдау
}
# $n is a whole number.
oblivion-reports = { $n ->
    [one] { $n } есептің сөздері және одан адамға апаратын жол
   *[other] { $n } есептің сөздері және олардан адамға апаратын жол
}
oblivion-person = Адамның кілті мен коды және кіммен бір деп есептелетіні
oblivion-stays = Не қалады
oblivion-stays-counts = Сандар: байланыс есептелгені, қай күні, қандай тақырыптар бойынша. Олар ешкімге апармайды.
oblivion-stays-trail = Әрекеттер журналы: қызметкердің бірдеңе ашқаны және сіздің біреуді ұмытқаныңыз, кім екені айтылмайды.
oblivion-stays-feedback = Әңгіме туралы атсыз қойылған белгілер, сөзсіз және әңгімеге жолсыз.
oblivion-why = Неліктен
oblivion-because-asked = Адам өзі сұрады
oblivion-because-danger = Біз білетін нәрсе адамға қауіп төндіруі мүмкін
oblivion-because-mistake = Бұл мұнда қателікпен түсті немесе сынақ болды
oblivion-because-over = Мұны сақтауға енді себеп жоқ
oblivion-sure = Не жойылатынын оқыдым, солай болсын
oblivion-do = Адамды біржола ұмыту
oblivion-error-reason = Неліктен екенін таңдаңыз.
oblivion-error-sure = Жоғарыдағының бәрі жойылсын десеңіз, белгілеңіз.
oblivion-error-changed = Содан бері бірдеңе өзгерді. Ештеңе ұмытылған жоқ. Бетті қайта оқыңыз.
oblivion-error-emergency = Әңгімелердің бірінде шұғыл жағдай ашық. Алдымен оның қалай аяқталғанын айтыңыз.
oblivion-done = Бәрі жойылды.
oblivion-closed = Бұдан ештеңе енді ашылмайды. Қалғаны жойылып жатыр, беттен шықсаңыз да.
# $done and $total are whole numbers: conversations.
oblivion-far = Әңгімелер: { $total } ішінен { $done }
oblivion-look = Қайта қарау
oblivion-backups = Ескі сақтық көшірмелерде ол мерзімі біткенше жабық күйде қалады. Қалпына келтірілгенде бірден қайта ұмытылады.

audit-did-open-person = Адам туралы белгілі нәрсенің бәрін қарау
audit-did-forget-person = Адамды ұмыту
# $n is a whole number.
oblivion-kind-follow-ups = { $n ->
    [one] { $n } қайта байланыс
   *[other] { $n } қайта байланыс
}
# $n is a whole number.
oblivion-kind-consults = { $n ->
    [one] кеңесшіге { $n } сұрақ
   *[other] кеңесшілерге { $n } сұрақ
}
# $n is a whole number.
oblivion-kind-safeguarding = { $n ->
    [one] { $n } қорғау ісі
   *[other] { $n } қорғау ісі
}
