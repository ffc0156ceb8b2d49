# How long things are kept, and holds.

retention-title = Що скільки зберігається
retention-lead = Усе, що ми зберігаємо про людей, має мету й строк. Коли строк минає, це видаляється саме, потроху, і нікому не треба про це пам’ятати. Те, що ще відкрите, за строком не видаляється ніколи. Те, що утримано нижче, пропускається.
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
    [one] { $n } запис старший, він зникне під час наступної перевірки.
    [few] { $n } записи старші, вони зникнуть під час наступної перевірки.
    [many] { $n } записів старші, вони зникнуть під час наступної перевірки.
   *[other] { $n } записи старші, вони зникнуть під час наступної перевірки.
}
# $n is a whole number.
retention-many = { $n } або більше
retention-for-good = Повернути це буде неможливо.
retention-sure-do = Скоротити й видалити
retention-sure-not = Лишити як є
# $n is how many.
retention-overdue = { $n ->
    [one] { $n } утримання час переглянути
    [few] { $n } утримання час переглянути
    [many] { $n } утримань час переглянути
   *[other] { $n } утримання час переглянути
}
retention-field = Днів
retention-do = Змінити
# $from, $to and $usual are numbers of days.
retention-bounds = Від { $from } до { $to } дн.; { $usual }, якщо не вибрано інше.
retention-fixed = Цей строк не змінюється.
# $n is how many.
retention-soon = { $n ->
    [one] за 7 днів зникне { $n }
    [few] за 7 днів зникнуть { $n }
    [many] за 7 днів зникне { $n }
   *[other] за 7 днів зникнуть { $n }
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
retention-holds = Утримання
retention-holds-what = Утримання не дає видалити розмову за строком або працівникові. Його ставлять зі сторінки розмови. Воно закінчується, лише коли його знімає координатор.
retention-holds-none = Нічого не утримано.
retention-on-person = Усі розмови з однією людиною
retention-unreadable = Ваші ключі не відкривають причину.
retention-put-on = Від
retention-review-on = Переглянути
retention-review-was = Треба було переглянути
retention-review = Переглянути цього дня
retention-again = Лишити до цього дня
retention-lift = Зняти утримання
retention-hold-title = Утримати
retention-hold-open = Поставити на утримання
retention-hold-back = Назад до розмови
retention-hold-what = Утримання потрібне для того, що велить зберегти суд або закон. Поки воно діє, ніщо з цієї розмови не видаляється за строком, і ніхто з працівників не може її забути.
retention-hold-visitor = Той, хто пише, і далі може видалити розмову сам. Це йому обіцяно, і утримання цього не змінює.
retention-hold-on = Що утримати
retention-hold-thread = Лише цю розмову
retention-hold-person = Усі розмови з цією людиною, і майбутні теж
retention-hold-do = Поставити утримання
retention-reason = Чому
retention-reason-hint = Хто просить зберегти і на якій підставі. Це зашифровано для команди; бачать лише координатори.
retention-held = На утриманні: за строком нічого не видаляється.
retention-error-held = Щось про цю людину на утриманні: зберегти це велить суд або закон. Ніхто з працівників не може забути цю людину, доки координатор не зніме утримання. Той, хто пише, і далі може видалити свою розмову сам.
# $from and $to are numbers of days.
retention-error-days = Введіть ціле число днів від { $from } до { $to }.
retention-error-review = Виберіть день після сьогоднішнього і не пізніше ніж за рік.
retention-error-reason = Напишіть, чому це утримано.
retention-kind-conversation = Завершені розмови
retention-why-conversation = Щоб упізнати того, хто повернеться, і продовжити з того самого місця. З розмовою зникають повідомлення, зображення, квиток для повернення, мітки, нотатки, кроки в екстрених випадках і щодо захисту; а з останньою розмовою й те, що відомо про людину.
retention-kind-follow-up = Закінчені повторні звернення
retention-why-follow-up = Щоб той, хто питає знову, знав, що вже пробували.
retention-kind-consult = Питання до консультантів, на які відповіли
retention-why-consult = Щоб відповідь можна було перечитати.
retention-kind-review = Розбори бесід
retention-why-review = Щоб команда вчилася на своїй роботі.
retention-kind-report = Слова прийнятих звітів
retention-why-report = Щоб звіт можна було перевірити. Те, що рахується, лишається й ні до кого не веде.
retention-kind-report-draft = Звіти, які почали й не подали
retention-why-report-draft = Щоб набране не пропало.
retention-kind-feedback = Слова про бесіду
retention-why-feedback = Щоб команда знала, що кажуть люди. Позначене лишається й рахується.
retention-kind-complaint = Скарги з відповіддю або закриті
retention-why-complaint = Щоб той, хто скаржився, міг прочитати відповідь.
retention-kind-away = Слова консультантів про свою відсутність
retention-why-away = Щоб той, хто питає, знав, чому не відповідають. Рахується від останнього дня відсутності.
retention-kind-discarded = Те, що відклали як зайве
retention-why-discarded = Щоб це можна було повернути.
retention-kind-draft = Чернетки відповідей
retention-why-draft = Щоб набране не пропало.
retention-kind-consult-draft = Чернетки консультантів
retention-why-consult-draft = Щоб набране не пропало.
retention-kind-debrief = Що учасник команди пише колезі після важкої розмови
retention-why-debrief = Щоб ніхто не лишався з цим сам. Відкрити можуть лише ці двоє.
retention-kind-handover = Записки наприкінці зміни
retention-why-handover = Щоб наступна зміна знала, що відбувається.
retention-kind-deed = Що зробили з розмовою
retention-why-deed = Щоб це можна було скасувати.
retention-kind-session = Сеанси відвідувачів
retention-why-session = Щоб той, хто пише знову, знайшов свою розмову. Строк той самий, що у файлу cookie.
keep-team = Що ми пишемо про розмову
keep-team-how = Зашифровано для команди: нотатки, питання до консультанта, про що домовилися спитати знову, звіти. Видно нам: що щось є, якого дня, і те, що рахується й ні до кого не веде.
# $days is a number of days.
keep-team-long = { $days ->
    [one] Не довше за розмову; слова звітів не довше { $days } дня після подання.
    [few] Не довше за розмову; слова звітів не довше { $days } днів після подання.
    [many] Не довше за розмову; слова звітів не довше { $days } днів після подання.
   *[other] Не довше за розмову; слова звітів не довше { $days } днів після подання.
}
keep-team-sooner = Видаліть розмову.
keep-hold = Якщо суд або закон велить щось зберегти, за строком це не видаляється, доки так треба. Свою розмову ви й далі можете видалити будь-коли.
audit-did-set-retention = Зміна строку зберігання
audit-did-hold-thread = Утримання розмови
audit-did-hold-person = Утримання всього, що пов’язане з людиною
audit-did-review-hold = Перегляд утримання
audit-did-lift-thread-hold = Зняття утримання з розмови
audit-did-lift-person-hold = Зняття утримання з людини
