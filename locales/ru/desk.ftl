# The desk of the team.

desk-name = Рабочее место Nightbus
desk-home = Ко входящим
desk-nav = Рабочее место
desk-inbox = Входящие
desk-waiting = в ожидании
desk-sign-out = Выйти
desk-public-says = Посетители видят:
desk-signed-in = Вы вошли как
desk-thread = Разговор

queues = Очереди
queue-waiting = Ждут нашего ответа
queue-mine = Мои
queue-answered = Ждём ответа
queue-resolved = Завершённые
# $queue is the name of a queue.
queue-list = Разговоры: { $queue }
inbox-empty = Здесь никто не ждёт
inbox-empty-more = Новое сообщение появится, когда вы откроете эту страницу снова.
inbox-choose = Выберите разговор
inbox-choose-more = Первым стоит тот, который ждёт дольше всех.
inbox-more = Показать ещё
# $n is a whole number. Short, as in a list.
wait-minutes = { $n ->
    [one] { $n } мин
    [few] { $n } мин
    [many] { $n } мин
   *[other] { $n } мин
}
wait-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}
wait-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
state-new = Новый
state-resolved = Завершён
state-waiting-for-us = Ждёт нашего ответа
state-answered = Мы ответили
channel-web = Чат на сайте

thread-back = Назад к списку
thread-take = Взять себе
thread-resolve = Завершить
thread-limits-shown = Границы конфиденциальности были показаны перед первым сообщением.
thread-visitor = Посетитель
# $code is the code name of a conversation.
thread-reply = Ответ для { $code }
thread-sent-as = Подпись:
thread-reopens = Ответ снова откроет разговор.
thread-side = Об этом разговоре
side-language = Язык
side-taken = Кто ведёт
side-nobody = пока никто
side-emergency = Номер экстренной помощи
side-danger = Если чья-то жизнь в опасности
# $number is the emergency number of the place.
side-danger-more = Сначала напишите номер { $number }, потом оставайтесь на связи с человеком.
thread-error-taken = Этот разговор уже ведёт коллега. Вы всё равно можете ответить, коллега это увидит.
thread-error-colleague = Пока вы писали, пришёл ответ от коллеги. Прочитайте его выше. Ваш текст остался здесь: измените его или отправьте как есть.
thread-error-news = Тем временем пришло новое сообщение. Сначала прочитайте его. Если ответ не нужен, завершите разговор ещё раз.
thread-error-deleted = Этот разговор удалён посетителем. Ваш ответ не отправлен; его текст остался ниже.
