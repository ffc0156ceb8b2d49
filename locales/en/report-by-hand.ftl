# Reports without a conversation: by hand, many from a table, of a shift, of an overdose, of an incident.

by-hand-title = Report without a conversation
by-hand-lead = For an answer in a group, a publication, a visit to a forum, a call, a meeting, or messages on another platform.
by-hand-when = When
by-hand-day = Day
by-hand-time = Began at
by-hand-time-hint = On a 24-hour clock. Without a time the contact belongs to no shift.
by-hand-which = This time came twice that night
by-hand-which-first = The first time, before the clock was put back
by-hand-which-second = The second time
by-hand-nobody = Person: not identified. The report counts a contact but no person.
by-hand-file = File the report
by-hand-filed = The report is filed.
by-hand-another = File another like this
by-hand-error-day = Write the day as 2026-11-21.
by-hand-error-time = Write the time as 23:40.
by-hand-error-future = This is in the future. Only what has happened can be filed.
by-hand-error-skipped = There was no such time that night: the clock was put forward.
by-hand-error-twice = This time came twice that night. Choose which one it was.
by-hand-error-filed = This form was filed before, with other answers. Look at that report, or begin a new one.

table-title = Many contacts from a table
table-lead = Copy the lines from a spreadsheet and paste them here. Nothing is filed before you have seen what was understood.
table-label = Lines of the table
table-how = How the table must look
table-how-first = The first line names the columns, as the form calls them, in any language. “{ $day }” must be among them; “{ $time }” may be.
table-how-columns = Columns of the form
table-how-cells = Cells hold what the form offers. Several choices are separated by | or by /; how many of something is written after *. An empty cell counts as “not asked”.
table-how-days = Days are written 2026-11-21 or 21.11.2026, times 23:40.
table-how-most = At most { $most } lines are taken at a time.
table-column-day = Day
table-column-time = Began at
table-check = Check
table-check-again = Check again
# $n is a whole number.
table-file = { $n ->
    [one] File { $n } contact
   *[other] File { $n } contacts
}
# $n is a whole number.
table-can = { $n ->
    [one] { $n } line can be filed.
   *[other] { $n } lines can be filed.
}
# $n is a whole number.
table-cannot = { $n ->
    [one] { $n } line cannot be filed.
   *[other] { $n } lines cannot be filed.
}
# $n is a whole number.
table-before = { $n ->
    [one] { $n } line was filed before and is not filed again.
   *[other] { $n } lines were filed before and are not filed again.
}
# $n is a whole number.
table-done = { $n ->
    [one] { $n } contact is filed.
   *[other] { $n } contacts are filed.
}
table-rest = The table below holds only the lines that were not filed. Correct them and check again.
table-nothing-left = Every line is filed.
table-found = What was understood
table-broken = Lines that cannot be filed
table-head-line = Line
table-head-column = Column
table-head-why = Why
table-whole-line = whole line
# $n is a whole number.
table-more = { $n ->
    [one] And { $n } more line.
   *[other] And { $n } more lines.
}
table-equal = Lines that are the same, and lines that were filed before, are separate contacts. File them too.
# $n is a whole number, $lines their numbers.
table-look = { $n ->
    [one] Look at the text of { $n } line again: something in it may tell who somebody is. Line { $lines }.
   *[other] Look at the text of { $n } lines again: something in it may tell who somebody is. Lines { $lines }.
}
table-error-long = The table is too long, so a part of it did not arrive. Paste it in parts of at most { $most } lines.
table-error-lines = These are { $lines } lines. At most { $most } are taken at a time: paste the table in parts.
table-error-empty = Paste a line with the names of the columns and at least one line below it.
table-error-unknown = These columns are not in the form: { $names }. Correct the names, or take the columns out.
table-error-twice = These columns are there twice or mean the same: { $names }.
table-error-computed = These columns are filled in by the program: { $names }. Take them out.
table-error-no-day = No column says on which day it was. Name one of them “{ $day }”.
table-error-broken = Some lines cannot be filed. What is wrong with them is above the table.
table-wrong-quote = A quotation mark opens a cell and nothing closes it.
table-wrong-cells = There are more cells than columns.
table-wrong-no-day = The day is missing.
table-wrong-day = This is not a day. Write it as 2026-11-21 or 21.11.2026.
table-wrong-time = This is not a time. Write it as 23:40.
table-wrong-future = This is in the future. Only what has happened can be filed.
table-wrong-skipped = There was no such time that night: the clock was put forward.
table-wrong-twice = This time came twice that night. Write { $first } or { $second }.
table-wrong-locked = This month is locked.
table-wrong-code = “{ $word }” is not a choice in this column.
table-wrong-several = Only one choice is possible here.
table-wrong-number = Write a whole number from { $least } to { $most }.
table-wrong-long = At most { $most } characters; these are { $chars }.
table-wrong-not-here = The form does not ask this for such a contact. Leave the cell empty.
table-wrong-same = The same as line { $line }.

shift-title = Shift report
shift-lead = The numbers come from the reports that you have filed on contacts that began within these hours.
shift-hours = Hours of the shift
shift-start-day = Began on
shift-start-time = Began at
shift-end-day = Ended on
shift-end-time = Ended at
shift-zone = Time zone
shift-count = Count again
shift-numbers = What your reports say
shift-length = Length
shift-length-is = { $hours } h { $minutes } min
shift-nothing = No report of yours is on a contact within these hours.
shift-file = File the shift report
shift-as-filed = As counted when it was filed
shift-changed = Reports have changed since then. Now they say:
shift-error-order = The end must lie after the beginning.
shift-error-length = A shift is at most { $hours } hours long.
shift-error-future = The shift has not ended yet. Write an end that has already passed.
shift-of-contact = Shift

beside-add-overdose = Add an overdose record
beside-add-incident = Add an incident
beside-overdose-title = Overdose record
beside-incident-title = Incident
beside-no-blame = Nobody is blamed for an incident, and nobody's incidents are counted. What you write helps to keep the team safe.
beside-contact = The contact
