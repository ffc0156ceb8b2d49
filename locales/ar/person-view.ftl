# Everything that is known of one person, what they agreed to, and forgetting somebody wholly.

known-open = كل ما نعرفه عن هذا الشخص
known-title = ما نعرفه عن هذا الشخص
known-what = كل ما يُحسب هنا شخصًا واحدًا، من اليوم الأول إلى الأخير. لا تُفتح أي رسالة من أجل هذه الصفحة. وما قاله أحد عن محادثة دون اسم لا يُربط بأحد.
known-facts = باختصار
known-threads = المحادثات
known-first = اليوم الأول
known-last = اليوم الأخير
known-languages = لغات صفحاته
known-none = لا يوجد
known-code = أُنشئ برغبته
# $n is a whole number.
known-reports-others = { $n ->
    [zero] لا تقارير للزملاء.
    [one] هناك تقرير واحد لزميل لا يمكنك فتحه.
    [two] هناك تقريران لزملاء لا يمكنك فتحهما.
    [few] هناك { $n } تقارير لزملاء لا يمكنك فتحها.
    [many] هناك { $n } تقريرًا لزملاء لا يمكنك فتحها.
   *[other] هناك { $n } تقرير لزملاء لا يمكنك فتحها.
}
known-days = يومًا بعد يوم
known-notes-what = ملاحظات عن هذا الشخص وعن محادثاته. لا يراها الزائر أبدًا.
known-earlier = أقدم ({ $n })
known-later = أحدث ({ $n })
known-began = بدأت محادثة
known-report = تقرير عن تواصل
known-emergency = انتهت حالة طارئة
known-merged = شخصان يُحسبان واحدًا منذ هذا اليوم
known-state-new = جديدة
known-state-open = مفتوحة
known-state-resolved = منتهية
known-state-discarded = مستبعدة

consent-title = ما وافق عليه
consent-write = تدوين إجابة
consent-what = اسأل بكلمات بسيطة ودوّن ما يقوله. الصمت ليس موافقة. ويمكنه الرجوع عن موافقته متى أراد.
consent-purpose = لأي غرض
consent-choose = اختر
consent-said = ماذا قال
consent-do = حفظ الإجابة
consent-for-consult = يمكن لأحد أهل الاختصاص قراءة ما كُتب ليساعد
consent-for-referral = تعرف منظمة أخرى ما تحتاجه للمساعدة
consent-for-follow-up = يمكننا الكتابة مرة أخرى لاحقًا
consent-for-story = يمكن رواية ما حدث دون ما يدل على هويته
consent-is-not-asked = لم يُسأل
consent-is-given = نعم
consent-is-refused = لا
consent-is-withdrawn = نعم سابقًا، ولم يعد كذلك
consent-is-unknown = سُئل ولم تكن الإجابة واضحة
consent-error-purpose = اختر ما سُئل عنه.
consent-error-said = اختر ما قاله.
consent-error-nothing = لا توجد موافقة يمكن سحبها. إذا قال لا فاختر «لا».

oblivion-open = محو هذا الشخص
oblivion-title = محو شخص
oblivion-back = العودة إلى الشخص
oblivion-what = كل ما يلي يصبح غير مقروء فورًا للطرفين، ثم يُحذف. لا يمكن التراجع عن ذلك، ولا تعيده أي نسخة احتياطية.
oblivion-goes = ما سيُمحى
# $n is a whole number.
oblivion-kind-threads = { $n ->
    [zero] لا محادثات
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $n } محادثات
    [many] { $n } محادثة
   *[other] { $n } محادثة
}
# $n is a whole number.
oblivion-kind-messages = { $n ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $n } رسائل
    [many] { $n } رسالة
   *[other] { $n } رسالة
}
# $n is a whole number.
oblivion-kind-images = { $n ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $n } صور
    [many] { $n } صورة
   *[other] { $n } صورة
}
# $n is a whole number.
oblivion-kind-tickets = { $n ->
    [zero] لا تذاكر عودة
    [one] تذكرة عودة واحدة
    [two] تذكرتا عودة
    [few] { $n } تذاكر عودة
    [many] { $n } تذكرة عودة
   *[other] { $n } تذكرة عودة
}
# $n is a whole number.
oblivion-kind-outgoing = { $n ->
    [zero] لا ردود بانتظار الإرسال
    [one] ردّ واحد بانتظار الإرسال
    [two] ردّان بانتظار الإرسال
    [few] { $n } ردود بانتظار الإرسال
    [many] { $n } ردًّا بانتظار الإرسال
   *[other] { $n } ردّ بانتظار الإرسال
}
# $n is a whole number.
oblivion-kind-drafts = { $n ->
    [zero] لا مسودات
    [one] مسودة ردّ واحدة
    [two] مسودتا ردّ
    [few] { $n } مسودات ردود
    [many] { $n } مسودة ردّ
   *[other] { $n } مسودة ردّ
}
# $n is a whole number.
oblivion-kind-notes = { $n ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة للفريق
    [two] ملاحظتان للفريق
    [few] { $n } ملاحظات للفريق
    [many] { $n } ملاحظة للفريق
   *[other] { $n } ملاحظة للفريق
}
# $n is a whole number.
oblivion-kind-tags = { $n ->
    [zero] لا وسوم
    [one] وسم واحد
    [two] وسمان
    [few] { $n } وسوم
    [many] { $n } وسمًا
   *[other] { $n } وسم
}
# $n is a whole number.
oblivion-kind-emergencies = { $n ->
    [zero] لا سطور عن حالات طارئة
    [one] سطر واحد عن حالة طارئة
    [two] سطران عن حالات طارئة
    [few] { $n } سطور عن حالات طارئة
    [many] { $n } سطرًا عن حالات طارئة
   *[other] { $n } سطر عن حالات طارئة
}
# $n is a whole number.
oblivion-kind-consents = { $n ->
    [zero] لا إجابات عن الموافقة
    [one] إجابة واحدة عن الموافقة
    [two] إجابتان عن الموافقة
    [few] { $n } إجابات عن الموافقة
    [many] { $n } إجابة عن الموافقة
   *[other] { $n } إجابة عن الموافقة
}
# $n is a whole number.
oblivion-kind-reviews = { $n ->
    [zero] لا مراجعات
    [one] مراجعة واحدة لمحادثة منتهية
    [two] مراجعتان لمحادثات منتهية
    [few] { $n } مراجعات لمحادثات منتهية
    [many] { $n } مراجعة لمحادثات منتهية
   *[other] { $n } مراجعة لمحادثات منتهية
}
# $n is a whole number.
oblivion-reports = { $n ->
    [zero] لا كلمات لأي تقرير
    [one] كلمات تقرير واحد، وما يقود منه إلى الشخص
    [two] كلمات تقريرين، وما يقود منهما إلى الشخص
    [few] كلمات { $n } تقارير، وما يقود منها إلى الشخص
    [many] كلمات { $n } تقريرًا، وما يقود منها إلى الشخص
   *[other] كلمات { $n } تقرير، وما يقود منها إلى الشخص
}
oblivion-person = مفتاح الشخص ورمزه، ومن يُحسب معه واحدًا
oblivion-stays = ما يبقى
oblivion-stays-counts = أرقام: أن تواصلًا حُسب، في أي يوم، وعن أي مواضيع. لا يقود منها شيء إلى أحد.
oblivion-stays-trail = سجل الإجراءات: أن عضوًا فتح شيئًا، وأنك محوت شخصًا، دون ذكر من هو.
oblivion-stays-feedback = ما وُضعت عليه علامة عن محادثة دون اسم، بلا كلمات وبلا طريق إلى المحادثة.
oblivion-why = لماذا
oblivion-because-asked = الشخص طلب ذلك
oblivion-because-danger = ما نعرفه قد يعرّض الشخص للخطر
oblivion-because-mistake = وصل إلى هنا خطأً أو كان تجربة
oblivion-because-over = لم يعد هناك سبب للاحتفاظ به
oblivion-sure = قرأت ما سيُمحى، وليُمحَ
oblivion-do = محو الشخص نهائيًا
oblivion-error-reason = اختر السبب.
oblivion-error-sure = ضع علامة إن كان كل ما سبق يجب أن يُمحى.
oblivion-error-changed = تغيّر شيء منذ أن نظرت. لم يُمحَ شيء. اقرأ الصفحة مرة أخرى.
oblivion-error-emergency = هناك حالة طارئة مفتوحة في إحدى المحادثات. قل أولًا كيف انتهت.
oblivion-done = مُحي كل شيء.
oblivion-closed = لا يمكن فتح شيء منه بعد الآن. وما تبقى قيد الحذف، حتى لو غادرت هذه الصفحة.
# $done and $total are whole numbers: conversations.
oblivion-far = المحادثات: { $done } من { $total }
oblivion-look = انظر مرة أخرى
oblivion-backups = ما زالت النسخ الاحتياطية الأقدم تحتويه مختومًا حتى تنتهي مدتها. وعند استعادة إحداها يُمحى فورًا من جديد.

audit-did-open-person = الاطلاع على كل ما هو معروف عن شخص
audit-did-forget-person = محو شخص
# $n is a whole number.
oblivion-kind-follow-ups = { $n ->
    [zero] لا متابعات
    [one] متابعة واحدة
    [two] متابعتان
    [few] { $n } متابعات
    [many] { $n } متابعة
   *[other] { $n } متابعة
}
# $n is a whole number.
oblivion-kind-consults = { $n ->
    [zero] لا أسئلة إلى أهل الاختصاص
    [one] سؤال واحد إلى أهل الاختصاص
    [two] سؤالان إلى أهل الاختصاص
    [few] { $n } أسئلة إلى أهل الاختصاص
    [many] { $n } سؤالًا إلى أهل الاختصاص
   *[other] { $n } سؤال إلى أهل الاختصاص
}
# $n is a whole number.
oblivion-kind-safeguarding = { $n ->
    [zero] لا إجراءات حماية
    [one] إجراء حماية واحد
    [two] إجراءا حماية
    [few] { $n } إجراءات حماية
    [many] { $n } إجراء حماية
   *[other] { $n } إجراء حماية
}
