# The library of pictures of the guide, at the desk.

guide-picture-title = صور الدليل
guide-picture-lead = رسوم وصور لصفحات الدليل. يُكتب الملف من جديد: لا تنتقل منه أماكن ولا أسماء ولا أوقات. ويبقى ما يُرى. تحت الاسم الواحد صورة واحدة دائمًا: من أراد غيرها أخذ اسمًا آخر.
guide-picture-all = في المكتبة
guide-picture-none = لا صور بعد.
guide-picture-open = الصورة ⁦{ $name }⁩ بحجمها الكامل
guide-picture-own = تأتي مع البرنامج
guide-picture-write = في النص، في فقرة وحدها:
guide-picture-words = ما يُرى في الصورة
guide-picture-on = في هذه الصفحات:
guide-picture-stays = هي في نسخة من نص لا يراها أحد الآن. لذلك تبقى.
guide-picture-delete = حذف
guide-picture-new = إضافة صورة
guide-picture-name = الاسم
guide-picture-name-hint = من 2 إلى 40 من الحروف الإنجليزية الصغيرة والأرقام والواصلات، مثل nose-spray. يمكن للجميع قراءته.
guide-picture-file = الصورة
guide-picture-file-hint = PNG أو JPEG أو WebP أو GIF، حتى 8 ميغابايت. يجب ألا يُعرف فيها أحد لم يوافق.
guide-picture-add = إضافة
guide-picture-error-name = استخدم من 2 إلى 40 من الحروف الإنجليزية الصغيرة والأرقام والواصلات. والأسماء التي تبدأ بـ ⁦nb-⁩ لصور البرنامج
guide-picture-error-taken = لصورة أخرى هذا الاسم
guide-picture-error-many = بلغ عدد الصور حدّه. احذف واحدة أولًا
guide-picture-error-none = اختر صورة
guide-picture-error-big = الصورة أكبر من 8 ميغابايت أو نقاطها كثيرة جدًا
guide-picture-error-several = اختر صورة واحدة
guide-picture-error-broken = لم تصل الصورة كاملة أو أنها تالفة
guide-picture-error-kind = ليس هذا PNG ولا JPEG ولا WebP ولا GIF
guide-picture-error-svg = قد يحمل رسم SVG برنامجًا. احفظه بصيغة PNG
guide-picture-error-busy = العمل كثير في هذه اللحظة. حاول بعد دقيقة
guide-picture-error-used = في أحد النصوص هذه الصورة، لذلك تبقى

audit-did-add-picture = أضاف صورة إلى مكتبة الدليل
audit-did-delete-picture = حذف صورة من الدليل
