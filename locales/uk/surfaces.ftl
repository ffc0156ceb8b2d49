# Header, footer, errors: what every page shares.

skip = Перейти до основного вмісту
leave = Піти зараз
leave-label = Піти зараз. Відкрити звичайну сторінку й забути цей візит
nav-main = Головне меню
nav-menu = Меню
nav-talk = Поговорити
nav-emergency = Якщо небезпечно
nav-about = Хто відповідає
nav-languages = Мови
sos-question = Не дихає, сильний жар і сплутана свідомість, судоми?
# $number is the emergency number of the place, as it is dialled there.
sos-call = Телефонуйте { $number }
sos-call-now = Негайно телефонуйте { $number }
sos-cards = Що робити, поки чекаєте
# $org is the organisation's name.
foot-run-by = Сервіс веде { $org }. Безкоштовна програма з відкритим кодом. Ми не зберігаємо ні IP-адрес, ні даних про пристрої, ні імен.
foot-keep = Що ми зберігаємо і як довго
foot-limits = Межі конфіденційності

# Between a name, a role and a time.
comma = { ", " }

# In place of a message whose envelope does not open.
message-unreadable = Це повідомлення не можна відкрити. Воно пошкоджене.

form-problem = Щось не так
# Stands before a page title or a message when a form was refused.
form-error-prefix = Помилка:
form-error-stale = Сторінка була відкрита надто довго. Ваш текст залишився тут. Надішліть його ще раз.

error-home = На головну сторінку
# $code is a short code for the log.
error-code = Якщо вирішите повідомити нам, назвіть цей код: { $code }
error-missing-title = Тут нічого немає
error-missing = Можливо, в адресі помилка або цієї сторінки вже немає.
error-forbidden-title = Ця сторінка вам недоступна
error-forbidden = Ваша роль не дає доступу до цієї сторінки, або запит надійшов з іншого сайту. Нічого не змінилося.
error-invalid-title = Щось у формі не підходить
error-invalid = Поверніться і подивіться ще раз. Нічого не змінилося.
error-conflict-title = Хтось встиг раніше
error-conflict = За цей час щось змінилося. Подивіться ще раз і вирішіть заново.
error-gone-title = Цього тут уже немає
error-gone = Це видалили або закрили.
error-busy-title = Зараз ми не можемо цього зробити
error-busy = Сервіс перевантажений, або в ньому скінчилося місце. З нашого боку нічого не пропало. Спробуйте ще раз за хвилину.
error-broken-title = Помилка з нашого боку
error-broken = Це не ваша провина. Спробуйте ще раз. Якщо чиєсь життя в небезпеці, негайно телефонуйте за номером екстреної допомоги.
