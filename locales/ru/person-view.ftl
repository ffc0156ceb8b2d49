# Everything that is known of one person, what they agreed to, and forgetting somebody wholly.

known-open = Всё, что мы знаем об этом человеке
known-title = Что мы знаем об этом человеке
known-what = Всё, что здесь считается одним человеком, с первого дня до последнего. Ради этой страницы ни одно сообщение не открывается. Отзывы о разговорах без имени ни с кем не связываются.
known-facts = Коротко
known-threads = Разговоры
known-first = Первый день
known-last = Последний день
known-languages = Языки страниц
known-none = нет
known-code = создан по желанию человека
# $n is a whole number.
known-reports-others = { $n ->
    [one] Есть { $n } отчёт коллег, который вам открыть нельзя.
    [few] Есть { $n } отчёта коллег, которые вам открыть нельзя.
    [many] Есть { $n } отчётов коллег, которые вам открыть нельзя.
   *[other] Есть { $n } отчёта коллег, которые вам открыть нельзя.
}
known-days = День за днём
known-notes-what = Заметки об этом человеке и о разговорах с ним. Посетитель их никогда не видит.
known-began = Начался разговор
known-earlier = Раньше ({ $n })
known-later = Позже ({ $n })
known-report = Отчёт о контакте
known-emergency = Закончился экстренный случай
known-merged = Двое с этого дня считаются одним человеком
known-state-new = Новый
known-state-open = Открыт
known-state-resolved = Завершён
known-state-discarded = Убран

consent-title = На что человек согласен
consent-write = Записать ответ
consent-what = Спросите простыми словами и запишите ответ. Молчание — не согласие. Своё «да» человек может взять назад в любое время.
consent-purpose = На что
consent-choose = Выберите
consent-said = Что сказал человек
consent-do = Сохранить ответ
consent-for-consult = Консультант может прочитать написанное, чтобы помочь
consent-for-referral = Другая организация узнаёт то, что нужно для помощи
consent-for-follow-up = Мы можем написать снова позже
consent-for-story = О случившемся можно рассказать так, чтобы никого нельзя было узнать
consent-is-not-asked = Не спрашивали
consent-is-given = Да
consent-is-refused = Нет
consent-is-withdrawn = Раньше да, теперь нет
consent-is-unknown = Спросили, ясного ответа нет
consent-error-purpose = Выберите, о чём спрашивали.
consent-error-said = Выберите, что сказал человек.
consent-error-nothing = Нет согласия, которое можно взять назад. Если человек говорит «нет», выберите «Нет».

oblivion-open = Забыть этого человека
oblivion-title = Забыть человека
oblivion-back = Назад к человеку
oblivion-what = Всё, что ниже, сразу становится нечитаемым для обеих сторон, а потом удаляется. Это нельзя отменить, и никакая резервная копия этого не вернёт.
oblivion-goes = Что исчезнет
# $n is a whole number.
oblivion-kind-threads = { $n ->
    [one] { $n } разговор
    [few] { $n } разговора
    [many] { $n } разговоров
   *[other] { $n } разговора
}
# $n is a whole number.
oblivion-kind-messages = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
    [many] { $n } сообщений
   *[other] { $n } сообщения
}
# $n is a whole number.
oblivion-kind-images = { $n ->
    [one] { $n } изображение
    [few] { $n } изображения
    [many] { $n } изображений
   *[other] { $n } изображения
}
# $n is a whole number.
oblivion-kind-tickets = { $n ->
    [one] { $n } обратный билет
    [few] { $n } обратных билета
    [many] { $n } обратных билетов
   *[other] { $n } обратного билета
}
# $n is a whole number.
oblivion-kind-outgoing = { $n ->
    [one] { $n } ответ, ждущий отправки
    [few] { $n } ответа, ждущих отправки
    [many] { $n } ответов, ждущих отправки
   *[other] { $n } ответа, ждущих отправки
}
# $n is a whole number.
oblivion-kind-drafts = { $n ->
    [one] { $n } черновик ответа
    [few] { $n } черновика ответов
    [many] { $n } черновиков ответов
   *[other] { $n } черновика ответов
}
# $n is a whole number.
oblivion-kind-notes = { $n ->
    [one] { $n } заметка команды
    [few] { $n } заметки команды
    [many] { $n } заметок команды
   *[other] { $n } заметки команды
}
# $n is a whole number.
oblivion-kind-tags = { $n ->
    [one] { $n } метка
    [few] { $n } метки
    [many] { $n } меток
   *[other] { $n } метки
}
# $n is a whole number.
oblivion-kind-emergencies = { $n ->
    [one] { $n } запись об экстренном случае
    [few] { $n } записи об экстренных случаях
    [many] { $n } записей об экстренных случаях
   *[other] { $n } записи об экстренных случаях
}
# $n is a whole number.
oblivion-kind-consents = { $n ->
    [one] { $n } ответ о согласии
    [few] { $n } ответа о согласии
    [many] { $n } ответов о согласии
   *[other] { $n } ответа о согласии
}
# $n is a whole number.
oblivion-kind-reviews = { $n ->
    [one] { $n } разбор завершённого разговора
    [few] { $n } разбора завершённых разговоров
    [many] { $n } разборов завершённых разговоров
   *[other] { $n } разбора завершённых разговоров
}
# $n is a whole number.
oblivion-reports = { $n ->
    [one] Слова { $n } отчёта и то, что ведёт от него к человеку
    [few] Слова { $n } отчётов и то, что ведёт от них к человеку
    [many] Слова { $n } отчётов и то, что ведёт от них к человеку
   *[other] Слова { $n } отчёта и то, что ведёт от них к человеку
}
oblivion-person = Ключ и код человека и то, с кем он считается одним
oblivion-stays = Что останется
oblivion-stays-counts = Числа: что контакт был посчитан, в какой день, на какие темы. Они ни к кому не ведут.
oblivion-stays-trail = Журнал действий: что сотрудник что-то открывал и что вы кого-то забыли, без указания кого.
oblivion-stays-feedback = Отметки о разговоре без имени, без слов и без пути к разговору.
oblivion-why = Почему
oblivion-because-asked = Человек попросил об этом
oblivion-because-danger = То, что мы знаем, может подвергнуть человека опасности
oblivion-because-mistake = Это попало сюда по ошибке или было проверкой
oblivion-because-over = Больше нет причины это хранить
oblivion-sure = Я вижу, что исчезнет, и так и должно быть
oblivion-do = Забыть человека навсегда
oblivion-error-reason = Выберите почему.
oblivion-error-sure = Отметьте, если всё перечисленное должно исчезнуть.
oblivion-error-changed = С тех пор что-то изменилось. Ничего не забыто. Прочитайте страницу ещё раз.
oblivion-error-emergency = В одном из разговоров открыт экстренный случай. Сначала скажите, чем он закончился.
oblivion-done = Всё исчезло.
oblivion-closed = Ничего из этого больше нельзя открыть. Остальное удаляется, даже если вы закроете страницу.
# $done and $total are whole numbers: conversations.
oblivion-far = Разговоров: { $done } из { $total }
oblivion-look = Посмотреть ещё раз
oblivion-backups = В старых резервных копиях это ещё есть, запечатанное, пока не истечёт их срок. При восстановлении оно сразу забывается снова.

audit-did-open-person = Просмотр всего, что известно о человеке
audit-did-forget-person = Забвение человека
# $n is a whole number.
oblivion-kind-follow-ups = { $n ->
    [one] { $n } повторный контакт
    [few] { $n } повторных контакта
    [many] { $n } повторных контактов
   *[other] { $n } повторного контакта
}
# $n is a whole number.
oblivion-kind-consults = { $n ->
    [one] { $n } вопрос консультанту
    [few] { $n } вопроса консультантам
    [many] { $n } вопросов консультантам
   *[other] { $n } вопроса консультантам
}
# $n is a whole number.
oblivion-kind-safeguarding = { $n ->
    [one] { $n } дело о защите
    [few] { $n } дела о защите
    [many] { $n } дел о защите
   *[other] { $n } дела о защите
}
