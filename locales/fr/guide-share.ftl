# Transmettre les pages du guide : adresses courtes, papier, copies sans réseau, pages dans une réponse.

guide-share = Partager, imprimer ou garder cette page
guide-share-title = Partager cette page
guide-share-back = Retour à la page
guide-share-lead = L’adresse courte et l’image mènent à cette page. Elles ne disent pas de quoi elle parle. Nous ne comptons pas qui l’ouvre.
guide-share-address = Adresse
guide-share-picture = Image pour l’appareil photo du téléphone
# $address is the short address.
guide-share-picture-alt = Un code carré qui mène à { $address }
guide-share-keep-picture = Garder l’image (PNG)
guide-share-paper = Sur papier
guide-share-print = Votre navigateur peut imprimer la page. Les menus sont laissés de côté ; les sources et l’adresse sont imprimées.
guide-card-title = Carte de poche (A6)
guide-card-how = Imprimez sur du papier A6, des deux côtés : devant, ce qu’il faut faire ; au dos, les signes.
guide-card-more = La page entière, avec ses sources :
guide-offline-title = Lire sans réseau
guide-offline-lead = Toutes les pages de cette langue en un seul fichier. Il s’ouvre sur un téléphone ou un ordinateur, sans réseau et sans nous. Il ne contient aucun script et ne nous dit rien.
# $kb is a number of thousands of bytes.
guide-offline-load = Charger les pages (ZIP, { $kb } ko)
guide-offline-how = Comment l’ouvrir
# $name is the name of a file.
guide-offline-step-load = Chargez le fichier. Il s’appelle { $name }.
guide-offline-step-unpack = Décompressez-le : appui long sur le fichier, ou double clic, puis « Extraire ».
guide-offline-step-open = Ouvrez « index.html » dans le nouveau dossier.
guide-offline-seen-title = Qui peut le voir
guide-offline-seen = Toute personne qui peut ouvrir votre appareil peut trouver le fichier et le lire. Supprimez le fichier et le dossier quand vous n’en voulez plus.
# $day is a date.
guide-bundle-lead = Copie du { $day }. Elle fonctionne sans réseau. Les urgences viennent d’abord.
guide-bundle-left-out = Ce qui n’est pas dans cette copie
guide-bundle-whole = Rien n’a été laissé de côté.
guide-bundle-overdue = La date de relecture de ces pages est passée, elles ont donc été laissées de côté :
guide-bundle-elsewhere = Ces pages n’existent pas dans cette langue :
guide-keep-title = Pages d’urgence sans réseau
guide-keep-lead = Votre navigateur peut garder les pages d’urgence pour qu’elles s’ouvrent sans réseau. Il ne le fait que si vous appuyez sur le bouton. Vous pouvez les retirer ici quand vous voulez.
guide-keep-seen-title = Ce qui reste sur cet appareil
guide-keep-seen-stays = Les pages de la liste ci-dessous, leurs cartes et leur mise en forme restent dans ce navigateur jusqu’à ce que vous les retiriez.
guide-keep-seen-who = Toute personne qui peut utiliser ce navigateur peut découvrir qu’elles sont là. « Quitter maintenant » les retire aussi, dans la plupart des navigateurs.
guide-keep-seen-not = Rien de ce que vous nous écrivez n’est gardé avec elles.
guide-keep-add = Garder les pages d’urgence
guide-keep-remove = Les retirer de cet appareil
guide-keep-is = Les pages d’urgence sont gardées sur cet appareil.
guide-keep-is-not = Aucune page d’urgence n’est gardée sur cet appareil.
guide-keep-cannot = Ce navigateur ne garde pas de pages. Le navigateur Tor et les fenêtres privées ne le font jamais. Vous pouvez charger le fichier avec toutes les pages.
guide-keep-failed = Cela n’a pas marché, et rien n’a été gardé. Réessayez quand le réseau sera meilleur.
guide-keep-no-script = Il faut un navigateur qui exécute des scripts. Sans eux, vous pouvez charger le fichier avec toutes les pages.
guide-keep-pages = Les pages
guide-insert-title = Depuis le guide
guide-insert-lead = Choisissez une page. Sa forme courte va dans votre réponse, avec un lien ; d’une liste à cocher, ce sont les points. Vous pouvez encore tout changer.
guide-insert-search = Chercher dans le guide
guide-insert-without = Continuer sans page
guide-insert-none = Aucune page ne correspond à ces mots.
guide-insert-gone = Cette page n’existe plus.
guide-insert-due = Date de relecture passée : vérifiez d’abord
