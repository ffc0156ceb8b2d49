# Форми як дані: слова довкола полів, помилки та сторінки, де координатори змінюють форми.

missing-unknown = невідомо
missing-refused = відмова відповідати
missing-not-asked = не питали
missing-not-applicable = не застосовно
form-or = { " або " }
form-only-if = Лише якщо «{ $field }»: { $codes }.
form-needed = потрібно
form-no-answer = відповіді немає
form-or-else = або: …
form-choose = Вибрати
form-how-many = скільки
form-empty-counts = Порожні поля рахуються як «не питали».
form-error-cut = Форма задовга, частина її не дійшла. Нічого не збережено.
form-error-required = { $field }: дайте відповідь або вкажіть, чому її немає.
form-error-both = { $field }: вказано і відповідь, і «{ $missing }». Залиште одне з двох.
form-error-code = { $field }: такого варіанта у формі немає. Виберіть ще раз.
form-error-pieces = { $field }, { $code }: вкажіть ціле число від 1 до { $most }.
form-error-number = { $field }: вкажіть ціле число від { $least } до { $most }.
form-error-date = { $field }: такої дати немає. Напишіть її так: 2026-11-22.
form-error-long = { $field }: не більше { $most } знаків; тут { $chars }.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } варіант
    [few] { $n } варіанти
    [many] { $n } варіантів
   *[other] { $n } варіанта
}
