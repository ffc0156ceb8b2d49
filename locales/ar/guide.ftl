# The guide on the public site.

guide-title = الدليل
guide-lead = صفحات بسيطة عن الصحة، وعمّا قد يسوء وما يساعد. لا تحتاج إلى حساب، ولا يُسجَّل شيء مما تقرؤه هنا.
guide-home = اقرأ في الدليل
guide-own = كتبنا هذه الصفحات بأنفسنا. وينبغي أن يراجعها أهل الاختصاص حيث تُستعمل.
guide-kind-emergency = عند الخطر
guide-kind-how-to = كيف تفعل
guide-kind-checklist = قوائم للتحقق
guide-kind-substance = المواد
guide-kind-service = الخدمات
guide-kind-method = كيف نعمل
guide-kind-practice = تجارب فرق أخرى
guide-kind-page = من نحن
guide-combinations = مادتان معًا
guide-combinations-lead = ما تقوله المصادر عن مادتين تؤخذان معًا. تبيّن القائمة أيّهما أخطر ولماذا.
guide-combinations-missing = إذا لم تجد مادتين هنا فلا يعني ذلك أنهما بلا خطر معًا، بل يعني أنه ليس لدينا مصدر عنهما.
guide-pair-why = لماذا؟ أسباب كل تركيبة
guide-pair-a = المادة الأولى
guide-pair-b = المادة الثانية
guide-pair-choose = اختر
guide-pair-look = ابحث
guide-pair-error-none = اختر مادة من القائمة.
guide-pair-error-same = اختر مادتين مختلفتين.
guide-pair-none = ليس لدينا مصدر عن هاتين المادتين معًا. ولا يعني ذلك أنهما بلا خطر. يمكنك أن تسألنا.
guide-short = باختصار
guide-now = افعل هذا الآن
guide-do = افعل
guide-dont = لا تفعل
guide-note = من المفيد أن تعرف
guide-contents = في هذه الصفحة
guide-ticks = ما تضع عليه علامة يبقى في هذه الصفحة. لا يُرسَل إلى أي مكان، ويختفي حين تغلقها.
guide-related = اقرأ أيضًا
guide-here = في هذا الموقع
# The name of a region follows.
guide-region = لهذا المكان فقط:
guide-sources = المصادر
# $n is the number of a source in the list below the page.
guide-source = المصدر { $n }
# $on and $due are dates, $revision a number.
guide-reviewed = رُوجعت في { $on }. المراجعة التالية قبل { $due }. الإصدار { $revision }.
# $due is a date.
guide-overdue = كان ينبغي أن تُراجَع هذه الصفحة قبل { $due }. قد يكون بعض ما فيها قديمًا.
guide-older = تغيّر أصل هذه الصفحة بعد ترجمتها. قد يكون بعض ما فيها قديمًا.
guide-reviewer-clinic = راجعها من الناحية الطبية: { $name }، { $role }.
guide-reviewer-law = راجعها من الناحية القانونية: { $name }، { $role }.
guide-needs-clinic = نصّ كتبناه بأنفسنا. وينبغي أن يراجعه عاملون صحيون محليون قبل الاعتماد عليه.
guide-needs-law = تمسّ هذه الصفحة القانون. وينبغي أن يراجعها من يعرف قانون المكان.
guide-level-danger = خطِر
guide-level-caution = احذر
guide-level-unknown = غير معروف
guide-confidence-known = معروف جيدًا
guide-confidence-some = توجد بعض الأدلة
guide-confidence-reported = أُبلغ عنه ولم يُدرس كثيرًا
guide-elsewhere-title = غير متوفرة بهذه اللغة بعد
guide-elsewhere = يمكنك قراءة هذه الصفحة باللغات التالية:
