# What stands by itself beside a message that may be an emergency, that speaks of a voice message, or that is too short. Automatic
# lines say so, diagnose nothing, offer a person, and promise no time.

emergency-auto = This was shown automatically, because of words in your message. It can be wrong, and it is no diagnosis.
# $number is the emergency number.
emergency-do-not-wait = Do not wait for our answer: call { $number } first.
emergency-human = Your message stands first on our desk. You can go on writing: a person from the team will read it.
emergency-link = What to do in an emergency
voice-auto = Automatic message: voice messages do not arrive here. Please write instead, as short as you like. A person from the team will read it.
pick-lead = What is it about?
pick-more = Automatic question. Choose one, or write in your own words. A person from the team will read it.
pick-health = My health
pick-mind = How I feel
pick-test = Tests: HIV, hepatitis, other infections
pick-safer = Using more safely, supplies
pick-treatment = Treatment
pick-law = Police, court, rights
pick-life = Housing, documents, money
pick-other = Something else

# The desk. $n is how many conversations.
emergency-count = { $n ->
    [100] more than 99 emergencies
    [one] { $n } emergency
   *[other] { $n } emergencies
}
emergency-banner = { $n ->
    [100] More than 99 emergencies that nobody has taken
    [one] { $n } emergency that nobody has taken
   *[other] { $n } emergencies that nobody has taken
}
emergency-banner-taken = { $n ->
    [100] More than 99 emergencies are open; each has somebody
    [one] { $n } emergency is open; somebody has it
   *[other] { $n } emergencies are open; each has somebody
}
# $code is the code name of a conversation.
emergency-banner-open = Open { $code }
# $n is how often.
emergency-banner-before = { $n ->
    [one] closed { $n } time before
   *[other] closed { $n } times before
}
emergency-state = Emergency
# $kinds is a list of the kinds below.
emergency-card-shown = Emergency card shown automatically: { $kinds }
kind-not-breathing = not breathing
kind-unresponsive = cannot be woken
kind-seizure = seizure
kind-chest-pain = chest pain
kind-overheated = hot and confused
kind-suicide = thoughts of suicide
kind-violence = violence
kind-child-in-danger = child in danger
emergency-close = Close with an outcome
emergency-close-more = An emergency cannot be closed without one.
outcome-safe = Safe
outcome-handed-over = Handed over
outcome-lost = Lost contact
outcome-unknown = Unknown
outcome-false-alarm = False alarm
emergency-end-resolve = End it and resolve
emergency-end = End it, keep talking
emergency-false = False alarm
# $n is how often.
emergency-false-before = { $n ->
    [one] { $n } false alarm before
   *[other] { $n } false alarms before
}
emergency-protocol = What to do now
emergency-past = Emergencies before
# $how is an outcome, $name a work name, $when a time or a day.
emergency-ended = { $how }, { $name }, { $when }
emergency-error-outcome = This is an emergency. Say first how it ended, or that it was a false alarm.
emergency-error-choose = Choose an outcome.
audit-did-give-outcome = Said how an emergency ended
audit-did-clear-alarm = Cleared a false alarm
