# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = Réclamation ou avis, sans donner de nom

complaint-title = Réclamation ou avis
complaint-lead = Quelque chose s’est mal passé ou, au contraire, bien passé ? Dites-le-nous ici. Pas besoin de nom, de compte ni de conversation ouverte. N’écrivez pas qui vous êtes, sauf si vous le voulez.
complaint-about = De quoi s’agit-il ?
complaint-about-nothing = Je préfère ne pas choisir
complaint-topic-worker = Une personne de l’équipe
complaint-topic-waiting = L’attente d’une réponse
complaint-topic-advice = Les conseils reçus
complaint-topic-privacy = Ma vie privée
complaint-topic-website = Ce site
complaint-topic-other = Autre chose
complaint-label = Que s’est-il passé ?
complaint-hint = Toutes les langues. Les noms de travail et les jours nous aident à comprendre, si vous les connaissez.
complaint-send = Envoyer
complaint-have-code = J’ai un code de suivi
complaint-next = Et ensuite
complaint-who-reads = Seule la coordination de l’organisation peut lire ce que vous écrivez. Aucune autre personne de l’équipe ne le peut, même pas celle dont vous parlez. Si vous parlez d’une personne de la coordination, elle peut le lire aussi.
complaint-code-more = Vous recevez un code de suivi. Avec ce code, vous pourrez voir ici plus tard s’il y a une réponse, depuis n’importe quel appareil. Il ouvre cette réclamation et rien d’autre, et rien ne la relie à une conversation.
complaint-no-promise = Nous ne pouvons pas promettre de réponse dans un délai précis. Quand la coordination commence à examiner votre réclamation, la page ouverte par le code l’indique.
# $days is a whole number.
complaint-kept = { $days ->
    [one] Une réclamation qui a reçu une réponse ou qui a été fermée est supprimée { $days } jour après le dernier changement.
    [many] Une réclamation qui a reçu une réponse ou qui a été fermée est supprimée { $days } de jours après le dernier changement.
   *[other] Une réclamation qui a reçu une réponse ou qui a été fermée est supprimée { $days } jours après le dernier changement.
}
complaint-sent-title = C’est bien reçu
complaint-sent = Votre texte est enregistré, et seule la coordination peut le lire.
complaint-code-title = Votre code de suivi
complaint-code-once = Notez ce numéro avant de quitter cette page. Il n’est montré qu’une fois, et nous ne pouvons pas le retrouver pour vous.
complaint-code-hint = Vingt chiffres. Les espaces et les tirets ne comptent pas.
complaint-code-lost = Un code perdu ne peut pas être retrouvé, car nous ne savons pas à qui il est. Vous pouvez toujours écrire une nouvelle réclamation.
complaint-trace-title = Voir s’il y a une réponse
complaint-trace-open = Ouvrir
complaint-new = Écrire une nouvelle réclamation
complaint-own-title = Votre réclamation
complaint-state-received = Reçue
complaint-state-looked-at = En cours d’examen
complaint-state-answered = Réponse donnée
complaint-state-closed = Fermée
complaint-state-received-more = Nous l’avons reçue. La coordination n’a pas encore commencé à l’examiner.
complaint-state-looked-at-more = La coordination est en train de l’examiner.
complaint-state-answered-more = Notre réponse est ci-dessous.
complaint-state-closed-more = La coordination l’a fermée.
complaint-add = Voulez-vous ajouter quelque chose ?
complaint-add-hint = Vous pouvez le faire une seule fois.
complaint-add-send = Ajouter
complaint-error-closed = Nous ne pouvons pas recevoir de réclamations en sécurité en ce moment. Votre texte est toujours là, et rien n’a été envoyé.
complaint-error-mistyped = Ce n’est pas un code de suivi complet : un chiffre n’est pas le bon, manque ou est en trop. Comparez avec ce que vous avez noté.
complaint-error-unknown = Ce code n’ouvre aucune réclamation. Comparez avec ce que vous avez noté. Si le code est juste, la réclamation a peut-être été supprimée.
complaint-error-busy = Nous n’avons pas pu chercher : il y a trop de demandes en ce moment. Réessayez dans une minute.
complaint-error-added = Ce texte n’a pas été envoyé : un autre a été envoyé avant, et il n’y a de place que pour un seul ajout. Il est toujours là : copiez-le dans une nouvelle réclamation.

# At the desk of coordinators.
desk-complaints = Réclamations
desk-complaints-new = nouvelles
complaints-open = Ouvertes
complaints-done = Avec réponse ou fermées
complaints-none = Il n’y a rien ici
complaints-none-more = Une nouvelle réclamation apparaît quand vous rouvrez cette page.
complaints-received = Reçue :
complaints-look = Je l’examine
complaints-close = Fermer
complaints-person = La personne qui a écrit
complaints-answer = Votre réponse
complaints-answer-hint = Elle apparaît sur la page ouverte par le code de suivi, signée de votre nom de travail et de votre rôle.
complaints-send = Envoyer la réponse
complaints-side = À propos de cette réclamation
complaints-only-you = Elle est chiffrée pour les personnes qui faisaient partie de la coordination à son arrivée. Le reste de l’équipe ne peut pas l’ouvrir. Ne cherchez pas qui l’a écrite.
complaints-not-yours = Votre clé n’ouvre pas cette réclamation
complaints-not-yours-more = Elle est arrivée avant que vous ne fassiez partie de la coordination ici. Demandez à quelqu’un qui en faisait partie.
complaint-error-news = Quelque chose a été écrit entre-temps. Lisez-le d’abord. Si vous avez écrit quelque chose, votre texte est toujours là.
