# Films, on the public site and at the desk.

film-title = Фільми
film-lead = Короткі фільми, які ми показуємо з власного сервера. Ніхто інший не дізнається, що ви їх дивитеся.
# $length is minutes and seconds, $size a size with its unit, $sound is yes or no.
film-facts = { $length } · { $size } · { $sound ->
    [yes] зі звуком
   *[no] без звуку
}
# $n is a number.
film-kilobytes = { $n } кБ
film-megabytes = { $n } МБ
film-nothing-loads = Поки ви його не запустите, нічого не завантажується.
film-no-player = Ваш браузер не показує цей фільм. Текст нижче каже те саме, а фільм можна зберегти.
film-captions-in = Субтитри:
film-transcript = Фільм текстом
film-keep = Зберегти фільм
film-keep-lead = Збережений фільм лишається на пристрої, доки ви його не видалите, і його може знайти кожен, хто відкриє пристрій. З його імені там видно, про що він.
# $kind is the name of a format, $size a size with its unit.
film-save = Зберегти як { $kind } ({ $size })
film-checksum = Контрольна сума (SHA-256):
film-clean = У файлі лише зображення і звук: ні місця, ні часу, ні імені того, хто його зробив.
film-desk-lead = Фільми, які ваша організація показує всім. Вони лежать на цьому сервері, без інших служб.
film-own = Фільми вашої організації
film-none = Поки немає жодного.
film-is-public = Бачать усі
film-is-draft = Видно лише тут
film-new = Завантажити фільм
film-slug = Ім’я в адресі
film-slug-hint = Малі англійські літери, цифри й дефіси, наприклад resting-well. Воно лишається в історії браузерів, хай каже небагато.
film-file = Фільм
film-file-hint = MP4 (H.264) або WebM, не більше 64 МБ і двох годин. Він записується наново: імена, місця й час із нього далі не потраплять. Те, що видно й чути, лишається.
film-upload = Завантажити
film-one = Фільм
film-look = Подивитися
film-said = Слова й субтитри
film-said-hint = Назва, речення про фільм і субтитри для кожної мови. Субтитри показуються і текстом поряд із фільмом.
film-not-yet = Поки нічого
film-write = Написати
film-poster = Картинка замість фільму
film-poster-there = Картинка є.
film-poster-file = Картинка
film-poster-hint = JPEG, PNG або WebP. Вона зменшується: вона завантажується раніше, ніж хтось вирішив дивитися.
film-poster-set = Взяти цю картинку
film-stands = Хто його бачить
film-approve = Схвалити для всіх
film-approve-hint = Усі побачать його, коли двоє людей із команди схвалять його в нинішньому вигляді.
# $n and $of are numbers of people.
film-approvals = Схвалили: { $n } із { $of }.
film-approved-by-you = Ви серед них.
film-change-hint = Будь-яка зміна прибирає фільм, доки двоє людей не схвалять його знову.
film-hide = Прибрати
film-hide-hint = Від цієї хвилини ніхто не зможе його завантажити. У тих, хто його зберіг, він лишиться.
film-delete = Видалити фільм
film-delete-hint = Фільм, слова про нього й субтитри зникнуть назавжди.
film-delete-do = Видалити назавжди
film-mistakes = Що не так у субтитрах
# $line is a number, $what one of the sentences on mistakes below.
film-mistake = Рядок { $line }: { $what }
film-words-title = Назва
film-words-about = Що він показує, одним або двома реченнями
film-words-captions = Субтитри (WebVTT)
# $length is minutes and seconds.
film-words-hint = Фільм триває { $length }. Почніть з WEBVTT, далі для кожного субтитра рядок на зразок 00:01.000 --> 00:04.000, його слова і порожній рядок. Лише простий текст.
film-words-save = Зберегти
film-words-none = Якщо всі три поля порожні, цю мову прибирають.
film-error-slug = Потрібно від 2 до 40 малих англійських літер, цифр і дефісів
film-error-taken = Таке ім’я має інший фільм
film-error-many = Більше фільмів бути не може. Спершу видаліть один
film-error-none = Виберіть фільм
film-error-big = Фільм більший за 64 МБ
film-error-several = Виберіть один фільм
film-error-broken = Фільм прийшов не цілим або пошкоджений
film-error-kind = Це не MP4 і не WebM
film-error-much = Фільм довший за дві години, або картинка завелика
film-error-codec = Багато браузерів не покажуть цей фільм. Потрібен H.264 з AAC у MP4 або VP9 з Opus у WebM
film-error-fragments = Цей файл MP4 розбитий на частини, як записи прямих трансляцій. Збережіть його як звичайний MP4
film-error-picture = У цьому файлі немає зображення
film-error-busy = Приймається інший фільм. Спробуйте за хвилину
film-error-low = Диск майже повний. Решту бережемо для повідомлень
# $n is a number of characters.
film-error-title = Напишіть назву, не більше { $n } знаків
film-error-about = Напишіть, що він показує, не більше { $n } знаків
film-error-captions = У субтитрах щось не так. Список вище каже, що саме
film-error-another = Фільм змінився, відколи ви відкрили цю сторінку. Перегляньте його ще раз
film-error-poster = Цю картинку використати не можна
film-error-no-words = Його можна показати, коли є назва й субтитри однією мовою.
film-wrong-big = забагато субтитрів
film-wrong-encoding = це не простий текст
film-wrong-header = перший рядок має бути WEBVTT
film-wrong-times = тут потрібні два часи, наприклад 00:01.000 --> 00:04.000
film-wrong-backwards = субтитр закінчується раніше, ніж починається
film-wrong-overlap = субтитр починається раніше, ніж закінчився попередній
film-wrong-end = субтитр закінчується після фільму
film-wrong-empty = у субтитрі немає слів
film-wrong-long = субтитр задовгий, його не встигнути прочитати
film-wrong-markup = лише простий текст: без тегів, без знаків на зразок &amp;, без налаштувань
film-wrong-none = немає жодного субтитра

audit-did-upload-film = Завантаження фільму
audit-did-change-film = Зміна слів про фільм
audit-did-approve-film = Схвалення фільму для всіх
audit-did-show-film = Показ фільму всім
audit-did-hide-film = Фільм прибрано
audit-did-delete-film = Видалення фільму
