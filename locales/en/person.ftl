# Somebody who writes twice is counted once: the page beside a conversation, and the coordinators' page.

person-open = Did they write before?
person-back = Back to the conversation
person-title = Counted once:
person-what = We count people, not conversations. This page helps to count somebody once, even if they write twice. It does not ask who they are.
person-lost = A lost ticket is a new person. Without the number we cannot know that somebody came before. They are then counted as new, and that is all right.
person-ticket-lost = Without the number we cannot know that you came before. You are then counted as new, and that is all right.
person-one = Counted as one with:
person-waits = Waits for a coordinator:
person-before-title = They wrote before
person-before-what = Only if the person says so. Do not guess from what they write or how. A coordinator decides, and it can be taken back.
person-before-said = The person says that they wrote before
person-before-name = Code name of the earlier conversation
person-before-hint = As it stands in the inbox, for example
person-before-send = Tell the coordinators
person-error-said = Tick this if the person says so. Without their word nothing is sent.
person-error-nobody = No conversation here has this code name. Compare it with the inbox.
person-error-several = More than one conversation has this code name, so that we cannot tell which one is meant.
person-error-same = This is the same conversation, or one with the same person.
person-error-one = These two are counted as one already.
person-code-title = A code of their own
person-code-what = Only if the person wants one. They answer a few small questions, and the same answers give the same code next time, also without a ticket.
person-code-kept = The answers are kept nowhere. We keep one number that follows from them, and it means something in this organisation only.
person-code-limits = Two people can have the same code, so equal codes are only a suggestion. Somebody who had both our database and the key of our server could try out all answers. If that would be a danger for the person, do not make a code.
person-code-once = If something is wrong, the fields come back empty: what somebody said about themselves is not shown twice.
person-code-emptied = Nothing was kept. The fields are empty on purpose: type the answers again.
person-code-have = This person has a code. New answers replace it.
person-code-unknown = Unknown
person-code-send = Make the code
person-code-remove = Delete the code
person-code-error-empty = Type the answer, or tick “Unknown”
person-code-error-letters = There is no letter in this answer
# $least and $most are whole numbers.
person-code-error-number = Type a whole number from { $least } to { $most }
# $n is a whole number.
person-code-error-few = { $n ->
    [one] At least { $n } answer must be known, otherwise too many people would have the same code
   *[other] At least { $n } answers must be known, otherwise too many people would have the same code
}
person-code-error-busy = The code was not made, too much is going on. Wait a moment and type the answers again

merges-title = People counted once
merges-what = Two persons become one only by your decision, and you can take it back. Reports keep what they were filed with; only how people are counted changes, also in months that are locked.
merges-waiting = To decide
merges-none = Nothing waits for a decision.
merges-merged = Counted as one
merges-from = Writes to us now
merges-into = Said to be the same as
merges-by-word = The person says so.
merges-by-code = Their codes are equal. Two people can have the same code.
merges-said-on = Said on
merges-decided-on = decided on
# $n is a whole number.
merges-reports = { $n ->
    [0] No report
    [one] { $n } report
   *[other] { $n } reports
}
merges-first = First contact
merges-last = Last contact
merges-unopened = Your keys do not open what was filed.
merges-one = They are one
merges-two = They are two
merges-back = Take it back
merges-error-otherwise = A colleague has just decided something else. Look at what it says now.

audit-did-merge-persons = Decided that two persons are one
audit-did-decline-merge = Decided that two persons are two
audit-did-take-back-merge = Took it back that two persons are one
