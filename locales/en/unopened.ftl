# Restricted conversations that nobody of the team opens any more, and what else can happen while one is restricted.

# What their visitor reads.
unopened-title = Nobody here can open this conversation any more
unopened-what = Only a few people of the team could read it, and they do not work on conversations any more. Everything in it is sealed. You can read it here; nobody of the team can.
unopened-choose = You decide how to go on. You can let the team read it: then everybody who answers here can read all of it, and somebody answers you. You need not write anything more for that. Or you begin a new conversation; this one is then closed in this browser.
unopened-to-team = Let the team read it, and send
unopened-anew = Send it as a new conversation
unopened-error = Nobody would read this here. Choose below how to send it. What you typed is still there.

# What the team reads.
unopened-line = Restricted: nobody opens it any more
unopened-closed = Nobody of the team can open this conversation any more: those who were named do not work on conversations any more. When the visitor comes back they read that, and decide whether the team may read it. If they write, it stands in your list.
unopened-emergency = Nobody of the team can open it. Tell a coordinator now. What to do stands below.
unopened-close-what = If nobody can reach this person in another way, a coordinator puts the conversation to rest. It comes back when the visitor lets the team read it.
unopened-close = Put it to rest
# $n is a whole number.
unopened-become = { $n ->
    [one] { $n } of them nobody would open any more. It stays sealed and stays in the list. If the visitor comes back, they read that and decide whether the team may read it.
   *[other] { $n } of them nobody would open any more. They stay sealed and stay in the list. If the visitors come back, they read that and decide whether the team may read them.
}
unopened-all-the-same = { $n ->
    [one] Do it all the same: nobody will be able to open { $n } conversation.
   *[other] Do it all the same: nobody will be able to open { $n } conversations.
}
unopened-few = { $n ->
    [one] Do it all the same: too few people will be left in { $n } conversation, or no coordinator.
   *[other] Do it all the same: too few people will be left in { $n } conversations, or no coordinator.
}
audit-did-leave-unopened = Left restricted conversations to too few people or to nobody, with a removal or another role. How many
audit-did-close-unopened = Put a conversation to rest that nobody opens

# $names is a list of work names.
restricted-error-renamed = Somebody changed the names in the meantime. Named now: { $names }. What you ticked is still there; look at it once more.
restricted-error-discarded = This conversation was discarded. Bring it back first; then it can be restricted.
review-closed = This talk was restricted to named people after it was drawn, and you are not named in it. It cannot be looked at here. You need not do anything.
review-next = The next talk
review-leave-out = Take it out of the sample
handover-only-to = only to { $names }
handover-stays = These stay yours: only named people open them, and none of those is on a shift at the desk now.
