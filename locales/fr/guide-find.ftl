# Searching the guide.

guide-find-title = Chercher dans le guide
guide-find-label = Que cherchez-vous ?
guide-find-hint = Un ou deux mots suffisent. L’argot convient, les fautes d’orthographe aussi.
guide-find-do = Chercher
guide-find-empty = Écrivez ce que vous cherchez.
guide-find-found = Des pages qui peuvent aider
guide-find-other = Seulement dans d’autres langues
guide-find-nothing = Nous n’avons pas trouvé de page
guide-find-nothing-more = Le guide ne contient pas tout. Essayez un autre mot, ou écrivez-nous.
guide-find-private = Ce que vous cherchez n’est pas noté et n’apparaît pas dans l’adresse de la page.
guide-find-ask = Ce n’est pas ce qu’il vous faut ? Vous pouvez nous le demander, sans donner de nom.
