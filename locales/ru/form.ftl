# Формы как данные: слова вокруг полей, ошибки и страницы, где координаторы меняют формы.

missing-unknown = неизвестно
missing-refused = отказ отвечать
missing-not-asked = не спрашивали
missing-not-applicable = не применимо
form-or = { " или " }
form-only-if = Только если «{ $field }»: { $codes }.
form-needed = нужно
form-no-answer = ответа нет
form-or-else = или: …
form-choose = Выбрать
form-how-many = сколько
form-empty-counts = Пустые поля считаются как «не спрашивали».
form-error-cut = Форма слишком длинная, часть её не дошла. Ничего не сохранено.
form-error-required = { $field }: дайте ответ или укажите, почему его нет.
form-error-both = { $field }: указан и ответ, и «{ $missing }». Оставьте одно из двух.
form-error-code = { $field }: такого варианта в форме нет. Выберите ещё раз.
form-error-pieces = { $field }, { $code }: укажите целое число от 1 до { $most }.
form-error-number = { $field }: укажите целое число от { $least } до { $most }.
form-error-date = { $field }: такой даты нет. Напишите её так: 2026-11-22.
form-error-long = { $field }: не больше { $most } знаков; здесь { $chars }.
form-wrong-text = Это не читается как форма: { $name }
form-wrong-form = В программе нет формы с именем «{ $name }».
form-wrong-other-form = Это форма «{ $name }», а не «{ $other }».
form-wrong-version = Версии считаются с 1.
form-wrong-many = В форме может быть не больше полей, чем { $other }.
form-wrong-name = «{ $name }» не имя: строчные буквы от a до z, цифры и одиночные _, сначала буква, не больше 40.
form-wrong-twice = «{ $name }» встречается дважды.
form-wrong-taken = Имя «{ $name }» занято программой. Выберите другое.
form-wrong-part = { $name }: нет раздела «{ $other }».
form-wrong-no-list = { $name }: для выбора нужен список кодов.
form-wrong-list-here = { $name }: у поля такого вида не бывает списка.
form-wrong-list = { $name }: нет списка «{ $other }».
form-wrong-open-text = { $name }: слова всегда личные. Напишите personal = true.
form-wrong-range = { $name }: наименьшее число больше наибольшего.
form-wrong-rule-self = { $name }: условие ссылается на само поле.
form-wrong-rule-circle = { $name }: условия идут по кругу.
form-wrong-rule-field = { $name }: условие смотрит на «{ $other }», а такого поля нет.
form-wrong-rule-kind = { $name }: условие смотрит на «{ $other }», где нет кодов для выбора.
form-wrong-rule-empty = { $name }: в условии не назван ни один код поля «{ $other }».
form-wrong-rule-code = { $name }: условие называет «{ $other }», а выбрать это там нельзя.
form-wrong-empty = В списке «{ $name }» нет кодов.
form-wrong-under = «{ $name }» стоит под «{ $other }», а этого нет в списке.
form-wrong-under-under = «{ $name }» стоит под «{ $other }», но это не заголовок: он сам стоит под другим.
form-wrong-english = { $name }: нет английского. Других языков может не быть.
form-wrong-language = { $name }: «{ $other }» не язык программы.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } вариант
    [few] { $n } варианта
    [many] { $n } вариантов
   *[other] { $n } варианта
}
