# Notes of the team on a conversation.

notes-title = Нотатки команди
notes-what = Відвідувач їх ніколи не бачить. Вони зникають разом із розмовою.
note-label = Нова нотатка
note-do = Додати нотатку
mention-label = Повідомити колег
mention-seen = прочитано
note-error-empty = Напишіть щось.
# $max is a whole number.
note-error-long = Не більше { $max } знаків. Ваш текст залишився тут.
