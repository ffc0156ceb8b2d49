# Duty: the calendar of shifts, who is on now, what the public page says of it, notes at the end of a shift.

# $time is a clock time, $day a date such as 20 November.
duty-away = Nobody is at the desk at the moment
duty-away-until = Nobody is at the desk at the moment; somebody is expected at { $time }
duty-away-until-day = Nobody is at the desk at the moment; somebody is expected on { $day }, { $time }
# $n is a number from 8 to 10, $time one of the two texts below.
duty-expected = In the last four weeks, at least { $n } of every 10 people who wrote while somebody was on duty had a first answer within { $time }. This is a look back, not a promise.
duty-within-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
duty-within-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

# What stands by itself after a first message while nobody is on duty.
nobody-title = Your message has arrived
nobody-auto = This text appears by itself. No person has read your message yet.
nobody-kept = Your message is kept, encrypted, until a worker reads it.
# $number is the emergency number of the place.
nobody-danger = If a life is in danger, do not wait for us. Call { $number }.
nobody-return = To read the answer later or on another device, take a return ticket:
nobody-write = You can write more here at any time. It all arrives together.

duty-title = Duty
duty-plan = Plan shifts
duty-shift = Shift
duty-back = To the week
duty-kind-desk = At the desk
duty-kind-on-call = On call
# $weekday, $day and $times are a weekday, a date and times such as 22:00–02:00.
duty-when = { $weekday }, { $day }, { $times }
# $from and $to are dates.
duty-week-of = { $from } to { $to }
duty-weeks = Weeks
duty-week-before = Week before
duty-week-after = Week after
duty-role = Role
duty-language = Language
duty-all = all
duty-show = Show
duty-none-planned = Nothing is planned yet
duty-none-planned-more = Until shifts are planned, the published hours alone say when somebody is on duty.
duty-day-empty = no shifts
duty-open-shift = open
duty-cancelled = Cancelled
duty-now = Now
duty-begun = It has begun.
duty-over = It is over.
duty-mine-more = Your shift: offer it to a colleague
duty-take-more = Look at it or take it
duty-change = Change
# $times are times such as 02:00–06:00.
duty-gap = { $times }: nobody is at the desk
# $who is a role, or a role and a language.
duty-gap-who = { $times }: nobody ({ $who })
duty-gap-language = { $times }: nobody who speaks { $language }
# $zone is the name of a time zone.
duty-zone = All times are in the zone { $zone }. A shift begins and ends by the clock on the wall, also when clocks change.
duty-kind = What
duty-who = Who
duty-wanted = Wanted
duty-take = Take this shift
duty-release = Give it back
duty-offer = Offer it to a colleague
duty-offer-more = It stays yours until they accept. The same shift can be offered to several people; whoever accepts first has it.
duty-colleague = Colleague
duty-in-exchange = In exchange for
duty-for-nothing = nothing
duty-offer-do = Offer
duty-this-day = This day only
duty-give-to = Who has it
duty-nobody = nobody: open
duty-give = Change
duty-cancel = Cancel this shift
duty-restore = It takes place after all
duty-offers = Offered shifts
duty-offers-none = Nothing is offered to you or by you.
duty-accept = Accept
duty-decline = Decline
duty-withdraw = Take back
# $name is a work name, $shift and $back are shifts in words.
duty-offer-to-me = { $name } offers you { $shift }.
duty-offer-to-me-for = { $name } offers you { $shift } for your { $back }.
duty-offer-by-me = You offered { $name } your { $shift }.
duty-offer-by-me-for = You offered { $name } your { $shift } for { $back }.
duty-wanted-role = Wanted role, if it is open
duty-wanted-language = Wanted language
duty-any = any
duty-begins = Begins
duty-ends = Ends
duty-midnight = An end that is not after the beginning is on the next day.
duty-weekdays = On which days
duty-how-often = How often
# $n is a number of weeks.
duty-every = { $n ->
    [1] every week
    [one] every { $n } weeks
   *[other] every { $n } weeks
}
duty-first-day = First day
duty-last-day = Last day
duty-last-day-hint = Leave the last day empty for shifts that go on. For a single shift, both days are the same.
duty-plan-do = Plan
duty-series = What is planned
# $day is a date.
duty-from-day = from { $day }
duty-end-do = Set the last day
duty-series-title = Change from a day on
duty-series-stands = As it is planned now
# $day is a date.
duty-series-until = until { $day }
duty-series-from = From which day on
duty-series-past = Days before it stay as they were, and a shift that has begun goes on as it is.
duty-series-last-hint = Leave the last day empty for shifts that go on.
duty-series-do = Change
duty-series-agreed = Agreed on single days
duty-series-agreed-more = It stays so, at the new times, while there is a shift on that day and whoever has it fits.
# $shift is a shift in words, $who a work name, or that it is open or cancelled.
duty-series-day = { $shift }: { $who }
# $from and $to are work names.
duty-series-offer = { $shift }: offered by { $from } to { $to }
duty-series-lost = Agreed before, and gone with this change
# $n is how many of those there are.
duty-series-lose = { $n ->
    [one] It is right that { $n } agreement goes
   *[other] It is right that { $n } agreements go
}
duty-on-now = On duty now
duty-on-nobody = Nobody is on a shift.
duty-on-shift = On shift:
# $time is a clock time.
duty-on-until = on shift until { $time }

duty-error-began = This shift has begun or is over. Nothing was changed.
duty-error-cancelled = This shift was cancelled meanwhile. Nothing was changed.
duty-error-taken = Somebody else has this shift now. Nothing was changed.
duty-error-accepted = This offer was accepted before. Nothing was changed.
duty-error-declined = This offer was declined before. Nothing was changed.
duty-error-withdrawn = This offer was taken back. Nothing was changed.
duty-error-unfit = The role, the language or the keys do not fit this shift. At the desk it needs somebody who opens the team’s conversations.
duty-error-who = Choose a colleague.
duty-error-back = This shift is not your colleague’s. Choose one of theirs, or nothing.
duty-error-time = Write a time such as 22:00.
duty-error-from = Write a day from today on, at most a year ahead.
duty-error-until = Write a day that is not before the first, or leave it empty.
duty-error-weekdays = Choose a weekday that lies between the first and the last day.
duty-error-lose = { $n ->
    [one] With this change { $n } agreement on a single day would go. Look at it and tick that this is right, or change less.
   *[other] With this change { $n } agreements on single days would go. Look at them and tick that this is right, or change less.
}
duty-error-changed = These shifts were changed meanwhile, or something was agreed on one of their days. What you typed is still here; beside it stands how they are now. Look at it and send it again.
duty-error-from-begun = The shift of this day has begun, or would have begun already. Choose a later day.
duty-error-after-last = The last shift is before this day. Choose an earlier day, or plan new shifts.

# Who of those on duty or on call can be called by e-mail.
duty-reach-title = On call, but cannot be called
duty-reach-more = Ask them to set an address under “Calls by e-mail”, or give the shift to somebody else. Until then coordinators are called in their place.
# $name is a work name, $shift a shift in words, $why one of the texts below.
duty-reach-line = { $name }: { $shift }. { $why }
duty-reach-yes = Can be called by e-mail
duty-reach-no = Cannot be called by e-mail
duty-reach-none = Cannot be called by e-mail: no address is set
duty-reach-asked = Cannot be called by e-mail: the address is not confirmed
duty-reach-refused = Cannot be called by e-mail: the mail server refused the address

handover-title = Hand over
handover-label = What the next shift should know
handover-hint = Only the team reads it. Use code names and no names of people.
handover-do = Leave the note
# $codes are code names of conversations.
handover-line-urgent = Open emergencies: { $codes }
handover-line-mine = My open conversations: { $codes }
handover-mine = Conversations that are yours
handover-mine-more = They stay yours until you hand them over. You can undo it for a day.
handover-which = Which
handover-to = To whom
handover-give = Hand over
handover-nobody = Nobody else is on a shift at the desk now, so nothing can be handed over here.
handover-notes = Notes of shifts
# $n is a number of days.
handover-kept = Notes are kept for { $n ->
    [one] { $n } day
   *[other] { $n } days
}.
handover-none = No notes yet.
handover-ends = Your shift ends at { $time }.
handover-ended = Your shift ended at { $time }.
handover-write = Write a note and hand over
# $name is a work name.
handover-from = { $name }, { $time }
handover-read = I have read it
handover-error-empty = Write something first.
# $max is a number of characters.
handover-error-long = A note has at most { $max } characters. What you typed is still here.
handover-error-none = Choose at least one conversation.
handover-error-to = Choose somebody who is on a shift at the desk now and can open all of them.

audit-did-plan-duty = Planned shifts
audit-did-replan-duty = Changed planned shifts from a day on
audit-did-change-duty = Changed a shift
