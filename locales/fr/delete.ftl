# Supprimer un message ou toute une conversation.

delete-title = Supprimer cette conversation
delete-what = Sont supprimés, pour vous et pour nous :
delete-messages = tous les messages et toutes les images, des deux côtés,
delete-keys = les clés qui les ouvrent, sur tous les appareils, et votre ticket de retour,
delete-notes = tout ce que nous avons noté à son sujet.
delete-stays = Ce qui reste : le fait qu’une conversation a eu lieu et qui l’a ouverte dans l’équipe, sans un mot de son contenu.
delete-for-good = Personne ne peut annuler cela. D’anciennes copies de sauvegarde peuvent encore la contenir, chiffrée, jusqu’à leur suppression. Si l’une d’elles est remise en place dans les 90 jours, la conversation est de nouveau supprimée.
delete-button = Supprimer la conversation
delete-keep = Garder et revenir
delete-link = Supprimer
delete-message-title = Supprimer ce message
delete-message-more = Il est supprimé pour vous et pour nous. Des deux côtés, on voit qu’un message a été supprimé, pas ce qu’il disait. Quelqu’un l’a peut-être déjà lu.
delete-message-button = Supprimer le message
delete-error-stale = Cette page est restée ouverte trop longtemps ou a été modifiée. Rien n’a été supprimé. Réessayez.
delete-error-busy = La suppression n’est pas possible pour le moment : notre service est trop chargé. Réessayez dans une minute.
deleted-title = C’est supprimé
deleted-done = La conversation est supprimée.
deleted-more = Personne ne peut plus l’ouvrir : ni vous, ni nous, ni avec un ticket de retour.
deleted-history = Votre navigateur garde peut-être ce site dans son historique. « Quitter maintenant » ouvre une page ordinaire.

message-deleted = Ce message a été supprimé.
message-deleted-by-visitor = La personne a supprimé ce message.
