# Restricted conversations that nobody of the team opens any more, and what else can happen while one is restricted.

# What their visitor reads.
unopened-title = Plus personne ici ne peut ouvrir cette conversation
unopened-what = Seules quelques personnes de l’équipe pouvaient la lire, et elles ne répondent plus aux conversations. Tout ce qui s’y trouve est scellé. Vous pouvez la lire ici ; personne de l’équipe ne le peut.
unopened-choose = C’est vous qui décidez de la suite. Vous pouvez laisser l’équipe la lire : toutes les personnes qui répondent ici pourront alors la lire en entier, et quelqu’un vous répondra. Vous n’avez rien à écrire de plus pour cela. Ou bien vous commencez une nouvelle conversation ; celle-ci sera alors fermée dans ce navigateur.
unopened-to-team = Laisser l’équipe la lire, et envoyer
unopened-anew = Envoyer dans une nouvelle conversation
unopened-error = Personne ne lirait cela ici. Choisissez ci-dessous comment l’envoyer. Votre texte est toujours là.

# What the team reads.
unopened-line = Accès restreint : plus personne ne l’ouvre
unopened-closed = Plus personne de l’équipe ne peut ouvrir cette conversation : les personnes qui y étaient nommées ne travaillent plus sur les conversations. Si la personne revient, elle le lira et décidera si l’équipe peut la lire. Si elle écrit, la conversation est dans votre liste.
unopened-emergency = Personne de l’équipe ne peut l’ouvrir. Prévenez maintenant la coordination. Ce qu’il faut faire se trouve ci-dessous.
unopened-close-what = Si personne ne peut joindre cette personne autrement, la coordination met la conversation au repos. Elle revient si la personne laisse l’équipe la lire.
unopened-close = Mettre au repos
# $n is a whole number.
unopened-become = { $n ->
    [one] Plus personne n’ouvrirait { $n } d’entre elles. Elle reste scellée et reste dans la liste. Si la personne revient, elle le lira et décidera si l’équipe peut la lire.
   *[other] Plus personne n’ouvrirait { $n } d’entre elles. Elles restent scellées et restent dans la liste. Si les personnes reviennent, elles le liront et décideront si l’équipe peut les lire.
}
unopened-all-the-same = { $n ->
    [one] Continuer malgré tout : personne ne pourra ouvrir { $n } conversation.
   *[other] Continuer malgré tout : personne ne pourra ouvrir { $n } conversations.
}
unopened-few = { $n ->
    [one] Continuer malgré tout : { $n } conversation sera laissée à trop peu de personnes, ou sans coordination.
   *[other] Continuer malgré tout : { $n } conversations seront laissées à trop peu de personnes, ou sans coordination.
}
audit-did-leave-unopened = A laissé des conversations à accès restreint à trop peu de personnes ou à personne, par un retrait ou un changement de rôle. Nombre
audit-did-close-unopened = A mis au repos une conversation que personne n’ouvre

# $names is a list of work names.
restricted-error-renamed = Quelqu’un a changé les noms entre-temps. Nommées maintenant : { $names }. Ce que vous avez coché est toujours là ; relisez-le.
restricted-error-discarded = Cette conversation a été écartée. Reprenez-la d’abord ; elle pourra ensuite être restreinte.
review-closed = Cette conversation a été réservée à des personnes nommées après le tirage, et vous n’en faites pas partie. Elle ne peut pas être relue ici. Vous n’avez rien à faire.
review-next = La conversation suivante
review-leave-out = La retirer de l’échantillon
handover-only-to = seulement à { $names }
handover-stays = Celles-ci restent à vous : seules des personnes nommées les ouvrent, et aucune d’elles n’est de permanence en ce moment.
