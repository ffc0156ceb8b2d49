# What is done with conversations: taken, given, put off, tagged; many at once; undone.

work-undo = تراجع
work-undo-kept = يمكنك التراجع عن هذا خلال يوم واحد، ما دام لم يتغيّر شيء آخر.
work-resolve-undo = التراجع يفتح المحادثة من جديد. أوقاتها محفوظة بالأيام فقط، لذلك يُحسب الانتظار من تلك اللحظة.
work-undone = تم التراجع.
work-stayed = لم يتم التراجع: تغيّر شيء آخر في هذه المحادثة منذ ذلك الحين.
work-did-take = أخذتَها على عاتقك.
# $who is the work name of a colleague.
work-did-assign = أُعطيت إلى: { $who }
work-did-release = ليست لدى أحد الآن.
# $tag is the word of a tag.
work-did-tag = أُضيف الوسم: { $tag }
work-did-untag = أُزيل الوسم: { $tag }
# $until says until when.
work-did-snooze = أُجّلت. { $until }
work-did-wake = لم تعد مؤجّلة.
work-did-resolve = أُنهيت.
work-left-gone = لم تعد موجودة.
work-left-changed = تغيّر فيها شيء في هذه الأثناء.
work-left-colleague = المحادثة لدى زميل، أو اتُّخذ قرار بشأنها في هذه الأثناء. انظر من جديد ثم قرّر.
work-left-emergency = هذه حالة طارئة. قل أولًا كيف انتهت؛ وحتى ذلك الحين لا تُؤجَّل ولا تُنهى.
work-left-already = هي كذلك أصلًا.
work-left-resolved = هي منتهية.
work-left-away = تم استبعادها.
work-left-visitor = وصلت رسالة جديدة في هذه الأثناء.
work-left-leaver = لم يعد لدى هذا الزميل مفتاح الفريق. اختر شخصًا آخر.
# $who and $to are work names, $when is a time.
work-who-took = أصبحت لدى { $who } ({ $when }). انظر من جديد ثم قرّر.
work-who-gave = القرار من { $who } ({ $when }): أصبحت لدى { $to }. انظر من جديد ثم قرّر.
work-who-released = لم تعد لدى { $who } ({ $when }). انظر من جديد ثم قرّر.
work-error-assignee = اختر زميلًا يستطيع فتحها.
work-error-later = اختر وقتًا لم يأتِ بعد، خلال سنة.
work-error-tag = اختر وسمًا أو اكتب كلمة.
# $max is a whole number.
work-error-word-long = الحد الأقصى لعدد الحروف: { $max }.
work-sure = غيّر الكلمة، أو أضفها مرة أخرى إن كانت لا تدل على أحد.
# $who is the work name of a colleague.
here-colleague = المحادثة مفتوحة الآن لدى { $who }.
tags-title = الوسوم
tag-found = عُثر عليه
tag-confirm = تأكيد
tag-remove = إزالة
tag-which = الوسم
tag-choose = اختر
tag-word = أو كلمة من عندك
tag-word-hint = للفريق كله. بلا أسماء ولا ما يدل على هوية أحد.
tag-add = إضافة الوسم
later-heading = تأجيل
later-until-label = حتى متى
later-written = حتى يكتب الشخص
later-hour = بعد ساعة
later-evening = هذا المساء، 18:00
later-tomorrow = غدًا، 9:00
later-monday = الاثنين، 9:00
later-at = يوم ووقت
later-day = اليوم
later-clock = الوقت
later-do = تأجيل
later-wake = إعادة إلى القائمة
# $when is a day and a time.
later-until = تعود: { $when }
later-until-written = تعود عندما يكتب الشخص.
assign-title = لدى من هي
assign-to = تسليم إلى
assign-do = تسليم
release-do = تحرير: ليست لدى أحد
many-title = بالمحدَّد
many-take = أخذ
many-assign = تسليم إلى…
many-tag = وسم…
many-snooze = تأجيل…
many-release = تحرير
many-resolve = إنهاء
many-preview = ما الذي سيحدث
# $n is a whole number.
many-will-take = تأخذها أنت. عدد المحادثات: { $n }
many-will-assign = تُسلَّم. عدد المحادثات: { $n }
many-will-tag = يُضاف إليها وسم. عدد المحادثات: { $n }
many-will-snooze = تُؤجَّل. عدد المحادثات: { $n }
many-will-release = لا تبقى لدى أحد. عدد المحادثات: { $n }
many-will-resolve = تُنهى. عدد المحادثات: { $n }
many-none = لا يمكن فعل شيء بما حُدِّد.
# $max and $n are whole numbers.
many-beyond = { $max } على الأكثر في المرة الواحدة. المتروك للمرة القادمة: { $n }
many-do = تنفيذ
many-left = تُترك كما هي
deed-title = ما تم فعله
# $n is a whole number.
deed-done = عدد المحادثات: { $n }
deed-with = تم
deed-undone = تم التراجع عنها
deed-stayed = لم يتم التراجع عنها: تغيّرت في هذه الأثناء
audit-did-assign = تسليم محادثة إلى زميل
audit-did-undo-assign = التراجع عن تسليم محادثة
report-from-tags = من الوسوم
