# Conversations that only named people open.

restricted-word = Restricted
restricted-title = Who may open this conversation
restricted-link = Restrict to named people
restricted-change-link = Change the names, or open it to the team
restricted-only = Restricted: only these people open it
# $names is a list of work names.
restricted-line = Restricted: { $names }
restricted-what-opens = Only the people you name can open it: the team’s key is taken from it, also for coordinators who are not named.
restricted-what-sees = Everybody else sees that there is a conversation, its code name and tags in filters, who may open it, and whether it is an emergency.
restricted-what-before = Whoever opened it before has seen it. Older backups open with the team’s key until they expire. Follow-ups, questions to consultants and safeguarding steps stay sealed for the team; the desk shows them to the named people alone.
restricted-what-visitor = Nothing changes for the visitor.
restricted-who = Who opens it
restricted-who-hint = At least two people who answer conversations, one of them a coordinator, so that it is not lost.
restricted-words = Why
restricted-words-hint = Needed if no coordinator is named. It becomes a note that only the named people read.
restricted-do = Restrict
restricted-change = Change the names
restricted-open = Open it to the team again
restricted-open-what = Everybody who answers conversations can read it then, with its notes. Consultants and case managers who were named keep it.
restricted-open-do = Open it to the team
restricted-closed = A restricted conversation
restricted-closed-what = Only named people open it. If there is something they should know, tell them.
restricted-opens = These people open it
restricted-on-shift = on a shift now
restricted-emergency = This may be an emergency.
restricted-emergency-what = Call one of the people below now. If you cannot reach any of them, call a coordinator. What to do stands below them.
restricted-kept = This conversation is restricted to named people now. What you typed was not sent; here it is.
restricted-report = This conversation is restricted. A report about it belongs to the team: whoever reads reports reads it.
restricted-leave = Restricted conversations would be lost with this person. First name somebody else in them, or open them to the team.
# $n is a whole number.
restricted-leave-named = { $n ->
    [one] They are named in { $n } restricted conversation and will not open it any more.
   *[other] They are named in { $n } restricted conversations and will not open them any more.
}
restricted-error-theirs = Whoever has the conversation, or a coordinator, restricts it. Take it first.
restricted-error-few = Name at least two people who answer conversations.
restricted-error-me = Name yourself too. You can leave the list afterwards.
restricted-error-nobody = Somebody you named is not in the team any more, or has another role.
restricted-error-coordinator = Name a coordinator, or say why not.
restricted-error-changed = It was restricted, or opened to the team, in the meantime. Look at the names again.
restricted-error-history = This conversation is restricted. Name them in it first, or ask without the conversation.
work-left-restricted = Only named people open this conversation.
audit-did-restrict-thread = Restricted a conversation to named people
audit-did-change-named = Changed who opens a restricted conversation
audit-did-open-to-team = Opened a restricted conversation to the team
known-follow-up = A follow-up was planned
known-consult = A consultant was asked

# A yes that is taken back.

consult-history-withdrawn = The visitor took their yes back. The conversation was taken from the consultant at once; the question is still with them.
consult-withdrawn = The visitor does not want this conversation to be read any more. You can answer the question without it.
consult-visitor-do-back = Take my yes back
consult-visitor-back = You took your yes back. They read nothing of this conversation any more. What they have already read, they know.
consult-visitor-over = Nobody else is asked to read this conversation any more.
