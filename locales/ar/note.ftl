# Notes of the team on a conversation.

notes-title = ملاحظات الفريق
notes-what = لا يراها الزائر أبدًا. تُحذف مع المحادثة.
note-label = ملاحظة جديدة
note-do = إضافة الملاحظة
mention-label = أخبر هؤلاء الزملاء
mention-seen = اطّلع عليها
note-error-empty = اكتب شيئًا.
# $max is a whole number.
note-error-long = الحد الأقصى لعدد الحروف: { $max }. ما كتبته ما زال هنا.
