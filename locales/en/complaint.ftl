# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = Complain or give feedback without a name

complaint-title = Complain or give feedback
complaint-lead = Did something go wrong, or was something good? Tell us here. You need no name, no account and no open conversation. Do not write who you are unless you want to.
complaint-about = What is it about?
complaint-about-nothing = I prefer not to choose
complaint-topic-worker = A worker
complaint-topic-waiting = Waiting for an answer
complaint-topic-advice = The advice I got
complaint-topic-privacy = My privacy
complaint-topic-website = This website
complaint-topic-other = Something else
complaint-label = What happened?
complaint-hint = Any language. Work names and days help us to look into it, if you know them.
complaint-send = Send it
complaint-have-code = I have a trace code
complaint-next = What happens next
complaint-who-reads = Only the coordinators of the organisation can read it. No worker can, not even the one it is about. If it is about a coordinator, that coordinator can read it too.
complaint-code-more = You get a trace code. With it you can look here later, from any device, whether there is an answer. The code opens this complaint and nothing else, and nothing links it to a conversation.
complaint-no-promise = We cannot promise an answer by a certain time. When a coordinator begins to look at it, the page behind the code says so.
# $days is a whole number.
complaint-kept = { $days ->
    [one] A complaint that was answered or closed is deleted { $days } day after its last change.
   *[other] A complaint that was answered or closed is deleted { $days } days after its last change.
}
complaint-sent-title = We have it
complaint-sent = It is stored, and only the coordinators can read it.
complaint-code-title = Your trace code
complaint-code-once = Write this number down before you leave this page. It is shown once, and we cannot find it again for you.
complaint-code-hint = Twenty digits. Spaces and dashes do not matter.
complaint-code-lost = A lost code cannot be found again, because we do not know whose it is. You can always write a new complaint.
complaint-trace-title = Look for an answer
complaint-trace-open = Open
complaint-new = Write a new complaint
complaint-own-title = Your complaint
complaint-state-received = Received
complaint-state-looked-at = Being looked at
complaint-state-answered = Answered
complaint-state-closed = Closed
complaint-state-received-more = We have it. No coordinator has begun to look at it yet.
complaint-state-looked-at-more = A coordinator is looking at it.
complaint-state-answered-more = Our answer is below.
complaint-state-closed-more = A coordinator has closed it.
complaint-add = Do you want to add something?
complaint-add-hint = You can add to it once.
complaint-add-send = Add it
complaint-error-closed = We cannot take complaints safely right now. What you typed is still here, and nothing was sent.
complaint-error-mistyped = This is not a whole trace code: a digit is wrong or missing, or there is one too many. Compare it with what you wrote down.
complaint-error-unknown = No complaint has this code here. Compare it with what you wrote down. If it is right, the complaint may have been deleted.
complaint-error-busy = We could not look this up: too much is going on here. Try again in a minute.
complaint-error-added = This was not sent: something else was sent before it, and there is room for one addition. What you typed is still here: copy it into a new complaint.

# At the desk of coordinators.
desk-complaints = Complaints
desk-complaints-new = new
complaints-open = Open
complaints-done = Answered and closed
complaints-none = There is nothing here
complaints-none-more = A new complaint appears when you open this page again.
complaints-received = Received:
complaints-look = I am looking at it
complaints-close = Close it
complaints-person = The person who complains
complaints-answer = Your answer
complaints-answer-hint = It stands on the page behind the trace code, signed with your work name and role.
complaints-send = Send the answer
complaints-side = About this complaint
complaints-only-you = It is encrypted for the coordinators who were here when it came. Workers cannot open it. Do not look for who wrote it.
complaints-not-yours = Your key does not open this complaint
complaints-not-yours-more = It came before you were a coordinator here. Ask one who was.
complaint-error-news = Something was written in the meantime. Read it first. If you typed something, it is still here.
