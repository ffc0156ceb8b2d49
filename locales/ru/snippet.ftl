# Готовые ответы: в разговоре и там, где их пишут.

snippet-title = Готовые ответы
snippet-search = Искать слова
snippet-find = Найти
snippet-language = Язык
snippet-none-found = Ни в одном готовом ответе нет этих слов.
snippet-all = Показать все
snippet-back-thread = Назад к разговору
snippet-so-far = Что вы уже написали
snippet-without = Продолжить без готового ответа
snippet-check-first = Проверьте перед отправкой
snippet-reviewed = просмотрено { $day }
snippet-fill = Заполнить готовый ответ
snippet-insert = Вставить в ответ
snippet-gone = Этот готовый ответ больше не предлагается. Выберите другой.
snippet-unfilled = Заполните перед отправкой: { $names }
snippet-error-empty = { $field }: заполните.
snippet-error-text = { $field }: не более { $max } знаков, без фигурных скобок.
snippet-error-time = { $field }: напишите время, например 18:30.
snippet-error-number = { $field }: напишите целое число.
snippet-after = После отправки
snippet-step-tag = Метка «{ $topic }»
snippet-step-me = Взять себе, если никто не взял
snippet-step-nobody = Больше ни за кем; ответ уходит сразу
snippet-step-resolve = Завершить
snippet-step-written = Отложить, пока не напишут
snippet-step-minutes = { $n ->
    [one] Отложить на { $n } минуту
    [few] Отложить на { $n } минуты
    [many] Отложить на { $n } минут
   *[other] Отложить на { $n } минуты
}
snippet-step-hours = { $n ->
    [one] Отложить на { $n } час
    [few] Отложить на { $n } часа
    [many] Отложить на { $n } часов
   *[other] Отложить на { $n } часа
}
snippet-step-days = { $n ->
    [one] Отложить на { $n } день
    [few] Отложить на { $n } дня
    [many] Отложить на { $n } дней
   *[other] Отложить на { $n } дня
}
snippet-lead = Ответы, которые нужны команде снова и снова. Новый текст предлагается, когда его одобрит координатор; до этого остаётся прежний.
snippet-new = Новый готовый ответ
snippet-download = Скопировать все
snippet-submitted = { $n ->
    [one] { $n } готовый ответ ждёт одобрения
    [few] { $n } готовых ответа ждут одобрения
    [many] { $n } готовых ответов ждут одобрения
   *[other] { $n } готового ответа ждут одобрения
}
snippet-name = Название
snippet-topic = Тема
snippet-state = Состояние
snippet-languages = Языки
snippet-review = Просмотр
snippet-uses-month = Использован в этом месяце
snippet-uses-year = Использован за 12 месяцев
snippet-uses-hint = Использования считаются по готовому ответу и месяцу, без разговора и сотрудника.
snippet-state-in-use = используется
snippet-from-program = как пришёл с программой
snippet-state-withdrawn = отозван
snippet-state-submitted = ждёт одобрения
snippet-state-draft = черновик
snippet-back-list = Назад ко всем готовым ответам
snippet-back-one = Назад к готовому ответу
snippet-until-then = Пока этот текст не одобрен, используется прежний.
snippet-until-then-text = Используемый текст
snippet-written-by = Автор
snippet-needs-another = Этот текст написали вы, поэтому его одобряет другой координатор. Если другого нет, можете сделать это сами.
snippet-reviewed-on = Просмотрено
snippet-review-due = Просмотреть снова до
snippet-source = Источник
snippet-clinical = Проверка врачом
snippet-clinical-hint = «needed», пока текст не прочитал здешний врач; потом кто и когда. Пусто, если о здоровье ничего не утверждается.
snippet-clinical-needed = нужна: здешний врач ещё не читал
snippet-problems = Сначала исправить
snippet-words = На что посмотреть
snippet-error-words = Есть слова, на которые стоит посмотреть. Измените их или подайте текст как есть.
snippet-edit = Изменить
snippet-submit = Подать на одобрение
snippet-submit-anyway = Всё равно подать
snippet-approve = Одобрить
snippet-return = Вернуть
snippet-discard = Отказаться от этой версии
snippet-withdraw = Отозвать
snippet-preview = Просмотр текста
snippet-error-changed = Кто-то тем временем это изменил. Посмотрите, что там теперь.
snippet-error-problems = Ещё не всё исправлено.
snippet-error-cut = Часть текста пришла не так, как была набрана. Ничего не сохранено.
snippet-error-taken = Готовый ответ с таким именем уже есть.
snippet-error-same = Все готовые ответы этого текста уже используются в том же виде.
snippet-key = Имя в файлах
snippet-key-hint = Строчные буквы от a до z, цифры и _. Имя остаётся навсегда.
snippet-texts = Тексты
snippet-texts-hint = Где нужно что-то вписать, поставьте имя в фигурных скобках: { "{time}" }. Сама программа вписывает { "{emergency_number}" }, { "{work_name}" } и { "{organisation}" }. Язык без текста остаётся пустым.
snippet-text = Текст
snippet-variables = Что заполнить
snippet-variables-hint = Пока это не заполнено, ответ отправить нельзя.
snippet-kind = Что подходит
snippet-kind-text = слова
snippet-kind-time = время
snippet-kind-number = число
snippet-label = Подпись
snippet-after-hint = Кто отправляет ответ, видит каждый шаг и может его убрать.
snippet-holder = За кем разговор
snippet-snooze = Отложить
snippet-nothing = оставить как есть
snippet-tags = Метки
snippet-article = Статья справочника
snippet-article-hint = Её короткое имя. Ссылка появится вместе со справочником.
snippet-save = Сохранить черновик
snippet-load = Загрузить набор
snippet-load-lead = Набор — это текст с несколькими готовыми ответами, такой, как даёт «Скопировать все». Что отличается от используемого, ждёт одобрения. Текст с ошибками ничего не меняет.
snippet-load-button = Загрузить
snippet-line = строка { $n }
snippet-wrong-text = Это нельзя прочитать: { $name }
snippet-wrong-number = В наборе от 1 до { $name } готовых ответов.
snippet-wrong-key = «{ $name }» не может быть именем: строчные буквы от a до z, цифры и _, сначала буква, не более 40 знаков, и не new, load, file.
snippet-wrong-twice = «{ $name }» стоит дважды.
snippet-wrong-topic = В отчёте о контакте нет темы «{ $name }».
snippet-wrong-day = «{ $name }» — не день. Напишите так: 2026-11-22.
snippet-wrong-empty = Нет текста ни на одном языке.
snippet-wrong-language = Нет языка «{ $name }».
snippet-wrong-blank = { $language }: название или текст пусты.
snippet-wrong-long = { $language }: не более { $name } знаков.
snippet-wrong-half = { $language }: название и текст нужны вместе.
snippet-wrong-undeclared = { $language }: { $name } стоит в тексте, но не сказано, что это.
snippet-wrong-unused = { $language }: { $name } нужно заполнить, но в тексте этого нет.
snippet-wrong-brace = { $language }: есть скобка, которая не относится ни к какому имени.
snippet-wrong-variable = «{ $name }» нельзя заполнить: строчные буквы от a до z, цифры и _, и не имена, которые программа вписывает сама.
snippet-wrong-label = { $name }: нет подписи на одном из языков текста, или она слишком длинная.
snippet-wrong-many = Не более { $name } полей для заполнения и столько же меток.
snippet-wrong-snooze = Отложить можно на время от 1 до { $name } минут.
snippet-wrong-both = Завершённое нельзя ещё и отложить.
audit-did-submit-snippet = Подача готового ответа на одобрение
audit-did-approve-snippet = Одобрение готового ответа
audit-did-withdraw-snippet = Отзыв готового ответа
audit-did-load-snippets = Загрузка набора готовых ответов
