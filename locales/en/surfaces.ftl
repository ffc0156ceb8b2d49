# Header, footer, errors: what every page shares.

skip = Skip to main content
leave = Leave now
leave-label = Leave now. Go to an everyday page and forget this visit
nav-main = Main
nav-menu = Menu
nav-talk = Talk
nav-emergency = In danger
nav-about = Who answers
nav-languages = Languages
sos-question = Not breathing, very hot and confused, a seizure?
# $number is the emergency number of the place, as it is dialled there.
sos-call = Call { $number }
sos-call-now = Call { $number } now
sos-cards = What to do while you wait
# $org is the organisation's name.
foot-run-by = Run by { $org }. Free, open-source software. We store no IP address, no device data and no name.
foot-keep = What we keep, and for how long
foot-limits = Limits of confidentiality

# Between a name, a role and a time.
comma = { ", " }

# In place of a message whose envelope does not open.
message-unreadable = This message cannot be opened. It was damaged.

form-problem = There is a problem
# Stands before a page title or a message when a form was refused.
form-error-prefix = Error:
form-error-stale = This page was open too long. What you typed is still here. Send it again.

error-home = To the first page
# $code is a short code for the log.
error-code = If you tell us about it, say this code: { $code }
error-missing-title = There is nothing here
error-missing = The address may be mistyped, or the page is no longer there.
error-forbidden-title = This is not open to you
error-forbidden = Your role does not include this page, or the request came from another site. Nothing was changed.
error-invalid-title = Something in the form does not fit
error-invalid = Please go back and look at it again. Nothing was changed.
error-conflict-title = Somebody was faster
error-conflict = It has changed in the meantime. Look at it again and decide anew.
error-gone-title = It is no longer here
error-gone = It was deleted or closed.
error-busy-title = We cannot do this right now
error-busy = Something is too busy or too full. Nothing was lost on our side. Please try again in a minute.
error-broken-title = A mistake on our side
error-broken = It is not your fault. Please try again. If a life is in danger, call the emergency number now.
