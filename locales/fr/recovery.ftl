# Que faire quand un mot de passe, un second facteur ou toute la coordination est perdu.

recover-title = Mot de passe oublié ?
recover-lead = Vous entrez avec les douze mots que vous gardez sur papier. Ensuite vous choisissez un nouveau mot de passe.
recover-phrase = Vos douze mots
recover-phrase-hint = Dans leur ordre. Majuscules, tirets et retours à la ligne ne comptent pas.
# $word is what somebody typed; it stands in no list of ours.
recover-error-word = « { $word } » n’est pas un de nos mots. Comparez avec votre papier.
recover-error-count = Il y a douze mots. Comptez-les encore une fois.
recover-error-match = L’identifiant et les mots ne vont pas ensemble. Vérifiez les deux. Des mots remplacés par de plus récents n’ouvrent rien.
recover-error-codes = Trop de codes n’allaient pas. Recommencez avec l’identifiant et les mots.
recover-others = Vos autres sessions prennent fin et vous recevez de nouveaux mots pour votre papier.
recover-no-words = Si vous n’avez pas non plus les mots, dites-le à la coordination. Vous reviendrez comme une personne nouvelle.
recover-no-code = Si vous n’avez plus votre application de codes, deux personnes de la coordination peuvent vous en permettre une nouvelle.

password-title = Nouveau mot de passe
password-new = Nouveau mot de passe
password-hint = Ces six mots ont été tirés au sort. Notez-les, ou mettez à leur place un long mot de passe à vous.
password-error-weak = C’est trop facile à deviner. Prenez les six mots, ou une phrase plus longue que personne d’autre n’écrirait.
password-save = Enregistrer le nouveau mot de passe
password-changed = Votre mot de passe est changé.
own-present = Votre mot de passe actuel
own-error-present = Ce n’est pas votre mot de passe actuel.
own-others = Terminer mes autres sessions

phrase-title = Nouveaux mots pour votre papier
phrase-lead = Avec douze mots sur papier, vous entrez de nouveau quand vous oubliez votre mot de passe. De nouveaux mots remplacent les anciens, qui n’ouvrent alors plus rien.
phrase-make = Créer de nouveaux mots
words-title = Vos douze mots
words-recovered = Votre nouveau mot de passe est enregistré. Vos anciens mots ont servi ; voici les nouveaux.
words-once = Ils ne sont affichés que maintenant. Notez-les ou imprimez cette page.
words-how = Quand vous oubliez votre mot de passe, vous entrez avec votre identifiant, ces mots et votre application de codes.
words-danger = Gardez le papier là où personne ne regarde, et pas avec le téléphone qui a votre application de codes. Ne le photographiez pas.
words-done = Je les ai notés

code-new-factor = Deux personnes de la coordination vous permettent une nouvelle application de codes.
own-factor-title = Installer une nouvelle application de codes
own-factor-lead = Ajoutez un compte dans votre application de codes avec ces carrés. Vos anciens codes, et les clés avec lesquelles vous entriez, n’ouvrent alors plus rien.
own-factor-picture = Carrés pour une application de codes. La même chose est écrite dessous en lettres et en chiffres.
own-factor-type = Ou tapez ceci dans l’application :
own-factor-code = Code que l’application affiche maintenant
own-factor-set = Installer et se connecter

factor-title = Nouveau second facteur
factor-lead = Qui a perdu son application de codes ne peut pas se connecter. Deux personnes de la coordination ensemble peuvent lui permettre d’en installer une nouvelle à la prochaine connexion, avec son mot de passe.
factor-ask = Assurez-vous d’abord de qui demande : parlez-vous face à face, ou appelez à un numéro que vous connaissiez déjà. N’agissez pas sur un simple message.
factor-allow = Permettre un nouveau second facteur
factor-confirm = Confirmer comme deuxième personne
factor-given = Permis par
factor-one-more = Une deuxième personne de la coordination doit le confirmer. Un accord vaut 24 heures.
factor-ready = Les deux ont donné leur accord. La personne peut entrer avec son mot de passe et installer une nouvelle application de codes, dans les 24 heures après le premier accord.
factor-withdraw = Retirer l’accord
factor-me = C’est vous. Deux autres personnes de la coordination doivent donner leur accord.
factor-too-few = En dehors de cette personne, la coordination compte moins de deux membres, ce chemin est donc fermé. Servez-vous des papiers de l’organisation pour admettre une nouvelle personne à la coordination, ou faites partir et revenir la personne.

papers-title = Papiers de l’organisation
papers-lead = Quand plus personne de la coordination ne peut se connecter, quelques-uns de ces papiers ensemble y admettent une nouvelle personne. Un seul n’ouvre rien. Donnez-les à des gens qui n’habitent pas au même endroit.
papers-present = Aujourd’hui
# $needed and $papers are whole numbers from 2 to 9.
papers-counts = Il y a { $papers } papiers, et il en faut { $needed }.
papers-fingerprint = Empreinte de la clé de secours :
papers-drilled = Essayés pour la dernière fois le
papers-never-drilled = Personne n’a encore essayé ces papiers.
papers-none = Il n’y a pas encore de papiers. Si toute la coordination perd ses mots de passe, plus personne ne peut lire les conversations.
papers-new = Créer de nouveaux papiers
papers-before = Préparez une imprimante. Les papiers ne sont affichés qu’une fois. De nouveaux papiers remplacent les anciens, qui n’ouvrent alors plus rien.
papers-how-many = Combien de papiers
papers-needed = Combien il en faut
papers-error-counts = Il ne peut pas falloir plus de papiers qu’il n’y en a.
papers-error-keys = Cette session n’a pas toutes les clés de l’équipe : des papiers créés ici ne ramèneraient pas tout. Qu’une autre personne de la coordination les crée.
papers-make = Créer les papiers
papers-once = Ils ne sont affichés que maintenant. Imprimez cette page, regardez chaque feuille et donnez chacune à une autre personne. Puis fermez la page.
papers-done = Toutes sont imprimées
# $number and $papers are whole numbers.
paper-title = Papier { $number } sur { $papers }
paper-of = Organisation :
# $needed is a whole number from 2 to 9.
paper-needed = Il faut ensemble { $needed } papiers du même jeu. Gardez celui-ci là où vous seul·e le trouvez. Ne le photographiez pas et ne le copiez pas.
paper-use = Pour qui gère le serveur :
