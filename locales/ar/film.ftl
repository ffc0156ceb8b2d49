# Films, on the public site and at the desk.

film-title = أفلام
film-lead = أفلام قصيرة نعرضها من خادمنا. لا أحد غيرنا يعرف أنك تشاهدها.
# $length is minutes and seconds, $size a size with its unit, $sound is yes or no.
film-facts = ⁦{ $length }⁩ · { $size } · { $sound ->
    [yes] مع صوت
   *[no] بلا صوت
}
# $n is a number.
film-kilobytes = { $n } كيلوبايت
film-megabytes = { $n } ميغابايت
film-nothing-loads = لا يُحمَّل منه شيء قبل أن تشغّله.
film-no-player = متصفحك لا يشغّل هذا الفيلم. النص أدناه يقول الشيء نفسه، ويمكنك حفظ الفيلم.
film-captions-in = الترجمة المكتوبة:
film-transcript = الفيلم نصًا
film-keep = حفظ الفيلم
film-keep-lead = يبقى الفيلم المحفوظ على جهازك حتى تحذفه، ويستطيع كل من يفتح الجهاز أن يجده. واسمه هناك يدلّ على موضوعه.
# $kind is the name of a format, $size a size with its unit.
film-save = حفظ بصيغة { $kind } ({ $size })
film-checksum = بصمة الملف (SHA-256):
film-clean = في الملف صورة وصوت ولا شيء غير ذلك: لا مكان ولا وقت ولا اسم من صنعه.
film-desk-lead = أفلام تعرضها منظمتك للجميع. هي على هذا الخادم بلا أي خدمة أخرى.
film-own = أفلام منظمتك
film-none = لا يوجد أي فيلم بعد.
film-is-public = يراه الجميع
film-is-draft = لا يُرى إلا هنا
film-new = رفع فيلم
film-slug = الاسم في العنوان
film-slug-hint = حروف إنجليزية صغيرة وأرقام وواصلات، مثل resting-well. يبقى في سجلّ المتصفحات، فليكن قليل الدلالة.
film-file = الفيلم
film-file-hint = MP4 (H.264) أو WebM، حتى 64 ميغابايت وساعتين. يُكتب من جديد: لا تنتقل منه أسماء ولا أماكن ولا أوقات. ويبقى ما يُرى ويُسمع.
film-upload = رفع
film-one = فيلم
film-look = مشاهدته
film-said = الكلمات والترجمة
film-said-hint = عنوان وجملة عنه وترجمة مكتوبة لكل لغة. تُعرض الترجمة أيضًا نصًا بجانب الفيلم.
film-not-yet = لا شيء بعد
film-write = كتابة
film-poster = صورة تمثّله
film-poster-there = توجد صورة.
film-poster-file = صورة
film-poster-hint = JPEG أو PNG أو WebP. تُصغَّر لأنها تُحمَّل قبل أن يقرّر أحد المشاهدة.
film-poster-set = استخدام هذه الصورة
film-stands = من يراه
film-approve = الموافقة على عرضه للجميع
film-approve-hint = يراه الجميع متى وافق عليه شخصان من الفريق بصورته الحالية.
# $n and $of are numbers of people.
film-approvals = وافق عليه { $n } من { $of }.
film-approved-by-you = أنت منهم.
film-change-hint = أي تغيير يسحبه إلى أن يوافق عليه شخصان من جديد.
film-hide = سحبه
film-hide-hint = منذ تلك اللحظة لا يستطيع أحد تحميله. ومن حفظه يبقى عنده.
film-delete = حذف الفيلم
film-delete-hint = يزول الفيلم وكلماته وترجمته نهائيًا.
film-delete-do = حذف نهائي
film-mistakes = ما الخطأ في الترجمة
# $line is a number, $what one of the sentences on mistakes below.
film-mistake = السطر { $line }: { $what }
film-words-title = العنوان
film-words-about = ما الذي يعرضه، في جملة أو جملتين
film-words-captions = الترجمة المكتوبة (WebVTT)
# $length is minutes and seconds.
film-words-hint = مدة الفيلم ⁦{ $length }⁩. ابدأ بـ WEBVTT، ثم لكل ترجمة سطر مثل ⁦00:01.000 --> 00:04.000⁩ فكلماتها فسطر فارغ. نص عادي فقط.
film-words-save = حفظ
film-words-none = إذا كانت الحقول الثلاثة فارغة تُزال هذه اللغة.
film-error-slug = استخدم من 2 إلى 40 من الحروف الإنجليزية الصغيرة والأرقام والواصلات
film-error-taken = لفيلم آخر هذا الاسم
film-error-many = بلغ عدد الأفلام حدّه. احذف واحدًا أولًا
film-error-none = اختر فيلمًا
film-error-big = الفيلم أكبر من 64 ميغابايت
film-error-several = اختر فيلمًا واحدًا
film-error-broken = لم يصل الفيلم كاملًا أو أنه تالف
film-error-kind = ليس هذا MP4 ولا WebM
film-error-much = الفيلم أطول من ساعتين أو صورته كبيرة جدًا
film-error-codec = متصفحات كثيرة لا تشغّل هذا الفيلم. استخدم H.264 مع AAC في MP4، أو VP9 مع Opus في WebM
film-error-fragments = ملف MP4 هذا مجزّأ كتسجيلات البث المباشر. احفظه ملف MP4 عاديًا
film-error-picture = لا صورة في هذا الملف
film-error-busy = يجري استلام فيلم آخر. حاول بعد دقيقة
film-error-low = القرص يكاد يمتلئ. ما بقي محفوظ للرسائل
# $n is a number of characters.
film-error-title = اكتب عنوانًا لا يزيد على { $n } حرفًا
film-error-about = اكتب ما يعرضه فيما لا يزيد على { $n } حرفًا
film-error-captions = في الترجمة خطأ. القائمة أعلاه تبيّنه
film-error-another = تغيّر الفيلم منذ فتحت هذه الصفحة. انظر إليه مرة أخرى
film-error-poster = لا يمكننا استخدام هذه الصورة
film-error-no-words = يمكن عرضه متى صار له عنوان وترجمة بلغة واحدة.
film-wrong-big = الترجمات كثيرة جدًا
film-wrong-encoding = ليس هذا نصًا عاديًا
film-wrong-header = يجب أن يكون السطر الأول WEBVTT
film-wrong-times = يُنتظر هنا وقتان، مثل ⁦00:01.000 --> 00:04.000⁩
film-wrong-backwards = تنتهي الترجمة قبل أن تبدأ
film-wrong-overlap = تبدأ الترجمة قبل أن تنتهي سابقتها
film-wrong-end = تنتهي الترجمة بعد نهاية الفيلم
film-wrong-empty = لا كلمات في الترجمة
film-wrong-long = الترجمة أطول من أن تُقرأ
film-wrong-markup = نص عادي فقط: بلا وسوم ولا رموز مثل &amp; ولا إعدادات
film-wrong-none = لا توجد أي ترجمة

audit-did-upload-film = رفع فيلمًا
audit-did-change-film = غيّر ما يقال عن فيلم
audit-did-approve-film = وافق على عرض فيلم للجميع
audit-did-show-film = عرض فيلمًا للجميع
audit-did-hide-film = سحب فيلمًا
audit-did-delete-film = حذف فيلمًا
