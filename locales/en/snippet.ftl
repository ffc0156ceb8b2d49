# Snippets: answers that can be used again, in a conversation and where they are written.

snippet-title = Snippets
snippet-search = Look for words
snippet-find = Search
snippet-language = Language
snippet-none-found = No snippet has these words.
snippet-all = Show all
snippet-back-thread = Back to the conversation
snippet-so-far = What you have written so far
snippet-without = Go on without a snippet
snippet-check-first = Check before sending
snippet-reviewed = looked at on { $day }
snippet-fill = Fill in the snippet
snippet-insert = Put it into the answer
snippet-gone = This snippet is no longer offered. Choose another one.
snippet-unfilled = Fill in before sending: { $names }
snippet-error-empty = { $field }: fill this in.
snippet-error-text = { $field }: at most { $max } characters, without braces.
snippet-error-time = { $field }: write a time of day such as 18:30.
snippet-error-number = { $field }: write a whole number.
snippet-after = After sending
snippet-step-tag = Tag with “{ $topic }”
snippet-step-me = Mine if nobody has it
snippet-step-nobody = Nobody has it any more; the answer goes out at once
snippet-step-resolve = Resolve
snippet-step-written = Put off until they write
snippet-step-minutes = { $n ->
    [one] Put off for { $n } minute
   *[other] Put off for { $n } minutes
}
snippet-step-hours = { $n ->
    [one] Put off for { $n } hour
   *[other] Put off for { $n } hours
}
snippet-step-days = { $n ->
    [one] Put off for { $n } day
   *[other] Put off for { $n } days
}
snippet-lead = Answers that the team uses again and again. A new text is offered once a coordinator has approved it; until then the text before it stays in use.
snippet-new = New snippet
snippet-download = Take a copy of all
snippet-submitted = { $n ->
    [one] { $n } snippet waits to be approved
   *[other] { $n } snippets wait to be approved
}
snippet-name = Title
snippet-topic = Topic
snippet-state = State
snippet-languages = Languages
snippet-review = Review
snippet-uses-month = Used this month
snippet-uses-year = Used in 12 months
snippet-uses-hint = Uses are counted for each snippet and month, without conversation and without member.
snippet-state-in-use = in use
snippet-from-program = as it came with the program
snippet-state-withdrawn = withdrawn
snippet-state-submitted = waits to be approved
snippet-state-draft = draft
snippet-back-list = Back to all snippets
snippet-back-one = Back to the snippet
snippet-until-then = Until this text is approved, the one before it stays in use.
snippet-until-then-text = The text in use
snippet-written-by = Written by
snippet-needs-another = You wrote this text, so another coordinator approves it. Only where there is no other can you do it yourself.
snippet-reviewed-on = Looked at on
snippet-review-due = Look at it again by
snippet-source = Source
snippet-clinical = Clinical review
snippet-clinical-hint = “needed” until a clinician here has read the text; then who, and when. Empty where it states no fact of health.
snippet-clinical-needed = needed: no clinician here has read it yet
snippet-problems = To put right first
snippet-words = Words to look at
snippet-error-words = There are words to look at. Change them, or hand the text in as it is.
snippet-edit = Change
snippet-submit = Hand in for approval
snippet-submit-anyway = Hand in anyway
snippet-approve = Approve
snippet-return = Give back
snippet-discard = Give up this version
snippet-withdraw = Withdraw
snippet-preview = Preview
snippet-error-changed = Somebody else has changed this meanwhile. Look at what it says now.
snippet-error-problems = Something is still to be put right.
snippet-error-cut = A part of the text did not arrive as it was typed. Nothing was kept.
snippet-error-taken = A snippet of this name is there already.
snippet-error-same = Every snippet of this text is in use already as it stands there.
snippet-key = Name in files
snippet-key-hint = Small letters a to z, digits and _. It stays for ever.
snippet-texts = Texts
snippet-texts-hint = Where something has to be filled in, write a name in braces: { "{time}" }. The program itself fills in { "{emergency_number}" }, { "{work_name}" } and { "{organisation}" }. A language without a text stays empty.
snippet-text = Text
snippet-variables = To be filled in
snippet-variables-hint = Nobody can send the answer before these are filled in.
snippet-kind = What fits
snippet-kind-text = words
snippet-kind-time = a time of day
snippet-kind-number = a number
snippet-label = Label
snippet-after-hint = Whoever sends the answer sees each step and can leave it out.
snippet-holder = Whose it is
snippet-snooze = Put off
snippet-nothing = leave as it is
snippet-tags = Tags
snippet-article = Article of the guide
snippet-article-hint = Its short name. It is linked once there is a guide.
snippet-save = Keep as draft
snippet-load = Load a set
snippet-load-lead = A set is a text with many snippets, as “Take a copy of all” gives it. What differs from the text in use waits to be approved. A text with mistakes changes nothing.
snippet-load-button = Load
snippet-line = line { $n }
snippet-wrong-text = This cannot be read: { $name }
snippet-wrong-number = A set has from 1 to { $name } snippets.
snippet-wrong-key = “{ $name }” cannot be the name: use small letters a to z, digits and _, a letter first, at most 40 characters, and none of new, load, file.
snippet-wrong-twice = “{ $name }” is there twice.
snippet-wrong-topic = The contact report has no topic “{ $name }”.
snippet-wrong-day = “{ $name }” is not a day. Write it as 2026-11-22.
snippet-wrong-empty = There is no text in any language.
snippet-wrong-language = There is no language “{ $name }”.
snippet-wrong-blank = { $language }: a title or text is empty.
snippet-wrong-long = { $language }: at most { $name } characters.
snippet-wrong-half = { $language }: a title and a text belong together.
snippet-wrong-undeclared = { $language }: { $name } stands in the text, but nothing says what it is.
snippet-wrong-unused = { $language }: { $name } has to be filled in, but does not stand in the text.
snippet-wrong-brace = { $language }: there is a brace that belongs to no name.
snippet-wrong-variable = “{ $name }” cannot be filled in: use small letters a to z, digits and _, and none of the names that the program fills in itself.
snippet-wrong-label = { $name }: a label is missing in a language of the text, or is too long.
snippet-wrong-many = At most { $name } things to fill in, and as many tags.
snippet-wrong-snooze = Put off for 1 to { $name } minutes.
snippet-wrong-both = What is resolved cannot be put off as well.
audit-did-submit-snippet = Handed in a snippet
audit-did-approve-snippet = Approved a snippet
audit-did-withdraw-snippet = Withdrew a snippet
audit-did-load-snippets = Loaded a set of snippets
