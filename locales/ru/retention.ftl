# How long things are kept, and holds.

retention-title = Что сколько хранится
retention-lead = У всего, что мы храним о людях, есть цель и срок. Когда срок выходит, это удаляется само, понемногу, и никому не нужно об этом помнить. То, что ещё открыто, по сроку не удаляется никогда. То, что удержано ниже, пропускается.
retention-sure = Сократить этот срок?
# $n is a number of days.
retention-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
# $n is how many.
retention-goes = { $n ->
    [one] { $n } запись старше, она уйдёт при следующей проверке.
    [few] { $n } записи старше, они уйдут при следующей проверке.
    [many] { $n } записей старше, они уйдут при следующей проверке.
   *[other] { $n } записи старше, они уйдут при следующей проверке.
}
# $n is a whole number.
retention-many = { $n } или больше
retention-for-good = Вернуть это будет нельзя.
retention-sure-do = Сократить и удалить
retention-sure-not = Оставить как есть
# $n is how many.
retention-overdue = { $n ->
    [one] { $n } удержание пора пересмотреть
    [few] { $n } удержания пора пересмотреть
    [many] { $n } удержаний пора пересмотреть
   *[other] { $n } удержания пора пересмотреть
}
retention-field = Дней
retention-do = Изменить
# $from, $to and $usual are numbers of days.
retention-bounds = От { $from } до { $to } дн.; { $usual }, если не выбрано другое.
retention-fixed = Этот срок не меняется.
# $n is how many.
retention-soon = { $n ->
    [one] за 7 дней уйдёт { $n }
    [few] за 7 дней уйдут { $n }
    [many] за 7 дней уйдёт { $n }
   *[other] за 7 дней уйдут { $n }
}
retention-swept = Последняя проверка
# $n is how many.
retention-gone = { $n ->
    [one] удалена { $n }
    [few] удалено { $n }
    [many] удалено { $n }
   *[other] удалено { $n }
}
retention-not-swept = Проверки ещё не было
retention-hourly = Проверяется каждый час
retention-holds = Удержания
retention-holds-what = Удержание не даёт удалить разговор по сроку или сотруднику. Его ставят со страницы разговора. Оно заканчивается, только когда его снимает координатор.
retention-holds-none = Ничего не удержано.
retention-on-person = Все разговоры с одним человеком
retention-unreadable = Ваши ключи не открывают причину.
retention-put-on = С
retention-review-on = Пересмотреть
retention-review-was = Нужно было пересмотреть
retention-review = Пересмотреть в этот день
retention-again = Оставить до этого дня
retention-lift = Снять удержание
retention-hold-title = Удержать
retention-hold-open = Поставить на удержание
retention-hold-back = Назад к разговору
retention-hold-what = Удержание нужно для того, что велит сохранить суд или закон. Пока оно действует, ничто из этого разговора не удаляется по сроку, и никто из сотрудников не может его забыть.
retention-hold-visitor = Тот, кто пишет, по-прежнему может удалить разговор сам. Это ему обещано, и удержание этого не меняет.
retention-hold-on = Что удержать
retention-hold-thread = Только этот разговор
retention-hold-person = Все разговоры с этим человеком, и будущие тоже
retention-hold-do = Поставить удержание
retention-reason = Почему
retention-reason-hint = Кто просит сохранить и на каком основании. Это зашифровано для команды; видят только координаторы.
retention-held = На удержании: по сроку ничего не удаляется.
retention-error-held = Что-то об этом человеке на удержании: сохранить это велит суд или закон. Никто из сотрудников не может забыть этого человека, пока координатор не снимет удержание. Тот, кто пишет, по-прежнему может удалить свой разговор сам.
# $from and $to are numbers of days.
retention-error-days = Введите целое число дней от { $from } до { $to }.
retention-error-review = Выберите день после сегодняшнего и не позже чем через год.
retention-error-reason = Напишите, почему это удержано.
retention-kind-conversation = Завершённые разговоры
retention-why-conversation = Чтобы узнать того, кто вернётся, и продолжить с того же места. С разговором уходят сообщения, изображения, билет для возвращения, метки, заметки, шаги при экстренных случаях и по защите; а с последним разговором и то, что известно о человеке.
retention-kind-follow-up = Законченные повторные обращения
retention-why-follow-up = Чтобы тот, кто спрашивает снова, знал, что уже пробовали.
retention-kind-consult = Вопросы консультантам, на которые ответили
retention-why-consult = Чтобы ответ можно было перечитать.
retention-kind-review = Разборы бесед
retention-why-review = Чтобы команда училась на своей работе.
retention-kind-report = Слова принятых отчётов
retention-why-report = Чтобы отчёт можно было проверить. То, что идёт в счёт, остаётся и ни к кому не ведёт.
retention-kind-report-draft = Отчёты, которые начали и не подали
retention-why-report-draft = Чтобы набранное не пропало.
retention-kind-feedback = Слова о беседе
retention-why-feedback = Чтобы команда знала, что говорят люди. Отмеченное остаётся и идёт в счёт.
retention-kind-complaint = Жалобы с ответом или закрытые
retention-why-complaint = Чтобы тот, кто жаловался, мог прочитать ответ.
retention-kind-away = Слова консультантов о своём отсутствии
retention-why-away = Чтобы тот, кто спрашивает, знал, почему не отвечают. Считается с последнего дня отсутствия.
retention-kind-discarded = То, что отложили как лишнее
retention-why-discarded = Чтобы это можно было вернуть.
retention-kind-draft = Черновики ответов
retention-why-draft = Чтобы набранное не пропало.
retention-kind-consult-draft = Черновики консультантов
retention-why-consult-draft = Чтобы набранное не пропало.
retention-kind-debrief = Что участник команды пишет коллеге после тяжёлого разговора
retention-why-debrief = Чтобы никто не оставался с этим один. Открыть могут только эти двое.
retention-kind-handover = Записки в конце смены
retention-why-handover = Чтобы следующая смена знала, что происходит.
retention-kind-deed = Что сделали с разговором
retention-why-deed = Чтобы это можно было отменить.
retention-kind-session = Сеансы посетителей
retention-why-session = Чтобы тот, кто пишет снова, нашёл свой разговор. Срок тот же, что у файла cookie.
keep-team = Что мы пишем о разговоре
keep-team-how = Зашифровано для команды: заметки, вопросы консультанту, о чём договорились спросить снова, отчёты. Видно нам: что что-то есть, в какой день, и то, что идёт в счёт и ни к кому не ведёт.
# $days is a number of days.
keep-team-long = { $days ->
    [one] Не дольше разговора; слова отчётов не дольше { $days } дня после подачи.
    [few] Не дольше разговора; слова отчётов не дольше { $days } дней после подачи.
    [many] Не дольше разговора; слова отчётов не дольше { $days } дней после подачи.
   *[other] Не дольше разговора; слова отчётов не дольше { $days } дней после подачи.
}
keep-team-sooner = Удалите разговор.
keep-hold = Если суд или закон велит что-то сохранить, по сроку это не удаляется, пока так нужно. Свой разговор вы по-прежнему можете удалить в любое время.
audit-did-set-retention = Изменение срока хранения
audit-did-hold-thread = Удержание разговора
audit-did-hold-person = Удержание всего, что связано с человеком
audit-did-review-hold = Пересмотр удержания
audit-did-lift-thread-hold = Снятие удержания с разговора
audit-did-lift-person-hold = Снятие удержания с человека
