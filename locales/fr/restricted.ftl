# Conversations que seules des personnes nommées ouvrent.

restricted-word = Accès restreint
restricted-title = Qui peut ouvrir cette conversation
restricted-link = Réserver à des personnes nommées
restricted-change-link = Changer les noms, ou l’ouvrir à l’équipe
restricted-only = Accès restreint : seules ces personnes l’ouvrent
# $names is a list of work names.
restricted-line = Accès restreint : { $names }
restricted-what-opens = Seules les personnes que vous nommez peuvent l’ouvrir : la clé de l’équipe lui est retirée, y compris pour les personnes de la coordination qui ne sont pas nommées.
restricted-what-sees = Les autres voient qu’il y a une conversation, son nom de code et ses étiquettes dans les filtres, qui peut l’ouvrir, et si c’est une urgence.
restricted-what-before = Qui l’a ouverte auparavant l’a vue. Les anciennes sauvegardes s’ouvrent avec la clé de l’équipe jusqu’à leur expiration. Les suivis, les questions aux spécialistes et les étapes de protection restent scellés pour l’équipe ; l’espace équipe ne les montre qu’aux personnes nommées.
restricted-what-visitor = Rien ne change pour la personne qui écrit.
restricted-who = Qui l’ouvre
restricted-who-hint = Au moins deux personnes qui répondent aux conversations, dont une de la coordination, pour qu’elle ne soit pas perdue.
restricted-words = Pourquoi
restricted-words-hint = Nécessaire si personne de la coordination n’est nommé. Cela devient une note que seules les personnes nommées lisent.
restricted-do = Restreindre
restricted-change = Changer les noms
restricted-open = L’ouvrir de nouveau à l’équipe
restricted-open-what = Toutes les personnes qui répondent aux conversations pourront alors la lire, avec ses notes. Les spécialistes et l’accompagnement social qui étaient nommés la gardent.
restricted-open-do = L’ouvrir à l’équipe
restricted-closed = Une conversation à accès restreint
restricted-closed-what = Seules des personnes nommées l’ouvrent. S’il y a quelque chose qu’elles devraient savoir, dites-le-leur.
restricted-opens = Ces personnes l’ouvrent
restricted-on-shift = de permanence maintenant
restricted-emergency = C’est peut-être une urgence.
restricted-emergency-what = Appelez maintenant une des personnes ci-dessous. Si vous n’en joignez aucune, appelez la coordination. Ce qu’il faut faire se trouve sous leurs noms.
restricted-kept = Cette conversation est maintenant réservée à des personnes nommées. Ce que vous avez écrit n’a pas été envoyé ; le voici.
restricted-report = L’accès à cette conversation est restreint. Un rapport à son sujet appartient à l’équipe : qui lit les rapports le lit.
restricted-leave = Des conversations à accès restreint seraient perdues avec cette personne. Nommez-y d’abord quelqu’un d’autre, ou ouvrez-les à l’équipe.
# $n is a whole number.
restricted-leave-named = { $n ->
    [one] Cette personne est nommée dans { $n } conversation à accès restreint et ne l’ouvrira plus.
   *[other] Cette personne est nommée dans { $n } conversations à accès restreint et ne les ouvrira plus.
}
restricted-error-theirs = C’est la personne qui a pris la conversation, ou la coordination, qui en restreint l’accès. Prenez-la d’abord.
restricted-error-few = Nommez au moins deux personnes qui répondent aux conversations.
restricted-error-me = Nommez-vous aussi. Vous pourrez quitter la liste ensuite.
restricted-error-nobody = Une personne nommée n’est plus dans l’équipe, ou a un autre rôle.
restricted-error-coordinator = Nommez quelqu’un de la coordination, ou dites pourquoi vous ne le faites pas.
restricted-error-changed = L’accès a été restreint, ou ouvert à l’équipe, entre-temps. Regardez de nouveau les noms.
restricted-error-history = L’accès à cette conversation est restreint. Nommez-y d’abord cette personne, ou demandez sans la conversation.
work-left-restricted = Seules des personnes nommées ouvrent cette conversation.
audit-did-restrict-thread = A réservé une conversation à des personnes nommées
audit-did-change-named = A changé qui ouvre une conversation à accès restreint
audit-did-open-to-team = A ouvert à l’équipe une conversation à accès restreint
known-follow-up = Un suivi a été prévu
known-consult = Un avis a été demandé

# A yes that is taken back.

consult-history-withdrawn = La personne a retiré son accord. La conversation a été retirée aussitôt ; la question reste posée.
consult-withdrawn = La personne ne veut plus que sa conversation soit lue. Vous pouvez répondre à la question sans elle.
consult-visitor-do-back = Retirer mon accord
consult-visitor-back = Vous avez retiré votre accord. Cette personne ne lit plus rien de cette conversation. Ce qu’elle a déjà lu, elle le sait.
consult-visitor-over = Nous ne demandons plus à personne d’autre de lire cette conversation.
