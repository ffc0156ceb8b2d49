# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00.
duty-open = Ми чергуємо до { $time }
duty-closed-until = До { $time } ніхто не чергує
# $day is a date such as 20 November.
duty-closed-until-day = До { $day }, { $time } ніхто не чергує
duty-none = Годин чергування не призначено
hours-title = Години чергування
hours-today = сьогодні
hours-none = нікого
hours-outside = В інший час працюють картки екстреної допомоги. Ваше повідомлення збережеться, і його прочитають, коли почнеться наступне чергування.
