# Comment s’est passé l’échange : deux questions après une réponse, sans nom. $max et $chars sont des nombres entiers.

feedback-link = Dites-nous comment c’était
feedback-ask = Comment s’est passé l’échange ?
feedback-ask-more = Deux questions, sans votre nom. Vous pouvez aussi continuer à écrire ici à tout moment.
feedback-title = Comment s’est passé l’échange ?
feedback-lead = Dites-nous ce qui était bien et ce qui ne l’était pas. Personne ne discutera votre avis, et cela ne change rien à la façon dont nous vous répondons. Vous pouvez laisser de côté ce que vous voulez.
feedback-nameless = Aucun nom n’est demandé, et rien ici ne mène à cette conversation, sauf si vous cochez la case plus bas.
feedback-before = Un avis a déjà été envoyé d’ici. Ce que vous envoyez maintenant le remplace.
feedback-useful = Est-ce que cela a aidé ?
feedback-useful-yes = Oui
feedback-useful-partly = En partie
feedback-useful-no = Non
feedback-experience = Comment avez-vous vécu l’échange ?
feedback-experience-1 = Très mal
feedback-experience-2 = Mal
feedback-experience-3 = Moyennement
feedback-experience-4 = Bien
feedback-experience-5 = Très bien
feedback-topics = De quoi s’agissait-il ? (si vous voulez le dire)
feedback-words = Qu’est-ce qui manquait, ou que devrions-nous faire autrement ?
feedback-words-hint = Dans n’importe quelle langue, { $max } caractères au plus. N’écrivez pas de noms ni rien qui puisse dire qui vous êtes.
feedback-about = L’équipe peut savoir qu’il s’agit de cette conversation
feedback-about-hint = Si vous ne cochez pas cette case, rien de ce que nous gardons ne mène de votre avis à cette conversation. Si vous la cochez, toute personne de l’équipe qui ouvre cette conversation voit aussi ce que vous avez répondu ici. Vous pouvez changer d’avis : rouvrez cette page dans ce navigateur et envoyez de nouveau.
feedback-send = Envoyer
feedback-kept-title = Ce que nous gardons
feedback-kept = Ce que vous cochez, ce que vous écrivez, le jour et la langue de cette page. Vos mots sont chiffrés ; toute l’équipe peut les lire.
feedback-not-kept = Aucun nom, aucune heure et, sauf si vous l’autorisez, rien qui mène à cette conversation. C’est pourquoi nous ne pouvons pas retrouver votre avis. Seul ce navigateur peut le remplacer, tant que cette conversation y est ouverte.
# $days is a whole number.
feedback-kept-long = { $days ->
    [one] Les mots sont supprimés après { $days } jour, avec ce qui mène à une conversation. Ce qui a été coché reste et est compté.
   *[other] Les mots sont supprimés après { $days } jours, avec ce qui mène à une conversation. Ce qui a été coché reste et est compté.
}
feedback-wrong-title = Quelque chose s’est mal passé ?
feedback-wrong = Pour vous plaindre de quelqu’un, il y a un autre chemin : seule la coordination le lit, et vous pouvez recevoir une réponse.
feedback-error-empty = Répondez au moins à une question ou écrivez quelque chose.
feedback-error-long = Votre texte fait { $chars } caractères. Il y a ici de la place pour { $max } au plus. Veuillez le raccourcir.
feedback-error-over = Il n’y a plus de conversation ouverte dans ce navigateur, donc rien n’a été envoyé. Ce que vous avez écrit est encore là. Vous pouvez aussi nous le dire sans conversation : voir « Quelque chose s’est mal passé ? » sur cette page.
feedback-error-closed = Nous ne pouvons pas recevoir votre avis de façon sûre en ce moment. Ce que vous avez écrit est encore là, et rien n’a été envoyé.
feedback-thanks = Merci
feedback-stored = Votre avis est enregistré.
feedback-no-answer = Personne n’y répond. Si quelque chose s’est mal passé et que vous voulez une réponse, faites une réclamation sans donner de nom.

# Au bureau.
desk-feedback = Ce que les personnes en disent
desk-feedback-lead = Réponses à « Comment s’est passé l’échange ? », sans noms. Rien ici ne dit qui de l’équipe a répondu, et cela ne sert pas à comparer les collègues. Ne cherchez pas qui l’a écrit.
desk-feedback-any = Toutes les réponses
desk-feedback-none = Il n’y a rien ici
desk-feedback-none-more = La question est posée après une réponse, et plus visiblement une fois qu’une conversation est terminée.
feedback-was = Comment c’était :
desk-feedback-thread = Comment c’était
desk-feedback-thread-more = La personne qui écrit autorise l’équipe à savoir qu’il s’agit de cette conversation.
desk-feedback-closed = Ces mots ne s’ouvrent pas avec vos clés.

# Dans le tableau de ce que nous gardons.
keep-feedback = Comment s’est passé l’échange, si vous le dites
keep-feedback-how = Ce que vous cochez, le jour et la langue de la page, lisibles pour nous et comptés. Vos mots, chiffrés pour l’équipe. Rien qui mène à votre conversation, sauf si vous l’autorisez ; dans ce cas, un code de contrôle calculé à partir de son numéro avec une clé qui n’est pas dans la base de données.
keep-feedback-sooner = Envoyez-le de nouveau dans le même navigateur : cela remplace ce que vous avez envoyé. Si vous avez autorisé le lien avec votre conversation, supprimez-la : les mots disparaissent avec elle.
