# What stands by itself beside a message that may be an emergency, that speaks of a voice message, or that is too short. Automatic
# lines say so, diagnose nothing, offer a person, and promise no time.

emergency-auto = ظهر هذا تلقائيًا بسبب كلمات في رسالتك. قد يكون خطأ، وهو ليس تشخيصًا.
# $number is the emergency number.
emergency-do-not-wait = لا تنتظر ردّنا: اتصل أولًا بالرقم { $number }.
emergency-human = رسالتك في أول القائمة عندنا. يمكنك أن تواصل الكتابة: سيقرؤها شخص من الفريق.
emergency-link = ماذا تفعل في حالة طارئة
voice-auto = رسالة تلقائية: الرسائل الصوتية لا تصل إلى هنا. اكتب من فضلك، ولو بكلمات قليلة. سيقرؤها شخص من الفريق.
pick-lead = ما الموضوع؟
pick-more = سؤال تلقائي. اختر موضوعًا أو اكتب بكلماتك. سيقرؤه شخص من الفريق.
pick-health = صحتي
pick-mind = كيف أشعر
pick-test = فحوص: فيروس نقص المناعة، التهاب الكبد، عدوى أخرى
pick-safer = استعمال أقل خطرًا، أدوات
pick-treatment = العلاج
pick-law = الشرطة والمحكمة والحقوق
pick-life = السكن والأوراق والمال
pick-other = شيء آخر

# The desk. $n is how many conversations.
emergency-count = { $n ->
    [100] أكثر من 99 حالة طارئة
    [zero] لا حالات طارئة
    [one] حالة طارئة واحدة
    [two] حالتان طارئتان
    [few] { $n } حالات طارئة
    [many] { $n } حالة طارئة
   *[other] { $n } حالة طارئة
}
emergency-banner = { $n ->
    [100] أكثر من 99 حالة طارئة لم يتولّها أحد
    [zero] لا حالات طارئة دون متولٍّ
    [one] حالة طارئة واحدة لم يتولّها أحد
    [two] حالتان طارئتان لم يتولّهما أحد
    [few] { $n } حالات طارئة لم يتولّها أحد
    [many] { $n } حالة طارئة لم يتولّها أحد
   *[other] { $n } حالة طارئة لم يتولّها أحد
}
emergency-banner-taken = { $n ->
    [100] أكثر من 99 حالة طارئة مفتوحة، وهناك من يتولّى كلًّا منها
    [zero] لا حالات طارئة مفتوحة
    [one] حالة طارئة واحدة مفتوحة، وهناك من يتولّاها
    [two] حالتان طارئتان مفتوحتان، وهناك من يتولّى كلًّا منهما
    [few] { $n } حالات طارئة مفتوحة، وهناك من يتولّى كلًّا منها
    [many] { $n } حالة طارئة مفتوحة، وهناك من يتولّى كلًّا منها
   *[other] { $n } حالة طارئة مفتوحة، وهناك من يتولّى كلًّا منها
}
# $code is the code name of a conversation.
emergency-banner-open = افتح { $code }
# $n is how often.
emergency-banner-before = { $n ->
    [zero] لم تُغلق من قبل
    [one] أُغلقت مرة واحدة من قبل
    [two] أُغلقت مرتين من قبل
    [few] أُغلقت { $n } مرات من قبل
    [many] أُغلقت { $n } مرة من قبل
   *[other] أُغلقت { $n } مرة من قبل
}
emergency-state = حالة طارئة
# $kinds is a list of the kinds below.
emergency-card-shown = ظهرت بطاقة الطوارئ تلقائيًا: { $kinds }
kind-not-breathing = لا يتنفس
kind-unresponsive = لا يستيقظ
kind-seizure = تشنّج
kind-chest-pain = ألم في الصدر
kind-overheated = حرارة شديدة وارتباك
kind-suicide = أفكار انتحارية
kind-violence = عنف
kind-child-in-danger = طفل في خطر
emergency-close = الإغلاق مع نتيجة
emergency-close-more = لا تُغلق حالة طارئة دون نتيجة.
outcome-safe = في أمان
outcome-handed-over = تولّاها غيرنا
outcome-lost = انقطع الاتصال
outcome-unknown = غير معروفة
outcome-false-alarm = إنذار كاذب
emergency-end-resolve = أغلق الحالة وأنهِ المحادثة
emergency-end = أغلق الحالة وواصل الحديث
emergency-false = إنذار كاذب
# $n is how often.
emergency-false-before = { $n ->
    [zero] لا إنذارات كاذبة من قبل
    [one] إنذار كاذب واحد من قبل
    [two] إنذاران كاذبان من قبل
    [few] { $n } إنذارات كاذبة من قبل
    [many] { $n } إنذارًا كاذبًا من قبل
   *[other] { $n } إنذار كاذب من قبل
}
emergency-protocol = ماذا تفعل الآن
emergency-past = حالات طارئة سابقة
# $how is an outcome, $name a work name, $when a time or a day.
emergency-ended = { $how }، { $name }، { $when }
emergency-error-outcome = هذه حالة طارئة. قل أولًا كيف انتهت، أو أنها كانت إنذارًا كاذبًا.
emergency-error-choose = اختر نتيجة.
audit-did-give-outcome = تسجيل نتيجة حالة طارئة
audit-did-clear-alarm = إلغاء إنذار كاذب
