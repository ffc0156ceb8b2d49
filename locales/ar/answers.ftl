# Answers at any hour: menus and short answers by a program. What they say stands in content/answers.

answers-title = أجوبة آلية في أي ساعة
answers-from = الدليل (آلي)
answers-kept = هنا يجيب برنامج لا إنسان. ولا يُحفظ ما تختاره.
answers-hand = اكتب إلى إنسان
answers-hand-how = اكتب رسالتك الآن. سيقرؤها شخص من الفريق حين يكون أحد في المناوبة.
answers-back = رجوع
answers-unclear = لم أفهم ذلك. اختر رقمًا أو اكتب إلى إنسان.
answers-more = اقرأ المزيد:
# $path is what was chosen. It is the beginning of a message that its writer can still change.
answers-handed = قُرئ في الأجوبة الآلية: { $path }.
