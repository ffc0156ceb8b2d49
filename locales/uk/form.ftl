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
form-wrong-text = Це не читається як форма: { $name }
form-wrong-form = У програмі немає форми з назвою «{ $name }».
form-wrong-other-form = Це форма «{ $name }», а не «{ $other }».
form-wrong-version = Версії рахуються з 1.
form-wrong-many = У формі може бути не більше полів, ніж { $other }.
form-wrong-name = «{ $name }» не назва: малі літери від a до z, цифри й одиночні _, спершу літера, не більше 40.
form-wrong-twice = «{ $name }» трапляється двічі.
form-wrong-taken = Назву «{ $name }» використовує програма. Виберіть іншу.
form-wrong-part = { $name }: немає розділу «{ $other }».
form-wrong-no-list = { $name }: для вибору потрібен список кодів.
form-wrong-list-here = { $name }: поле такого виду не має списку.
form-wrong-list = { $name }: немає списку «{ $other }».
form-wrong-open-text = { $name }: слова завжди особисті. Напишіть personal = true.
form-wrong-range = { $name }: найменше число більше за найбільше.
form-wrong-rule-self = { $name }: умова посилається на саме поле.
form-wrong-rule-circle = { $name }: умови йдуть по колу.
form-wrong-rule-field = { $name }: умова дивиться на «{ $other }», а такого поля немає.
form-wrong-rule-kind = { $name }: умова дивиться на «{ $other }», де немає кодів для вибору.
form-wrong-rule-empty = { $name }: в умові не названо жодного коду поля «{ $other }».
form-wrong-rule-code = { $name }: умова називає «{ $other }», а вибрати це там не можна.
form-wrong-empty = У списку «{ $name }» немає кодів.
form-wrong-under = «{ $name }» стоїть під «{ $other }», а цього немає у списку.
form-wrong-under-under = «{ $name }» стоїть під «{ $other }», але це не заголовок: він сам стоїть під іншим.
form-wrong-english = { $name }: немає англійської. Інших мов може не бути.
form-wrong-language = { $name }: «{ $other }» не мова програми.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } варіант
    [few] { $n } варіанти
    [many] { $n } варіантів
   *[other] { $n } варіанта
}
