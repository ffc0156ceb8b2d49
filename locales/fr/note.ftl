# Notes of the team on a conversation.

notes-title = Notes de l’équipe
notes-what = La personne ne les voit jamais. Elles disparaissent avec la conversation.
note-label = Nouvelle note
note-do = Ajouter la note
mention-label = Prévenir ces collègues
mention-seen = a vu
note-error-empty = Écrivez quelque chose.
# $max is a whole number.
note-error-long = Au plus { $max } caractères. Votre texte est toujours là.
