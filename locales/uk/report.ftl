# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = Звіти
report-waits = потрібна ваша увага
# A link beside a conversation: to the report about it.
report-link = Звіт
report-new = Звіт про контакт
report-to-conversation = До розмови
report-draft-kept = Чернетку збережено
report-see-messages = Повідомлення
report-see-form = До форми
# $who is a work name, $day a date.
report-filed-by = Звіт подано: { $who }, { $day }.
report-news-since = Ця форма — про те, що написано після нього.
report-no-news-since = Відтоді нічого не написано. Якщо в тому звіті щось неправильно, виправте його, а не подавайте другий.
report-open-last = Відкрити цей звіт
report-nothing-to-report = Поки що немає повідомлень, про які міг би бути звіт.
report-sealed = Те, що ви пишете словами, зашифровано: це можуть прочитати ви та координатори. Вибрані відповіді йдуть до підрахунку.
report-submit = Подати звіт
report-save-draft = Зберегти чернетку
report-discard = Видалити чернетку
report-facts = З розмови
# A mark at a field that was filled in already.
report-from-chat = з розмови
# A mark at the minutes of work.
report-estimated = приблизно
report-from-last = з минулого звіту
report-time = Початок і кінець
report-worker = Працівник
report-person = Людина
report-person-known = уже враховано тут раніше
report-person-new = нова: враховується тут уперше
report-own = Мої
report-review = На перевірку
report-periods = Місяці
report-was-filed = Звіт подано.
report-open-it = Відкрити
report-state = Стан
report-state-draft = Чернетка
report-state-submitted = Подано
report-state-returned = Повернено
report-state-accepted = Прийнято
report-filed-on = Подано
# $day is a day.
report-words-go = Тексти буде видалено { $day }
report-draft-goes = Буде видалено { $day }
report-none = Тут немає звітів
report-none-own = Відкрийте розмову й виберіть «Звіт», щоб подати звіт про неї.
report-none-review = Відповідних звітів немає, або жоден не чекає.
report-to-list = До звітів
report-back = До звіту
report-correct = Виправити
report-correct-more = Те, що було у звіті раніше, лишається видимим тим, хто може його читати.
report-correct-do = Зберегти виправлення
report-why = Чому виправлено (можна не писати)
report-locked = Місяць закрито
report-open = Відкрито
report-steps = Що з ним було
report-step-corrected = Виправлено
report-step-returned = Повернено
report-step-accepted = Прийнято
report-before = раніше:
report-nothing = немає відповіді
report-forgotten = Розмову видалено. Пораховане лишається; слів, часу й людини більше немає.
report-filing = Подання
report-day = День контакту
report-verdict = Перевірка
report-word = Кілька слів автору
report-word-hint = Потрібно, якщо ви повертаєте звіт. Зашифровано разом із ним.
report-accept = Прийняти
report-return = Повернути
report-periods-more = Закрийте місяць, коли його цифри передано. У закритому місяці ніхто не подає, не виправляє, не повертає і не приймає звіти, доки ви його не відкриєте.
# $who is a work name, $when a day and a time.
report-locked-by = Закрито: { $who }, { $when }.
report-opened-by = Знову відкрито: { $who }, { $when }.
report-reason = Причина
report-reason-correction = Треба виправити звіт
report-reason-late = Звіт надійшов пізно
report-reason-mistake = Закрито помилково
report-reason-other = Інша причина
report-lock-month = Закрити місяць
report-open-month = Відкрити знову
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] Закрити, хоча { $n } звіт ще не прийнято
    [few] Закрити, хоча { $n } звіти ще не прийнято
    [many] Закрити, хоча { $n } звітів ще не прийнято
   *[other] Закрити, хоча { $n } звіту ще не прийнято
}
report-error-gone = Цього звіту більше немає, або його розмову видалено. Те, що ви набрали, ще тут.
report-error-changed = Тим часом звіт змінили — хтось інший або ви в іншому вікні. Те, що ви набрали, ще тут; надішліть знову, щоб замінити те, що є зараз.
report-error-another = Тим часом про ці повідомлення подано звіт. Відкрийте його, перш ніж подавати другий: один контакт порахувався б двічі. Те, що ви набрали, ще тут.
report-error-locked = Місяць цього контакту закрито. Попросіть координатора відкрити його й надішліть знову. Доти можна зберегти чернетку.
report-error-future = Майбутній день ще не можна подати чи закрити.
report-error-state = Цей звіт уже в іншому стані. Перегляньте його знову.
report-error-busy = Зараз зберегти не вдалося. Те, що ви набрали, ще тут; надішліть ще раз.
report-error-word = Скажіть кількома словами, чого бракує або що неправильно.
report-error-reason = Виберіть, чому місяць знову відкривається.
report-error-sure = Деякі звіти цього місяця ще не прийнято. Поставте позначку, щоб усе одно закрити.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = «{ $words }» може видати людину: { $kind }.
scrub-more = Приберіть ці слова або позначте, що за ними нікого не впізнати.
scrub-sure = За цим нікого не впізнати
scrub-name = ім’я
scrub-phone = номер телефону
scrub-email = адреса електронної пошти
scrub-handle = ім’я користувача
scrub-address = адреса
scrub-document = номер документа
scrub-birth-date = дата народження
scrub-link = посилання
audit-did-open-report = Відкриття чужого звіту
audit-did-return-report = Повернення звіту
audit-did-accept-report = Прийняття звіту
audit-did-correct-report = Виправлення чужого звіту
audit-did-lock-period = Закриття місяця
audit-did-open-period = Відкриття закритого місяця
report-kept = Усе, що ви заповнили, ще на цій сторінці. Кнопка надішле це знову.
