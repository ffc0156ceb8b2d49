# Roles as colleagues and visitors read them. They name the field of work, because a job title would name a gender.
role-coordinator = تنسيق الفريق
role-outreach-worker = توعية ميدانية
role-doctor = استشارة طبية
role-psychologist = دعم نفسي
role-case-manager = إدارة الحالات
role-hiv-consultant = استشارات فيروس نقص المناعة (HIV)
role-hcv-consultant = استشارات التهاب الكبد C
role-peer = دعم الأقران
role-analyst = تحليل البيانات
role-publisher = نشر المحتوى
role-administrator = إدارة النظام
