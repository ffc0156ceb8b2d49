# Notes of the team on a conversation.

notes-title = Команданың жазбалары
notes-what = Келуші оларды ешқашан көрмейді. Олар әңгімемен бірге жойылады.
note-label = Жаңа жазба
note-do = Жазба қосу
mention-label = Мына әріптестерге хабарлау
mention-seen = көрді
note-error-empty = Бірдеңе жазыңыз.
# $max is a whole number.
note-error-long = Ең көбі { $max } таңба. Мәтініңіз осында қалды.
