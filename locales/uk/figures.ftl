# Figures of a period at the desk, and their copy.

figures-title = Цифри
figures-choose = Вибрати період
figures-period = Період
figures-from = Або з місяця
figures-to = По місяць
figures-only = Лише
figures-everything = Усе
figures-show = Показати
figures-earlier = Раніше
figures-later = Пізніше
# $number is 1 to 4, $year a year.
figures-quarter = { $number }-й квартал { $year } р.
figures-error-period = Виберіть місяць, квартал або рік, або напишіть два місяці у вигляді 2026-11, не більше 24 місяців від одного до другого.
figures-error-only = Виберіть майданчик або мову зі списку.
figures-moved = Якщо вибрано майданчик або мову, показано цілі квартали.
# $locked and $all are numbers.
figures-locked = Закрито місяців: { $locked } з { $all }.
figures-open = Ще не прийнято звітів: { $n }.
# $forms is the name of a form and its versions.
figures-forms = Форма: { $forms }.
figures-none = За цей період немає жодного звіту про контакт
figures-none-more = Чернетки не рахуються.
figures-few = Менше 5 контактів або менше 5 людей: таблиці не показано.
figures-withheld = Замало: за цими числами можна було б щось дізнатися про окремих людей.
figures-events = Події
figures-people = Люди
figures-share = Частка контактів
figures-all = Усього
figures-hidden = приховано
figures-few-title = Менше 5, приховано
figures-hidden-title = Приховано, щоб захистити мале число
# The difference to the period before. $n is the difference, $then the number of then, $period that period.
figures-more = на { $n } більше, ніж за { $period } ({ $then })
figures-fewer = на { $n } менше, ніж за { $period } ({ $then })
figures-same = стільки ж, скільки за { $period } ({ $then })
figures-no-comparison = порівняння немає
figures-copy = Взяти копію (CSV)
figures-copy-more = У копії — те саме, що на цій сторінці, з визначенням у кожному рядку. Те, що ви її взяли, записується.

figures-contacts = Індивідуальні контакти
figures-def-contacts = Індивідуальні контакти (W3): особисті повідомлення, автоматичний помічник, дзвінки та зустрічі.
figures-reached = Охоплено людей
figures-def-reached = Охоплено людей (W1): різні люди, у яких у періоді був хоча б один індивідуальний контакт.
figures-shares = Частки
figures-share-no-key = Контакти, у яких людину не визначено
figures-share-in-time = Відповідь вчасно, серед відповідей у години чергування
figures-share-out-of-hours = Прийшли поза годинами чергування, серед тих, чий час виміряно
figures-share-online = Вирішено повністю онлайн, серед тих, де це вказано
figures-share-useful = Вважають корисним, серед тих, хто відповів
figures-no-share = Приховано або нема чого рахувати
figures-median = Медіана часу до першої відповіді працівника
figures-def-median = Медіана (W11): середина всіх хвилин від першого повідомлення до першої відповіді працівника, для тих, хто писав у години чергування.
figures-def-mean = Середній бал (W23): від 1 до 5, серед тих, хто поставив оцінку.
figures-minutes = { $n } хв

figures-table-person = Нові та знайомі люди
figures-def-person = Нові — ті, чий найперший контакт припав на період (події: контакти в тому місяці, коли вони прийшли вперше); знайомі приходили раніше.
figures-person-new = Нові люди
figures-person-known = Знайомі люди
figures-person-no-key = Людину не визначено
figures-table-answer = Перша відповідь
# $minutes is the target that the organisation has set.
figures-def-answer = Вчасно: працівник відповів не пізніше ніж за { $minutes } хв. Поза годинами: писали, коли ніхто не чергував. Не виміряно: звіт внесено вручну.
figures-answer-in-time = Вчасно
figures-answer-later = Пізніше
figures-answer-no-answer = Немає відповіді працівника
figures-answer-out-of-hours = Прийшли поза годинами чергування
figures-answer-not-measured = Не виміряно
figures-table-solved = Чи вирішено питання
figures-def-solved = Контакти за тим, чи вирішено питання онлайн.
figures-solved-online = Вирішено повністю онлайн
figures-table-topic = Тема
figures-def-topic = Контакти за темами. В одному контакті може бути кілька тем, тому числа у стовпці не додаються.
figures-table-urgency = Терміновість
figures-def-urgency = Контакти за терміновістю, серед них екстрені.
figures-table-platform = Майданчик
figures-def-platform = Контакти за майданчиками.
figures-table-language = Мова
figures-def-language = Контакти за мовами.
figures-table-mode = Вид контакту
figures-def-mode = Контакти за тим, як вони відбувалися.
figures-table-area = Територія
figures-def-area = Контакти за територіями, не докладніше за список у формі.
figures-table-asked = Запитали думку
figures-def-asked = Контакти за тим, чи запитали людину, що вона думає про розмову.

figures-missing-unknown = Невідомо
figures-missing-refused = Не захотіли відповідати
figures-missing-not-asked = Не питали
figures-missing-not-applicable = Незастосовно
figures-missing-no-entry = Не заповнено

figures-other = Інша робота та записи
figures-def-other = Лише події; людей тут не рахують.
figures-other-group-answer = Відповіді в групах
figures-other-publication = Публікації
figures-other-forum-visit = Відвідування форумів
figures-other-overdose-record = Записи про передозування
figures-other-incident-record = Записи про інциденти
figures-other-feedback = Відгуки

figures-said-useful = Чи була розмова корисною
figures-said-topics = Відгуки за темами
figures-def-said = Що люди сказали після розмови; нікого за цим не рахують.
figures-useful-yes = Так
figures-useful-partly = Частково
figures-useful-no = Ні
figures-said-mean = Середній бал
figures-of-contacts = індивідуальні контакти періоду (W3)
figures-of-answered = контакти з відповіддю в години чергування
figures-of-said = відгуки за період

figures-how = Як захищено малі числа
figures-rule = Менше 5 подій або людей приховано (<5), а з ними інші числа (приховано), щоб за показаним не можна було обчислити жодного малого числа. 0 показується.
figures-rule-time = Періоди — цілі місяці. Квартал або рік приховує рядок, якщо його місяці видали б приховане число; будь-який інший період показує рядок, лише якщо його показує кожен його місяць.
figures-rule-people = Одна людина може бути в кількох рядках і місяцях: людей ніколи не додають.
