# Answers at any hour: menus and short answers by a program. What they say stands in content/answers.

answers-title = Автоматичні відповіді будь-коли
answers-from = Довідник (автоматично)
answers-kept = Тут відповідає програма, а не людина. Те, що ви вибираєте, не зберігається.
answers-hand = Написати людині
answers-hand-how = Напишіть повідомлення. Людина з команди прочитає його, коли хтось чергуватиме.
answers-back = Назад
answers-unclear = Не вдалося зрозуміти. Виберіть номер або напишіть людині.
answers-more = Докладніше:
# $path is what was chosen. It is the beginning of a message that its writer can still change.
answers-handed = Прочитано в автоматичних відповідях: { $path }.
