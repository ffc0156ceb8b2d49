# The library of pictures of the guide, at the desk.

guide-picture-title = Картинки довідника
guide-picture-lead = Малюнки й фотографії для сторінок довідника. Файл записується наново: місця, імена й час із нього далі не потраплять. Те, що видно, лишається. Під одним ім’ям завжди та сама картинка: для іншої візьміть інше ім’я.
guide-picture-all = У бібліотеці
guide-picture-none = Картинок поки немає.
guide-picture-open = Картинка { $name } на повний розмір
guide-picture-own = із комплекту програми
guide-picture-write = У тексті, окремим абзацом:
guide-picture-words = що тут видно
guide-picture-on = На цих сторінках:
guide-picture-stays = Вона є у версії тексту, якої зараз ніхто не бачить. Тому вона лишається.
guide-picture-delete = Видалити
guide-picture-new = Додати картинку
guide-picture-name = Ім’я
guide-picture-name-hint = Від 2 до 40 малих англійських літер, цифр і дефісів, наприклад nose-spray. Його може прочитати кожен.
guide-picture-file = Картинка
guide-picture-file-hint = PNG, JPEG, WebP або GIF, не більше 8 МБ. Ніхто не має бути впізнаваним на ній без своєї згоди.
guide-picture-add = Додати
guide-picture-error-name = Потрібно від 2 до 40 малих англійських літер, цифр і дефісів. Імена на nb- залишено для картинок програми
guide-picture-error-taken = Таке ім’я має інша картинка
guide-picture-error-many = Більше картинок бути не може. Спершу видаліть одну
guide-picture-error-none = Виберіть картинку
guide-picture-error-big = Картинка більша за 8 МБ, або в ній забагато пікселів
guide-picture-error-several = Виберіть одну картинку
guide-picture-error-broken = Картинка прийшла не цілою або пошкоджена
guide-picture-error-kind = Це не PNG, не JPEG, не WebP і не GIF
guide-picture-error-svg = Малюнок SVG може містити програму. Збережіть його як PNG
guide-picture-error-busy = Зараз забагато роботи. Спробуйте за хвилину
guide-picture-error-used = Ця картинка є в тексті, тому вона лишається

audit-did-add-picture = Додавання картинки до бібліотеки довідника
audit-did-delete-picture = Видалення картинки довідника
