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
form-wrong-text = This cannot be read as a form: { $name }
form-wrong-form = The program has no form called “{ $name }”.
form-wrong-other-form = This is the form “{ $name }”, not “{ $other }”.
form-wrong-version = Versions count from 1.
form-wrong-many = A form may have { $other } fields.
form-wrong-name = “{ $name }” is no name: small letters a to z, digits and single _, a letter first, at most 40.
form-wrong-twice = “{ $name }” stands there twice.
form-wrong-taken = The program itself uses the name “{ $name }”. Choose another.
form-wrong-part = { $name }: there is no part “{ $other }”.
form-wrong-no-list = { $name }: a choice needs a list of codes.
form-wrong-list-here = { $name }: a field of this kind takes no list.
form-wrong-list = { $name }: there is no list “{ $other }”.
form-wrong-open-text = { $name }: words are always personal. Write personal = true.
form-wrong-range = { $name }: the smallest number is larger than the largest.
form-wrong-rule-self = { $name }: the condition refers to the field itself.
form-wrong-rule-circle = { $name }: the conditions go in a circle.
form-wrong-rule-field = { $name }: the condition looks at “{ $other }”, and there is no such field.
form-wrong-rule-kind = { $name }: the condition looks at “{ $other }”, which has no codes to choose.
form-wrong-rule-empty = { $name }: the condition names no code of “{ $other }”.
form-wrong-rule-code = { $name }: the condition names “{ $other }”, which cannot be chosen there.
form-wrong-empty = The list “{ $name }” has no codes.
form-wrong-under = “{ $name }” stands under “{ $other }”, which is not in the list.
form-wrong-under-under = “{ $name }” stands under “{ $other }”, which is no heading: it stands under something itself.
form-wrong-english = { $name }: English is missing. Other languages may be left out.
form-wrong-language = { $name }: “{ $other }” is no language of the program.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } choice
   *[other] { $n } choices
}
