# The pages about us, and what every visitor should know before the first click.

notice = « Quitter maintenant » ne peut pas tout cacher
notice-does = Ce bouton ouvre une page ordinaire, met fin à votre visite et supprime ce que ce site a laissé dans ce navigateur.
notice-not = Il ne peut pas effacer l’historique d’une fenêtre ordinaire. Il ne peut pas cacher votre visite à quelqu’un qui surveille le réseau ou cet appareil.
notice-safer = Une fenêtre privée ou le navigateur Tor protège mieux.

about-whom-title = Pour qui
about-whom = Pour les personnes qui consomment ou ont consommé des drogues, pour leurs proches et leurs familles. Pas besoin de vouloir arrêter ou changer quoi que ce soit.
about-whom-age = À tout âge. Nous ne demandons pas votre âge, et ce qui peut sauver une vie est ouvert à tout le monde.
about-languages-title = Langues
about-languages-more = Si personne de permanence ne parle votre langue, la réponse peut prendre plus de temps. Si possible, ajoutez une ligne dans une autre langue.
about-complain-title = Si quelque chose se passe mal
about-complain = Vous pouvez faire une réclamation sans donner de nom. La coordination la lit, le reste de l’équipe non. Vous recevez un code de suivi, pour voir s’il y a une réponse.

keep-all = Tout ce que nous gardons, dans un tableau
keep-what = Quoi
keep-how = Sous quelle forme
keep-long = Combien de temps
keep-sooner = Comment le supprimer plus tôt
keep-message = Vos messages
keep-message-how = Chiffrés. Ils s’ouvrent seulement pendant qu’une personne de l’équipe est connectée ou pendant que vous êtes là. Ce que nous pouvons lire : la langue de la page, qui répond dans l’équipe, le nombre de messages, leur taille approximative et l’heure à la minute près ; quand la conversation est terminée, seulement le jour.
# $days is a whole number.
keep-message-long = { $days ->
    [one] Jusqu’à ce que vous les supprimiez. Si plus personne n’écrit, une conversation terminée est supprimée après { $days } jour. Ce que nous écartons lors d’un afflux de messages est supprimé après 7 jours.
   *[other] Jusqu’à ce que vous les supprimiez. Si plus personne n’écrit, une conversation terminée est supprimée après { $days } jours. Ce que nous écartons lors d’un afflux de messages est supprimé après 7 jours.
}
keep-message-sooner = Supprimez un message ou toute la conversation sur sa page, à tout moment.
keep-image = Les images que vous envoyez
keep-image-how = Enregistrées de nouveau, sans le lieu, l’appareil ni les autres données cachées, et chiffrées.
keep-image-sooner = Supprimez le message ou la conversation.
keep-ticket = Un ticket de retour, si vous en prenez un
keep-ticket-how = Pas le numéro : seulement un code de contrôle calculé à partir de lui, qui ne permet pas de le retrouver, et la clé de votre conversation, verrouillée par le numéro.
keep-ticket-long = Aussi longtemps que la conversation.
keep-ticket-sooner = Annulez le ticket sous « Revenir plus tard », ou supprimez la conversation.
keep-cookie = Un seul cookie, dans votre navigateur
keep-cookie-how = Il ouvre votre conversation et rien d’autre. Il arrive avec votre premier message. Un navigateur très ancien en reçoit un second, qui marque seulement le premier formulaire.
keep-cookie-long = Jusqu’à ce que vous fermiez le navigateur. Si vous le choisissez, jusqu’à 7 jours après votre dernier message.
keep-cookie-sooner = Choisissez « Quitter maintenant ».
keep-session = L’autre moitié du cookie, chez nous
keep-session-how = Un code de contrôle calculé à partir du cookie, et la clé de votre conversation, verrouillée par le cookie.
keep-session-long = Jusqu’à 8 jours après le jour où vous avez écrit pour la dernière fois. Ensuite, elle est supprimée.
keep-session-sooner = Choisissez « Quitter maintenant » : à partir de là, elle n’ouvre plus rien.
keep-complaint = Une réclamation
keep-complaint-how = Chiffrée pour la coordination et pour la personne qui a son code. Ce que nous pouvons lire : le jour de son arrivée, le jour du dernier changement, son état et la quantité de texte.
keep-complaint-sooner = Impossible de la supprimer plus tôt.
keep-trail = Qui parmi nous a ouvert quoi
keep-trail-how = Qui dans l’équipe a ouvert quelle conversation ou réclamation, a répondu à une réclamation ou l’a close, a mis de côté plusieurs nouvelles conversations ou s’est connecté, et quand, à la minute près. Aucun mot de leur contenu.
keep-trail-long = Sans limite de temps.
keep-trail-sooner = Cela ne peut pas être supprimé : c’est là pour vous protéger.
keep-forgotten = Le fait que quelque chose a été supprimé
keep-forgotten-how = Dans un fichier à part : le jour, et les numéros tirés au hasard de ce qui a été supprimé, pour qu’une copie plus ancienne ne puisse pas le faire revenir.
keep-forgotten-long = 90 jours.
keep-forgotten-sooner = Cela disparaît tout seul.
keep-nothing-title = Ce que nous ne gardons pas
keep-copies = Si l’organisation fait des copies de sauvegarde, ce que vous supprimez reste dans les plus anciennes jusqu’à leur suppression. Si l’une d’elles est remise en place dans les 90 jours, c’est supprimé de nouveau.
