# Textes sous forme de données que la coordination vérifie et met en service.

version-broken = La version en service ne peut pas être lue. Ce qui est fourni avec le programme s’applique.
version-which = Partir d’un texte du programme
version-text = Le texte
version-problems = Avant de pouvoir le mettre en service
version-checked = Ce texte ne contient pas d’erreur. Il n’est pas encore en service.
version-which-hint = Il s’affiche dans le champ ci-dessous. Rien ne change tant que vous ne le mettez pas en service.
version-load = L’afficher dans le champ
version-check = Vérifier le texte
version-wrong-text = Ceci ne peut pas être lu : { $what }
version-wrong-missing = « { $what } » manque.
version-wrong-unknown = « { $what } » ne veut rien dire ici.
version-wrong-value = La valeur de « { $what } » n’est pas de celles qui sont permises.
version-wrong-source = « { $what } » n’indique pas de source.
version-error-problems = Le texte contient des erreurs. Elles sont indiquées plus haut, avec leurs lignes.
version-error-changed = Quelqu’un d’autre a mis une autre version en service entre-temps. Regardez-la, puis renvoyez ceci.
# $n is a size in KiB.
version-error-big = Le texte dépasse { $n } Kio.
