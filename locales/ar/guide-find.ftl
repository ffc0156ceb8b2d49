# Searching the guide.

guide-find-title = البحث في الدليل
guide-find-label = عمّ تبحث؟
guide-find-hint = تكفي كلمة أو كلمتان. لا بأس بالعامية ولا بالأخطاء الإملائية.
guide-find-do = بحث
guide-find-empty = اكتب ما تبحث عنه.
guide-find-found = صفحات قد تساعدك
guide-find-other = بلغات أخرى فقط
guide-find-nothing = لم نجد صفحة عن هذا
guide-find-nothing-more = لا يضم الدليل كل شيء. جرّب كلمة أخرى، أو اكتب إلينا.
guide-find-private = لا يُسجَّل ما تبحث عنه، ولا يظهر في عنوان الصفحة.
guide-find-ask = ألم تجد ما تحتاج إليه؟ يمكنك أن تسألنا دون ذكر اسمك.
