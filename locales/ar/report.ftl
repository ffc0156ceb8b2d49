# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = التقارير
report-waits = بانتظاركم
# A link beside a conversation: to the report about it.
report-link = تقرير
report-new = تقرير عن تواصل
report-to-conversation = إلى المحادثة
report-draft-kept = مسودة محفوظة
report-see-messages = الرسائل
report-see-form = إلى الاستمارة
# $who is a work name, $day a date.
report-filed-by = قُدِّم تقرير: { $who }، { $day }.
report-news-since = هذه الاستمارة عمّا كُتب بعد ذلك.
report-no-news-since = لم يُكتب شيء منذ ذلك الحين. إن كان فيه خطأ فصحّحوه بدل تقديم تقرير ثانٍ.
report-open-last = افتحوا ذلك التقرير
report-nothing-to-report = لا توجد بعد رسالة يمكن أن يكون التقرير عنها.
report-sealed = ما تكتبونه بالكلمات مختوم، تقرؤونه أنتم والمنسقون. وما تختارونه يُحسب.
report-submit = تقديم التقرير
report-save-draft = حفظ المسودة
report-discard = حذف المسودة
report-facts = من المحادثة
# A mark at a field that was filled in already.
report-from-chat = من المحادثة
# A mark at the minutes of work.
report-estimated = تقدير
report-from-last = من التقرير الأخير
report-time = البداية والنهاية
report-worker = العامل
report-person = الشخص
report-person-known = معروف: حُسب هنا من قبل
report-person-new = جديد: يُحسب هنا لأول مرة
report-own = تقاريري
report-review = للمراجعة
report-periods = الأشهر
report-was-filed = قُدِّم التقرير.
report-open-it = افتحوه
report-state = الحالة
report-state-draft = مسودة
report-state-submitted = مُقدَّم
report-state-returned = مُعاد
report-state-accepted = مقبول
report-filed-on = تاريخ التقديم
report-none = لا تقارير هنا
report-none-own = افتحوا محادثة واختاروا «تقرير» لتقديم تقرير عنها.
report-none-review = لا شيء يطابق المطلوب، أو لا شيء ينتظر.
report-to-list = إلى التقارير
report-back = إلى التقرير
report-correct = تصحيح
report-correct-more = يبقى ما كان في التقرير ظاهرًا لمن يحق له قراءته.
report-correct-do = حفظ التصحيح
report-why = سبب التصحيح (ليس لازمًا)
report-locked = الشهر مقفل
report-open = مفتوح
report-steps = ما جرى له
report-step-corrected = صُحِّح
report-step-returned = أُعيد
report-step-accepted = قُبل
report-before = سابقًا:
report-nothing = بلا إجابة
report-forgotten = حُذفت المحادثة. ما حُسب يبقى، والكلمات والأوقات والشخص زالت.
report-filing = التقديم
report-day = يوم التواصل
report-verdict = المراجعة
report-word = كلمة إلى الكاتب
report-word-hint = لازمة إن أعدتموه. تُختم مع التقرير.
report-accept = قبول
report-return = إعادة
report-periods-more = أقفلوا الشهر بعد تسليم أرقامه. لا يمكن لأحد تقديم تقرير عن شهر مقفل أو تصحيحه أو إعادته أو قبوله حتى تفتحوه من جديد.
# $who is a work name, $when a day and a time.
report-locked-by = أقفله { $who }، { $when }.
report-opened-by = أعاد فتحه { $who }، { $when }.
report-reason = السبب
report-reason-correction = يلزم تصحيح تقرير
report-reason-late = تقرير متأخر
report-reason-mistake = أُقفل خطأً
report-reason-other = سبب آخر
report-lock-month = إقفال الشهر
report-open-month = إعادة فتحه
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] الإقفال مع أن تقريرًا واحدًا لم يُقبل بعد
    [two] الإقفال مع أن تقريرين لم يُقبلا بعد
    [few] الإقفال مع أن { $n } تقارير لم تُقبل بعد
    [many] الإقفال مع أن { $n } تقريرًا لم تُقبل بعد
   *[other] الإقفال مع أن { $n } تقرير لم تُقبل بعد
}
report-error-gone = لم يعد هذا التقرير موجودًا، أو حُذفت محادثته. ما كتبتموه لا يزال هنا.
report-error-changed = تغيّر في هذه الأثناء، من شخص آخر أو في نافذة أخرى. ما كتبتموه لا يزال هنا؛ أرسلوه من جديد ليحل محل الموجود الآن.
report-error-another = قُدِّم في هذه الأثناء تقرير عن هذه الرسائل. افتحوه قبل تقديم تقرير ثانٍ، وإلا حُسب التواصل نفسه مرتين. ما كتبتموه لا يزال هنا.
report-error-locked = شهر هذا التواصل مقفل. اطلبوا من منسق فتحه ثم أرسلوا هذا من جديد. وحتى ذلك الحين يمكنكم حفظه مسودة.
report-error-future = لا يمكن بعد تقديم يوم في المستقبل أو إقفاله.
report-error-state = هذا التقرير في حالة أخرى الآن. انظروا إليه من جديد.
report-error-busy = تعذّر الحفظ الآن. ما كتبتموه لا يزال هنا؛ أرسلوه من جديد.
report-error-word = قولوا بكلمات قليلة ما الناقص أو الخطأ.
report-error-reason = اختاروا سبب إعادة فتح الشهر.
report-error-sure = بعض تقارير هذا الشهر لم تُقبل بعد. ضعوا العلامة لإقفاله مع ذلك.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = قد يدل «{ $words }» على هوية شخص: { $kind }.
scrub-more = احذفوا هذه الكلمات، أو قولوا إنها لا تدل على أحد.
scrub-sure = لا يدل على أحد
scrub-name = اسم
scrub-phone = رقم هاتف
scrub-email = عنوان بريد إلكتروني
scrub-handle = اسم حساب
scrub-address = عنوان
scrub-document = رقم وثيقة
scrub-birth-date = تاريخ ميلاد
scrub-link = رابط
audit-did-open-report = فتح تقرير شخص آخر
audit-did-return-report = أعاد تقريرًا
audit-did-accept-report = قبل تقريرًا
audit-did-correct-report = صحّح تقرير شخص آخر
audit-did-lock-period = أقفل شهرًا
audit-did-open-period = فتح شهرًا مقفلاً
report-kept = كل ما ملأتموه محفوظ في هذه الصفحة ويُرسل مع الزر.
