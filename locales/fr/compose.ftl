# Répondre : ce qui attend et peut être repris, les brouillons, la vérification des mots.

compose-waiting = Réponses en attente d’envoi
compose-goes-out = Part à { $time }
compose-then-resolved = puis la conversation est terminée
compose-unsend = Reprendre la réponse
compose-send-now = Envoyer maintenant
compose-colleague-waits = Une personne de l’équipe a écrit ceci. Vous pourrez répondre quand ce sera parti.
compose-too-late = Cette réponse est déjà partie. La personne peut la lire.
compose-waits = { $n ->
    [one] Part après { $n } seconde. Jusque-là, vous pouvez la reprendre.
   *[other] Part après { $n } secondes. Jusque-là, vous pouvez la reprendre.
}
compose-at-once = Part tout de suite.
compose-is-draft = Votre brouillon.
compose-keep = Garder comme brouillon
compose-send-resolve = Envoyer et terminer
compose-send-report = Envoyer, terminer et faire le rapport
compose-send-anyway = Envoyer quand même
compose-look = Regardez d’abord les mots sous le texte. Changez-les, ou envoyez le texte tel quel.
compose-check-nothing = Vérification des mots : rien à changer. Ni nom, ni adresse, ni numéro trouvé.
compose-check-found = Vérification des mots : merci de regarder ceci
compose-word-hurts = Cela peut blesser. Vous pourriez écrire : { $say }.
compose-word-promise = Personne ne peut le promettre. Vous pourriez écrire : { $say }.
compose-word-harmless = Aucun produit n’est sans risque. Vous pourriez écrire : { $say }.
compose-word-supply = Nous ne disons à personne d’où viennent les produits, ce qu’ils coûtent, comment on les fait ou les cache. Vous pourriez écrire : { $say }.
compose-word-dosing = Une quantité que l’un supporte peut tuer l’autre. Vous pourriez écrire : { $say }.
compose-word-abstinence = Nul besoin d’arrêter de consommer pour recevoir de l’aide. Vous pourriez écrire : { $say }.
compose-word-tells = Cela peut révéler de qui il s’agit : { $kind }.
compose-drafts = Mes brouillons
compose-drafts-lead = { $days ->
    [one] Personne d’autre que vous ne peut les ouvrir. Un brouillon disparaît quand vous l’envoyez, et { $days } jour après votre dernier changement.
   *[other] Personne d’autre que vous ne peut les ouvrir. Un brouillon disparaît quand vous l’envoyez, et { $days } jours après votre dernier changement.
}
compose-drafts-none = Aucun brouillon
compose-drafts-none-more = Ce que vous commencez à écrire dans une conversation peut être gardé avec le bouton « Garder comme brouillon ».
