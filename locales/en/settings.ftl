# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00.
duty-open = Somebody is on duty until { $time }
duty-closed-until = Nobody is on duty until { $time }
# $day is a date such as 20 November.
duty-closed-until-day = Nobody is on duty until { $day }, { $time }
duty-none = No hours of duty are planned
hours-title = Hours of duty
hours-today = today
hours-none = nobody
hours-outside = Outside these hours the emergency cards work, and your message is kept until a worker reads it.
