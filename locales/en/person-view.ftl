# Everything that is known of one person, what they agreed to, and forgetting somebody wholly.

known-open = Everything we know of this person
known-title = What we know of this person
known-what = Everything that is counted as one person here, from the first day to the last. No message is opened for this page. What somebody said about a talk without a name is not joined to anybody.
known-facts = In short
known-threads = Conversations
known-first = First day
known-last = Last day
known-languages = Languages of their pages
known-none = none
known-code = made, on their wish
# $n is a whole number.
known-reports-others = { $n ->
    [one] There is { $n } report by a colleague that you may not open.
   *[other] There are { $n } reports by colleagues that you may not open.
}
known-days = Day by day
known-notes-what = Notes on this person and on their conversations. The visitor never sees them.
known-earlier = Earlier ({ $n })
known-later = Later ({ $n })
known-began = A conversation began
known-report = A contact was reported
known-emergency = An emergency ended
known-merged = Two persons were counted as one from here on
known-state-new = New
known-state-open = Open
known-state-resolved = Resolved
known-state-discarded = Put away

consent-title = What they agreed to
consent-write = Write down an answer
consent-what = Ask in plain words, and write down what they say. Silence is no yes. They can take a yes back whenever they want.
consent-purpose = For what
consent-choose = Choose
consent-said = What they said
consent-do = Keep the answer
consent-for-consult = A consultant may read what was written, to help
consent-for-referral = Another organisation learns what it needs to help
consent-for-follow-up = We may write again later
consent-for-story = What happened may be told without anything that shows who they are
consent-is-not-asked = Not asked
consent-is-given = Yes
consent-is-refused = No
consent-is-withdrawn = Yes before, not any more
consent-is-unknown = Asked, no clear answer
consent-error-purpose = Choose what they were asked for.
consent-error-said = Choose what they said.
consent-error-nothing = There is no yes that could be taken back. If they say no, choose “No”.

oblivion-open = Forget this person
oblivion-title = Forget a person
oblivion-back = Back to the person
oblivion-what = Everything below becomes unreadable at once, for both sides, and is then deleted. It cannot be taken back, and no backup brings it back.
oblivion-goes = What goes
# $n is a whole number.
oblivion-kind-threads = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
# $n is a whole number.
oblivion-kind-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
# $n is a whole number.
oblivion-kind-images = { $n ->
    [one] { $n } image
   *[other] { $n } images
}
# $n is a whole number.
oblivion-kind-tickets = { $n ->
    [one] { $n } return ticket
   *[other] { $n } return tickets
}
# $n is a whole number.
oblivion-kind-outgoing = { $n ->
    [one] { $n } answer that waits to go out
   *[other] { $n } answers that wait to go out
}
# $n is a whole number.
oblivion-kind-drafts = { $n ->
    [one] { $n } draft of an answer
   *[other] { $n } drafts of answers
}
# $n is a whole number.
oblivion-kind-notes = { $n ->
    [one] { $n } note of the team
   *[other] { $n } notes of the team
}
# $n is a whole number.
oblivion-kind-tags = { $n ->
    [one] { $n } tag
   *[other] { $n } tags
}
# $n is a whole number.
oblivion-kind-emergencies = { $n ->
    [one] { $n } line about an emergency
   *[other] { $n } lines about emergencies
}
# $n is a whole number.
oblivion-kind-consents = { $n ->
    [one] { $n } answer about what they agreed to
   *[other] { $n } answers about what they agreed to
}
# $n is a whole number.
oblivion-kind-reviews = { $n ->
    [one] { $n } look at a talk that is over
   *[other] { $n } looks at talks that are over
}
# $n is a whole number.
oblivion-reports = { $n ->
    [one] The words of { $n } report, and what leads from it to the person
   *[other] The words of { $n } reports, and what leads from them to the person
}
oblivion-person = The person’s key and code, and who is counted as one with them
oblivion-stays = What stays
oblivion-stays-counts = Numbers: that a contact was counted, on which day, about which topics. Nothing leads from them to anybody.
oblivion-stays-trail = The trail: that a member opened something, and that you forgot somebody, without saying whom.
oblivion-stays-feedback = What was ticked about a talk without a name, without words and without a way to the talk.
oblivion-why = Why
oblivion-because-asked = The person asked for it
oblivion-because-danger = What we know could put the person in danger
oblivion-because-mistake = It came here by mistake, or was a trial
oblivion-because-over = There is no reason any more to keep it
oblivion-sure = I have read what goes, and it shall go
oblivion-do = Forget the person for good
oblivion-error-reason = Choose why.
oblivion-error-sure = Tick this if everything above shall go.
oblivion-error-changed = Something changed since you looked. Nothing was forgotten. Read the page again.
oblivion-error-emergency = An emergency is open in one of the conversations. Say first how it ended.
oblivion-done = Everything is gone.
oblivion-closed = Nothing of it can be opened any more. What is left is being deleted, also if you leave this page.
# $done and $total are whole numbers: conversations.
oblivion-far = { $total ->
    [one] { $done } of { $total } conversation
   *[other] { $done } of { $total } conversations
}
oblivion-look = Look again
oblivion-backups = Older backups still hold it, sealed, until they expire. When one is restored it is forgotten again at once.

audit-did-open-person = Looked at everything that is known of a person
audit-did-forget-person = Forgot a person
# $n is a whole number.
oblivion-kind-follow-ups = { $n ->
    [one] { $n } follow-up
   *[other] { $n } follow-ups
}
# $n is a whole number.
oblivion-kind-consults = { $n ->
    [one] { $n } question to a consultant
   *[other] { $n } questions to consultants
}
# $n is a whole number.
oblivion-kind-safeguarding = { $n ->
    [one] { $n } course of safeguarding
   *[other] { $n } courses of safeguarding
}
