# Answers at any hour: menus and short answers by a program. What they say stands in content/answers.

answers-title = Réponses automatiques à toute heure
answers-from = Guide (automatique)
answers-kept = Ici répond un programme, pas une personne. Ce que vous choisissez n’est pas gardé.
answers-hand = Écrire à une personne
answers-hand-how = Écrivez votre message maintenant. Une personne de l’équipe le lira quand quelqu’un sera de service.
answers-back = Retour
answers-unclear = Je n’ai pas compris. Choisissez un numéro, ou écrivez à une personne.
answers-more = En lire plus :
# $path is what was chosen. It is the beginning of a message that its writer can still change.
answers-handed = Lu dans les réponses automatiques : { $path }.
