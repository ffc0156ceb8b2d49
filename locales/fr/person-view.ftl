# Everything that is known of one person, what they agreed to, and forgetting somebody wholly.

known-open = Tout ce que nous savons de cette personne
known-title = Ce que nous savons de cette personne
known-what = Tout ce qui est compté ici comme une seule personne, du premier jour au dernier. Aucun message n’est ouvert pour cette page. Ce que quelqu’un a dit d’un échange sans donner de nom n’est rattaché à personne.
known-facts = En bref
known-threads = Conversations
known-first = Premier jour
known-last = Dernier jour
known-languages = Langues de leurs pages
known-none = aucun
known-code = créé, à leur demande
# $n is a whole number.
known-reports-others = { $n ->
    [one] Il y a { $n } rapport d’un·e collègue que vous ne pouvez pas ouvrir.
   *[other] Il y a { $n } rapports de collègues que vous ne pouvez pas ouvrir.
}
known-days = Jour après jour
known-notes-what = Notes sur cette personne et sur ses conversations. La personne ne les voit jamais.
known-earlier = Plus tôt ({ $n })
known-later = Plus tard ({ $n })
known-began = Une conversation a commencé
known-report = Un contact a été rapporté
known-emergency = Une urgence s’est terminée
known-merged = Deux personnes comptées comme une seule à partir d’ici
known-state-new = Nouvelle
known-state-open = Ouverte
known-state-resolved = Terminée
known-state-discarded = Écartée

consent-title = Ce à quoi la personne a consenti
consent-write = Noter une réponse
consent-what = Demandez avec des mots simples et notez ce qui est répondu. Le silence n’est pas un oui. La personne peut revenir sur son oui quand elle veut.
consent-purpose = Pour quoi
consent-choose = Choisir
consent-said = Ce que la personne a dit
consent-do = Garder la réponse
consent-for-consult = Un·e spécialiste peut lire ce qui a été écrit, pour aider
consent-for-referral = Une autre organisation apprend ce qu’il lui faut pour aider
consent-for-follow-up = Nous pouvons réécrire plus tard
consent-for-story = Ce qui s’est passé peut être raconté sans rien qui dise qui est la personne
consent-is-not-asked = Pas demandé
consent-is-given = Oui
consent-is-refused = Non
consent-is-withdrawn = Oui avant, plus maintenant
consent-is-unknown = Demandé, pas de réponse claire
consent-error-purpose = Choisissez ce qui a été demandé.
consent-error-said = Choisissez ce que la personne a dit.
consent-error-nothing = Il n’y a pas de oui à retirer. Si la personne dit non, choisissez « Non ».

oblivion-open = Oublier cette personne
oblivion-title = Oublier une personne
oblivion-back = Retour à la personne
oblivion-what = Tout ce qui suit devient illisible aussitôt, des deux côtés, puis est supprimé. C’est sans retour, et aucune sauvegarde ne le ramène.
oblivion-goes = Ce qui disparaît
# $n is a whole number.
oblivion-kind-threads = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
# $n is a whole number.
oblivion-kind-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
# $n is a whole number.
oblivion-kind-images = { $n ->
    [one] { $n } image
   *[other] { $n } images
}
# $n is a whole number.
oblivion-kind-tickets = { $n ->
    [one] { $n } ticket de retour
   *[other] { $n } tickets de retour
}
# $n is a whole number.
oblivion-kind-outgoing = { $n ->
    [one] { $n } réponse en attente d’envoi
   *[other] { $n } réponses en attente d’envoi
}
# $n is a whole number.
oblivion-kind-drafts = { $n ->
    [one] { $n } brouillon de réponse
   *[other] { $n } brouillons de réponses
}
# $n is a whole number.
oblivion-kind-notes = { $n ->
    [one] { $n } note de l’équipe
   *[other] { $n } notes de l’équipe
}
# $n is a whole number.
oblivion-kind-tags = { $n ->
    [one] { $n } étiquette
   *[other] { $n } étiquettes
}
# $n is a whole number.
oblivion-kind-emergencies = { $n ->
    [one] { $n } ligne sur une urgence
   *[other] { $n } lignes sur des urgences
}
# $n is a whole number.
oblivion-kind-consents = { $n ->
    [one] { $n } réponse sur ce qui est consenti
   *[other] { $n } réponses sur ce qui est consenti
}
# $n is a whole number.
oblivion-kind-reviews = { $n ->
    [one] { $n } relecture d’un échange terminé
   *[other] { $n } relectures d’échanges terminés
}
# $n is a whole number.
oblivion-reports = { $n ->
    [one] Les mots de { $n } rapport, et ce qui mène de lui à la personne
   *[other] Les mots de { $n } rapports, et ce qui mène d’eux à la personne
}
oblivion-person = La clé et le code de la personne, et qui est compté comme une seule avec elle
oblivion-stays = Ce qui reste
oblivion-stays-counts = Des nombres : qu’un contact a été compté, quel jour, sur quels sujets. Rien n’en mène à personne.
oblivion-stays-trail = Le journal d’accès : qu’un membre a ouvert quelque chose, et que vous avez oublié quelqu’un, sans dire qui.
oblivion-stays-feedback = Ce qui a été coché sur un échange sans nom, sans mots et sans lien vers l’échange.
oblivion-why = Pourquoi
oblivion-because-asked = La personne l’a demandé
oblivion-because-danger = Ce que nous savons pourrait mettre la personne en danger
oblivion-because-mistake = C’est arrivé ici par erreur, ou c’était un essai
oblivion-because-over = Il n’y a plus de raison de le garder
oblivion-sure = J’ai lu ce qui disparaît, et cela doit disparaître
oblivion-do = Oublier la personne définitivement
oblivion-error-reason = Choisissez pourquoi.
oblivion-error-sure = Cochez ceci si tout ce qui précède doit disparaître.
oblivion-error-changed = Quelque chose a changé depuis. Rien n’a été oublié. Relisez la page.
oblivion-error-emergency = Une urgence est ouverte dans une des conversations. Dites d’abord comment elle s’est terminée.
oblivion-done = Tout a disparu.
oblivion-closed = Plus rien ne peut être ouvert. Ce qui reste est en cours de suppression, même si vous quittez cette page.
# $done and $total are whole numbers: conversations.
oblivion-far = Conversations : { $done } sur { $total }
oblivion-look = Regarder à nouveau
oblivion-backups = Les sauvegardes plus anciennes le contiennent encore, scellé, jusqu’à leur expiration. À la restauration, c’est aussitôt oublié de nouveau.

audit-did-open-person = Consultation de tout ce qui est su d’une personne
audit-did-forget-person = Oubli d’une personne
# $n is a whole number.
oblivion-kind-follow-ups = { $n ->
    [one] { $n } suivi
   *[other] { $n } suivis
}
# $n is a whole number.
oblivion-kind-consults = { $n ->
    [one] { $n } question à un·e spécialiste
   *[other] { $n } questions à des spécialistes
}
# $n is a whole number.
oblivion-kind-safeguarding = { $n ->
    [one] { $n } démarche de protection
   *[other] { $n } démarches de protection
}
