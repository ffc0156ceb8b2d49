# Duty: the calendar of shifts, who is on now, what the public page says of it, notes at the end of a shift.

# $time is a clock time, $day a date such as 20 November.
duty-away = لا أحد في المناوبة الآن
duty-away-until = لا أحد في المناوبة الآن؛ يُنتظر حضور أحدنا الساعة { $time }
duty-away-until-day = لا أحد في المناوبة الآن؛ يُنتظر حضور أحدنا في { $day }، الساعة { $time }
# $n is a number from 8 to 10, $time one of the two texts below.
duty-expected = في الأسابيع الأربعة الماضية، من كل 10 أشخاص كتبوا أثناء المناوبة، تلقّى { $n } على الأقل أول ردّ خلال { $time }. هذا ما حدث سابقًا وليس وعدًا.
duty-within-minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
duty-within-hours = { $n ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}

# What stands by itself after a first message while nobody is on duty.
nobody-title = وصلت رسالتك
nobody-auto = يظهر هذا النص تلقائيًا. لم يقرأ أحد رسالتك بعد.
nobody-kept = تُحفظ رسالتك مشفّرة إلى أن يقرأها أحد العاملين.
# $number is the emergency number of the place.
nobody-danger = إن كانت هناك حياة في خطر فلا تنتظرنا. اتصل بالرقم { $number }.
nobody-return = لقراءة الردّ لاحقًا أو من جهاز آخر، خذ تذكرة العودة:
nobody-write = يمكنك أن تكتب المزيد هنا في أي وقت، وسيصل كل شيء معًا.

duty-title = المناوبات
duty-plan = تخطيط المناوبات
duty-shift = مناوبة
duty-back = إلى الأسبوع
duty-kind-desk = في المكتب
duty-kind-on-call = تحت الطلب
# $weekday, $day and $times are a weekday, a date and times such as 22:00–02:00.
duty-when = { $weekday }، { $day }، { $times }
# $from and $to are dates.
duty-week-of = من { $from } إلى { $to }
duty-weeks = الأسابيع
duty-week-before = الأسبوع السابق
duty-week-after = الأسبوع التالي
duty-role = الدور
duty-language = اللغة
duty-all = الكل
duty-show = عرض
duty-none-planned = لم يُخطَّط شيء بعد
duty-none-planned-more = إلى أن تُخطَّط المناوبات، تدل الساعات المنشورة وحدها على وجود من يناوب.
duty-day-empty = لا مناوبات
duty-open-shift = شاغرة
duty-cancelled = أُلغيت
duty-now = الآن
duty-begun = بدأت هذه المناوبة.
duty-over = انتهت هذه المناوبة.
duty-mine-more = مناوبتك: عرضها على زميل
duty-take-more = الاطلاع عليها أو أخذها
duty-change = تغيير
# $times are times such as 02:00–06:00.
duty-gap = { $times }: لا أحد في المكتب
# $who is a role, or a role and a language.
duty-gap-who = { $times }: لا أحد ({ $who })
duty-gap-language = { $times }: لا أحد يتحدث { $language }
# $zone is the name of a time zone.
duty-zone = كل الأوقات بتوقيت { $zone }. تبدأ المناوبة وتنتهي بحسب ساعة الحائط، حتى عند تغيير التوقيت.
duty-kind = النوع
duty-who = من
duty-wanted = المطلوب
duty-take = أخذ هذه المناوبة
duty-release = إعادتها
duty-offer = عرضها على زميل
duty-offer-more = تبقى لك إلى أن يقبلها الزميل. يمكن عرض المناوبة نفسها على أكثر من شخص، وتكون لمن يقبل أولًا.
duty-colleague = الزميل
duty-in-exchange = مقابل
duty-for-nothing = لا شيء
duty-offer-do = عرض
duty-this-day = هذا اليوم فقط
duty-give-to = لمن هي
duty-nobody = لا أحد: شاغرة
duty-give = تغيير
duty-cancel = إلغاء هذه المناوبة
duty-restore = ستُعقد رغم ذلك
duty-offers = مناوبات معروضة
duty-offers-none = لا شيء معروض عليك ولم تعرض شيئًا.
duty-accept = قبول
duty-decline = رفض
duty-withdraw = سحب العرض
# $name is a work name, $shift and $back are shifts in words.
duty-offer-to-me = عرض من { $name } عليك: { $shift }.
duty-offer-to-me-for = عرض من { $name } عليك: { $shift }، مقابل مناوبتك: { $back }.
duty-offer-by-me = عرضك على { $name }: { $shift }.
duty-offer-by-me-for = عرضك على { $name }: { $shift }، مقابل: { $back }.
duty-wanted-role = الدور المطلوب إن كانت شاغرة
duty-wanted-language = اللغة المطلوبة
duty-any = أيًّا كان
duty-begins = البداية
duty-ends = النهاية
duty-midnight = النهاية التي ليست بعد البداية تقع في اليوم التالي.
duty-weekdays = في أي أيام
duty-how-often = كم مرة
# $n is a number of weeks.
duty-every = { $n ->
    [1] كل أسبوع
    [one] كل أسبوع
    [two] كل أسبوعين
    [few] كل { $n } أسابيع
    [many] كل { $n } أسبوعًا
   *[other] كل { $n } أسبوع
}
duty-first-day = اليوم الأول
duty-last-day = اليوم الأخير
duty-last-day-hint = اترك اليوم الأخير فارغًا للمناوبات المستمرة. للمناوبة الواحدة يكون اليومان متطابقين.
duty-plan-do = تخطيط
duty-series = ما هو مخطَّط
# $day is a date.
duty-from-day = ابتداءً من { $day }
duty-end-do = تحديد اليوم الأخير
duty-series-title = التغيير ابتداءً من يوم
duty-series-stands = ما هو مخطَّط الآن
# $day is a date.
duty-series-until = حتى { $day }
duty-series-from = ابتداءً من أي يوم
duty-series-past = تبقى الأيام التي قبله كما كانت، والمناوبة التي بدأت تستمر كما هي.
duty-series-last-hint = اترك اليوم الأخير فارغًا للمناوبات المستمرة.
duty-series-do = تغيير
duty-series-agreed = ما اتُّفق عليه في أيام بعينها
duty-series-agreed-more = يبقى كما هو بالأوقات الجديدة ما دامت في ذلك اليوم مناوبة تناسب صاحبها.
# $shift is a shift in words, $who a work name, or that it is open or cancelled.
duty-series-day = { $shift }: { $who }
# $from and $to are work names.
duty-series-offer = { $shift }: عرض من { $from } على { $to }
duty-series-lost = ما اتُّفق عليه ويسقط بهذا التغيير
# $n is how many of those there are.
duty-series-lose = { $n ->
    [zero] صحيح: لا يسقط أي اتفاق
    [one] صحيح أن يسقط اتفاق واحد
    [two] صحيح أن يسقط اتفاقان
    [few] صحيح أن تسقط { $n } اتفاقات
    [many] صحيح أن يسقط { $n } اتفاقًا
   *[other] صحيح أن يسقط { $n } اتفاق
}
duty-on-now = في المناوبة الآن
duty-on-nobody = لا أحد في المناوبة.
duty-on-shift = في المناوبة:
# $time is a clock time.
duty-on-until = في المناوبة حتى الساعة { $time }

duty-error-began = بدأت هذه المناوبة أو انتهت. لم يتغيّر شيء.
duty-error-cancelled = أُلغيت هذه المناوبة في هذه الأثناء. لم يتغيّر شيء.
duty-error-taken = هذه المناوبة الآن لشخص آخر. لم يتغيّر شيء.
duty-error-accepted = قُبل هذا العرض من قبل. لم يتغيّر شيء.
duty-error-declined = رُفض هذا العرض من قبل. لم يتغيّر شيء.
duty-error-withdrawn = سُحب هذا العرض. لم يتغيّر شيء.
duty-error-unfit = الدور أو اللغة أو المفاتيح لا تناسب هذه المناوبة. في المكتب يلزم من يستطيع فتح محادثات الفريق.
duty-error-who = اختر زميلًا.
duty-error-back = هذه المناوبة ليست لهذا الزميل. اختر إحدى مناوباته أو لا شيء.
duty-error-time = اكتب وقتًا مثل 22:00.
duty-error-from = اكتب يومًا ابتداءً من اليوم وخلال سنة على الأكثر.
duty-error-until = اكتب يومًا ليس قبل اليوم الأول، أو اتركه فارغًا.
duty-error-weekdays = اختر يومًا من الأسبوع يقع بين اليوم الأول واليوم الأخير.
duty-error-lose = { $n ->
    [zero] لا يسقط أي اتفاق بهذا التغيير.
    [one] بهذا التغيير يسقط اتفاق واحد على يوم بعينه. انظر إليه وأكّد أن هذا صحيح، أو غيّر أقل.
    [two] بهذا التغيير يسقط اتفاقان على أيام بعينها. انظر إليهما وأكّد أن هذا صحيح، أو غيّر أقل.
    [few] بهذا التغيير تسقط { $n } اتفاقات على أيام بعينها. انظر إليها وأكّد أن هذا صحيح، أو غيّر أقل.
    [many] بهذا التغيير يسقط { $n } اتفاقًا على أيام بعينها. انظر إليها وأكّد أن هذا صحيح، أو غيّر أقل.
   *[other] بهذا التغيير يسقط { $n } اتفاق على أيام بعينها. انظر إليها وأكّد أن هذا صحيح، أو غيّر أقل.
}
duty-error-changed = تغيّرت هذه المناوبات في هذه الأثناء، أو اتُّفق على أحد أيامها. ما كتبته باقٍ هنا، وبجانبه ما هو مخطَّط الآن. انظر إليه ثم أرسله مرة أخرى.
duty-error-from-begun = بدأت مناوبة هذا اليوم، أو كانت ستكون قد بدأت. اختر يومًا لاحقًا.
duty-error-after-last = آخر مناوبة قبل هذا اليوم. اختر يومًا أبكر، أو خطّط مناوبات جديدة.

# Who of those on duty or on call can be called by e-mail.
duty-reach-title = تحت الطلب، لكن لا يمكن استدعاؤهم
duty-reach-more = اطلب منهم وضع عنوان في صفحة «الاستدعاء بالبريد الإلكتروني»، أو أعطِ المناوبة لشخص آخر. وحتى ذلك الحين يُستدعى المنسقون بدلًا منهم.
# $name is a work name, $shift a shift in words, $why one of the texts below.
duty-reach-line = { $name }: { $shift }. { $why }
duty-reach-yes = يمكن الاستدعاء بالبريد الإلكتروني
duty-reach-no = لا يمكن الاستدعاء بالبريد الإلكتروني
duty-reach-none = لا يمكن الاستدعاء بالبريد الإلكتروني: لا عنوان
duty-reach-asked = لا يمكن الاستدعاء بالبريد الإلكتروني: العنوان غير مؤكَّد
duty-reach-refused = لا يمكن الاستدعاء بالبريد الإلكتروني: رفض خادم البريد العنوان

handover-title = تسليم المناوبة
handover-label = ما ينبغي أن تعرفه المناوبة التالية
handover-hint = لا يقرأها إلا الفريق. استخدم الأسماء الرمزية للمحادثات لا أسماء الأشخاص.
handover-do = ترك الملاحظة
# $codes are code names of conversations.
handover-line-urgent = حالات طارئة مفتوحة: { $codes }
handover-line-mine = محادثاتي المفتوحة: { $codes }
handover-mine = محادثاتك
handover-mine-more = تبقى لك إلى أن تسلّمها. يمكنك التراجع خلال يوم.
handover-which = أيّها
handover-to = إلى من
handover-give = تسليم
handover-nobody = لا أحد غيرك في المناوبة الآن، فلا يمكن تسليم شيء هنا.
handover-notes = ملاحظات المناوبات
# $n is a number of days.
handover-kept = تُحفظ الملاحظات { $n ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}.
handover-none = لا ملاحظات بعد.
handover-ends = تنتهي مناوبتك الساعة { $time }.
handover-ended = انتهت مناوبتك الساعة { $time }.
handover-write = كتابة ملاحظة والتسليم
# $name is a work name.
handover-from = { $name }، { $time }
handover-read = قرأتها
handover-error-empty = اكتب شيئًا أولًا.
# $max is a number of characters.
handover-error-long = لا تتجاوز الملاحظة { $max } حرفًا. ما كتبته ما زال هنا.
handover-error-none = اختر محادثة واحدة على الأقل.
handover-error-to = اختر من هو في المناوبة الآن ويستطيع فتحها كلها.

audit-did-plan-duty = خطّط مناوبات
audit-did-replan-duty = غيّر مناوبات مخطَّطة ابتداءً من يوم
audit-did-change-duty = غيّر مناوبة
