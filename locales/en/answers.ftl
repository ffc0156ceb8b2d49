# Answers at any hour: menus and short answers by a program. What they say stands in content/answers.

answers-title = Automatic answers at any hour
answers-from = Guide (automatic)
answers-kept = A program answers here, not a person. What you choose is not kept.
answers-hand = Write to a person
answers-hand-how = Write your message now. A person from the team reads it when somebody is on duty.
answers-back = Back
answers-unclear = I did not understand that. Choose a number, or write to a person.
answers-more = Read more:
# $path is what was chosen. It is the beginning of a message that its writer can still change.
answers-handed = Read in the automatic answers: { $path }.
