# نقل صفحات الدليل: عناوين قصيرة، ورق، نسخ بلا شبكة، صفحات في ردّ.

guide-share = شارك هذه الصفحة أو اطبعها أو احتفظ بها
guide-share-title = شارك هذه الصفحة
guide-share-back = العودة إلى الصفحة
guide-share-lead = العنوان القصير والصورة يقودان إلى هذه الصفحة، ولا يكشفان موضوعها. ونحن لا نعدّ من يفتحها.
guide-share-address = العنوان
guide-share-picture = صورة لكاميرا الهاتف
# $address is the short address.
guide-share-picture-alt = رمز مربّع يقود إلى { $address }
guide-share-keep-picture = احفظ الصورة (PNG)
guide-share-paper = على الورق
guide-share-print = يستطيع متصفحك طباعة الصفحة نفسها. لا تُطبع القوائم، وتُطبع المصادر والعنوان.
guide-card-title = بطاقة للجيب (A6)
guide-card-how = اطبعها على ورق A6 من الوجهين: ما ينبغي فعله في الأمام، والعلامات في الخلف.
guide-card-more = الصفحة كاملة مع مصادرها:
guide-offline-title = القراءة بلا شبكة
guide-offline-lead = كل الصفحات بهذه اللغة في ملف واحد. يُفتح على هاتف أو حاسوب بلا شبكة ومن دوننا. لا برامج نصية فيه، ولا يخبرنا بشيء.
# $kb is a number of thousands of bytes.
guide-offline-load = حمّل الصفحات (ZIP، { $kb } كيلوبايت)
guide-offline-how = كيف تفتحه
# $name is the name of a file.
guide-offline-step-load = حمّل الملف. اسمه { $name }.
guide-offline-step-unpack = فُكّ ضغطه: اضغط على الملف مطوّلًا، أو انقر عليه مرتين، ثم اختر «استخراج».
guide-offline-step-open = افتح «index.html» في المجلد الجديد.
guide-offline-seen-title = من يستطيع أن يراه
guide-offline-seen = كل من يستطيع فتح جهازك يستطيع أن يجد الملف ويقرأه. احذف الملف والمجلد معًا حين لا تريد بقاءهما.
# $day is a date.
guide-bundle-lead = نسخة بتاريخ { $day }. تعمل بلا شبكة. صفحات الطوارئ أولًا.
guide-bundle-left-out = ما ليس في هذه النسخة
guide-bundle-whole = لم يُترك شيء.
guide-bundle-overdue = انقضى موعد مراجعة هذه الصفحات، لذلك تُركت:
guide-bundle-elsewhere = هذه الصفحات ليست بهذه اللغة:
guide-keep-title = صفحات الطوارئ بلا شبكة
guide-keep-lead = يستطيع متصفحك أن يحتفظ بصفحات الطوارئ لتُفتح بلا شبكة. ولا يفعل ذلك إلا إذا ضغطت الزر. ويمكنك إزالتها هنا في أي وقت.
guide-keep-seen-title = ما يبقى على هذا الجهاز
guide-keep-seen-stays = تبقى الصفحات المذكورة أدناه وبطاقاتها وتنسيقها في هذا المتصفح إلى أن تزيلها.
guide-keep-seen-who = كل من يستطيع استعمال هذا المتصفح يستطيع أن يعرف أنها هنا. وزر «غادر الآن» يزيلها أيضًا في معظم المتصفحات.
guide-keep-seen-not = لا يُحفظ معها شيء مما تكتبه لنا.
guide-keep-add = احتفظ بصفحات الطوارئ
guide-keep-remove = أزلها من هذا الجهاز
guide-keep-is = صفحات الطوارئ محفوظة على هذا الجهاز.
guide-keep-is-not = لا توجد صفحة طوارئ محفوظة على هذا الجهاز.
guide-keep-cannot = هذا المتصفح لا يحتفظ بالصفحات. ومتصفح Tor والنوافذ الخاصة لا تفعل ذلك أبدًا. يمكنك بدلًا من ذلك تحميل الملف الذي فيه كل الصفحات.
guide-keep-failed = لم ينجح ذلك، ولم يُحفظ شيء. حاول مرة أخرى حين تتحسن الشبكة.
guide-keep-no-script = يحتاج هذا إلى متصفح يشغّل البرامج النصية. ومن دونها يمكنك تحميل الملف الذي فيه كل الصفحات.
guide-keep-pages = الصفحات
guide-insert-title = من الدليل
guide-insert-lead = اختر صفحة. تُضاف صيغتها القصيرة إلى ردّك مع رابط، ومن القائمة تُضاف نقاطها. ويمكنك بعد ذلك تغيير كل شيء.
guide-insert-search = البحث في الدليل
guide-insert-without = المتابعة دون صفحة
guide-insert-none = لا صفحة تناسب هذه الكلمات.
guide-insert-gone = لم تعد هذه الصفحة موجودة.
guide-insert-due = انقضى موعد مراجعتها: تحقّق منها أولًا
