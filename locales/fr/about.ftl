# The pages about us, and what every visitor should know before the first click.

notice = « Quitter maintenant » ne peut pas tout cacher
notice-does = Ce bouton ouvre une page ordinaire, met fin à votre visite et supprime ce que ce site a laissé dans ce navigateur.
notice-not = Il ne peut pas effacer l’historique d’une fenêtre ordinaire. Il ne peut pas cacher votre visite à quelqu’un qui surveille le réseau ou cet appareil.
notice-safer = Une fenêtre privée ou le navigateur Tor protège mieux.

about-whom-title = Pour qui
about-whom = Pour les personnes qui consomment ou ont consommé des drogues, pour leurs proches, pour leurs familles. Pas besoin de vouloir arrêter ou changer quoi que ce soit.
about-whom-age = À tout âge. Nous ne demandons pas votre âge, et ce qui peut sauver une vie est ouvert à tout le monde.
about-languages-title = Langues
about-languages-more = Si personne de garde ne parle votre langue, la réponse peut prendre plus de temps. Si possible, ajoutez une ligne dans une autre langue.
about-complain-title = Si quelque chose se passe mal
about-complain = Vous pouvez faire une réclamation sans nom. La coordination la lit, le reste de l’équipe non. Vous recevez un code pour lire la réponse.

keep-all = Tout ce que nous gardons, dans un tableau
keep-what = Quoi
keep-how = Sous quelle forme
keep-long = Combien de temps
keep-sooner = Comment le faire partir plus tôt
keep-message = Vos messages
keep-message-how = Chiffrés. Ils s’ouvrent seulement pendant qu’une personne de l’équipe est connectée ou pendant que vous êtes là. Lisible pour nous : la langue de la page, le nombre de messages et leur taille approximative, et la minute ; quand la conversation est terminée, seulement le jour.
keep-message-long = Jusqu’à ce que vous les supprimiez : il n’y a pas de fin automatique. Ce que nous écartons comme envoi massif est supprimé après 7 jours.
keep-message-sooner = Supprimez un message ou toute la conversation sur sa page, à tout moment.
keep-image = Les images que vous envoyez
keep-image-how = Redessinées, sans lieu, appareil ni autres données cachées, et chiffrées.
keep-image-sooner = Supprimez le message ou la conversation.
keep-ticket = Un ticket de retour, si vous en prenez un
keep-ticket-how = Pas le numéro : seulement une empreinte de ce numéro, et la clé de votre conversation, verrouillée par le numéro.
keep-ticket-long = Aussi longtemps que la conversation.
keep-ticket-sooner = Supprimez la conversation.
keep-cookie = Un seul cookie, dans votre navigateur
keep-cookie-how = Il ouvre votre conversation et rien d’autre. Il arrive avec votre premier message.
keep-cookie-long = Jusqu’à ce que vous fermiez le navigateur, ou 7 jours si vous le choisissez.
keep-cookie-sooner = Choisissez « Quitter maintenant ».
keep-session = L’autre moitié du cookie, chez nous
keep-session-how = Une empreinte du cookie, et la clé de votre conversation, verrouillée par le cookie.
keep-session-long = Elle n’ouvre plus rien 8 jours après le jour où vous avez écrit pour la dernière fois.
keep-session-sooner = Choisissez « Quitter maintenant » : à partir de là, elle n’ouvre plus rien.
keep-complaint = Une réclamation
keep-complaint-how = Chiffrée pour la coordination et pour qui a son code. Lisible pour nous : le jour de son arrivée, le jour du dernier changement, où elle en est, et combien a été écrit.
keep-complaint-sooner = Vous ne pouvez pas la supprimer vous-même. Demandez-le dans la réclamation.
keep-trail = Qui de l’équipe a ouvert quoi
keep-trail-how = Quelle personne de l’équipe a ouvert quelle conversation ou réclamation, et à quelle minute. Aucun mot de son contenu.
keep-trail-long = Il n’y a pas de fin.
keep-trail-sooner = Cela ne peut pas être supprimé : c’est là pour vous protéger.
keep-nothing-title = Ce que nous ne gardons pas
keep-copies = Si l’association fait des copies de sauvegarde, ce que vous supprimez reste dans les copies plus anciennes jusqu’à leur suppression.
