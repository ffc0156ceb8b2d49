# Le profil du pays : ce qui est en usage, vérifier, modifier.

country-title = Profil du pays
country-lead = Ce que la loi du lieu exige : jusqu’à quel âge on est mineur ici, qui doit être prévenu de quoi, quel numéro aide. Prévenir quelqu’un à l’extérieur est décidé chaque fois par une personne de la supervision, dans les limites fixées ici, et jamais par le programme.
country-not-legal-advice = Ceci n’est pas un avis juridique. Les profils livrés avec le programme sont le profil strict et deux pays inventés. Faites relire le vôtre par une personne du droit local avant de vous y fier.
country-back = Retour à la protection
country-broken = La version en usage ne peut pas être lue. Le profil strict s’applique.
country-problems = Avant de pouvoir le mettre en usage
country-checked = Ce texte ne contient pas d’erreur. Il n’est pas encore en usage.
country-reviewed = Relu le
country-review-due = À relire avant le
country-legal-review = Relecture juridique
country-needs-review = relecture juridique locale nécessaire
country-flag = Sujet
country-value = Ce qui s’applique
country-source = Source
country-strict = Absent du profil : la lecture stricte s’applique
country-strict-profile = Le profil strict
country-which = Partir d’un profil du programme
country-which-hint = Il s’affiche dans le champ ci-dessous. Rien ne change tant que vous ne le mettez pas en usage.
country-load = L’afficher dans le champ
country-text = Texte du profil
country-check = Vérifier le texte
country-in-use = Profil du pays en usage
# $n is a number of flags.
country-missing = { $n ->
    [one] { $n } indication manque et est lue strictement
   *[other] { $n } indications manquent et sont lues strictement
}
# $n is an age in whole years.
country-years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
}
country-yes = Oui
country-no = Non
country-unknown = Inconnu
country-duty-never = Elles ne sont pas prévenues
country-duty-supervisor = La supervision décide
country-duty-required = La loi l’exige ; la supervision décide quand et comment
country-minor-age = Mineur en dessous de
country-care-age = Peut consentir seul aux soins à partir de
country-tell-parents = Prévenir les parents d’un mineur
country-tell-authorities = Prévenir les autorités au sujet d’un mineur
country-report-child = Signaler un enfant en danger
country-report-life = Signaler un danger pour une vie
country-propaganda-law = Une loi contre la « propagande »
country-foreign-funding = Une mention pour l’argent de l’étranger
country-emergency-number = Numéro d’urgence
country-child-helpline = Ligne d’aide pour les enfants
country-wrong-text = Ceci ne peut pas être lu : { $what }
country-wrong-missing = « { $what } » manque.
country-wrong-unknown = « { $what } » ne veut rien dire ici.
country-wrong-value = La valeur de « { $what } » n’est pas de celles qui sont permises.
country-wrong-source = « { $what } » n’indique pas de source.
country-error-problems = Le texte contient des erreurs. Elles sont indiquées plus haut, avec leurs lignes.
country-error-changed = Quelqu’un d’autre a mis une autre version en usage entre-temps. Regardez-la, puis renvoyez ceci.
# $n is a size in KiB.
country-error-big = Le texte dépasse { $n } Kio.
audit-did-put-country-into-use = A mis en usage un profil de pays
