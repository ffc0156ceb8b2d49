# The whole guide as one ZIP, at the desk, and what may be wrong with a file of the guide.

guide-pack-title = Весь справочник одним файлом
guide-pack-lead = Все страницы, источники и сочетания в одном ZIP: папка файлов Markdown, с которой можно работать где угодно, хранить её или передать другой организации.
guide-pack-outcome = Что изменил бы этот ZIP
guide-pack-same = Ничего. Всё, что в нём есть, уже показано, буква в букву.
# $n is a number, here and below.
guide-pack-unreadable = Этот ZIP использовать нельзя. Ошибок: { $n }
guide-pack-wrong = Ошибок, которые надо исправить сначала: { $n }
guide-pack-wrong-hint = ZIP проверен вместе со страницами, которые остались бы. Из него ничего не взято.
guide-pack-differs = Ошибок нет. Пока ничего не изменено.
guide-pack-new = Новых файлов: { $n }
guide-pack-changed = Файлов с другим текстом: { $n }
guide-pack-gone = Файлов, которые исчезнут: { $n }
guide-pack-warnings = Стоит посмотреть: { $n }
guide-pack-more = Остальных записей, которых здесь нет: { $n }
guide-pack-copy = Взять копию
# $pages and $languages are numbers.
guide-pack-copy-lead = Страниц, которые сейчас могут читать все: { $pages }. Языков: { $languages }. Того, что ещё пишется, в копии нет.
guide-pack-copy-do = Сохранить ZIP
guide-pack-bring = Принести ZIP
guide-pack-bring-lead = Сначала он проверяется вместе со всем, что показано. Потом вы видите каждую ошибку или то, что он изменил бы.
guide-pack-file = ZIP
guide-pack-file-hint = Не больше 8 МБ. Копия, взятая выше и доработанная, или папка с таким же устройством.
guide-pack-whole = ZIP — это весь справочник: чего в нём нет, то исчезает
guide-pack-whole-hint = Без галочки страницы, которых в ZIP нет, остаются как есть.
guide-pack-look = Проверить и сравнить
guide-pack-error-none = Выберите ZIP
guide-pack-error-several = Выберите один ZIP
guide-pack-error-big = ZIP больше 8 МБ
guide-pack-error-cut = ZIP пришёл не целиком
guide-pack-error-busy = Сейчас слишком много работы. Попробуйте через минуту
guide-pack-error-wrong = В ZIP есть ошибки. Они перечислены ниже. Ничего не изменено

# What was found in a file of the guide. $what is the name of a field, a block, a source or a page, or a number;
# $words stand in the page, $why is a sentence.
guide-wrong-words = «{ $words }»: { $why }
guide-wrong-stray = Этот файл — не страница, не список источников и не список сочетаний.
guide-wrong-not-text = Файл не является текстом в UTF-8.
guide-wrong-too-long = Файл длиннее { $what } байт.
guide-wrong-twice = Что-то с таким адресом уже есть: { $what }
guide-wrong-no-archive = Это не ZIP, который можно прочитать: { $what }
guide-wrong-bad-name = Ни у одного файла справочника не может быть такого имени.
guide-wrong-too-many = Файлов в ZIP больше чем { $what }.
guide-wrong-too-much = В распакованном виде в ZIP больше { $what } байт.
guide-wrong-sealed = Это нельзя достать из ZIP: { $what }
guide-wrong-no-front = Файл должен начинаться со сведений о странице, между двумя строками «+++».
guide-wrong-html = HTML не допускается: { $what }
guide-wrong-markup = На страницах такого не бывает: { $what }
guide-wrong-other-link = Ссылки ведут только на страницы справочника и пишутся guide:kind/name: { $what }
guide-wrong-too-deep = Слишком много вложено друг в друга.
guide-wrong-heading = Заголовки начинаются с ## и не пропускают уровней: { $what }
guide-wrong-unknown-block = Блока «{ $what }» нет.
guide-wrong-open-block = У блока «{ $what }» нет конца.
guide-wrong-nested-block = Блок «{ $what }» начинается раньше, чем кончился предыдущий.
guide-wrong-stray-end = «:::» закрывает блок, который не начинался.
guide-wrong-block-shape = Блок «{ $what }» пуст или содержит не то, для чего он нужен.
guide-wrong-unknown-source = Источника «{ $what }» нет ни в одном списке.
guide-wrong-source-twice = Источник «{ $what }» уже есть в другом списке.
guide-wrong-unused-source = На источник «{ $what }» ничто не ссылается.
guide-wrong-no-source = Нет источника: { $what }
guide-wrong-broken-link = Страницы «{ $what }» нет.
guide-wrong-no-original = Страницы, которую это переводит, нет: { $what }
guide-wrong-no-translation = На этом языке ещё нет: { $what }
guide-wrong-older = Перевод старше исходного текста: { $what }
guide-wrong-newer = Это перевод редакции, которой ещё нет: { $what }
guide-wrong-structure = Устроено иначе, чем исходный текст: { $what }
guide-wrong-other-sources = Другие источники, чем в исходном тексте: { $what }
guide-wrong-overdue = Проверить надо было до { $what }.
guide-wrong-alias-twice = Имя дано дважды: { $what }
guide-wrong-asymmetric = Пара не одинакова в обе стороны: { $what }
guide-wrong-unknown-level = Такого уровня нет: { $what }
guide-wrong-bad-pair = Паре нужны две страницы: { $what }
