# Images from the visitor.

image-add = Ajouter une image
image-word = Image
# $max is a number of megabytes.
image-hint = Un fichier JPEG, PNG, WebP ou GIF de { $max } Mo au plus. Nous retirons ce que le fichier dit de lui-même, comme le lieu et l’appareil. Ce que l’image montre reste : vérifiez les visages, les étiquettes et les adresses avant de l’envoyer. D’une image animée, seule la première vue est envoyée.
image-sent = Image que vous avez envoyée
image-error-big = Votre image dépasse { $max } Mo. Rien n’a été envoyé. Choisissez-en une plus petite, ou envoyez seulement vos mots.
image-error-pixels = Votre image a plus de pixels que nous ne pouvons en ouvrir. Rien n’a été envoyé. Choisissez-en une plus petite, par exemple une capture d’écran.
image-error-kind = Nous ne pouvons pas ouvrir ce fichier comme image. Rien n’a été envoyé. Choisissez un fichier JPEG, PNG, WebP ou GIF.
image-error-broken = Votre image est endommagée ou n’est pas arrivée en entier. Rien n’a été envoyé. Choisissez-la encore une fois, ou choisissez-en une autre.
image-error-several = Nous pouvons prendre une image à la fois. Rien n’a été envoyé. Choisissez-en une.
image-error-busy = Nous ne pouvons pas prendre d’images en ce moment, il en arrive trop. Rien n’a été envoyé. Envoyez seulement vos mots, ou choisissez l’image à nouveau dans une minute.
image-error-low = Nous ne pouvons pas recevoir d’images pour le moment : notre disque est presque plein, et la place qui reste est gardée pour les mots. Rien n’a été envoyé. Envoyez seulement votre texte.
image-error-again = Votre image n’a pas été envoyée non plus. Choisissez-la encore une fois.

# At the desk.
image-visitor = Image du visiteur
image-show = Afficher l’image
image-close = Fermer l’image
image-unreadable = Cette image ne peut pas être ouverte. Elle a été endommagée ou supprimée.
# In the list: a message with an image, and its first words.
image-and-words = Image : { $words }
