# Founding, inviting, admitting, roles.

team-title = Team
team-name = Work name
team-role = Role
team-languages = Languages
team-since = Since
team-you = you
team-back = Back to the team
team-newcomers = Waiting to be admitted
team-newcomers-more = They cannot open anything yet. Open the page of each and compare the number.
team-alarm = Nobody invited this person
team-alarm-who = The list of the team holds:
team-alarm-more = No coordinator invited or admitted this person. The entry opens nothing. Somebody may have written into the database: tell whoever runs the server, and ask the other coordinators before you remove it.
team-alarm-look = Look at it
team-invitations = Open invitations
team-invitations-none = None.
team-nameless = No name yet
team-until = Valid until
team-withdraw = Withdraw
team-invite = Invite somebody
# $days is a whole number.
team-invite-more = You get a link that works once. Days that it is valid: { $days }.
team-invite-name = A suggestion; they may choose another. Visitors read it. Never a legal name.
team-invite-make = Make the link
team-roles = What each role sees
team-link-title = The link, shown once
team-link-once = It is kept nowhere else. It works once, until
team-link-how = Hand it over in person or send it on a channel you trust, to this person only. Whoever opens it first makes the account.
team-link-next = Afterwards they wait. They read you a number; you type it on their page here and admit them.
team-error-role = Choose a role
team-error-used = Somebody has come by this link already, or its days are over. See who is waiting.
team-error-last = This is the only coordinator. Make somebody else a coordinator first.
team-error-keys = The team has a newer key than your session. Sign out, sign in again and repeat this.
team-error-crowded = Somebody else was changing the team at the same moment. Nothing was done; look at the page again and repeat it.

# What each role may see.

sees-coordinator = Reads and answers all conversations, reads complaints, invites and admits people.
sees-outreach-worker = Reads and answers all conversations.
sees-doctor = Reads only conversations that were given to this person.
sees-psychologist = Reads only conversations that were given to this person.
sees-case-manager = Reads only conversations that were given to this person.
sees-hiv-consultant = Reads only conversations that were given to this person.
sees-hcv-consultant = Reads only conversations that were given to this person.
sees-peer = Reads and answers all conversations; does not discard them.
sees-analyst = Opens no conversation; will later see counts only.
sees-publisher = Opens no conversation; will later write what is published.
sees-administrator = Opens no conversation; looks after the server.

# The page of one person.

newcomer-title = Admit this person
newcomer-how = Meet or call them, so that you are sure who it is. They see three groups of five digits after signing in. Type what they read to you; do not read anything to them.
newcomer-complaints = A coordinator reads complaints. Those that you can open will be sealed to this person too.
newcomer-number = The number that they read to you
newcomer-number-hint = Fifteen digits
newcomer-admit = Admit
newcomer-error-number = This is not the number of the keys that lie here. Nothing was opened. Let them read it once more. If it still differs, somebody may have changed the keys: refuse, tell whoever runs the server, and invite anew.
# $n is a whole number.
newcomer-wrong = Numbers that did not fit so far: { $n }
newcomer-refuse-title = Or refuse
newcomer-refuse-more = The account is deleted. Nothing was sealed to it. You can invite again.
newcomer-refuse = Refuse and delete
member-change = Role and work name
member-change-more = You sign the change. With another role they are signed out and sign in again.
member-save = Sign and save
member-languages = Save the languages
member-lost-key = This person no longer holds the team’s key, but may have copied it. Make a new key for the team:
member-more = More
member-second-factor = Lost the code app
member-leave = Leaves the team

# For somebody whom no coordinator has admitted yet.

waiting-title = You wait to be admitted
waiting-lead = Your account is ready and opens nothing yet.
waiting-how = Meet or call your coordinator and read them this number:
waiting-why = It shows that your own keys lie here and nobody else’s. It is no secret, but only you read it aloud.
waiting-look = Look again

# Coming by a link.

join-title = You are invited
join-found-title = Begin the team
# $org is the organisation's name.
join-found-lead = You become the first coordinator of { $org }. Until then nobody can write to it.
# $org is the organisation's name, $role the name of a role.
join-lead = To work with { $org }. Your role: { $role }.
join-need = Have a phone with a code app and a sheet of paper at hand. It takes about five minutes. The link works once.
join-begin = Begin
join-dead-title = This link opens nothing
join-dead = It was used, its days are over, or it was withdrawn. Ask for a new one. If you have made your account already, sign in.
join-dead-warn = If you did not use it, somebody else may have: tell your coordinator at once.
join-step-who = Who you are here
join-login-hint = Letters, digits, full stop, hyphen. Not your legal name, not a private e-mail.
join-name-hint = Visitors and colleagues read it. Never your legal name.
join-six = Use these six words, drawn by lot
join-another = Draw six other words
join-own = Use a password of my own
join-own-label = Your own password
join-own-hint = Only if you chose that. It must be as hard to guess as five words drawn by lot.
join-step-code = Codes on your phone
join-code-how = Open a code app, add an account and let it read this picture.
join-code-picture = The code secret as a picture for code apps. The same is below, as letters.
join-code-type = Or type this into the app:
join-code-hint = The six digits that the app shows now
join-step-phrase = Twelve words for paper
join-phrase-how = They open your account when you have forgotten the password. They are shown only on this page. Write them down in their order, or print this page; keep the paper where nobody looks and not with the phone.
join-phrase-print = Printed, this page shows only the words. Use a printer that is yours and keeps nothing.
join-kept = I have the twelve words on paper
join-done = Make my account
joined-title = Your account is ready
joined-next = The link is used up. Sign in with your login, your password and a code.
joined-waiting = If you were invited, you then see a number to read to your coordinator.
join-error-login = Choose a login of 2 to 64 letters, digits, full stops or hyphens
join-error-login-taken = Somebody has this login already. Choose another.
join-error-name = Enter a work name in one line
join-error-name-long = This work name is too long. Forty letters are the most.
join-error-name-taken = A colleague works under this name. Choose another.
join-error-languages = Choose at least one language
join-error-password = Enter your own password, or take the six words
# $max is a whole number.
join-error-password-long = This password is too long. Bytes at most: { $max }.
join-error-password-name = The password must not be your login or your work name
# $bits and $least are whole numbers.
join-error-password-weak = This password can be guessed too soon: strength { $bits }, at least { $least } is needed. Each step doubles the number of guesses. More unrelated words help most; or take the six words.
join-error-code = This code does not fit. Check that the app has read the picture and that the phone’s clock is right.
join-error-kept = Write the twelve words down, then tick this
join-error-busy = This could not be stored just now. Everything is still here; press the button again.

# Before an organisation has its first coordinator.

not-open-title = Not open yet
not-open = Nobody can read messages here yet, so none are taken. The emergency number and the cards work already.
