# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00.
duty-open = هناك من يناوب حتى الساعة { $time }
duty-closed-until = لا أحد في المناوبة حتى الساعة { $time }
# $day is a date such as 20 November.
duty-closed-until-day = لا أحد في المناوبة حتى { $day }، الساعة { $time }
duty-none = لم تُحدَّد ساعات مناوبة
hours-title = ساعات المناوبة
hours-today = اليوم
hours-none = لا أحد
hours-outside = خارج هذه الساعات تبقى بطاقات الطوارئ متاحة، وتُحفظ رسالتك إلى أن يقرأها أحد العاملين.
