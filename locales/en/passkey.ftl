# A passkey: a second factor in the place of the one-time code.
passkey-title = Passkeys
passkey-what = A passkey is a key that your phone, your computer or a small USB key keeps for this desk. When you sign in, you can use it after your password, instead of the code.
passkey-mine = Your passkeys
passkey-none = You have no passkey.
passkey-unnamed = Passkey without a name
passkey-unreadable = A passkey that is not yours to open. Remove it and tell your coordinator.
passkey-added-on = Added on
passkey-remove = Remove
passkey-add-title = Add a passkey
passkey-without = Passkeys need scripts, and a browser that supports them. Tor Browser does not. The code app works everywhere.
passkey-name = Name of the passkey
passkey-name-hint = So that you recognise it, for example “blue USB key”. You can leave it empty.
passkey-add = Add a passkey
passkey-not-here = There can be no passkeys under the address you have opened. They need a host name that your organisation has set, not an address made of numbers. The code app works everywhere.
passkey-sign-in-again = A passkey can be added only in the first minutes after signing in, so that nobody adds one at a desk you left open. Sign out, sign in again and come back to this page.
# $n is how many passkeys a person may have.
passkey-enough = You have as many passkeys as one person can have here: { $n }. Remove one before you add another.
passkey-side = Good to know
passkey-password = Your password is still needed: it opens your keys. A passkey alone opens nothing.
passkey-code-stays = The code app always stays possible. If you lose a passkey, sign in with a code and remove it here.
passkey-traces = The device keeps the address of this desk and your work name beside the passkey. Do not add one on a device that others look through.
passkey-or = or
passkey-use = Use a passkey
passkey-failed = The browser gave no passkey. Try again, or use the code app.
# $max is a number of characters.
passkey-error-name = This name is too long. The most characters it can have: { $max }.
passkey-error-add = This passkey does not fit what was asked, or it came too late. Nothing was added. Try again.
passkey-error-prove = This passkey does not fit, or it came too late. Try again, or enter the code.
