# Figures of a period at the desk, and their copy.

figures-title = الأرقام
figures-choose = اختيار فترة
figures-period = الفترة
figures-from = أو من شهر
figures-to = إلى شهر
figures-only = فقط
figures-everything = الكل
figures-show = عرض
figures-earlier = قبلها
figures-later = بعدها
# $number is 1 to 4, $year a year.
figures-quarter = الربع { $number } من { $year }
figures-error-period = يُرجى اختيار شهر أو ربع سنة أو سنة، أو كتابة شهرين هكذا: { "\u2066" }2026-11{ "\u2069" }، بما لا يزيد على 24 شهرًا من أولهما إلى آخرهما.
figures-error-only = يُرجى اختيار منصّة أو لغة من القائمة.
figures-moved = عند اختيار منصّة أو لغة تُعرض أرباع سنة كاملة.
# $locked and $all are numbers.
figures-locked = الأشهر المقفلة: { $locked } من { $all }.
figures-open = تقارير لم تُقبل بعد: { $n }.
# $forms is the name of a form and its versions.
figures-forms = النموذج: { $forms }.
figures-none = لا تقارير عن تواصل في هذه الفترة
figures-none-more = المسودات لا تُحسب.
figures-few = أقل من 5 مرات تواصل أو أقل من 5 أشخاص: لا يُعرض أي جدول.
figures-withheld = العدد أقل من أن يُعرض دون أن يدل على أشخاص بعينهم.
figures-events = الأحداث
figures-people = الأشخاص
figures-share = النسبة من مرات التواصل
figures-all = المجموع
figures-hidden = مخفي
figures-few-title = أقل من 5، مخفي
figures-hidden-title = مخفي لحماية عدد صغير
# The difference to the period before. $n is the difference, $then the number of then, $period that period.
figures-more = أكثر بـ { $n } من { $period } ({ $then })
figures-fewer = أقل بـ { $n } من { $period } ({ $then })
figures-same = مثل { $period } ({ $then })
figures-no-comparison = لا مقارنة
figures-copy = أخذ نسخة (CSV)
figures-copy-more = تحتوي النسخة على ما تعرضه هذه الصفحة، مع تعريف في كل سطر. ويُسجَّل أنك أخذتها.

figures-contacts = مرات التواصل الفردي
figures-def-contacts = مرات التواصل الفردي (W3): الرسائل الخاصة والدليل الآلي والمكالمات واللقاءات.
figures-reached = الأشخاص الذين وصلنا إليهم
figures-def-reached = الأشخاص الذين وصلنا إليهم (W1): أشخاص مختلفون، لكل منهم تواصل فردي واحد على الأقل في الفترة.
figures-shares = النسب
figures-share-no-key = مرات تواصل بلا شخص محدَّد
figures-share-in-time = تمّ الردّ في الوقت المحدد، من بين ما تمّ الردّ عليه في ساعات المناوبة
figures-share-out-of-hours = جاءت خارج ساعات المناوبة، من بين ما قيس وقته
figures-share-online = حُلّت بالكامل عبر الإنترنت، من بين ما ذُكر فيه ذلك
figures-share-useful = وُجدت مفيدة، من بين من أبدوا رأيهم
figures-no-share = مخفي، أو لا شيء يُحسب
figures-median = الوقت الوسيط حتى أول ردّ من إنسان
figures-def-median = الوسيط (W11): منتصف كل الدقائق من أول رسالة إلى أول ردّ من إنسان، لمن كتبوا في ساعات المناوبة.
figures-def-mean = متوسط النقاط (W23): من 1 إلى 5، بين من أعطوا نقاطًا.
figures-minutes = { $n } د

figures-table-person = أشخاص جدد ومعروفون
figures-def-person = الجدد هم من كان أول تواصل لهم على الإطلاق في الفترة (الأحداث: مرات التواصل في الشهر الذي جاؤوا فيه أول مرة)، والمعروفون هم من جاؤوا من قبل.
figures-person-new = أشخاص جدد
figures-person-known = أشخاص معروفون
figures-person-no-key = بلا شخص محدَّد
figures-table-answer = أول ردّ
# $minutes is the target that the organisation has set.
figures-def-answer = في الوقت المحدد: ردّ إنسان في المهلة (بالدقائق: { $minutes }). خارج ساعات المناوبة: كتب الشخص ولا أحد في المناوبة. لم يُقَس: قُدِّم التقرير يدويًا.
figures-answer-in-time = في الوقت المحدد
figures-answer-later = لاحقًا
figures-answer-no-answer = لا ردّ من إنسان
figures-answer-out-of-hours = جاءت خارج ساعات المناوبة
figures-answer-not-measured = لم يُقَس
figures-table-solved = حلّ الطلب
figures-def-solved = مرات التواصل بحسب ما إذا حُلّ الطلب عبر الإنترنت.
figures-solved-online = حُلّت بالكامل عبر الإنترنت
figures-table-topic = الموضوع
figures-def-topic = مرات التواصل بحسب الموضوع. قد تكون للتواصل الواحد عدة مواضيع، فلا تُجمع أعداد هذا العمود.
figures-table-urgency = درجة الاستعجال
figures-def-urgency = مرات التواصل بحسب درجة الاستعجال، ومنها الحالات الطارئة.
figures-table-platform = المنصّة
figures-def-platform = مرات التواصل بحسب المنصّة.
figures-table-language = اللغة
figures-def-language = مرات التواصل بحسب اللغة.
figures-table-mode = شكل التواصل
figures-def-mode = مرات التواصل بحسب شكلها.
figures-table-area = النطاق الجغرافي
figures-def-area = مرات التواصل بحسب النطاق الجغرافي، ولا تكون أبدًا أدقّ من قائمة النموذج.
figures-table-asked = طُلب الرأي
figures-def-asked = مرات التواصل بحسب ما إذا سُئل الشخص عن رأيه في المحادثة.

figures-missing-unknown = غير معروف
figures-missing-refused = عدم الرغبة في الإجابة
figures-missing-not-asked = لم يُسأل
figures-missing-not-applicable = لا ينطبق هنا
figures-missing-no-entry = لم يُدخل شيء

figures-other = أعمال وسجلات أخرى
figures-def-other = أحداث فقط؛ لا يُحسب الأشخاص هنا.
figures-other-group-answer = ردود في المجموعات
figures-other-publication = منشورات
figures-other-forum-visit = زيارات المنتديات
figures-other-overdose-record = سجلات جرعات زائدة
figures-other-incident-record = سجلات حوادث
figures-other-feedback = آراء قُدِّمت

figures-said-useful = هل كانت المحادثة مفيدة
figures-said-topics = الآراء بحسب الموضوع
figures-def-said = ما قاله الناس بعد محادثة؛ ولا يُحسب به أحد.
figures-useful-yes = نعم
figures-useful-partly = جزئيًا
figures-useful-no = لا
figures-said-mean = متوسط النقاط
figures-of-contacts = مرات التواصل الفردي في الفترة (W3)
figures-of-answered = مرات تواصل تمّ الردّ عليها في ساعات المناوبة
figures-of-said = آراء قُدِّمت في الفترة

figures-how = كيف تُحمى الأعداد الصغيرة
figures-rule = يُخفى ما يقل عن 5 أحداث أو أشخاص ({ "\u2066" }<5{ "\u2069" }) وتُخفى معه أعداد أخرى (مخفي)، فلا يمكن حساب أي عدد صغير مما هو معروض. ويُعرض 0.
figures-rule-time = الفترات أشهر كاملة. يُخفي ربع السنة أو السنة سطرًا إذا كانت أشهره ستكشف عددًا مخفيًا، وأي فترة أخرى لا تعرض سطرًا إلا إذا عرضه كل شهر منها.
figures-rule-people = قد يظهر الشخص في عدة أسطر وعدة أشهر: لا يُجمع الأشخاص أبدًا.
