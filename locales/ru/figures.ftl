# Figures of a period at the desk, and their copy.

figures-title = Цифры
figures-choose = Выбрать период
figures-period = Период
figures-from = Или с месяца
figures-to = По месяц
figures-only = Только
figures-everything = Всё
figures-show = Показать
figures-earlier = Раньше
figures-later = Позже
# $number is 1 to 4, $year a year.
figures-quarter = { $number }-й квартал { $year } г.
figures-error-period = Выберите месяц, квартал или год, или напишите два месяца в виде 2026-11, не больше 24 месяцев от одного до другого.
figures-error-only = Выберите площадку или язык из списка.
figures-moved = Если выбрана площадка или язык, показываются целые кварталы.
# $locked and $all are numbers.
figures-locked = Закрыто месяцев: { $locked } из { $all }.
figures-open = Ещё не принято отчётов: { $n }.
# $forms is the name of a form and its versions.
figures-forms = Форма: { $forms }.
figures-none = За этот период нет ни одного отчёта о контакте
figures-none-more = Черновики не считаются.
figures-few = Меньше 5 контактов или меньше 5 человек: таблицы не показаны.
figures-withheld = Слишком мало: по этим числам можно было бы что-то узнать об отдельных людях.
figures-events = События
figures-people = Люди
figures-share = Доля контактов
figures-all = Всего
figures-hidden = скрыто
figures-few-title = Меньше 5, скрыто
figures-hidden-title = Скрыто, чтобы защитить малое число
# The difference to the period before. $n is the difference, $then the number of then, $period that period.
figures-more = на { $n } больше, чем за { $period } ({ $then })
figures-fewer = на { $n } меньше, чем за { $period } ({ $then })
figures-same = столько же, сколько за { $period } ({ $then })
figures-no-comparison = сравнения нет
figures-copy = Взять копию (CSV)
figures-copy-more = В копии — то же, что на этой странице, с определением в каждой строке. То, что вы её взяли, записывается.

figures-contacts = Индивидуальные контакты
figures-def-contacts = Индивидуальные контакты (W3): личные сообщения, автоматический помощник, звонки и встречи.
figures-reached = Охвачено людей
figures-def-reached = Охвачено людей (W1): разные люди, у которых в периоде был хотя бы один индивидуальный контакт.
figures-shares = Доли
figures-share-no-key = Контакты, в которых человек не определён
figures-share-in-time = Ответ вовремя, среди ответов в часы дежурства
figures-share-out-of-hours = Пришли вне часов дежурства, среди тех, чьё время измерено
figures-share-online = Решено полностью онлайн, среди тех, где это указано
figures-share-useful = Сочли полезным, среди тех, кто ответил
figures-no-share = Скрыто или нечего считать
figures-median = Медиана времени до первого ответа сотрудника
figures-def-median = Медиана (W11): середина всех минут от первого сообщения до первого ответа сотрудника, для тех, кто писал в часы дежурства.
figures-def-mean = Средний балл (W23): от 1 до 5, среди тех, кто поставил оценку.
figures-minutes = { $n } мин

figures-table-person = Новые и знакомые люди
figures-def-person = Новые — те, чей самый первый контакт пришёлся на период (события: контакты в том месяце, когда они пришли впервые); знакомые приходили раньше.
figures-person-new = Новые люди
figures-person-known = Знакомые люди
figures-person-no-key = Человек не определён
figures-table-answer = Первый ответ
# $minutes is the target that the organisation has set.
figures-def-answer = Вовремя: сотрудник ответил не позже чем за { $minutes } мин. Вне часов: писали, когда никто не дежурил. Не измерено: отчёт внесён вручную.
figures-answer-in-time = Вовремя
figures-answer-later = Позже
figures-answer-no-answer = Нет ответа сотрудника
figures-answer-out-of-hours = Пришли вне часов дежурства
figures-answer-not-measured = Не измерено
figures-table-solved = Решён ли вопрос
figures-def-solved = Контакты по тому, решён ли вопрос онлайн.
figures-solved-online = Решено полностью онлайн
figures-table-topic = Тема
figures-def-topic = Контакты по темам. В одном контакте может быть несколько тем, поэтому числа в столбце не складываются.
figures-table-urgency = Срочность
figures-def-urgency = Контакты по срочности, среди них экстренные.
figures-table-platform = Площадка
figures-def-platform = Контакты по площадкам.
figures-table-language = Язык
figures-def-language = Контакты по языкам.
figures-table-mode = Вид контакта
figures-def-mode = Контакты по тому, как они проходили.
figures-table-area = Территория
figures-def-area = Контакты по территориям, не подробнее списка в форме.
figures-table-asked = Спросили о мнении
figures-def-asked = Контакты по тому, спросили ли человека, что он думает о разговоре.

figures-missing-unknown = Неизвестно
figures-missing-refused = Не захотели отвечать
figures-missing-not-asked = Не спрашивали
figures-missing-not-applicable = Неприменимо
figures-missing-no-entry = Не заполнено

figures-other = Другая работа и записи
figures-def-other = Только события; людей здесь не считают.
figures-other-group-answer = Ответы в группах
figures-other-publication = Публикации
figures-other-forum-visit = Посещения форумов
figures-other-overdose-record = Записи о передозировках
figures-other-incident-record = Записи об инцидентах
figures-other-feedback = Отзывы

figures-said-useful = Был ли разговор полезен
figures-said-topics = Отзывы по темам
figures-def-said = Что люди сказали после разговора; никого по этому не считают.
figures-useful-yes = Да
figures-useful-partly = Отчасти
figures-useful-no = Нет
figures-said-mean = Средний балл
figures-of-contacts = индивидуальные контакты периода (W3)
figures-of-answered = контакты с ответом в часы дежурства
figures-of-said = отзывы за период

figures-how = Как защищены малые числа
figures-rule = Меньше 5 событий или людей скрыто (<5), а с ними другие числа (скрыто), чтобы по показанному нельзя было вычислить ни одного малого числа. 0 показывается.
figures-rule-time = Периоды — целые месяцы. Квартал или год скрывает строку, если его месяцы выдали бы скрытое число; любой другой период показывает строку, только если её показывает каждый его месяц.
figures-rule-people = Один человек может быть в нескольких строках и месяцах: людей никогда не складывают.
