# Forms as data: the words around their fields, what is wrong with what was typed or with a form, and the pages on which coordinators change forms.

missing-unknown = unknown
missing-refused = did not want to say
missing-not-asked = not asked
missing-not-applicable = not applicable
form-or = { " or " }
form-only-if = Only if “{ $field }” is { $codes }.
form-needed = needed
form-no-answer = no answer
form-or-else = or: …
form-choose = Choose
form-how-many = how many
form-empty-counts = What stays empty counts as “not asked”.
form-error-cut = The form was too long, so a part of it did not arrive. Nothing was filed.
form-error-required = { $field }: answer, or say why there is no answer.
form-error-both = { $field }: there is an answer and also “{ $missing }”. Keep one of the two.
form-error-code = { $field }: this choice is not in the form. Choose again.
form-error-pieces = { $field }, { $code }: write a whole number from 1 to { $most }.
form-error-number = { $field }: write a whole number from { $least } to { $most }.
form-error-date = { $field }: this is no day. Write it as 2026-11-22.
form-error-long = { $field }: at most { $most } characters; these are { $chars }.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } choice
   *[other] { $n } choices
}
