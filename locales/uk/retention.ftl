# How long things are kept, and holds.

retention-title = Строки зберігання
retention-lead = Усе, що ми зберігаємо про людей, має мету й строк. Коли строк минає, це видаляється саме, потроху, і нікому не треба про це пам’ятати. Те, що ще відкрите, за строком не видаляється ніколи. Те, на що нижче поставлено заборону, пропускається.
retention-sure = Скоротити цей строк?
# $n is a number of days.
retention-days = { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дні
}
# $n is how many.
retention-goes = { $n ->
    [one] { $n } запис старший, його буде видалено під час наступної перевірки.
    [few] { $n } записи старші, їх буде видалено під час наступної перевірки.
    [many] { $n } записів старші, їх буде видалено під час наступної перевірки.
   *[other] { $n } записи старші, їх буде видалено під час наступної перевірки.
}
# $n is a whole number.
retention-many = { $n } або більше
retention-for-good = Повернути це буде неможливо.
retention-sure-do = Скоротити й видалити
retention-sure-not = Лишити як є
# $n is how many.
retention-overdue = { $n ->
    [one] { $n } заборону час переглянути
    [few] { $n } заборони час переглянути
    [many] { $n } заборон час переглянути
   *[other] { $n } заборони час переглянути
}
retention-field = Днів
retention-do = Змінити
# $from, $to and $usual are numbers of days.
retention-bounds = Від { $from } до { $to } дн.; { $usual }, якщо не вибрано інше.
retention-fixed = Цей строк не змінюється.
# $n is how many.
retention-soon = { $n ->
    [one] протягом 7 днів видалиться { $n }
    [few] протягом 7 днів видаляться { $n }
    [many] протягом 7 днів видалиться { $n }
   *[other] протягом 7 днів видаляться { $n }
}
retention-swept = Остання перевірка
# $n is how many.
retention-gone = { $n ->
    [one] видалено { $n }
    [few] видалено { $n }
    [many] видалено { $n }
   *[other] видалено { $n }
}
retention-not-swept = Перевірки ще не було
retention-hourly = Перевіряється щогодини
retention-holds = Заборони видалення
retention-holds-what = Поки на розмові стоїть заборона видалення, вона не видаляється за строком і її не може видалити ніхто з команди. Заборону ставлять зі сторінки розмови. Вона закінчується, лише коли її знімає координатор.
retention-holds-none = Заборон немає.
retention-on-person = Усі розмови з однією людиною
retention-unreadable = Ваші ключі не відкривають причину.
retention-put-on = Від
retention-review-on = Переглянути
retention-review-was = Треба було переглянути
retention-review = Переглянути цього дня
retention-again = Лишити до цього дня
retention-lift = Зняти заборону
retention-hold-title = Заборонити видалення
retention-hold-open = Заборонити видалення
retention-hold-back = Назад до розмови
retention-hold-what = Заборона видалення потрібна для того, що велить зберегти суд або закон. Поки вона діє, ніщо з цієї розмови не видаляється за строком, і ніхто з команди не може її забути.
retention-hold-visitor = Відвідувач і далі може видалити розмову. Ми це обіцяли, і заборона цього не змінює.
retention-hold-on = Що не можна видаляти
retention-hold-thread = Лише цю розмову
retention-hold-person = Усі розмови з цією людиною, і майбутні теж
retention-hold-do = Поставити заборону
retention-reason = Чому
retention-reason-hint = Хто просить зберегти і на якій підставі. Це зашифровано для команди; бачать лише координатори.
retention-held = Стоїть заборона видалення: за строком нічого не видаляється.
retention-error-held = На чомусь, що пов’язане з цією людиною, стоїть заборона видалення: зберегти це велить суд або закон. Ніхто з команди не може забути цю людину, доки координатор не зніме заборону. Відвідувач і далі може видалити свою розмову.
# $from and $to are numbers of days.
retention-error-days = Введіть ціле число днів від { $from } до { $to }.
retention-error-review = Виберіть день після сьогоднішнього і не пізніше ніж за рік.
retention-error-reason = Напишіть, чому це не можна видаляти.
retention-kind-conversation = Завершені розмови
retention-why-conversation = Щоб упізнати того, хто повернеться, і продовжити з того самого місця. З розмовою видаляються повідомлення, зображення, зворотний квиток, мітки, нотатки, кроки в екстрених випадках і щодо захисту; а з останньою розмовою й те, що відомо про людину.
retention-kind-follow-up = Закінчені повторні контакти
retention-why-follow-up = Щоб той, хто знову напише людині, знав, що вже пробували.
retention-kind-consult = Запитання до консультантів, на які відповіли
retention-why-consult = Щоб відповідь можна було перечитати.
retention-kind-review = Розбори розмов
retention-why-review = Щоб команда вчилася на своїй роботі.
retention-kind-report = Тексти звітів
retention-why-report = Щоб звіт можна було перевірити. Те, що рахується, лишається й ні до кого не веде.
retention-kind-report-draft = Звіти, які почали й не подали
retention-why-report-draft = Щоб набране не пропало.
retention-kind-feedback = Слова про розмову
retention-why-feedback = Щоб команда знала, що кажуть люди. Позначене лишається й рахується.
retention-kind-complaint = Скарги з відповіддю або закриті
retention-why-complaint = Щоб той, хто скаржився, міг прочитати відповідь.
retention-kind-away = Що консультанти пишуть про свою відсутність
retention-why-away = Щоб той, хто питає, знав, чому не відповідають. Рахується від останнього дня відсутності.
retention-kind-discarded = Те, що прибрали
retention-why-discarded = Щоб це можна було повернути.
retention-kind-draft = Чернетки відповідей
retention-why-draft = Щоб набране не пропало.
retention-kind-consult-draft = Чернетки консультантів
retention-why-consult-draft = Щоб набране не пропало.
retention-kind-debrief = Що працівник пише колезі після важкої розмови
retention-why-debrief = Щоб ніхто не лишався з цим сам. Відкрити можуть лише ці двоє.
retention-kind-handover = Записки наприкінці зміни
retention-why-handover = Щоб наступна зміна знала, що відбувається.
retention-kind-deed = Що зробили з розмовою
retention-why-deed = Щоб це можна було скасувати.
retention-kind-session = Сеанси відвідувачів
retention-why-session = Щоб той, хто пише знову, знайшов свою розмову. Строк той самий, що у файлу cookie.
keep-team = Що ми пишемо про розмову
keep-team-how = Зашифровано для команди: нотатки, запитання до консультанта, про що домовилися спитати знову, звіти. Видно нам: що щось є, якого дня, і те, що рахується й ні до кого не веде.
# $days is a number of days.
keep-team-long = { $days ->
    [one] Не довше за розмову; тексти звітів не довше { $days } дня після подання.
    [few] Не довше за розмову; тексти звітів не довше { $days } днів після подання.
    [many] Не довше за розмову; тексти звітів не довше { $days } днів після подання.
   *[other] Не довше за розмову; тексти звітів не довше { $days } днів після подання.
}
keep-team-sooner = Видаліть розмову.
keep-hold = Якщо суд або закон велить щось зберегти, за строком це не видаляється, доки так треба. Свою розмову ви й далі можете видалити будь-коли.
audit-did-set-retention = Зміна строку зберігання
audit-did-hold-thread = Заборона видалення розмови
audit-did-hold-person = Заборона видалення всього, що пов’язане з людиною
audit-did-review-hold = Перегляд заборони видалення
audit-did-lift-thread-hold = Зняття заборони видалення розмови
audit-did-lift-person-hold = Зняття заборони видалення всього, що пов’язане з людиною
