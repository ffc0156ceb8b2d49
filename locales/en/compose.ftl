# Answering: what waits and can be taken back, drafts, the word check.

compose-waiting = Answers on their way
compose-goes-out = Goes out at { $time }
compose-then-resolved = then the conversation is resolved
compose-unsend = Take back
compose-send-now = Send now
compose-colleague-waits = A colleague wrote this. You can answer once it is out.
compose-too-late = This answer has gone out already. The visitor can read it.
compose-waits = { $n ->
    [one] Goes out after { $n } second. Until then you can take it back.
   *[other] Goes out after { $n } seconds. Until then you can take it back.
}
compose-at-once = Goes out at once.
compose-is-draft = Your draft.
compose-keep = Keep as draft
compose-send-resolve = Send and resolve
compose-send-report = Send, resolve and report
compose-send-anyway = Send anyway
compose-look = Look at the words below the text first. Change them, or send it as it is.
compose-check-nothing = Word check: nothing to change. No names, addresses or numbers found.
compose-check-found = Word check: please look at this
compose-word-hurts = This can hurt. You could write: { $say }.
compose-word-promise = Nobody can promise this. You could write: { $say }.
compose-word-harmless = No substance is without risk. You could write: { $say }.
compose-word-supply = We tell nobody where substances come from, what they cost, how they are made or how to hide them. You could write: { $say }.
compose-word-dosing = One person’s amount can kill another. You could write: { $say }.
compose-word-abstinence = Nobody has to stop using to be helped. You could write: { $say }.
compose-word-tells = This may tell who somebody is: { $kind }.
compose-drafts = My drafts
compose-drafts-lead = { $days ->
    [one] Only you can open these. A draft goes when you send it, and { $days } day after you last changed it.
   *[other] Only you can open these. A draft goes when you send it, and { $days } days after you last changed it.
}
compose-drafts-none = No drafts
compose-drafts-none-more = What you begin to write in a conversation can be kept with the button “Keep as draft”.
