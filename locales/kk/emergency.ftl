# What stands by itself beside a message that may be an emergency, that speaks of a voice message, or that is too short. Automatic
# lines say so, diagnose nothing, offer a person, and promise no time.

emergency-auto = Бұл хабарламаңыздағы сөздерге байланысты автоматты түрде көрсетілді. Қате болуы мүмкін, әрі бұл диагноз емес.
# $number is the emergency number.
emergency-do-not-wait = Біздің жауапты күтпеңіз: алдымен { $number } нөміріне қоңырау шалыңыз.
emergency-human = Хабарламаңыз бізде бірінші тұр. Әрі қарай жаза беріңіз: оны командадағы адам оқиды.
emergency-link = Шұғыл жағдайда не істеу керек
voice-auto = Автоматты хабарлама: дауыстық хабарламалар мұнда жетпейді. Қысқа болса да жазып жіберіңіз. Оны командадағы адам оқиды.
pick-lead = Мәселе не туралы?
pick-more = Автоматты сұрақ. Біреуін таңдаңыз немесе өз сөзіңізбен жазыңыз. Оны командадағы адам оқиды.
pick-health = Денсаулығым
pick-mind = Көңіл күйім
pick-test = Тесттер: АИТВ, гепатиттер, басқа инфекциялар
pick-safer = Қауіпсіздеу қолдану, құралдар
pick-treatment = Емделу
pick-law = Полиция, сот, құқықтар
pick-life = Баспана, құжаттар, ақша
pick-other = Басқа нәрсе

# The desk. $n is how many conversations.
emergency-count = { $n ->
    [100] 99-дан астам шұғыл жағдай
    [one] { $n } шұғыл жағдай
   *[other] { $n } шұғыл жағдай
}
emergency-banner = { $n ->
    [100] Ешкім алмаған 99-дан астам шұғыл жағдай
    [one] Ешкім алмаған { $n } шұғыл жағдай
   *[other] Ешкім алмаған { $n } шұғыл жағдай
}
emergency-banner-taken = { $n ->
    [100] 99-дан астам шұғыл жағдай ашық, олармен айналысып жатыр
    [one] { $n } шұғыл жағдай ашық, онымен айналысып жатыр
   *[other] { $n } шұғыл жағдай ашық, олармен айналысып жатыр
}
# $code is the code name of a conversation.
emergency-banner-open = { $code } әңгімесін ашу
# $n is how often.
emergency-banner-before = { $n ->
    [one] бұрын { $n } рет жабылған
   *[other] бұрын { $n } рет жабылған
}
emergency-state = Шұғыл жағдай
# $kinds is a list of the kinds below.
emergency-card-shown = Шұғыл көмек карточкасы автоматты түрде көрсетілді: { $kinds }
kind-not-breathing = дем алмайды
kind-unresponsive = оянбайды
kind-seizure = құрысып-тырысу
kind-chest-pain = кеудесі ауырады
kind-overheated = қызуы көтеріліп, санасы шатасқан
kind-suicide = өзіне қол жұмсау туралы ой
kind-violence = зорлық-зомбылық
kind-child-in-danger = бала қауіпте
emergency-close = Нәтижесімен жабу
emergency-close-more = Нәтижесін көрсетпей шұғыл жағдайды жабуға болмайды.
outcome-safe = Қауіпсіз
outcome-handed-over = Басқаларға тапсырылды
outcome-lost = Байланыс үзілді
outcome-unknown = Белгісіз
outcome-false-alarm = Жалған дабыл
emergency-end-resolve = Жабу және әңгімені аяқтау
emergency-end = Жабу, бірақ сөйлесе беру
emergency-false = Жалған дабыл
# $n is how often.
emergency-false-before = { $n ->
    [one] бұрын { $n } жалған дабыл болған
   *[other] бұрын { $n } жалған дабыл болған
}
emergency-protocol = Қазір не істеу керек
emergency-past = Бұрынғы шұғыл жағдайлар
# $how is an outcome, $name a work name, $when a time or a day.
emergency-ended = { $how }, { $name }, { $when }
emergency-error-outcome = Бұл шұғыл жағдай. Алдымен оның немен аяқталғанын немесе жалған дабыл болғанын көрсетіңіз.
emergency-error-choose = Нәтижесін таңдаңыз.
audit-did-give-outcome = Шұғыл жағдайдың немен аяқталғанын көрсету
audit-did-clear-alarm = Жалған дабылды алып тастау
