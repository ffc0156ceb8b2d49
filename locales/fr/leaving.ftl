# Quitter l'équipe, une nouvelle clé pour elle, et des conversations confiées une par une à quelqu'un de l'équipe.

leave-heading = Départ de l’équipe
leave-back = Retour à l’équipe
leave-what = Ce qui se passe quand vous confirmez
# $n is a whole number.
leave-sessions = { $n ->
    [0] Cette personne n’est pas connectée et ne pourra plus se connecter.
    [one] Sa session ouverte ({ $n }) se ferme aussitôt, et elle ne pourra plus se connecter.
   *[other] Ses { $n } sessions ouvertes se ferment aussitôt, et elle ne pourra plus se connecter.
}
leave-seals = { $n ->
    [one] Sa copie de la clé de l’équipe ({ $n }) est supprimée.
   *[other] Ses { $n } copies des clés de l’équipe sont supprimées.
}
leave-taken = { $n ->
    [0] Elle ne suit aucune conversation ouverte.
    [one] { $n } conversation ouverte qu’elle suivait revient dans la liste d’attente.
   *[other] { $n } conversations ouvertes qu’elle suivait reviennent dans la liste d’attente.
}
leave-given = { $n ->
    [one] { $n } conversation qui lui était confiée est reprise.
   *[other] { $n } conversations qui lui étaient confiées sont reprises.
}
leave-complaints = { $n ->
    [one] { $n } réclamation ne s’ouvre plus avec sa clé.
   *[other] { $n } réclamations ne s’ouvrent plus avec sa clé.
}
leave-new-key = L’équipe reçoit une nouvelle clé. Ce qui sera écrit ensuite ne s’ouvrira pas avec l’ancienne.
leave-stays = Les réponses qu’elle a écrites restent, avec son nom de travail. Personne d’autre n’a rien à faire.
leave-copied = Ce qu’elle a déjà lu ou copié, personne ne peut le lui reprendre.
leave-you = C’est vous. Votre session se ferme aussitôt.
leave-do = Retirer de l’équipe
leave-for-good = Cela ne peut pas être annulé. Si la personne revient, il faudra l’inviter comme une nouvelle personne.
leave-last = C’est la seule personne à la coordination. Donnez d’abord ce rôle à quelqu’un d’autre ; sinon, plus personne ne pourrait admettre qui que ce soit.

reseal-heading = La clé de l’équipe
reseal-progress = La nouvelle clé : où elle en est
# $done and $n are whole numbers.
reseal-words = { $n ->
    [one] Enregistrements qui ont déjà la nouvelle clé : { $done } sur { $n }.
   *[other] Enregistrements qui ont déjà la nouvelle clé : { $done } sur { $n }.
}
reseal-done = Toutes les conversations, tous les rapports et les autres enregistrements ont la clé actuelle de l’équipe. Aucune ancienne clé n’ouvre plus rien ici.
reseal-runs = Cela continue en arrière-plan tant que votre session est ouverte. Vous pouvez continuer à travailler.
reseal-waits = Cela reprend dès qu’une personne de la coordination se connecte et ouvre cette page.
reseal-again = Regarder de nouveau
reseal-failed = { $n ->
    [one] { $n } enregistrement ne s’ouvre pas avec l’ancienne clé et a été laissé tel quel. Prévenez la personne qui gère le serveur.
   *[other] { $n } enregistrements ne s’ouvrent pas avec l’ancienne clé et ont été laissés tels quels. Prévenez la personne qui gère le serveur.
}
new-key-heading = Une nouvelle clé sans départ
new-key-what = À faire si une copie de la clé de l’équipe est peut-être en d’autres mains : un ordinateur perdu, un mot de passe que quelqu’un a vu. Aucune session ne se ferme.
new-key-do = Créer une nouvelle clé

queue-given = Qu’on vous a confiées
given-empty = Quelqu’un de l’équipe peut vous confier une conversation. Elle apparaît alors ici.
given-to-you = Quelqu’un de l’équipe vous a confié cette conversation. Vous pouvez la lire en entier et y répondre. Elle peut vous être reprise à tout moment.
give-title = Confiée à
give-to = Confier à quelqu’un de l’équipe
give-choose = Choisir
give-what = Cette personne verra toute la conversation, ce qui est déjà écrit et ce qui viendra, et pourra répondre.
give-visitor = La personne qui vous écrit n’en est pas informée maintenant ; elle voit le nom et le rôle à chaque réponse. Demandez-lui son accord avant de confier la conversation.
give-do = Confier
give-take-back = Reprendre
give-take-back-more = Ensuite, rien de nouveau ne s’affiche pour cette personne. Ce qu’elle a lu, elle l’a lu.
give-nobody = Personne dans l’équipe n’a un rôle auquel on confie des conversations une à une.
give-error-nobody = Choisissez quelqu’un de l’équipe
