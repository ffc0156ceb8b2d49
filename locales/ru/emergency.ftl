# What stands by itself beside a message that may be an emergency, that speaks of a voice message, or that is too short. Automatic
# lines say so, diagnose nothing, offer a person, and promise no time.

emergency-auto = Это показано автоматически из-за слов в вашем сообщении. Возможна ошибка, и это не диагноз.
# $number is the emergency number.
emergency-do-not-wait = Не ждите нашего ответа: сначала позвоните по номеру { $number }.
emergency-human = Ваше сообщение стоит у нас первым. Можно писать дальше: его прочитает человек из команды.
emergency-link = Что делать в экстренном случае
voice-auto = Автоматическое сообщение: голосовые сообщения сюда не приходят. Напишите, пожалуйста, можно совсем коротко. Прочитает человек из команды.
pick-lead = О чём речь?
pick-more = Автоматический вопрос. Выберите или напишите своими словами. Прочитает человек из команды.
pick-health = Моё здоровье
pick-mind = Как я себя чувствую
pick-test = Тесты: ВИЧ, гепатиты, другие инфекции
pick-safer = Как употреблять безопаснее, расходники
pick-treatment = Лечение
pick-law = Полиция, суд, права
pick-life = Жильё, документы, деньги
pick-other = Другое

# The desk. $n is how many conversations.
emergency-count = { $n ->
    [100] больше 99 экстренных случаев
    [one] { $n } экстренный случай
    [few] { $n } экстренных случая
    [many] { $n } экстренных случаев
   *[other] { $n } экстренного случая
}
emergency-banner = { $n ->
    [100] Больше 99 экстренных случаев, которые никто не взял
    [one] { $n } экстренный случай, который никто не взял
    [few] { $n } экстренных случая, которые никто не взял
    [many] { $n } экстренных случаев, которые никто не взял
   *[other] { $n } экстренного случая, которые никто не взял
}
emergency-banner-taken = { $n ->
    [100] Открыто больше 99 экстренных случаев, ими занимаются
    [one] Открыт { $n } экстренный случай, им занимаются
    [few] Открыты { $n } экстренных случая, ими занимаются
    [many] Открыто { $n } экстренных случаев, ими занимаются
   *[other] Открыто { $n } экстренного случая, ими занимаются
}
# $code is the code name of a conversation.
emergency-banner-open = Открыть { $code }
# $n is how often.
emergency-banner-before = { $n ->
    [one] раньше закрывали { $n } раз
    [few] раньше закрывали { $n } раза
    [many] раньше закрывали { $n } раз
   *[other] раньше закрывали { $n } раза
}
emergency-state = Экстренный случай
# $kinds is a list of the kinds below.
emergency-card-shown = Автоматически показана карточка экстренной помощи: { $kinds }
kind-not-breathing = не дышит
kind-unresponsive = не просыпается
kind-seizure = судороги
kind-chest-pain = боль в груди
kind-overheated = жар и спутанность
kind-suicide = мысли о самоубийстве
kind-violence = насилие
kind-child-in-danger = ребёнок в опасности
emergency-close = Закрыть с исходом
emergency-close-more = Без исхода экстренный случай закрыть нельзя.
outcome-safe = В безопасности
outcome-handed-over = Передано другим
outcome-lost = Связь потеряна
outcome-unknown = Неизвестно
outcome-false-alarm = Ложная тревога
emergency-end-resolve = Закрыть и завершить разговор
emergency-end = Закрыть, но говорить дальше
emergency-false = Ложная тревога
# $n is how often.
emergency-false-before = { $n ->
    [one] раньше была { $n } ложная тревога
    [few] раньше было { $n } ложные тревоги
    [many] раньше было { $n } ложных тревог
   *[other] раньше было { $n } ложной тревоги
}
emergency-protocol = Что делать сейчас
emergency-past = Прежние экстренные случаи
# $how is an outcome, $name a work name, $when a time or a day.
emergency-ended = { $how }, { $name }, { $when }
emergency-error-outcome = Это экстренный случай. Сначала отметьте, чем он закончился, или что тревога была ложной.
emergency-error-choose = Выберите исход.
audit-did-give-outcome = Отметка о том, чем закончился экстренный случай
audit-did-clear-alarm = Снятие ложной тревоги
