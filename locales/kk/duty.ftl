# Duty: the calendar of shifts, who is on now, what the public page says of it, notes at the end of a shift.

# $time is a clock time, $day a date such as 20 November.
duty-away = Қазір орнында ешкім жоқ
duty-away-until = Қазір орнында ешкім жоқ; сағат { $time } кезінде біреу болуы керек
duty-away-until-day = Қазір орнында ешкім жоқ; { $day }, сағат { $time } кезінде біреу болуы керек
# $n is a number from 8 to 10, $time one of the two texts below.
duty-expected = Соңғы төрт аптада кезекшілік кезінде жазған әр 10 адамның кемінде { $n } алғашқы жауапты { $time } ішінде алды. Бұл болғаны туралы, уәде емес.
duty-within-minutes = { $n ->
    [one] { $n } минут
   *[other] { $n } минут
}
duty-within-hours = { $n ->
    [one] { $n } сағат
   *[other] { $n } сағат
}

# What stands by itself after a first message while nobody is on duty.
nobody-title = Хабарламаңыз жетті
nobody-auto = Бұл мәтін өздігінен шықты. Хабарламаңызды әлі ешкім оқыған жоқ.
nobody-kept = Хабарламаңыз біреуіміз оқығанша шифрланып сақталады.
# $number is the emergency number of the place.
nobody-danger = Өмірге қауіп төнсе, бізді күтпеңіз. { $number } нөміріне қоңырау шалыңыз.
nobody-return = Жауапты кейін немесе басқа құрылғыда оқу үшін қайта келу билетін алыңыз:
nobody-write = Мұнда кез келген уақытта тағы жаза аласыз. Бәрі бірге жетеді.

duty-title = Кезекшілік
duty-plan = Ауысымды жоспарлау
duty-shift = Ауысым
duty-back = Аптаға қайту
duty-kind-desk = Орнында
duty-kind-on-call = Байланыста
# $weekday, $day and $times are a weekday, a date and times such as 22:00–02:00.
duty-when = { $weekday }, { $day }, { $times }
# $from and $to are dates.
duty-week-of = { $from } – { $to }
duty-weeks = Апталар
duty-week-before = Алдыңғы апта
duty-week-after = Келесі апта
duty-role = Рөл
duty-language = Тіл
duty-all = бәрі
duty-show = Көрсету
duty-none-planned = Әзірге ештеңе жоспарланбаған
duty-none-planned-more = Ауысымдар жоспарланғанша кезекшілікті тек жарияланған сағаттар айтады.
duty-day-empty = ауысым жоқ
duty-open-shift = бос
duty-cancelled = Болмайды
duty-now = Қазір
duty-begun = Ол басталды.
duty-over = Ол аяқталды.
duty-mine-more = Сіздің ауысымыңыз: әріптеске ұсыну
duty-take-more = Қарау немесе алу
duty-change = Өзгерту
# $times are times such as 02:00–06:00.
duty-gap = { $times }: орнында ешкім жоқ
# $who is a role, or a role and a language.
duty-gap-who = { $times }: ешкім жоқ ({ $who })
duty-gap-language = { $times }: { $language } тілінде сөйлейтін ешкім жоқ
# $zone is the name of a time zone.
duty-zone = Барлық уақыт { $zone } белдеуінде. Ауысым қабырғадағы сағатпен басталып, аяқталады, сағат тілі ауысқанда да.
duty-kind = Не
duty-who = Кім
duty-wanted = Кім керек
duty-take = Осы ауысымды алу
duty-release = Қайтару
duty-offer = Әріптеске ұсыну
duty-offer-more = Ол келіскенше ауысым сіздікі. Бір ауысымды бірнеше адамға ұсынуға болады; бірінші келіскен алады.
duty-colleague = Әріптес
duty-in-exchange = Орнына
duty-for-nothing = ештеңе
duty-offer-do = Ұсыну
duty-this-day = Тек осы күн
duty-give-to = Кімде
duty-nobody = ешкімде: бос
duty-give = Өзгерту
duty-cancel = Осы ауысымды болдырмау
duty-restore = Ол бәрібір болады
duty-offers = Ұсынылған ауысымдар
duty-offers-none = Сізге ештеңе ұсынылмаған, сіз де ұсынған жоқсыз.
duty-accept = Келісу
duty-decline = Бас тарту
duty-withdraw = Қайтып алу
# $name is a work name, $shift and $back are shifts in words.
duty-offer-to-me = { $name } сізге ұсынады: { $shift }.
duty-offer-to-me-for = { $name } сізге ұсынады: { $shift }, сіздің ауысымыңыздың орнына: { $back }.
duty-offer-by-me = Сіз ұсындыңыз ({ $name }): { $shift }.
duty-offer-by-me-for = Сіз ұсындыңыз ({ $name }): { $shift }, мынаның орнына: { $back }.
duty-wanted-role = Бос болса, керек рөл
duty-wanted-language = Керек тіл
duty-any = кез келген
duty-begins = Басталуы
duty-ends = Аяқталуы
duty-midnight = Басынан кейін болмайтын соңы келесі күнге түседі.
duty-weekdays = Қай күндері
duty-how-often = Қаншалықты жиі
# $n is a number of weeks.
duty-every = { $n ->
    [1] апта сайын
    [one] әр { $n } аптада
   *[other] әр { $n } аптада
}
duty-first-day = Бірінші күн
duty-last-day = Соңғы күн
duty-last-day-hint = Жалғаса беретін ауысым үшін соңғы күнді бос қалдырыңыз. Бір ғана ауысым үшін екі күн бірдей.
duty-plan-do = Жоспарлау
duty-series = Не жоспарланған
# $day is a date.
duty-from-day = { $day } бастап
duty-end-do = Соңғы күнді белгілеу
duty-series-title = Бір күннен бастап өзгерту
duty-series-stands = Қазір қалай жоспарланған
# $day is a date.
duty-series-until = { $day } дейін
duty-series-from = Қай күннен бастап
duty-series-past = Оған дейінгі күндер сол күйінде қалады, ал басталған ауысым өзгеріссіз жалғасады.
duty-series-last-hint = Жалғаса беретін ауысым үшін соңғы күнді бос қалдырыңыз.
duty-series-do = Өзгерту
duty-series-agreed = Жеке күндер туралы келісім
duty-series-agreed-more = Сол күні ауысым болып, ол иесіне сай келсе, келісім жаңа уақытпен күшінде қалады.
# $shift is a shift in words, $who a work name, or that it is open or cancelled.
duty-series-day = { $shift }: { $who }
# $from and $to are work names.
duty-series-offer = { $shift }: ұсыныс ({ $from } – { $to })
duty-series-lost = Бұрын келісілген, бірақ осы өзгеріспен жойылатыны
# $n is how many of those there are.
duty-series-lose = { $n ->
    [one] { $n } келісімнің жойылатыны дұрыс
   *[other] { $n } келісімнің жойылатыны дұрыс
}
duty-on-now = Қазір кезекшілікте
duty-on-nobody = Ауысымда ешкім жоқ.
duty-on-shift = Ауысымда:
# $time is a clock time.
duty-on-until = сағат { $time } дейін ауысымда

duty-error-began = Бұл ауысым басталған немесе аяқталған. Ештеңе өзгерген жоқ.
duty-error-cancelled = Бұл ауысым осы арада тоқтатылды. Ештеңе өзгерген жоқ.
duty-error-taken = Бұл ауысым енді басқа біреуде. Ештеңе өзгерген жоқ.
duty-error-accepted = Бұл ұсынысқа бұрын келісілген. Ештеңе өзгерген жоқ.
duty-error-declined = Бұл ұсыныстан бұрын бас тартылған. Ештеңе өзгерген жоқ.
duty-error-withdrawn = Бұл ұсыныс қайтып алынды. Ештеңе өзгерген жоқ.
duty-error-unfit = Рөлі, тілі немесе кілттері бұл ауысымға сай емес. Орнында команданың әңгімелерін ашатын адам керек.
duty-error-who = Әріптесті таңдаңыз.
duty-error-back = Бұл ауысым осы әріптесте емес. Оның ауысымдарының бірін немесе ештеңені таңдаңыз.
duty-error-time = Уақытты 22:00 сияқты жазыңыз.
duty-error-from = Бүгіннен бастап бір жылға дейінгі күнді жазыңыз.
duty-error-until = Бірінші күннен ерте емес күнді жазыңыз немесе бос қалдырыңыз.
duty-error-weekdays = Бірінші және соңғы күн арасындағы апта күнін таңдаңыз.
duty-error-lose = { $n ->
    [one] Бұл өзгеріспен жеке күн туралы { $n } келісім жойылады. Оны қарап, дұрыс екенін белгілеңіз немесе азырақ өзгертіңіз.
   *[other] Бұл өзгеріспен жеке күндер туралы { $n } келісім жойылады. Оларды қарап, дұрыс екенін белгілеңіз немесе азырақ өзгертіңіз.
}
duty-error-changed = Бұл ауысымдар осы арада өзгертілді немесе олардың бір күні туралы келісілді. Енгізгеніңіз осында қалды; қасында қазір қалай жоспарланғаны тұр. Қарап шығып, қайта жіберіңіз.
duty-error-from-begun = Бұл күннің ауысымы басталған немесе басталып кеткен болар еді. Кейінірек күнді таңдаңыз.
duty-error-after-last = Соңғы ауысым бұл күннен бұрын. Ертерек күнді таңдаңыз немесе жаңа ауысым жоспарлаңыз.

# Who of those on duty or on call can be called by e-mail.
duty-reach-title = Байланыста, бірақ шақыру мүмкін емес
duty-reach-more = «Пошта арқылы шақыру» бетінде мекенжай көрсетуін сұраңыз немесе ауысымды басқа біреуге беріңіз. Оған дейін орнына үйлестірушілер шақырылады.
# $name is a work name, $shift a shift in words, $why one of the texts below.
duty-reach-line = { $name }: { $shift }. { $why }
duty-reach-yes = Пошта арқылы шақыруға болады
duty-reach-no = Пошта арқылы шақыру мүмкін емес
duty-reach-none = Пошта арқылы шақыру мүмкін емес: мекенжай көрсетілмеген
duty-reach-asked = Пошта арқылы шақыру мүмкін емес: мекенжай расталмаған
duty-reach-refused = Пошта арқылы шақыру мүмкін емес: пошта сервері мекенжайды қабылдамады

handover-title = Ауысымды тапсыру
handover-label = Келесі ауысым нені білуі керек
handover-hint = Тек команда оқиды. Адамдардың атын емес, әңгімелердің код атын жазыңыз.
handover-do = Жазба қалдыру
# $codes are code names of conversations.
handover-line-urgent = Ашық шұғыл жағдайлар: { $codes }
handover-line-mine = Менің ашық әңгімелерім: { $codes }
handover-mine = Сіздің әңгімелеріңіз
handover-mine-more = Тапсырғанша олар сіздікі. Бір күн ішінде кері қайтаруға болады.
handover-which = Қайсысы
handover-to = Кімге
handover-give = Тапсыру
handover-nobody = Қазір ауысымда басқа ешкім жоқ, сондықтан мұнда тапсыру мүмкін емес.
handover-notes = Ауысым жазбалары
# $n is a number of days.
handover-kept = Жазбалар { $n ->
    [one] { $n } күн
   *[other] { $n } күн
} сақталады.
handover-none = Әзірге жазба жоқ.
handover-ends = Ауысымыңыз сағат { $time } аяқталады.
handover-ended = Ауысымыңыз сағат { $time } аяқталды.
handover-write = Жазба жазып, тапсыру
# $name is a work name.
handover-from = { $name }, { $time }
handover-read = Оқыдым
handover-error-empty = Алдымен бірдеңе жазыңыз.
# $max is a number of characters.
handover-error-long = Жазбада ең көбі { $max } таңба болады. Жазғаныңыз осында.
handover-error-none = Кемінде бір әңгімені таңдаңыз.
handover-error-to = Қазір ауысымда отырған әрі бәрін аша алатын адамды таңдаңыз.

audit-did-plan-duty = Ауысымдарды жоспарлады
audit-did-replan-duty = Жоспарланған ауысымдарды бір күннен бастап өзгертті
audit-did-change-duty = Ауысымды өзгертті
