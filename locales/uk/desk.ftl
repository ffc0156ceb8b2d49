# The desk of the team.

desk-name = Робоче місце Nightbus
desk-home = До вхідних
desk-nav = Робоче місце
desk-inbox = Вхідні
desk-waiting = в очікуванні
desk-sign-out = Вийти
desk-public-says = Відвідувачі бачать:
desk-signed-in = Ви увійшли як
desk-thread = Розмова

queues = Черги
queue-waiting = Чекають на нашу відповідь
queue-mine = Мої
queue-answered = Чекаємо на відповідь
queue-resolved = Завершені
# $queue is the name of a queue.
queue-list = Розмови: { $queue }
inbox-empty = Тут ніхто не чекає
inbox-empty-more = Нове повідомлення з’явиться, коли ви знову відкриєте цю сторінку.
inbox-choose = Виберіть розмову
inbox-choose-more = Першою стоїть та, що чекає найдовше.
inbox-more = Показати ще
# $n is a whole number. Short, as in a list.
wait-minutes = { $n ->
    [one] { $n } хв
    [few] { $n } хв
    [many] { $n } хв
   *[other] { $n } хв
}
wait-hours = { $n ->
    [one] { $n } година
    [few] { $n } години
    [many] { $n } годин
   *[other] { $n } години
}
wait-days = { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дня
}
state-new = Нова
state-resolved = Завершено
state-waiting-for-us = Чекає на нашу відповідь
state-answered = Ми відповіли
channel-web = Чат на сайті

thread-back = Назад до списку
thread-take = Взяти собі
thread-resolve = Завершити
thread-limits-shown = Межі конфіденційності було показано перед першим повідомленням.
thread-visitor = Відвідувач
# $code is the code name of a conversation.
thread-reply = Відповідь для { $code }
thread-sent-as = Підпис:
thread-reopens = Відповідь знову відкриє розмову.
thread-side = Про цю розмову
side-language = Мова
side-taken = Хто веде
side-nobody = поки ніхто
side-emergency = Номер екстреної допомоги
side-danger = Якщо чиєсь життя в небезпеці
# $number is the emergency number of the place.
side-danger-more = Спочатку напишіть номер { $number }, а потім залишайтеся на зв’язку з людиною.
thread-error-taken = Цю розмову вже веде хтось із колег. Ви все одно можете відповісти, і це буде видно.
thread-error-colleague = Поки ви писали, надійшла відповідь від колеги. Прочитайте її вище. Ваш текст залишився тут: змініть його або надішліть як є.
thread-error-news = Тим часом надійшло нове повідомлення. Спершу прочитайте його. Якщо відповідь не потрібна, завершіть розмову ще раз.
thread-error-deleted = Відвідувач видалив цю розмову. Вашу відповідь не надіслано; її текст залишився нижче.
