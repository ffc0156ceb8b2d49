# محادثات لا يفتحها إلا أشخاص مسمّون.

restricted-word = مقيّدة
restricted-title = من يمكنه فتح هذه المحادثة
restricted-link = قصرها على أشخاص مسمّين
restricted-change-link = تغيير الأسماء أو فتحها للفريق
restricted-only = مقيّدة: لا يفتحها إلا هؤلاء
# $names is a list of work names.
restricted-line = مقيّدة: { $names }
restricted-what-opens = لا يفتحها إلا من تسمّيهم: يُنزع عنها مفتاح الفريق، حتى عن المنسّقين الذين لم تُذكر أسماؤهم.
restricted-what-sees = يرى الآخرون أن هناك محادثة، واسمها الرمزي ووسومها في التصفية، ومن يمكنه فتحها، وهل هي حالة طارئة.
restricted-what-before = من فتحها من قبل فقد رآها. والنسخ الاحتياطية القديمة تُفتح بمفتاح الفريق حتى تنتهي مدتها. وتبقى المتابعات والأسئلة إلى المستشارين وخطوات الحماية مختومة للفريق، ولا يعرضها المكتب إلا على الأشخاص المسمّين.
restricted-what-visitor = لا يتغيّر شيء لمن يكتب إلينا.
restricted-who = من يفتحها
restricted-who-hint = شخصان على الأقل ممن يجيبون في المحادثات، أحدهما منسّق، كي لا تضيع.
restricted-words = لماذا
restricted-words-hint = مطلوب إن لم يُسمَّ أي منسّق. ويصبح ملاحظة لا يقرؤها إلا الأشخاص المسمّون.
restricted-do = تقييد
restricted-change = تغيير الأسماء
restricted-open = فتحها للفريق من جديد
restricted-open-what = عندئذ يستطيع كل من يجيب في المحادثات قراءتها مع ملاحظاتها. ومن سُمّي من المستشارين ومديري الحالات تبقى عنده.
restricted-open-do = فتحها للفريق
restricted-closed = محادثة مقيّدة
restricted-closed-what = لا يفتحها إلا أشخاص مسمّون. إن كان هناك ما ينبغي أن يعرفوه فأخبرهم.
restricted-opens = يفتحها هؤلاء
restricted-on-shift = في المناوبة الآن
restricted-emergency = قد تكون هذه حالة طارئة.
restricted-emergency-what = اتصل الآن بأحد الأشخاص أدناه. إن لم تصل إلى أحد منهم فاتصل بمنسّق. وما ينبغي فعله مكتوب تحت أسمائهم.
restricted-kept = أصبحت هذه المحادثة مقصورة على أشخاص مسمّين. لم يُرسل ما كتبته، وهو هنا.
restricted-report = هذه المحادثة مقيّدة. والتقرير عنها للفريق: يقرؤه كل من يقرأ التقارير.
restricted-leave = ستضيع محادثات مقيّدة مع هذا الشخص. سمِّ فيها شخصًا آخر أولًا، أو افتحها للفريق.
# $n is a whole number.
restricted-leave-named = { $n ->
    [zero] لم يُسمَّ في أي محادثة مقيّدة.
    [one] سُمّي في محادثة مقيّدة واحدة ولن يفتحها بعد الآن.
    [two] سُمّي في محادثتين مقيّدتين ولن يفتحهما بعد الآن.
    [few] سُمّي في { $n } محادثات مقيّدة ولن يفتحها بعد الآن.
    [many] سُمّي في { $n } محادثة مقيّدة ولن يفتحها بعد الآن.
   *[other] سُمّي في { $n } محادثة مقيّدة ولن يفتحها بعد الآن.
}
restricted-error-theirs = يقيّدها من عنده المحادثة أو منسّق. خذها أولًا.
restricted-error-few = سمِّ شخصين على الأقل ممن يجيبون في المحادثات.
restricted-error-me = سمِّ نفسك أيضًا. يمكنك ترك القائمة بعد ذلك.
restricted-error-nobody = أحد من سمّيتهم لم يعد في الفريق، أو تغيّر دوره.
restricted-error-coordinator = سمِّ منسّقًا، أو قل لماذا لا.
restricted-error-changed = قُيّدت أو فُتحت للفريق في هذه الأثناء. انظر إلى الأسماء من جديد.
restricted-error-history = هذه المحادثة مقيّدة. سمِّ هذا الشخص فيها أولًا، أو اسأل من دون المحادثة.
work-left-restricted = لا يفتح هذه المحادثة إلا أشخاص مسمّون.
audit-did-restrict-thread = قصر محادثة على أشخاص مسمّين
audit-did-change-named = غيّر من يفتح محادثة مقيّدة
audit-did-open-to-team = فتح محادثة مقيّدة للفريق
known-follow-up = خُطّط لمتابعة
known-consult = سُئل مستشار

# A yes that is taken back.

consult-history-withdrawn = سحب صاحب المحادثة موافقته. أُغلقت المحادثة أمام المستشار فورًا، وبقي السؤال عنده.
consult-withdrawn = لم يعد صاحب المحادثة يريد أن تُقرأ. يمكنك الإجابة عن السؤال من دونها.
consult-visitor-do-back = أسحب موافقتي
consult-visitor-back = سحبت موافقتك. لم يعد يُقرأ شيء من هذه المحادثة.
consult-visitor-over = لم يعد يُطلب من أحد آخر أن يقرأ هذه المحادثة.
