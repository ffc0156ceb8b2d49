# Roles as colleagues and visitors read them.
role-coordinator = coordination
role-outreach-worker = équipe de proximité
role-doctor = médecin
role-psychologist = psychologue
role-case-manager = accompagnement social
role-hiv-consultant = conseil VIH
role-hcv-consultant = conseil hépatite C
role-peer = pair-aidance
role-analyst = analyste
role-publisher = publication
role-administrator = administration
