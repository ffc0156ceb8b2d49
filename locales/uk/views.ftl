# Lists at the desk: queues, what a line says, narrowing, saved views, searching in messages.

queue-emergency = Екстрені
queue-unassigned = Ніким не взяті
queue-snoozed = Відкладені
queue-mentioned = Згадки про мене
queue-all = Усі
item-emergency = Екстрений випадок, результат не вказано
# $time is a span of time in words.
item-emergency-waiting = Екстрений випадок, чекають: { $time }
item-new-waiting = Нова, чекають: { $time }
item-waiting = Чекають: { $time }
item-over = понад ціль: { $time }
# $time is a day and a time.
item-put-off = Відкладено до { $time }
item-put-off-open = Відкладено до нового повідомлення
item-mentions-you = згадує вас
# $name is a work name.
item-open-at = Відкрито в { $name }
# $time is a day and a time.
list-rests = Поза годинами чергування очікування не зараховується до цілі. Відлік продовжиться { $time }.
list-pages = Сторінки списку
list-previous = Попередня сторінка
filter-title = Пошук і відбір
filter-code = Початок кодового імені
filter-state = Стан
filter-language = Мова
filter-worker = Хто взяв
filter-tag = Мітка
filter-any = Будь-яке
filter-clear = Показати весь список
filter-active = Відібрано за
filter-remove = Прибрати
filter-empty = Жодна розмова не підходить. Приберіть частину умов або подивіться у списку «Усі».
filter-unknown = тут невідомо
# $code is the beginning of a code name.
filter-code-is = Кодове ім’я: { $code }
# $day is a day.
filter-from-is = З { $day }
filter-to-is = До { $day }
views-title = Збережені списки
views-change = Змінити списки
views-more = Збережений список відкривається таким, яким ви його відібрали. Його назва запечатана. Умови (мови, стани, дні, працівники, мітки) зберігаються як коди.
views-none = Поки немає збережених списків
views-none-more = Відберіть розмови у вхідних і дайте списку назву.
view-name = Назва списку
view-keep = Зберегти список
view-share = Показати всій команді
view-unshare = Залишити лише собі
view-shared = Видно всій команді
view-own = Лише для вас
view-rename = Перейменувати
view-up = Вище
view-down = Нижче
view-delete = Видалити
view-error-empty = Дайте списку назву.
# $n is a whole number.
view-error-long = { $n ->
    [one] У назві може бути не більше { $n } знака.
    [few] У назві може бути не більше { $n } знаків.
    [many] У назві може бути не більше { $n } знаків.
   *[other] У назві може бути не більше { $n } знака.
}
view-error-full = { $n ->
    [one] Уже збережено { $n } список. Спершу видаліть один.
    [few] Уже збережено { $n } списки. Спершу видаліть один.
    [many] Уже збережено { $n } списків. Спершу видаліть один.
   *[other] Уже збережено { $n } списку. Спершу видаліть один.
}
search-title = Шукати в тому, що я можу відкрити
search-more = Повідомлення запечатані, покажчика до них немає. Пошук відкриває повідомлення списку, спершу нові, не більше 10 000, і прочитує їх. Записується, що ви шукали і які розмови вам показано. Ваші слова не зберігаються.
search-words = Слова в повідомленні
search-do = Шукати
# $words is what was searched for.
search-for = Шукали: { $words }
search-leave = Пошук зупиниться, коли ви підете з цієї сторінки.
# $read and $most are numbers as this language writes them.
search-progress = Прочитано повідомлень: { $read }, не більше { $most }
# $read and $found are numbers as this language writes them.
search-end = Кінець. Прочитано повідомлень: { $read }. Знайдено: { $found }.
search-end-most = Є старіші повідомлення, які не прочитано. Відберіть за днем, станом або мовою і пошукайте знову.
search-end-found = Знайдено більше, ніж вміщує сторінка. Візьміть довші слова або звузьте список.
search-end-broken = Пошук перервався. Знайдене до цього місця стоїть вище. Спробуйте ще раз трохи згодом.
search-end-over = Сеанс закінчився, і пошук разом із ним.
search-error-short = Напишіть принаймні дві літери для пошуку.
audit-did-search-threads = Пошук у повідомленнях
