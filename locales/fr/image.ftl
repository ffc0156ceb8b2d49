# Images from the visitor.

image-add = Ajouter une image
image-word = Image
# $max is a number of megabytes.
image-hint = Un fichier JPEG, PNG, WebP ou GIF de { $max } Mo au plus. Nous retirons ce que le fichier dit de lui-même, comme le lieu et l’appareil photo. Ce que l’image montre reste : vérifiez les visages, les étiquettes et les adresses avant de l’envoyer. D’une image animée, seule la première vue fixe est envoyée.
image-sent = Image que vous avez envoyée
image-error-big = Votre image dépasse { $max } Mo. Rien n’a été envoyé. Choisissez-en une plus petite, ou envoyez seulement votre texte.
image-error-pixels = Votre image a trop de pixels : nous ne pouvons pas l’ouvrir. Rien n’a été envoyé. Choisissez-en une plus petite, par exemple une capture d’écran de cette image.
image-error-kind = Nous ne pouvons pas ouvrir ce fichier : ce n’est pas une image que nous savons lire. Rien n’a été envoyé. Choisissez un fichier JPEG, PNG, WebP ou GIF.
image-error-broken = Votre image est endommagée ou n’est pas arrivée en entier. Rien n’a été envoyé. Choisissez-la encore une fois, ou choisissez-en une autre.
image-error-several = Nous prenons une seule image à la fois. Rien n’a été envoyé. Choisissez-en une.
image-error-busy = Nous ne pouvons pas recevoir d’images pour le moment : il en arrive trop. Rien n’a été envoyé. Envoyez seulement votre texte, ou choisissez de nouveau l’image dans une minute.
image-error-low = Nous ne pouvons pas recevoir d’images pour le moment : notre disque est presque plein, et la place qui reste est gardée pour les textes. Rien n’a été envoyé. Envoyez seulement votre texte.
image-error-again = Votre image n’a pas été envoyée non plus. Choisissez-la encore une fois.

# At the desk.
image-visitor = Image reçue de la personne
image-show = Afficher l’image
image-close = Fermer l’image
image-unreadable = Cette image ne peut pas être ouverte. Elle a été endommagée ou supprimée.
# In the list: a message with an image, and its first words.
image-and-words = Image : { $words }
