# The guide on the public site.

guide-title = Справочник
guide-lead = Простые страницы о здоровье, о том, что может пойти не так, и о том, что помогает. Регистрация не нужна, и то, что вы здесь читаете, нигде не записывается.
guide-home = Читать справочник
guide-own = Эти страницы написали мы сами. Там, где ими пользуются, их должны проверить специалисты.
guide-kind-emergency = При опасности
guide-kind-how-to = Как сделать
guide-kind-checklist = Памятки с галочками
guide-kind-substance = Вещества
guide-kind-service = Услуги
guide-kind-method = Как мы работаем
guide-kind-practice = Опыт других команд
guide-kind-page = О нас
guide-combinations = Два вещества вместе
guide-combinations-lead = Что говорят источники о двух веществах, принятых вместе. В списке видно, какие сочетания опаснее и почему.
guide-combinations-missing = Если какого-то сочетания здесь нет, это не значит, что оно безопасно. Это значит, что у нас нет о нём источника.
guide-pair-why = Почему так: причины для каждой пары
guide-pair-a = Первое вещество
guide-pair-b = Второе вещество
guide-pair-choose = Выберите
guide-pair-look = Посмотреть
guide-pair-error-none = Выберите вещество из списка.
guide-pair-error-same = Выберите два разных вещества.
guide-pair-none = У нас нет источника о сочетании этих двух веществ. Это не значит, что опасности нет. Вы можете спросить нас.
guide-short = Коротко
guide-now = Сделайте сейчас
guide-do = Делайте
guide-dont = Не делайте
guide-note = Полезно знать
guide-contents = На этой странице
guide-ticks = Галочки остаются на этой странице. Они никуда не отправляются и исчезают, когда вы её закроете.
guide-related = Читать дальше
guide-here = На этом сайте
# The name of a region follows.
guide-region = Только для этого места:
guide-sources = Источники
# $n is the number of a source in the list below the page.
guide-source = Источник { $n }
# $on and $due are dates, $revision a number.
guide-reviewed = Проверено { $on }. Следующая проверка до { $due }. Редакция { $revision }.
# $due is a date.
guide-overdue = Эту страницу надо было проверить до { $due }. Что-то в ней могло устареть.
guide-older = Исходный текст этой страницы изменился после перевода. Что-то в ней могло устареть.
guide-reviewer-clinic = Медицинская проверка: { $name }, { $role }.
guide-reviewer-law = Правовая проверка: { $name }, { $role }.
guide-needs-clinic = Наш собственный текст. Прежде чем на него полагаться, его должны проверить местные медики.
guide-needs-law = Страница касается закона. Её должен проверить тот, кто знает местное право.
guide-level-danger = Опасно
guide-level-caution = Осторожно
guide-level-unknown = Неизвестно
guide-confidence-known = Хорошо известно
guide-confidence-some = Есть некоторые данные
guide-confidence-reported = Есть сообщения, изучено мало
guide-elsewhere-title = На этом языке ещё нет
guide-elsewhere = Эту страницу можно прочитать на других языках:
