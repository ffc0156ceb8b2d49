# Care for the team: what a member carries, quiet hours, words after a hard talk.
care-title = Your load and rest
care-back = Your load and rest
care-load = What you carry
care-load-who = You see this first. Coordinators see only the sums of the team, unless you agree to more below or something is over a cap.
care-load-how = Night is from 22:00 to 06:00 where the organisation is. Hours are those of the calendar. Answers in talks that are over count with their whole day.
care-open = Open conversations: { $n }. By itself the program gives nobody more than { $cap }.
care-emergencies = Open emergencies: { $n }. By itself the program gives nobody more than { $cap } at once.
care-said-shift = Since the day on which this shift began: answers { $answers }, talks { $talks }.
care-said-today = Today: answers { $answers }, talks { $talks }.
care-said-week = In 7 days: answers { $answers }, talks { $talks }.
care-hours-week = Hours in 7 days: { $desk } at the desk, { $night } of them by night, and { $call } on call.
care-hours-month = Hours in 28 days: { $desk } at the desk, { $night } of them by night, and { $call } on call.
care-night-cap = { $cap ->
    [one] More than { $cap } hour by night in 7 days is over the cap.
   *[other] More than { $cap } hours by night in 7 days are over the cap.
}
care-over-emergencies = Open emergencies at once: { $n }. The cap is { $cap }.
care-over-conversations = Open conversations at once: { $n }. The cap is { $cap }.
care-over-night = { $n ->
    [one] { $n } hour at the desk by night in 7 days. The cap is { $cap }.
   *[other] { $n } hours at the desk by night in 7 days. The cap is { $cap }.
}
care-over-more = That is too much for one person to carry for long. You can hand something over, swap a shift, or ask a coordinator to. It says nothing about how you work.
care-agree = Who may see it by name
care-agree-more = You can change this at any time. If something is over a cap, this page tells you first. Coordinators see that one thing by name once you have opened this page, and after { $hours } hours at the latest, so that somebody helps.
care-agree-label = Coordinators may see what I carry by name
care-quiet = Quiet hours
care-quiet-more = In these hours the program assigns nothing to you and you are not called by e-mail. Whoever wants to mention you in a note sees until when you want quiet.
care-quiet-but = A shift of yours, at the desk or on call, goes before quiet hours. Coordinators are called in their quiet hours only if otherwise nobody can be reached: when there is nobody else to call, or when two calls for an emergency have not helped.
# $when is a day and a time.
care-quiet-until = Quiet now, until { $when }.
care-quiet-mention = quiet until { $when }
care-quiet-from = From
care-quiet-to = To
care-quiet-days = On nights or days that begin on
care-quiet-off = Off altogether until the beginning of this day
care-quiet-none = No quiet hours
care-quiet-error-both = Write both times, from and to.
care-quiet-error-days = Choose at least one day of the week.
care-quiet-error-off = Choose a day after today, within a year.
care-debriefs = After a hard talk
care-debriefs-more = Write to one colleague of your choice. Only the two of you can open it; coordinators cannot.
care-debriefs-none = Nothing so far.
care-debrief-new = Write to a colleague
care-debrief-with = With
care-debrief-left = With a colleague who has left
care-debrief-new-words = something new
care-debrief-one = After a hard talk
care-debrief-peer = To whom?
care-debrief-words = Your words
care-debrief-hint = What happened, how you are, what you need. As much or as little as you like.
care-debrief-about = Say that it is about the conversation
care-debrief-about-link = About the conversation
care-debrief-send = Send to this colleague
care-debrief-who = Who can read it
care-debrief-sealed = It is encrypted for you and this colleague and for nobody else. No coordinator, no backup and no record of the team opens it. That you two have written to each other can be seen on the server, but what you wrote cannot.
care-debrief-kept = { $days ->
    [one] It is deleted { $days } day after the last words. Each of you can delete it for both at any time.
   *[other] It is deleted { $days } days after the last words. Each of you can delete it for both at any time.
}
care-debrief-answer = Write again
care-debrief-alone = Your colleague has left the team. Nobody but you will read this.
care-debrief-answer-do = Send
care-debrief-delete = Delete for both
care-debrief-error-empty = Write something first.
care-debrief-error-long = At most { $max } characters.
care-debrief-error-peer = Choose a colleague.
care-debrief-error-left = This colleague is not in the team any more. Choose another one.
care-debrief-error-deleted = Your colleague has deleted this meanwhile. Your words are here; you can send them again as something new.
care-incident = When something happened to you or the team
care-incident-more = A threat, an insult, a lost device, a talk that was hard to bear, or something that nearly happened. A coordinator reads it, asks in private whether you want support, and looks with you at what would help next time. It counts in no figure about you.
care-incident-do = Report an incident
care-incident-ask = Your role files no reports. Tell a coordinator instead: what is said above holds all the same.
care-told-over = Your load is over a cap
care-told-letters = A colleague wrote to you: { $n }
care-take-enough = You have open emergencies already: { $n }. You can take this one too, at once. If you can, ask a colleague to take over one of them.
care-offer = How are you after this?
care-offer-more = If you like, tell one colleague. Nobody else opens it.
care-plan-night = { $hours ->
    [one] That would be { $hours } hour of night at the desk within 7 days for one person. The cap is { $cap }. Send it again if it is to be so all the same.
   *[other] That would be { $hours } hours of night at the desk within 7 days for one person. The cap is { $cap }. Send it again if it is to be so all the same.
}
care-team-title = The load of the team
care-team-more = Sums show whether the team as a whole carries too much. They do not compare anybody with anybody.
care-team-sum = All together, people in the team: { $n }
care-team-few = Almost everybody agrees to be seen by name, so that the sums would tell what the rest carry. They are not shown.
care-team-named = By name
care-team-named-more = Here stand those who agree to it, and those whose load is over a cap: once they have seen it themselves, and after { $hours } hours at the latest.
care-team-nobody = Nobody at present.
care-team-agrees = Agrees to be seen here.
care-team-held = Open conversations: { $open }. Open emergencies among them: { $emergencies }.
