# Le profil du pays : ce qui est en usage, vérifier, modifier.

country-title = Profil du pays
country-lead = Ce que la loi du lieu exige : jusqu’à quel âge on est mineur ici, qui doit être prévenu de quoi, quel numéro aide. Prévenir quelqu’un à l’extérieur est décidé chaque fois par une personne de la supervision, dans les limites fixées ici, et jamais par le programme.
country-not-legal-advice = Ceci n’est pas un avis juridique. Les profils livrés avec le programme sont le profil strict et deux pays inventés. Faites relire le vôtre par une personne du droit local avant de vous y fier.
country-back = Retour à la protection
country-reviewed = Relu le
country-review-due = À relire avant le
country-legal-review = Relecture juridique
country-needs-review = relecture juridique locale nécessaire
country-flag = Sujet
country-value = Ce qui s’applique
country-source = Source
country-strict = Absent du profil : la lecture stricte s’applique
country-strict-profile = Le profil strict
country-in-use = Profil du pays en service
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
country-duty-required = La loi l’exige ; la supervision décide quand et comment
country-minor-age = Mineur en dessous de
country-care-age = Peut consentir seul aux soins à partir de
country-tell-parents = Prévenir les parents d’un mineur
country-tell-authorities = Prévenir les autorités au sujet d’un mineur
country-report-child = Signaler un enfant en danger
country-report-life = Signaler un danger pour une vie
country-propaganda-law = Une loi contre la « propagande »
country-foreign-funding = Une mention pour l’argent de l’étranger
country-emergency-number = Numéro d’urgence
country-child-helpline = Ligne d’aide pour les enfants
audit-did-put-country-into-use = A mis en service un profil de pays
