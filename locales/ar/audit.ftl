# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = سجل الأفعال
audit-whole = كل السجلات سليمة
audit-broken = تم تغيير سجل
audit-unchecked = لم تُفحص السجلات منذ بدء التشغيل
# $when is a day and a time.
audit-checked = وقت الفحص: { $when }.
audit-team-head = تصل سلسلة الفريق إلى:
audit-check = افحص الآن
audit-filter = اعرض فقط
audit-everybody = كل الأعضاء
audit-everything = كل الأفعال
audit-from = من يوم
audit-to = إلى يوم
audit-apply = اعرض
audit-none = لا شيء مسجّل هنا
audit-clear = اعرض كل شيء
audit-older = الأقدم
audit-export = خذ نسخة (CSV)
audit-export-more = تحتوي النسخة على كل ما هو معروض بجميع صفحاته. ويُسجَّل أنك أخذتها.
audit-error-day = اكتب اليوم هكذا: 2026-11-21.
audit-column-when = متى
audit-column-who = من
audit-column-what = ماذا
audit-column-object = على ماذا
audit-column-number = الرقم
audit-column-name = اسم الفعل
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = سجل الأفعال: { $organisation }، نُسخ في { $when }. التوقيت: { $zone }. كل سطر فعل واحد مسجّل؛ وتبدأ الأرقام من 1 لكل عضو.
audit-gone-thread = محادثة حُذفت
audit-gone-complaint = شكوى حُذفت

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = فعل لا تعرف هذه النسخة اسمه
audit-did-sign-in = تسجيل الدخول
audit-did-preview-thread = رؤية أول كلمات محادثة
audit-did-open-thread = فتح محادثة
audit-did-open-complaint = فتح شكوى
audit-did-answer-complaint = الرد على شكوى
audit-did-close-complaint = إغلاق شكوى
audit-did-discard = استبعاد محادثات جديدة
audit-did-undo-discard = إعادة محادثات مستبعدة
audit-did-export-audit = أخذ نسخة من سجل الأفعال
audit-did-invite = دعوة شخص
audit-did-withdraw-invitation = سحب دعوة
audit-did-admit = قبول شخص في الفريق
audit-did-refuse = رفض قبول شخص
audit-did-change-role = تغيير دور
audit-did-remove = إخراج عضو من الفريق
audit-did-new-epoch = مفتاح جديد للفريق
audit-did-give-thread = إسناد محادثة إلى عضو
audit-did-take-thread = سحب محادثة من عضو
audit-did-unlock = فتح قفل جلسة
audit-did-end-session = إنهاء جلسة
audit-did-panic = زر الطوارئ
audit-did-recover = العودة بالعبارة
audit-did-change-password = تغيير كلمة المرور
audit-did-new-phrase = عبارة جديدة
audit-did-allow-factor = السماح بعامل ثانٍ جديد
audit-did-confirm-factor = تأكيد عامل ثانٍ جديد
audit-did-withdraw-factor = سحب الإذن بعامل ثانٍ جديد
audit-did-reset-factor = إعداد عامل ثانٍ جديد
audit-did-make-papers = إنشاء مفتاح استرداد
audit-did-add-passkey = إضافة مفتاح مرور
audit-did-remove-passkey = إزالة مفتاح مرور

# The digest of a week.
digest-title = ملخص الأسبوع
# $from and $to are days and times.
digest-span = من { $from } إلى { $to }.
digest-why = اطبع هذه الصفحة أو احتفظ بنصها خارج هذا الخادم. يمكنك لاحقًا مقارنة سطر هنا: إن لم يعد جزءًا من سلسلته فقد غُيّر السجل قبل كتابة ذلك السطر.
digest-text = نص للحفظ
digest-heads = أطراف كل السلاسل
digest-line = السطر
digest-team = سلسلة الفريق
digest-counts = ما تم فعله
digest-total = المجموع
digest-compare = مقارنة سطر أقدم
digest-compare-label = سطر من ملخص سابق
digest-compare-hint = الرقم والمجموعات الخمس التي بعده.
digest-compare-do = قارن
digest-held = ما زال جزءًا من سلسلته.
digest-not-held = ليس جزءًا من أي سلسلة: غُيّر السجل قبل كتابة ذلك السطر، أو أن رقمًا فيه خطأ.
digest-error-line = السطر رقم وخمس مجموعات من خمسة أرقام.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = مفاتيح الفريق أو السجلات في قاعدة البيانات ليست كما وُقّعت
alarm-do = لا تتابع. اتصل بمن يدير الخادم.
alarm-entry = القيد { $number } في سلسلة الفريق غير مقبول. لا أحد يستطيع الدخول، والنموذج العام مغلق.
alarm-cut = قُطعت سلسلة الفريق أو أُعيدت كتابتها. لا أحد يستطيع الدخول، والنموذج العام مغلق.
alarm-no-team = لم يُؤسَّس الفريق بعد.
alarm-member = سطر { $who } ليس كما وُقّع.
alarm-missing = { $who } ضمن الفريق وليس له سطر.
alarm-waiting = { $who } بانتظار القبول في الفريق.
alarm-stranger = { $who } لم يقبله أحد ولديه مفتاح للفريق.
alarm-left = { $who } غادر الفريق، وما زال في قاعدة البيانات مفتاح له.
alarm-epochs = قائمة مفاتيح الفريق ليست كما وُقّعت.
alarm-unsealed = { $who } ليس لديه مفتاح الفريق الحالي.
alarm-role = { $who } لديه مفتاح للفريق لا يملكه دوره.
alarm-trail = ينقطع سجل { $who } عند القيد { $number }.
alarm-trail-cut = لم يعد سجل { $who } يصل إلى القيد { $number } الذي كان فيه.
alarm-no-witness = لا يعرف الشاهد هذه المنظمة بعد. سيُكتب خلال ساعة.
alarm-witness = لا يمكن قراءة ملف الشاهد أو كتابته. أخبر من يدير الخادم.
