# Roles as colleagues and visitors read them. They name the field of work, because a job title would name a gender.
role-coordinator = تنسيق الفريق
role-outreach-worker = توعية ميدانية
role-doctor = استشارة طبية
role-psychologist = دعم نفسي
role-case-manager = إدارة الحالات
role-hiv-consultant = استشارات فيروس نقص المناعة (HIV)
role-hcv-consultant = استشارات التهاب الكبد C
role-peer = دعم الأقران
role-analyst = تحليل البيانات
role-publisher = نشر المحتوى
role-administrator = إدارة النظام

sign-in-title = تسجيل الدخول
sign-in-login = اسم الدخول
sign-in-login-hint = ليس اسمك الرسمي ولا بريدك الإلكتروني الخاص.
sign-in-password = كلمة المرور
sign-in-next = التالي
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [zero] تنتهي جلستك فور التوقف عن النقر.
    [one] تنتهي جلستك بعد دقيقة واحدة من دون أي نقرة.
    [two] تنتهي جلستك بعد دقيقتين من دون أي نقرة.
    [few] تنتهي جلستك بعد { $minutes } دقائق من دون أي نقرة.
    [many] تنتهي جلستك بعد { $minutes } دقيقة من دون أي نقرة.
   *[other] تنتهي جلستك بعد { $minutes } دقيقة من دون أي نقرة.
}
sign-in-error-login = يجب إدخال اسم الدخول
sign-in-error-password = يجب إدخال كلمة المرور
sign-in-error-match = اسم الدخول وكلمة المرور لا يتطابقان. يُرجى التحقق منهما معًا.
sign-in-error-unsigned = مفتاحك غير موقَّع من منسّق هذه المنظمة. لم يُفتح شيء. يجب إبلاغ المنسّق فورًا.
sign-in-error-code = هذا الرمز غير صحيح أو سبق استعماله. يُرجى انتظار الرمز التالي.
sign-in-error-codes = رموز كثيرة لم تكن صحيحة. يُرجى البدء من جديد باسم الدخول وكلمة المرور.
code-title = إدخال الرمز
code-label = الرمز
code-hint = ستة أرقام من تطبيق الرموز. يظهر رمز جديد كل 30 ثانية.
code-back = البدء من جديد باسم الدخول وكلمة المرور
