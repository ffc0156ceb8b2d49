# What stands by itself beside a message that may be an emergency, that speaks of a voice message, or that is too short. Automatic
# lines say so, diagnose nothing, offer a person, and promise no time.

emergency-auto = Це показано автоматично через слова у вашому повідомленні. Можлива помилка, і це не діагноз.
# $number is the emergency number.
emergency-do-not-wait = Не чекайте нашої відповіді: спершу зателефонуйте за номером { $number }.
emergency-human = Ваше повідомлення стоїть у нас першим. Можна писати далі: його прочитає людина з команди.
emergency-link = Що робити в екстреному випадку
voice-auto = Автоматичне повідомлення: голосові повідомлення сюди не надходять. Напишіть, будь ласка, можна зовсім коротко. Прочитає людина з команди.
pick-lead = Про що йдеться?
pick-more = Автоматичне запитання. Виберіть або напишіть своїми словами. Прочитає людина з команди.
pick-health = Моє здоров’я
pick-mind = Як я почуваюся
pick-test = Тести: ВІЛ, гепатити, інші інфекції
pick-safer = Як уживати безпечніше, витратні матеріали
pick-treatment = Лікування
pick-law = Поліція, суд, права
pick-life = Житло, документи, гроші
pick-other = Інше

# The desk. $n is how many conversations.
emergency-count = { $n ->
    [100] понад 99 екстрених випадків
    [one] { $n } екстрений випадок
    [few] { $n } екстрені випадки
    [many] { $n } екстрених випадків
   *[other] { $n } екстреного випадку
}
emergency-banner = { $n ->
    [100] Понад 99 екстрених випадків, які ніхто не взяв
    [one] { $n } екстрений випадок, який ніхто не взяв
    [few] { $n } екстрені випадки, які ніхто не взяв
    [many] { $n } екстрених випадків, які ніхто не взяв
   *[other] { $n } екстреного випадку, які ніхто не взяв
}
emergency-banner-taken = { $n ->
    [100] Відкрито понад 99 екстрених випадків, ними опікуються
    [one] Відкрито { $n } екстрений випадок, ним займаються
    [few] Відкрито { $n } екстрені випадки, ними займаються
    [many] Відкрито { $n } екстрених випадків, ними займаються
   *[other] Відкрито { $n } екстреного випадку, ними займаються
}
# $code is the code name of a conversation.
emergency-banner-open = Відкрити { $code }
# $n is how often.
emergency-banner-before = { $n ->
    [one] раніше закривали { $n } раз
    [few] раніше закривали { $n } рази
    [many] раніше закривали { $n } разів
   *[other] раніше закривали { $n } разу
}
emergency-state = Екстрений випадок
# $kinds is a list of the kinds below.
emergency-card-shown = Автоматично показано картку екстреної допомоги: { $kinds }
kind-not-breathing = не дихає
kind-unresponsive = не прокидається
kind-seizure = судоми
kind-chest-pain = біль у грудях
kind-overheated = жар і сплутаність
kind-suicide = думки про самогубство
kind-violence = насильство
kind-child-in-danger = дитина в небезпеці
emergency-close = Закрити з результатом
emergency-close-more = Без результату екстрений випадок закрити не можна.
outcome-safe = У безпеці
outcome-handed-over = Передано іншим
outcome-lost = Зв’язок втрачено
outcome-unknown = Невідомо
outcome-false-alarm = Хибна тривога
emergency-end-resolve = Закрити й завершити розмову
emergency-end = Закрити, але говорити далі
emergency-false = Хибна тривога
# $n is how often.
emergency-false-before = { $n ->
    [one] раніше була { $n } хибна тривога
    [few] раніше було { $n } хибні тривоги
    [many] раніше було { $n } хибних тривог
   *[other] раніше було { $n } хибної тривоги
}
emergency-protocol = Що робити зараз
emergency-past = Попередні екстрені випадки
# $how is an outcome, $name a work name, $when a time or a day.
emergency-ended = { $how }, { $name }, { $when }
emergency-error-outcome = Це екстрений випадок. Спершу зазначте, чим він закінчився, або що тривога була хибною.
emergency-error-choose = Виберіть результат.
audit-did-give-outcome = Позначка про те, чим закінчився екстрений випадок
audit-did-clear-alarm = Зняття хибної тривоги
