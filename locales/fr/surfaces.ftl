# Header, footer, errors: what every page shares.

skip = Aller au contenu principal
leave = Quitter maintenant
leave-label = Quitter maintenant. Ouvrir une page ordinaire et oublier cette visite
nav-main = Navigation principale
nav-menu = Menu
nav-talk = Parler
nav-emergency = En danger
nav-about = Qui répond
nav-languages = Langues
sos-question = Ne respire pas, corps très chaud et confusion, convulsions ?
# $number is the emergency number of the place, as it is dialled there.
sos-call = Appelez le { $number }
sos-call-now = Appelez le { $number } maintenant
sos-cards = Que faire en attendant
# $org is the organisation's name.
foot-run-by = Service géré par { $org }. Logiciel libre et gratuit. Nous n’enregistrons ni adresse IP, ni données sur votre appareil, ni nom.
foot-keep = Ce que nous gardons, et combien de temps
foot-limits = Limites de la confidentialité

# Between a name, a role and a time.
comma = { ", " }

# In place of a message whose envelope does not open.
message-unreadable = Ce message ne peut pas être ouvert. Il a été endommagé.

form-problem = Il y a un problème
# Stands before a page title or a message when a form was refused.
form-error-prefix = Erreur :
form-error-stale = Cette page est restée ouverte trop longtemps. Votre texte est toujours là. Envoyez-le de nouveau.

error-home = Retour à l’accueil
# $code is a short code for the log.
error-code = Si vous nous en parlez, donnez ce code : { $code }
error-missing-title = Il n’y a rien ici
error-missing = L’adresse contient peut-être une erreur, ou la page n’existe plus.
error-forbidden-title = Vous n’avez pas accès à cette page
error-forbidden = Votre rôle ne donne pas accès à cette page, ou la demande venait d’un autre site. Rien n’a été modifié.
error-invalid-title = Quelque chose ne va pas dans le formulaire
error-invalid = Revenez en arrière et regardez-le encore une fois. Rien n’a été modifié.
error-conflict-title = Quelqu’un a été plus rapide
error-conflict = Entre-temps, quelque chose a changé. Regardez encore une fois, puis décidez.
error-gone-title = Ce n’est plus là
error-gone = Cela a été supprimé ou fermé.
error-busy-title = Ce n’est pas possible en ce moment
error-busy = Le service est trop chargé ou n’a plus de place. Rien n’a été perdu de notre côté. Réessayez dans une minute.
error-broken-title = Une erreur de notre côté
error-broken = Ce n’est pas votre faute. Réessayez. Si une vie est en danger, appelez le numéro d’urgence maintenant.
