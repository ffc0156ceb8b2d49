# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = Журнал действий
audit-whole = Все журналы целы
audit-broken = Журнал был изменён
audit-unchecked = С момента запуска сервера журналы не проверялись
# $when is a day and a time.
audit-checked = Проверено: { $when }.
audit-team-head = Цепочка команды доходит до:
audit-check = Проверить сейчас
audit-filter = Показать только
audit-everybody = Все сотрудники
audit-everything = Все действия
audit-from = С какого дня
audit-to = По какой день
audit-apply = Показать
audit-none = Здесь ничего не записано
audit-clear = Показать всё
audit-older = Раньше
audit-export = Взять копию (CSV)
audit-export-more = В копии — всё показанное, со всех страниц. То, что вы её взяли, записывается.
audit-error-day = Напишите день так: 2026-11-21.
audit-column-when = Когда
audit-column-who = Кто
audit-column-what = Что
audit-column-object = С чем
audit-column-number = Номер
audit-column-name = Название действия
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = Журнал действий: { $organisation }, копия снята { $when }. Время: { $zone }. Одна строка — одно записанное действие; номера идут с 1 для каждого сотрудника.
audit-gone-thread = удалённый разговор
audit-gone-complaint = удалённая жалоба

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = Действие, для которого в этой версии нет слов
audit-did-sign-in = Вход
audit-did-preview-thread = Просмотр первых слов разговора
audit-did-open-thread = Открытие разговора
audit-did-open-complaint = Открытие жалобы
audit-did-answer-complaint = Ответ на жалобу
audit-did-close-complaint = Закрытие жалобы
audit-did-discard = Новые разговоры убраны
audit-did-undo-discard = Убранные разговоры возвращены
audit-did-export-audit = Копия журнала действий
audit-did-put-form-into-use = Ввод новой версии формы в действие
audit-did-invite = Приглашение
audit-did-withdraw-invitation = Отзыв приглашения
audit-did-admit = Приём в команду
audit-did-refuse = Отказ в приёме
audit-did-change-role = Смена роли
audit-did-remove = Вывод из команды
audit-did-new-epoch = Новый ключ команды
audit-did-give-thread = Разговор передан коллеге
audit-did-take-thread = Переданный разговор взят назад
audit-did-unlock = Разблокировка сеанса
audit-did-end-session = Завершение сеанса
audit-did-panic = Тревожная кнопка
audit-did-recover = Возвращение по фразе
audit-did-change-password = Смена пароля
audit-did-new-phrase = Новая фраза
audit-did-allow-factor = Разрешение нового второго фактора
audit-did-confirm-factor = Подтверждение нового второго фактора
audit-did-withdraw-factor = Отзыв разрешения на новый второй фактор
audit-did-reset-factor = Подключение нового второго фактора
audit-did-make-papers = Создание ключа восстановления
audit-did-add-passkey = Добавление ключа доступа
audit-did-remove-passkey = Удаление ключа доступа

# The digest of a week.
digest-title = Сводка за неделю
# $from and $to are days and times.
digest-span = С { $from } по { $to }.
digest-why = Распечатайте эту страницу или храните её текст вне этого сервера. Позже строку можно сравнить здесь: если её больше нет в цепочке, что-то из записанного до неё потом изменили или удалили.
digest-text = Текст для хранения
digest-heads = Концы всех цепочек
digest-line = Строка
digest-team = Цепочка команды
digest-counts = Что было сделано
digest-total = Всего
digest-compare = Сравнить старую строку
digest-compare-label = Строка из прежней сводки
digest-compare-hint = Номер и пять групп цифр после него.
digest-compare-do = Сравнить
digest-held = Она по-прежнему часть своей цепочки.
digest-not-held = Её нет ни в одной цепочке: что-то из записанного до неё потом изменили или удалили, или в ней неверная цифра.
digest-error-line = Строка — это номер и пять групп по пять цифр.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = Ключи команды или журналы в базе данных не те, что были подписаны
alarm-do = Не продолжайте. Позвоните тому, кто отвечает за сервер.
alarm-entry = Запись { $number } в цепочке команды не принята. Никто не может войти, и форма на сайте закрыта.
alarm-cut = Цепочка команды обрезана или переписана. Никто не может войти, и форма на сайте закрыта.
alarm-no-team = Команда ещё не основана.
alarm-member = { $who }: строка в базе данных не та, что была подписана.
alarm-missing = { $who }: в команде есть, а строки в базе данных нет.
alarm-waiting = { $who }: ждёт приёма в команду.
alarm-stranger = { $who }: этого человека в команду никто не принимал, а ключ команды у него есть.
alarm-left = { $who }: больше не в команде, но в базе данных остался ключ для этого человека.
alarm-epochs = Список ключей команды не тот, что был подписан.
alarm-unsealed = { $who }: нет нынешнего ключа команды.
alarm-role = { $who }: есть ключ команды, который этой роли не положен.
alarm-trail = { $who }: журнал нарушен на записи { $number }.
alarm-trail-cut = { $who }: журнал больше не доходит до записи { $number }, которая в нём была.
alarm-no-witness = В файле-свидетеле этой организации пока нет. Она появится в нём в течение часа.
alarm-witness = Файл-свидетель нельзя прочитать или записать. Сообщите тому, кто отвечает за сервер.
