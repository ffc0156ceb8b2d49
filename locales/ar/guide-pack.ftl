# The whole guide as one ZIP, at the desk, and what may be wrong with a file of the guide.

guide-pack-title = الدليل كله في ملف واحد
guide-pack-lead = كل الصفحات والمصادر والتركيبات في ملف ZIP واحد: مجلد من ملفات Markdown يمكن العمل عليه في أي مكان أو حفظه أو إعطاؤه لمنظمة أخرى.
guide-pack-outcome = ما الذي سيغيّره ملف ZIP
guide-pack-same = لا شيء. كل ما فيه معروض من قبل حرفًا بحرف.
# $n is a number, here and below.
guide-pack-unreadable = لا يمكن استخدام ملف ZIP هذا. عدد الأخطاء: { $n }
guide-pack-wrong = أخطاء يجب تصحيحها أولًا: { $n }
guide-pack-wrong-hint = جرى التحقق من ملف ZIP مع الصفحات التي ستبقى. لم يؤخذ منه شيء.
guide-pack-differs = لا أخطاء. لم يتغيّر شيء بعد.
guide-pack-new = ملفات جديدة: { $n }
guide-pack-changed = ملفات يتغيّر نصها: { $n }
guide-pack-gone = ملفات ستزول: { $n }
guide-pack-warnings = يستحق النظر: { $n }
guide-pack-more = عناصر أخرى غير مذكورة هنا: { $n }
guide-pack-copy = أخذ نسخة
# $pages and $languages are numbers.
guide-pack-copy-lead = الصفحات التي يقرؤها الجميع الآن: { $pages }. اللغات: { $languages }. وما لا يزال قيد الكتابة ليس في النسخة.
guide-pack-copy-do = حفظ ملف ZIP
guide-pack-bring = إدخال ملف ZIP
guide-pack-bring-lead = يُتحقَّق منه أولًا مع كل ما هو معروض. ثم ترى كل خطأ، أو ما الذي سيغيّره.
guide-pack-file = ملف ZIP
guide-pack-file-hint = حتى 8 ميغابايت. نسخة أُخذت من الأعلى وعُمل عليها، أو مجلد مبني مثلها.
guide-pack-whole = ملف ZIP هو الدليل كله: وما ليس فيه يزول
guide-pack-whole-hint = من دون العلامة تبقى الصفحات التي ليست في ملف ZIP كما هي.
guide-pack-look = التحقق والمقارنة
guide-pack-error-none = اختر ملف ZIP
guide-pack-error-several = اختر ملف ZIP واحدًا
guide-pack-error-big = ملف ZIP أكبر من 8 ميغابايت
guide-pack-error-cut = لم يصل ملف ZIP كاملًا
guide-pack-error-busy = العمل كثير في هذه اللحظة. حاول بعد دقيقة
guide-pack-error-wrong = في ملف ZIP أخطاء، وهي مذكورة أدناه. لم يتغيّر شيء

# What was found in a file of the guide. $what is the name of a field, a block, a source or a page, or a number;
# $words stand in the page, $why is a sentence.
guide-wrong-words = «{ $words }»: { $why }
guide-wrong-stray = هذا الملف ليس صفحة ولا قائمة مصادر ولا قائمة تركيبات.
guide-wrong-not-text = الملف ليس نصًا بترميز UTF-8.
guide-wrong-too-long = الملف أطول من { $what } بايت.
guide-wrong-twice = يوجد من قبل ما له العنوان نفسه: ⁦{ $what }⁩
guide-wrong-no-archive = هذا ليس ملف ZIP يمكن قراءته: ⁦{ $what }⁩
guide-wrong-bad-name = لا يمكن أن يكون لملف من الدليل هذا الاسم.
guide-wrong-too-many = عدد الملفات في ZIP أكبر من { $what }.
guide-wrong-too-much = حجم ما في ZIP بعد فتحه أكبر من { $what } بايت.
guide-wrong-sealed = لا يمكن إخراج هذا من ملف ZIP: ⁦{ $what }⁩
guide-wrong-no-front = يجب أن يبدأ الملف ببيانات الصفحة بين سطرين فيهما «⁦+++⁩».
guide-wrong-html = لا يُسمح بـ HTML: ⁦{ $what }⁩
guide-wrong-markup = لا شيء من هذا في الصفحات: ⁦{ $what }⁩
guide-wrong-other-link = لا تقود الروابط إلا إلى صفحات الدليل، وتُكتب ⁦guide:kind/name⁩: ⁦{ $what }⁩
guide-wrong-too-deep = أشياء كثيرة جدًا بعضها داخل بعض.
guide-wrong-heading = تبدأ العناوين بـ ⁦##⁩ ولا تتخطى مستوى: { $what }
guide-wrong-unknown-block = لا توجد كتلة «{ $what }».
guide-wrong-open-block = الكتلة «{ $what }» بلا نهاية.
guide-wrong-nested-block = تبدأ الكتلة «{ $what }» قبل أن تنتهي التي قبلها.
guide-wrong-stray-end = «⁦:::⁩» تنهي كتلة لم تبدأ.
guide-wrong-block-shape = الكتلة «{ $what }» فارغة أو ليس فيها ما وُضعت له.
guide-wrong-unknown-source = المصدر «{ $what }» ليس في أي قائمة.
guide-wrong-source-twice = المصدر «{ $what }» موجود في قائمة أخرى.
guide-wrong-unused-source = لا شيء يذكر المصدر «{ $what }».
guide-wrong-no-source = بلا مصدر: { $what }
guide-wrong-broken-link = لا توجد صفحة «{ $what }».
guide-wrong-no-original = الصفحة التي هذه ترجمتها غير موجودة: ⁦{ $what }⁩
guide-wrong-no-translation = ليست بهذه اللغة بعد: { $what }
guide-wrong-older = الترجمة أقدم من الأصل: ⁦{ $what }⁩
guide-wrong-newer = هذه ترجمة لمراجعة لم توجد بعد: ⁦{ $what }⁩
guide-wrong-structure = البناء مختلف عن الأصل: { $what }
guide-wrong-other-sources = مصادر غير مصادر الأصل: ⁦{ $what }⁩
guide-wrong-overdue = كان موعد المراجعة في { $what }.
guide-wrong-alias-twice = اسم مذكور مرتين: { $what }
guide-wrong-asymmetric = التركيبة ليست واحدة في الاتجاهين: ⁦{ $what }⁩
guide-wrong-unknown-level = لا يوجد هذا المستوى: ⁦{ $what }⁩
guide-wrong-bad-pair = تحتاج التركيبة إلى صفحتين: ⁦{ $what }⁩
