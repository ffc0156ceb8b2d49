# Les réponses types : dans une conversation, et là où on les écrit.

snippet-title = Réponses types
snippet-search = Chercher des mots
snippet-find = Chercher
snippet-language = Langue
snippet-none-found = Aucune réponse type ne contient ces mots.
snippet-all = Tout afficher
snippet-back-thread = Retour à la conversation
snippet-so-far = Ce que vous avez déjà écrit
snippet-without = Continuer sans réponse type
snippet-check-first = À vérifier avant l’envoi
snippet-reviewed = relue le { $day }
snippet-fill = Compléter la réponse type
snippet-insert = Mettre dans la réponse
snippet-gone = Cette réponse type n’est plus proposée. Choisissez-en une autre.
snippet-unfilled = À compléter avant l’envoi : { $names }
snippet-error-empty = { $field } : remplissez ce champ.
snippet-error-text = { $field } : { $max } caractères au plus, sans accolades.
snippet-error-time = { $field } : écrivez une heure comme 18:30.
snippet-error-number = { $field } : écrivez un nombre entier.
snippet-after = Après l’envoi
snippet-step-tag = Étiqueter « { $topic } »
snippet-step-me = À moi si personne ne s’en occupe
snippet-step-nobody = Plus à personne ; la réponse part tout de suite
snippet-step-resolve = Terminer
snippet-step-written = Reporter jusqu’au prochain message
snippet-step-minutes = { $n ->
    [one] Reporter de { $n } minute
   *[other] Reporter de { $n } minutes
}
snippet-step-hours = { $n ->
    [one] Reporter de { $n } heure
   *[other] Reporter de { $n } heures
}
snippet-step-days = { $n ->
    [one] Reporter de { $n } jour
   *[other] Reporter de { $n } jours
}
snippet-lead = Des réponses que l’équipe utilise souvent. Un nouveau texte est proposé une fois approuvé par la coordination ; d’ici là, l’ancien reste en usage.
snippet-new = Nouvelle réponse type
snippet-download = Copier l’ensemble
snippet-submitted = { $n ->
    [one] { $n } réponse type attend d’être approuvée
   *[other] { $n } réponses types attendent d’être approuvées
}
snippet-name = Titre
snippet-topic = Thème
snippet-state = État
snippet-languages = Langues
snippet-review = Relecture
snippet-uses-month = Utilisée ce mois-ci
snippet-uses-year = Utilisée en 12 mois
snippet-uses-hint = Les usages sont comptés par réponse type et par mois, sans conversation ni membre.
snippet-state-in-use = en usage
snippet-from-program = telle que fournie avec le programme
snippet-state-withdrawn = retirée
snippet-state-submitted = attend d’être approuvée
snippet-state-draft = brouillon
snippet-back-list = Retour à toutes les réponses types
snippet-back-one = Retour à la réponse type
snippet-until-then = Jusqu’à l’approbation de ce texte, le précédent reste en usage.
snippet-until-then-text = Le texte en usage
snippet-written-by = Écrit par
snippet-needs-another = Vous avez écrit ce texte, c’est donc une autre personne de la coordination qui l’approuve. S’il n’y en a pas d’autre, vous pouvez le faire.
snippet-reviewed-on = Relue le
snippet-review-due = À relire avant le
snippet-source = Source
snippet-clinical = Relecture clinique
snippet-clinical-hint = « needed » tant qu’aucune personne soignante d’ici n’a lu le texte ; ensuite, qui et quand. Vide si le texte n’affirme rien sur la santé.
snippet-clinical-needed = nécessaire : aucune personne soignante d’ici ne l’a encore lue
snippet-problems = À corriger d’abord
snippet-words = Mots à revoir
snippet-error-words = Il y a des mots à revoir. Changez-les ou soumettez le texte tel quel.
snippet-edit = Modifier
snippet-submit = Soumettre pour approbation
snippet-submit-anyway = Soumettre quand même
snippet-approve = Approuver
snippet-return = Rendre
snippet-discard = Abandonner cette version
snippet-withdraw = Retirer
snippet-preview = Aperçu
snippet-error-changed = Quelqu’un d’autre l’a modifiée entre-temps. Regardez ce qu’elle dit maintenant.
snippet-error-problems = Il reste quelque chose à corriger.
snippet-error-cut = Une partie du texte n’est pas arrivée telle que saisie. Rien n’a été gardé.
snippet-error-taken = Une réponse type de ce nom existe déjà.
snippet-error-same = Toutes les réponses types de ce texte sont déjà en usage telles quelles.
snippet-key = Nom dans les fichiers
snippet-key-hint = Minuscules de a à z, chiffres et _. Il ne change plus jamais.
snippet-texts = Textes
snippet-texts-hint = Là où il faut compléter, écrivez un nom entre accolades : { "{time}" }. Le programme remplit lui-même { "{emergency_number}" }, { "{work_name}" } et { "{organisation}" }. Une langue sans texte reste vide.
snippet-text = Texte
snippet-variables = À compléter
snippet-variables-hint = Personne ne peut envoyer la réponse avant de les avoir complétés.
snippet-kind = Ce qui convient
snippet-kind-text = des mots
snippet-kind-time = une heure
snippet-kind-number = un nombre
snippet-label = Libellé
snippet-after-hint = Qui envoie la réponse voit chaque étape et peut l’écarter.
snippet-holder = Qui s’en occupe
snippet-snooze = Reporter
snippet-nothing = laisser comme c’est
snippet-tags = Étiquettes
snippet-article = Article du guide
snippet-article-hint = Son nom court. Le lien viendra avec le guide.
snippet-save = Garder comme brouillon
snippet-load = Charger un ensemble
snippet-load-lead = Un ensemble est un texte avec plusieurs réponses types, comme le donne « Copier l’ensemble ». Ce qui diffère du texte en usage attend d’être approuvé. Un texte avec des erreurs ne change rien.
snippet-load-button = Charger
snippet-line = ligne { $n }
snippet-wrong-text = Ceci ne peut pas être lu : { $name }
snippet-wrong-number = Un ensemble compte de 1 à { $name } réponses types.
snippet-wrong-key = « { $name } » ne peut pas être le nom : minuscules de a à z, chiffres et _, d’abord une lettre, 40 caractères au plus, et aucun de new, load, file.
snippet-wrong-twice = « { $name } » figure deux fois.
snippet-wrong-topic = Le rapport de contact n’a pas de thème « { $name } ».
snippet-wrong-day = « { $name } » n’est pas un jour. Écrivez-le comme 2026-11-22.
snippet-wrong-empty = Il n’y a de texte dans aucune langue.
snippet-wrong-language = La langue « { $name } » n’existe pas ici.
snippet-wrong-blank = { $language } : un titre ou un texte est vide.
snippet-wrong-long = { $language } : { $name } caractères au plus.
snippet-wrong-half = { $language } : un titre et un texte vont ensemble.
snippet-wrong-undeclared = { $language } : { $name } figure dans le texte, mais rien ne dit ce que c’est.
snippet-wrong-unused = { $language } : { $name } est à compléter, mais ne figure pas dans le texte.
snippet-wrong-brace = { $language } : une accolade n’appartient à aucun nom.
snippet-wrong-variable = « { $name } » ne peut pas être complété : minuscules de a à z, chiffres et _, et aucun des noms que le programme remplit lui-même.
snippet-wrong-label = { $name } : un libellé manque dans une langue du texte, ou est trop long.
snippet-wrong-many = Au plus { $name } champs à compléter, et autant d’étiquettes.
snippet-wrong-snooze = Reporter de 1 à { $name } minutes.
snippet-wrong-both = Ce qui est terminé ne peut pas aussi être reporté.
audit-did-submit-snippet = Soumission d’une réponse type
audit-did-approve-snippet = Approbation d’une réponse type
audit-did-withdraw-snippet = Retrait d’une réponse type
audit-did-load-snippets = Chargement d’un ensemble de réponses types
