# Films, on the public site and at the desk.

film-title = Фильмы
film-lead = Короткие фильмы, которые мы показываем с собственного сервера. Никто другой не узнает, что вы их смотрите.
# $length is minutes and seconds, $size a size with its unit, $sound is yes or no.
film-facts = { $length } · { $size } · { $sound ->
    [yes] со звуком
   *[no] без звука
}
# $n is a number.
film-kilobytes = { $n } кБ
film-megabytes = { $n } МБ
film-nothing-loads = Пока вы его не запустите, ничего не загружается.
film-no-player = Ваш браузер не показывает этот фильм. Текст ниже говорит то же самое, а фильм можно сохранить.
film-captions-in = Субтитры:
film-transcript = Фильм текстом
film-keep = Сохранить фильм
film-keep-lead = Сохранённый фильм остаётся на устройстве, пока вы его не удалите, и его может найти любой, кто откроет устройство. По его имени там видно, о чём он.
# $kind is the name of a format, $size a size with its unit.
film-save = Сохранить как { $kind } ({ $size })
film-checksum = Контрольная сумма (SHA-256):
film-clean = В файле только изображение и звук: ни места, ни времени, ни имени того, кто его сделал.
film-desk-lead = Фильмы, которые ваша организация показывает всем. Они лежат на этом сервере, без других служб.
film-own = Фильмы вашей организации
film-none = Пока нет ни одного.
film-is-public = Видят все
film-is-draft = Видно только здесь
film-new = Загрузить фильм
film-slug = Имя в адресе
film-slug-hint = Строчные английские буквы, цифры и дефисы, например resting-well. Оно остаётся в истории браузеров, пусть говорит немного.
film-file = Фильм
film-file-hint = MP4 (H.264) или WebM, не больше 64 МБ и двух часов. Он записывается заново: имена, места и время из него не попадут дальше. То, что видно и слышно, остаётся.
film-upload = Загрузить
film-one = Фильм
film-look = Посмотреть
film-said = Слова и субтитры
film-said-hint = Название, фраза о фильме и субтитры для каждого языка. Субтитры показываются и текстом рядом с фильмом.
film-not-yet = Пока ничего
film-write = Написать
film-poster = Картинка вместо фильма
film-poster-there = Картинка есть.
film-poster-file = Картинка
film-poster-hint = JPEG, PNG или WebP. Она уменьшается: она загружается раньше, чем кто-то решил смотреть.
film-poster-set = Взять эту картинку
film-stands = Кто его видит
film-approve = Одобрить для всех
film-approve-hint = Все увидят его, когда два человека из команды одобрят его в нынешнем виде.
# $n and $of are numbers of people.
film-approvals = Одобрили: { $n } из { $of }.
film-approved-by-you = Вы среди них.
film-change-hint = Любое изменение убирает фильм, пока два человека не одобрят его снова.
film-hide = Убрать
film-hide-hint = С этой минуты никто не сможет его загрузить. У тех, кто его сохранил, он останется.
film-delete = Удалить фильм
film-delete-hint = Фильм, слова о нём и субтитры исчезнут навсегда.
film-delete-do = Удалить навсегда
film-mistakes = Что не так в субтитрах
# $line is a number, $what one of the sentences on mistakes below.
film-mistake = Строка { $line }: { $what }
film-words-title = Название
film-words-about = Что он показывает, одной или двумя фразами
film-words-captions = Субтитры (WebVTT)
# $length is minutes and seconds.
film-words-hint = Фильм длится { $length }. Начните с WEBVTT, затем для каждого субтитра строка вида 00:01.000 --> 00:04.000, его слова и пустая строка. Только простой текст.
film-words-save = Сохранить
film-words-none = Если все три поля пусты, этот язык убирается.
film-error-slug = Нужно от 2 до 40 строчных английских букв, цифр и дефисов
film-error-taken = Такое имя есть у другого фильма
film-error-many = Больше фильмов быть не может. Сначала удалите один
film-error-none = Выберите фильм
film-error-big = Фильм больше 64 МБ
film-error-several = Выберите один фильм
film-error-broken = Фильм пришёл не целиком или повреждён
film-error-kind = Это не MP4 и не WebM
film-error-much = Фильм длиннее двух часов, или картинка слишком велика
film-error-codec = Многие браузеры не покажут этот фильм. Нужен H.264 с AAC в MP4 или VP9 с Opus в WebM
film-error-fragments = Этот файл MP4 разбит на части, как записи прямых трансляций. Сохраните его как обычный MP4
film-error-picture = В этом файле нет изображения
film-error-busy = Принимается другой фильм. Попробуйте через минуту
film-error-low = Диск почти полон. Остаток бережём для сообщений
# $n is a number of characters.
film-error-title = Напишите название, не больше { $n } знаков
film-error-about = Напишите, что он показывает, не больше { $n } знаков
film-error-captions = В субтитрах что-то не так. Список выше говорит, что именно
film-error-another = Фильм изменился с тех пор, как вы открыли эту страницу. Посмотрите его ещё раз
film-error-poster = Эту картинку использовать нельзя
film-error-no-words = Его можно показать, когда есть название и субтитры на одном языке.
film-wrong-big = слишком много субтитров
film-wrong-encoding = это не простой текст
film-wrong-header = первая строка должна быть WEBVTT
film-wrong-times = здесь нужны два времени, например 00:01.000 --> 00:04.000
film-wrong-backwards = субтитр кончается раньше, чем начинается
film-wrong-overlap = субтитр начинается раньше, чем кончился предыдущий
film-wrong-end = субтитр кончается после фильма
film-wrong-empty = в субтитре нет слов
film-wrong-long = субтитр слишком длинный, его не успеть прочитать
film-wrong-markup = только простой текст: без тегов, без знаков вроде &amp;, без настроек
film-wrong-none = нет ни одного субтитра

audit-did-upload-film = Загрузка фильма
audit-did-change-film = Изменение слов о фильме
audit-did-approve-film = Одобрение фильма для всех
audit-did-show-film = Показ фильма всем
audit-did-hide-film = Фильм убран
audit-did-delete-film = Удаление фильма
