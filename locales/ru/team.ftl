# Roles as colleagues and visitors read them.
role-coordinator = координатор
role-outreach-worker = аутрич-работник
role-doctor = врач
role-psychologist = психолог
role-case-manager = кейс-менеджер
role-hiv-consultant = консультант по ВИЧ
role-hcv-consultant = консультант по гепатиту C
role-peer = равный консультант
role-analyst = аналитик
role-publisher = редактор публикаций
role-administrator = администратор
