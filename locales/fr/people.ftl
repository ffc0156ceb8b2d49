# Founding, inviting, admitting, roles.

team-title = Équipe
team-name = Nom de travail
team-role = Rôle
team-languages = Langues
team-since = Depuis
team-you = vous
team-back = Retour à l’équipe
team-newcomers = En attente d’admission
team-newcomers-more = Ces personnes n’ouvrent encore rien. Ouvrez la page de chacune et comparez le nombre.
team-alarm = Personne n’a invité cette personne
team-alarm-who = Dans la liste de l’équipe figure :
team-alarm-more = Aucune coordination n’a invité ni admis cette entrée. Elle n’ouvre rien. Quelqu’un a peut-être écrit dans la base : prévenez qui gère le serveur et demandez aux autres responsables avant de la retirer.
team-alarm-look = Voir
team-invitations = Invitations ouvertes
team-invitations-none = Aucune.
team-nameless = Pas encore de nom
team-until = Valable jusqu’au
team-withdraw = Retirer
team-invite = Inviter quelqu’un
# $days is a whole number.
team-invite-more = Vous recevez un lien qui sert une seule fois. Nombre de jours où il est valable : { $days }.
team-invite-name = Une proposition ; la personne peut en choisir un autre. Les visiteurs le lisent. Jamais un nom officiel.
team-invite-make = Créer le lien
team-roles = Ce que voit chaque rôle
team-link-title = Le lien, montré une seule fois
team-link-once = Il n’existe nulle part ailleurs. Il sert une fois, jusqu’au
team-link-how = Donnez-le en personne ou par un canal sûr, à cette personne seulement. Qui l’ouvre en premier crée le compte.
team-link-next = Ensuite, la personne attend. Elle vous lit un nombre ; vous le tapez sur sa page ici et vous l’admettez.
team-error-role = Choisissez un rôle
team-error-used = Quelqu’un est déjà venu par ce lien, ou il n’est plus valable. Regardez qui attend.
team-error-last = C’est la seule personne à la coordination. Donnez d’abord ce rôle à quelqu’un d’autre.
team-error-keys = L’équipe a une clé plus récente que votre session. Déconnectez-vous, reconnectez-vous et recommencez.
team-error-crowded = Quelqu’un d’autre modifiait l’équipe au même moment. Rien n’a été fait ; revoyez la page et recommencez.

# What each role may see.

sees-coordinator = Lit toutes les conversations et y répond, lit les plaintes, invite et admet des personnes.
sees-outreach-worker = Lit toutes les conversations et y répond.
sees-doctor = Lit seulement les conversations qui lui ont été confiées.
sees-psychologist = Lit seulement les conversations qui lui ont été confiées.
sees-case-manager = Lit seulement les conversations qui lui ont été confiées.
sees-hiv-consultant = Lit seulement les conversations qui lui ont été confiées.
sees-hcv-consultant = Lit seulement les conversations qui lui ont été confiées.
sees-peer = Lit toutes les conversations et y répond ; n’en écarte pas.
sees-analyst = N’ouvre aucune conversation ; verra plus tard des chiffres seulement.
sees-publisher = N’ouvre aucune conversation ; rédigera plus tard ce qui est publié.
sees-administrator = N’ouvre aucune conversation ; s’occupe du serveur.

# The page of one person.

newcomer-title = Admettre cette personne
newcomer-how = Rencontrez ou appelez la personne pour être sûr que c’est elle. Après connexion, elle voit trois groupes de cinq chiffres. Tapez ce qu’elle vous lit ; ne lui lisez rien.
newcomer-complaints = La coordination lit les plaintes. Celles que vous pouvez ouvrir seront aussi scellées pour cette personne.
newcomer-number = Le nombre que la personne vous lit
newcomer-number-hint = Quinze chiffres
newcomer-admit = Admettre
newcomer-error-number = Ce n’est pas le nombre des clés enregistrées ici. Rien n’a été ouvert. Faites-le relire une fois. S’il diffère encore, quelqu’un a peut-être changé les clés : refusez, prévenez qui gère le serveur et invitez de nouveau.
# $n is a whole number.
newcomer-wrong = Nombres qui ne correspondaient pas jusqu’ici : { $n }
newcomer-refuse-title = Ou refuser
newcomer-refuse-more = Le compte est supprimé. Rien n’avait été scellé pour lui. Vous pouvez inviter de nouveau.
newcomer-refuse = Refuser et supprimer
member-change = Rôle et nom de travail
member-change-more = Vous signez le changement. Avec un autre rôle, la personne est déconnectée et se reconnecte.
member-save = Signer et enregistrer
member-languages = Enregistrer les langues
member-lost-key = Cette personne ne détient plus la clé de l’équipe, mais a pu la copier. Créez une nouvelle clé pour l’équipe :
member-more = Autres actions
member-second-factor = Application de codes perdue
member-leave = Quitte l’équipe

# For somebody whom no coordinator has admitted yet.

waiting-title = Vous attendez votre admission
waiting-lead = Votre compte est prêt et n’ouvre encore rien.
waiting-how = Rencontrez ou appelez votre coordination et lisez-lui ce nombre :
waiting-why = Il montre que ce sont bien vos clés qui sont ici. Ce n’est pas un secret, mais c’est vous qui le lisez.
waiting-look = Regarder à nouveau

# Coming by a link.

join-title = Vous êtes invité·e
join-found-title = Commencer l’équipe
# $org is the organisation's name.
join-found-lead = Vous devenez la première personne à coordonner { $org }. Personne ne peut y écrire avant.
# $org is the organisation's name, $role the name of a role.
join-lead = Pour travailler avec { $org }. Votre rôle : { $role }.
join-need = Préparez un téléphone avec une application de codes et une feuille de papier. Cela prend environ cinq minutes. Le lien sert une seule fois.
join-begin = Commencer
join-dead-title = Ce lien n’ouvre rien
join-dead = Il a servi, sa durée est passée ou il a été retiré. Demandez-en un autre. Si votre compte existe déjà, connectez-vous.
join-dead-warn = Si ce n’est pas vous, quelqu’un d’autre l’a peut-être utilisé : prévenez tout de suite votre coordination.
join-step-who = Qui vous êtes ici
join-login-hint = Lettres, chiffres, point, tiret. Ni votre nom officiel, ni une adresse e-mail privée.
join-name-hint = Les visiteurs et vos collègues le lisent. Jamais votre nom officiel.
join-six = Utiliser ces six mots tirés au sort
join-another = Tirer six autres mots
join-own = Utiliser mon propre mot de passe
join-own-label = Votre propre mot de passe
join-own-hint = Seulement si vous avez choisi cela. Il doit être aussi dur à deviner que cinq mots tirés au sort.
join-step-code = Des codes sur votre téléphone
join-code-how = Ouvrez une application de codes, ajoutez un compte et faites-lui lire cette image.
join-code-picture = Le secret des codes en image, pour les applications. Le même figure en lettres plus bas.
join-code-type = Ou tapez ceci dans l’application :
join-code-hint = Les six chiffres que l’application montre maintenant
join-step-phrase = Douze mots pour le papier
join-phrase-how = Ils ouvrent votre compte si vous oubliez le mot de passe. Ils ne sont montrés que sur cette page. Notez-les dans l’ordre ou imprimez cette page ; gardez le papier là où personne ne regarde, pas avec le téléphone.
join-phrase-print = À l’impression, seuls les mots figurent. Utilisez une imprimante à vous, qui ne garde rien.
join-kept = J’ai les douze mots sur papier
join-done = Créer mon compte
joined-title = Votre compte est prêt
joined-next = Le lien a servi. Connectez-vous avec votre identifiant, votre mot de passe et un code.
joined-waiting = Si vous avez été invité·e, vous verrez ensuite un nombre à lire à votre coordination.
join-error-login = Choisissez un identifiant de 2 à 64 lettres, chiffres, points ou tirets
join-error-login-taken = Cet identifiant est déjà pris. Choisissez-en un autre.
join-error-name = Entrez un nom de travail sur une ligne
join-error-name-long = Ce nom de travail est trop long. Quarante lettres au plus.
join-error-name-taken = Un·e collègue porte déjà ce nom. Choisissez-en un autre.
join-error-languages = Choisissez au moins une langue
join-error-password = Entrez votre mot de passe, ou prenez les six mots
# $max is a whole number.
join-error-password-long = Ce mot de passe est trop long. Octets au plus : { $max }.
join-error-password-name = Le mot de passe ne doit être ni votre identifiant ni votre nom de travail
# $bits and $least are whole numbers.
join-error-password-weak = Ce mot de passe se devine trop vite : force { $bits }, il faut au moins { $least }. Chaque degré double les essais. Plus de mots sans rapport aident le mieux ; ou prenez les six mots.
join-error-code = Ce code ne correspond pas. Vérifiez que l’application a lu l’image et que l’heure du téléphone est juste.
join-error-kept = Notez les douze mots, puis cochez ceci
join-error-busy = Impossible d’enregistrer pour l’instant. Tout est encore là ; appuyez à nouveau sur le bouton.

# Before an organisation has its first coordinator.

not-open-title = Pas encore ouvert
not-open = Personne ne peut encore lire de messages ici, donc aucun n’est accepté. Le numéro d’urgence et les fiches fonctionnent déjà.
