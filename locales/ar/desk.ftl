# The desk of the team.

desk-name = مكتب Nightbus
desk-home = إلى الوارد
desk-nav = المكتب
desk-inbox = الوارد
desk-waiting = بانتظار الردّ
desk-sign-out = تسجيل الخروج
desk-public-says = يقرأ الزوار:
desk-signed-in = الدخول باسم
desk-thread = محادثة

queues = قوائم المحادثات
queue-waiting = بانتظار ردّنا
queue-mine = محادثاتي
queue-answered = بانتظار ردّ الزائر
queue-resolved = منتهية
# $queue is the name of a queue.
queue-list = المحادثات: { $queue }
inbox-empty = لا شيء ينتظر هنا
inbox-empty-more = تظهر الرسائل الجديدة عند فتح هذه الصفحة مرة أخرى.
inbox-choose = اختر محادثة
inbox-choose-more = الأطول انتظارًا تأتي أولًا.
inbox-more = عرض المزيد
# $n is a whole number. Short, as in a list.
wait-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
wait-hours = { $n ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
wait-days = { $n ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
state-new = جديدة
state-resolved = منتهية
state-waiting-for-us = بانتظار ردّنا
state-answered = تمّ الردّ
channel-web = دردشة الموقع

thread-back = العودة إلى القائمة
thread-take = تولّي المحادثة
thread-resolve = إنهاء المحادثة
thread-limits-shown = عُرضت حدود السرية قبل الرسالة الأولى.
thread-visitor = الزائر
# $code is the code name of a conversation.
thread-reply = الردّ على { $code }
thread-sent-as = يُرسَل باسم
thread-reopens = الردّ يفتح المحادثة من جديد.
thread-side = عن هذه المحادثة
side-language = اللغة
side-taken = يتولّاها
side-nobody = لا أحد بعد
side-emergency = رقم الطوارئ
side-danger = إذا كان هناك خطر على الحياة
# $number is the emergency number of the place.
side-danger-more = اكتب الرقم { $number } أولًا، ثم ابقَ مع الشخص.
thread-error-taken = أحد الزملاء يتولّى هذه المحادثة بالفعل. يمكنك الردّ مع ذلك، وسيظهر له ردّك.
thread-error-colleague = وصل ردّ من أحد الزملاء في أثناء كتابتك. يُرجى قراءته أعلاه. نصّك ما زال هنا: يمكنك تعديله أو إرساله كما هو.
thread-error-news = وصلت رسالة جديدة في هذه الأثناء. يُرجى قراءتها أولًا. إن لم تحتج إلى ردّ، يمكن إنهاء المحادثة مرة أخرى.
thread-error-deleted = حذف الزائر هذه المحادثة. لم يُرسَل ردّك، ونصّه أدناه.
