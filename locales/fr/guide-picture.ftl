# The library of pictures of the guide, at the desk.

guide-picture-title = Images du guide
guide-picture-lead = Dessins et photos pour les pages du guide. Un fichier est réécrit : lieux, noms et heures qu’il contient ne sont pas repris. Ce qu’on voit reste. Sous un nom, il n’y a qu’une image, pour toujours : pour une autre, prenez un autre nom.
guide-picture-all = Dans la bibliothèque
guide-picture-none = Il n’y a pas encore d’image.
guide-picture-open = Image { $name }, en grand
guide-picture-own = fournie avec le programme
guide-picture-write = Dans un texte, dans un paragraphe à part :
guide-picture-words = ce qu’on voit
guide-picture-on = Sur ces pages :
guide-picture-stays = Une version d’un texte que personne ne voit actuellement la contient. Elle reste donc.
guide-picture-delete = Supprimer
guide-picture-new = Ajouter une image
guide-picture-name = Nom
guide-picture-name-hint = 2 à 40 lettres anglaises minuscules, chiffres et traits d’union, par exemple nose-spray. Tout le monde peut le lire.
guide-picture-file = Image
guide-picture-file-hint = PNG, JPEG, WebP ou GIF, 8 Mo au plus. Personne ne doit y être reconnaissable sans l’avoir accepté.
guide-picture-add = Ajouter
guide-picture-error-name = Utilisez 2 à 40 lettres anglaises minuscules, chiffres et traits d’union. Les noms qui commencent par nb- sont ceux du programme
guide-picture-error-taken = Une autre image porte ce nom
guide-picture-error-many = Il y a autant d’images que possible. Supprimez-en une d’abord
guide-picture-error-none = Choisissez une image
guide-picture-error-big = L’image dépasse 8 Mo, ou a trop de pixels
guide-picture-error-several = Choisissez une seule image
guide-picture-error-broken = L’image n’est pas arrivée entière, ou elle est abîmée
guide-picture-error-kind = Ce n’est ni du PNG, ni du JPEG, ni du WebP, ni du GIF
guide-picture-error-svg = Un dessin SVG peut contenir un programme. Enregistrez-le en PNG
guide-picture-error-busy = Il y a trop à faire en ce moment. Réessayez dans une minute
guide-picture-error-used = Un texte contient cette image, elle reste donc

audit-did-add-picture = A ajouté une image à la bibliothèque du guide
audit-did-delete-picture = A supprimé une image du guide
