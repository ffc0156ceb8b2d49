# Lists at the desk: queues, what a line says, narrowing, saved views, searching in messages.

queue-emergency = Экстренные
queue-unassigned = Никем не взяты
queue-snoozed = Отложены
queue-mentioned = Упоминания обо мне
queue-all = Все
item-emergency = Экстренный случай, исход не указан
# $time is a span of time in words.
item-emergency-waiting = Экстренный случай, ждут { $time }
item-new-waiting = Новый, ждут { $time }
item-waiting = Ждут { $time }
item-over = сверх цели: { $time }
# $time is a day and a time.
item-put-off = Отложен до { $time }
item-put-off-open = Отложен до нового сообщения
item-mentions-you = упоминает вас
# $name is a work name.
item-open-at = Открыто у { $name }
# $time is a day and a time.
list-rests = Вне часов дежурства ожидание не засчитывается в цель. Счёт продолжится { $time }.
list-pages = Страницы списка
list-previous = Предыдущая страница
filter-title = Поиск и отбор
filter-code = Начало кодового имени
filter-state = Состояние
filter-language = Язык
filter-worker = Кто взял
filter-tag = Метка
filter-any = Любое
filter-clear = Показать весь список
filter-active = Отобрано по
filter-remove = Убрать
filter-empty = Ни один разговор не подходит. Уберите часть условий или посмотрите в списке «Все».
filter-unknown = здесь неизвестно
# $code is the beginning of a code name.
filter-code-is = Кодовое имя: { $code }
# $day is a day.
filter-from-is = С { $day }
filter-to-is = По { $day }
views-title = Сохранённые списки
views-change = Изменить списки
views-more = Сохранённый список открывается таким, каким вы его отобрали. Его название запечатано. Условия (языки, состояния, дни, сотрудники, метки) хранятся как коды.
views-none = Пока нет сохранённых списков
views-none-more = Отберите разговоры во входящих и дайте списку название.
view-name = Название списка
view-keep = Сохранить список
view-share = Показать всей команде
view-unshare = Оставить только себе
view-shared = Виден всей команде
view-own = Только для вас
view-rename = Переименовать
view-up = Выше
view-down = Ниже
view-delete = Удалить
view-error-empty = Дайте списку название.
# $n is a whole number.
view-error-long = { $n ->
    [one] В названии может быть не больше { $n } знака.
    [few] В названии может быть не больше { $n } знаков.
    [many] В названии может быть не больше { $n } знаков.
   *[other] В названии может быть не больше { $n } знака.
}
view-error-full = { $n ->
    [one] Уже сохранён { $n } список. Сначала удалите один.
    [few] Уже сохранено { $n } списка. Сначала удалите один.
    [many] Уже сохранено { $n } списков. Сначала удалите один.
   *[other] Уже сохранено { $n } списка. Сначала удалите один.
}
search-title = Искать в том, что я могу открыть
search-more = Сообщения запечатаны, указателя по ним нет. Поиск открывает сообщения списка, сначала новые, не больше 10 000, и прочитывает их. Записывается, что вы искали и какие разговоры вам показаны. Ваши слова не сохраняются.
search-words = Слова в сообщении
search-do = Искать
# $words is what was searched for.
search-for = Искали: { $words }
search-leave = Поиск остановится, когда вы уйдёте с этой страницы.
# $read and $most are numbers as this language writes them.
search-progress = Прочитано сообщений: { $read }, не больше { $most }
# $read and $found are numbers as this language writes them.
search-end = Конец. Прочитано сообщений: { $read }. Найдено: { $found }.
search-end-most = Есть более старые сообщения, которые не прочитаны. Отберите по дню, состоянию или языку и поищите снова.
search-end-found = Найдено больше, чем помещается на странице. Возьмите слова длиннее или сузьте список.
search-end-broken = Поиск прервался. Найденное до этого места стоит выше. Попробуйте ещё раз чуть позже.
search-end-over = Сеанс закончился, и поиск вместе с ним.
search-error-short = Напишите хотя бы две буквы для поиска.
audit-did-search-threads = Поиск в сообщениях
