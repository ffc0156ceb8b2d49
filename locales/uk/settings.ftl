# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00.
duty-open = Ми чергуємо до { $time }
duty-closed-until = Ніхто не чергує до { $time }
# $day is a date such as 20 November.
duty-closed-until-day = Ніхто не чергує до { $day }, { $time }
duty-none = Годин чергування не призначено
hours-title = Години чергування
hours-today = сьогодні
hours-none = нікого
hours-outside = В інший час працюють картки екстреної допомоги, а ваше повідомлення зберігається, доки його не прочитають.
