# The visitor's pages.

home-title-open = Quelqu’un veille.
home-title-closed = Vous pouvez écrire à toute heure.
home-lead = Écrivez à une équipe de réduction des risques, à propos de votre santé, de votre nuit ou de quelqu’un qui compte pour vous. Vous décidez de ce que vous dites et du moment où vous arrêtez.
home-ways = Par où commencer
home-sign = Sans nom · sans compte · sans jugement
home-start = Commencer une conversation
home-emergency = Que faire maintenant, étape par étape
home-about = Équipe, heures, langues
home-danger = Si une vie est en danger
home-how = Comment se passe une conversation
home-step-write = Vous écrivez
home-step-write-more = Une ligne suffit. On ne vous demande rien sur vous avant.
home-step-answer = Une personne de l’équipe répond
home-step-answer-more = Une personne formée, ou qui a elle-même vécu ces situations, aux heures indiquées plus bas.
home-step-choose = Vous choisissez la suite
home-step-choose-more = Une réponse, une autre question, ou rien. Vous pouvez partir à tout moment.
home-who = Qui répond, et quand
# $org is the organisation's name.
home-who-more = C’est { $org } qui répond : une équipe de proximité et des pairs. Ces personnes sont formées à l’écoute et connaissent les drogues et la santé. Chacune signe avec un nom de travail et un rôle.

emergency-title = Si une vie est en danger
# $number is the emergency number of the place.
emergency-lead = Appelez d’abord le { $number }. Cherchez ensuite ce que vous voyez sur l’une des deux fiches. Si vous ne savez pas laquelle, commencez par la première.

limits-title = Ce qui reste entre nous
limits-short = Seule l’équipe d’accompagnement lit ce que vous écrivez. Il y a peu d’exceptions, et nous vous prévenons avant d’agir, sauf si vous prévenir augmente le danger.
limits-when = Nous parlons à quelqu’un en dehors de l’équipe seulement quand
limits-life = une vie est en danger immédiat,
limits-child = un enfant est en danger,
limits-law = la loi du pays ne nous laisse pas le choix.
limits-how = La personne qui vous répond ne décide jamais seule : c’est la personne responsable de l’équipe qui décide, et la raison est notée. Nous ne savons pas qui vous êtes, sauf si vous nous le dites. Ni la police ni les autres autorités n’ont accès aux conversations.

about-title = Qui répond
about-languages = Vous pouvez écrire en français, en anglais, en russe, en ukrainien, en kazakh ou en arabe, ou dans une autre langue : nous essayons.
keep-title = Ce que nous gardons, et combien de temps
keep-words = Vos messages sont gardés chiffrés. Ils s’ouvrent seulement pendant qu’une personne de l’équipe est connectée ou pendant que vous êtes là. L’heure exacte est chiffrée aussi. Hors du chiffrement, nous gardons l’heure à la minute près, puis seulement le jour quand une conversation est terminée.
keep-nothing = Nous ne gardons ni adresse IP, ni données sur votre appareil, ni nom, ni numéro de téléphone, ni adresse e-mail, ni compte.
keep-honest = Ce que nous ne pouvons pas empêcher : si quelqu’un pirate le serveur pendant qu’il fonctionne, il est possible de voir ce qui y passe. Et personne d’autre que vous ne peut effacer l’historique de votre navigateur : utilisez une fenêtre privée ou le navigateur Tor.

write-title = Écrivez-nous
write-label = Votre premier message
write-hint = Pas besoin de noms ni d’adresses. Toutes les langues.
write-send = Envoyer le message
write-aside = À propos de cette conversation
write-next = Et ensuite
write-next-more = Votre message s’affiche, et vous pouvez regarder sur la même page si une réponse est arrivée. Cette page s’ouvre seulement dans ce navigateur, tant que vous ne le fermez pas et ne quittez pas la conversation. Vous pouvez aussi y prendre un ticket de retour, pour revenir plus tard ou depuis un autre appareil.
write-error-empty = Écrivez d’abord quelque chose
# $max and $chars are numbers of characters.
write-error-long = Votre message fait { $chars } caractères. Nous pouvons en recevoir { $max } à la fois. Envoyez-le en plusieurs parties.
write-error-garbled = Certains caractères sont arrivés abîmés. Vérifiez le texte ci-dessous et envoyez-le de nouveau.
write-error-stale = Cette page est restée ouverte trop longtemps ou a été modifiée. Votre texte est toujours là. Envoyez-le de nouveau.
write-error-left = Vous avez quitté la conversation commencée sur cette page, et elle reste fermée. Votre texte est toujours là. Envoyez-le pour en commencer une nouvelle.
write-error-closed = Nous ne pouvons pas recevoir de messages en sécurité en ce moment. Votre texte est toujours là, et rien n’a été envoyé. Si une vie est en danger, appelez le numéro d’urgence.
write-error-busy = Votre message n’est pas encore enregistré : notre service est trop chargé ou n’a plus de place. Votre texte est toujours là. Envoyez-le de nouveau dans une minute.
write-error-origin = Votre navigateur ne dit pas d’où vient ce formulaire, et nous voulons vérifier que c’est bien le nôtre. Votre texte est toujours là. Envoyez-le encore une fois.

thread-title = Votre conversation
thread-messages = Messages, du plus ancien au plus récent
thread-earlier = Afficher les messages précédents
thread-begun = Vous écrivez à { $org }.
thread-you = Vous
thread-check = Voir s’il y a du nouveau
# $time is a clock time.
thread-nothing-new = Rien de nouveau à { $time }
# $n is a number of messages.
thread-new = { $n ->
    [one] { $n } nouveau message
    [many] { $n } de nouveaux messages
   *[other] { $n } nouveaux messages
}
thread-label = Votre message
thread-leaving = Si vous devez partir
thread-leaving-more = « Quitter maintenant » ouvre une page ordinaire et supprime ce que ce site a laissé dans le navigateur. Cela ne peut pas effacer l’historique du navigateur : en dehors du navigateur Tor, utilisez une fenêtre privée.
thread-closing-browser = Quand vous avez quitté la conversation, seul un ticket de retour la rouvre. Fermer le navigateur la ferme ici aussi, sauf si vous avez choisi de la garder sur cet appareil.
thread-error-none = Aucune conversation n’est ouverte dans ce navigateur. Vous pouvez revenir à une conversation avec un ticket de retour, ou en commencer une nouvelle ici.
thread-error-cookies = Votre message est arrivé. Mais votre navigateur ne garde pas de cookie pour ce site : la réponse ne peut pas s’afficher ici. Autorisez les cookies pour cette visite et écrivez de nouveau, ou utilisez un autre navigateur.
