# The visitor's pages.

home-title-open = Someone is awake.
home-title-closed = You can write at any hour.
home-lead = Write to a harm-reduction worker about your health, your night, or someone you care about. You decide what you tell and when you stop.
home-ways = Ways in
home-sign = No name · no account · no judgement
home-start = Start a conversation
home-emergency = What to do now, step by step
home-about = People, hours, languages
home-danger = If a life is in danger
home-how = How a conversation goes
home-step-write = You write
home-step-write-more = One line is enough. Nothing about you is asked first.
home-step-answer = A worker answers
home-step-answer-more = A trained worker or a peer, during the hours below.
home-step-choose = You choose what is next
home-step-choose-more = An answer, a further question, or nothing. You can leave at any moment.
home-who = Who answers, and when
# $org is the organisation's name.
home-who-more = { $org } answers: outreach workers and peers, people trained to listen and to know about drugs and health. Each signs with a work name and a role.

emergency-title = If a life is in danger
# $number is the emergency number of the place.
emergency-lead = Call { $number } first. Then find what you see on one of the two cards. If you are not sure which, start with the first.

limits-title = What stays between us
limits-short = What you write is read only by the care team. There are few exceptions, and we tell you before we act on one, unless telling you would add danger.
limits-when = We speak to somebody outside the team only when
limits-life = a life is in immediate danger,
limits-child = a child is at risk,
limits-law = the law of the country leaves us no choice.
limits-how = A supervisor decides this, not one worker alone, and the reason is written down. We do not know who you are unless you tell us. Police and other authorities have no access to conversations.

about-title = Who answers
about-languages = You can write in English, French, Russian, Ukrainian, Kazakh or Arabic, or in any other language: we try.
keep-title = What we keep, and for how long
keep-words = Your messages are kept encrypted. They open only while a worker is signed in or while you are here. The exact time lies inside the encryption; outside we keep the minute, and only the day once a conversation is finished.
keep-nothing = We keep no IP address, no device data, no name, no phone number, no e-mail address and no account.
keep-honest = What this cannot do: a server that is broken into while it runs could see what passes through it. And nobody can clear your browser history but you: use a private window or Tor Browser.

write-title = Write to us
write-label = Your first message
write-hint = No names or addresses needed. Any language.
write-send = Send message
write-aside = About this conversation
write-next = What happens next
write-next-more = Your message is shown to you, and you can look for the answer on the same page. It opens only in this browser, until you close it or leave. On that page you can also take a return ticket, to come back later or from another device.
write-error-empty = Write something first
# $max and $chars are numbers of characters.
write-error-long = Your message has { $chars } characters. We can take { $max } at a time. Please send it in parts.
write-error-garbled = Some characters arrived broken. Please check the text below and send it again.
write-error-stale = This page was open too long or was changed. What you typed is still here. Send it again.
write-error-left = You have left the conversation that this page began, and it stays closed. What you typed is still here. Send it to start a new one.
write-error-closed = We cannot take messages safely right now. What you typed is still here, and nothing was sent. If a life is in danger, call the emergency number.
write-error-busy = Your message was not saved yet: our store is busy or full. What you typed is still here. Send it again in a minute.
write-error-origin = Your browser does not say where this form comes from, and we want to be sure that it is ours. What you typed is still here. Send it once more.

thread-title = Your conversation
thread-messages = Messages, oldest first
thread-earlier = Show earlier messages
thread-begun = You are writing to { $org }.
thread-you = You
thread-check = Check for new messages
# $time is a clock time.
thread-nothing-new = Nothing new at { $time }
# $n is a number of messages.
thread-new = { $n ->
    [one] { $n } new message
   *[other] { $n } new messages
}
thread-label = Your message
thread-leaving = If you need to leave
thread-leaving-more = “Leave now” opens an everyday page and removes what this site left in the browser. It cannot clear your browser history: outside Tor Browser, use a private window.
thread-closing-browser = After you leave, only a return ticket opens this conversation again. Closing the browser ends it here too, unless you chose to keep it on this device.
thread-error-none = No conversation is open in this browser. You can come back to one with a return ticket, or begin a new one here.
thread-error-cookies = Your message has arrived. But your browser keeps no cookies for this site, so the answer cannot be shown here. Allow cookies for this visit and write again, or use another browser.
