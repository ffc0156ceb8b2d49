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
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } вариант
    [few] { $n } варианта
    [many] { $n } вариантов
   *[other] { $n } варианта
}
