# Quelqu’un qui écrit deux fois est compté une fois : la page à côté d’une conversation, et celle de la coordination.

person-open = Cette personne a-t-elle déjà écrit ?
person-back = Retour à la conversation
person-title = Compter une seule fois :
person-what = Nous comptons des personnes, pas des conversations. Cette page aide à compter une seule fois quelqu’un qui écrit deux fois. Elle ne demande pas de qui il s’agit.
person-lost = Un ticket perdu, c’est une nouvelle personne. Sans le numéro, nous ne pouvons pas savoir que quelqu’un est déjà venu. La personne est alors comptée comme nouvelle, et ce n’est pas grave.
person-ticket-lost = Sans le numéro, nous ne pouvons pas savoir que vous avez déjà écrit. Vous comptez alors comme une nouvelle personne, et ce n’est pas grave.
person-one = Compte pour une seule personne avec :
person-waits = Attend une décision de la coordination :
person-before-title = La personne a déjà écrit
person-before-what = Seulement si la personne le dit. Ne devinez pas d’après ce qu’elle écrit ni comment. La coordination décide, et cela peut être annulé.
person-before-said = La personne dit qu’elle a déjà écrit
person-before-name = Nom de code de la conversation précédente
person-before-hint = Comme dans les messages reçus, par exemple
person-before-send = Prévenir la coordination
person-error-said = Cochez si la personne le dit. Sans sa parole, rien n’est envoyé.
person-error-nobody = Aucune conversation n’a ce nom de code ici. Comparez avec les messages reçus.
person-error-several = Plusieurs conversations ont ce nom de code : nous ne pouvons pas savoir laquelle est visée.
person-error-same = C’est la même conversation, ou une conversation avec la même personne.
person-error-one = Ces deux-là sont déjà comptées comme une seule personne.
person-code-title = Un code à elle
person-code-what = Seulement si la personne le veut. Elle répond à quelques petites questions, et les mêmes réponses donnent le même code la prochaine fois, même sans ticket.
person-code-kept = Les réponses ne sont conservées nulle part. Nous conservons un seul nombre qui en découle, et il n’a de sens que dans cette organisation.
person-code-limits = Deux personnes peuvent avoir le même code : des codes identiques ne sont donc qu’un indice. Quelqu’un qui aurait à la fois notre base de données et la clé de notre serveur pourrait essayer toutes les réponses. Si cela mettait la personne en danger, ne créez pas de code.
person-code-once = Si quelque chose ne va pas, les champs reviennent vides : ce que quelqu’un a dit de soi n’est pas montré deux fois.
person-code-emptied = Rien n’a été conservé. Les champs sont vides exprès : saisissez de nouveau les réponses.
person-code-have = Cette personne a un code. De nouvelles réponses le remplacent.
person-code-unknown = Inconnu
person-code-send = Créer le code
person-code-remove = Supprimer le code
person-code-error-empty = Saisissez la réponse, ou cochez « Inconnu »
person-code-error-letters = Il n’y a aucune lettre dans cette réponse
# $least and $most are whole numbers.
person-code-error-number = Saisissez un nombre entier de { $least } à { $most }
# $n is a whole number.
person-code-error-few = { $n ->
    [one] Au moins { $n } réponse doit être connue, sinon trop de personnes auraient le même code
   *[other] Au moins { $n } réponses doivent être connues, sinon trop de personnes auraient le même code
}
person-code-error-busy = Le code n’a pas été créé : il y a trop d’activité en ce moment. Attendez un peu et saisissez de nouveau les réponses

merges-title = Personnes comptées une seule fois
merges-what = Deux personnes n’en deviennent une que par votre décision, et vous pouvez l’annuler. Les rapports restent tels qu’ils ont été déposés ; seule change la façon de compter les personnes, y compris dans les mois verrouillés.
merges-waiting = À décider
merges-none = Rien n’attend de décision.
merges-merged = Comptées comme une seule
merges-from = Nous écrit maintenant
merges-into = Serait la même personne que
merges-by-word = La personne le dit.
merges-by-code = Leurs codes sont identiques. Deux personnes peuvent avoir le même code.
merges-said-on = Dit le
merges-decided-on = décidé le
# $n is a whole number.
merges-reports = { $n ->
    [0] Aucun rapport
    [one] { $n } rapport
   *[other] { $n } rapports
}
merges-first = Premier contact
merges-last = Dernier contact
merges-unopened = Vos clés n’ouvrent pas ce qui a été déposé.
merges-one = C’est une seule personne
merges-two = Ce sont deux personnes
merges-back = Annuler
merges-error-otherwise = Quelqu’un de l’équipe vient d’en décider autrement. Regardez ce qui est indiqué maintenant.

audit-did-merge-persons = Décision : deux personnes n’en font qu’une
audit-did-decline-merge = Décision : ce sont bien deux personnes
audit-did-take-back-merge = Annulation de la décision que deux personnes n’en font qu’une
