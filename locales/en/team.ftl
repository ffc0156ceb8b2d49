# Roles as colleagues and visitors read them.
role-coordinator = coordinator
role-outreach-worker = outreach worker
role-doctor = doctor
role-psychologist = psychologist
role-case-manager = case manager
role-hiv-consultant = HIV consultant
role-hcv-consultant = hepatitis C consultant
role-peer = peer consultant
role-analyst = analyst
role-publisher = publisher
role-administrator = administrator
