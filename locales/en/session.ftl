# Signing in, locking, one's own sessions.

sign-in-title = Sign in
sign-in-login = Login
sign-in-login-hint = Not your legal name, not a private e-mail.
sign-in-password = Password
sign-in-next = Next
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
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] The desk locks itself after { $minutes } minute without a click. Your password opens it again.
   *[other] The desk locks itself after { $minutes } minutes without a click. Your password opens it again.
}
# $n is a whole number.
sign-in-error-wait-seconds = { $n ->
    [one] There were too many tries for this login. Try again in { $n } second.
   *[other] There were too many tries for this login. Try again in { $n } seconds.
}
sign-in-error-wait-minutes = { $n ->
    [one] There were too many tries for this login. Try again in { $n } minute.
   *[other] There were too many tries for this login. Try again in { $n } minutes.
}

unlock-title = The desk is locked
unlock-button = Unlock
unlock-hint = Your keys are not on the server while the desk is locked. After five wrong passwords you have to sign in anew, and also twelve hours after you signed in.
unlock-has-kept = What you wrote was not sent. It is kept on this page and comes back once you unlock.
unlock-kept = The desk was locked, so this was not sent. Read it again and send it.
unlock-error-match = This password does not fit.
unlock-over = This session is over. Sign in again.
unlock-over-kept = This session is over. What you wrote was not sent and stands below. Sign in in another window, then send it from here.

account-title = My account
account-back = Back to my account
account-open-page = Sessions and keys
account-missed = Since your sign-in before this one
account-missed-passwords = { $n ->
    [one] { $n } wrong password
   *[other] { $n } wrong passwords
}
account-missed-codes = { $n ->
    [one] { $n } wrong code
   *[other] { $n } wrong codes
}
account-missed-more = If this was not you, tell your coordinator. Wrong codes mean that somebody knew your password: if there are any, change it.
account-sessions = Your sessions
account-sessions-more = We keep no names of devices and no addresses. If you do not recognise a session, end it.
account-open = Open
account-locked = Locked
account-waiting = Password given, code not yet
account-this = This one
account-since = Signed in:
# Followed by a time span, as "12 min".
account-seen = Without a click for:
account-end = End this session
account-end-others = End all others
account-lock = Lock
account-keys = Password and keys
account-password = Change the password
account-phrase = Recovery phrase
account-passkeys = Passkeys
account-device = This browser
account-device-known = This browser holds a cookie that says it was used to sign in here. While somebody tries passwords for your login, you can still sign in from it. Whoever looks into this browser sees that it was used at a desk of Nightbus. The cookie does not say by whom. It stays for 90 days after your last sign-in.
account-device-unknown = This browser holds no cookie that says it was used here. You get one the next time you sign in.
account-device-forget = Forget this browser
account-panic = Ends the sessions of everybody in this organisation at once.
account-panic-open = To the panic button

panic-title = Panic button
panic-button = End all sessions now
panic-sessions = Everybody in the organisation is signed out at once, on every device. Their keys leave the server.
panic-visitors = Visitors notice nothing. Their conversations stay and can be answered later.
panic-after = This browser forgets the desk and goes to an everyday page. Afterwards everybody signs in with password and code.
panic-back = Back, end nothing
