# النماذج كبيانات: الكلمات حول الحقول، والأخطاء، والصفحات التي يغيّر فيها المنسقون النماذج.

missing-unknown = غير معروف
missing-refused = لم يُرِد الإجابة
missing-not-asked = لم يُسأل
missing-not-applicable = لا ينطبق
form-or = { " أو " }
form-only-if = فقط إذا كان «{ $field }»: { $codes }.
form-needed = مطلوب
form-no-answer = لا إجابة
form-or-else = أو: …
form-choose = اختيار
form-how-many = العدد
form-empty-counts = ما يبقى فارغًا يُحسب «لم يُسأل».
form-error-cut = كان النموذج طويلًا جدًا فلم يصل جزء منه. لم يُحفظ شيء.
form-error-required = { $field }: أجب، أو اذكر سبب عدم وجود إجابة.
form-error-both = { $field }: هناك إجابة وكذلك «{ $missing }». أبقِ واحدًا منهما.
form-error-code = { $field }: هذا الخيار غير موجود في النموذج. اختر من جديد.
form-error-pieces = { $field }، { $code }: اكتب عددًا صحيحًا من 1 إلى { $most }.
form-error-number = { $field }: اكتب عددًا صحيحًا من { $least } إلى { $most }.
form-error-date = { $field }: ليس هذا تاريخًا. اكتبه هكذا: 2026-11-22.
form-error-long = { $field }: { $most } حرفًا كحد أقصى؛ هنا { $chars }.
form-wrong-text = لا يمكن قراءة هذا كنموذج: { $name }
form-wrong-form = لا يوجد في البرنامج نموذج باسم «{ $name }».
form-wrong-other-form = هذا هو النموذج «{ $name }» وليس «{ $other }».
form-wrong-version = تُعدّ النسخ من 1.
form-wrong-many = يمكن أن يضم النموذج { $other } حقلًا.
form-wrong-name = «{ $name }» ليس اسمًا: أحرف صغيرة من a إلى z وأرقام و_ مفردة، يبدأ بحرف، 40 على الأكثر.
form-wrong-twice = «{ $name }» مكرر مرتين.
form-wrong-taken = يستخدم البرنامج نفسه الاسم «{ $name }». اختر اسمًا آخر.
form-wrong-part = { $name }: لا يوجد قسم «{ $other }».
form-wrong-no-list = { $name }: يحتاج الاختيار إلى قائمة رموز.
form-wrong-list-here = { $name }: حقل من هذا النوع لا يأخذ قائمة.
form-wrong-list = { $name }: لا توجد قائمة «{ $other }».
form-wrong-open-text = { $name }: الكلمات شخصية دائمًا. اكتب personal = true.
form-wrong-range = { $name }: أصغر عدد أكبر من أكبر عدد.
form-wrong-rule-self = { $name }: يشير الشرط إلى الحقل نفسه.
form-wrong-rule-circle = { $name }: الشروط تدور في حلقة.
form-wrong-rule-field = { $name }: ينظر الشرط إلى «{ $other }» ولا يوجد حقل كهذا.
form-wrong-rule-kind = { $name }: ينظر الشرط إلى «{ $other }» وليس فيه رموز للاختيار.
form-wrong-rule-empty = { $name }: لا يذكر الشرط أي رمز من «{ $other }».
form-wrong-rule-code = { $name }: يذكر الشرط «{ $other }» ولا يمكن اختياره هناك.
form-wrong-empty = لا رموز في القائمة «{ $name }».
form-wrong-under = «{ $name }» تحت «{ $other }» وهو ليس في القائمة.
form-wrong-under-under = «{ $name }» تحت «{ $other }» وهو ليس عنوانًا: فهو نفسه تحت شيء آخر.
form-wrong-english = { $name }: الإنجليزية ناقصة. يمكن ترك اللغات الأخرى.
form-wrong-language = { $name }: «{ $other }» ليست لغة في البرنامج.
# $n is a whole number.
form-choices = { $n ->
    [zero] { $n } خيار
    [one] خيار واحد
    [two] خياران
    [few] { $n } خيارات
    [many] { $n } خيارًا
   *[other] { $n } خيار
}
