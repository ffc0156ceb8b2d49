# Lists at the desk: queues, what a line says, narrowing, saved views, searching in messages.

queue-emergency = طوارئ
queue-unassigned = لم يأخذها أحد
queue-snoozed = مؤجَّلة
queue-mentioned = ذُكرتُ فيها
queue-all = الكل
item-emergency = طارئة، لم تُذكر النتيجة
# $time is a span of time in words.
item-emergency-waiting = طارئة، الانتظار: { $time }
item-new-waiting = جديدة، الانتظار: { $time }
item-waiting = الانتظار: { $time }
item-over = تجاوز الهدف: { $time }
# $time is a day and a time.
item-put-off = مؤجَّلة حتى { $time }
item-put-off-open = مؤجَّلة حتى تصل رسالة جديدة
item-mentions-you = ذُكرتَ فيها
# $name is a work name.
item-open-at = مفتوحة لدى { $name }
# $time is a day and a time.
list-rests = خارج ساعات المناوبة لا يُحسب الانتظار ضمن الهدف. يُستأنف الحساب في { $time }.
list-pages = صفحات القائمة
list-previous = الصفحة السابقة
filter-title = البحث والتصفية
filter-code = بداية الاسم الرمزي
filter-state = الحالة
filter-language = اللغة
filter-worker = أخذها
filter-tag = الوسم
filter-any = أيّ
filter-clear = عرض القائمة كاملة
filter-active = مُصفّاة حسب
filter-remove = إزالة
filter-empty = لا توجد محادثة تطابق ما طلبته. أزل شرطًا أو انظر في «الكل».
filter-unknown = غير معروف هنا
# $code is the beginning of a code name.
filter-code-is = الاسم الرمزي: { $code }
# $day is a day.
filter-from-is = من { $day }
filter-to-is = حتى { $day }
views-title = القوائم المحفوظة
views-change = تعديل القوائم المحفوظة
views-more = تفتح القائمة المحفوظة كما صفّيتها. اسمها مختوم. أما الشروط (اللغات والحالات والأيام والأعضاء والوسوم) فتُحفظ كرموز.
views-none = لا توجد قوائم محفوظة بعد
views-none-more = صفِّ قائمة في الوارد ثم أعطها اسمًا.
view-name = اسم القائمة
view-keep = حفظ هذه القائمة
view-share = مشاركتها مع الفريق
view-unshare = إبقاؤها لي وحدي
view-shared = مشتركة مع الفريق
view-own = لك وحدك
view-rename = إعادة التسمية
view-up = إلى أعلى
view-down = إلى أسفل
view-delete = حذف
view-error-empty = أعطِ القائمة اسمًا.
# $n is a whole number.
view-error-long = { $n ->
    [zero] لا يجوز أن يتضمن الاسم أي حرف.
    [one] يجوز أن يتضمن الاسم حرفًا واحدًا.
    [two] يجوز أن يتضمن الاسم حرفين على الأكثر.
    [few] يجوز أن يتضمن الاسم { $n } أحرف على الأكثر.
    [many] يجوز أن يتضمن الاسم { $n } حرفًا على الأكثر.
   *[other] يجوز أن يتضمن الاسم { $n } حرف على الأكثر.
}
view-error-full = { $n ->
    [zero] لا توجد قوائم محفوظة.
    [one] توجد قائمة محفوظة واحدة. احذفها أولًا.
    [two] توجد قائمتان محفوظتان. احذف واحدة أولًا.
    [few] توجد { $n } قوائم محفوظة. احذف واحدة أولًا.
    [many] توجد { $n } قائمة محفوظة. احذف واحدة أولًا.
   *[other] توجد { $n } قائمة محفوظة. احذف واحدة أولًا.
}
search-title = البحث في ما يمكنني فتحه
search-more = الرسائل مختومة ولا فهرس لها. يفتح البحث رسائل القائمة، الأحدث أولًا و10,000 على الأكثر، ويقرؤها. يُسجَّل أنك بحثت وأي محادثات عُرضت عليك. لا تُحفظ كلماتك.
search-words = كلمات في رسالة
search-do = بحث
# $words is what was searched for.
search-for = البحث عن: { $words }
search-leave = يتوقف البحث عند مغادرة هذه الصفحة.
# $read and $most are numbers as this language writes them.
search-progress = الرسائل المقروءة: { $read } (الحد الأقصى: { $most })
# $read and $found are numbers as this language writes them.
search-end = النهاية. الرسائل المقروءة: { $read }. الموجود: { $found }.
search-end-most = هناك رسائل أقدم لم تُقرأ. صفِّ القائمة حسب اليوم أو الحالة أو اللغة وابحث من جديد.
search-end-found = وُجد أكثر مما تتسع له الصفحة. اكتب كلمات أطول أو صفِّ القائمة.
search-end-broken = تعذّرت متابعة البحث. ما وُجد حتى الآن مذكور أعلاه. ابحث من جديد بعد قليل.
search-end-over = انتهت جلستك وانتهى البحث معها.
search-error-short = اكتب حرفين على الأقل للبحث.
audit-did-search-threads = بحث في الرسائل
