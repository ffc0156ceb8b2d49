# Тексты как данные: координация проверяет их и вводит в действие.

version-broken = Действующую версию нельзя прочитать. Действует то, что поставляется с программой.
version-which = Начать с текста из программы
version-text = Текст
version-problems = Прежде чем ввести в действие
version-checked = В этом тексте ошибок нет. Он ещё не действует.
version-which-hint = Он появится в поле ниже. Ничего не изменится, пока вы не введёте его в действие.
version-load = Показать в поле
version-check = Проверить текст
version-wrong-text = Это нельзя прочитать: { $what }
version-wrong-missing = Не хватает «{ $what }».
version-wrong-unknown = «{ $what }» здесь ничего не значит.
version-wrong-value = Такого значения у «{ $what }» быть не может.
version-wrong-source = У «{ $what }» не указан источник.
version-error-problems = В тексте есть ошибки. Они перечислены выше, со строками.
version-error-changed = Тем временем кто-то ввёл в действие другую версию. Посмотрите её и отправьте это ещё раз.
# $n is a size in KiB.
version-error-big = Текст больше { $n } КиБ.
