# Notes of the team on a conversation.

notes-title = Заметки команды
notes-what = Посетитель их никогда не видит. Они исчезают вместе с разговором.
note-label = Новая заметка
note-do = Добавить заметку
mention-label = Сообщить коллегам
mention-seen = прочитано
note-error-empty = Напишите что-нибудь.
# $max is a whole number.
note-error-long = Не больше { $max } знаков. Ваш текст остался здесь.
