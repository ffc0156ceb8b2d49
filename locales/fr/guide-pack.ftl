# The whole guide as one ZIP, at the desk, and what may be wrong with a file of the guide.

guide-pack-title = Le guide entier dans un fichier
guide-pack-lead = Toutes les pages, les sources et les combinaisons en un seul ZIP : un dossier de fichiers Markdown sur lequel on peut travailler n’importe où, que l’on peut garder ou donner à une autre organisation.
guide-pack-outcome = Ce que le ZIP changerait
guide-pack-same = Rien. Tout ce qu’il contient est déjà montré, à la lettre près.
# $n is a number, here and below.
guide-pack-unreadable = Le ZIP ne peut pas être utilisé. Erreurs : { $n }
guide-pack-wrong = Erreurs à corriger d’abord : { $n }
guide-pack-wrong-hint = Le ZIP a été vérifié avec les pages qui resteraient. Rien n’en a été pris.
guide-pack-differs = Il n’y a pas d’erreur. Rien n’est encore changé.
guide-pack-new = Nouveaux fichiers : { $n }
guide-pack-changed = Fichiers dont le texte change : { $n }
guide-pack-gone = Fichiers qui disparaîtraient : { $n }
guide-pack-warnings = À regarder : { $n }
guide-pack-more = Autres entrées, non listées ici : { $n }
guide-pack-copy = Prendre une copie
# $pages and $languages are numbers.
guide-pack-copy-lead = Pages que tout le monde peut lire maintenant : { $pages }. Langues : { $languages }. Ce qui est encore en cours d’écriture n’est pas dans la copie.
guide-pack-copy-do = Enregistrer le ZIP
guide-pack-bring = Apporter un ZIP
guide-pack-bring-lead = Il est d’abord vérifié, avec tout ce qui est montré. Vous voyez ensuite chaque erreur, ou ce qu’il changerait.
guide-pack-file = ZIP
guide-pack-file-hint = 8 Mo au plus. Une copie prise ci-dessus et retravaillée, ou un dossier construit de la même façon.
guide-pack-whole = Le ZIP est le guide entier : ce qui n’y est pas disparaît
guide-pack-whole-hint = Si la case n’est pas cochée, les pages absentes du ZIP restent telles quelles.
guide-pack-look = Vérifier et comparer
guide-pack-error-none = Choisissez un ZIP
guide-pack-error-several = Choisissez un seul ZIP
guide-pack-error-big = Le ZIP dépasse 8 Mo
guide-pack-error-cut = Le ZIP n’est pas arrivé entier
guide-pack-error-busy = Il y a trop à faire en ce moment. Réessayez dans une minute
guide-pack-error-wrong = Le ZIP contient des erreurs. Elles sont listées ci-dessous. Rien n’a été changé

# What was found in a file of the guide. $what is the name of a field, a block, a source or a page, or a number;
# $words stand in the page, $why is a sentence.
guide-wrong-words = « { $words } » : { $why }
guide-wrong-stray = Ce fichier n’est ni une page, ni une liste de sources, ni la liste des combinaisons.
guide-wrong-not-text = Le fichier n’est pas du texte en UTF-8.
guide-wrong-too-long = Le fichier dépasse { $what } octets.
guide-wrong-twice = Quelque chose a déjà la même adresse : { $what }
guide-wrong-no-archive = Ce n’est pas un ZIP lisible : { $what }
guide-wrong-bad-name = Aucun fichier du guide ne peut porter ce nom.
guide-wrong-too-many = Le ZIP contient plus de { $what } fichiers.
guide-wrong-too-much = Une fois décompressé, le ZIP dépasse { $what } octets.
guide-wrong-sealed = Ceci ne peut pas être sorti du ZIP : { $what }
guide-wrong-no-front = Le fichier doit commencer par son en-tête, entre deux lignes « +++ ».
guide-wrong-html = Le HTML n’est pas permis : { $what }
guide-wrong-markup = Les pages n’ont rien de tel : { $what }
guide-wrong-other-link = Les liens ne mènent qu’à des pages du guide, écrits guide:kind/name : { $what }
guide-wrong-too-deep = Trop d’éléments sont imbriqués.
guide-wrong-heading = Les titres commencent par ## et ne sautent aucun niveau : { $what }
guide-wrong-unknown-block = Il n’y a pas de bloc « { $what } ».
guide-wrong-open-block = Le bloc « { $what } » n’a pas de fin.
guide-wrong-nested-block = Le bloc « { $what } » commence avant la fin du précédent.
guide-wrong-stray-end = « ::: » termine un bloc qui n’a jamais commencé.
guide-wrong-block-shape = Le bloc « { $what } » est vide ou ne contient pas ce à quoi il sert.
guide-wrong-unknown-source = La source « { $what } » n’est dans aucune liste.
guide-wrong-source-twice = La source « { $what } » est déjà dans une autre liste.
guide-wrong-unused-source = Rien ne cite la source « { $what } ».
guide-wrong-no-source = Pas de source : { $what }
guide-wrong-broken-link = Il n’y a pas de page « { $what } ».
guide-wrong-no-original = La page que ceci traduit n’existe pas : { $what }
guide-wrong-no-translation = Pas encore dans cette langue : { $what }
guide-wrong-older = La traduction est plus ancienne que l’original : { $what }
guide-wrong-newer = Elle traduit une révision qui n’existe pas encore : { $what }
guide-wrong-structure = Elle est construite autrement que l’original : { $what }
guide-wrong-other-sources = D’autres sources que dans l’original : { $what }
guide-wrong-overdue = La relecture était prévue pour le { $what }.
guide-wrong-alias-twice = Un nom est donné deux fois : { $what }
guide-wrong-asymmetric = La paire n’est pas la même dans les deux sens : { $what }
guide-wrong-unknown-level = Ce niveau n’existe pas : { $what }
guide-wrong-bad-pair = Une paire demande deux pages : { $what }
