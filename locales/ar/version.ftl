# نصوص كبيانات يتحقق منها التنسيق ويضعها قيد الاستخدام.

version-broken = لا يمكن قراءة الإصدار قيد الاستخدام. يُستعمل بدلًا منه ما يأتي مع البرنامج.
version-which = ابدأ من نص في البرنامج
version-text = النص
version-problems = قبل أن يمكن استخدامه
version-checked = لا خطأ في هذا النص. لم يوضع قيد الاستخدام بعد.
version-which-hint = يظهر في الحقل أدناه. لا يتغير شيء حتى تضعه قيد الاستخدام.
version-load = إظهاره في الحقل
version-check = التحقق من النص
version-wrong-text = لا يمكن قراءة هذا: { $what }
version-wrong-missing = «{ $what }» ناقص.
version-wrong-unknown = «{ $what }» لا يعني شيئًا هنا.
version-wrong-value = قيمة «{ $what }» ليست من القيم الممكنة.
version-wrong-source = «{ $what }» لا يذكر مصدرًا.
version-error-problems = في النص أخطاء. وهي مذكورة أعلاه مع سطورها.
version-error-changed = وضع شخص آخر إصدارًا آخر قيد الاستخدام في هذه الأثناء. انظر إليه ثم أرسل هذا من جديد.
# $n is a size in KiB.
version-error-big = النص أكبر من { $n } كيبي بايت.
