# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = Reports
report-waits = waiting for you
# A link beside a conversation: to the report about it.
report-link = Report
report-new = Contact report
report-to-conversation = To the conversation
report-draft-kept = Draft, kept
report-see-messages = Messages
report-see-form = To the form
# $who is a work name, $day a date.
report-filed-by = { $who } filed a report on { $day }.
report-news-since = This form is about what was written since.
report-no-news-since = Nothing was written since. If something in that report is wrong, correct it instead of filing a second one.
report-open-last = Open that report
report-nothing-to-report = There is no message yet that a report could be about.
report-sealed = What you write in words is encrypted; you and the coordinators can read it. What you choose is counted.
report-submit = File the report
report-save-draft = Save draft
report-discard = Throw the draft away
report-facts = From the conversation
# A mark at a field that was filled in already.
report-from-chat = from the conversation
# A mark at the minutes of work.
report-estimated = estimated
report-from-last = from the last report
report-time = Start and end
report-worker = Worker
report-person = Person
report-person-known = known: counted here before
report-person-new = new: counted here for the first time
report-own = Mine
report-review = To review
report-periods = Months
report-was-filed = The report is filed.
report-open-it = Open it
report-state = State
report-state-draft = Draft
report-state-submitted = Submitted
report-state-returned = Returned
report-state-accepted = Accepted
report-filed-on = Filed on
# $day is a day.
report-words-go = Words go on { $day }
report-draft-goes = Deleted on { $day }
report-none = No reports here
report-none-own = Open a conversation and choose “Report” to file one about it.
report-none-review = No report fits your choice, or none is waiting.
report-to-list = To the reports
report-back = To the report
report-correct = Correct
report-correct-more = What the report said before stays visible to whoever may read it.
report-correct-do = Save the correction
report-why = Why it is corrected (you need not say)
report-locked = Month locked
report-open = Open
report-steps = What happened to it
report-step-corrected = Corrected
report-step-returned = Returned
report-step-accepted = Accepted
report-before = before:
report-nothing = no answer
report-forgotten = The conversation was deleted. What was counted stays; words, times and the person are gone.
report-filing = Filing
report-day = Day of the contact
report-verdict = Review
report-word = A word to the writer
report-word-hint = Needed when you give it back. Encrypted with the report.
report-accept = Accept
report-return = Give back
report-periods-more = Lock a month once its figures have been handed on. Nobody can file, correct, return or accept a report of a locked month until you open it again.
# $who is a work name, $when a day and a time.
report-locked-by = Locked by { $who }, { $when }.
report-opened-by = Opened again by { $who }, { $when }.
report-reason = Reason
report-reason-correction = A report has to be corrected
report-reason-late = A report comes late
report-reason-mistake = It was locked by mistake
report-reason-other = Another reason
report-lock-month = Lock the month
report-open-month = Open it again
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] Lock it although { $n } report is not accepted yet
   *[other] Lock it although { $n } reports are not accepted yet
}
report-error-gone = This report is not there any more, or its conversation was deleted. What you typed is still here.
report-error-changed = It was changed meanwhile, by somebody else or in another window. What you typed is still here; send it again to put it in the place of what is there now.
report-error-another = A report about these messages was filed meanwhile. Open it before you file a second one: the same contact would count twice. What you typed is still here.
report-error-locked = The month of this contact is locked. Ask a coordinator to open it, then send this again. Until then you can keep it as a draft.
report-error-future = A day in the future cannot be filed or locked yet.
report-error-state = This report is in another state now. Look at it again.
report-error-busy = It could not be stored at this moment. What you typed is still here; please send it again.
report-error-word = Say in a few words what is missing or wrong.
report-error-reason = Choose why the month is opened again.
report-error-sure = Some reports of this month are not accepted yet. Tick the box to lock it all the same.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = “{ $words }” may tell who somebody is: { $kind }.
scrub-more = Take these words out, or say that they identify nobody.
scrub-sure = It identifies nobody
scrub-name = a name
scrub-phone = a phone number
scrub-email = an e-mail address
scrub-handle = a user name
scrub-address = an address
scrub-document = the number of a document
scrub-birth-date = a date of birth
scrub-link = a link
audit-did-open-report = Opened somebody else’s report
audit-did-return-report = Returned a report
audit-did-accept-report = Accepted a report
audit-did-correct-report = Corrected somebody else’s report
audit-did-lock-period = Locked a month
audit-did-open-period = Opened a locked month
report-kept = Everything you filled in is still in this page. The button sends it again.
