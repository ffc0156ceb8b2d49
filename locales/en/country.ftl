# The country's profile: what is in use, checking, changing.

country-title = Country profile
country-lead = What the law of the place demands: from which age somebody is under age here, who has to be told what, which number helps. Whether somebody outside is told is decided each time by a supervisor, within what stands here, and never by the program.
country-not-legal-advice = This is no legal advice. The profiles that come with the program are the strict one and two invented countries. Have a lawyer where you are review yours before you rely on it.
country-back = Back to safeguarding
country-reviewed = Looked through on
country-review-due = To be looked through again by
country-legal-review = Legal review
country-needs-review = needs local legal review
country-flag = About
country-value = What holds
country-source = Source
country-strict = Not in the profile: the strict reading holds
country-strict-profile = The strict profile
country-in-use = Country profile in use
# $n is a number of flags.
country-missing = { $n ->
    [one] { $n } flag is missing and is read strictly
   *[other] { $n } flags are missing and are read strictly
}
# $n is an age in whole years.
country-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
country-yes = Yes
country-no = No
country-unknown = Not known
country-duty-never = They are not told
country-duty-supervisor = The supervisor decides
country-duty-required = The law demands it; the supervisor decides when and how
country-minor-age = Under age below
country-care-age = May consent to care alone from
country-tell-parents = Telling the parents of a minor
country-tell-authorities = Telling authorities about a minor
country-report-child = Reporting a child at risk
country-report-life = Reporting danger to a life
country-propaganda-law = A law against “propaganda”
country-foreign-funding = A label for money from abroad
country-emergency-number = Emergency number
country-child-helpline = Helpline for children
audit-did-put-country-into-use = Put a country profile into use
