# Quand beaucoup de personnes écrivent en même temps, et ce que l’équipe y fait.

limited-title = Trop de demandes depuis votre connexion
limited-text = Le réseau que vous utilisez demande en ce moment un très grand nombre de pages. C’est peut-être quelqu’un d’autre. Attendez une minute, puis réessayez. Nous comptons cela en mémoire seulement et ne gardons aucune adresse.
limited-kept = Votre message n’a pas été envoyé. Votre texte est toujours là. Attendez une minute, puis envoyez-le de nouveau.
full-title = Trop de personnes attendent en ce moment
full-text = Beaucoup de personnes nous ont écrit. Nous ne pouvons pas commencer de nouvelle conversation pour le moment.
full-low-title = Pas de nouvelle conversation pour le moment
full-low-text = Notre espace de stockage est presque plein. La place qui reste est gardée pour les personnes qui parlent déjà avec nous.
full-when = Réessayez dans une demi-heure. Il y aura peut-être de la place.
full-open = Si vous avez déjà une conversation, elle continue comme avant.
full-kept = Votre message n’a pas été envoyé. Votre texte est toujours là. Copiez-le, ou envoyez-le de nouveau plus tard.
full-again = Réessayer

# $code is the code name of a conversation.
discard-tick = Cocher { $code }
discard-ticked = Écarter ce qui est coché
discard-since = Voir les nouvelles conversations d’un seul message. Sur quelle période ?
# $n is a whole number.
discard-minutes = { $n ->
    [one] { $n } minute
    [many] { $n } de minutes
   *[other] { $n } minutes
}
discard-today = aujourd’hui
discard-title = Écarter de nouvelles conversations
# $n is a whole number.
discard-count = { $n ->
    [one] { $n } nouvelle conversation d’un seul message sera écartée.
    [many] { $n } de nouvelles conversations d’un seul message seront écartées.
   *[other] { $n } nouvelles conversations d’un seul message seront écartées.
}
# $n is a whole number.
discard-more = { $n ->
    [one] Seule la première ({ $n }) est affichée.
    [many] Seules les premières ({ $n }) sont affichées.
   *[other] Seules les { $n } premières sont affichées.
}
discard-what = Les conversations écartées quittent toutes les listes. Pendant une semaine, vous pouvez les remettre en place ; ensuite, elles sont supprimées pour de bon. Si la personne écrit de nouveau, sa conversation redevient nouvelle d’elle-même.
discard-none = Aucune nouvelle conversation d’un seul message n’est arrivée sur cette période. La dernière minute n’est pas comptée.
discard-do = Les écarter
discarded-title = Mise à l’écart
discarded-empty = Rien n’a été écarté.
# $n is a whole number.
discarded-done = { $n ->
    [one] { $n } conversation écartée.
    [many] { $n } de conversations écartées.
   *[other] { $n } conversations écartées.
}
discarded-undo = Annuler
discarded-undo-batch = Remettre en place
discarded-until = Suppression définitive :
