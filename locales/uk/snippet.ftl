# Готові відповіді: у розмові й там, де їх пишуть.

snippet-title = Готові відповіді
snippet-search = Шукати слова
snippet-find = Знайти
snippet-language = Мова
snippet-none-found = У жодній готовій відповіді немає цих слів.
snippet-all = Показати всі
snippet-back-thread = Назад до розмови
snippet-so-far = Що ви вже написали
snippet-without = Продовжити без готової відповіді
snippet-check-first = Перевірте перед надсиланням
snippet-reviewed = переглянуто { $day }
snippet-fill = Заповнити готову відповідь
snippet-insert = Вставити у відповідь
snippet-gone = Цю готову відповідь більше не пропонують. Виберіть іншу.
snippet-unfilled = Заповніть перед надсиланням: { $names }
snippet-error-empty = { $field }: заповніть.
snippet-error-text = { $field }: не більше { $max } знаків, без фігурних дужок.
snippet-error-time = { $field }: напишіть час, наприклад 18:30.
snippet-error-number = { $field }: напишіть ціле число.
snippet-after = Після надсилання
snippet-step-tag = Мітка «{ $topic }»
snippet-step-me = Взяти собі, якщо ніхто не взяв
snippet-step-nobody = Більше ні за ким; відповідь іде одразу
snippet-step-resolve = Завершити
snippet-step-written = Відкласти, доки не напишуть
snippet-step-minutes = { $n ->
    [one] Відкласти на { $n } хвилину
    [few] Відкласти на { $n } хвилини
    [many] Відкласти на { $n } хвилин
   *[other] Відкласти на { $n } хвилини
}
snippet-step-hours = { $n ->
    [one] Відкласти на { $n } годину
    [few] Відкласти на { $n } години
    [many] Відкласти на { $n } годин
   *[other] Відкласти на { $n } години
}
snippet-step-days = { $n ->
    [one] Відкласти на { $n } день
    [few] Відкласти на { $n } дні
    [many] Відкласти на { $n } днів
   *[other] Відкласти на { $n } дня
}
snippet-lead = Відповіді, потрібні команді знову й знову. Новий текст пропонується, коли його схвалить координатор; доти лишається попередній.
snippet-new = Нова готова відповідь
snippet-download = Скопіювати всі
snippet-submitted = { $n ->
    [one] { $n } готова відповідь чекає на схвалення
    [few] { $n } готові відповіді чекають на схвалення
    [many] { $n } готових відповідей чекають на схвалення
   *[other] { $n } готової відповіді чекають на схвалення
}
snippet-name = Назва
snippet-topic = Тема
snippet-state = Стан
snippet-languages = Мови
snippet-review = Перегляд
snippet-uses-month = Використано цього місяця
snippet-uses-year = Використано за 12 місяців
snippet-uses-hint = Використання рахуються за готовою відповіддю й місяцем, без розмови та працівника.
snippet-state-in-use = використовується
snippet-from-program = як прийшла з програмою
snippet-state-withdrawn = відкликано
snippet-state-submitted = чекає на схвалення
snippet-state-draft = чернетка
snippet-back-list = Назад до всіх готових відповідей
snippet-back-one = Назад до готової відповіді
snippet-until-then = Доки цей текст не схвалено, використовується попередній.
snippet-until-then-text = Текст, що використовується
snippet-written-by = Автор
snippet-needs-another = Цей текст написали ви, тому його схвалює інший координатор. Якщо іншого немає, можете зробити це самі.
snippet-reviewed-on = Переглянуто
snippet-review-due = Переглянути знову до
snippet-source = Джерело
snippet-clinical = Перевірка лікарем
snippet-clinical-hint = «needed», доки текст не прочитав тутешній лікар; потім хто й коли. Порожньо, якщо про здоров’я нічого не стверджується.
snippet-clinical-needed = потрібна: тутешній лікар ще не читав
snippet-problems = Спершу виправити
snippet-words = На що подивитися
snippet-error-words = Є слова, на які варто подивитися. Змініть їх або подайте текст як є.
snippet-edit = Змінити
snippet-submit = Подати на схвалення
snippet-submit-anyway = Усе одно подати
snippet-approve = Схвалити
snippet-return = Повернути
snippet-discard = Відмовитися від цієї версії
snippet-withdraw = Відкликати
snippet-preview = Перегляд тексту
snippet-error-changed = Хтось тим часом це змінив. Подивіться, що там тепер.
snippet-error-problems = Ще не все виправлено.
snippet-error-cut = Частина тексту прийшла не так, як її набрано. Нічого не збережено.
snippet-error-taken = Готова відповідь із таким іменем уже є.
snippet-error-same = Усі готові відповіді цього тексту вже використовуються в тому самому вигляді.
snippet-key = Ім’я у файлах
snippet-key-hint = Малі літери від a до z, цифри та _. Ім’я лишається назавжди.
snippet-texts = Тексти
snippet-texts-hint = Де треба щось вписати, поставте ім’я у фігурних дужках: { "{time}" }. Сама програма вписує { "{emergency_number}" }, { "{work_name}" } і { "{organisation}" }. Мова без тексту лишається порожньою.
snippet-text = Текст
snippet-variables = Що заповнити
snippet-variables-hint = Доки це не заповнено, відповідь надіслати не можна.
snippet-kind = Що підходить
snippet-kind-text = слова
snippet-kind-time = час
snippet-kind-number = число
snippet-label = Підпис
snippet-after-hint = Хто надсилає відповідь, бачить кожен крок і може його прибрати.
snippet-holder = За ким розмова
snippet-snooze = Відкласти
snippet-nothing = лишити як є
snippet-tags = Мітки
snippet-article = Стаття довідника
snippet-article-hint = Її коротке ім’я. Посилання з’явиться разом із довідником.
snippet-save = Зберегти чернетку
snippet-load = Завантажити набір
snippet-load-lead = Набір — це текст із кількома готовими відповідями, такий, як дає «Скопіювати всі». Що відрізняється від тексту в ужитку, чекає на схвалення. Текст із помилками нічого не змінює.
snippet-load-button = Завантажити
snippet-line = рядок { $n }
snippet-wrong-text = Це неможливо прочитати: { $name }
snippet-wrong-number = У наборі від 1 до { $name } готових відповідей.
snippet-wrong-key = «{ $name }» не може бути іменем: малі літери від a до z, цифри та _, спершу літера, не більше 40 знаків, і не new, load, file.
snippet-wrong-twice = «{ $name }» стоїть двічі.
snippet-wrong-topic = У звіті про контакт немає теми «{ $name }».
snippet-wrong-day = «{ $name }» — не день. Напишіть так: 2026-11-22.
snippet-wrong-empty = Немає тексту жодною мовою.
snippet-wrong-language = Немає мови «{ $name }».
snippet-wrong-blank = { $language }: назва або текст порожні.
snippet-wrong-long = { $language }: не більше { $name } знаків.
snippet-wrong-half = { $language }: назва й текст потрібні разом.
snippet-wrong-undeclared = { $language }: { $name } стоїть у тексті, але не сказано, що це.
snippet-wrong-unused = { $language }: { $name } треба заповнити, але в тексті цього немає.
snippet-wrong-brace = { $language }: є дужка, яка не належить до жодного імені.
snippet-wrong-variable = «{ $name }» не можна заповнити: малі літери від a до z, цифри та _, і не імена, які програма вписує сама.
snippet-wrong-label = { $name }: немає підпису однією з мов тексту, або він задовгий.
snippet-wrong-many = Не більше { $name } полів для заповнення і стільки ж міток.
snippet-wrong-snooze = Відкласти можна на час від 1 до { $name } хвилин.
snippet-wrong-both = Завершене не можна ще й відкласти.
audit-did-submit-snippet = Подання готової відповіді на схвалення
audit-did-approve-snippet = Схвалення готової відповіді
audit-did-withdraw-snippet = Відкликання готової відповіді
audit-did-load-snippets = Завантаження набору готових відповідей
