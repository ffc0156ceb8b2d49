# تقارير بلا محادثة: باليد، وكثير منها دفعة واحدة من جدول، وعن نوبة عمل، وعن جرعة زائدة، وعن حادث.

by-hand-title = تقرير بلا محادثة
by-hand-lead = لإجابة في مجموعة أو منشور أو زيارة منتدى أو مكالمة أو لقاء أو رسائل على منصة أخرى.
by-hand-when = متى
by-hand-day = اليوم
by-hand-time = بدأ في الساعة
by-hand-time-hint = بنظام 24 ساعة. من دون وقت لا ينتمي التواصل إلى أي نوبة.
by-hand-which = تكرر هذا الوقت مرتين في تلك الليلة
by-hand-which-first = المرة الأولى، قبل تأخير الساعة
by-hand-which-second = المرة الثانية
by-hand-nobody = الشخص: غير محدَّد. يُحسب التقرير تواصلًا ولا يُحسب شخصًا.
by-hand-file = قدِّم التقرير
by-hand-filed = قُدِّم التقرير.
by-hand-another = قدِّم تقريرًا آخر مثله
by-hand-error-day = اكتب اليوم هكذا: 2026-11-21.
by-hand-error-time = اكتب الوقت هكذا: 23:40.
by-hand-error-future = هذا لم يحدث بعد. لا يُقدَّم إلا ما حدث.
by-hand-error-skipped = لم يوجد هذا الوقت في تلك الليلة: قُدِّمت الساعة.
by-hand-error-twice = تكرر هذا الوقت مرتين في تلك الليلة. اختر أيهما كان.
by-hand-error-filed = قُدِّم هذا النموذج من قبل بإجابات أخرى. راجع ذلك التقرير أو ابدأ تقريرًا جديدًا.

table-title = تواصلات كثيرة من جدول
table-lead = انسخ الأسطر من جدول بيانات والصقها هنا. لا يُقدَّم شيء قبل أن ترى ما فُهم منها.
table-label = أسطر الجدول
table-how = كيف يجب أن يكون الجدول
table-how-first = السطر الأول يسمي الأعمدة كما يسميها النموذج، بأي لغة. يجب أن يكون بينها «{ $day }»؛ ويمكن أن يكون بينها «{ $time }».
table-how-columns = أعمدة النموذج
table-how-cells = في الخلايا ما يعرضه النموذج. تُفصل الاختيارات المتعددة بعلامة | أو /، ويُكتب العدد بعد *. الخلية الفارغة تعني «لم يُسأل».
table-how-days = تُكتب الأيام 2026-11-21 أو 21.11.2026، والأوقات 23:40.
table-how-most = يُقبل في المرة الواحدة { $most } سطر على الأكثر.
table-column-day = اليوم
table-column-time = بدأ في الساعة
table-check = تحقَّق
table-check-again = تحقَّق مرة أخرى
# $n is a whole number.
table-file = { $n ->
    [zero] لا تقدِّم أي تواصل
    [one] قدِّم تواصلًا واحدًا
    [two] قدِّم تواصلين
    [few] قدِّم { $n } تواصلات
    [many] قدِّم { $n } تواصلًا
   *[other] قدِّم { $n } تواصل
}
# $n is a whole number.
table-can = { $n ->
    [zero] لا يمكن تقديم أي سطر.
    [one] يمكن تقديم سطر واحد.
    [two] يمكن تقديم سطرين.
    [few] يمكن تقديم { $n } أسطر.
    [many] يمكن تقديم { $n } سطرًا.
   *[other] يمكن تقديم { $n } سطر.
}
# $n is a whole number.
table-cannot = { $n ->
    [zero] لا سطر يتعذر تقديمه.
    [one] يتعذر تقديم سطر واحد.
    [two] يتعذر تقديم سطرين.
    [few] يتعذر تقديم { $n } أسطر.
    [many] يتعذر تقديم { $n } سطرًا.
   *[other] يتعذر تقديم { $n } سطر.
}
# $n is a whole number.
table-before = { $n ->
    [zero] لم يُقدَّم أي سطر من قبل.
    [one] قُدِّم سطر واحد من قبل ولا يُقدَّم ثانية.
    [two] قُدِّم سطران من قبل ولا يُقدَّمان ثانية.
    [few] قُدِّمت { $n } أسطر من قبل ولا تُقدَّم ثانية.
    [many] قُدِّم { $n } سطرًا من قبل ولا تُقدَّم ثانية.
   *[other] قُدِّم { $n } سطر من قبل ولا تُقدَّم ثانية.
}
# $n is a whole number.
table-done = { $n ->
    [zero] لم يُقدَّم أي تواصل.
    [one] قُدِّم تواصل واحد.
    [two] قُدِّم تواصلان.
    [few] قُدِّمت { $n } تواصلات.
    [many] قُدِّم { $n } تواصلًا.
   *[other] قُدِّم { $n } تواصل.
}
table-rest = في الجدول أدناه الأسطر التي لم تُقدَّم فقط. صحِّحها ثم تحقَّق مرة أخرى.
table-nothing-left = قُدِّمت كل الأسطر.
table-found = ما فُهم
table-broken = أسطر يتعذر تقديمها
table-head-line = السطر
table-head-column = العمود
table-head-why = السبب
table-whole-line = السطر كله
# $n is a whole number.
table-more = { $n ->
    [zero] ولا أسطر أخرى.
    [one] وسطر واحد آخر.
    [two] وسطران آخران.
    [few] و{ $n } أسطر أخرى.
    [many] و{ $n } سطرًا آخر.
   *[other] و{ $n } سطر آخر.
}
table-equal = الأسطر المتساوية والأسطر التي قُدِّمت من قبل هي تواصلات مستقلة. قدِّمها أيضًا.
# $n is a whole number, $lines their numbers.
table-look = { $n ->
    [zero] لا حاجة إلى مراجعة نص أي سطر. { $lines }
    [one] راجع نص سطر واحد: قد يدل شيء فيه على هوية شخص. السطر { $lines }.
    [two] راجع نص سطرين: قد يدل شيء فيهما على هوية شخص. السطران { $lines }.
    [few] راجع نص { $n } أسطر: قد يدل شيء فيها على هوية شخص. الأسطر { $lines }.
    [many] راجع نص { $n } سطرًا: قد يدل شيء فيها على هوية شخص. الأسطر { $lines }.
   *[other] راجع نص { $n } سطر: قد يدل شيء فيها على هوية شخص. الأسطر { $lines }.
}
table-error-long = الجدول طويل جدًا فلم يصل جزء منه. الصقه على أجزاء لا يزيد كل منها على { $most } سطر.
table-error-lines = عدد الأسطر هنا { $lines }. يُقبل في المرة الواحدة { $most } على الأكثر: الصق الجدول على أجزاء.
table-error-empty = الصق سطرًا بأسماء الأعمدة وتحته سطر واحد على الأقل.
table-error-unknown = هذه ليست أعمدة في النموذج: { $names }. صحِّح الأسماء أو احذف الأعمدة.
table-error-twice = هذه الأعمدة مكررة أو تعني الشيء نفسه: { $names }.
table-error-computed = هذه الأعمدة يملؤها البرنامج: { $names }. احذفها.
table-error-no-day = لا عمود يقول في أي يوم كان. سمِّ أحدها «{ $day }».
table-error-broken = يتعذر تقديم بعض الأسطر. ما فيها من خطأ مذكور فوق الجدول.
table-wrong-quote = علامة اقتباس تفتح خلية ولا شيء يغلقها.
table-wrong-cells = الخلايا أكثر من الأعمدة.
table-wrong-no-day = اليوم غير موجود.
table-wrong-day = هذا ليس يومًا. اكتب 2026-11-21 أو 21.11.2026.
table-wrong-time = هذا ليس وقتًا. اكتب 23:40.
table-wrong-future = هذا لم يحدث بعد. لا يُقدَّم إلا ما حدث.
table-wrong-skipped = لم يوجد هذا الوقت في تلك الليلة: قُدِّمت الساعة.
table-wrong-twice = تكرر هذا الوقت مرتين في تلك الليلة. اكتب { $first } أو { $second }.
table-wrong-locked = هذا الشهر مقفل.
table-wrong-code = «{ $word }» ليس من اختيارات هذا العمود.
table-wrong-several = لا يمكن هنا إلا اختيار واحد.
table-wrong-number = اكتب عددًا صحيحًا من { $least } إلى { $most }.
table-wrong-long = { $most } حرف على الأكثر؛ وهنا { $chars }.
table-wrong-not-here = لا يسأل النموذج عن هذا في تواصل كهذا. اترك الخلية فارغة.
table-wrong-same = مساوٍ للسطر { $line }.

shift-title = تقرير النوبة
shift-lead = تأتي الأعداد من التقارير التي قدَّمتها عن تواصلات بدأت في هذه الساعات.
shift-hours = ساعات النوبة
shift-start-day = يوم البدء
shift-start-time = ساعة البدء
shift-end-day = يوم الانتهاء
shift-end-time = ساعة الانتهاء
shift-zone = المنطقة الزمنية
shift-count = أعد العدّ
shift-numbers = ما تقوله تقاريرك
shift-length = المدة
shift-length-is = { $hours } س { $minutes } د
shift-nothing = لا تقرير لك عن تواصل في هذه الساعات.
shift-file = قدِّم تقرير النوبة
shift-as-filed = كما عُدَّت عند التقديم
shift-changed = تغيرت تقارير منذ ذلك الحين. وهي الآن تقول:
shift-error-order = يجب أن تكون النهاية بعد البداية.
shift-error-length = لا تزيد النوبة على { $hours } ساعة.
shift-error-future = لم تنته النوبة بعد. اكتب نهاية قد مضت.
shift-of-contact = النوبة

beside-add-overdose = أضف سجل جرعة زائدة
beside-add-incident = أضف حادثًا
beside-overdose-title = سجل جرعة زائدة
beside-incident-title = حادث
beside-no-blame = لا يُلام أحد على حادث، ولا تُعدّ حوادث أحد. ما تكتبه يساعد على حماية الفريق.
beside-contact = التواصل
