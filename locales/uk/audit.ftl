# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = Журнал дій
audit-whole = Усі журнали цілі
audit-broken = Журнал було змінено
audit-unchecked = Від запуску сервера журнали не перевірялися
# $when is a day and a time.
audit-checked = Перевірено: { $when }.
audit-team-head = Ланцюжок команди доходить до:
audit-check = Перевірити зараз
audit-filter = Показати лише
audit-everybody = Усі працівники
audit-everything = Усі дії
audit-from = З якого дня
audit-to = По який день
audit-apply = Показати
audit-none = Тут нічого не записано
audit-clear = Показати все
audit-older = Раніше
audit-export = Взяти копію (CSV)
audit-export-more = У копії — усе показане, з усіх сторінок. Те, що ви її взяли, записується.
audit-error-day = Напишіть день так: 2026-11-21.
audit-column-when = Коли
audit-column-who = Хто
audit-column-what = Що
audit-column-object = З чим
audit-column-number = Номер
audit-column-name = Назва дії
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = Журнал дій: { $organisation }, копію знято { $when }. Час: { $zone }. Один рядок — одна записана дія; номери йдуть від 1 для кожного працівника.
audit-gone-thread = видалена розмова
audit-gone-complaint = видалена скарга

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = Дія, для якої в цій версії немає слів
audit-did-sign-in = Вхід
audit-did-preview-thread = Перегляд перших слів розмови
audit-did-open-thread = Відкриття розмови
audit-did-open-complaint = Відкриття скарги
audit-did-answer-complaint = Відповідь на скаргу
audit-did-close-complaint = Закриття скарги
audit-did-discard = Нові розмови прибрано
audit-did-undo-discard = Прибрані розмови повернено
audit-did-export-audit = Копія журналу дій
audit-did-put-form-into-use = Введення нової версії форми в дію
audit-did-invite = Запрошення
audit-did-withdraw-invitation = Відкликання запрошення
audit-did-admit = Прийняття до команди
audit-did-refuse = Відмова у прийнятті
audit-did-change-role = Зміна ролі
audit-did-remove = Виведення з команди
audit-did-new-epoch = Новий ключ команди
audit-did-give-thread = Розмову передано колезі
audit-did-take-thread = Передану розмову взято назад
audit-did-unlock = Розблокування сеансу
audit-did-end-session = Завершення сеансу
audit-did-panic = Тривожна кнопка
audit-did-recover = Повернення за фразою
audit-did-change-password = Зміна пароля
audit-did-new-phrase = Нова фраза
audit-did-allow-factor = Дозвіл на новий другий фактор
audit-did-confirm-factor = Підтвердження нового другого фактора
audit-did-withdraw-factor = Відкликання дозволу на новий другий фактор
audit-did-reset-factor = Підключення нового другого фактора
audit-did-make-papers = Створення ключа відновлення
audit-did-add-passkey = Додавання ключа доступу
audit-did-remove-passkey = Видалення ключа доступу

# The digest of a week.
digest-title = Зведення за тиждень
# $from and $to are days and times.
digest-span = З { $from } по { $to }.
digest-why = Роздрукуйте цю сторінку або зберігайте її текст поза цим сервером. Згодом рядок можна порівняти тут: якщо його більше немає в ланцюжку, щось із записаного до нього потім змінили або видалили.
digest-text = Текст для зберігання
digest-heads = Кінці всіх ланцюжків
digest-line = Рядок
digest-team = Ланцюжок команди
digest-counts = Що було зроблено
digest-total = Усього
digest-compare = Порівняти старий рядок
digest-compare-label = Рядок із попереднього зведення
digest-compare-hint = Номер і п’ять груп цифр після нього.
digest-compare-do = Порівняти
digest-held = Він і далі є частиною свого ланцюжка.
digest-not-held = Його немає в жодному ланцюжку: щось із записаного до нього потім змінили або видалили, або в ньому неправильна цифра.
digest-error-line = Рядок — це номер і п’ять груп по п’ять цифр.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = Ключі команди або журнали в базі даних не ті, що були підписані
alarm-do = Не продовжуйте. Зателефонуйте тому, хто відповідає за сервер.
alarm-entry = Запис { $number } у ланцюжку команди не прийнято. Ніхто не може увійти, і форму на сайті закрито.
alarm-cut = Ланцюжок команди обрізано або переписано. Ніхто не може увійти, і форму на сайті закрито.
alarm-no-team = Команду ще не засновано.
alarm-member = { $who }: рядок у базі даних не той, що був підписаний.
alarm-missing = { $who }: у команді є, а рядка в базі даних немає.
alarm-waiting = { $who }: чекає на прийняття до команди.
alarm-stranger = { $who }: цю людину ніхто не приймав до команди, а ключ команди в неї є.
alarm-left = { $who }: уже не в команді, але в базі даних залишився ключ для цієї людини.
alarm-epochs = Список ключів команди не той, що був підписаний.
alarm-unsealed = { $who }: немає теперішнього ключа команди.
alarm-role = { $who }: є ключ команди, якого ця роль не має.
alarm-trail = { $who }: журнал порушено на записі { $number }.
alarm-trail-cut = { $who }: журнал більше не доходить до запису { $number }, який у ньому був.
alarm-no-witness = У файлі-свідку цієї організації поки немає. Вона з’явиться в ньому протягом години.
alarm-witness = Файл-свідок не можна прочитати або записати. Повідомте того, хто відповідає за сервер.
