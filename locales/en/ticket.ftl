# Coming back: the return ticket, and keeping a conversation on a device.

home-return = Come back
home-return-more = With your return ticket
write-return = Were you here before? Come back with your ticket
exit-ticket = Coming back? Take a ticket first

later-title = Coming back later
later-back = To your conversation
later-stale = This page was out of date, and nothing was changed. Look at it again and choose. If a newer ticket was made, only the newest one works.
later-busy = This was not done yet: too much is going on here. Try again in a minute.

ticket-title = Your return ticket
ticket-what = A ticket is a number of 20 digits. It opens this conversation again, on any phone or computer. It looks like a parcel number and does not say what it is for.
ticket-danger = Whoever finds the number can read everything here and write in your place. We cannot find the number again for you, and we cannot see who used it.
ticket-stays = A ticket stays good when you choose “Leave now” or close the browser. It ends when you make a new one, make it useless here, or when the conversation is deleted.
ticket-have = There is a ticket for this conversation. We cannot show it again. A new ticket makes the old one useless.
ticket-make = Make a return ticket
ticket-make-new = Make a new ticket
ticket-withdraw-more = Is the number lost, or did somebody see it? Then make it useless. This conversation stays open here, and is closed on every other device.
ticket-withdraw = Make my ticket useless
ticket-once = Write this number down or print it now. It is shown only once.
ticket-how = To come back, open the first page of this site and choose “Come back”.
ticket-newest = Only the newest ticket works. If you had another one, it is useless now, and the conversation is closed on other devices.
ticket-paper = On paper only the number is printed. If you copy it, it stays on this device until you copy something else.
ticket-copy = Copy the number
ticket-copied = The number is copied.
ticket-copy-refused = The browser did not allow copying. Select the number and copy it by hand.
ticket-print = Print

device-title = Keep on this device for 7 days
device-risk = Whoever uses this device or browser in these days can open the conversation and read everything. Do not choose this on a phone or computer that others use too.
device-days = The 7 days begin again each time you send a message. “Leave now” ends it at once.
device-keep = Keep for 7 days
device-kept = This browser keeps the conversation until 7 days after your last message.
device-forget = Do not keep it any longer

return-title = Come back
return-label = Your ticket number
return-hint = The 20 digits you wrote down. Spaces do not matter.
return-open = Open my conversation
return-lost = Without the number nobody can open your conversation for you. You can begin a new one:
return-here = A conversation is open in this browser already.
return-other = Another conversation is open in this browser. If you go on, this browser closes it. After that only a return ticket opens it again.
return-other-ticket = Take a ticket for it first
return-anyway = Close it and open the ticket’s conversation
return-error-empty = Type the number of your ticket
return-error-digits = There is something in the number that is not a digit. Use digits only.
# $n is a number of digits.
return-error-length = { $n ->
    [one] A ticket has 20 digits. You typed { $n } digit.
   *[other] A ticket has 20 digits. You typed { $n } digits.
}
return-error-check = A digit is wrong, or two have changed places. Compare the number with what you wrote down.
return-error-unknown = This number opens no conversation. It may be mistyped. Or the conversation was deleted, or the ticket was made useless or replaced by a newer one.
return-error-busy = We could not look this up: too much is going on here. The number is still in the field. Try again in a minute.
