# Ce qui apparaît tout seul sur la page d’une conversation.

live-frame = Nouveaux messages
live-note = Les nouveaux messages apparaissent ici tout seuls.
# $name is a work name, $role the role of a member of the team.
live-here = { $name } ({ $role }) est là
live-nobody = Personne de l’équipe n’est là en ce moment. Vous pouvez quand même écrire.
live-end-long = Cette page est ouverte depuis une demi-heure. Les nouveaux messages n’apparaissent plus ici.
live-end-tabs = Cette conversation est ouverte dans trop de fenêtres. Les nouveaux messages n’apparaissent plus dans cette fenêtre.
live-end-restart = Notre serveur redémarre. Les nouveaux messages n’apparaissent plus ici.
live-end-lost = La connexion est coupée. Les nouveaux messages n’apparaissent plus ici.
live-full = Beaucoup de personnes sont là en ce moment : les nouveaux messages n’apparaissent pas tout seuls.
live-closed = Cette conversation est fermée dans ce navigateur.
live-continue = Afficher les nouveaux messages
live-home = Aller à l’accueil
