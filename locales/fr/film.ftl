# Films, on the public site and at the desk.

film-title = Films
film-lead = De petits films que nous montrons depuis notre propre serveur. Personne d’autre n’apprend que vous les regardez.
# $length is minutes and seconds, $size a size with its unit, $sound is yes or no.
film-facts = { $length } · { $size } · { $sound ->
    [yes] avec son
   *[no] sans son
}
# $n is a number.
film-kilobytes = { $n } ko
film-megabytes = { $n } Mo
film-nothing-loads = Rien ne se charge avant que vous le lanciez.
film-no-player = Votre navigateur ne lit pas ce film. Le texte ci-dessous dit la même chose, et vous pouvez enregistrer le film.
film-captions-in = Sous-titres en :
film-transcript = Le film en texte
film-keep = Enregistrer le film
film-keep-lead = Un film enregistré reste sur votre appareil jusqu’à ce que vous l’effaciez, et toute personne qui ouvre l’appareil peut le trouver. Son nom y dit de quoi il parle.
# $kind is the name of a format, $size a size with its unit.
film-save = Enregistrer en { $kind } ({ $size })
film-checksum = Somme de contrôle (SHA-256) :
film-clean = Le fichier contient l’image et le son, rien d’autre : ni lieu, ni heure, ni nom de la personne qui l’a fait.
film-desk-lead = Les films que votre organisation montre à tout le monde. Ils sont sur ce serveur, sans aucun autre service.
film-own = Films de votre organisation
film-none = Il n’y en a pas encore.
film-is-public = Tout le monde le voit
film-is-draft = Seul ce bureau le voit
film-new = Envoyer un film
film-slug = Nom dans l’adresse
film-slug-hint = Lettres anglaises minuscules, chiffres et traits d’union, par exemple resting-well. Il reste dans l’historique des navigateurs : qu’il en dise peu.
film-file = Film
film-file-hint = MP4 (H.264) ou WebM, 64 Mo et deux heures au plus. Il est réécrit : noms, lieux et heures qu’il contient ne sont pas repris. Ce qu’on voit et entend reste.
film-upload = Envoyer
film-one = Film
film-look = Le regarder
film-said = Textes et sous-titres
film-said-hint = Un titre, une phrase et des sous-titres pour chaque langue. Les sous-titres sont aussi montrés en texte à côté du film.
film-not-yet = Rien encore
film-write = Écrire
film-poster = Image qui le représente
film-poster-there = Il y en a une.
film-poster-file = Image
film-poster-hint = JPEG, PNG ou WebP. Elle est réduite : elle se charge avant que quiconque ait décidé de regarder.
film-poster-set = Utiliser cette image
film-stands = Qui le voit
film-approve = L’approuver pour tout le monde
film-approve-hint = Tout le monde le voit dès que deux personnes de l’équipe l’ont approuvé tel qu’il est.
# $n and $of are numbers of people.
film-approvals = Approuvé par { $n } personne(s) sur { $of }.
film-approved-by-you = Vous en faites partie.
film-change-hint = Tout changement le retire jusqu’à ce que deux personnes l’aient approuvé de nouveau.
film-hide = Le retirer
film-hide-hint = Dès ce moment, personne ne peut plus le charger. Qui l’a enregistré l’a encore.
film-delete = Supprimer le film
film-delete-hint = Le film, ses textes et ses sous-titres disparaissent pour de bon.
film-delete-do = Supprimer pour de bon
film-mistakes = Ce qui ne va pas dans les sous-titres
# $line is a number, $what one of the sentences on mistakes below.
film-mistake = Ligne { $line } : { $what }
film-words-title = Titre
film-words-about = Ce qu’il montre, en une ou deux phrases
film-words-captions = Sous-titres (WebVTT)
# $length is minutes and seconds.
film-words-hint = Le film dure { $length }. Commencez par WEBVTT, puis pour chaque sous-titre une ligne comme 00:01.000 --> 00:04.000, ses mots et une ligne vide. Du texte simple seulement.
film-words-save = Garder ceci
film-words-none = Si les trois champs sont vides, cette langue est retirée.
film-error-slug = Utilisez 2 à 40 lettres anglaises minuscules, chiffres et traits d’union
film-error-taken = Un autre film porte ce nom
film-error-many = Il y a autant de films que possible. Supprimez-en un d’abord
film-error-none = Choisissez un film
film-error-big = Le film dépasse 64 Mo
film-error-several = Choisissez un seul film
film-error-broken = Le film n’est pas arrivé entier, ou il est abîmé
film-error-kind = Ce n’est ni du MP4 ni du WebM
film-error-much = Le film dure plus de deux heures, ou son image est trop grande
film-error-codec = Beaucoup de navigateurs ne lisent pas ce film. Utilisez H.264 avec AAC en MP4, ou VP9 avec Opus en WebM
film-error-fragments = Ce fichier MP4 est en fragments, comme les enregistrements en direct. Enregistrez-le en MP4 ordinaire
film-error-picture = Il n’y a pas d’image dans ce fichier
film-error-busy = Un autre film est en cours de réception. Réessayez dans une minute
film-error-low = Le disque est presque plein. Ce qui reste est gardé pour les messages
# $n is a number of characters.
film-error-title = Écrivez un titre de { $n } caractères au plus
film-error-about = Écrivez ce qu’il montre, en { $n } caractères au plus
film-error-captions = Quelque chose ne va pas dans les sous-titres. La liste ci-dessus dit quoi
film-error-another = Il a changé depuis que vous avez ouvert cette page. Regardez-le encore une fois
film-error-poster = Ce n’est pas une image utilisable
film-error-no-words = Il peut être montré dès qu’il a un titre et des sous-titres dans une langue.
film-wrong-big = trop de sous-titres
film-wrong-encoding = ce n’est pas du texte simple
film-wrong-header = la première ligne doit être WEBVTT
film-wrong-times = deux heures sont attendues ici, comme 00:01.000 --> 00:04.000
film-wrong-backwards = le sous-titre finit avant de commencer
film-wrong-overlap = le sous-titre commence avant la fin du précédent
film-wrong-end = le sous-titre finit après le film
film-wrong-empty = le sous-titre n’a pas de mots
film-wrong-long = le sous-titre est trop long pour être lu
film-wrong-markup = seul du texte simple est pris : ni balises, ni signes comme &amp;, ni réglages
film-wrong-none = il n’y a aucun sous-titre

audit-did-upload-film = A envoyé un film
audit-did-change-film = A changé les textes d’un film
audit-did-approve-film = A approuvé un film pour tout le monde
audit-did-show-film = A montré un film à tout le monde
audit-did-hide-film = A retiré un film
audit-did-delete-film = A supprimé un film
