# The guide on the public site.

guide-title = Guide
guide-lead = Plain pages on health, on what can go wrong and on what helps. You need no account, and nothing you read here is noted.
guide-home = Read in the guide
guide-own = These pages are our own. People who know the field should look at them where they are used.
guide-kind-emergency = In danger
guide-kind-how-to = How to
guide-kind-checklist = Checklists
guide-kind-substance = Substances
guide-kind-service = Services
guide-kind-method = How we work
guide-kind-practice = What other teams do
guide-kind-page = About us
guide-combinations = Taking two things together
guide-combinations-lead = What sources say of two substances taken together. The list says which are more dangerous, and why.
guide-combinations-missing = If a pair is not here, that does not mean that it is without danger. It means that we have no source for it.
guide-pair-why = Why: the reasons for each pair
guide-pair-a = First substance
guide-pair-b = Second substance
guide-pair-choose = Choose
guide-pair-look = Look it up
guide-pair-error-none = Choose a substance from the list.
guide-pair-error-same = Choose two different substances.
guide-pair-none = We have no source for these two together. That does not mean that there is no danger. You can ask us.
guide-short = In short
guide-now = Do this now
guide-do = Do
guide-dont = Do not
guide-note = Good to know
guide-contents = On this page
guide-ticks = What you tick stays on this page. It is sent nowhere, and it is gone when you close the page.
guide-related = Read on
guide-here = On this site
# The name of a region follows.
guide-region = Only for:
guide-sources = Sources
# $n is the number of a source in the list below the page.
guide-source = Source { $n }
# $on and $due are dates, $revision a number.
guide-reviewed = Reviewed on { $on }. Next review by { $due }. Revision { $revision }.
# $due is a date.
guide-overdue = This page should have been reviewed by { $due }. Some of it may be out of date.
guide-older = The original of this page has changed since it was translated. Some of it may be out of date.
guide-reviewer-clinic = Checked as to health by { $name }, { $role }.
guide-reviewer-law = Checked as to law by { $name }, { $role }.
guide-needs-clinic = Our own text. It needs a review by local health workers before it is relied on.
guide-needs-law = It touches on law. It needs a review by somebody who knows the law of the place.
guide-level-danger = Dangerous
guide-level-caution = Caution
guide-level-unknown = Not known
guide-confidence-known = Well known
guide-confidence-some = There is some evidence
guide-confidence-reported = Reported, not well studied
guide-elsewhere-title = Not in this language yet
guide-elsewhere = You can read this page in:
