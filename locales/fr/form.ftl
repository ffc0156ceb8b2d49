# Formulaires comme données : les mots autour des champs, les erreurs, et les pages où la coordination les modifie.

missing-unknown = inconnu
missing-refused = n’a pas voulu répondre
missing-not-asked = non demandé
missing-not-applicable = sans objet
form-or = { " ou " }
form-only-if = Seulement si « { $field } » est { $codes }.
form-needed = nécessaire
form-no-answer = pas de réponse
form-or-else = ou : …
form-choose = Choisir
form-how-many = combien
form-empty-counts = Ce qui reste vide compte comme « non demandé ».
form-error-cut = Le formulaire était trop long : une partie n’est pas arrivée. Rien n’a été déposé.
form-error-required = { $field } : répondez, ou dites pourquoi il n’y a pas de réponse.
form-error-both = { $field } : il y a une réponse et aussi « { $missing } ». Gardez l’un des deux.
form-error-code = { $field } : ce choix n’existe pas dans le formulaire. Choisissez à nouveau.
form-error-pieces = { $field }, { $code } : écrivez un nombre entier de 1 à { $most }.
form-error-number = { $field } : écrivez un nombre entier de { $least } à { $most }.
form-error-date = { $field } : ce n’est pas une date. Écrivez-la ainsi : 2026-11-22.
form-error-long = { $field } : { $most } caractères au plus ; il y en a { $chars }.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } choix
    [many] { $n } choix
   *[other] { $n } choix
}
