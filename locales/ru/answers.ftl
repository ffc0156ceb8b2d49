# Answers at any hour: menus and short answers by a program. What they say stands in content/answers.

answers-title = Автоматические ответы в любое время
answers-from = Справочник (автоматически)
answers-kept = Здесь отвечает программа, а не человек. То, что вы выбираете, не сохраняется.
answers-hand = Написать человеку
answers-hand-how = Напишите сообщение. Человек из команды прочитает его, когда кто-то будет дежурить.
answers-back = Назад
answers-unclear = Не получилось понять. Выберите номер или напишите человеку.
answers-more = Подробнее:
# $path is what was chosen. It is the beginning of a message that its writer can still change.
answers-handed = Прочитано в автоматических ответах: { $path }.
