# Notes of the team on a conversation.

notes-title = Notes of the team
notes-what = The visitor never sees them. They go with the conversation.
note-label = New note
note-do = Add note
mention-label = Tell these colleagues
mention-seen = has seen it
note-error-empty = Write something.
# $max is a whole number.
note-error-long = At most { $max } characters. Your words are still here.
