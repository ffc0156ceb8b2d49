# What appears by itself on the page of a conversation.

live-frame = New messages
live-note = New messages appear here by themselves.
# $name is a work name, $role the role of a member of the team.
live-here = { $name } ({ $role }) is here
live-nobody = Nobody from the team is here at the moment. You can still write.
live-end-long = This page has been open for half an hour. New messages no longer appear here.
live-end-tabs = This conversation is open in too many windows. New messages no longer appear in this one.
live-end-restart = Our server is starting again. New messages no longer appear here.
live-end-lost = The connection was lost. New messages no longer appear here.
live-full = Many people are here now, so new messages do not appear by themselves.
live-closed = This conversation is closed in this browser.
live-continue = Show new messages
live-home = Go to the first page
