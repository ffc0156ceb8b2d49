# Roles as colleagues and visitors read them.
role-coordinator = координатор
role-outreach-worker = аутрич-працівник
role-doctor = лікар
role-psychologist = психолог
role-case-manager = кейс-менеджер
role-hiv-consultant = консультант з питань ВІЛ
role-hcv-consultant = консультант з питань гепатиту C
role-peer = рівний консультант
role-analyst = аналітик
role-publisher = редактор публікацій
role-administrator = адміністратор
