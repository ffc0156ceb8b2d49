# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = سجل الإجراءات
audit-whole = كل السجلات سليمة
audit-broken = غُيّر أحد السجلات
audit-unchecked = لم تُفحص السجلات منذ بدء التشغيل
# $when is a day and a time.
audit-checked = آخر فحص: { $when }.
audit-team-head = تصل سلسلة الفريق إلى:
audit-check = الفحص الآن
audit-filter = عرض ما يلي فقط
audit-everybody = كل الأعضاء
audit-everything = كل الإجراءات
audit-from = من يوم
audit-to = إلى يوم
audit-apply = عرض
audit-none = لا شيء مسجّل هنا
audit-clear = عرض كل شيء
audit-older = الأقدم
audit-export = أخذ نسخة (CSV)
audit-export-more = تحتوي النسخة على كل ما هو معروض، بجميع صفحاته. ويُسجَّل أنك أخذتها.
audit-error-day = يُكتب اليوم هكذا: { "\u2066" }2026-11-21{ "\u2069" }.
audit-column-when = الوقت
audit-column-who = العضو
audit-column-what = الإجراء
audit-column-object = ما يخصّه الإجراء
audit-column-number = الرقم
audit-column-name = اسم الإجراء
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = سجل الإجراءات في منظمة «{ $organisation }»، أُخذت نسخته في { $when }. التوقيت: { $zone }. كل سطر إجراء واحد مسجّل؛ وتبدأ الأرقام من 1 لكل عضو.
audit-gone-thread = محادثة حُذفت
audit-gone-complaint = شكوى حُذفت

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = إجراء ليس له اسم في هذا الإصدار
audit-did-sign-in = تسجيل الدخول
audit-did-preview-thread = الاطّلاع على أول كلمات محادثة
audit-did-open-thread = فتح محادثة
audit-did-open-complaint = فتح شكوى
audit-did-answer-complaint = الردّ على شكوى
audit-did-close-complaint = إغلاق شكوى
audit-did-discard = استبعاد محادثات جديدة
audit-did-undo-discard = إعادة محادثات مستبعدة
audit-did-export-audit = أخذ نسخة من سجل الإجراءات
audit-did-put-form-into-use = وضع إصدار جديد من نموذج قيد الاستخدام
audit-did-export-figures = أخذ نسخة من الأرقام
audit-did-invite = دعوة شخص
audit-did-withdraw-invitation = سحب دعوة
audit-did-admit = قبول شخص في الفريق
audit-did-refuse = رفض قبول شخص
audit-did-change-role = تغيير دور
audit-did-remove = إخراج عضو من الفريق
audit-did-new-epoch = إنشاء مفتاح جديد للفريق
audit-did-give-thread = إسناد محادثة إلى عضو
audit-did-take-thread = سحب محادثة من عضو
audit-did-unlock = فتح قفل جلسة
audit-did-end-session = إنهاء جلسة
audit-did-panic = استعمال زر الإغلاق الطارئ
audit-did-recover = الدخول بكلمات الاستعادة
audit-did-change-password = تغيير كلمة المرور
audit-did-new-phrase = إنشاء كلمات استعادة جديدة
audit-did-allow-factor = السماح بوسيلة تحقّق ثانية جديدة
audit-did-confirm-factor = تأكيد السماح بوسيلة تحقّق ثانية جديدة
audit-did-withdraw-factor = سحب السماح بوسيلة تحقّق ثانية جديدة
audit-did-reset-factor = إعداد وسيلة تحقّق ثانية جديدة
audit-did-make-papers = إنشاء مفتاح استعادة
audit-did-add-passkey = إضافة مفتاح مرور
audit-did-remove-passkey = حذف مفتاح مرور

# The digest of a week.
digest-title = ملخص الأسبوع
# $from and $to are days and times.
digest-span = من { $from } إلى { $to }.
digest-why = يُرجى طباعة هذه الصفحة أو حفظ نصّها خارج هذا الخادم. يمكن لاحقًا مقارنة أي سطر منها هنا: إن لم يعد جزءًا من سلسلته، فقد غُيّر السجل في الجزء الذي يسبق ذلك السطر.
digest-text = النص للحفظ
digest-heads = نهايات كل السلاسل
digest-line = السطر
digest-team = سلسلة الفريق
digest-counts = ما جرى
digest-total = المجموع
digest-compare = مقارنة سطر أقدم
digest-compare-label = سطر من ملخص سابق
digest-compare-hint = الرقم والمجموعات الخمس التي بعده.
digest-compare-do = مقارنة
digest-held = ما زال جزءًا من سلسلته.
digest-not-held = ليس جزءًا من أي سلسلة: غُيّر السجل في الجزء الذي يسبق هذا السطر، أو كُتب فيه رقم خطأً.
digest-error-line = يتكوّن السطر من رقم ثم خمس مجموعات، في كل منها خمسة أرقام.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = مفاتيح الفريق أو السجلات في قاعدة البيانات ليست كما وُقّعت
alarm-do = يُرجى التوقف هنا والاتصال بمن يدير الخادم.
alarm-entry = القيد { $number } في سلسلة الفريق غير مقبول. لا أحد يستطيع الدخول، والنموذج العام مغلق.
alarm-cut = اقتُطع جزء من سلسلة الفريق أو أُعيدت كتابتها. لا أحد يستطيع الدخول، والنموذج العام مغلق.
alarm-no-team = لم يُؤسَّس الفريق بعد.
alarm-member = السطر الخاص بـ «{ $who }» ليس كما وُقّع.
alarm-missing = اسم «{ $who }» ضمن الفريق، وليس له سطر في قاعدة البيانات.
alarm-waiting = بانتظار القبول في الفريق: «{ $who }».
alarm-stranger = لدى «{ $who }» مفتاح للفريق، ولم يصدر قبول من أي منسق.
alarm-left = ما زال في قاعدة البيانات مفتاح باسم «{ $who }» بعد مغادرة الفريق.
alarm-epochs = قائمة مفاتيح الفريق ليست كما وُقّعت.
alarm-unsealed = ليس لدى «{ $who }» مفتاح الفريق الحالي.
alarm-role = لدى «{ $who }» مفتاح للفريق لا يشمله الدور.
alarm-trail = ينقطع سجل «{ $who }» عند القيد { $number }.
alarm-trail-cut = لم يعد سجل «{ $who }» يصل إلى القيد { $number } الذي كان فيه.
alarm-no-witness = لا تظهر هذه المنظمة في ملف الشاهد بعد. ستُكتب فيه خلال ساعة.
alarm-witness = لا يمكن قراءة ملف الشاهد أو الكتابة فيه. يُرجى إبلاغ من يدير الخادم.
