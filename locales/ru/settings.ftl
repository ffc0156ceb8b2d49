# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00.
duty-open = Мы дежурим до { $time }
duty-closed-until = Никто не дежурит до { $time }
# $day is a date such as 20 November.
duty-closed-until-day = Никто не дежурит до { $day }, { $time }
duty-none = Часы дежурства не назначены
hours-title = Часы дежурства
hours-today = сегодня
hours-none = никого
hours-outside = В остальное время работают карточки экстренной помощи, а ваше сообщение хранится, пока его не прочитают.
