# What is done with conversations: taken, given, put off, tagged; many at once; undone.

work-undo = Отменить
work-undo-kept = Это можно отменить в течение суток, пока больше ничего не изменилось.
work-resolve-undo = Отмена снова откроет разговор. Его время хранится только в днях, поэтому ожидание будет считаться с момента отмены.
work-undone = Действие отменено.
work-stayed = Отменить не удалось: с тех пор в разговоре изменилось что-то ещё.
work-did-take = Вы взяли разговор себе.
# $who is the work name of a colleague.
work-did-assign = Передано: { $who }
work-did-release = Теперь разговор никто не ведёт.
# $tag is the word of a tag.
work-did-tag = Метка добавлена: { $tag }
work-did-untag = Метка убрана: { $tag }
# $until says until when.
work-did-snooze = Отложено. { $until }
work-did-wake = Разговор больше не отложен.
work-did-resolve = Завершено.
work-left-gone = Этого разговора больше нет.
work-left-changed = Тем временем в нём что-то изменилось.
work-left-colleague = Его ведёт коллега, или коллеги тем временем приняли решение. Посмотрите ещё раз и решите.
work-left-emergency = Это экстренный случай. Сначала укажите, чем он закончился; до этого его нельзя отложить или завершить.
work-left-already = Это уже так.
work-left-resolved = Разговор завершён.
work-left-away = Разговор убран.
work-left-visitor = Тем временем пришло новое сообщение.
work-left-leaver = У этого человека больше нет ключа команды. Выберите кого-то другого.
# $who and $to are work names, $when is a time.
work-who-took = Разговор теперь ведёт { $who } ({ $when }). Посмотрите ещё раз и решите.
work-who-gave = Решение принято: { $who } ({ $when }). Теперь разговор ведёт { $to }. Посмотрите ещё раз и решите.
work-who-released = Разговор больше не ведёт { $who } ({ $when }). Посмотрите ещё раз и решите.
work-error-assignee = Выберите коллегу, у кого есть доступ к этому разговору.
work-error-later = Выберите время, которое ещё не прошло, в пределах года.
work-error-tag = Выберите метку или напишите слово.
# $max is a whole number.
work-error-word-long = Не больше { $max } знаков.
work-sure = Измените слово или добавьте его ещё раз, если оно никого не выдаёт.
# $who is the work name of a colleague.
here-colleague = Разговор сейчас открыт у коллеги: { $who }.
tags-title = Метки
tag-found = найдена
tag-confirm = Подтвердить
tag-remove = Убрать
tag-which = Метка
tag-choose = Выберите
tag-word = Или своё слово
tag-word-hint = Для всей команды. Без имён и всего, что говорит, кто это.
tag-add = Добавить метку
later-heading = Отложить
later-until-label = До какого времени
later-written = пока не напишут
later-hour = на час
later-evening = до вечера, 18:00
later-tomorrow = до завтра, 9:00
later-monday = до понедельника, 9:00
later-at = день и время
later-day = День
later-clock = Время
later-do = Отложить
later-wake = Вернуть в список
# $when is a day and a time.
later-until = Вернётся: { $when }
later-until-written = Вернётся, когда напишут.
assign-title = Кто ведёт
assign-to = Передать кому
assign-do = Передать
release-do = Освободить: никто не ведёт
many-title = С отмеченными
many-take = Взять себе
many-assign = Передать…
many-tag = Добавить метку…
many-snooze = Отложить…
many-release = Освободить
many-resolve = Завершить
many-preview = Что произойдёт
# $n is a whole number.
many-will-take = Вы возьмёте их себе. Разговоров: { $n }
many-will-assign = Они будут переданы. Разговоров: { $n }
many-will-tag = К ним добавится метка. Разговоров: { $n }
many-will-snooze = Они будут отложены. Разговоров: { $n }
many-will-release = Их больше никто не ведёт. Разговоров: { $n }
many-will-resolve = Они будут завершены. Разговоров: { $n }
many-none = С отмеченными ничего сделать нельзя.
# $max and $n are whole numbers.
many-beyond = Не больше { $max } за раз. Осталось на следующий раз: { $n }
many-do = Сделать
many-left = Останутся как есть
deed-title = Что сделано
# $n is a whole number.
deed-done = Разговоров: { $n }
deed-with = Сделано
deed-undone = Отменено
deed-stayed = Не отменено: тем временем изменились
audit-did-assign = Передача разговора коллеге
audit-did-undo-assign = Отмена передачи разговора
report-from-tags = Из меток
