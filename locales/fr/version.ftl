# Textes sous forme de données que la coordination vérifie et met en usage.

version-broken = La version en usage ne peut pas être lue. Ce qui est fourni avec le programme s’applique.
version-which = Partir d’un texte du programme
version-text = Le texte
version-problems = Avant de pouvoir le mettre en usage
version-checked = Ce texte ne contient pas d’erreur. Il n’est pas encore en usage.
version-which-hint = Il s’affiche dans le champ ci-dessous. Rien ne change tant que vous ne le mettez pas en usage.
version-load = L’afficher dans le champ
version-check = Vérifier le texte
version-wrong-text = Ceci ne peut pas être lu : { $what }
version-wrong-missing = « { $what } » manque.
version-wrong-unknown = « { $what } » ne veut rien dire ici.
version-wrong-value = La valeur de « { $what } » n’est pas de celles qui sont permises.
version-wrong-source = « { $what } » n’indique pas de source.
version-error-problems = Le texte contient des erreurs. Elles sont indiquées plus haut, avec leurs lignes.
version-error-changed = Quelqu’un d’autre a mis une autre version en usage entre-temps. Regardez-la, puis renvoyez ceci.
# $n is a size in KiB.
version-error-big = Le texte dépasse { $n } Kio.
