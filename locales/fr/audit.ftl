# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = Journal d’accès
audit-whole = Tous les journaux sont entiers
audit-broken = Un journal a été modifié
audit-unchecked = Les journaux n’ont pas été examinés depuis le démarrage du serveur
# $when is a day and a time.
audit-checked = Examen : { $when }.
audit-team-head = La chaîne de l’équipe va jusqu’à :
audit-check = Examiner maintenant
audit-filter = Afficher seulement
audit-everybody = Tout le monde
audit-everything = Tout
audit-from = Du jour
audit-to = Au jour
audit-apply = Afficher
audit-none = Rien n’est enregistré ici
audit-clear = Tout afficher
audit-older = Plus anciens
audit-export = Prendre une copie (CSV)
audit-export-more = La copie contient tout ce que le filtre affiche, sur toutes les pages. Le fait de la prendre est enregistré.
audit-error-day = Écrivez un jour ainsi : 2026-11-21.
audit-column-when = Quand
audit-column-who = Qui
audit-column-what = Quoi
audit-column-object = Sur quoi
audit-column-number = Numéro
audit-column-name = Nom de l’action
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = Journal d’accès de { $organisation }, copié le { $when }. Heures de { $zone }. Une ligne est une action enregistrée ; les numéros commencent à 1 pour chaque membre.
audit-gone-thread = une conversation supprimée
audit-gone-complaint = une réclamation supprimée

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = Quelque chose que cette version ne sait pas nommer
audit-did-sign-in = Connexion
audit-did-preview-thread = Aperçu des premiers mots d’une conversation
audit-did-open-thread = Ouverture d’une conversation
audit-did-open-complaint = Ouverture d’une réclamation
audit-did-answer-complaint = Réponse à une réclamation
audit-did-close-complaint = Clôture d’une réclamation
audit-did-discard = Mise à l’écart de nouvelles conversations
audit-did-undo-discard = Remise en place de conversations écartées
audit-did-export-audit = Copie du journal d’accès
audit-did-put-form-into-use = Mise en service d’une nouvelle version d’un formulaire
audit-did-export-figures = Copie des chiffres
audit-did-invite = Invitation
audit-did-withdraw-invitation = Retrait d’une invitation
audit-did-admit = Admission dans l’équipe
audit-did-refuse = Refus d’une admission
audit-did-change-role = Changement de rôle
audit-did-remove = Retrait d’un membre
audit-did-new-epoch = Nouvelle clé de l’équipe
audit-did-give-thread = Conversation confiée à un membre
audit-did-take-thread = Conversation retirée à un membre
audit-did-unlock = Déverrouillage d’une session
audit-did-end-session = Fermeture d’une session
audit-did-panic = Bouton d’alerte
audit-did-recover = Retour avec les douze mots
audit-did-change-password = Changement de mot de passe
audit-did-new-phrase = Nouvelle phrase de secours
audit-did-allow-factor = Autorisation d’un nouveau second facteur
audit-did-confirm-factor = Confirmation d’un nouveau second facteur
audit-did-withdraw-factor = Retrait d’une autorisation de nouveau second facteur
audit-did-reset-factor = Mise en place d’un nouveau second facteur
audit-did-make-papers = Création d’une clé de secours
audit-did-add-passkey = Ajout d’une clé d’accès
audit-did-remove-passkey = Retrait d’une clé d’accès

# The digest of a week.
digest-title = Résumé de la semaine
# $from and $to are days and times.
digest-span = Du { $from } au { $to }.
digest-why = Imprimez cette page ou gardez son texte hors de ce serveur. Plus tard, vous pourrez comparer une ligne ici : si elle ne fait plus partie de sa chaîne, quelque chose d’enregistré jusqu’à cette ligne a été modifié ou supprimé après coup.
digest-text = Texte à garder
digest-heads = Fin de chaque chaîne
digest-line = Ligne
digest-team = La chaîne de l’équipe
digest-counts = Ce qui a été fait
digest-total = En tout
digest-compare = Comparer une ligne plus ancienne
digest-compare-label = Une ligne d’un ancien résumé
digest-compare-hint = Le numéro et les cinq groupes qui suivent.
digest-compare-do = Comparer
digest-held = Elle fait toujours partie de sa chaîne.
digest-not-held = Elle ne fait partie d’aucune chaîne : quelque chose d’enregistré jusqu’à cette ligne a été modifié ou supprimé après coup, ou un chiffre est faux.
digest-error-line = Une ligne, c’est un numéro et cinq groupes de cinq chiffres.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = Dans la base de données, les clés de l’équipe ou les journaux ne sont pas ce qui a été signé
alarm-do = Ne continuez pas. Appelez la personne qui gère le serveur.
alarm-entry = L’entrée { $number } de la chaîne de l’équipe n’est pas acceptée. Personne ne peut se connecter et le formulaire public est fermé.
alarm-cut = La chaîne de l’équipe a été coupée ou réécrite. Personne ne peut se connecter et le formulaire public est fermé.
alarm-no-team = L’équipe n’est pas encore fondée.
alarm-member = La ligne de { $who } n’est pas celle qui a été signée.
alarm-missing = { $who } fait partie de l’équipe mais n’a pas de ligne dans la base de données.
alarm-waiting = { $who } attend son admission dans l’équipe.
alarm-stranger = Personne n’a admis { $who } dans l’équipe, et pourtant une clé de l’équipe existe à ce nom.
alarm-left = { $who } a quitté l’équipe, et la base de données contient encore une clé pour cette personne.
alarm-epochs = La liste des clés de l’équipe n’est pas celle qui a été signée.
alarm-unsealed = { $who } n’a pas la clé actuelle de l’équipe.
alarm-role = { $who } possède une clé de l’équipe qui ne va pas avec son rôle.
alarm-trail = Le journal de { $who } se rompt à l’entrée { $number }.
alarm-trail-cut = Le journal de { $who } ne va plus jusqu’à l’entrée { $number }, qui existait.
alarm-no-witness = Le fichier témoin ne contient pas encore cette organisation. Elle y sera dans l’heure.
alarm-witness = Le fichier témoin ne peut être ni lu ni écrit. Prévenez la personne qui gère le serveur.
