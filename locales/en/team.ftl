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

sign-in-title = Sign in
sign-in-login = Login
sign-in-login-hint = Not your legal name, not a private e-mail.
sign-in-password = Password
sign-in-next = Next
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] You are signed out after { $minutes } minute without a click.
   *[other] You are signed out after { $minutes } minutes without a click.
}
sign-in-error-login = Enter your login
sign-in-error-password = Enter your password
sign-in-error-match = Login and password do not fit together. Check both.
sign-in-error-unsigned = Your key is not signed by a coordinator of this organisation. Nothing was opened. Tell your coordinator at once.
sign-in-error-code = This code does not fit, or was used already. Wait for the next one.
sign-in-error-codes = Too many codes did not fit. Start again with login and password.
code-title = Enter the code
code-label = Code
code-hint = Six digits from your code app. A new one comes every 30 seconds.
code-back = Start again with login and password
