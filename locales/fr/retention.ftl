# How long things are kept, and holds.

retention-title = Combien de temps nous gardons
retention-lead = Tout ce que nous gardons sur les personnes a un but et une fin. Une fois le temps passé, c’est supprimé tout seul, peu à peu, sans que personne ait à y penser. Ce qui est encore ouvert n’est jamais supprimé par le temps. Ce qui est retenu, plus bas, est laissé de côté.
retention-sure = Raccourcir cette durée ?
# $n is a number of days.
retention-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
# $n is how many.
retention-goes = { $n ->
    [one] { $n } élément est plus ancien et sera supprimé au prochain passage.
   *[other] { $n } éléments sont plus anciens et seront supprimés au prochain passage.
}
# $n is a whole number.
retention-many = { $n } ou plus
retention-for-good = C’est définitif.
retention-sure-do = Raccourcir et supprimer
retention-sure-not = Laisser comme c’est
# $n is how many.
retention-overdue = { $n ->
    [one] { $n } retenue est à revoir
   *[other] { $n } retenues sont à revoir
}
retention-field = Jours
retention-do = Modifier
# $from, $to and $usual are numbers of days.
retention-bounds = De { $from } à { $to } jours ; { $usual } si rien d’autre n’est choisi.
retention-fixed = Ceci ne se modifie pas.
# $n is how many.
retention-soon = { $n ->
    [one] { $n } sera supprimé dans les 7 jours
   *[other] { $n } seront supprimés dans les 7 jours
}
retention-swept = Dernier passage
# $n is how many.
retention-gone = { $n ->
    [one] { $n } supprimé
   *[other] { $n } supprimés
}
retention-not-swept = Pas encore de passage
retention-hourly = Un passage toutes les heures
retention-holds = Retenues
retention-holds-what = Une retenue empêche qu’une conversation soit supprimée par le temps ou par un membre de l’équipe. Elle se pose depuis la page de la conversation. Elle ne prend fin que lorsqu’une personne de la coordination la lève.
retention-holds-none = Rien n’est retenu.
retention-on-person = Toutes les conversations avec une personne
retention-unreadable = Vos clés n’ouvrent pas la raison.
retention-put-on = Depuis le
retention-review-on = À revoir le
retention-review-was = Était à revoir le
retention-review = À revoir ce jour-là
retention-again = Garder jusque-là
retention-lift = Lever la retenue
retention-hold-title = Retenir
retention-hold-open = Mettre en retenue
retention-hold-back = Retour à la conversation
retention-hold-what = Une retenue sert à ce qu’un tribunal ou la loi veut voir conservé. Tant qu’elle dure, rien de cette conversation n’est supprimé par le temps, et aucun membre de l’équipe ne peut l’oublier.
retention-hold-visitor = La personne qui écrit peut toujours supprimer elle-même la conversation. Nous le lui avons promis, et une retenue n’y change rien.
retention-hold-on = Ce qui est retenu
retention-hold-thread = Cette conversation seulement
retention-hold-person = Toutes les conversations avec cette personne, aussi celles à venir
retention-hold-do = Poser la retenue
retention-reason = Pourquoi
retention-reason-hint = Qui demande de garder, et pour quel motif. C’est chiffré pour l’équipe ; seule la coordination le voit.
retention-held = En retenue : rien n’en est supprimé par le temps.
retention-error-held = Quelque chose de cette personne est en retenue : un tribunal ou la loi veut que ce soit conservé. Personne dans l’équipe ne peut oublier cette personne avant que la coordination lève la retenue. La personne qui écrit peut toujours supprimer sa propre conversation.
# $from and $to are numbers of days.
retention-error-days = Tapez un nombre entier de jours, de { $from } à { $to }.
retention-error-review = Choisissez un jour après aujourd’hui et dans l’année.
retention-error-reason = Dites pourquoi c’est retenu.
retention-kind-conversation = Conversations terminées
retention-why-conversation = Pour reconnaître qui revient, et reprendre là où l’équipe en était. Avec elle partent les messages, les images, le ticket de retour, les étiquettes, les notes, les étapes d’urgence et de protection ; et ce que l’on sait de la personne, avec la dernière de ses conversations.
retention-kind-follow-up = Suivis terminés
retention-why-follow-up = Pour que la personne de l’équipe qui reprend des nouvelles sache ce qui a été essayé.
retention-kind-consult = Questions aux spécialistes, avec réponse
retention-why-consult = Pour pouvoir relire une réponse.
retention-kind-review = Relectures d’échanges
retention-why-review = Pour que l’équipe apprenne de son travail.
retention-kind-report = Textes des rapports
retention-why-report = Pour pouvoir vérifier un rapport. Ce qui est compté reste, et ne mène à personne.
retention-kind-report-draft = Rapports commencés et non déposés
retention-why-report-draft = Pour que rien de ce qui est tapé ne se perde.
retention-kind-feedback = Mots sur un échange
retention-why-feedback = Pour que l’équipe sache ce que les gens disent. Ce qui a été coché reste et est compté.
retention-kind-complaint = Réclamations avec réponse ou closes
retention-why-complaint = Pour que la personne qui a fait la réclamation puisse lire la réponse.
retention-kind-away = Ce que les spécialistes disent de leur absence
retention-why-away = Pour que la personne qui demande sache pourquoi personne ne répond. Compté depuis le dernier jour d’absence.
retention-kind-discarded = Ce qui a été écarté
retention-why-discarded = Pour pouvoir le reprendre.
retention-kind-draft = Brouillons de réponses
retention-why-draft = Pour que rien de ce qui est tapé ne se perde.
retention-kind-consult-draft = Brouillons des spécialistes
retention-why-consult-draft = Pour que rien de ce qui est tapé ne se perde.
retention-kind-debrief = Ce qu’on écrit à un·e collègue après un échange difficile
retention-why-debrief = Pour que personne ne porte cela sans soutien. Seules ces deux personnes peuvent l’ouvrir.
retention-kind-handover = Notes de fin de permanence
retention-why-handover = Pour que la permanence suivante sache ce qui se passe.
retention-kind-deed = Ce qui a été fait d’une conversation
retention-why-deed = Pour pouvoir l’annuler.
retention-kind-session = Sessions des visiteurs
retention-why-session = Pour que la personne qui écrit de nouveau retrouve sa conversation. Les jours sont ceux du cookie.
keep-team = Ce que nous écrivons sur une conversation
keep-team-how = Chiffré pour l’équipe : notes, demandes d’avis, ce qu’il a été convenu de redemander, rapports. Lisible pour nous : qu’il y a quelque chose, quel jour, et ce qui est compté, qui ne mène à personne.
# $days is a number of days.
keep-team-long = { $days ->
    [one] Avec la conversation au plus tard ; les textes des rapports au plus tard { $days } jour après leur dépôt.
   *[other] Avec la conversation au plus tard ; les textes des rapports au plus tard { $days } jours après leur dépôt.
}
keep-team-sooner = Supprimez la conversation.
keep-hold = Si un tribunal ou la loi veut que quelque chose soit conservé, le temps ne le supprime pas tant que cela dure. Vous pouvez toujours supprimer vous-même votre conversation.
audit-did-set-retention = A changé combien de temps quelque chose est gardé
audit-did-hold-thread = A mis une conversation en retenue
audit-did-hold-person = A mis en retenue tout ce qui concerne une personne
audit-did-review-hold = A revu une retenue
audit-did-lift-thread-hold = A levé la retenue d’une conversation
audit-did-lift-person-hold = A levé la retenue sur ce qui concerne une personne
