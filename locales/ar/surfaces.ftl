# Header, footer, errors: what every page shares.

skip = انتقل إلى المحتوى الرئيسي
leave = غادر الآن
leave-label = غادر الآن. الانتقال إلى صفحة عادية ونسيان هذه الزيارة
nav-main = القائمة الرئيسية
nav-menu = القائمة
nav-talk = تحدّث معنا
nav-emergency = عند الخطر
nav-about = من يجيب
nav-languages = اللغات
sos-question = لا يتنفس؟ حرارة شديدة وارتباك؟ تشنّج؟
# $number is the emergency number of the place, as it is dialled there.
sos-call = اتصل بالرقم { $number }
sos-call-now = اتصل بالرقم { $number } الآن
sos-cards = ما العمل ريثما تصل المساعدة
# $org is the organisation's name.
foot-run-by = تديره منظمة «{ $org }». برنامج حر مفتوح المصدر. لا نحفظ عنوان IP ولا بيانات الجهاز ولا الاسم.
foot-keep = ما الذي نحفظه ولأي مدة
foot-limits = حدود السرية

# Between a name, a role and a time.
comma = { "، " }

# In place of a message whose envelope does not open.
message-unreadable = لا يمكن فتح هذه الرسالة. لقد تلفت.

form-problem = هناك مشكلة
# Stands before a page title or a message when a form was refused.
form-error-prefix = خطأ:
form-error-stale = بقيت هذه الصفحة مفتوحة مدة طويلة. ما كتبته ما زال هنا. يُرجى إرساله مرة أخرى.

error-home = إلى الصفحة الأولى
# $code is a short code for the log.
error-code = عند إخبارنا بما حدث، يُرجى ذكر هذا الرمز: { $code }
error-missing-title = لا شيء هنا
error-missing = ربما كُتب العنوان خطأً، أو لم تعد الصفحة موجودة.
error-forbidden-title = هذا غير متاح لك
error-forbidden = دورك لا يشمل هذه الصفحة، أو جاء الطلب من موقع آخر. لم يتغيّر شيء.
error-invalid-title = في النموذج شيء غير صحيح
error-invalid = يُرجى العودة إليه ومراجعته مرة أخرى. لم يتغيّر شيء.
error-conflict-title = سبقك شخص آخر
error-conflict = حدث تغيير في هذه الأثناء. يُرجى النظر مرة أخرى ثم اتخاذ القرار من جديد.
error-gone-title = لم يعد موجودًا هنا
error-gone = حُذف أو أُغلق.
error-busy-title = لا نستطيع ذلك الآن
error-busy = النظام مشغول جدًا أو ممتلئ. لم يضِع شيء من جهتنا. يُرجى المحاولة مرة أخرى بعد دقيقة.
error-broken-title = خطأ من جهتنا
error-broken = الخطأ ليس منك. يُرجى المحاولة مرة أخرى. إذا كان هناك خطر على الحياة، فاتصل برقم الطوارئ الآن.
