# The pages about us, and what every visitor should know before the first click.

notice = “Leave now” cannot hide everything
notice-does = It opens an everyday page, ends your visit and removes what this site left in this browser.
notice-not = It cannot clear the history of an ordinary window. It cannot hide your visit from somebody who watches the network or this device.
notice-safer = A private window or Tor Browser is safer.

about-whom-title = For whom
about-whom = For people who use drugs or have used them, for friends, for families. You need not want to stop or change anything.
about-whom-age = At any age. We do not ask how old you are, and what can save a life is open to everybody.
about-languages-title = Languages
about-languages-more = If nobody on duty speaks your language, an answer can take longer. If you can, add one line in another language.
about-complain-title = If something goes wrong
about-complain = You can complain without a name. Coordinators read it, workers do not. You get a trace code, to look whether there is an answer.

keep-all = Everything we keep, in one table
keep-what = What
keep-how = How we keep it
keep-long = For how long
keep-sooner = How to make it go sooner
keep-message = Your messages
keep-message-how = Encrypted. They open only while a worker is signed in or while you are here. Readable for us: the language of the page, which worker answers, how many messages there are and their rough size, and the minute; once the conversation is finished, only the day.
# $days is a whole number.
keep-message-long = { $days ->
    [one] Until you delete them. If nobody writes any more, a finished conversation is deleted after { $days } day. What we discard when a flood of messages comes in is deleted after 7 days.
   *[other] Until you delete them. If nobody writes any more, a finished conversation is deleted after { $days } days. What we discard when a flood of messages comes in is deleted after 7 days.
}
keep-message-sooner = Delete one message or the whole conversation on its page, at any time.
keep-image = Images you send
keep-image-how = Saved anew, without place, device and other hidden data, and encrypted.
keep-image-sooner = Delete the message or the conversation.
keep-ticket = A return ticket, if you take one
keep-ticket-how = Not the number: only a check code made from it, which cannot be turned back into the number, and the key to your conversation, locked with the number.
keep-ticket-long = As long as the conversation.
keep-ticket-sooner = Make the ticket useless under “Coming back later”, or delete the conversation.
keep-cookie = One cookie, in your browser
keep-cookie-how = It opens your conversation and nothing else. It comes with your first message. A very old browser gets a second one, which only marks the first form.
keep-cookie-long = Until you close the browser. If you choose it, until 7 days after your last message.
keep-cookie-sooner = Choose “Leave now”.
keep-session = The other half of the cookie, with us
keep-session-how = A check code made from the cookie, and the key to your conversation, locked with the cookie.
keep-session-long = Until 8 days after the day on which you last wrote. Then it is deleted.
keep-session-sooner = Choose “Leave now”: from then on it opens nothing.
keep-complaint = A complaint
keep-complaint-how = Encrypted for the coordinators and for whoever has its code. Readable for us: the day it came, the day it last changed, where it stands, and how much was written.
keep-complaint-sooner = It cannot go sooner.
keep-trail = Who of us opened what
keep-trail-how = Which worker opened which conversation or complaint, who answered or closed a complaint, put many new conversations away together or signed in, and in which minute. No words of it.
keep-trail-long = There is no end.
keep-trail-sooner = It cannot be deleted: it is there to protect you.
keep-forgotten = That something was deleted
keep-forgotten-how = In a file of its own: the day, and the random numbers of what was deleted, so that an older copy cannot bring it back.
keep-forgotten-long = 90 days.
keep-forgotten-sooner = It goes by itself.
keep-nothing-title = What we do not keep
keep-copies = If the organisation makes backup copies, what you delete stays in the older ones until they are deleted too. If one of them is put back within 90 days, it is deleted again.
