# ملف البلد: ما هو قيد الاستخدام، والتحقق منه، وتغييره.

country-title = ملف البلد
country-lead = ما يطلبه قانون المكان: حتى أي عمر يُعد الشخص قاصرًا هنا، ومن يجب إخباره وبماذا، وأي رقم يساعد. إخبار أحد في الخارج يقرره مشرف في كل مرة ضمن ما هو مكتوب هنا، ولا يقرره البرنامج أبدًا.
country-not-legal-advice = هذه ليست استشارة قانونية. الملفات التي تأتي مع البرنامج هي الملف الصارم وبلدان متخيَّلان. اطلب من شخص مختص بقانون مكانك مراجعة ملفك قبل أن تعتمد عليه.
country-back = العودة إلى الحماية
country-reviewed = رُوجع في
country-review-due = يُراجع من جديد قبل
country-legal-review = المراجعة القانونية
country-needs-review = يحتاج إلى مراجعة قانونية محلية
country-flag = الموضوع
country-value = ما يسري
country-source = المصدر
country-strict = ليس في الملف: تسري القراءة الصارمة
country-strict-profile = الملف الصارم
country-in-use = ملف البلد قيد الاستخدام
# $n is a number of flags.
country-missing = { $n ->
    [zero] لا ينقص شيء
    [one] ينقص بند واحد ويُقرأ بصرامة
    [two] ينقص بندان ويُقرآن بصرامة
    [few] تنقص { $n } بنود وتُقرأ بصرامة
    [many] ينقص { $n } بندًا وتُقرأ بصرامة
   *[other] ينقص { $n } بند وتُقرأ بصرامة
}
# $n is an age in whole years.
country-years = { $n ->
    [zero] { $n } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
}
country-yes = نعم
country-no = لا
country-unknown = غير معروف
country-duty-never = لا يُخبَرون
country-duty-supervisor = المشرف يقرر
country-duty-required = القانون يطلب ذلك؛ والمشرف يقرر متى وكيف
country-minor-age = قاصر دون سن
country-care-age = يوافق وحده على الرعاية من سن
country-tell-parents = إخبار والدي القاصر
country-tell-authorities = إخبار السلطات عن قاصر
country-report-child = الإبلاغ عن طفل معرض للخطر
country-report-life = الإبلاغ عن خطر على حياة
country-propaganda-law = قانون ضد «الدعاية»
country-foreign-funding = وسم للمال القادم من الخارج
country-emergency-number = رقم الطوارئ
country-child-helpline = خط مساعدة الأطفال
audit-did-put-country-into-use = وضع ملف بلد قيد الاستخدام
