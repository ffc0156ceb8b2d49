# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = التقارير
report-waits = بانتظارك
# A link beside a conversation: to the report about it.
report-link = تقرير
report-new = تقرير عن تواصل
report-to-conversation = إلى المحادثة
report-draft-kept = مسودة محفوظة
report-see-messages = الرسائل
report-see-form = إلى النموذج
# $who is a work name, $day a date.
report-filed-by = قُدِّم تقرير: { $who }، { $day }.
report-news-since = هذا النموذج عمّا كُتب بعد ذلك.
report-no-news-since = لم يُكتب شيء منذ ذلك الحين. إن كان في ذلك التقرير خطأ، فيُرجى تصحيحه بدل تقديم تقرير ثانٍ.
report-open-last = فتح ذلك التقرير
report-nothing-to-report = لا توجد بعد رسالة يمكن أن يكون التقرير عنها.
report-sealed = ما تكتبه بالكلمات يُشفَّر، وتستطيع أنت والمنسقون قراءته. وما تختاره يُحسب.
report-submit = تقديم التقرير
report-save-draft = حفظ المسودة
report-discard = حذف المسودة
report-facts = من المحادثة
# A mark at a field that was filled in already.
report-from-chat = من المحادثة
# A mark at the minutes of work.
report-estimated = تقديري
report-from-last = من التقرير الأخير
report-time = البداية والنهاية
report-worker = عضو الفريق
report-person = الشخص
report-person-known = معروف: حُسب هنا من قبل
report-person-new = جديد: يُحسب هنا لأول مرة
report-own = تقاريري
report-review = للمراجعة
report-periods = الأشهر
report-was-filed = قُدِّم التقرير.
report-open-it = فتح التقرير
report-state = الحالة
report-state-draft = مسودة
report-state-submitted = مُقدَّم
report-state-returned = مُعاد
report-state-accepted = مقبول
report-filed-on = تاريخ التقديم
# $day is a day.
report-words-go = تُحذف النصوص في { $day }
report-draft-goes = يُحذف في { $day }
report-none = لا تقارير هنا
report-none-own = لتقديم تقرير عن محادثة، يُرجى فتحها واختيار «تقرير».
report-none-review = لا شيء يطابق المطلوب، أو لا شيء ينتظر.
report-to-list = إلى التقارير
report-back = إلى التقرير
report-correct = تصحيح
report-correct-more = ما كان في التقرير من قبل يبقى ظاهرًا لمن يحق له قراءته.
report-correct-do = حفظ التصحيح
report-why = سبب التصحيح (اختياري)
report-locked = الشهر مقفل
report-open = مفتوح
report-steps = ما جرى له
report-step-corrected = صُحِّح
report-step-returned = أُعيد
report-step-accepted = قُبل
report-before = سابقًا:
report-nothing = بلا إجابة
report-forgotten = حُذفت المحادثة. ما حُسب يبقى، أما الكلمات والأوقات وما يخصّ الشخص فلم تعد موجودة.
report-filing = التقديم
report-day = يوم التواصل
report-verdict = المراجعة
report-word = كلمة إلى من كتب التقرير
report-word-hint = لازمة عند إعادة التقرير. تُشفَّر معه.
report-accept = قبول
report-return = إعادة
report-periods-more = يُقفل الشهر بعد تسليم أرقامه. وحتى إعادة فتحه لا يمكن لأحد تقديم تقرير عنه أو تصحيح تقرير أو إعادته أو قبوله.
# $who is a work name, $when a day and a time.
report-locked-by = الإقفال: { $who }، { $when }.
report-opened-by = إعادة الفتح: { $who }، { $when }.
report-reason = السبب
report-reason-correction = يلزم تصحيح تقرير
report-reason-late = تقرير متأخر
report-reason-mistake = أُقفل خطأً
report-reason-other = سبب آخر
report-lock-month = إقفال الشهر
report-open-month = إعادة فتح الشهر
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] الإقفال مع أن تقريرًا واحدًا لم يُقبل بعد
    [two] الإقفال مع أن تقريرين لم يُقبلا بعد
    [few] الإقفال مع أن { $n } تقارير لم تُقبل بعد
    [many] الإقفال مع أن { $n } تقريرًا لم تُقبل بعد
   *[other] الإقفال مع أن { $n } تقرير لم تُقبل بعد
}
report-error-gone = لم يعد هذا التقرير موجودًا، أو حُذفت محادثته. ما كتبته ما زال هنا.
report-error-changed = غُيّر التقرير في هذه الأثناء، من شخص آخر أو في نافذة أخرى. ما كتبته ما زال هنا؛ وإرساله من جديد يضعه محلّ الموجود الآن.
report-error-another = قُدِّم في هذه الأثناء تقرير عن هذه الرسائل. يُرجى فتحه قبل تقديم تقرير ثانٍ، وإلا حُسب التواصل نفسه مرتين. ما كتبته ما زال هنا.
report-error-locked = شهر هذا التواصل مقفل. يُرجى أن تطلب من أحد المنسقين فتحه، ثم إرسال هذا من جديد. وحتى ذلك الحين يمكنك حفظه مسودةً.
report-error-future = لا يمكن تقديم تقرير عن يوم لم يأتِ بعد، ولا إقفاله.
report-error-state = هذا التقرير في حالة أخرى الآن. يُرجى النظر فيه مرة أخرى.
report-error-busy = تعذّر الحفظ الآن. ما كتبته ما زال هنا؛ يُرجى إرساله مرة أخرى.
report-error-word = يُرجى ذكر ما هو ناقص أو خاطئ في بضع كلمات.
report-error-reason = يجب اختيار سبب إعادة فتح الشهر.
report-error-sure = بعض تقارير هذا الشهر لم تُقبل بعد. لإقفاله مع ذلك يجب وضع علامة في المربع.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = قد يدل «{ $words }» على هوية شخص: { $kind }.
scrub-more = يُرجى حذف هذه الكلمات، أو تأكيد أنها لا تدل على أحد.
scrub-sure = لا يدل على أحد
scrub-name = اسم
scrub-phone = رقم هاتف
scrub-email = عنوان بريد إلكتروني
scrub-handle = اسم حساب
scrub-address = عنوان
scrub-document = رقم وثيقة
scrub-birth-date = تاريخ ميلاد
scrub-link = رابط
audit-did-open-report = فتح تقرير عضو آخر
audit-did-return-report = إعادة تقرير
audit-did-accept-report = قبول تقرير
audit-did-correct-report = تصحيح تقرير عضو آخر
audit-did-lock-period = إقفال شهر
audit-did-open-period = فتح شهر مقفل
report-kept = كل ما ملأته محفوظ في هذه الصفحة ويُرسَل مع الزر.
