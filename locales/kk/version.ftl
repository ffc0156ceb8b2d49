# Деректер түріндегі мәтіндер: үйлестірушілер тексеріп, қолданысқа енгізеді.

version-broken = Қолданыстағы нұсқа оқылмайды. Бағдарламамен бірге келетіні қолданылады.
version-which = Бағдарламадағы мәтіннен бастау
version-text = Мәтін
version-problems = Қолданысқа енгізбес бұрын
version-checked = Бұл мәтінде қате жоқ. Ол әлі қолданыста емес.
version-which-hint = Ол төмендегі өрісте көрсетіледі. Қолданысқа енгізгенше ештеңе өзгермейді.
version-load = Өрісте көрсету
version-check = Мәтінді тексеру
version-wrong-text = Мұны оқу мүмкін емес: { $what }
version-wrong-missing = «{ $what }» жетіспейді.
version-wrong-unknown = «{ $what }» мұнда ештеңе білдірмейді.
version-wrong-value = «{ $what }» мәні рұқсат етілгендердің бірі емес.
version-wrong-source = «{ $what }» дереккөзді атамайды.
version-error-problems = Мәтінде қателер бар. Олар жоғарыда жолдарымен көрсетілген.
version-error-changed = Осы арада біреу басқа нұсқаны қолданысқа енгізді. Оны қарап, мұны қайта жіберіңіз.
# $n is a size in KiB.
version-error-big = Мәтін { $n } КиБ-тан үлкен.
