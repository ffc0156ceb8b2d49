# The guide on the public site.

guide-title = Guide
guide-lead = Des pages simples sur la santé, sur ce qui peut mal se passer et sur ce qui aide. Aucun compte n’est nécessaire, et rien de ce que vous lisez ici n’est noté.
guide-home = Lire dans le guide
guide-own = Ces pages sont les nôtres. Des personnes du métier doivent les relire là où elles sont utilisées.
guide-kind-emergency = En danger
guide-kind-how-to = Comment faire
guide-kind-checklist = Listes à cocher
guide-kind-substance = Substances
guide-kind-service = Services
guide-kind-method = Notre façon de travailler
guide-kind-practice = Ce que font d’autres équipes
guide-kind-page = À propos de nous
guide-combinations = Deux substances prises ensemble
guide-combinations-lead = Ce que des sources disent de deux substances prises ensemble. La liste indique lesquelles sont les plus dangereuses, et pourquoi.
guide-combinations-missing = Si deux substances ne figurent pas ici, cela ne veut pas dire qu’elles sont sans danger ensemble. Cela veut dire que nous n’avons pas de source.
guide-pair-why = Pourquoi : les raisons pour chaque paire
guide-pair-a = Première substance
guide-pair-b = Deuxième substance
guide-pair-choose = Choisir
guide-pair-look = Chercher
guide-pair-error-none = Choisissez une substance dans la liste.
guide-pair-error-same = Choisissez deux substances différentes.
guide-pair-none = Nous n’avons pas de source sur ces deux substances prises ensemble. Cela ne veut pas dire qu’il n’y a pas de danger. Vous pouvez nous poser la question.
guide-short = En bref
guide-now = À faire tout de suite
guide-do = À faire
guide-dont = À ne pas faire
guide-note = Bon à savoir
guide-contents = Sur cette page
guide-ticks = Ce que vous cochez reste sur cette page. Rien n’est envoyé, et tout disparaît quand vous fermez la page.
guide-related = À lire ensuite
guide-here = Sur ce site
# The name of a region follows.
guide-region = Seulement pour :
guide-sources = Sources
# $n is the number of a source in the list below the page.
guide-source = Source { $n }
# $on and $due are dates, $revision a number.
guide-reviewed = Relu le { $on }. Prochaine relecture avant le { $due }. Version { $revision }.
# $due is a date.
guide-overdue = Cette page devait être relue avant le { $due }. Certaines choses peuvent ne plus être à jour.
guide-older = L’original de cette page a changé depuis la traduction. Certaines choses peuvent ne plus être à jour.
guide-reviewer-clinic = Vérification médicale : { $name }, { $role }.
guide-reviewer-law = Vérification juridique : { $name }, { $role }.
guide-needs-clinic = Texte de notre équipe. Des soignants du lieu doivent le relire avant que l’on s’y fie.
guide-needs-law = Cette page touche au droit. Une personne qui connaît le droit du lieu doit la relire.
guide-level-danger = Dangereux
guide-level-caution = Prudence
guide-level-unknown = Inconnu
guide-confidence-known = Bien connu
guide-confidence-some = Il existe quelques données
guide-confidence-reported = Signalé, peu étudié
guide-elsewhere-title = Pas encore dans cette langue
guide-elsewhere = Vous pouvez lire cette page en :
