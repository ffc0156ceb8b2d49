# Header, footer, errors: what every page shares.

skip = Перейти к основному содержанию
leave = Уйти сейчас
leave-label = Уйти сейчас. Открыть обычную страницу и забыть этот визит
nav-main = Главное меню
nav-menu = Меню
nav-talk = Поговорить
nav-emergency = Если опасно
nav-about = Кто отвечает
nav-languages = Языки
sos-question = Не дышит, сильный жар и спутанное сознание, судороги?
# $number is the emergency number of the place, as it is dialled there.
sos-call = Звоните { $number }
sos-call-now = Сейчас же звоните { $number }
sos-cards = Что делать, пока ждёте
# $org is the organisation's name.
foot-run-by = Сервис ведёт { $org }. Бесплатная программа с открытым кодом. Мы не храним ни IP-адресов, ни данных об устройствах, ни имён.
foot-keep = Что мы храним и как долго
foot-limits = Границы конфиденциальности

# Between a name, a role and a time.
comma = { ", " }

# In place of a message whose envelope does not open.
message-unreadable = Это сообщение нельзя открыть. Оно повреждено.

form-problem = Что-то не так
# Stands before a page title or a message when a form was refused.
form-error-prefix = Ошибка:
form-error-stale = Страница была открыта слишком долго. Ваш текст остался здесь. Отправьте его ещё раз.

error-home = На главную страницу
# $code is a short code for the log.
error-code = Если решите сообщить нам, назовите этот код: { $code }
error-missing-title = Здесь ничего нет
error-missing = Возможно, в адресе опечатка или этой страницы больше нет.
error-forbidden-title = Эта страница вам недоступна
error-forbidden = Ваша роль не даёт доступа к этой странице, или запрос пришёл с другого сайта. Ничего не изменилось.
error-invalid-title = Что-то в форме не подходит
error-invalid = Вернитесь и посмотрите ещё раз. Ничего не изменилось.
error-conflict-title = Кто-то успел раньше
error-conflict = За это время что-то изменилось. Посмотрите ещё раз и решите заново.
error-gone-title = Этого здесь больше нет
error-gone = Это удалили или закрыли.
error-busy-title = Сейчас мы не можем это сделать
error-busy = Сервис перегружен, или в нём кончилось место. На нашей стороне ничего не пропало. Попробуйте ещё раз через минуту.
error-broken-title = Ошибка на нашей стороне
error-broken = Это не ваша вина. Попробуйте ещё раз. Если чья-то жизнь в опасности, сейчас же звоните по номеру экстренной помощи.
