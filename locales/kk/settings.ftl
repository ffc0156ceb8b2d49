# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00. The verb after it spares the number an ending.
duty-open = Сағат { $time } болғанша кезекші бар
duty-closed-until = Сағат { $time } болғанша кезекші жоқ
# $day is a date such as 20 November.
duty-closed-until-day = { $day }, сағат { $time } болғанша кезекші жоқ
duty-none = Кезекшілік уақыты жоспарланбаған
hours-title = Кезекшілік уақыты
hours-today = бүгін
hours-none = кезекші жоқ
hours-outside = Басқа уақытта шұғыл көмек карточкалары жұмыс істейді, ал хабарламаңыз оқылғанша сақталады.
