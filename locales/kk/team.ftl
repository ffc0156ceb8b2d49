# Roles as colleagues and visitors read them.
role-coordinator = үйлестіруші
role-outreach-worker = аутрич-қызметкер
role-doctor = дәрігер
role-psychologist = психолог
role-case-manager = кейс-менеджер
role-hiv-consultant = АИТВ бойынша кеңесші
role-hcv-consultant = С гепатиті бойынша кеңесші
role-peer = тең кеңесші
role-analyst = талдаушы
role-publisher = жариялаушы
role-administrator = әкімші
