# Duty: the calendar of shifts, who is on now, what the public page says of it, notes at the end of a shift.

# $time is a clock time, $day a date such as 20 November.
duty-away = Сейчас никого нет на месте
duty-away-until = Сейчас никого нет на месте; кто-то должен быть в { $time }
duty-away-until-day = Сейчас никого нет на месте; кто-то должен быть { $day }, { $time }
# $n is a number from 8 to 10, $time one of the two texts below.
duty-expected = За последние четыре недели не меньше { $n } из каждых 10 человек, написавших во время дежурства, получили первый ответ за { $time }. Так было раньше, это не обещание.
duty-within-minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
duty-within-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}

# What stands by itself after a first message while nobody is on duty.
nobody-title = Ваше сообщение дошло
nobody-auto = Этот текст появился сам. Человек вашего сообщения ещё не читал.
nobody-kept = Сообщение хранится зашифрованным, пока его не прочитает кто-то из нас.
# $number is the emergency number of the place.
nobody-danger = Если жизнь в опасности, не ждите нас. Звоните { $number }.
nobody-return = Чтобы прочитать ответ позже или на другом устройстве, возьмите билет для возвращения:
nobody-write = Здесь можно писать ещё в любое время. Всё дойдёт вместе.

duty-title = Дежурства
duty-plan = Планировать смены
duty-shift = Смена
duty-back = К неделе
duty-kind-desk = На месте
duty-kind-on-call = На связи
# $weekday, $day and $times are a weekday, a date and times such as 22:00–02:00.
duty-when = { $weekday }, { $day }, { $times }
# $from and $to are dates.
duty-week-of = { $from } – { $to }
duty-weeks = Недели
duty-week-before = Предыдущая неделя
duty-week-after = Следующая неделя
duty-role = Роль
duty-language = Язык
duty-all = все
duty-show = Показать
duty-none-planned = Пока ничего не запланировано
duty-none-planned-more = Пока смен нет, о дежурстве говорят только объявленные часы.
duty-day-empty = смен нет
duty-open-shift = свободна
duty-cancelled = Отменена
duty-now = Сейчас
duty-begun = Она началась.
duty-over = Она закончилась.
duty-mine-more = Ваша смена: предложить коллеге
duty-take-more = Посмотреть или взять
duty-change = Изменить
# $times are times such as 02:00–06:00.
duty-gap = { $times }: на месте никого
# $who is a role, or a role and a language.
duty-gap-who = { $times }: никого ({ $who })
duty-gap-language = { $times }: никого, кто говорит на языке { $language }
# $zone is the name of a time zone.
duty-zone = Всё время указано в поясе { $zone }. Смена начинается и кончается по часам на стене, также при переводе часов.
duty-kind = Что
duty-who = Кто
duty-wanted = Кто нужен
duty-take = Взять эту смену
duty-release = Вернуть её
duty-offer = Предложить коллеге
duty-offer-more = Смена остаётся вашей, пока коллега не согласится. Одну смену можно предложить нескольким; она достанется тому, кто согласится первым.
duty-colleague = Коллега
duty-in-exchange = В обмен на
duty-for-nothing = ничего
duty-offer-do = Предложить
duty-this-day = Только этот день
duty-give-to = Чья она
duty-nobody = ничья: свободна
duty-give = Изменить
duty-cancel = Отменить эту смену
duty-restore = Она всё-таки состоится
duty-offers = Предложенные смены
duty-offers-none = Вам ничего не предложено, и вы ничего не предлагали.
duty-accept = Согласиться
duty-decline = Отказаться
duty-withdraw = Отозвать
# $name is a work name, $shift and $back are shifts in words.
duty-offer-to-me = { $name } предлагает вам: { $shift }.
duty-offer-to-me-for = { $name } предлагает вам: { $shift }, в обмен на вашу: { $back }.
duty-offer-by-me = Вы предложили ({ $name }): { $shift }.
duty-offer-by-me-for = Вы предложили ({ $name }): { $shift }, в обмен на: { $back }.
duty-wanted-role = Нужная роль, если смена свободна
duty-wanted-language = Нужный язык
duty-any = любой
duty-begins = Начало
duty-ends = Конец
duty-midnight = Конец, который не позже начала, приходится на следующий день.
duty-weekdays = По каким дням
duty-how-often = Как часто
# $n is a number of weeks.
duty-every = { $n ->
    [1] каждую неделю
    [one] каждую { $n } неделю
    [few] раз в { $n } недели
    [many] раз в { $n } недель
   *[other] раз в { $n } недели
}
duty-first-day = Первый день
duty-last-day = Последний день
duty-last-day-hint = Для смен без конца оставьте последний день пустым. Для одной смены оба дня одинаковы.
duty-plan-do = Запланировать
duty-series = Что запланировано
# $day is a date.
duty-from-day = с { $day }
duty-end-do = Задать последний день
duty-series-title = Изменить начиная с какого-то дня
duty-series-stands = Как запланировано сейчас
# $day is a date.
duty-series-until = до { $day }
duty-series-from = С какого дня
duty-series-past = Дни до него остаются как были, а начавшаяся смена продолжается без изменений.
duty-series-last-hint = Для смен без конца оставьте последний день пустым.
duty-series-do = Изменить
duty-series-agreed = Договорённости об отдельных днях
duty-series-agreed-more = Они остаются в силе, уже с новым временем, если в этот день есть смена и она подходит тому, у кого она.
# $shift is a shift in words, $who a work name, or that it is open or cancelled.
duty-series-day = { $shift }: { $who }
# $from and $to are work names.
duty-series-offer = { $shift }: предложение ({ $from } – { $to })
duty-series-lost = О чём договорились и что пропадёт с этим изменением
# $n is how many of those there are.
duty-series-lose = { $n ->
    [one] Всё верно: { $n } договорённость пропадёт
    [few] Всё верно: { $n } договорённости пропадут
    [many] Всё верно: { $n } договорённостей пропадут
   *[other] Всё верно: { $n } договорённости пропадут
}
duty-on-now = Сейчас дежурят
duty-on-nobody = На смене никого нет.
duty-on-shift = На смене:
# $time is a clock time.
duty-on-until = на смене до { $time }

duty-error-began = Эта смена уже началась или закончилась. Ничего не изменилось.
duty-error-cancelled = Эту смену тем временем отменили. Ничего не изменилось.
duty-error-taken = Эта смена теперь у кого-то другого. Ничего не изменилось.
duty-error-accepted = На это предложение уже согласились. Ничего не изменилось.
duty-error-declined = От этого предложения уже отказались. Ничего не изменилось.
duty-error-withdrawn = Это предложение отозвано. Ничего не изменилось.
duty-error-unfit = Роль, язык или ключи не подходят к этой смене. На месте нужен человек, который открывает разговоры команды.
duty-error-who = Выберите коллегу.
duty-error-back = Эта смена не у этого коллеги. Выберите одну из его смен или ничего.
duty-error-time = Напишите время, например 22:00.
duty-error-from = Напишите день не раньше сегодняшнего и не позже чем через год.
duty-error-until = Напишите день не раньше первого или оставьте пустым.
duty-error-weekdays = Выберите день недели, который есть между первым и последним днём.
duty-error-lose = { $n ->
    [one] С этим изменением пропадёт { $n } договорённость об отдельном дне. Посмотрите на неё и отметьте, что это верно, или измените меньше.
    [few] С этим изменением пропадут { $n } договорённости об отдельных днях. Посмотрите на них и отметьте, что это верно, или измените меньше.
    [many] С этим изменением пропадут { $n } договорённостей об отдельных днях. Посмотрите на них и отметьте, что это верно, или измените меньше.
   *[other] С этим изменением пропадут { $n } договорённости об отдельных днях. Посмотрите на них и отметьте, что это верно, или измените меньше.
}
duty-error-changed = Эти смены тем временем изменили, или об одном из их дней договорились. Введённое вами осталось здесь; рядом написано, как запланировано сейчас. Посмотрите и отправьте ещё раз.
duty-error-from-begun = Смена этого дня уже началась или уже началась бы. Выберите день позже.
duty-error-after-last = Последняя смена раньше этого дня. Выберите день раньше или запланируйте новые смены.

# Who of those on duty or on call can be called by e-mail.
duty-reach-title = На связи, но вызвать нельзя
duty-reach-more = Попросите указать адрес на странице «Вызовы по почте» или отдайте смену кому-то другому. До тех пор вместо них вызывают координаторов.
# $name is a work name, $shift a shift in words, $why one of the texts below.
duty-reach-line = { $name }: { $shift }. { $why }
duty-reach-yes = Можно вызвать по почте
duty-reach-no = Нельзя вызвать по почте
duty-reach-none = Нельзя вызвать по почте: адрес не указан
duty-reach-asked = Нельзя вызвать по почте: адрес не подтверждён
duty-reach-refused = Нельзя вызвать по почте: почтовый сервер не принял адрес

handover-title = Передача смены
handover-label = Что нужно знать следующей смене
handover-hint = Читает только команда. Пишите кодовые имена разговоров, а не имена людей.
handover-do = Оставить записку
# $codes are code names of conversations.
handover-line-urgent = Открытые экстренные случаи: { $codes }
handover-line-mine = Мои открытые разговоры: { $codes }
handover-mine = Ваши разговоры
handover-mine-more = Они остаются вашими, пока вы их не передадите. Отменить можно в течение дня.
handover-which = Какие
handover-to = Кому
handover-give = Передать
handover-nobody = Сейчас больше никого нет на смене, поэтому передать здесь нельзя.
handover-notes = Записки смен
# $n is a number of days.
handover-kept = Записки хранятся { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}.
handover-none = Записок пока нет.
handover-ends = Ваша смена кончается в { $time }.
handover-ended = Ваша смена закончилась в { $time }.
handover-write = Написать записку и передать
# $name is a work name.
handover-from = { $name }, { $time }
handover-read = Прочитано
handover-error-empty = Сначала что-нибудь напишите.
# $max is a number of characters.
handover-error-long = В записке не больше { $max } знаков. Ваш текст сохранён.
handover-error-none = Выберите хотя бы один разговор.
handover-error-to = Выберите того, кто сейчас на смене и может открыть их все.

audit-did-plan-duty = Планирование смен
audit-did-replan-duty = Изменение запланированных смен с какого-то дня
audit-did-change-duty = Изменение смены
