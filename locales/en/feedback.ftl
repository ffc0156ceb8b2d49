# How the talk was: two questions after an answer, without a name. $max and $chars are whole numbers.

feedback-link = Tell us how it was
feedback-ask = How was the talk?
feedback-ask-more = Two questions, without your name. You can also go on writing here at any time.
feedback-title = How was the talk?
feedback-lead = Tell us what was good and what was not. Nobody will argue with you, and it changes nothing in how we answer you. You may leave out what you like.
feedback-nameless = No name is asked, and nothing here leads to this conversation unless you tick that below.
feedback-before = You have already sent us an answer from here. What you send now takes its place.
feedback-useful = Did it help?
feedback-useful-yes = Yes
feedback-useful-partly = Partly
feedback-useful-no = No
feedback-experience = How was the talk for you?
feedback-experience-1 = Very bad
feedback-experience-2 = Bad
feedback-experience-3 = So-so
feedback-experience-4 = Good
feedback-experience-5 = Very good
feedback-topics = What was it about? (if you want to say)
feedback-words = What was missing, or what should we do differently?
feedback-words-hint = Any language, at most { $max } characters. Do not write names or what could tell who you are.
feedback-about = The team may know that this is about this conversation
feedback-about-hint = Without this tick, nothing that we keep leads from your answer to this conversation. With it, whoever opens this conversation also sees what you answered here. You can change this: open this page again in this browser and send it again.
feedback-send = Send it
feedback-kept-title = What we keep
feedback-kept = What you tick, what you write, the day, and the language of this page. Your words are encrypted; the whole team can read them.
feedback-not-kept = No name, no time of day, and, unless you allow it, nothing that leads to this conversation. Because of that we cannot find your answer again. Only this browser can replace it, as long as this conversation is open in it.
# $days is a whole number.
feedback-kept-long = { $days ->
    [one] Words are deleted after { $days } day, and with them what leads to a conversation. What was ticked stays and is counted.
   *[other] Words are deleted after { $days } days, and with them what leads to a conversation. What was ticked stays and is counted.
}
feedback-wrong-title = Did something go wrong?
feedback-wrong = If you want to complain about somebody, there is another way: only coordinators read it, and you can get an answer.
feedback-error-empty = Answer at least one question or write something.
feedback-error-long = Your text has { $chars } characters. At most { $max } fit here. Please make it shorter.
feedback-error-over = No conversation is open in this browser any more, so this was not sent. What you typed is still here. You can also tell us without a conversation: see “Did something go wrong?” on this page.
feedback-error-closed = We cannot take this safely right now. What you typed is still here, and nothing was sent.
feedback-thanks = Thank you
feedback-stored = Your answer is stored.
feedback-no-answer = Nobody answers to it. If something went wrong and you want an answer, complain without a name.

# At the desk.
desk-feedback = What people say
desk-feedback-lead = Answers to “How was the talk?”, without names. Nothing here says who of the team answered, and it is not for comparing colleagues. Do not look for who wrote it.
desk-feedback-any = All answers
desk-feedback-none = There is nothing here
desk-feedback-none-more = Visitors are asked after an answer, and more visibly once a conversation is resolved.
feedback-was = How it was:
desk-feedback-thread = How it was
desk-feedback-thread-more = The visitor allows the team to know that this is about this conversation.
desk-feedback-closed = These words do not open with your keys.

# In the table of what we keep.
keep-feedback = How you say the talk was, if you do
keep-feedback-how = What you tick, the day and the language of the page, readable for us and counted. Your words, encrypted for the team. Nothing that leads to your conversation, unless you allow it; if you do, a check code made from its number with a key that is not in the database.
keep-feedback-sooner = Send it again in the same browser: it takes the place of what you sent. If you allowed it to be about your conversation, delete that: the words go with it.
