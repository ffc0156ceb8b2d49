# Тексти як дані: координація перевіряє їх і вводить у дію.

version-broken = Чинну версію не можна прочитати. Діє те, що постачається з програмою.
version-which = Почати з тексту програми
version-text = Текст
version-problems = Перш ніж увести в дію
version-checked = У цьому тексті помилок немає. Він ще не діє.
version-which-hint = Він з’явиться в полі нижче. Нічого не зміниться, доки ви не введете його в дію.
version-load = Показати в полі
version-check = Перевірити текст
version-wrong-text = Це не можна прочитати: { $what }
version-wrong-missing = Бракує «{ $what }».
version-wrong-unknown = «{ $what }» тут нічого не означає.
version-wrong-value = Такого значення у «{ $what }» бути не може.
version-wrong-source = У «{ $what }» не вказано джерела.
version-error-problems = У тексті є помилки. Вони перелічені вище, з рядками.
version-error-changed = Тим часом хтось увів у дію іншу версію. Подивіться її й надішліть це ще раз.
# $n is a size in KiB.
version-error-big = Текст більший за { $n } КіБ.
