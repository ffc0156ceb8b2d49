# Signing in, locking, one's own sessions.

sign-in-title = Se connecter
sign-in-login = Identifiant
sign-in-login-hint = Ni votre nom officiel, ni une adresse e-mail privée.
sign-in-password = Mot de passe
sign-in-next = Continuer
sign-in-error-login = Entrez votre identifiant
sign-in-error-password = Entrez votre mot de passe
sign-in-error-match = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux.
sign-in-error-unsigned = Votre clé n’est pas signée par la coordination de cette organisation. Rien n’a été ouvert. Prévenez tout de suite la coordination.
sign-in-error-code = Ce code n’est pas le bon ou a déjà servi. Attendez le suivant.
sign-in-error-codes = Trop de codes ne correspondaient pas. Recommencez avec l’identifiant et le mot de passe.
code-title = Entrez le code
code-label = Code
code-hint = Six chiffres donnés par votre application de codes. Ils changent toutes les 30 secondes.
code-back = Recommencer avec l’identifiant et le mot de passe
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] L’espace se verrouille après { $minutes } minute sans clic. Votre mot de passe le rouvre.
    [many] L’espace se verrouille après { $minutes } de minutes sans clic. Votre mot de passe le rouvre.
   *[other] L’espace se verrouille après { $minutes } minutes sans clic. Votre mot de passe le rouvre.
}
# $n is a whole number.
sign-in-error-wait-seconds = { $n ->
    [one] Il y a eu trop d’essais pour cet identifiant. Réessayez dans { $n } seconde.
    [many] Il y a eu trop d’essais pour cet identifiant. Réessayez dans { $n } de secondes.
   *[other] Il y a eu trop d’essais pour cet identifiant. Réessayez dans { $n } secondes.
}
sign-in-error-wait-minutes = { $n ->
    [one] Il y a eu trop d’essais pour cet identifiant. Réessayez dans { $n } minute.
    [many] Il y a eu trop d’essais pour cet identifiant. Réessayez dans { $n } de minutes.
   *[other] Il y a eu trop d’essais pour cet identifiant. Réessayez dans { $n } minutes.
}

unlock-title = L’espace est verrouillé
unlock-button = Déverrouiller
unlock-hint = Tant que l’espace est verrouillé, vos clés ne sont pas sur le serveur. Après cinq mots de passe erronés, ou douze heures après votre connexion, il faut se connecter de nouveau.
unlock-has-kept = Votre texte n’a pas été envoyé. Il est gardé sur cette page et revient quand vous déverrouillez.
unlock-kept = L’espace était verrouillé : votre texte n’a pas été envoyé. Relisez-le, puis envoyez-le.
unlock-error-match = Ce mot de passe n’est pas le bon.
unlock-over = Cette session est fermée. Connectez-vous de nouveau.
unlock-over-kept = Cette session est fermée. Votre texte n’a pas été envoyé, il est ci-dessous. Connectez-vous dans une autre fenêtre, puis envoyez-le d’ici.

account-title = Mon compte
account-back = Retour à mon compte
account-open-page = Sessions et clés
account-missed = Depuis votre connexion précédente
account-missed-passwords = { $n ->
    [one] { $n } mot de passe erroné
    [many] { $n } de mots de passe erronés
   *[other] { $n } mots de passe erronés
}
account-missed-codes = { $n ->
    [one] { $n } code erroné
    [many] { $n } de codes erronés
   *[other] { $n } codes erronés
}
account-missed-more = Si ce n’était pas vous, prévenez la coordination. Des codes erronés veulent dire que quelqu’un connaissait votre mot de passe : s’il y en a, changez-le.
account-sessions = Vos sessions
account-sessions-more = Nous ne gardons ni nom d’appareil ni adresse. Si vous ne reconnaissez pas une session, fermez-la.
account-open = Ouverte
account-locked = Verrouillée
account-waiting = Mot de passe donné, code attendu
account-this = Celle-ci
account-since = Connexion :
# Followed by a time span, as "12 min".
account-seen = Sans clic depuis :
account-end = Fermer cette session
account-end-others = Fermer toutes les autres
account-lock = Verrouiller
account-keys = Mot de passe et clés
account-password = Changer le mot de passe
account-phrase = Phrase de secours
account-passkeys = Clés d’accès
account-device = Ce navigateur
account-device-known = Ce navigateur garde un cookie qui dit qu’il a servi à se connecter ici. Pendant que quelqu’un essaie des mots de passe pour votre identifiant, vous pouvez toujours vous connecter depuis ce navigateur. Toute personne qui l’examine voit qu’il a servi à ouvrir un espace d’équipe Nightbus. Le cookie ne dit pas par qui. Il reste 90 jours après votre dernière connexion.
account-device-unknown = Ce navigateur ne garde aucun cookie disant qu’il a servi ici. Il en recevra un à votre prochaine connexion.
account-device-forget = Oublier ce navigateur
account-panic = Ferme aussitôt les sessions de toute l’organisation.
account-panic-open = Vers le bouton d’alerte

panic-title = Bouton d’alerte
panic-button = Fermer toutes les sessions maintenant
panic-sessions = Les sessions de toute l’organisation se ferment aussitôt, sur tous les appareils. Les clés quittent le serveur.
panic-visitors = Les personnes qui nous écrivent ne remarquent rien. Leurs conversations restent, et il est possible d’y répondre plus tard.
panic-after = Ce navigateur oublie l’espace d’équipe et ouvre une page ordinaire. Ensuite, chaque personne se reconnecte avec son mot de passe et un code.
panic-back = Revenir sans rien fermer
