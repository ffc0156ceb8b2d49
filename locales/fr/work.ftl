# What is done with conversations: taken, given, put off, tagged; many at once; undone.

work-undo = Annuler
work-undo-kept = Vous pouvez l’annuler pendant un jour, tant que rien d’autre n’a changé.
work-resolve-undo = L’annulation rouvre la conversation. Ses heures ne sont gardées qu’en jours : l’attente compte alors à partir de ce moment.
work-undone = C’est annulé.
work-stayed = Ce n’est pas annulé : autre chose a changé depuis dans cette conversation.
work-did-take = Vous l’avez prise en charge.
# $who is the work name of a colleague.
work-did-assign = Confiée à : { $who }
work-did-release = Personne ne l’a plus maintenant.
# $tag is the word of a tag.
work-did-tag = Étiquette ajoutée : { $tag }
work-did-untag = Étiquette retirée : { $tag }
# $until says until when.
work-did-snooze = Reportée. { $until }
work-did-wake = Elle n’est plus reportée.
work-did-resolve = Terminée.
work-left-gone = Elle n’existe plus.
work-left-changed = Quelque chose y a changé entre-temps.
work-left-colleague = Un·e collègue l’a, ou en a décidé entre-temps. Regardez à nouveau et décidez.
work-left-emergency = C’est une urgence. Dites d’abord comment elle s’est terminée ; d’ici là, elle n’est ni reportée ni terminée.
work-left-already = C’est déjà le cas.
work-left-resolved = Elle est déjà terminée.
work-left-away = Elle a été écartée.
work-left-visitor = La personne a écrit entre-temps.
work-left-leaver = Cette personne n’a plus la clé de l’équipe. Choisissez quelqu’un d’autre.
# $who and $to are work names, $when is a time.
work-who-took = { $who } l’a prise en charge ({ $when }). Regardez à nouveau et décidez.
work-who-gave = { $who } en a décidé ({ $when }) : { $to } l’a maintenant. Regardez à nouveau et décidez.
work-who-released = { $who } l’a libérée ({ $when }). Regardez à nouveau et décidez.
work-error-assignee = Choisissez un·e collègue qui peut l’ouvrir.
work-error-later = Choisissez un moment à venir, dans l’année.
work-error-tag = Choisissez une étiquette ou écrivez un mot.
# $max is a whole number.
work-error-word-long = Au plus { $max } caractères.
work-sure = Changez-le, ou ajoutez-le encore une fois s’il n’identifie personne.
# $who is the work name of a colleague.
here-colleague = { $who } a cette conversation ouverte en ce moment.
tags-title = Étiquettes
tag-found = trouvée
tag-confirm = Confirmer
tag-remove = Retirer
tag-which = Étiquette
tag-choose = Choisir
tag-word = Ou un mot à vous
tag-word-hint = Pour toute l’équipe. Pas de nom, rien qui dise qui est quelqu’un.
tag-add = Ajouter l’étiquette
later-heading = Reporter
later-until-label = Jusqu’à quand
later-written = jusqu’à ce que la personne écrive
later-hour = dans une heure
later-evening = ce soir, 18:00
later-tomorrow = demain, 9:00
later-monday = lundi, 9:00
later-at = un jour et une heure
later-day = Jour
later-clock = Heure
later-do = Reporter
later-wake = Remettre dans la liste
# $when is a day and a time.
later-until = Revient : { $when }
later-until-written = Revient quand la personne écrit.
assign-title = Qui s’en occupe
assign-to = Transmettre à
assign-do = Transmettre
release-do = Libérer : personne ne l’a
many-title = Avec ce qui est coché
many-take = Prendre en charge
many-assign = Transmettre à…
many-tag = Étiqueter…
many-snooze = Reporter…
many-release = Libérer
many-resolve = Marquer comme terminées
many-preview = Ce qui va se passer
# $n is a whole number.
many-will-take = Vous les prenez en charge. Conversations : { $n }
many-will-assign = Elles sont transmises. Conversations : { $n }
many-will-tag = Elles reçoivent une étiquette. Conversations : { $n }
many-will-snooze = Elles sont reportées. Conversations : { $n }
many-will-release = Personne ne les a plus. Conversations : { $n }
many-will-resolve = Elles sont terminées. Conversations : { $n }
many-none = On ne peut rien faire avec ce qui a été coché.
# $max and $n are whole numbers.
many-beyond = Au plus { $max } à la fois. Laissées pour la prochaine fois : { $n }
many-do = Le faire
many-left = Laissées telles quelles
deed-title = Ce qui a été fait
# $n is a whole number.
deed-done = Conversations : { $n }
deed-with = Fait
deed-undone = Annulé
deed-stayed = Pas annulé : a changé entre-temps
audit-did-assign = Transmission d’une conversation à un·e collègue
audit-did-undo-assign = Annulation de la transmission d’une conversation
report-from-tags = D’après les étiquettes
