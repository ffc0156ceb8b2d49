# What is done with conversations: taken, given, put off, tagged; many at once; undone.

work-undo = Скасувати
work-undo-kept = Це можна скасувати протягом доби, доки більше нічого не змінилося.
work-resolve-undo = Скасування знову відкриє розмову. Її час зберігається лише в днях, тому очікування рахуватиметься з моменту скасування.
work-undone = Дію скасовано.
work-stayed = Скасувати не вдалося: відтоді в розмові змінилося щось інше.
work-did-take = Ви взяли розмову собі.
# $who is the work name of a colleague.
work-did-assign = Передано: { $who }
work-did-release = Тепер розмову ніхто не веде.
# $tag is the word of a tag.
work-did-tag = Мітку додано: { $tag }
work-did-untag = Мітку прибрано: { $tag }
# $until says until when.
work-did-snooze = Відкладено. { $until }
work-did-wake = Розмову більше не відкладено.
work-did-resolve = Завершено.
work-left-gone = Цієї розмови більше немає.
work-left-changed = Тим часом у ній щось змінилося.
work-left-colleague = Її веде колега, або колеги тим часом ухвалили рішення. Подивіться ще раз і вирішіть.
work-left-emergency = Це екстрений випадок. Спочатку вкажіть, чим він закінчився; доти його не можна відкласти чи завершити.
work-left-already = Це вже так.
work-left-resolved = Розмову завершено.
work-left-away = Розмову прибрано.
work-left-visitor = Тим часом надійшло нове повідомлення.
work-left-leaver = Ця людина більше не має ключа команди. Виберіть когось іншого.
# $who and $to are work names, $when is a time.
work-who-took = Розмову тепер веде { $who } ({ $when }). Подивіться ще раз і вирішіть.
work-who-gave = Рішення ухвалено: { $who } ({ $when }). Тепер розмову веде { $to }. Подивіться ще раз і вирішіть.
work-who-released = Розмову більше не веде { $who } ({ $when }). Подивіться ще раз і вирішіть.
work-error-assignee = Виберіть колегу, у кого є доступ до цієї розмови.
work-error-later = Виберіть час, який ще не минув, у межах року.
work-error-tag = Виберіть мітку або напишіть слово.
# $max is a whole number.
work-error-word-long = Не більше { $max } знаків.
work-sure = Змініть слово або додайте його ще раз, якщо воно нікого не видає.
# $who is the work name of a colleague.
here-colleague = Розмова зараз відкрита в колеги: { $who }.
tags-title = Мітки
tag-found = знайдена
tag-confirm = Підтвердити
tag-remove = Прибрати
tag-which = Мітка
tag-choose = Виберіть
tag-word = Або своє слово
tag-word-hint = Для всієї команди. Без імен і всього, що каже, хто це.
tag-add = Додати мітку
later-heading = Відкласти
later-until-label = До якого часу
later-written = доки не напишуть
later-hour = на годину
later-evening = до вечора, 18:00
later-tomorrow = до завтра, 9:00
later-monday = до понеділка, 9:00
later-at = день і час
later-day = День
later-clock = Час
later-do = Відкласти
later-wake = Повернути до списку
# $when is a day and a time.
later-until = Повернеться: { $when }
later-until-written = Повернеться, коли напишуть.
assign-title = Хто веде
assign-to = Передати кому
assign-do = Передати
release-do = Звільнити: ніхто не веде
many-title = З позначеними
many-take = Взяти собі
many-assign = Передати…
many-tag = Додати мітку…
many-snooze = Відкласти…
many-release = Звільнити
many-resolve = Завершити
many-preview = Що відбудеться
# $n is a whole number.
many-will-take = Ви візьмете їх собі. Розмов: { $n }
many-will-assign = Їх буде передано. Розмов: { $n }
many-will-tag = До них додасться мітка. Розмов: { $n }
many-will-snooze = Їх буде відкладено. Розмов: { $n }
many-will-release = Їх більше ніхто не веде. Розмов: { $n }
many-will-resolve = Їх буде завершено. Розмов: { $n }
many-none = З позначеними нічого зробити не можна.
# $max and $n are whole numbers.
many-beyond = Не більше { $max } за раз. Залишилося на наступний раз: { $n }
many-do = Зробити
many-left = Залишаться як є
deed-title = Що зроблено
# $n is a whole number.
deed-done = Розмов: { $n }
deed-with = Зроблено
deed-undone = Скасовано
deed-stayed = Не скасовано: тим часом змінилися
audit-did-assign = Передавання розмови колезі
audit-did-undo-assign = Скасування передавання розмови
report-from-tags = З міток
