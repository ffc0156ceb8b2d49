# Founding, inviting, admitting, roles.

team-title = Équipe
team-name = Nom de travail
team-role = Rôle
team-languages = Langues
team-since = Depuis
team-you = vous
team-back = Retour à l’équipe
team-newcomers = En attente d’admission
team-newcomers-more = Ces personnes ne peuvent encore rien ouvrir. Ouvrez la page de chacune et comparez le numéro.
team-alarm = Personne n’a invité cette personne
team-alarm-who = La liste de l’équipe contient :
team-alarm-more = À la coordination, personne n’a invité ni admis cette personne. Cette entrée n’ouvre rien. Quelqu’un a peut-être écrit dans la base de données : prévenez la personne qui gère le serveur, et demandez au reste de la coordination avant de la retirer.
team-alarm-look = Voir
team-invitations = Invitations ouvertes
team-invitations-none = Aucune.
team-nameless = Pas encore de nom
team-until = Valable jusqu’au
team-withdraw = Retirer
team-invite = Inviter quelqu’un
# $days is a whole number.
team-invite-more = Vous recevez un lien qui sert une seule fois. Jours de validité : { $days }.
team-invite-name = Une proposition ; la personne peut en choisir un autre. Le public le lit. Jamais un nom officiel.
team-invite-make = Créer le lien
team-roles = Ce que voit chaque rôle
team-link-title = Le lien, montré une seule fois
team-link-once = Il n’est gardé nulle part ailleurs. Il sert une seule fois, jusqu’au
team-link-how = Donnez-le en personne ou par un canal sûr, à cette personne seulement. La première personne qui l’ouvre crée le compte.
team-link-next = Ensuite, la personne attend. Elle vous lit un numéro ; tapez-le ici, sur sa page, et admettez-la.
team-error-role = Choisissez un rôle
team-error-used = Quelqu’un est déjà venu par ce lien, ou il n’est plus valable. Regardez qui attend.
team-error-last = C’est la seule personne à la coordination. Donnez d’abord ce rôle à quelqu’un d’autre.
team-error-keys = L’équipe a une clé plus récente que votre session. Déconnectez-vous, reconnectez-vous et recommencez.
team-error-crowded = Quelqu’un d’autre modifiait l’équipe au même moment. Rien n’a été fait ; regardez de nouveau la page et recommencez.

# What each role may see.

sees-coordinator = Lit toutes les conversations et y répond, lit les réclamations, invite et admet des personnes.
sees-outreach-worker = Lit toutes les conversations et y répond.
sees-doctor = Lit seulement les conversations qui lui ont été confiées.
sees-psychologist = Lit seulement les conversations qui lui ont été confiées.
sees-case-manager = Lit seulement les conversations qui lui ont été confiées.
sees-hiv-consultant = Lit seulement les conversations qui lui ont été confiées.
sees-hcv-consultant = Lit seulement les conversations qui lui ont été confiées.
sees-peer = Lit toutes les conversations et y répond ; n’en écarte pas.
sees-analyst = N’ouvre aucune conversation ; verra plus tard seulement des chiffres.
sees-publisher = N’ouvre aucune conversation ; rédigera plus tard ce qui est publié.
sees-administrator = N’ouvre aucune conversation ; s’occupe du serveur.

# The page of one person.

newcomer-title = Admettre cette personne
newcomer-how = Rencontrez ou appelez la personne, pour savoir avec certitude que c’est elle. Après sa connexion, elle voit trois groupes de cinq chiffres. Tapez ce qu’elle vous lit ; ne lui lisez rien.
newcomer-complaints = La coordination lit les réclamations. Celles que vous pouvez ouvrir seront aussi chiffrées pour cette personne.
newcomer-number = Le numéro que la personne vous lit
newcomer-number-hint = Quinze chiffres
newcomer-admit = Admettre
newcomer-error-number = Ce n’est pas le numéro des clés enregistrées ici. Rien n’a été ouvert. Demandez à la personne de le relire. S’il ne correspond toujours pas, quelqu’un a peut-être changé les clés : refusez, prévenez la personne qui gère le serveur et invitez de nouveau.
# $n is a whole number.
newcomer-wrong = Numéros qui ne correspondaient pas jusqu’ici : { $n }
newcomer-refuse-title = Ou refuser
newcomer-refuse-more = Le compte est supprimé. Rien n’avait été chiffré pour lui. Vous pouvez inviter de nouveau.
newcomer-refuse = Refuser et supprimer
member-change = Rôle et nom de travail
member-change-more = Vous signez le changement. Si le rôle change, les sessions de la personne se ferment et elle se reconnecte.
member-save = Signer et enregistrer
member-languages = Enregistrer les langues
member-lost-key = Cette personne n’a plus la clé de l’équipe, mais a pu la copier. Créez une nouvelle clé pour l’équipe :
member-more = Autres actions
member-second-factor = Application de codes perdue
member-leave = Départ de l’équipe

# For somebody whom no coordinator has admitted yet.

waiting-title = Vous attendez votre admission
waiting-lead = Votre compte est prêt et n’ouvre encore rien.
waiting-how = Rencontrez ou appelez quelqu’un de la coordination et lisez-lui ce numéro :
waiting-why = Il montre que ce sont bien vos clés qui sont ici. Ce n’est pas un secret, mais c’est à vous seulement de le lire à voix haute.
waiting-look = Regarder de nouveau

# Coming by a link.

join-title = Vous avez une invitation
join-found-title = Fonder l’équipe
# $org is the organisation's name.
join-found-lead = Vous devenez la première personne à coordonner { $org }. Avant cela, personne ne peut y écrire.
# $org is the organisation's name, $role the name of a role.
join-lead = Pour travailler avec { $org }. Votre rôle : { $role }.
join-need = Préparez un téléphone avec une application de codes et une feuille de papier. Cela prend environ cinq minutes. Le lien sert une seule fois.
join-begin = Commencer
join-dead-title = Ce lien n’ouvre rien
join-dead = Il a servi, sa durée est passée ou il a été retiré. Demandez-en un autre. Si vous avez déjà créé votre compte, connectez-vous.
join-dead-warn = Si vous ne l’avez pas utilisé, quelqu’un d’autre l’a peut-être fait : prévenez tout de suite la coordination.
join-step-who = Qui vous êtes ici
join-login-hint = Lettres, chiffres, point, tiret. Ni votre nom officiel, ni une adresse e-mail privée.
join-name-hint = Le public et vos collègues le lisent. Jamais votre nom officiel.
join-six = Utiliser ces six mots tirés au sort
join-another = Tirer six autres mots
join-own = Utiliser mon propre mot de passe
join-own-label = Votre propre mot de passe
join-own-hint = Seulement si vous avez choisi cela. Il doit être aussi difficile à deviner que cinq mots tirés au sort.
join-step-code = Des codes sur votre téléphone
join-code-how = Ouvrez une application de codes, ajoutez un compte et scannez cette image.
join-code-picture = Le secret des codes en image, pour les applications. Le même est écrit en lettres plus bas.
join-code-type = Ou tapez ceci dans l’application :
join-code-hint = Les six chiffres que l’application montre maintenant
join-step-phrase = Douze mots à garder sur papier
join-phrase-how = Ils ouvrent votre compte si vous oubliez le mot de passe. Ils sont affichés seulement sur cette page. Notez-les dans l’ordre ou imprimez cette page ; gardez le papier là où personne ne regarde, et pas avec le téléphone.
join-phrase-print = À l’impression, la page ne contient que les mots. Utilisez une imprimante à vous, qui ne garde rien.
join-kept = J’ai les douze mots sur papier
join-done = Créer mon compte
joined-title = Votre compte est prêt
joined-next = Le lien ne sert plus. Connectez-vous avec votre identifiant, votre mot de passe et un code.
joined-waiting = Après une invitation, vous verrez ensuite un numéro à lire à quelqu’un de la coordination.
join-error-login = Choisissez un identifiant de 2 à 64 lettres, chiffres, points ou tirets
join-error-login-taken = Cet identifiant est déjà pris. Choisissez-en un autre.
join-error-name = Entrez un nom de travail sur une seule ligne
join-error-name-long = Ce nom de travail est trop long. Quarante lettres au plus.
join-error-name-taken = Quelqu’un de l’équipe porte déjà ce nom. Choisissez-en un autre.
join-error-languages = Choisissez au moins une langue
join-error-password = Entrez votre mot de passe, ou prenez les six mots
# $max is a whole number.
join-error-password-long = Ce mot de passe est trop long. Nombre maximal d’octets : { $max }.
join-error-password-name = Le mot de passe ne doit être ni votre identifiant ni votre nom de travail
# $bits and $least are whole numbers.
join-error-password-weak = Ce mot de passe se devine trop vite : force { $bits }, il faut au moins { $least }. Chaque degré double le nombre d’essais. Le mieux est d’ajouter des mots sans rapport entre eux ; ou prenez les six mots.
join-error-code = Ce code ne correspond pas. Vérifiez que l’application a lu l’image et que l’heure du téléphone est juste.
join-error-kept = Notez les douze mots, puis cochez cette case
join-error-busy = Impossible d’enregistrer pour l’instant. Tout est encore là ; appuyez de nouveau sur le bouton.

# Before an organisation has its first coordinator.

not-open-title = Pas encore ouvert
not-open = Personne ne peut encore lire de messages ici, donc nous n’en recevons pas. Le numéro d’urgence et les fiches fonctionnent déjà.
