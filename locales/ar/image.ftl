# Images from the visitor.

image-add = إضافة صورة
image-word = صورة
# $max is a number of megabytes.
image-hint = ملف واحد من نوع JPEG أو PNG أو WebP أو GIF لا يزيد على { $max } ميغابايت. نزيل ما يقوله الملف عن نفسه، مثل المكان والكاميرا. أما ما يظهر في الصورة فيبقى: انتبه إلى الوجوه والملصقات والعناوين قبل الإرسال. ومن الصورة المتحركة تُرسل اللقطة الأولى فقط.
image-sent = الصورة التي أرسلتها
image-error-big = صورتك أكبر من { $max } ميغابايت. لم يُرسل شيء. اختر صورة أصغر، أو أرسل كلماتك وحدها.
image-error-pixels = في صورتك نقاط أكثر مما نستطيع فتحه. لم يُرسل شيء. اختر صورة أصغر، مثل لقطة شاشة.
image-error-kind = لا نستطيع فتح هذا الملف كصورة. لم يُرسل شيء. اختر ملفًا من نوع JPEG أو PNG أو WebP أو GIF.
image-error-broken = صورتك تالفة أو لم تصل كاملة. لم يُرسل شيء. اخترها مرة أخرى، أو اختر غيرها.
image-error-several = نستطيع استلام صورة واحدة في كل مرة. لم يُرسل شيء. اختر واحدة.
image-error-busy = لا نستطيع استلام الصور الآن، فالواصل منها كثير جدًا. لم يُرسل شيء. أرسل كلماتك وحدها، أو اختر الصورة مرة أخرى بعد دقيقة.
image-error-again = صورتك لم تُرسل أيضًا. اخترها مرة أخرى.

# At the desk.
image-visitor = صورة من الزائر
image-show = عرض الصورة
image-close = إغلاق الصورة
image-unreadable = لا يمكن فتح هذه الصورة. لقد تلفت أو حُذفت.
# In the list: a message with an image, and its first words.
image-and-words = صورة: { $words }
