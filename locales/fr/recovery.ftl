# Que faire quand un mot de passe, un second facteur ou toute la coordination est perdu.

recover-title = Mot de passe oublié ?
recover-lead = Vous vous connectez avec les douze mots que vous gardez sur papier. Ensuite, vous choisissez un nouveau mot de passe.
recover-phrase = Vos douze mots
recover-phrase-hint = Dans l’ordre. Majuscules, tirets et retours à la ligne ne comptent pas.
# $word is what somebody typed; it stands in no list of ours.
recover-error-word = « { $word } » n’est pas un de nos mots. Comparez avec votre papier.
recover-error-count = Il y a douze mots. Comptez-les encore une fois.
recover-error-match = L’identifiant et les mots ne vont pas ensemble. Vérifiez les deux. Des mots remplacés par de plus récents n’ouvrent rien.
recover-error-codes = Trop de codes ne correspondaient pas. Recommencez avec l’identifiant et les mots.
recover-others = Vos autres sessions se ferment, et vous recevez de nouveaux mots pour votre papier.
recover-no-words = Si vous n’avez pas non plus les mots, prévenez la coordination. Il faudra vous inviter comme une nouvelle personne.
recover-no-code = Si vous n’avez plus votre application de codes, deux personnes de la coordination peuvent vous autoriser à en installer une nouvelle.

password-title = Nouveau mot de passe
password-new = Nouveau mot de passe
password-hint = Ces six mots ont été tirés au sort. Notez-les, ou écrivez à leur place un long mot de passe à vous.
password-error-weak = C’est trop facile à deviner. Prenez les six mots, ou une phrase plus longue que personne d’autre n’écrirait.
password-save = Enregistrer le nouveau mot de passe
password-changed = Votre mot de passe a été changé.
own-present = Votre mot de passe actuel
own-error-present = Ce n’est pas votre mot de passe actuel.
own-others = Fermer mes autres sessions

phrase-title = Nouveaux mots pour votre papier
phrase-lead = Avec douze mots sur papier, vous pouvez vous reconnecter si vous oubliez votre mot de passe. De nouveaux mots remplacent les anciens, qui n’ouvrent alors plus rien.
phrase-make = Créer de nouveaux mots
words-title = Vos douze mots
words-recovered = Votre nouveau mot de passe est enregistré. Vos anciens mots ne servent plus ; voici les nouveaux.
words-once = Ils sont affichés seulement maintenant. Notez-les ou imprimez cette page.
words-how = Si vous oubliez votre mot de passe, vous vous connectez avec votre identifiant, ces mots et votre application de codes.
words-danger = Gardez le papier là où personne ne regarde, et pas avec le téléphone où se trouve votre application de codes. Ne le photographiez pas.
words-done = Je les ai notés

code-new-factor = Deux personnes de la coordination vous autorisent à installer une nouvelle application de codes.
own-factor-title = Installer une nouvelle application de codes
own-factor-lead = Ajoutez un compte dans votre application de codes avec cette image. Ensuite, vos anciens codes et vos clés d’accès n’ouvrent plus rien.
own-factor-picture = Le secret des codes en image, pour les applications. Le même est écrit plus bas, en lettres et en chiffres.
own-factor-type = Ou tapez ceci dans l’application :
own-factor-code = Code que l’application affiche maintenant
own-factor-set = Installer et se connecter

factor-title = Nouveau second facteur
factor-lead = Une personne qui a perdu son application de codes ne peut pas se connecter. Deux personnes de la coordination, ensemble, peuvent l’autoriser à en installer une nouvelle à sa prochaine connexion, avec son mot de passe.
factor-ask = Assurez-vous d’abord de qui fait la demande : parlez-vous face à face, ou appelez à un numéro que vous connaissiez déjà. Un message seul ne suffit pas.
factor-allow = Autoriser un nouveau second facteur
factor-confirm = Confirmer comme deuxième personne
factor-given = Autorisation donnée par
factor-one-more = Une deuxième personne de la coordination doit la confirmer. Une autorisation vaut 24 heures.
factor-ready = Les deux ont donné leur autorisation. La personne peut se connecter avec son mot de passe et installer une nouvelle application de codes, dans les 24 heures après la première autorisation.
factor-withdraw = Retirer l’autorisation
factor-me = C’est vous. Deux autres personnes de la coordination doivent donner leur autorisation.
factor-too-few = En dehors de cette personne, la coordination compte moins de deux membres : c’est donc impossible ainsi. Servez-vous des feuilles de secours pour admettre une nouvelle personne à la coordination, ou faites partir la personne de l’équipe puis invitez-la de nouveau.

papers-title = Feuilles de secours de l’organisation
papers-lead = Quand plus personne à la coordination ne peut se connecter, quelques-unes de ces feuilles, ensemble, permettent d’y admettre une nouvelle personne. Une seule n’ouvre rien. Donnez-les à des gens qui n’habitent pas au même endroit.
papers-present = En ce moment
# $needed and $papers are whole numbers from 2 to 9.
papers-counts = Il y a { $papers } feuilles, et il en faut { $needed }.
papers-fingerprint = Empreinte de la clé de secours :
papers-drilled = Essayées pour la dernière fois le
papers-never-drilled = Personne n’a encore essayé ces feuilles.
papers-none = Il n’y a pas encore de feuilles de secours. Si toute la coordination perd ses mots de passe, plus personne ne peut lire les conversations.
papers-new = Créer de nouvelles feuilles
papers-before = Préparez une imprimante. Les feuilles sont affichées une seule fois. De nouvelles feuilles remplacent les anciennes, qui n’ouvrent alors plus rien.
papers-how-many = Nombre de feuilles
papers-needed = Nombre de feuilles nécessaires
papers-error-counts = Il ne peut pas falloir plus de feuilles qu’il n’y en a.
papers-error-keys = Cette session n’a pas toutes les clés de l’équipe : des feuilles créées ici ne ramèneraient pas tout. Demandez à quelqu’un d’autre de la coordination de les créer.
papers-make = Créer les feuilles
papers-once = Elles sont affichées seulement maintenant. Imprimez cette page, regardez chaque feuille et donnez chacune à une personne différente. Puis fermez la page.
papers-done = Toutes sont imprimées
# $number and $papers are whole numbers.
paper-title = Feuille { $number } sur { $papers }
paper-of = Organisation :
# $needed is a whole number from 2 to 9.
paper-needed = Il faut réunir { $needed } feuilles du même jeu. Gardez celle-ci là où personne d’autre ne la trouve. Ne la photographiez pas et ne la copiez pas.
paper-use = Pour la personne qui gère le serveur :
