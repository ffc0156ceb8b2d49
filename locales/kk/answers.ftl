# Answers at any hour: menus and short answers by a program. What they say stands in content/answers.

answers-title = Кез келген уақыттағы автоматты жауаптар
answers-from = Анықтамалық (автоматты)
answers-kept = Мұнда адам емес, бағдарлама жауап береді. Таңдағаныңыз сақталмайды.
answers-hand = Адамға жазу
answers-hand-how = Хабарламаңызды жазыңыз. Біреу кезекшілікте болғанда оны командадағы адам оқиды.
answers-back = Артқа
answers-unclear = Түсінбедім. Нөмірді таңдаңыз немесе адамға жазыңыз.
answers-more = Толығырақ:
# $path is what was chosen. It is the beginning of a message that its writer can still change.
answers-handed = Автоматты жауаптардан оқылды: { $path }.
