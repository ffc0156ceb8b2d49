# The desk of the team.

desk-name = Espace équipe Nightbus
desk-home = Aller aux messages reçus
desk-nav = Espace équipe
desk-inbox = Messages
desk-waiting = en attente
desk-sign-out = Se déconnecter
desk-public-says = Le public lit :
desk-signed-in = Session de
desk-thread = Conversation

queues = Listes
queue-waiting = Attendent notre réponse
queue-mine = Les miennes
queue-answered = Nous attendons un retour
queue-resolved = Terminées
# $queue is the name of a queue.
queue-list = Conversations : { $queue }
inbox-empty = Rien n’attend ici
inbox-empty-more = Un nouveau message apparaît quand vous rouvrez cette page.
inbox-choose = Choisissez une conversation
inbox-choose-more = Celle qui attend depuis le plus longtemps est en haut.
inbox-more = Afficher la suite
# $n is a whole number. Short, as in a list.
wait-minutes = { $n ->
    [one] { $n } min
    [many] { $n } min
   *[other] { $n } min
}
wait-hours = { $n ->
    [one] { $n } heure
    [many] { $n } d’heures
   *[other] { $n } heures
}
wait-days = { $n ->
    [one] { $n } jour
    [many] { $n } de jours
   *[other] { $n } jours
}
state-new = Nouvelle
state-resolved = Terminée
state-waiting-for-us = Attend notre réponse
state-answered = Réponse envoyée
channel-web = Chat du site

thread-back = Retour à la liste
thread-take = Je m’en charge
thread-resolve = Terminer
thread-limits-shown = Les limites de la confidentialité ont été affichées avant le premier message.
thread-visitor = Anonyme
# $code is the code name of a conversation.
thread-reply = Réponse à { $code }
thread-sent-as = Signature :
thread-reopens = Une réponse rouvre la conversation.
thread-side = À propos de cette conversation
side-language = Langue
side-taken = Suivie par
side-nobody = personne pour l’instant
side-emergency = Numéro d’urgence
side-danger = Si une vie est en danger
# $number is the emergency number of the place.
side-danger-more = Écrivez d’abord le numéro { $number }, puis restez avec la personne.
thread-error-taken = Quelqu’un d’autre dans l’équipe suit déjà cette conversation. Vous pouvez quand même répondre : votre réponse sera vue.
thread-error-colleague = Quelqu’un de l’équipe a répondu pendant que vous écriviez. Lisez sa réponse plus haut. Votre texte est toujours là : modifiez-le ou envoyez-le tel quel.
thread-error-news = La personne a écrit entre-temps. Lisez d’abord le nouveau message. S’il n’appelle pas de réponse, terminez de nouveau la conversation.
thread-error-deleted = La personne a supprimé cette conversation. Votre réponse n’a pas été envoyée ; le texte est ci-dessous.
