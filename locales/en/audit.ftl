# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = Audit trail
audit-whole = Every trail is whole
audit-broken = A trail was changed
audit-unchecked = The trails have not been examined since the server started
# $when is a day and a time.
audit-checked = Examined: { $when }.
audit-team-head = The team’s chain reaches:
audit-check = Examine now
audit-filter = Show only
audit-everybody = Everybody
audit-everything = Everything
audit-from = From day
audit-to = To day
audit-apply = Show
audit-none = Nothing is recorded here
audit-clear = Show everything
audit-older = Older
audit-export = Take a copy (CSV)
audit-export-more = The copy holds everything that the filter lets through, from all pages. Taking it is recorded.
audit-error-day = Write a day as 2026-11-21.
audit-column-when = When
audit-column-who = Who
audit-column-what = What
audit-column-object = To what
audit-column-number = Number
audit-column-name = Name of the action
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = Audit trail of { $organisation }, taken { $when }. Times in { $zone }. One line is one recorded action; numbers count from 1 for each member.
audit-gone-thread = a conversation that was deleted
audit-gone-complaint = a complaint that was deleted

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = Something that this version has no words for
audit-did-sign-in = Signed in
audit-did-preview-thread = Saw the first words of a conversation
audit-did-open-thread = Opened a conversation
audit-did-open-complaint = Opened a complaint
audit-did-answer-complaint = Answered a complaint
audit-did-close-complaint = Closed a complaint
audit-did-discard = Discarded new conversations
audit-did-undo-discard = Brought discarded conversations back
audit-did-export-audit = Took a copy of the audit trail
audit-did-put-form-into-use = Put a new version of a form into use
audit-did-invite = Invited somebody
audit-did-withdraw-invitation = Took an invitation back
audit-did-admit = Admitted somebody
audit-did-refuse = Refused somebody
audit-did-change-role = Changed a role
audit-did-remove = Removed a member
audit-did-new-epoch = Gave the team a new key
audit-did-give-thread = Gave a conversation to a member
audit-did-take-thread = Took a conversation from a member
audit-did-unlock = Unlocked a session
audit-did-end-session = Ended a session
audit-did-panic = Pressed the panic button
audit-did-recover = Came back with the phrase
audit-did-change-password = Changed the password
audit-did-new-phrase = Made a new phrase
audit-did-allow-factor = Allowed a new second factor
audit-did-confirm-factor = Confirmed a new second factor
audit-did-withdraw-factor = Took back a permission for a new second factor
audit-did-reset-factor = Set up a new second factor
audit-did-make-papers = Made a recovery key
audit-did-add-passkey = Added a passkey
audit-did-remove-passkey = Removed a passkey

# The digest of a week.
digest-title = Weekly digest
# $from and $to are days and times.
digest-span = From { $from } to { $to }.
digest-why = Print this page or keep its text outside this server. Later you can compare a line here: if it is no longer part of its chain, something recorded up to that line was later changed or removed.
digest-text = Text to keep
digest-heads = Ends of all chains
digest-line = Line
digest-team = The team’s chain
digest-counts = What was done
digest-total = In all
digest-compare = Compare an older line
digest-compare-label = A line of an older digest
digest-compare-hint = The number and the five groups after it.
digest-compare-do = Compare
digest-held = It is still part of its chain.
digest-not-held = It is not part of any chain: something recorded up to that line was later changed or removed, or a digit is wrong.
digest-error-line = A line is a number and five groups of five digits.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = The team’s keys or trails in the database are not what was signed
alarm-do = Do not go on. Call whoever runs the server.
alarm-entry = Entry { $number } of the team’s chain is not accepted. Nobody can sign in, and the public form is closed.
alarm-cut = The team’s chain was cut or rewritten. Nobody can sign in, and the public form is closed.
alarm-no-team = The team has not been founded yet.
alarm-member = The row of { $who } is not what was signed.
alarm-missing = { $who } is in the team and has no row.
alarm-waiting = { $who } is waiting to be admitted.
alarm-stranger = { $who } was admitted by nobody and has a key of the team.
alarm-left = { $who } has left, and the database still holds a key for them.
alarm-epochs = The list of the team’s keys is not the signed one.
alarm-unsealed = { $who } lacks the present key of the team.
alarm-role = { $who } has a key of the team that their role does not hold.
alarm-trail = The trail of { $who } breaks at entry { $number }.
alarm-trail-cut = The trail of { $who } no longer reaches entry { $number }, which was there.
alarm-no-witness = The witness file does not hold this organisation yet. It will within the hour.
alarm-witness = The witness file cannot be read or written. Tell whoever runs the server.
