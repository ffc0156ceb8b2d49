# الردود الجاهزة: في المحادثة وحيث تُكتب.

snippet-title = الردود الجاهزة
snippet-search = البحث عن كلمات
snippet-find = بحث
snippet-language = اللغة
snippet-none-found = لا ردّ جاهزًا فيه هذه الكلمات.
snippet-all = عرض الكل
snippet-back-thread = العودة إلى المحادثة
snippet-so-far = ما كتبته حتى الآن
snippet-without = المتابعة دون ردّ جاهز
snippet-check-first = للتحقّق قبل الإرسال
snippet-reviewed = رُوجع في { $day }
snippet-fill = ملء الردّ الجاهز
snippet-insert = إضافة إلى الردّ
snippet-gone = لم يعد هذا الردّ الجاهز معروضًا. اختر غيره.
snippet-unfilled = للملء قبل الإرسال: { $names }
snippet-error-empty = { $field }: املأ هذا الحقل.
snippet-error-text = { $field }: { $max } حرف على الأكثر، من دون أقواس معقوفة.
snippet-error-time = { $field }: اكتب وقتًا مثل 18:30.
snippet-error-number = { $field }: اكتب عددًا صحيحًا.
snippet-after = بعد الإرسال
snippet-step-tag = وضع الوسم «{ $topic }»
snippet-step-me = لي إن لم تكن عند أحد
snippet-step-nobody = لم تعد عند أحد؛ يُرسل الردّ فورًا
snippet-step-resolve = إنهاء
snippet-step-written = تأجيل حتى يكتبوا
snippet-step-minutes = { $n ->
    [one] تأجيل دقيقة واحدة
    [two] تأجيل دقيقتين
    [few] تأجيل { $n } دقائق
    [many] تأجيل { $n } دقيقة
   *[other] تأجيل { $n } دقيقة
}
snippet-step-hours = { $n ->
    [one] تأجيل ساعة واحدة
    [two] تأجيل ساعتين
    [few] تأجيل { $n } ساعات
    [many] تأجيل { $n } ساعة
   *[other] تأجيل { $n } ساعة
}
snippet-step-days = { $n ->
    [one] تأجيل يوم واحد
    [two] تأجيل يومين
    [few] تأجيل { $n } أيام
    [many] تأجيل { $n } يومًا
   *[other] تأجيل { $n } يوم
}
snippet-lead = ردود يستخدمها الفريق مرارًا. يُعرض النص الجديد بعد أن يوافق عليه منسق؛ وحتى ذلك يبقى النص السابق مستخدمًا.
snippet-new = ردّ جاهز جديد
snippet-download = أخذ نسخة من الكل
snippet-submitted = { $n ->
    [one] ردّ جاهز واحد ينتظر الموافقة
    [two] ردّان جاهزان ينتظران الموافقة
    [few] { $n } ردود جاهزة تنتظر الموافقة
    [many] { $n } ردًّا جاهزًا ينتظر الموافقة
   *[other] { $n } ردّ جاهز ينتظر الموافقة
}
snippet-name = العنوان
snippet-topic = الموضوع
snippet-state = الحالة
snippet-languages = اللغات
snippet-review = المراجعة
snippet-uses-month = الاستخدام هذا الشهر
snippet-uses-year = الاستخدام في 12 شهرًا
snippet-uses-hint = يُحسب الاستخدام لكل ردّ جاهز وشهر، من دون محادثة ومن دون عضو.
snippet-state-in-use = مستخدم
snippet-from-program = كما جاء مع البرنامج
snippet-state-withdrawn = مسحوب
snippet-state-submitted = ينتظر الموافقة
snippet-state-draft = مسودة
snippet-back-list = العودة إلى كل الردود الجاهزة
snippet-back-one = العودة إلى الردّ الجاهز
snippet-until-then = يبقى النص السابق مستخدمًا حتى الموافقة على هذا النص.
snippet-until-then-text = النص المستخدم
snippet-written-by = كتبه
snippet-needs-another = أنت من كتب هذا النص، فيوافق عليه منسق آخر. وإن لم يوجد غيرك فيمكنك ذلك.
snippet-reviewed-on = تاريخ المراجعة
snippet-review-due = تُعاد المراجعة قبل
snippet-source = المصدر
snippet-clinical = مراجعة طبية
snippet-clinical-hint = «needed» حتى يقرأ النصَّ طبيب من هنا؛ ثم من ومتى. ويبقى فارغًا إن لم يذكر شيئًا عن الصحة.
snippet-clinical-needed = مطلوبة: لم يقرأه طبيب من هنا بعد
snippet-problems = للتصحيح أولًا
snippet-words = كلمات تستحقّ النظر
snippet-error-words = هناك كلمات تستحقّ النظر. غيّرها أو قدّم النص كما هو.
snippet-edit = تغيير
snippet-submit = تقديم للموافقة
snippet-submit-anyway = تقديم على أي حال
snippet-approve = موافقة
snippet-return = إرجاع
snippet-discard = التخلّي عن هذا الإصدار
snippet-withdraw = سحب
snippet-preview = عرض النص
snippet-error-changed = غيّره شخص آخر في هذه الأثناء. انظر إلى ما هو عليه الآن.
snippet-error-problems = ما زال هناك ما يحتاج إلى تصحيح.
snippet-error-cut = لم يصل جزء من النص كما كُتب. لم يُحفظ شيء.
snippet-error-taken = يوجد ردّ جاهز بهذا الاسم.
snippet-error-same = كل الردود الجاهزة في هذا النص مستخدمة كما هي.
snippet-key = الاسم في الملفات
snippet-key-hint = أحرف صغيرة من a إلى z وأرقام و_. يبقى الاسم دائمًا.
snippet-texts = النصوص
snippet-texts-hint = حيث يلزم ملء شيء اكتب اسمًا بين قوسين معقوفين: { "{time}" }. ويملأ البرنامج بنفسه { "{emergency_number}" } و{ "{work_name}" } و{ "{organisation}" }. تبقى اللغة التي لا نص لها فارغة.
snippet-text = النص
snippet-variables = ما يجب ملؤه
snippet-variables-hint = لا يمكن لأحد إرسال الردّ قبل ملئها.
snippet-kind = ما يناسب
snippet-kind-text = كلمات
snippet-kind-time = وقت
snippet-kind-number = عدد
snippet-label = التسمية
snippet-after-hint = من يرسل الردّ يرى كل خطوة ويمكنه تركها.
snippet-holder = عند من تكون
snippet-snooze = تأجيل
snippet-nothing = تُترك كما هي
snippet-tags = الوسوم
snippet-article = مقال من الدليل
snippet-article-hint = اسمه القصير. يظهر الرابط متى وُجد الدليل.
snippet-save = حفظ كمسودة
snippet-load = تحميل مجموعة
snippet-load-lead = المجموعة نص فيه ردود جاهزة كثيرة كما يعطيه «أخذ نسخة من الكل». ما يختلف عن النص المستخدم ينتظر الموافقة. والنص الذي فيه أخطاء لا يغيّر شيئًا.
snippet-load-button = تحميل
snippet-line = السطر { $n }
snippet-wrong-text = لا يمكن قراءة هذا: { $name }
snippet-wrong-number = في المجموعة من 1 إلى { $name } ردّ جاهز.
snippet-wrong-key = لا يصلح «{ $name }» اسمًا: أحرف صغيرة من a إلى z وأرقام و_، حرف أولًا، 40 على الأكثر، وليس new أو load أو file.
snippet-wrong-twice = «{ $name }» موجود مرتين.
snippet-wrong-topic = ليس في تقرير التواصل موضوع «{ $name }».
snippet-wrong-day = «{ $name }» ليس يومًا. اكتبه هكذا: 2026-11-22.
snippet-wrong-empty = لا نص بأيّ لغة.
snippet-wrong-language = لا توجد لغة «{ $name }».
snippet-wrong-blank = { $language }: العنوان أو النص فارغ.
snippet-wrong-long = { $language }: { $name } حرف على الأكثر.
snippet-wrong-half = { $language }: العنوان والنص يكونان معًا.
snippet-wrong-undeclared = { $language }: في النص { $name } ولا شيء يقول ما هو.
snippet-wrong-unused = { $language }: يجب ملء { $name } وهو ليس في النص.
snippet-wrong-brace = { $language }: يوجد قوس معقوف لا ينتمي إلى اسم.
snippet-wrong-variable = لا يمكن ملء «{ $name }»: أحرف صغيرة من a إلى z وأرقام و_، وليس من الأسماء التي يملؤها البرنامج بنفسه.
snippet-wrong-label = { $name }: تنقص تسمية بإحدى لغات النص أو هي طويلة جدًا.
snippet-wrong-many = { $name } حقول للملء على الأكثر ومثلها من الوسوم.
snippet-wrong-snooze = التأجيل من 1 إلى { $name } دقيقة.
snippet-wrong-both = ما أُنهي لا يُؤجَّل أيضًا.
audit-did-submit-snippet = تقديم ردّ جاهز للموافقة
audit-did-approve-snippet = الموافقة على ردّ جاهز
audit-did-withdraw-snippet = سحب ردّ جاهز
audit-did-load-snippets = تحميل مجموعة من الردود الجاهزة
