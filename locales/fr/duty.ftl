# Duty: the calendar of shifts, who is on now, what the public page says of it, notes at the end of a shift.

# $time is a clock time, $day a date such as 20 November.
duty-away = Personne n’est de permanence en ce moment
duty-away-until = Personne n’est de permanence en ce moment ; quelqu’un est attendu à { $time }
duty-away-until-day = Personne n’est de permanence en ce moment ; quelqu’un est attendu le { $day } à { $time }
# $n is a number from 8 to 10, $time one of the two texts below.
duty-expected = Ces quatre dernières semaines, au moins { $n } personnes sur 10 qui ont écrit pendant une permanence ont eu une première réponse en moins de { $time }. C’est un constat, pas une promesse.
duty-within-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
duty-within-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}

# What stands by itself after a first message while nobody is on duty.
nobody-title = Votre message est arrivé
nobody-auto = Ce texte s’affiche tout seul. Personne n’a encore lu votre message.
nobody-kept = Votre message est gardé, chiffré, jusqu’à ce qu’une personne de l’équipe le lise.
# $number is the emergency number of the place.
nobody-danger = Si une vie est en danger, ne nous attendez pas. Appelez le { $number }.
nobody-return = Pour lire la réponse plus tard ou sur un autre appareil, prenez un ticket de retour :
nobody-write = Vous pouvez écrire encore ici à tout moment. Tout arrivera ensemble.

duty-title = Permanences
duty-plan = Planifier
duty-shift = Permanence
duty-back = Vers la semaine
duty-kind-desk = À l’écoute
duty-kind-on-call = D’astreinte
# $weekday, $day and $times are a weekday, a date and times such as 22:00–02:00.
duty-when = { $weekday } { $day }, { $times }
# $from and $to are dates.
duty-week-of = Du { $from } au { $to }
duty-weeks = Semaines
duty-week-before = Semaine précédente
duty-week-after = Semaine suivante
duty-role = Rôle
duty-language = Langue
duty-all = tous
duty-show = Afficher
duty-none-planned = Rien n’est encore planifié
duty-none-planned-more = Tant que rien n’est planifié, seules les heures publiées disent quand quelqu’un est de permanence.
duty-day-empty = aucune permanence
duty-open-shift = à prendre
duty-cancelled = Annulée
duty-now = En cours
duty-begun = Elle a commencé.
duty-over = Elle est terminée.
duty-mine-more = Votre permanence : la proposer à un·e collègue
duty-take-more = Voir ou prendre
duty-change = Modifier
# $times are times such as 02:00–06:00.
duty-gap = { $times } : personne de permanence
# $who is a role, or a role and a language.
duty-gap-who = { $times } : personne ({ $who })
duty-gap-language = { $times } : personne qui parle { $language }
# $zone is the name of a time zone.
duty-zone = Toutes les heures sont celles du fuseau { $zone }. Une permanence commence et finit à l’heure de l’horloge, aussi quand l’heure change.
duty-kind = Quoi
duty-who = Qui
duty-wanted = Recherché
duty-take = Prendre cette permanence
duty-release = La rendre
duty-offer = La proposer à un·e collègue
duty-offer-more = Elle reste à vous jusqu’à l’accord. La même permanence peut être proposée à plusieurs personnes ; la première qui accepte l’obtient.
duty-colleague = Collègue
duty-in-exchange = En échange de
duty-for-nothing = rien
duty-offer-do = Proposer
duty-this-day = Ce jour seulement
duty-give-to = Qui la tient
duty-nobody = personne : à prendre
duty-give = Modifier
duty-cancel = Annuler cette permanence
duty-restore = Elle a lieu tout de même
duty-offers = Permanences proposées
duty-offers-none = Rien ne vous est proposé et vous ne proposez rien.
duty-accept = Accepter
duty-decline = Refuser
duty-withdraw = Retirer
# $name is a work name, $shift and $back are shifts in words.
duty-offer-to-me = { $name } vous propose : { $shift }.
duty-offer-to-me-for = { $name } vous propose : { $shift }, en échange de la vôtre : { $back }.
duty-offer-by-me = Vous avez proposé à { $name } : { $shift }.
duty-offer-by-me-for = Vous avez proposé à { $name } : { $shift }, en échange de : { $back }.
duty-wanted-role = Rôle recherché, si elle est à prendre
duty-wanted-language = Langue recherchée
duty-any = peu importe
duty-begins = Début
duty-ends = Fin
duty-midnight = Une fin qui n’est pas après le début est le lendemain.
duty-weekdays = Quels jours
duty-how-often = À quel rythme
# $n is a number of weeks.
duty-every = { $n ->
    [1] chaque semaine
    [one] toutes les { $n } semaines
   *[other] toutes les { $n } semaines
}
duty-first-day = Premier jour
duty-last-day = Dernier jour
duty-last-day-hint = Laissez le dernier jour vide pour des permanences sans fin. Pour une seule, les deux jours sont les mêmes.
duty-plan-do = Planifier
duty-series = Ce qui est planifié
# $day is a date.
duty-from-day = à partir du { $day }
duty-end-do = Fixer le dernier jour
duty-series-title = Modifier à partir d’un jour
duty-series-stands = Ce qui est planifié maintenant
# $day is a date.
duty-series-until = jusqu’au { $day }
duty-series-from = À partir de quel jour
duty-series-past = Les jours d’avant restent comme ils étaient, et une permanence commencée continue telle quelle.
duty-series-last-hint = Laissez le dernier jour vide pour des permanences sans fin.
duty-series-do = Modifier
duty-series-agreed = Convenu pour certains jours
duty-series-agreed-more = Cela reste ainsi, aux nouvelles heures, tant qu’il y a une permanence ce jour-là et que la personne convient.
# $shift is a shift in words, $who a work name, or that it is open or cancelled.
duty-series-day = { $shift } : { $who }
# $from and $to are work names.
duty-series-offer = { $shift } : proposée par { $from } à { $to }
duty-series-lost = Convenu avant, et perdu avec cette modification
# $n is how many of those there are.
duty-series-lose = { $n ->
    [one] Il est juste que { $n } accord disparaisse
   *[other] Il est juste que { $n } accords disparaissent
}
duty-on-now = De permanence maintenant
duty-on-nobody = Personne n’est de permanence.
duty-on-shift = De permanence :
# $time is a clock time.
duty-on-until = de permanence jusqu’à { $time }

duty-error-began = Cette permanence a commencé ou est terminée. Rien n’a changé.
duty-error-cancelled = Cette permanence a été annulée entre-temps. Rien n’a changé.
duty-error-taken = Quelqu’un d’autre a cette permanence maintenant. Rien n’a changé.
duty-error-accepted = Cette proposition a déjà été acceptée. Rien n’a changé.
duty-error-declined = Cette proposition a déjà été refusée. Rien n’a changé.
duty-error-withdrawn = Cette proposition a été retirée. Rien n’a changé.
duty-error-unfit = Le rôle, la langue ou les clés ne conviennent pas à cette permanence. À l’écoute, il faut quelqu’un qui ouvre les conversations de l’équipe.
duty-error-who = Choisissez un·e collègue.
duty-error-back = Cette permanence n’est pas celle de ce·tte collègue. Choisissez une des siennes, ou rien.
duty-error-time = Écrivez une heure comme 22:00.
duty-error-from = Écrivez un jour à partir d’aujourd’hui, dans l’année qui vient.
duty-error-until = Écrivez un jour qui n’est pas avant le premier, ou laissez vide.
duty-error-weekdays = Choisissez un jour de la semaine entre le premier et le dernier jour.
duty-error-lose = { $n ->
    [one] Avec cette modification, { $n } accord sur un jour disparaîtrait. Regardez-le et cochez que c’est juste, ou modifiez moins.
   *[other] Avec cette modification, { $n } accords sur certains jours disparaîtraient. Regardez-les et cochez que c’est juste, ou modifiez moins.
}
duty-error-changed = Ces permanences ont été modifiées entre-temps, ou quelque chose a été convenu pour un de leurs jours. Ce que vous avez saisi est toujours là ; à côté se trouve ce qui est planifié maintenant. Regardez, puis envoyez de nouveau.
duty-error-from-begun = La permanence de ce jour a commencé, ou aurait déjà commencé. Choisissez un jour plus tard.
duty-error-after-last = La dernière permanence est avant ce jour. Choisissez un jour plus tôt, ou planifiez de nouvelles permanences.

# Who of those on duty or on call can be called by e-mail.
duty-reach-title = D’astreinte, mais impossible à appeler
duty-reach-more = Demandez à la personne d’indiquer une adresse sous « Appels par e-mail », ou donnez la permanence à quelqu’un d’autre. D’ici là, c’est la coordination qui est appelée à sa place.
# $name is a work name, $shift a shift in words, $why one of the texts below.
duty-reach-line = { $name } : { $shift }. { $why }
duty-reach-yes = Peut être appelé·e par e-mail
duty-reach-no = Ne peut pas être appelé·e par e-mail
duty-reach-none = Ne peut pas être appelé·e par e-mail : aucune adresse indiquée
duty-reach-asked = Ne peut pas être appelé·e par e-mail : adresse non confirmée
duty-reach-refused = Ne peut pas être appelé·e par e-mail : le serveur de messagerie a refusé l’adresse

handover-title = Passer le relais
handover-label = Ce que la permanence suivante doit savoir
handover-hint = Seule l’équipe le lit. Utilisez les noms de code, pas de noms de personnes.
handover-do = Laisser la note
# $codes are code names of conversations.
handover-line-urgent = Urgences ouvertes : { $codes }
handover-line-mine = Mes conversations ouvertes : { $codes }
handover-mine = Vos conversations
handover-mine-more = Elles restent à vous jusqu’à ce que vous les confiiez. Vous pouvez l’annuler pendant un jour.
handover-which = Lesquelles
handover-to = À qui
handover-give = Confier
handover-nobody = Personne d’autre n’est de permanence maintenant : rien ne peut être confié ici.
handover-notes = Notes de permanence
# $n is a number of days.
handover-kept = Les notes sont gardées { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}.
handover-none = Pas encore de notes.
handover-ends = Votre permanence finit à { $time }.
handover-ended = Votre permanence a fini à { $time }.
handover-write = Écrire une note et passer le relais
# $name is a work name.
handover-from = { $name }, { $time }
handover-read = J’ai lu
handover-error-empty = Écrivez d’abord quelque chose.
# $max is a number of characters.
handover-error-long = Une note a au plus { $max } caractères. Votre texte est toujours là.
handover-error-none = Choisissez au moins une conversation.
handover-error-to = Choisissez quelqu’un qui est de permanence maintenant et qui peut toutes les ouvrir.

audit-did-plan-duty = A planifié des permanences
audit-did-replan-duty = A modifié des permanences planifiées à partir d’un jour
audit-did-change-duty = A modifié une permanence
