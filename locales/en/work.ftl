# What is done with conversations: taken, given, put off, tagged; many at once; undone.

work-undo = Undo
work-undo-kept = You can undo this for one day, as long as nothing else has changed.
work-resolve-undo = Undo opens it again. Its times are kept as days only, so the waiting time then counts from that moment.
work-undone = It is undone.
work-stayed = It was not undone: something else has changed in this conversation since.
work-did-take = You have taken it.
# $who is the work name of a colleague.
work-did-assign = Given to: { $who }
work-did-release = Nobody has it now.
# $tag is the word of a tag.
work-did-tag = Tag added: { $tag }
work-did-untag = Tag removed: { $tag }
# $until says until when.
work-did-snooze = Put off. { $until }
work-did-wake = It is no longer put off.
work-did-resolve = Resolved.
work-left-gone = It is no longer there.
work-left-changed = Something changed in it meanwhile.
work-left-colleague = A colleague has it, or decided about it meanwhile. Look again and decide.
work-left-emergency = It is an emergency. First say how it ended; until then it is neither put off nor resolved.
work-left-already = It is so already.
work-left-resolved = It is resolved.
work-left-away = It was discarded.
work-left-visitor = The visitor wrote meanwhile.
work-left-leaver = That colleague does not hold the team’s key any more. Choose somebody else.
# $who and $to are work names, $when is a time.
work-who-took = { $who } has taken it ({ $when }). Look again and decide.
work-who-gave = { $who } decided ({ $when }): { $to } has it now. Look again and decide.
work-who-released = { $who } has released it ({ $when }). Look again and decide.
work-error-assignee = Choose a colleague who can open it.
work-error-later = Choose a time that is still to come, within a year.
work-error-tag = Choose a tag, or write a word.
# $max is a whole number.
work-error-word-long = At most { $max } characters.
work-sure = Change it, or add it once more if it identifies nobody.
# $who is the work name of a colleague.
here-colleague = { $who } has this open.
tags-title = Tags
tag-found = found
tag-confirm = Confirm
tag-remove = Remove
tag-which = Tag
tag-choose = Choose
tag-word = Or a word of your own
tag-word-hint = For the whole team. No names, nothing that tells who somebody is.
tag-add = Add tag
later-heading = Put off
later-until-label = Until when
later-written = until they write
later-hour = in one hour
later-evening = this evening, 18:00
later-tomorrow = tomorrow, 9:00
later-monday = Monday, 9:00
later-at = a day and a time
later-day = Day
later-clock = Time
later-do = Put off
later-wake = Take back into the list
# $when is a day and a time.
later-until = Comes back: { $when }
later-until-written = Comes back when they write.
assign-title = Who has it
assign-to = Hand over to
assign-do = Hand over
release-do = Release: nobody has it
many-title = With what is ticked
many-take = Take
many-assign = Hand over to…
many-tag = Tag…
many-snooze = Put off…
many-release = Release
many-resolve = Mark as resolved
many-preview = What will happen
# $n is a whole number.
many-will-take = You take them. Conversations: { $n }
many-will-assign = They are handed over. Conversations: { $n }
many-will-tag = They get a tag. Conversations: { $n }
many-will-snooze = They are put off. Conversations: { $n }
many-will-release = Nobody has them any more. Conversations: { $n }
many-will-resolve = They are resolved. Conversations: { $n }
many-none = Nothing can be done with what was ticked.
# $max and $n are whole numbers.
many-beyond = At most { $max } at once. Left for the next time: { $n }
many-do = Do it
many-left = Left as they are
deed-title = What was done
# $n is a whole number.
deed-done = Conversations: { $n }
deed-with = Done
deed-undone = Undone
deed-stayed = Not undone: changed meanwhile
audit-did-assign = Handed a conversation over to a colleague
audit-did-undo-assign = Took the handing over of a conversation back
report-from-tags = From the tags
