# Founding, inviting, admitting, roles.

team-title = الفريق
team-name = اسم العمل
team-role = الدور
team-languages = اللغات
team-since = منذ
team-you = أنت
team-back = العودة إلى الفريق
team-newcomers = ينتظرون القبول
team-newcomers-more = لا يفتحون شيئًا بعد. افتح صفحة كل شخص وقارن الرقم.
team-alarm = لم يدعُ أحد هذا الشخص
team-alarm-who = يوجد في قائمة الفريق:
team-alarm-more = لم يدعُ أي منسق هذا القيد ولم يقبله. وهو لا يفتح شيئًا. ربما كتب أحد في قاعدة البيانات مباشرة: أخبر من يدير الخادم، واسأل المنسقين الآخرين قبل أن تحذفه.
team-alarm-look = انظر إليه
team-invitations = الدعوات المفتوحة
team-invitations-none = لا توجد.
team-nameless = بلا اسم بعد
team-until = صالحة حتى
team-withdraw = سحب الدعوة
team-invite = دعوة شخص
# $days is a whole number.
team-invite-more = تحصل على رابط يعمل مرة واحدة. عدد أيام صلاحيته: { $days }.
team-invite-name = اقتراح؛ يمكن للشخص اختيار غيره. يقرؤه الزوار. ليس اسمًا رسميًا أبدًا.
team-invite-make = أنشئ الرابط
team-roles = ما الذي يراه كل دور
team-link-title = الرابط، يظهر مرة واحدة
team-link-once = ليس موجودًا في أي مكان آخر. يعمل مرة واحدة، حتى
team-link-how = سلّمه شخصيًا أو عبر قناة تثق بها، لهذا الشخص وحده. من يفتحه أولًا ينشئ الحساب.
team-link-next = بعد ذلك ينتظر الشخص. يقرأ لك رقمًا؛ تكتبه هنا في صفحته ثم تقبله.
team-error-role = اختر دورًا
team-error-used = جاء أحد بهذا الرابط بالفعل، أو انتهت صلاحيته. انظر من ينتظر.
team-error-last = هذا هو المنسق الوحيد. اجعل شخصًا آخر منسقًا أولًا.
team-error-keys = لدى الفريق مفتاح أحدث من جلستك. اخرج ثم سجّل الدخول من جديد وأعد المحاولة.
team-error-crowded = كان شخص آخر يغيّر الفريق في اللحظة نفسها. لم يُنفَّذ شيء؛ انظر إلى الصفحة مجددًا وأعد المحاولة.

# What each role may see.

sees-coordinator = يقرأ كل المحادثات ويجيب، ويقرأ الشكاوى، ويدعو الأشخاص ويقبلهم.
sees-outreach-worker = يقرأ كل المحادثات ويجيب.
sees-doctor = يقرأ المحادثات التي أُسندت إليه فقط.
sees-psychologist = يقرأ المحادثات التي أُسندت إليه فقط.
sees-case-manager = يقرأ المحادثات التي أُسندت إليه فقط.
sees-hiv-consultant = يقرأ المحادثات التي أُسندت إليه فقط.
sees-hcv-consultant = يقرأ المحادثات التي أُسندت إليه فقط.
sees-peer = يقرأ كل المحادثات ويجيب؛ ولا يستبعدها.
sees-analyst = لا يفتح أي محادثة؛ ولاحقًا يرى الأعداد فقط.
sees-publisher = لا يفتح أي محادثة؛ ولاحقًا يكتب ما يُنشر.
sees-administrator = لا يفتح أي محادثة؛ يعتني بالخادم.

# The page of one person.

newcomer-title = قبول هذا الشخص
newcomer-how = قابله أو اتصل به لتتأكد أنه هو. بعد تسجيل الدخول يرى ثلاث مجموعات من خمسة أرقام. اكتب ما يقرؤه لك؛ ولا تقرأ له شيئًا.
newcomer-complaints = يقرأ المنسق الشكاوى. وما تستطيع فتحه منها سيُختم لهذا الشخص أيضًا.
newcomer-number = الرقم الذي يقرؤه لك
newcomer-number-hint = خمسة عشر رقمًا
newcomer-admit = قبول
newcomer-error-number = هذا ليس رقم المفاتيح الموجودة هنا. لم يُفتح شيء. اطلب قراءته مرة أخرى. إن ظل مختلفًا فربما بدّل أحد المفاتيح: ارفض، وأخبر من يدير الخادم، ثم ادعُ من جديد.
# $n is a whole number.
newcomer-wrong = عدد الأرقام التي لم تطابق حتى الآن: { $n }
newcomer-refuse-title = أو الرفض
newcomer-refuse-more = يُحذف الحساب. لم يُختم له شيء. يمكنك الدعوة من جديد.
newcomer-refuse = رفض وحذف
member-change = الدور واسم العمل
member-change-more = أنت توقّع التغيير. عند تغيير الدور يُخرج الشخص ويسجّل الدخول من جديد.
member-save = وقّع واحفظ
member-languages = احفظ اللغات
member-lost-key = لم يعد هذا الشخص يحمل مفتاح الفريق، لكنه ربما نسخه. اصنع مفتاحًا جديدًا للفريق:
member-more = المزيد
member-second-factor = فُقد تطبيق الرموز
member-leave = يغادر الفريق

# For somebody whom no coordinator has admitted yet.

waiting-title = أنت بانتظار القبول
waiting-lead = حسابك جاهز ولا يفتح شيئًا بعد.
waiting-how = قابل منسقك أو اتصل به واقرأ له هذا الرقم:
waiting-why = يبيّن أن مفاتيحك أنت هي الموجودة هنا. ليس سرًا، لكنك وحدك من يقرؤه.
waiting-look = انظر مجددًا

# Coming by a link.

join-title = أنت مدعو
join-found-title = ابدأ الفريق
# $org is the organisation's name.
join-found-lead = تصبح أول منسق في { $org }. لا يستطيع أحد الكتابة إليها قبل ذلك.
# $org is the organisation's name, $role the name of a role.
join-lead = للعمل مع { $org }. دورك: { $role }.
join-need = جهّز هاتفًا فيه تطبيق رموز وورقة. يستغرق الأمر نحو خمس دقائق. الرابط يعمل مرة واحدة.
join-begin = ابدأ
join-dead-title = هذا الرابط لا يفتح شيئًا
join-dead = لقد استُعمل أو انتهت مدته أو سُحب. اطلب رابطًا جديدًا. إن كان حسابك جاهزًا فسجّل الدخول.
join-dead-warn = إن لم تستعمله أنت فربما استعمله غيرك: أخبر منسقك فورًا.
join-step-who = من أنت هنا
join-login-hint = حروف وأرقام ونقطة وشرطة. ليس اسمك الرسمي ولا بريدًا خاصًا.
join-name-hint = يقرؤه الزوار والزملاء. ليس اسمك الرسمي أبدًا.
join-six = استعمل هذه الكلمات الست المختارة عشوائيًا
join-another = اختر ست كلمات أخرى
join-own = استعمل كلمة مرور من عندي
join-own-label = كلمة مرورك
join-own-hint = فقط إن اخترت ذلك. يجب أن يصعب تخمينها كصعوبة خمس كلمات عشوائية.
join-step-code = رموز على هاتفك
join-code-how = افتح تطبيق رموز وأضف حسابًا ودعه يقرأ هذه الصورة.
join-code-picture = سر الرموز على شكل صورة للتطبيقات. والشيء نفسه بالحروف في الأسفل.
join-code-type = أو اكتب هذا في التطبيق:
join-code-hint = الأرقام الستة التي يعرضها التطبيق الآن
join-step-phrase = اثنتا عشرة كلمة للورق
join-phrase-how = تفتح حسابك إن نسيت كلمة المرور. لا تظهر إلا في هذه الصفحة. اكتبها بترتيبها أو اطبع الصفحة؛ واحفظ الورقة حيث لا ينظر أحد وبعيدًا عن الهاتف.
join-phrase-print = عند الطباعة تظهر الكلمات وحدها. استعمل طابعة تملكها ولا تحفظ شيئًا.
join-kept = الكلمات الاثنتا عشرة على ورق عندي
join-done = أنشئ حسابي
joined-title = حسابك جاهز
joined-next = انتهى الرابط. سجّل الدخول باسمك وكلمة مرورك ورمز.
joined-waiting = إن كنت مدعوًا فسترى بعدها رقمًا تقرؤه لمنسقك.
join-error-login = اختر اسم دخول من 2 إلى 64 حرفًا أو رقمًا أو نقطة أو شرطة
join-error-login-taken = اسم الدخول هذا مستعمل. اختر غيره.
join-error-name = اكتب اسم عمل في سطر واحد
join-error-name-long = اسم العمل طويل جدًا. أربعون حرفًا على الأكثر.
join-error-name-taken = زميل يعمل بهذا الاسم. اختر غيره.
join-error-languages = اختر لغة واحدة على الأقل
join-error-password = اكتب كلمة مرورك أو خذ الكلمات الست
# $max is a whole number.
join-error-password-long = كلمة المرور طويلة جدًا. الحد الأقصى بالبايت: { $max }.
join-error-password-name = لا يجوز أن تكون كلمة المرور اسم دخولك أو اسم عملك
# $bits and $least are whole numbers.
join-error-password-weak = يمكن تخمين كلمة المرور هذه بسرعة: قوتها { $bits } والمطلوب { $least } على الأقل. كل درجة تضاعف المحاولات. زيادة كلمات لا رابط بينها أفضل ما يفيد؛ أو خذ الكلمات الست.
join-error-code = الرمز غير مطابق. تأكد أن التطبيق قرأ الصورة وأن ساعة الهاتف صحيحة.
join-error-kept = اكتب الكلمات الاثنتي عشرة ثم ضع علامة هنا
join-error-busy = تعذّر الحفظ الآن. كل شيء ما زال هنا؛ اضغط الزر مرة أخرى.

# Before an organisation has its first coordinator.

not-open-title = لم يُفتح بعد
not-open = لا أحد يقرأ الرسائل هنا بعد، لذلك لا نستقبلها. رقم الطوارئ والبطاقات تعمل بالفعل.
