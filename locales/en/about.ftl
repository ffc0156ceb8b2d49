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
about-complain = You can complain without a name. Coordinators read it, workers do not. You get a code to read the answer with.

keep-all = Everything we keep, in one table
keep-what = What
keep-how = How it lies here
keep-long = For how long
keep-sooner = How to make it go sooner
keep-message = Your messages
keep-message-how = Encrypted. They open only while a worker is signed in or while you are here. Readable for us: the language of the page, how many messages there are and their rough size, and the minute; once the conversation is resolved, only the day.
keep-message-long = Until you delete them: there is no end by itself. What we discard as a flood is deleted after 7 days.
keep-message-sooner = Delete one message or the whole conversation on its page, at any time.
keep-image = Images you send
keep-image-how = Drawn anew, without place, device and other hidden data, and encrypted.
keep-image-sooner = Delete the message or the conversation.
keep-ticket = A return ticket, if you take one
keep-ticket-how = Not the number: only a fingerprint of it, and the key to your conversation, locked with the number.
keep-ticket-long = As long as the conversation.
keep-ticket-sooner = Delete the conversation.
keep-cookie = One cookie, in your browser
keep-cookie-how = It opens your conversation and nothing else. It comes with your first message.
keep-cookie-long = Until you close the browser, or for 7 days if you choose that.
keep-cookie-sooner = Choose “Leave now”.
keep-session = The other half of the cookie, with us
keep-session-how = A fingerprint of the cookie, and the key to your conversation, locked with the cookie.
keep-session-long = It opens nothing any more 8 days after the day on which you last wrote.
keep-session-sooner = Choose “Leave now”: from then on it opens nothing.
keep-complaint = A complaint
keep-complaint-how = Encrypted for the coordinators and for whoever has its code. Readable for us: the day it came, the day it last changed, where it stands, and how much was written.
keep-complaint-sooner = You cannot delete it yourself. Ask for it in the complaint.
keep-trail = Who of us opened what
keep-trail-how = Which worker opened which conversation or complaint, and in which minute. No words of it.
keep-trail-long = There is no end.
keep-trail-sooner = It cannot be deleted: it is there to protect you.
keep-nothing-title = What we do not keep
keep-copies = If the organisation makes backup copies, what you delete stays in the older copies until they are deleted too.
