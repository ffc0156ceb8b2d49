# Deleting a message or a whole conversation.

delete-title = Delete this conversation
delete-what = This deletes, for you and for us:
delete-messages = every message and image, from both sides,
delete-keys = the keys that open them, on every device, and your return ticket,
delete-notes = whatever we have noted about it.
delete-stays = What stays is that there was a conversation and which worker opened it, without a word of it.
delete-for-good = Nobody can undo this. Older backup copies may still hold it, encrypted, until they are deleted too. If one is put back within 90 days, the conversation is deleted again.
delete-button = Delete the conversation
delete-keep = Keep it and go back
delete-link = Delete
delete-message-title = Delete this message
delete-message-more = It is deleted for you and for us. Both sides see that a message was deleted, not what it said. Somebody may have read it already.
delete-message-button = Delete the message
delete-error-stale = This page was open too long or was changed. Nothing was deleted. Try again.
delete-error-busy = It could not be deleted just now: our store is busy. Try again in a minute.
deleted-title = Deleted
deleted-done = The conversation is deleted.
deleted-more = Nobody can open it any more: not you, not us, not with a return ticket.
deleted-history = Your browser may still list this site in its history. “Leave now” opens an everyday page.

message-deleted = This message was deleted.
message-deleted-by-visitor = The visitor deleted this message.
