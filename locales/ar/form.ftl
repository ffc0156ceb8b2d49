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
# $n is a whole number.
form-choices = { $n ->
    [zero] { $n } خيار
    [one] خيار واحد
    [two] خياران
    [few] { $n } خيارات
    [many] { $n } خيارًا
   *[other] { $n } خيار
}
