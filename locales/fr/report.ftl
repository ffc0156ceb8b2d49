# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = Rapports
report-waits = à traiter
# A link beside a conversation: to the report about it.
report-link = Rapport
report-new = Rapport de contact
report-to-conversation = Vers la conversation
report-draft-kept = Brouillon conservé
report-see-messages = Messages
report-see-form = Vers le formulaire
# $who is a work name, $day a date.
report-filed-by = { $who } a déposé un rapport le { $day }.
report-news-since = Ce formulaire porte sur ce qui a été écrit depuis.
report-no-news-since = Rien n’a été écrit depuis. Si quelque chose est faux dans ce rapport, corrigez-le au lieu d’en déposer un second.
report-open-last = Ouvrir ce rapport
report-nothing-to-report = Il n’y a encore aucun message dont un rapport pourrait parler.
report-sealed = Ce que vous écrivez est chiffré ; vous et la coordination pouvez le lire. Ce que vous choisissez est compté.
report-submit = Déposer le rapport
report-save-draft = Garder le brouillon
report-discard = Jeter le brouillon
report-facts = D’après la conversation
# A mark at a field that was filled in already.
report-from-chat = d’après la conversation
# A mark at the minutes of work.
report-estimated = estimation
report-from-last = d’après le dernier rapport
report-time = Début et fin
report-worker = Membre de l’équipe
report-person = Personne
report-person-known = connue : déjà comptée ici
report-person-new = nouvelle : comptée ici pour la première fois
report-own = Les miens
report-review = À relire
report-periods = Mois
report-was-filed = Le rapport est déposé.
report-open-it = L’ouvrir
report-state = État
report-state-draft = Brouillon
report-state-submitted = Déposé
report-state-returned = Renvoyé
report-state-accepted = Accepté
report-filed-on = Déposé le
# $day is a day.
report-words-go = Les textes sont supprimés le { $day }
report-draft-goes = Supprimé le { $day }
report-none = Aucun rapport ici
report-none-own = Ouvrez une conversation et choisissez « Rapport » pour en déposer un.
report-none-review = Aucun rapport ne correspond à votre choix, ou aucun n’attend.
report-to-list = Vers les rapports
report-back = Vers le rapport
report-correct = Corriger
report-correct-more = Ce que le rapport disait avant reste visible pour qui peut le lire.
report-correct-do = Enregistrer la correction
report-why = Pourquoi cette correction (facultatif)
report-locked = Mois verrouillé
report-open = Ouvert
report-steps = Ce qu’il est devenu
report-step-corrected = Corrigé
report-step-returned = Renvoyé
report-step-accepted = Accepté
report-before = avant :
report-nothing = sans réponse
report-forgotten = La conversation a été supprimée. Ce qui a été compté reste ; les mots, les heures et la personne ont disparu.
report-filing = Dépôt
report-day = Jour du contact
report-verdict = Relecture
report-word = Un mot à la personne qui l’a écrit
report-word-hint = Nécessaire si vous le renvoyez. Chiffré avec le rapport.
report-accept = Accepter
report-return = Renvoyer
report-periods-more = Verrouillez un mois une fois ses chiffres transmis. Personne ne peut déposer, corriger, renvoyer ou accepter un rapport d’un mois verrouillé avant que vous ne le rouvriez.
# $who is a work name, $when a day and a time.
report-locked-by = Verrouillé par { $who }, { $when }.
report-opened-by = Rouvert par { $who }, { $when }.
report-reason = Motif
report-reason-correction = Un rapport doit être corrigé
report-reason-late = Un rapport arrive tard
report-reason-mistake = Verrouillé par erreur
report-reason-other = Un autre motif
report-lock-month = Verrouiller le mois
report-open-month = Rouvrir
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] Verrouiller bien que { $n } rapport ne soit pas encore accepté
   *[other] Verrouiller bien que { $n } rapports ne soient pas encore acceptés
}
report-error-gone = Ce rapport n’existe plus, ou sa conversation a été supprimée. Ce que vous avez saisi est encore là.
report-error-changed = Il a été modifié entre-temps, par quelqu’un d’autre ou dans une autre fenêtre. Ce que vous avez saisi est encore là ; envoyez-le de nouveau pour remplacer ce qui s’y trouve.
report-error-another = Un rapport sur ces messages a été déposé entre-temps. Ouvrez-le avant d’en déposer un second : le même contact compterait deux fois. Ce que vous avez saisi est encore là.
report-error-locked = Le mois de ce contact est verrouillé. Demandez à la coordination de le rouvrir, puis envoyez de nouveau. D’ici là, vous pouvez le garder comme brouillon.
report-error-future = Un jour à venir ne peut pas encore être déposé ni verrouillé.
report-error-state = Ce rapport est maintenant dans un autre état. Regardez-le de nouveau.
report-error-busy = Impossible d’enregistrer en ce moment. Ce que vous avez saisi est encore là ; envoyez-le de nouveau.
report-error-word = Dites en quelques mots ce qui manque ou ce qui est faux.
report-error-reason = Choisissez pourquoi le mois est rouvert.
report-error-sure = Certains rapports de ce mois ne sont pas encore acceptés. Cochez la case pour verrouiller quand même.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = « { $words } » peut révéler l’identité de quelqu’un : { $kind }.
scrub-more = Retirez ces mots, ou dites qu’ils n’identifient personne.
scrub-sure = Cela n’identifie personne
scrub-name = un nom
scrub-phone = un numéro de téléphone
scrub-email = une adresse électronique
scrub-handle = un nom d’utilisateur
scrub-address = une adresse
scrub-document = un numéro de document
scrub-birth-date = une date de naissance
scrub-link = un lien
audit-did-open-report = Ouverture du rapport d’un autre membre
audit-did-return-report = Renvoi d’un rapport
audit-did-accept-report = Acceptation d’un rapport
audit-did-correct-report = Correction du rapport d’un autre membre
audit-did-lock-period = Verrouillage d’un mois
audit-did-open-period = Réouverture d’un mois verrouillé
report-kept = Tout ce que vous avez rempli est encore dans cette page. Le bouton l’envoie de nouveau.
