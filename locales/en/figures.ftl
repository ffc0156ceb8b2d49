# Figures of a period at the desk, and their copy.

figures-title = Figures
figures-choose = Choose a period
figures-period = Period
figures-from = Or from month
figures-to = To month
figures-only = Only
figures-everything = Everything
figures-show = Show
figures-earlier = Earlier
figures-later = Later
# $number is 1 to 4, $year a year.
figures-quarter = Quarter { $number } of { $year }
figures-error-period = Choose a month, a quarter or a year, or write two months as 2026-11, at most 24 from one to the other.
figures-error-only = Choose a platform or a language from the list.
figures-moved = With a choice of platform or language, whole quarters are shown.
# $locked and $all are numbers.
figures-locked = Locked months: { $locked } of { $all }.
figures-open = Reports not accepted yet: { $n }.
# $forms is the name of a form and its versions.
figures-forms = Form: { $forms }.
figures-none = No contacts were reported in this period
figures-none-more = Drafts are not counted.
figures-few = Fewer than 5 contacts or fewer than 5 people: no table is shown.
figures-withheld = Too few to show without telling something about single people.
figures-events = Events
figures-people = People
figures-share = Share of contacts
figures-all = All
figures-hidden = hidden
figures-few-title = Fewer than 5, hidden
figures-hidden-title = Hidden to protect a small number
# The difference to the period before. $n is the difference, $then the number of then, $period that period.
figures-more = { $n } more than { $period } ({ $then })
figures-fewer = { $n } fewer than { $period } ({ $then })
figures-same = the same as { $period } ({ $then })
figures-no-comparison = no comparison
figures-copy = Take a copy (CSV)
figures-copy-more = The copy holds what this page shows, with a definition in every line. Taking it is recorded.

figures-contacts = Individual contacts
figures-def-contacts = Individual contacts (W3): direct messages, the automatic guide, calls and meetings.
figures-reached = People reached
figures-def-reached = People reached (W1): different people with at least one individual contact in the period.
figures-shares = Shares
figures-share-no-key = Contacts without a person
figures-share-in-time = Answered in time, of those answered in the hours of duty
figures-share-out-of-hours = Came out of hours, of those whose time was measured
figures-share-online = Solved fully online, of those with an answer
figures-share-useful = Found useful, of those who said
figures-no-share = Hidden, or nothing to count
figures-median = Median time to the first answer by a human
figures-def-median = Median (W11): the middle of all minutes from the first message to the first answer by a human, for those who wrote in the hours of duty.
figures-def-mean = Mean of the points (W23): from 1 to 5, of those who gave points.
figures-minutes = { $n } min

figures-table-person = New and known people
figures-def-person = New are people whose first contact ever lies in the period (events: contacts in the month in which they first came); known are those who came before.
figures-person-new = New people
figures-person-known = Known people
figures-person-no-key = Without a person
figures-table-answer = First answer
# $minutes is the target that the organisation has set.
figures-def-answer = In time: a human answered within { $minutes } minutes. Out of hours: the person wrote when nobody was on duty. Not measured: reported by hand.
figures-answer-in-time = In time
figures-answer-later = Later
figures-answer-no-answer = No answer by a human
figures-answer-out-of-hours = Came out of hours
figures-answer-not-measured = Not measured
figures-table-solved = Solved
figures-def-solved = Contacts by whether the question was solved online.
figures-solved-online = Solved fully online
figures-table-topic = Topic
figures-def-topic = Contacts by topic. A contact may have several, so that this column does not add up.
figures-table-urgency = Urgency
figures-def-urgency = Contacts by urgency, emergencies among them.
figures-table-platform = Platform
figures-def-platform = Contacts by platform.
figures-table-language = Language
figures-def-language = Contacts by language.
figures-table-mode = Mode
figures-def-mode = Contacts by how they took place.
figures-table-area = Area
figures-def-area = Contacts by area, never finer than the list in the form.
figures-table-asked = Asked for feedback
figures-def-asked = Contacts by whether the person was asked what they think of the talk.

figures-missing-unknown = Unknown
figures-missing-refused = Did not want to say
figures-missing-not-asked = Not asked
figures-missing-not-applicable = Does not apply here
figures-missing-no-entry = No entry

figures-other = Other work and records
figures-def-other = Events alone; nobody counts people here.
figures-other-group-answer = Answers in groups
figures-other-publication = Publications
figures-other-forum-visit = Visits to forums
figures-other-overdose-record = Overdose records
figures-other-incident-record = Incident records
figures-other-feedback = Feedback given

figures-said-useful = Was the talk useful
figures-said-topics = Feedback by topic
figures-def-said = What people said after a talk; nobody is counted by it.
figures-useful-yes = Yes
figures-useful-partly = Partly
figures-useful-no = No
figures-said-mean = Mean of the points
figures-of-contacts = individual contacts of the period (W3)
figures-of-answered = contacts answered in the hours of duty
figures-of-said = feedback given in the period

figures-how = How small numbers are protected
figures-rule = Fewer than 5 events or people are hidden (<5), with other numbers (hidden), so that no small number can be worked out from what is shown. 0 is shown.
figures-rule-time = Periods are whole months. A quarter or a year hides a row if its months would give a hidden number away; any other period shows a row only if each of its months does.
figures-rule-people = One person may stand in several rows and several months: people are never added up.
