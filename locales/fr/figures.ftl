# Figures of a period at the desk, and their copy.

figures-title = Chiffres
figures-choose = Choisir une période
figures-period = Période
figures-from = Ou du mois
figures-to = Au mois
figures-only = Seulement
figures-everything = Tout
figures-show = Afficher
figures-earlier = Avant
figures-later = Après
# $number is 1 to 4, $year a year.
figures-quarter = Trimestre { $number } de { $year }
figures-error-period = Choisissez un mois, un trimestre ou une année, ou écrivez deux mois ainsi : 2026-11, avec 24 mois au plus de l’un à l’autre.
figures-error-only = Choisissez une plateforme ou une langue dans la liste.
figures-moved = Avec un choix de plateforme ou de langue, ce sont des trimestres entiers qui s’affichent.
# $locked and $all are numbers.
figures-locked = Mois verrouillés : { $locked } sur { $all }.
figures-open = Rapports pas encore acceptés : { $n }.
# $forms is the name of a form and its versions.
figures-forms = Formulaire : { $forms }.
figures-none = Aucun contact rapporté pour cette période
figures-none-more = Les brouillons ne sont pas comptés.
figures-few = Moins de 5 contacts ou moins de 5 personnes : aucun tableau n’est affiché.
figures-withheld = Trop peu : les afficher en dirait trop sur des personnes précises.
figures-events = Événements
figures-people = Personnes
figures-share = Part des contacts
figures-all = Total
figures-hidden = masqué
figures-few-title = Moins de 5, masqué
figures-hidden-title = Masqué pour protéger un petit nombre
# The difference to the period before. $n is the difference, $then the number of then, $period that period.
figures-more = { $n } de plus que pour { $period } ({ $then })
figures-fewer = { $n } de moins que pour { $period } ({ $then })
figures-same = autant que pour { $period } ({ $then })
figures-no-comparison = pas de comparaison
figures-copy = Prendre une copie (CSV)
figures-copy-more = La copie contient ce que cette page affiche, avec une définition à chaque ligne. Le fait de la prendre est enregistré.

figures-contacts = Contacts individuels
figures-def-contacts = Contacts individuels (W3) : messages directs, guide automatique, appels et rencontres.
figures-reached = Personnes touchées
figures-def-reached = Personnes touchées (W1) : personnes différentes avec au moins un contact individuel dans la période.
figures-shares = Parts
figures-share-no-key = Contacts sans personne identifiée
figures-share-in-time = Réponse à temps, parmi les réponses données aux heures de permanence
figures-share-out-of-hours = Arrivés hors permanence, parmi ceux dont l’heure a été mesurée
figures-share-online = Résolus entièrement en ligne, parmi ceux où c’est indiqué
figures-share-useful = Jugé utile, parmi les avis donnés
figures-no-share = Masqué, ou rien à compter
figures-median = Délai médian de la première réponse humaine
figures-def-median = Médiane (W11) : le milieu de toutes les minutes entre le premier message et la première réponse humaine, pour qui a écrit aux heures de permanence.
figures-def-mean = Moyenne des points (W23) : de 1 à 5, parmi les personnes qui en ont donné.
figures-minutes = { $n } min

figures-table-person = Personnes nouvelles et connues
figures-def-person = Nouvelles : le tout premier contact a lieu dans la période (événements : contacts du mois de la première venue) ; connues : elles sont venues avant.
figures-person-new = Nouvelles personnes
figures-person-known = Personnes connues
figures-person-no-key = Sans personne identifiée
figures-table-answer = Première réponse
# $minutes is the target that the organisation has set.
figures-def-answer = À temps : réponse humaine en { $minutes } minutes au plus. Hors permanence : la personne a écrit quand personne n’était de permanence. Non mesuré : rapport fait à la main.
figures-answer-in-time = À temps
figures-answer-later = Plus tard
figures-answer-no-answer = Pas de réponse humaine
figures-answer-out-of-hours = Arrivés hors permanence
figures-answer-not-measured = Non mesuré
figures-table-solved = Résolution
figures-def-solved = Contacts selon que la question a été résolue en ligne ou non.
figures-solved-online = Résolus entièrement en ligne
figures-table-topic = Thème
figures-def-topic = Contacts par thème. Un contact peut en avoir plusieurs : les nombres de cette colonne ne s’additionnent pas.
figures-table-urgency = Degré d’urgence
figures-def-urgency = Contacts par degré d’urgence, urgences comprises.
figures-table-platform = Plateforme
figures-def-platform = Contacts par plateforme.
figures-table-language = Langue
figures-def-language = Contacts par langue.
figures-table-mode = Forme du contact
figures-def-mode = Contacts selon la façon dont ils ont eu lieu.
figures-table-area = Territoire
figures-def-area = Contacts par territoire, jamais plus précis que la liste du formulaire.
figures-table-asked = Avis demandé
figures-def-asked = Contacts selon qu’on a demandé ou non à la personne ce qu’elle pense de l’échange.

figures-missing-unknown = Inconnu
figures-missing-refused = N’a pas souhaité répondre
figures-missing-not-asked = Non demandé
figures-missing-not-applicable = Sans objet
figures-missing-no-entry = Rien d’indiqué

figures-other = Autre travail et déclarations
figures-def-other = Événements seulement ; ici, les personnes ne sont pas comptées.
figures-other-group-answer = Réponses dans des groupes
figures-other-publication = Publications
figures-other-forum-visit = Visites de forums
figures-other-overdose-record = Déclarations de surdose
figures-other-incident-record = Déclarations d’incident
figures-other-feedback = Avis donnés

figures-said-useful = L’échange a-t-il été utile
figures-said-topics = Avis par thème
figures-def-said = Ce que des personnes ont dit après un échange ; aucune personne n’est comptée par ce moyen.
figures-useful-yes = Oui
figures-useful-partly = En partie
figures-useful-no = Non
figures-said-mean = Moyenne des points
figures-of-contacts = contacts individuels de la période (W3)
figures-of-answered = contacts avec réponse aux heures de permanence
figures-of-said = avis donnés dans la période

figures-how = Comment les petits nombres sont protégés
figures-rule = Moins de 5 événements ou personnes : masqué (<5), avec d’autres nombres (masqué), pour qu’aucun petit nombre ne puisse être calculé d’après ce qui est affiché. Le 0 est affiché.
figures-rule-time = Les périodes sont des mois entiers. Un trimestre ou une année masque une ligne si ses mois révélaient un nombre masqué ; toute autre période n’affiche une ligne que si chacun de ses mois l’affiche.
figures-rule-people = Une même personne peut figurer dans plusieurs lignes et plusieurs mois : les personnes ne s’additionnent jamais.
