# Care for the team: what a member carries, quiet hours, words after a hard talk.
care-title = Votre charge et votre repos
care-back = Votre charge et votre repos
care-load = Ce que vous portez
care-load-who = Vous le voyez en premier. La coordination ne voit que les sommes de l’équipe, sauf si vous acceptez davantage ci-dessous ou si une limite est dépassée.
care-load-how = La nuit va de 22:00 à 06:00, à l’heure de l’organisation. Les heures sont celles du calendrier. Les réponses dans des échanges terminés comptent avec toute leur journée.
care-open = Conversations ouvertes : { $n }. De lui-même, le programme n’en donne à personne plus de { $cap }.
care-emergencies = Urgences ouvertes : { $n }. De lui-même, le programme n’en donne à personne plus de { $cap } à la fois.
care-said-shift = Depuis le jour où cette permanence a commencé, réponses : { $answers }, échanges : { $talks }.
care-said-today = Aujourd’hui, réponses : { $answers }, échanges : { $talks }.
care-said-week = En 7 jours, réponses : { $answers }, échanges : { $talks }.
care-hours-week = Heures en 7 jours : { $desk } à l’écoute, dont { $night } de nuit, et { $call } d’astreinte.
care-hours-month = Heures en 28 jours : { $desk } à l’écoute, dont { $night } de nuit, et { $call } d’astreinte.
care-night-cap = { $cap ->
    [one] Au-delà de { $cap } heure de nuit en 7 jours, la limite est dépassée.
   *[other] Au-delà de { $cap } heures de nuit en 7 jours, la limite est dépassée.
}
care-over-emergencies = Urgences ouvertes en même temps : { $n }. La limite est { $cap }.
care-over-conversations = Conversations ouvertes en même temps : { $n }. La limite est { $cap }.
care-over-night = { $n ->
    [one] { $n } heure de nuit à l’écoute en 7 jours. La limite est { $cap }.
   *[other] { $n } heures de nuit à l’écoute en 7 jours. La limite est { $cap }.
}
care-over-more = C’est plus qu’une personne ne devrait porter longtemps. Vous pouvez passer le relais, échanger une permanence ou demander à la coordination de le faire. Cela ne dit rien de votre travail.
care-agree = Qui peut le voir avec votre nom
care-agree-more = Vous pouvez changer d’avis à tout moment. Si une limite est dépassée, cette page vous le dit en premier. La coordination voit cette seule chose avec votre nom une fois que vous avez ouvert cette page, et au plus tard après { $hours } heures, pour que quelqu’un aide.
care-agree-label = La coordination peut voir ce que je porte avec mon nom
care-quiet = Heures calmes
care-quiet-more = Pendant ces heures, rien ne vous est attribué automatiquement et personne ne vous appelle par e-mail. Qui veut vous mentionner dans une note voit jusqu’à quand vous souhaitez du calme.
care-quiet-but = Votre permanence, à l’écoute ou d’astreinte, passe avant les heures calmes. La coordination n’est appelée pendant les siennes que si personne d’autre ne peut être joint : quand il n’y a personne d’autre à appeler, ou quand deux appels pour une urgence n’ont rien donné.
# $when is a day and a time.
care-quiet-until = Calme en ce moment, jusqu’au { $when }.
care-quiet-mention = calme jusqu’au { $when }
care-quiet-from = De
care-quiet-to = À
care-quiet-days = Nuits ou journées qui commencent le
care-quiet-off = Absence complète jusqu’au début de ce jour
care-quiet-none = Pas d’heures calmes
care-quiet-error-both = Écrivez les deux heures, le début et la fin.
care-quiet-error-days = Choisissez au moins un jour de la semaine.
care-quiet-error-off = Choisissez un jour après aujourd’hui, dans l’année.
care-debriefs = Après un échange difficile
care-debriefs-more = Écrivez à une personne de l’équipe que vous choisissez. Vous deux seulement pouvez l’ouvrir ; la coordination ne le peut pas.
care-debriefs-none = Rien pour l’instant.
care-debrief-new = Écrire à quelqu’un de l’équipe
care-debrief-with = Avec
care-debrief-left = Avec une personne qui a quitté l’équipe
care-debrief-new-words = du nouveau
care-debrief-one = Après un échange difficile
care-debrief-peer = À qui ?
care-debrief-words = Vos mots
care-debrief-hint = Ce qui s’est passé, comment vous allez, ce qu’il vous faut. Autant ou aussi peu que vous voulez.
care-debrief-about = Dire qu’il s’agit de la conversation
care-debrief-about-link = Au sujet de la conversation
care-debrief-send = Envoyer à cette personne
care-debrief-who = Qui peut le lire
care-debrief-sealed = C’est chiffré pour vous et pour cette personne, et pour personne d’autre. Ni la coordination, ni une sauvegarde, ni un registre de l’équipe ne l’ouvre. Sur le serveur, on peut voir que vous vous êtes écrit, mais pas ce que vous avez écrit.
care-debrief-kept = { $days ->
    [one] Tout est supprimé { $days } jour après les derniers mots. Chacune des deux personnes peut le supprimer pour les deux à tout moment.
   *[other] Tout est supprimé { $days } jours après les derniers mots. Chacune des deux personnes peut le supprimer pour les deux à tout moment.
}
care-debrief-answer = Écrire encore
care-debrief-alone = Cette personne a quitté l’équipe. Vous serez la seule personne à lire ceci.
care-debrief-answer-do = Envoyer
care-debrief-delete = Supprimer pour les deux
care-debrief-error-empty = Écrivez d’abord quelque chose.
care-debrief-error-long = Au plus { $max } caractères.
care-debrief-error-peer = Choisissez une personne.
care-debrief-error-left = Cette personne n’est plus dans l’équipe. Choisissez-en une autre.
care-debrief-error-deleted = L’autre personne a supprimé ceci entre-temps. Vos mots sont là ; vous pouvez les envoyer comme quelque chose de nouveau.
care-incident = S’il vous est arrivé quelque chose, à vous ou à l’équipe
care-incident-more = Une menace, une insulte, un appareil perdu, un échange éprouvant, ou quelque chose qui a failli arriver. La coordination le lit, demande en privé si vous souhaitez du soutien et cherche avec vous ce qui aiderait la prochaine fois. Cela n’entre dans aucun chiffre sur vous.
care-incident-do = Déclarer un incident
care-incident-ask = Votre rôle ne permet pas de déposer de rapports. Parlez-en à la coordination : tout ce qui est dit plus haut reste valable.
care-told-over = Votre charge dépasse une limite
care-told-letters = Quelqu’un de l’équipe vous a écrit : { $n }
care-take-enough = Vous avez déjà des urgences ouvertes : { $n }. Vous pouvez prendre aussi celle-ci, tout de suite. Si possible, demandez à quelqu’un de reprendre l’une d’elles.
care-offer = Comment allez-vous après cela ?
care-offer-more = Si vous le souhaitez, dites-le à une personne de l’équipe. Personne d’autre ne l’ouvre.
care-plan-night = { $hours ->
    [one] Cela ferait { $hours } heure de nuit à l’écoute en 7 jours pour une personne. La limite est { $cap }. Envoyez encore une fois s’il doit en être ainsi malgré tout.
   *[other] Cela ferait { $hours } heures de nuit à l’écoute en 7 jours pour une personne. La limite est { $cap }. Envoyez encore une fois s’il doit en être ainsi malgré tout.
}
care-team-title = La charge de l’équipe
care-team-more = Les sommes montrent si l’équipe entière porte trop. Elles ne comparent personne à personne.
care-team-sum = Tous ensemble, personnes dans l’équipe : { $n }
care-team-few = Presque tout le monde accepte d’être vu avec son nom, et les sommes diraient donc ce que portent les autres. Elles ne sont pas montrées.
care-team-named = Avec les noms
care-team-named-more = Ici se trouvent les personnes qui l’acceptent, et celles dont la charge dépasse une limite : une fois qu’elles l’ont vu elles-mêmes, et au plus tard après { $hours } heures.
care-team-nobody = Personne en ce moment.
care-team-agrees = Accepte d’apparaître ici.
care-team-held = Conversations ouvertes : { $open }. Parmi elles, urgences ouvertes : { $emergencies }.
