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
form-wrong-text = Ceci ne se lit pas comme un formulaire : { $name }
form-wrong-form = Le programme n’a pas de formulaire nommé « { $name } ».
form-wrong-other-form = C’est le formulaire « { $name } », pas « { $other } ».
form-wrong-version = Les versions se comptent à partir de 1.
form-wrong-many = Un formulaire peut avoir { $other } champs.
form-wrong-name = « { $name } » n’est pas un nom : minuscules de a à z, chiffres et _ isolés, une lettre d’abord, 40 au plus.
form-wrong-twice = « { $name } » s’y trouve deux fois.
form-wrong-taken = Le programme utilise lui-même le nom « { $name } ». Choisissez-en un autre.
form-wrong-part = { $name } : il n’y a pas de partie « { $other } ».
form-wrong-no-list = { $name } : un choix a besoin d’une liste de codes.
form-wrong-list-here = { $name } : un champ de ce type ne prend pas de liste.
form-wrong-list = { $name } : il n’y a pas de liste « { $other } ».
form-wrong-open-text = { $name } : les mots sont toujours personnels. Écrivez personal = true.
form-wrong-range = { $name } : le plus petit nombre est plus grand que le plus grand.
form-wrong-rule-self = { $name } : la condition renvoie au champ lui-même.
form-wrong-rule-circle = { $name } : les conditions tournent en rond.
form-wrong-rule-field = { $name } : la condition regarde « { $other } », et ce champ n’existe pas.
form-wrong-rule-kind = { $name } : la condition regarde « { $other } », qui n’a pas de codes à choisir.
form-wrong-rule-empty = { $name } : la condition ne nomme aucun code de « { $other } ».
form-wrong-rule-code = { $name } : la condition nomme « { $other } », qui ne peut pas y être choisi.
form-wrong-empty = La liste « { $name } » n’a pas de codes.
form-wrong-under = « { $name } » est sous « { $other } », qui n’est pas dans la liste.
form-wrong-under-under = « { $name } » est sous « { $other } », qui n’est pas un titre : il est lui-même sous autre chose.
form-wrong-english = { $name } : l’anglais manque. Les autres langues peuvent manquer.
form-wrong-language = { $name } : « { $other } » n’est pas une langue du programme.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } choix
    [many] { $n } choix
   *[other] { $n } choix
}
