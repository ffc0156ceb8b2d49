# Leaving the team, a new key for it, and single conversations given to a colleague.

leave-heading = Leaving the team
leave-back = Back to the team
leave-what = What happens when you confirm
# $n is a whole number.
leave-sessions = { $n ->
    [0] They are not signed in now, and cannot sign in again.
    [one] Their { $n } open session ends at once, and they cannot sign in again.
   *[other] Their { $n } open sessions end at once, and they cannot sign in again.
}
leave-seals = { $n ->
    [one] Their { $n } copy of the team's key is deleted.
   *[other] Their { $n } copies of the team's keys are deleted.
}
leave-taken = { $n ->
    [0] They have no open conversation.
    [one] { $n } open conversation that they have taken goes back to the queue.
   *[other] { $n } open conversations that they have taken go back to the queue.
}
leave-given = { $n ->
    [one] { $n } conversation that was given to them is taken back.
   *[other] { $n } conversations that were given to them are taken back.
}
leave-complaints = { $n ->
    [one] { $n } complaint no longer opens with their key.
   *[other] { $n } complaints no longer open with their key.
}
leave-new-key = The team gets a new key. What people write from then on does not open with the old one.
leave-stays = What they wrote to visitors stays, with their work name. Nobody else has to do anything.
leave-copied = What they have read or copied before, nobody can take back.
leave-you = This is you. You are signed out at once.
leave-do = Remove from the team
leave-for-good = This cannot be undone. Somebody who comes back is invited as a new person.
leave-last = This is the only coordinator. Make somebody else a coordinator first; otherwise nobody could admit anybody.

reseal-heading = The team's key
reseal-progress = The new key: how far it is
# $done and $n are whole numbers.
reseal-words = { $n ->
    [one] The new key is in place for { $done } of { $n } record.
   *[other] The new key is in place for { $done } of { $n } records.
}
reseal-done = All conversations, reports and other records have the team's present key. No older key opens anything here.
reseal-runs = This goes on in the background while you are signed in. You can go on working.
reseal-waits = It goes on as soon as a coordinator is signed in and opens this page.
reseal-again = Look again
reseal-failed = { $n ->
    [one] { $n } record does not open with the old key and was left as it is. Tell whoever runs your server.
   *[other] { $n } records do not open with the old key and were left as they are. Tell whoever runs your server.
}
new-key-heading = A new key without anybody leaving
new-key-what = Do this if a copy of the team's key may be in other hands: a lost laptop, a password that somebody saw. Nobody is signed out.
new-key-do = Make a new key

queue-given = Given to you
given-empty = A colleague can give you a conversation. It then appears here.
given-to-you = A colleague gave you this conversation. You can read all of it and answer. They can take it back at any time.
give-title = Given to
give-to = Give to a colleague
give-choose = Choose
give-what = They see this whole conversation, what was written before and what comes, and can answer.
give-visitor = The visitor is not told now; they see the name and the role with each answer. Ask the visitor before you give it.
give-do = Give
give-take-back = Take back
give-take-back-more = After that they see nothing new. What they have read, they have read.
give-nobody = Nobody in the team has a role to which single conversations are given.
give-error-nobody = Choose a colleague
