# How long things are kept, and holds.

retention-title = مدة الاحتفاظ
retention-lead = لكل ما نحتفظ به عن الناس غرض ونهاية. وعندما تنتهي مدته يُحذف من تلقاء نفسه، شيئًا فشيئًا، ولا يحتاج أحد إلى التفكير في ذلك. أما ما لم ينتهِ بعد فلا يُحذف أبدًا بانتهاء المدة. وما عليه حجز أدناه يُستثنى من الحذف.
retention-sure = تقصير هذه المدة؟
# $n is a number of days.
retention-days = { $n ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
# $n is how many.
retention-goes = { $n ->
    [zero] لا شيء أقدم من ذلك.
    [one] سجل واحد أقدم من ذلك ويُحذف في الجولة القادمة.
    [two] سجلان أقدم من ذلك ويُحذفان في الجولة القادمة.
    [few] { $n } سجلات أقدم من ذلك وتُحذف في الجولة القادمة.
    [many] { $n } سجلًا أقدم من ذلك تُحذف في الجولة القادمة.
   *[other] { $n } سجل أقدم من ذلك تُحذف في الجولة القادمة.
}
# $n is a whole number.
retention-many = { $n } أو أكثر
retention-for-good = لا يمكن الرجوع عن ذلك.
retention-sure-do = تقصير وحذف
retention-sure-not = إبقاؤها كما هي
# $n is how many.
retention-overdue = { $n ->
    [zero] لا حجز ينبغي النظر فيه من جديد
    [one] حجز واحد ينبغي النظر فيه من جديد
    [two] حجزان ينبغي النظر فيهما من جديد
    [few] { $n } حجوز ينبغي النظر فيها من جديد
    [many] { $n } حجزًا ينبغي النظر فيها من جديد
   *[other] { $n } حجز ينبغي النظر فيها من جديد
}
retention-field = عدد الأيام
retention-do = تغيير
# $from, $to and $usual are numbers of days.
retention-bounds = من { $from } إلى { $to } من الأيام، و{ $usual } إن لم يُختر غير ذلك.
retention-fixed = لا تتغير هذه المدة.
# $n is how many.
retention-soon = { $n ->
    [zero] لا شيء يُحذف خلال 7 أيام
    [one] سجل واحد يُحذف خلال 7 أيام
    [two] سجلان يُحذفان خلال 7 أيام
    [few] { $n } سجلات تُحذف خلال 7 أيام
    [many] { $n } سجلًا يُحذف خلال 7 أيام
   *[other] { $n } سجل يُحذف خلال 7 أيام
}
retention-swept = آخر جولة
# $n is how many.
retention-gone = { $n ->
    [zero] لم يُحذف شيء
    [one] حُذف سجل واحد
    [two] حُذف سجلان
    [few] حُذفت { $n } سجلات
    [many] حُذف { $n } سجلًا
   *[other] حُذف { $n } سجل
}
retention-not-swept = لم تجرِ جولة بعد
retention-hourly = جولة كل ساعة
retention-holds = الحجوز
retention-holds-what = الحجز يمنع حذف محادثة بانتهاء المدة أو على يد أحد من الفريق. يوضع من صفحة المحادثة، ولا ينتهي إلا عندما يرفعه أحد المنسقين.
retention-holds-none = لا شيء محجوز.
retention-on-person = كل المحادثات مع شخص واحد
retention-unreadable = مفاتيحك لا تفتح السبب.
retention-put-on = منذ
retention-review-on = يُنظر فيه من جديد في
retention-review-was = كان ينبغي النظر فيه من جديد في
retention-review = يُنظر فيه من جديد في هذا اليوم
retention-again = إبقاؤه حتى ذلك اليوم
retention-lift = رفع الحجز
retention-hold-title = حجز
retention-hold-open = وضع حجز
retention-hold-back = العودة إلى المحادثة
retention-hold-what = الحجز لما تطلب محكمة أو يطلب القانون الاحتفاظ به. وما دام قائمًا لا يُحذف شيء من هذه المحادثة بانتهاء المدة، ولا يستطيع أحد من الفريق محوها.
retention-hold-visitor = ما زال الزائر يستطيع حذف المحادثة بنفسه. وعدناه بذلك، والحجز لا يغيّره.
retention-hold-on = ما يُحجز
retention-hold-thread = هذه المحادثة وحدها
retention-hold-person = كل محادثة مع هذا الشخص، والقادمة أيضًا
retention-hold-do = وضع الحجز
retention-reason = السبب
retention-reason-hint = من يطلب الاحتفاظ، وعلى أي أساس. هذا مشفّر للفريق، ولا يراه إلا المنسقون.
retention-held = محجوزة: لا يُحذف منها شيء بانتهاء المدة.
retention-error-held = شيء يخص هذا الشخص محجوز: تطلب محكمة أو يطلب القانون الاحتفاظ به. لا يستطيع أحد من الفريق محو هذا الشخص حتى يرفع أحد المنسقين الحجز. وما زال الزائر يستطيع حذف محادثته بنفسه.
# $from and $to are numbers of days.
retention-error-days = اكتب عددًا صحيحًا من الأيام من { $from } إلى { $to }.
retention-error-review = اختر يومًا بعد اليوم وخلال سنة.
retention-error-reason = اذكر سبب الحجز.
retention-kind-conversation = المحادثات المنتهية
retention-why-conversation = ليُعرف من يعود، ويكمل الفريق من حيث توقف. تُحذف معها الرسائل والصور وتذكرة العودة والوسوم والملاحظات وخطوات الطوارئ والحماية؛ ومع آخر محادثة يُحذف ما نعرفه عن الشخص.
retention-kind-follow-up = المتابعات المنتهية
retention-why-follow-up = ليعرف من يسأل من جديد ما جُرّب.
retention-kind-consult = أسئلة إلى أهل الاختصاص أُجيب عنها
retention-why-consult = لتُقرأ الإجابة من جديد.
retention-kind-review = مراجعات المحادثات
retention-why-review = ليتعلم الفريق من عمله.
retention-kind-report = نصوص التقارير
retention-why-report = ليمكن التحقق من تقرير. ما يُحسب يبقى ولا يقود إلى أحد.
retention-kind-report-draft = تقارير بُدئت ولم تُقدَّم
retention-why-report-draft = لئلا يضيع شيء مما كُتب.
retention-kind-feedback = كلمات عن محادثة
retention-why-feedback = ليعرف الفريق ما يقوله الناس. ما وُضعت عليه علامة يبقى ويُحسب.
retention-kind-complaint = شكاوى تمّ الردّ عليها أو أُغلقت
retention-why-complaint = ليقرأ من اشتكى الردّ.
retention-kind-away = ما يقوله أهل الاختصاص عن غيابهم
retention-why-away = ليعرف من يسأل لماذا لا يجيب أحد. تُحسب المدة من آخر يوم غياب.
retention-kind-discarded = ما استُبعد
retention-why-discarded = ليمكن إرجاعه.
retention-kind-draft = مسودات الردود
retention-why-draft = لئلا يضيع شيء مما كُتب.
retention-kind-consult-draft = مسودات أهل الاختصاص
retention-why-consult-draft = لئلا يضيع شيء مما كُتب.
retention-kind-debrief = ما يكتبه عضو الفريق لزميل بعد محادثة صعبة
retention-why-debrief = كي لا يحمله أحد وحده. لا يفتحه إلا الاثنان.
retention-kind-handover = ملاحظات نهاية المناوبة
retention-why-handover = ليعرف من يأتي بعدها ما يجري.
retention-kind-deed = ما فُعل بمحادثة
retention-why-deed = ليمكن التراجع عنه.
retention-kind-session = جلسات الزوار
retention-why-session = ليجد من يكتب من جديد محادثته. المدة هي مدة ملف الارتباط (cookie).
keep-team = ما نكتبه عن محادثة
keep-team-how = مشفّر للفريق: ملاحظات وأسئلة إلى أهل الاختصاص وما اتُّفق على السؤال عنه من جديد وتقارير. ما نستطيع قراءته: أن شيئًا موجود، وفي أي يوم، وما يُحسب ولا يقود إلى أحد.
# $days is a number of days.
keep-team-long = { $days ->
    [zero] مع المحادثة على الأكثر، ونصوص التقارير في يوم تقديمها على الأكثر.
    [one] مع المحادثة على الأكثر، ونصوص التقارير بعد يوم واحد من تقديمها على الأكثر.
    [two] مع المحادثة على الأكثر، ونصوص التقارير بعد يومين من تقديمها على الأكثر.
    [few] مع المحادثة على الأكثر، ونصوص التقارير بعد { $days } أيام من تقديمها على الأكثر.
    [many] مع المحادثة على الأكثر، ونصوص التقارير بعد { $days } يومًا من تقديمها على الأكثر.
   *[other] مع المحادثة على الأكثر، ونصوص التقارير بعد { $days } يوم من تقديمها على الأكثر.
}
keep-team-sooner = احذف المحادثة.
keep-hold = إذا طلبت محكمة أو طلب القانون الاحتفاظ بشيء، فلا يُحذف بانتهاء المدة حتى ينتهي ذلك. وتستطيع حذف محادثتك بنفسك في أي وقت.
audit-did-set-retention = تغيير مدة احتفاظ
audit-did-hold-thread = وضع حجز على محادثة
audit-did-hold-person = وضع حجز على كل ما يخص شخصًا
audit-did-review-hold = النظر في حجز من جديد
audit-did-lift-thread-hold = رفع حجز عن محادثة
audit-did-lift-person-hold = رفع حجز عن كل ما يخص شخصًا
