# The desk of the team.

desk-name = Nightbus desk
desk-home = To the inbox
desk-nav = Desk
desk-inbox = Inbox
desk-waiting = waiting
desk-sign-out = Sign out
desk-public-says = Visitors read:
desk-signed-in = Signed in as
desk-thread = Conversation

queues = Queues
queue-waiting = Waiting for us
queue-mine = Mine
queue-answered = Waiting for reply
queue-resolved = Resolved
# $queue is the name of a queue.
queue-list = Conversations: { $queue }
inbox-empty = Nothing waits here
inbox-empty-more = A new message appears when you open this page again.
inbox-choose = Choose a conversation
inbox-choose-more = The one that has waited longest stands first.
inbox-more = Show more
# $n is a whole number. Short, as in a list.
wait-minutes = { $n ->
    [one] { $n } min
   *[other] { $n } min
}
wait-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
wait-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
state-new = New
state-resolved = Resolved
state-waiting-for-us = Waiting for us
state-answered = Answered
channel-web = Web chat

thread-back = Back to the list
thread-take = Take it
thread-resolve = Resolve
thread-limits-shown = The limits of confidentiality were shown before the first message.
thread-visitor = Visitor
# $code is the code name of a conversation.
thread-reply = Reply to { $code }
thread-sent-as = Sent as
thread-reopens = An answer opens the conversation again.
thread-side = About this conversation
side-language = Language
side-taken = Taken by
side-nobody = nobody yet
side-emergency = Emergency number
side-danger = If a life is in danger
# $number is the emergency number of the place.
side-danger-more = Write the number { $number } first, then stay with the person.
thread-error-taken = A colleague has this conversation already. You can still answer; they will see it.
thread-error-colleague = A colleague answered while you were writing. Read it above. Your text is still here: change it, or send it as it is.
thread-error-news = The visitor wrote in the meantime. Read the new message first. If it needs no answer, resolve the conversation again.
thread-error-deleted = The visitor has deleted this conversation. Your answer was not sent; the words are below.
