# What to do when a password, a second factor or every coordinator is lost.

recover-title = Forgotten your password?
recover-lead = You sign in with the twelve words that you keep on paper. Then you choose a new password.
recover-phrase = Your twelve words
recover-phrase-hint = In their order. Capital letters, hyphens and line breaks do not matter.
# $word is what somebody typed; it stands in no list of ours.
recover-error-word = “{ $word }” is not one of our words. Compare it with your paper.
recover-error-count = There are twelve words. Count them once more.
recover-error-match = Login and words do not fit together. Check both. Words that were replaced by newer ones open nothing.
recover-error-codes = Too many codes did not fit. Start again with login and words.
recover-others = Your other sessions end, and you get new words for your paper.
recover-no-words = If you do not have the words either, tell a coordinator. You join again as somebody new.
recover-no-code = If you do not have your code app any more, two coordinators can allow you a new one.

password-title = New password
password-new = New password
password-hint = These six words were drawn by lot. Write them down, or put a long password of your own in their place.
password-error-weak = This is too easy to guess. Take the six words, or a longer sentence that nobody else would write.
password-save = Save the new password
password-changed = Your password is changed.
own-present = Your present password
own-error-present = This is not your present password.
own-others = End my other sessions

phrase-title = New words for your paper
phrase-lead = With twelve words on paper you come in again when you forget your password. New words take the place of the old ones, which then open nothing.
phrase-make = Make new words
words-title = Your twelve words
words-recovered = Your new password is saved. Your old words are used up; these are the new ones.
words-once = They are shown only now. Write them down or print this page.
words-how = When you forget your password, you come in again with your login, these words and your code app.
words-danger = Keep the paper where nobody looks, and not together with the phone that has your code app. Do not take a photo of it.
words-done = I have written them down

code-new-factor = Two coordinators allow you a new code app.
own-factor-title = Set a new code app
own-factor-lead = Add an account in your code app with this picture. Your old codes and your passkeys then open nothing.
own-factor-picture = The code secret as a picture for code apps. The same is below, in letters and digits.
own-factor-type = Or type this into the app:
own-factor-code = Code that the app shows now
own-factor-set = Set it and sign in

factor-title = New second factor
factor-lead = Somebody who has lost their code app cannot sign in. Two coordinators together can allow them to set a new one at their next sign-in, with their password.
factor-ask = First make sure who is asking: speak with them face to face, or call them at a number that you knew before. Do not act on a message alone.
factor-allow = Allow a new second factor
factor-confirm = Confirm as the second coordinator
factor-given = Allowed by
factor-one-more = A second coordinator has to confirm it. A permission is valid for 24 hours.
factor-ready = Both have allowed it. The member can sign in with the password and set a new code app, within 24 hours of the first permission.
factor-withdraw = Withdraw it
factor-me = This is you. Two other coordinators have to allow it.
factor-too-few = Besides this person there are fewer than two coordinators, so this way is closed. Use the papers of the organisation to admit a new coordinator, or let the person leave and join again.

papers-title = Papers of the organisation
papers-lead = When no coordinator can sign in any more, some of these papers together admit a new one. One alone opens nothing. Give them to people who do not live in the same place.
papers-present = Now
# $needed and $papers are whole numbers from 2 to 9.
papers-counts = There are { $papers } papers, and { $needed } of them are needed.
papers-fingerprint = Fingerprint of the recovery key:
papers-drilled = Last tried on
papers-never-drilled = Nobody has tried these papers yet.
papers-none = There are no papers yet. If all coordinators lose their passwords, nobody can read the conversations any more.
papers-new = Make new papers
papers-before = Have a printer ready. The papers are shown once. New papers take the place of the old ones, which then open nothing.
papers-how-many = How many papers
papers-needed = How many are needed
papers-error-counts = No more papers can be needed than there are.
papers-error-keys = This session does not hold every key of the team, so papers made here would not bring everything back. Let another coordinator make them.
papers-make = Make papers
papers-once = They are shown only now. Print this page, look at every sheet, and give each to another person. Then close the page.
papers-done = All of them are printed
# $number and $papers are whole numbers.
paper-title = Paper { $number } of { $papers }
paper-of = Organisation:
# $needed is a whole number from 2 to 9.
paper-needed = { $needed } papers of the same set are needed together. Keep this one where only you can find it. Do not photograph or copy it.
paper-use = For whoever runs the server:
