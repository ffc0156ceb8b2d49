# When very many write at once, and what workers do about it.

limited-title = Too many requests from your connection
limited-text = The network that you use asks for very many pages at the moment. That may be somebody else. Please wait a minute, then try again. We count this in memory only and keep no address.
limited-kept = Your message was not sent. What you typed is still here. Wait a minute, then send it again.
full-title = Too many people are waiting now
full-text = So many have written to us that we cannot take a new conversation at this moment.
full-low-title = We cannot take new conversations now
full-low-text = Our storage is nearly full. What is left is kept for people who already talk with us.
full-when = Please try again in half an hour. There may be room by then.
full-open = If you already have a conversation, it goes on as before.
full-kept = Your message was not sent. What you typed is still here. Copy it, or send it again later.
full-again = Try again

# $code is the code name of a conversation.
discard-tick = Tick { $code }
discard-ticked = Discard what is ticked
discard-since = Look at new conversations with a single message. How far back?
# $n is a whole number.
discard-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
discard-today = today
discard-title = Discard new conversations
# $n is a whole number.
discard-count = { $n ->
    [one] { $n } new conversation with a single message will be discarded.
   *[other] { $n } new conversations with a single message will be discarded.
}
# $n is a whole number.
discard-more = { $n ->
    [one] Only the first { $n } is listed.
   *[other] Only the first { $n } are listed.
}
discard-what = Discarded conversations leave all queues. For a week you can bring them back; then they are deleted for good. If a visitor writes again, the conversation is new again by itself.
discard-none = No new conversation with a single message came in this time. The last minute is not counted.
discard-do = Discard them
discarded-title = Discarded
discarded-empty = Nothing is discarded.
# $n is a whole number.
discarded-done = { $n ->
    [one] { $n } conversation discarded.
   *[other] { $n } conversations discarded.
}
discarded-undo = Undo
discarded-undo-batch = Bring back
discarded-until = Deleted for good:
