# What is done with conversations: taken, given, put off, tagged; many at once; undone.

work-undo = Қайтару
work-undo-kept = Басқа ештеңе өзгермесе, мұны бір тәулік ішінде қайтаруға болады.
work-resolve-undo = Қайтарсаңыз, әңгіме қайта ашылады. Уақыты тек күнмен сақталады, сондықтан күту сол сәттен басталады.
work-undone = Әрекет қайтарылды.
work-stayed = Қайтару мүмкін болмады: содан бері әңгімеде басқа нәрсе өзгерді.
work-did-take = Сіз әңгімені өзіңізге алдыңыз.
# $who is the work name of a colleague.
work-did-assign = Берілді: { $who }
work-did-release = Енді әңгімені ешкім жүргізбейді.
# $tag is the word of a tag.
work-did-tag = Белгі қосылды: { $tag }
work-did-untag = Белгі алынды: { $tag }
# $until says until when.
work-did-snooze = Кейінге қалдырылды. { $until }
work-did-wake = Әңгіме енді кейінге қалдырылмаған.
work-did-resolve = Аяқталды.
work-left-gone = Бұл әңгіме енді жоқ.
work-left-changed = Осы арада онда бірдеңе өзгерді.
work-left-colleague = Оны әріптес жүргізіп отыр немесе ол осы арада шешім қабылдады. Қайта қарап, шешіңіз.
work-left-emergency = Бұл — шұғыл жағдай. Алдымен немен аяқталғанын айтыңыз; оған дейін кейінге қалдырылмайды және аяқталмайды.
work-left-already = Бұл онсыз да солай.
work-left-resolved = Әңгіме аяқталған.
work-left-away = Әңгіме алынып тасталған.
work-left-visitor = Осы арада жаңа хабарлама келді.
work-left-leaver = Бұл әріптесте команданың кілті енді жоқ. Басқа біреуді таңдаңыз.
# $who and $to are work names, $when is a time.
work-who-took = Әңгімені енді { $who } жүргізеді ({ $when }). Қайта қарап, шешіңіз.
work-who-gave = { $who } шешті ({ $when }): енді әңгімені { $to } жүргізеді. Қайта қарап, шешіңіз.
work-who-released = { $who } оны босатты ({ $when }). Қайта қарап, шешіңіз.
work-error-assignee = Оны аша алатын әріптесті таңдаңыз.
work-error-later = Әлі келмеген, бір жылдан аспайтын уақытты таңдаңыз.
work-error-tag = Белгіні таңдаңыз немесе сөз жазыңыз.
# $max is a whole number.
work-error-word-long = Ең көбі { $max } таңба.
work-sure = Сөзді өзгертіңіз немесе ол ешкімді танытпаса, тағы бір рет қосыңыз.
# $who is the work name of a colleague.
here-colleague = Әңгіме қазір әріптесте ашық: { $who }.
tags-title = Белгілер
tag-found = табылды
tag-confirm = Растау
tag-remove = Алып тастау
tag-which = Белгі
tag-choose = Таңдаңыз
tag-word = Немесе өз сөзіңіз
tag-word-hint = Бүкіл команда үшін. Ат жазбаңыз, кімнің кім екенін білдіретін ештеңе жазбаңыз.
tag-add = Белгі қосу
later-heading = Кейінге қалдыру
later-until-label = Қашанға дейін
later-written = жазғанға дейін
later-hour = бір сағаттан кейін
later-evening = бүгін кешке, 18:00
later-tomorrow = ертең, 9:00
later-monday = дүйсенбі, 9:00
later-at = күні мен уақыты
later-day = Күні
later-clock = Уақыты
later-do = Кейінге қалдыру
later-wake = Тізімге қайтару
# $when is a day and a time.
later-until = Қайтып келеді: { $when }
later-until-written = Жазған кезде қайтып келеді.
assign-title = Кім жүргізеді
assign-to = Кімге тапсыру
assign-do = Тапсыру
release-do = Босату: ешкім жүргізбейді
many-title = Белгіленгендермен
many-take = Өзіме алу
many-assign = Тапсыру…
many-tag = Белгі қосу…
many-snooze = Кейінге қалдыру…
many-release = Босату
many-resolve = Аяқтау
many-preview = Не болады
# $n is a whole number.
many-will-take = Сіз өзіңізге аласыз. Әңгіме саны: { $n }
many-will-assign = Олар тапсырылады. Әңгіме саны: { $n }
many-will-tag = Оларға белгі қосылады. Әңгіме саны: { $n }
many-will-snooze = Олар кейінге қалдырылады. Әңгіме саны: { $n }
many-will-release = Оларды енді ешкім жүргізбейді. Әңгіме саны: { $n }
many-will-resolve = Олар аяқталады. Әңгіме саны: { $n }
many-none = Белгіленгендермен ештеңе істеуге болмайды.
# $max and $n are whole numbers.
many-beyond = Бір жолы ең көбі { $max }. Келесі жолға қалғаны: { $n }
many-do = Орындау
many-left = Сол күйінде қалады
deed-title = Не істелді
# $n is a whole number.
deed-done = Әңгіме саны: { $n }
deed-with = Істелді
deed-undone = Қайтарылды
deed-stayed = Қайтарылмады: осы арада өзгерген
audit-did-assign = Әңгімені әріптеске тапсыру
audit-did-undo-assign = Әңгімені тапсыруды қайтару
report-from-tags = Белгілерден
