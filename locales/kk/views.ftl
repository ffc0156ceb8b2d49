# Lists at the desk: queues, what a line says, narrowing, saved views, searching in messages.

queue-emergency = Шұғыл
queue-unassigned = Ешкім алмаған
queue-snoozed = Кейінге қалдырылған
queue-mentioned = Мен аталғандар
queue-all = Барлығы
item-emergency = Шұғыл, нәтижесі көрсетілмеген
# $time is a span of time in words.
item-emergency-waiting = Шұғыл, күтуде: { $time }
item-new-waiting = Жаңа, күтуде: { $time }
item-waiting = Күтуде: { $time }
item-over = мақсаттан артық: { $time }
# $time is a day and a time.
item-put-off = { $time } дейін кейінге қалдырылды
item-put-off-open = Жаңа хабарламаға дейін кейінге қалдырылды
item-mentions-you = сіз аталдыңыз
# $name is a work name.
item-open-at = { $name } ашып отыр
# $time is a day and a time.
list-rests = Кезекшілік сағатынан тыс күту мақсатқа есептелмейді. Есеп { $time } қайта басталады.
list-pages = Тізім беттері
list-previous = Алдыңғы бет
filter-title = Іздеу және іріктеу
filter-code = Код атауының басы
filter-state = Күйі
filter-language = Тілі
filter-worker = Кім алды
filter-tag = Белгі
filter-any = Кез келген
filter-clear = Толық тізімді көрсету
filter-active = Іріктелді
filter-remove = Алып тастау
filter-empty = Сәйкес келетін әңгіме жоқ. Шарттың бірін алып тастаңыз немесе «Барлығы» тізімін қараңыз.
filter-unknown = мұнда белгісіз
# $code is the beginning of a code name.
filter-code-is = Код атауы: { $code }
# $day is a day.
filter-from-is = { $day } бастап
filter-to-is = { $day } дейін
views-title = Сақталған тізімдер
views-change = Тізімдерді өзгерту
views-more = Сақталған тізім сіз іріктегендей ашылады. Атауы мөрленген. Шарттары (тілдер, күйлер, күндер, қызметкерлер, белгілер) код түрінде сақталады.
views-none = Әзірге сақталған тізім жоқ
views-none-more = Кіріс тізімін іріктеп, оған атау беріңіз.
view-name = Тізім атауы
view-keep = Тізімді сақтау
view-share = Командамен бөлісу
view-unshare = Тек өзіме қалдыру
view-shared = Командаға ортақ
view-own = Тек сізге
view-rename = Атауын өзгерту
view-up = Жоғары
view-down = Төмен
view-delete = Жою
view-error-empty = Тізімге атау беріңіз.
# $n is a whole number.
view-error-long = { $n ->
    [one] Атауда ең көбі { $n } таңба болады.
   *[other] Атауда ең көбі { $n } таңба болады.
}
view-error-full = { $n ->
    [one] { $n } тізім сақталып қойған. Алдымен біреуін жойыңыз.
   *[other] { $n } тізім сақталып қойған. Алдымен біреуін жойыңыз.
}
search-title = Мен аша алатындардан іздеу
search-more = Хабарламалар мөрленген, олардың көрсеткіші жоқ. Іздеу тізімдегі хабарламаларды жаңасынан бастап, ең көбі 10 000, ашып оқып шығады. Іздегеніңіз және қай әңгімелер көрсетілгені жазылады. Сөздеріңіз сақталмайды.
search-words = Хабарламадағы сөздер
search-do = Іздеу
# $words is what was searched for.
search-for = Ізделді: { $words }
search-leave = Осы беттен кетсеңіз, іздеу тоқтайды.
# $read and $most are numbers as this language writes them.
search-progress = Оқылған хабарлама: { $read }, ең көбі { $most }
# $read and $found are numbers as this language writes them.
search-end = Аяқталды. Оқылған хабарлама: { $read }. Табылғаны: { $found }.
search-end-most = Оқылмаған ескірек хабарламалар бар. Күні, күйі немесе тілі бойынша іріктеп, қайта іздеңіз.
search-end-found = Бетке сыймайтындай көп табылды. Ұзағырақ сөз алыңыз немесе тізімді іріктеңіз.
search-end-broken = Іздеу үзілді. Осыған дейін табылғаны жоғарыда. Сәл кейін қайта іздеңіз.
search-end-over = Сеансыңыз аяқталды, іздеу де тоқтады.
search-error-short = Іздеу үшін кемінде екі әріп жазыңыз.
audit-did-search-threads = Хабарламалардан іздеу
