# Quitter l'équipe, une nouvelle clé pour elle, et des conversations confiées une par une à un·e collègue.

leave-heading = Quitter l'équipe
leave-back = Retour à l'équipe
leave-what = Ce qui se passe quand vous confirmez
# $n is a whole number.
leave-sessions = { $n ->
    [0] Cette personne n'est pas connectée et ne peut plus se connecter.
    [one] Sa session ouverte ({ $n }) se termine aussitôt, et elle ne peut plus se connecter.
   *[other] Ses { $n } sessions ouvertes se terminent aussitôt, et elle ne peut plus se connecter.
}
leave-seals = { $n ->
    [one] Sa copie de la clé de l'équipe ({ $n }) est effacée.
   *[other] Ses { $n } copies des clés de l'équipe sont effacées.
}
leave-taken = { $n ->
    [0] Elle n'a aucune conversation ouverte.
    [one] { $n } conversation ouverte qu'elle avait prise retourne dans la file.
   *[other] { $n } conversations ouvertes qu'elle avait prises retournent dans la file.
}
leave-given = { $n ->
    [one] { $n } conversation qui lui était confiée est reprise.
   *[other] { $n } conversations qui lui étaient confiées sont reprises.
}
leave-complaints = { $n ->
    [one] { $n } plainte ne s'ouvre plus avec sa clé.
   *[other] { $n } plaintes ne s'ouvrent plus avec sa clé.
}
leave-new-key = L'équipe reçoit une nouvelle clé. Ce qui est écrit à partir de là ne s'ouvre pas avec l'ancienne.
leave-stays = Ce qu'elle a écrit aux visiteurs reste, avec son nom de travail. Personne d'autre n'a rien à faire.
leave-copied = Ce qu'elle a lu ou copié auparavant, personne ne peut le reprendre.
leave-you = C'est vous. Vous serez déconnecté·e aussitôt.
leave-do = Retirer de l'équipe
leave-for-good = Cela ne peut pas être annulé. Qui revient est invité comme une nouvelle personne.
leave-last = C'est la seule personne qui coordonne. Donnez d'abord ce rôle à quelqu'un d'autre ; sinon plus personne ne pourrait admettre qui que ce soit.

reseal-heading = La clé de l'équipe
reseal-progress = Conversations sous la nouvelle clé
# $done and $n are whole numbers.
reseal-words = { $n ->
    [one] { $done } conversation sur { $n } a la nouvelle clé.
   *[other] { $done } conversations sur { $n } ont la nouvelle clé.
}
reseal-done = Toutes les conversations ont la clé actuelle de l'équipe. Aucune ancienne clé n'ouvre quoi que ce soit ici.
reseal-runs = Cela continue en arrière-plan tant que vous êtes connecté·e. Vous pouvez travailler.
reseal-waits = Cela reprend dès qu'une personne qui coordonne est connectée et ouvre cette page.
reseal-again = Regarder à nouveau
reseal-failed = { $n ->
    [one] { $n } conversation ne s'ouvre pas avec l'ancienne clé et a été laissée telle quelle. Prévenez la personne qui gère votre serveur.
   *[other] { $n } conversations ne s'ouvrent pas avec l'ancienne clé et ont été laissées telles quelles. Prévenez la personne qui gère votre serveur.
}
new-key-heading = Une nouvelle clé sans que personne ne parte
new-key-what = À faire si une copie de la clé de l'équipe est peut-être en d'autres mains : un ordinateur perdu, un mot de passe que quelqu'un a vu. Personne n'est déconnecté.
new-key-do = Faire une nouvelle clé

queue-given = Confiées à vous
given-empty = Un·e collègue peut vous confier une conversation. Elle apparaît alors ici.
given-to-you = Un·e collègue vous a confié cette conversation. Vous la lisez en entier et pouvez répondre. Elle peut vous être reprise à tout moment.
give-title = Confiée à
give-to = Confier à un·e collègue
give-choose = Choisir
give-what = Cette personne voit toute la conversation, ce qui a été écrit et ce qui viendra, et peut répondre.
give-visitor = La personne qui vous écrit n'en est pas avertie maintenant ; elle voit nom et rôle à chaque réponse. Demandez-lui avant de confier la conversation.
give-do = Confier
give-take-back = Reprendre
give-take-back-more = Ensuite cette personne ne voit plus rien de nouveau. Ce qu'elle a lu, elle l'a lu.
give-nobody = Personne dans l'équipe ne reçoit de conversations une par une.
give-error-nobody = Choisissez un·e collègue
