# Hours of duty. Nothing here promises an answer when nobody is on duty.

# $time is a clock time such as 02:00.
duty-open = Quelqu’un est de permanence jusqu’à { $time }
duty-closed-until = Personne n’est de permanence avant { $time }
# $day is a date such as 20 November.
duty-closed-until-day = Personne n’est de permanence avant le { $day } à { $time }
duty-none = Aucune permanence n’est prévue
hours-title = Heures de permanence
hours-today = aujourd’hui
hours-none = personne
hours-outside = En dehors de ces heures, les fiches d’urgence restent disponibles, et votre message est gardé jusqu’à ce qu’une personne de l’équipe le lise.
