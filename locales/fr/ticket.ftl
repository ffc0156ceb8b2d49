# Revenir : le ticket de retour, et garder une conversation sur un appareil.

home-return = Revenir
home-return-more = Avec votre ticket de retour
write-return = Déjà une conversation ici ? Revenez avec votre ticket
exit-ticket = Vous voulez revenir ? Prenez d’abord un ticket

later-title = Revenir plus tard
later-back = Vers votre conversation
later-stale = Cette page n’était plus à jour, et rien n’a été changé. Regardez-la de nouveau, puis choisissez. Si un ticket plus récent a été créé, seul le plus récent fonctionne.
later-busy = Ce n’est pas encore fait : il y a trop de demandes en ce moment. Réessayez dans une minute.

ticket-title = Votre ticket de retour
ticket-what = Un ticket est un numéro de 20 chiffres. Il rouvre cette conversation, sur n’importe quel téléphone ou ordinateur. Il ressemble à un numéro de colis et ne dit pas à quoi il sert.
ticket-danger = La personne qui trouve ce numéro peut tout lire ici et écrire à votre place. Nous ne pouvons pas retrouver le numéro pour vous, ni voir qui l’a utilisé.
ticket-stays = Un ticket reste valable quand vous choisissez « Quitter maintenant » ou fermez le navigateur. Il ne l’est plus quand vous en créez un nouveau, quand vous l’annulez ici ou quand la conversation est supprimée.
ticket-have = Il existe un ticket pour cette conversation. Nous ne pouvons pas le montrer de nouveau. Un nouveau ticket annule l’ancien.
ticket-make = Créer un ticket de retour
ticket-make-new = Créer un nouveau ticket
ticket-withdraw-more = Le numéro est perdu, ou quelqu’un l’a vu ? Alors annulez-le. Cette conversation reste ouverte ici et se ferme sur tous les autres appareils.
ticket-withdraw = Annuler mon ticket
ticket-once = Notez ou imprimez ce numéro maintenant. Il n’est montré qu’une fois.
ticket-how = Pour revenir, ouvrez la page d’accueil de ce site et choisissez « Revenir ».
ticket-newest = Seul le ticket le plus récent fonctionne. Si vous en aviez un autre, il ne sert plus, et la conversation est fermée sur les autres appareils.
ticket-paper = Sur papier, seul le numéro est imprimé. Si vous le copiez, il reste sur cet appareil jusqu’à ce que vous copiiez autre chose.
ticket-copy = Copier le numéro
ticket-copied = Le numéro est copié.
ticket-copy-refused = Le navigateur n’a pas permis la copie. Sélectionnez le numéro et copiez-le à la main.
ticket-print = Imprimer

device-title = Garder sur cet appareil pendant 7 jours
device-risk = Toute personne qui utilise cet appareil ou ce navigateur pendant ces jours peut ouvrir la conversation et tout lire. Ne choisissez pas cela sur un téléphone ou un ordinateur que d’autres utilisent aussi.
device-days = Les 7 jours recommencent à chaque message que vous envoyez. « Quitter maintenant » y met fin tout de suite.
device-keep = Garder pendant 7 jours
device-kept = Ce navigateur garde la conversation jusqu’à 7 jours après votre dernier message.
device-forget = Ne plus la garder

return-title = Revenir
return-label = Le numéro de votre ticket
return-hint = Les 20 chiffres que vous avez notés. Les espaces ne comptent pas.
return-open = Ouvrir ma conversation
return-lost = Sans le numéro, personne ne peut ouvrir votre conversation pour vous. Vous pouvez en commencer une nouvelle :
return-here = Une conversation est déjà ouverte dans ce navigateur.
return-other = Une autre conversation est ouverte dans ce navigateur. Si vous continuez, ce navigateur la ferme. Ensuite, seul un ticket de retour la rouvre.
return-other-ticket = Prendre d’abord un ticket pour cette conversation
return-anyway = La fermer et ouvrir celle du ticket
return-error-empty = Écrivez le numéro de votre ticket
return-error-digits = Il y a autre chose que des chiffres dans le numéro. N’utilisez que des chiffres.
# $n est un nombre de chiffres.
return-error-length = { $n ->
    [one] Un ticket a 20 chiffres. Vous en avez écrit { $n }.
    [many] Un ticket a 20 chiffres. Vous en avez écrit { $n }.
   *[other] Un ticket a 20 chiffres. Vous en avez écrit { $n }.
}
return-error-check = Un chiffre n’est pas le bon, ou deux chiffres ont changé de place. Comparez le numéro avec ce que vous avez noté.
return-error-unknown = Ce numéro n’ouvre aucune conversation. Il contient peut-être une erreur. Ou la conversation a été supprimée, ou le ticket a été annulé ou remplacé par un plus récent.
return-error-busy = Nous n’avons pas pu vérifier le numéro : il y a trop de demandes en ce moment. Il est toujours dans le champ. Réessayez dans une minute.
