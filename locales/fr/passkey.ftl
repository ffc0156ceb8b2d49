# Une clé d’accès : un second facteur à la place du code à usage unique.
passkey-title = Clés d’accès
passkey-what = Une clé d’accès est une clé que votre téléphone, votre ordinateur ou une petite clé USB garde pour cet espace. À la connexion, vous pouvez l’utiliser après votre mot de passe, à la place du code.
passkey-mine = Vos clés d’accès
passkey-none = Vous n’avez pas de clé d’accès.
passkey-unnamed = Clé d’accès sans nom
passkey-unreadable = Une clé d’accès que vos clés n’ouvrent pas. Retirez-la et prévenez la coordination.
passkey-added-on = Ajoutée le
passkey-remove = Retirer
passkey-add-title = Ajouter une clé d’accès
passkey-without = Les clés d’accès ont besoin de scripts et d’un navigateur qui les accepte. Le navigateur Tor ne les accepte pas. L’application de codes fonctionne partout.
passkey-name = Nom de la clé d’accès
passkey-name-hint = Pour la reconnaître, par exemple « clé USB bleue ». Vous pouvez le laisser vide.
passkey-add = Ajouter une clé d’accès
passkey-not-here = Il ne peut pas y avoir de clé d’accès à l’adresse que vous avez ouverte. Il faut un nom de domaine choisi par votre organisation, pas une adresse en chiffres. L’application de codes fonctionne partout.
passkey-sign-in-again = Une clé d’accès ne peut être ajoutée que dans les premières minutes après la connexion, pour que personne n’en ajoute une dans un espace que vous avez laissé ouvert. Déconnectez-vous, reconnectez-vous et revenez sur cette page.
# $n est le nombre de clés d’accès qu’une personne peut avoir.
passkey-enough = Vous avez autant de clés d’accès qu’une personne peut en avoir ici : { $n }. Retirez-en une avant d’en ajouter une autre.
passkey-side = Bon à savoir
passkey-password = Votre mot de passe reste nécessaire : c’est lui qui ouvre vos clés. Une clé d’accès seule n’ouvre rien.
passkey-code-stays = L’application de codes reste toujours utilisable. Si vous perdez une clé d’accès, connectez-vous avec un code et retirez-la ici.
passkey-traces = L’appareil garde l’adresse de cet espace et votre nom de travail avec la clé d’accès. N’en ajoutez pas sur un appareil que d’autres consultent.
passkey-or = ou
passkey-use = Utiliser une clé d’accès
passkey-failed = Le navigateur n’a pas donné de clé d’accès. Essayez encore, ou utilisez l’application de codes.
# $max est un nombre de caractères.
passkey-error-name = Ce nom est trop long. Nombre maximal de caractères : { $max }.
passkey-error-add = Cette clé d’accès ne correspond pas à la demande, ou elle est arrivée trop tard. Rien n’a été ajouté. Essayez encore.
passkey-error-prove = Cette clé d’accès ne correspond pas, ou elle est arrivée trop tard. Essayez encore, ou entrez le code.
