# How long things are kept, and holds.

retention-title = How long things are kept
retention-lead = Everything we keep about people has a purpose and an end. When its time is over, it is deleted by itself, a little at a time, and nobody has to think about it. What is still open is never deleted by time. What is on hold below is skipped.
retention-sure = Shorten this?
# $n is a number of days.
retention-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
# $n is how many.
retention-goes = { $n ->
    [one] { $n } is older and is deleted with the next sweep.
   *[other] { $n } are older and are deleted with the next sweep.
}
# $n is a whole number.
retention-many = { $n } or more
retention-for-good = That is for good.
retention-sure-do = Shorten and delete
retention-sure-not = Leave it as it is
# $n is how many.
retention-overdue = { $n ->
    [one] { $n } hold is to be looked at again
   *[other] { $n } holds are to be looked at again
}
retention-field = Days
retention-do = Change
# $from, $to and $usual are numbers of days.
retention-bounds = From { $from } to { $to } days, { $usual } where nothing else is chosen.
retention-fixed = This cannot be changed.
# $n is how many.
retention-soon = { $n ->
    [one] { $n } is deleted within 7 days
   *[other] { $n } are deleted within 7 days
}
retention-swept = Looked through
# $n is how many.
retention-gone = { $n ->
    [one] { $n } deleted
   *[other] { $n } deleted
}
retention-not-swept = Not looked through yet
retention-hourly = Looked through every hour
retention-holds = Holds
retention-holds-what = A hold keeps a conversation from being deleted by time, and by members of the team. It is put on the page of the conversation. It ends only when a coordinator lifts it.
retention-holds-none = Nothing is held.
retention-on-person = All conversations with one person
retention-unreadable = The reason cannot be opened with your keys.
retention-put-on = Since
retention-review-on = To be looked at again on
retention-review-was = Was to be looked at again on
retention-review = To be looked at again on this day
retention-again = Keep it until then
retention-lift = Lift the hold
retention-hold-title = Put a hold on
retention-hold-open = Put on hold
retention-hold-back = Back to the conversation
retention-hold-what = A hold is for what a court or the law wants to be kept. As long as it lasts, nothing of this conversation is deleted by time, and no member of the team can forget it.
retention-hold-visitor = The visitor can still delete the conversation themselves. They were promised that, and a hold does not change it.
retention-hold-on = What is held
retention-hold-thread = This conversation alone
retention-hold-person = Every conversation with this person, also those to come
retention-hold-do = Put the hold
retention-reason = Why
retention-reason-hint = Who wants it kept, and on what ground. It is encrypted for the team; only coordinators see it.
retention-held = On hold: nothing of it is deleted by time.
retention-error-held = Something of this person is on hold: a court or the law wants it kept. Nobody of the team can forget them until a coordinator lifts the hold. The visitor can still delete their own conversation.
# $from and $to are numbers of days.
retention-error-days = Type a whole number of days from { $from } to { $to }.
retention-error-review = Choose a day after today and within a year.
retention-error-reason = Say why it is held.
retention-kind-conversation = Conversations that are resolved
retention-why-conversation = So that somebody who comes back is known, and the team can go on where it was. With it go messages, images, return ticket, tags, notes, steps of emergencies and of safeguarding; and what is known of the person, with the last of their conversations.
retention-kind-follow-up = Follow-ups that are over
retention-why-follow-up = So that whoever asks again knows what was tried.
retention-kind-consult = Questions to consultants that were answered
retention-why-consult = So that an answer can be read again.
retention-kind-review = Reviews of talks
retention-why-review = So that the team learns from its work.
retention-kind-report = Words of reports
retention-why-report = So that a report can be checked. What is counted stays, and leads to nobody.
retention-kind-report-draft = Reports that were begun and not filed
retention-why-report-draft = So that nothing typed is lost.
retention-kind-feedback = Words about a talk
retention-why-feedback = So that the team learns what people say. What was ticked stays and is counted.
retention-kind-complaint = Complaints that were answered or closed
retention-why-complaint = So that whoever complained can read the answer.
retention-kind-away = What consultants say about being away
retention-why-away = So that whoever asks knows why nobody answers. Counted from their last day away.
retention-kind-discarded = What was discarded
retention-why-discarded = So that it can be brought back.
retention-kind-draft = Drafts of answers
retention-why-draft = So that nothing typed is lost.
retention-kind-consult-draft = Drafts of consultants
retention-why-consult-draft = So that nothing typed is lost.
retention-kind-debrief = What members write to a colleague after a hard talk
retention-why-debrief = So that nobody carries it alone. Only the two open it.
retention-kind-handover = Notes at the end of a shift
retention-why-handover = So that whoever comes next knows what is going on.
retention-kind-deed = What was done with a conversation
retention-why-deed = So that it can be undone.
retention-kind-session = Sessions of visitors
retention-why-session = So that somebody who writes again finds their conversation. The days are those of the cookie.
keep-team = What we write about a conversation
keep-team-how = Encrypted for the team: notes, questions to a consultant, what was agreed to ask again, reports. Readable for us: that there is something, on which day, and what is counted, which leads to nobody.
# $days is a number of days.
keep-team-long = { $days ->
    [one] With the conversation at the latest; the words of reports { $days } day after they were filed at the latest.
   *[other] With the conversation at the latest; the words of reports { $days } days after they were filed at the latest.
}
keep-team-sooner = Delete the conversation.
keep-hold = If a court or the law wants something to be kept, it is not deleted by time until that is over. You can still delete your conversation yourself at any time.
audit-did-set-retention = Changed how long something is kept
audit-did-hold-thread = Put a hold on a conversation
audit-did-hold-person = Put a hold on everything with a person
audit-did-review-hold = Looked at a hold again
audit-did-lift-thread-hold = Lifted a hold on a conversation
audit-did-lift-person-hold = Lifted a hold on a person
