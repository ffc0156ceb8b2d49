# Lists at the desk: queues, what a line says, narrowing, saved views, searching in messages.

queue-emergency = Urgence
queue-unassigned = Sans personne
queue-snoozed = Reportées
queue-mentioned = On m’y mentionne
queue-all = Toutes
item-emergency = Urgence, issue non indiquée
# $time is a span of time in words.
item-emergency-waiting = Urgence, attend depuis { $time }
item-new-waiting = Nouvelle, attend depuis { $time }
item-waiting = Attend depuis { $time }
item-over = { $time } au-delà de l’objectif
# $time is a day and a time.
item-put-off = Reportée jusqu’au { $time }
item-put-off-open = Reportée jusqu’à un nouveau message
item-mentions-you = vous mentionne
# $name is a work name.
item-open-at = Ouverte en ce moment par { $name }
# $time is a day and a time.
list-rests = Hors des heures de permanence, l’attente ne compte pas pour l’objectif. Elle compte de nouveau à partir du { $time }.
list-pages = Pages de la liste
list-previous = Page précédente
filter-title = Chercher et filtrer
filter-code = Début du nom de code
filter-state = État
filter-language = Langue
filter-worker = Suivie par
filter-tag = Étiquette
filter-any = Indifférent
filter-clear = Afficher toute la liste
filter-active = Filtres
filter-remove = Retirer
filter-empty = Aucune conversation ne correspond. Retirez un filtre ou regardez dans Toutes.
filter-unknown = inconnu ici
# $code is the beginning of a code name.
filter-code-is = Nom de code : { $code }
# $day is a day.
filter-from-is = À partir du { $day }
filter-to-is = Jusqu’au { $day }
views-title = Vues enregistrées
views-change = Modifier les vues
views-more = Une vue enregistrée rouvre une liste telle que vous l’avez filtrée. Son nom est scellé. Ce qu’elle demande (langues, états, jours, membres, étiquettes) est gardé sous forme de codes.
views-none = Aucune vue enregistrée
views-none-more = Filtrez une liste de messages, puis donnez-lui un nom.
view-name = Nom de la vue
view-keep = Enregistrer cette vue
view-share = Partager avec l’équipe
view-unshare = La garder pour moi
view-shared = Partagée avec l’équipe
view-own = Pour vous seulement
view-rename = Renommer
view-up = Monter
view-down = Descendre
view-delete = Supprimer
view-error-empty = Donnez un nom à la vue.
# $n is a whole number.
view-error-long = { $n ->
    [one] Le nom peut avoir { $n } caractère.
    [many] Le nom peut avoir { $n } de caractères au plus.
   *[other] Le nom peut avoir { $n } caractères au plus.
}
view-error-full = { $n ->
    [one] Il y a déjà { $n } vue enregistrée. Supprimez-en une d’abord.
    [many] Il y a déjà { $n } de vues enregistrées. Supprimez-en une d’abord.
   *[other] Il y a déjà { $n } vues enregistrées. Supprimez-en une d’abord.
}
search-title = Chercher dans ce que je peux ouvrir
search-more = Les messages sont scellés et n’ont pas d’index. Cette recherche ouvre les messages de la liste, les plus récents d’abord et 10 000 au plus, et les parcourt. Il est consigné que vous avez cherché et quelles conversations vous ont été montrées. Vos mots ne sont pas gardés.
search-words = Mots d’un message
search-do = Chercher
# $words is what was searched for.
search-for = Recherche : { $words }
search-leave = La recherche s’arrête quand vous quittez cette page.
# $read and $most are numbers as this language writes them.
search-progress = { $read } messages lus sur { $most } au plus
# $read and $found are numbers as this language writes them.
search-end = Fin. Messages lus : { $read }. Trouvés : { $found }.
search-end-most = Il y a des messages plus anciens qui n’ont pas été lus. Filtrez la liste par jour, état ou langue et cherchez de nouveau.
search-end-found = Il y a plus de résultats qu’une page ne peut en montrer. Prenez des mots plus longs ou filtrez la liste.
search-end-broken = La recherche n’a pas pu continuer. Ce qui a été trouvé jusqu’ici est ci-dessus. Cherchez de nouveau dans un instant.
search-end-over = Votre session est terminée, et la recherche avec elle.
search-error-short = Écrivez au moins deux lettres à chercher.
audit-did-search-threads = Recherche dans les messages
