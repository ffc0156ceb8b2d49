# What stands by itself beside a message that may be an emergency, that speaks of a voice message, or that is too short. Automatic
# lines say so, diagnose nothing, offer a person, and promise no time.

emergency-auto = Ceci s’affiche automatiquement, à cause de mots de votre message. Cela peut être une erreur, et ce n’est pas un diagnostic.
# $number is the emergency number.
emergency-do-not-wait = N’attendez pas notre réponse : appelez d’abord le { $number }.
emergency-human = Votre message est en tête de notre liste. Vous pouvez continuer à écrire : une personne de l’équipe le lira.
emergency-link = Que faire en cas d’urgence
voice-auto = Message automatique : les messages vocaux n’arrivent pas ici. Écrivez plutôt, même très court. Une personne de l’équipe le lira.
pick-lead = De quoi s’agit-il ?
pick-more = Question automatique. Choisissez, ou écrivez avec vos mots. Une personne de l’équipe vous lira.
pick-health = Ma santé
pick-mind = Comment je me sens
pick-test = Tests : VIH, hépatites, autres infections
pick-safer = Consommer à moindre risque, matériel
pick-treatment = Traitement
pick-law = Police, justice, droits
pick-life = Logement, papiers, argent
pick-other = Autre chose

# The desk. $n is how many conversations.
emergency-count = { $n ->
    [100] plus de 99 urgences
    [one] { $n } urgence
    [many] { $n } d’urgences
   *[other] { $n } urgences
}
emergency-banner = { $n ->
    [100] Plus de 99 urgences que personne n’a prises
    [one] { $n } urgence que personne n’a prise
    [many] { $n } d’urgences que personne n’a prises
   *[other] { $n } urgences que personne n’a prises
}
emergency-banner-taken = { $n ->
    [100] Plus de 99 urgences sont ouvertes ; chacune est suivie
    [one] { $n } urgence est ouverte ; quelqu’un s’en occupe
    [many] { $n } d’urgences sont ouvertes ; quelqu’un s’occupe de chacune
   *[other] { $n } urgences sont ouvertes ; quelqu’un s’occupe de chacune
}
# $code is the code name of a conversation.
emergency-banner-open = Ouvrir { $code }
# $n is how often.
emergency-banner-before = { $n ->
    [one] déjà close { $n } fois
    [many] déjà close { $n } de fois
   *[other] déjà close { $n } fois
}
emergency-state = Urgence
# $kinds is a list of the kinds below.
emergency-card-shown = Fiche d’urgence affichée automatiquement : { $kinds }
kind-not-breathing = ne respire pas
kind-unresponsive = ne se réveille pas
kind-seizure = convulsions
kind-chest-pain = douleur dans la poitrine
kind-overheated = très chaud, propos confus
kind-suicide = pensées de suicide
kind-violence = violence
kind-child-in-danger = enfant en danger
emergency-close = Clore avec une issue
emergency-close-more = Une urgence ne peut pas être close sans issue.
outcome-safe = En sécurité
outcome-handed-over = Confiée à d’autres
outcome-lost = Contact perdu
outcome-unknown = Issue inconnue
outcome-false-alarm = Fausse alerte
emergency-end-resolve = Clore l’urgence et terminer la conversation
emergency-end = Clore l’urgence, continuer à parler
emergency-false = Fausse alerte
# $n is how often.
emergency-false-before = { $n ->
    [one] { $n } fausse alerte auparavant
    [many] { $n } de fausses alertes auparavant
   *[other] { $n } fausses alertes auparavant
}
emergency-protocol = Que faire maintenant
emergency-past = Urgences précédentes
# $how is an outcome, $name a work name, $when a time or a day.
emergency-ended = { $how }, { $name }, { $when }
emergency-error-outcome = C’est une urgence. Dites d’abord comment elle s’est terminée, ou que c’était une fausse alerte.
emergency-error-choose = Choisissez une issue.
audit-did-give-outcome = Issue d’une urgence notée
audit-did-clear-alarm = Fausse alerte levée
