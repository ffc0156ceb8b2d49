# Roles as colleagues and visitors read them.
role-coordinator = coordination
role-outreach-worker = équipe de proximité
role-doctor = médecin
role-psychologist = psychologue
role-case-manager = accompagnement social
role-hiv-consultant = conseil VIH
role-hcv-consultant = conseil hépatite C
role-peer = pair-aidance
role-analyst = analyste
role-publisher = publication
role-administrator = administration

sign-in-title = Se connecter
sign-in-login = Identifiant
sign-in-login-hint = Ni votre nom officiel, ni une adresse e-mail privée.
sign-in-password = Mot de passe
sign-in-next = Continuer
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] La session se ferme après { $minutes } minute sans clic.
    [many] La session se ferme après { $minutes } de minutes sans clic.
   *[other] La session se ferme après { $minutes } minutes sans clic.
}
sign-in-error-login = Entrez votre identifiant
sign-in-error-password = Entrez votre mot de passe
sign-in-error-match = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux.
sign-in-error-unsigned = Votre clé n’est pas signée par la coordination de cette organisation. Rien n’a été ouvert. Prévenez tout de suite votre coordination.
sign-in-error-code = Ce code n’est pas le bon ou a déjà servi. Attendez le suivant.
sign-in-error-codes = Trop de codes ne correspondaient pas. Recommencez avec l’identifiant et le mot de passe.
code-title = Entrez le code
code-label = Code
code-hint = Six chiffres donnés par votre application de codes. Ils changent toutes les 30 secondes.
code-back = Recommencer avec l’identifiant et le mot de passe
