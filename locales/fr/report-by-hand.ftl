# Rapports sans conversation : à la main, plusieurs depuis un tableau, d’une permanence, d’une surdose, d’un incident.

by-hand-title = Rapport sans conversation
by-hand-lead = Pour une réponse dans un groupe, une publication, une visite sur un forum, un appel, une rencontre ou des messages sur une autre plateforme.
by-hand-when = Quand
by-hand-day = Jour
by-hand-time = Début à
by-hand-time-hint = Sur 24 heures. Sans heure, le contact n’appartient à aucune permanence.
by-hand-which = Cette heure a existé deux fois cette nuit-là
by-hand-which-first = La première fois, avant le retour à l’heure d’hiver
by-hand-which-second = La seconde fois
by-hand-nobody = Personne : non identifiée. Le rapport compte un contact, mais aucune personne.
by-hand-file = Déposer le rapport
by-hand-filed = Le rapport est déposé.
by-hand-another = Déposer un autre rapport semblable
by-hand-error-day = Écrivez le jour ainsi : 2026-11-21.
by-hand-error-time = Écrivez l’heure ainsi : 23:40.
by-hand-error-future = Ce moment est à venir. Seul ce qui a eu lieu peut être déposé.
by-hand-error-skipped = Cette heure n’a pas existé cette nuit-là : l’horloge a été avancée.
by-hand-error-twice = Cette heure a existé deux fois cette nuit-là. Choisissez laquelle.
by-hand-error-filed = Ce formulaire a déjà été déposé avec d’autres réponses. Consultez ce rapport ou commencez-en un nouveau.

table-title = Plusieurs contacts depuis un tableau
table-lead = Copiez les lignes d’un tableur et collez-les ici. Rien n’est déposé avant que vous ayez vu ce qui a été compris.
table-label = Lignes du tableau
table-how = À quoi le tableau doit ressembler
table-how-first = La première ligne nomme les colonnes, comme le formulaire les appelle, dans n’importe quelle langue. « { $day } » doit en faire partie ; « { $time } » le peut.
table-how-columns = Colonnes du formulaire
table-how-cells = Les cellules contiennent ce que le formulaire propose. Plusieurs choix sont séparés par | ou par / ; la quantité s’écrit après *. Une cellule vide compte comme « non demandé ».
table-how-days = Les jours s’écrivent 2026-11-21 ou 21.11.2026, les heures 23:40.
table-how-most = Au plus { $most } lignes à la fois.
table-column-day = Jour
table-column-time = Début à
table-check = Vérifier
table-check-again = Vérifier de nouveau
# $n is a whole number.
table-file = { $n ->
    [one] Déposer { $n } contact
    [many] Déposer { $n } de contacts
   *[other] Déposer { $n } contacts
}
# $n is a whole number.
table-can = { $n ->
    [one] { $n } ligne peut être déposée.
    [many] { $n } de lignes peuvent être déposées.
   *[other] { $n } lignes peuvent être déposées.
}
# $n is a whole number.
table-cannot = { $n ->
    [one] { $n } ligne ne peut pas être déposée.
    [many] { $n } de lignes ne peuvent pas être déposées.
   *[other] { $n } lignes ne peuvent pas être déposées.
}
# $n is a whole number.
table-before = { $n ->
    [one] { $n } ligne a déjà été déposée et ne l’est pas une seconde fois.
    [many] { $n } de lignes ont déjà été déposées et ne le sont pas une seconde fois.
   *[other] { $n } lignes ont déjà été déposées et ne le sont pas une seconde fois.
}
# $n is a whole number.
table-done = { $n ->
    [one] { $n } contact est déposé.
    [many] { $n } de contacts sont déposés.
   *[other] { $n } contacts sont déposés.
}
table-rest = Le tableau ci-dessous ne contient que les lignes qui n’ont pas été déposées. Corrigez-les et vérifiez de nouveau.
table-nothing-left = Toutes les lignes sont déposées.
table-found = Ce qui a été compris
table-broken = Lignes qui ne peuvent pas être déposées
table-head-line = Ligne
table-head-column = Colonne
table-head-why = Raison
table-whole-line = toute la ligne
# $n is a whole number.
table-more = { $n ->
    [one] Et { $n } autre ligne.
    [many] Et { $n } d’autres lignes.
   *[other] Et { $n } autres lignes.
}
table-equal = Les lignes identiques, et celles déjà déposées, sont des contacts distincts. Les déposer aussi.
# $n is a whole number, $lines their numbers.
table-look = { $n ->
    [one] Relisez le texte de { $n } ligne : quelque chose pourrait y révéler l’identité de quelqu’un. Ligne { $lines }.
    [many] Relisez le texte de { $n } de lignes : quelque chose pourrait y révéler l’identité de quelqu’un. Lignes { $lines }.
   *[other] Relisez le texte de { $n } lignes : quelque chose pourrait y révéler l’identité de quelqu’un. Lignes { $lines }.
}
table-error-long = Le tableau est trop long et une partie n’est pas arrivée. Collez-le par parties de { $most } lignes au plus.
table-error-lines = Cela fait { $lines } lignes. Au plus { $most } sont acceptées à la fois : collez le tableau par parties.
table-error-empty = Collez une ligne avec les noms des colonnes et au moins une ligne en dessous.
table-error-unknown = Ces colonnes ne sont pas dans le formulaire : { $names }. Corrigez les noms ou retirez les colonnes.
table-error-twice = Ces colonnes figurent deux fois ou veulent dire la même chose : { $names }.
table-error-computed = Ces colonnes sont remplies par le programme : { $names }. Retirez-les.
table-error-no-day = Aucune colonne ne dit quel jour c’était. Nommez-en une « { $day } ».
table-error-broken = Certaines lignes ne peuvent pas être déposées. La raison figure au-dessus du tableau.
table-wrong-quote = Un guillemet ouvre une cellule et rien ne la ferme.
table-wrong-cells = Il y a plus de cellules que de colonnes.
table-wrong-no-day = Le jour manque.
table-wrong-day = Ce n’est pas un jour. Écrivez 2026-11-21 ou 21.11.2026.
table-wrong-time = Ce n’est pas une heure. Écrivez 23:40.
table-wrong-future = Ce moment est à venir. Seul ce qui a eu lieu peut être déposé.
table-wrong-skipped = Cette heure n’a pas existé cette nuit-là : l’horloge a été avancée.
table-wrong-twice = Cette heure a existé deux fois cette nuit-là. Écrivez { $first } ou { $second }.
table-wrong-locked = Ce mois est verrouillé.
table-wrong-code = « { $word } » n’est pas un choix de cette colonne.
table-wrong-several = Un seul choix est possible ici.
table-wrong-number = Écrivez un nombre entier de { $least } à { $most }.
table-wrong-long = Au plus { $most } caractères ; il y en a { $chars }.
table-wrong-not-here = Le formulaire ne demande pas cela pour un tel contact. Laissez la cellule vide.
table-wrong-same = Identique à la ligne { $line }.

shift-title = Rapport de permanence
shift-lead = Les nombres viennent des rapports que vous avez déposés sur des contacts commencés pendant ces heures.
shift-hours = Heures de la permanence
shift-start-day = Début le
shift-start-time = Début à
shift-end-day = Fin le
shift-end-time = Fin à
shift-zone = Fuseau horaire
shift-count = Compter de nouveau
shift-numbers = Ce que disent vos rapports
shift-length = Durée
shift-length-is = { $hours } h { $minutes } min
shift-nothing = Aucun de vos rapports ne porte sur un contact pendant ces heures.
shift-file = Déposer le rapport de permanence
shift-as-filed = Tel que compté au dépôt
shift-changed = Des rapports ont changé depuis. Ils disent maintenant :
shift-error-order = La fin doit venir après le début.
shift-error-length = Une permanence dure au plus { $hours } heures.
shift-error-future = La permanence n’est pas encore finie. Écrivez une fin déjà passée.
shift-of-contact = Permanence

beside-add-overdose = Ajouter une déclaration de surdose
beside-add-incident = Ajouter un incident
beside-overdose-title = Déclaration de surdose
beside-incident-title = Incident
beside-no-blame = Personne n’est mis en cause pour un incident, et les incidents de personne ne sont comptés. Ce que vous écrivez aide à protéger l’équipe.
beside-contact = Le contact
