# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = Отчёты
report-waits = нужно ваше внимание
# A link beside a conversation: to the report about it.
report-link = Отчёт
report-new = Отчёт о контакте
report-to-conversation = К разговору
report-draft-kept = Черновик сохранён
report-see-messages = Сообщения
report-see-form = К форме
# $who is a work name, $day a date.
report-filed-by = Отчёт подан: { $who }, { $day }.
report-news-since = Эта форма — о том, что написано после него.
report-no-news-since = С тех пор ничего не написано. Если в том отчёте что-то неверно, исправьте его, а не подавайте второй.
report-open-last = Открыть этот отчёт
report-nothing-to-report = Пока нет сообщений, о которых мог бы быть отчёт.
report-sealed = То, что вы пишете словами, зашифровано: это могут прочитать вы и координаторы. Выбранные ответы идут в подсчёт.
report-submit = Подать отчёт
report-save-draft = Сохранить черновик
report-discard = Удалить черновик
report-facts = Из разговора
# A mark at a field that was filled in already.
report-from-chat = из разговора
# A mark at the minutes of work.
report-estimated = примерно
report-from-last = из прошлого отчёта
report-time = Начало и конец
report-worker = Сотрудник
report-person = Человек
report-person-known = уже учтён здесь раньше
report-person-new = новый: учитывается здесь впервые
report-own = Мои
report-review = На проверку
report-periods = Месяцы
report-was-filed = Отчёт подан.
report-open-it = Открыть
report-state = Состояние
report-state-draft = Черновик
report-state-submitted = Подан
report-state-returned = Возвращён
report-state-accepted = Принят
report-filed-on = Подан
# $day is a day.
report-words-go = Тексты будут удалены { $day }
report-draft-goes = Будет удалён { $day }
report-none = Здесь нет отчётов
report-none-own = Откройте разговор и выберите «Отчёт», чтобы подать отчёт о нём.
report-none-review = Подходящих отчётов нет, или ни один не ждёт.
report-to-list = К отчётам
report-back = К отчёту
report-correct = Исправить
report-correct-more = То, что было в отчёте раньше, остаётся видно тем, кто может его читать.
report-correct-do = Сохранить исправление
report-why = Почему исправлено (можно не писать)
report-locked = Месяц закрыт
report-open = Открыт
report-steps = Что с ним было
report-step-corrected = Исправлен
report-step-returned = Возвращён
report-step-accepted = Принят
report-before = раньше:
report-nothing = нет ответа
report-forgotten = Разговор удалён. Посчитанное остаётся; слов, времени и человека больше нет.
report-filing = Подача
report-day = День контакта
report-verdict = Проверка
report-word = Несколько слов автору
report-word-hint = Нужно, если вы возвращаете отчёт. Зашифровано вместе с ним.
report-accept = Принять
report-return = Вернуть
report-periods-more = Закройте месяц, когда его цифры переданы. В закрытом месяце никто не подаёт, не исправляет, не возвращает и не принимает отчёты, пока вы его не откроете.
# $who is a work name, $when a day and a time.
report-locked-by = Закрыто: { $who }, { $when }.
report-opened-by = Снова открыто: { $who }, { $when }.
report-reason = Причина
report-reason-correction = Нужно исправить отчёт
report-reason-late = Отчёт пришёл поздно
report-reason-mistake = Закрыт по ошибке
report-reason-other = Другая причина
report-lock-month = Закрыть месяц
report-open-month = Открыть снова
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] Закрыть, хотя { $n } отчёт ещё не принят
    [few] Закрыть, хотя { $n } отчёта ещё не приняты
    [many] Закрыть, хотя { $n } отчётов ещё не приняты
   *[other] Закрыть, хотя { $n } отчёта ещё не приняты
}
report-error-gone = Этого отчёта больше нет, или его разговор удалён. То, что вы набрали, ещё здесь.
report-error-changed = Тем временем отчёт изменили — кто-то другой или вы в другом окне. То, что вы набрали, ещё здесь; отправьте снова, чтобы заменить то, что есть сейчас.
report-error-another = Тем временем об этих сообщениях подан отчёт. Откройте его, прежде чем подавать второй: один контакт посчитался бы дважды. То, что вы набрали, ещё здесь.
report-error-locked = Месяц этого контакта закрыт. Попросите координатора открыть его и отправьте снова. До тех пор можно сохранить черновик.
report-error-future = Будущий день ещё нельзя подать или закрыть.
report-error-state = Этот отчёт уже в другом состоянии. Посмотрите на него снова.
report-error-busy = Сейчас сохранить не удалось. То, что вы набрали, ещё здесь; отправьте ещё раз.
report-error-word = Скажите в нескольких словах, чего не хватает или что неверно.
report-error-reason = Выберите, почему месяц снова открывается.
report-error-sure = Некоторые отчёты этого месяца ещё не приняты. Поставьте отметку, чтобы всё равно закрыть.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = «{ $words }» может выдать человека: { $kind }.
scrub-more = Уберите эти слова или отметьте, что по ним никого не узнать.
scrub-sure = По этому никого не узнать
scrub-name = имя
scrub-phone = номер телефона
scrub-email = адрес электронной почты
scrub-handle = имя пользователя
scrub-address = адрес
scrub-document = номер документа
scrub-birth-date = дата рождения
scrub-link = ссылка
audit-did-open-report = Открытие чужого отчёта
audit-did-return-report = Возврат отчёта
audit-did-accept-report = Принятие отчёта
audit-did-correct-report = Исправление чужого отчёта
audit-did-lock-period = Закрытие месяца
audit-did-open-period = Открытие закрытого месяца
report-kept = Всё, что вы заполнили, ещё на этой странице. Кнопка отправит это снова.
