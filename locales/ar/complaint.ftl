# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = شكوى أو ملاحظة بلا اسم

complaint-title = شكوى أو ملاحظة
complaint-lead = هل حدث خطأ ما، أم كان هناك شيء جيد؟ يمكنك إخبارنا هنا. لا حاجة إلى اسم أو حساب أو محادثة مفتوحة. يُرجى عدم ذكر هويتك إلا إذا أردت ذلك.
complaint-about = ما الموضوع؟
complaint-about-nothing = أفضّل عدم الاختيار
complaint-topic-worker = أحد العاملين
complaint-topic-waiting = انتظار الردّ
complaint-topic-advice = النصائح التي تلقيتها
complaint-topic-privacy = خصوصيتي
complaint-topic-website = هذا الموقع
complaint-topic-other = شيء آخر
complaint-label = ماذا حدث؟
complaint-hint = بأي لغة. يساعدنا على النظر في الأمر ذكر اسم العمل واليوم، إن كانا معروفين لديك.
complaint-send = إرسال
complaint-have-code = لديّ رمز متابعة
complaint-next = ما الذي يحدث بعد ذلك
complaint-who-reads = لا يستطيع قراءة الشكوى إلا منسقو المنظمة. لا يستطيع ذلك أي عامل آخر، ولا حتى العامل الذي تتعلق به. وإذا كانت عن أحد المنسقين، فهو أيضًا يستطيع قراءتها.
complaint-code-more = يظهر لك رمز متابعة. به يمكنك التحقق هنا لاحقًا من وصول ردّ، من أي جهاز. الرمز يفتح هذه الشكوى ولا شيء غيرها، ولا شيء يربطها بمحادثة.
complaint-no-promise = لا نستطيع أن نَعِد بالردّ في وقت محدد. وعندما يبدأ أحد المنسقين النظر في الشكوى، يظهر ذلك في الصفحة التي يفتحها الرمز.
# $days is a whole number.
complaint-kept = { $days ->
    [zero] في يوم آخر تغيير نفسه، تُحذف الشكوى التي تمّ الردّ عليها أو أُغلقت.
    [one] بعد يوم واحد من آخر تغيير، تُحذف الشكوى التي تمّ الردّ عليها أو أُغلقت.
    [two] بعد يومين من آخر تغيير، تُحذف الشكوى التي تمّ الردّ عليها أو أُغلقت.
    [few] بعد { $days } أيام من آخر تغيير، تُحذف الشكوى التي تمّ الردّ عليها أو أُغلقت.
    [many] بعد { $days } يومًا من آخر تغيير، تُحذف الشكوى التي تمّ الردّ عليها أو أُغلقت.
   *[other] بعد { $days } يوم من آخر تغيير، تُحذف الشكوى التي تمّ الردّ عليها أو أُغلقت.
}
complaint-sent-title = وصلت إلينا
complaint-sent = حُفظ ما كتبته، ولا يستطيع قراءته إلا المنسقون.
complaint-code-title = رمز المتابعة
complaint-code-once = يُرجى تدوين هذا الرقم قبل مغادرة هذه الصفحة. يظهر مرة واحدة فقط، ولا نستطيع إيجاده لك مرة أخرى.
complaint-code-hint = عشرون رقمًا. لا تهمّ المسافات والشرطات.
complaint-code-lost = لا نستطيع إيجاد رمز مفقود، لأننا لا نعرف لمن هو. ويمكنك دائمًا كتابة شكوى جديدة.
complaint-trace-title = التحقق من وصول ردّ
complaint-trace-open = فتح
complaint-new = كتابة شكوى جديدة
complaint-own-title = شكواك
complaint-state-received = وصلت
complaint-state-looked-at = قيد النظر
complaint-state-answered = تمّ الردّ عليها
complaint-state-closed = مغلقة
complaint-state-received-more = هي لدينا. لم يبدأ أحد من المنسقين النظر فيها بعد.
complaint-state-looked-at-more = ينظر فيها أحد المنسقين.
complaint-state-answered-more = ردّنا أدناه.
complaint-state-closed-more = أغلقها أحد المنسقين.
complaint-add = هل هناك ما تريد إضافته؟
complaint-add-hint = يمكنك الإضافة مرة واحدة.
complaint-add-send = إضافة
complaint-error-closed = لا نستطيع استقبال الشكاوى بأمان الآن. ما كتبته ما زال هنا، ولم يُرسَل شيء.
complaint-error-mistyped = هذا ليس رمز متابعة كاملًا: فيه رقم خاطئ أو ناقص أو زائد. يُرجى مقارنته بما دوّنته.
complaint-error-unknown = لا توجد هنا شكوى بهذا الرمز. يُرجى مقارنته بما دوّنته. وإذا كان صحيحًا، فربما حُذفت الشكوى.
complaint-error-busy = لم نستطع البحث عن الشكوى: الطلبات كثيرة جدًا الآن. يُرجى المحاولة مرة أخرى بعد دقيقة.
complaint-error-added = لم يُرسَل هذا، لأن شيئًا آخر أُرسل قبله. ما كتبته ما زال هنا: يمكنك نسخه إلى شكوى جديدة.

# At the desk of coordinators.
desk-complaints = الشكاوى
desk-complaints-new = جديدة
complaints-open = مفتوحة
complaints-done = تمّ الردّ عليها أو أُغلقت
complaints-none = لا شيء هنا
complaints-none-more = تظهر الشكوى الجديدة عند فتح هذه الصفحة مرة أخرى.
complaints-received = وصلت في:
complaints-look = أنظر فيها
complaints-close = إغلاق
complaints-person = من كتب الشكوى
complaints-answer = ردّك
complaints-answer-hint = يظهر في الصفحة التي يفتحها رمز المتابعة، موقّعًا باسم العمل والدور.
complaints-send = إرسال الردّ
complaints-side = عن هذه الشكوى
complaints-only-you = هي مشفّرة للمنسقين الذين كانوا هنا عند وصولها. لا يستطيع العاملون الآخرون فتحها. يُرجى عدم البحث عمّن كتبها.
complaints-not-yours = مفتاحك لا يفتح هذه الشكوى
complaints-not-yours-more = وصلت قبل بدء عملك هنا في التنسيق. يُرجى سؤال من كان في التنسيق آنذاك.
complaint-error-news = كُتب شيء في هذه الأثناء. يُرجى قراءته أولًا. وإذا كتبت شيئًا، فهو ما زال هنا.
