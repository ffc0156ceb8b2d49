# The library of pictures of the guide, at the desk.

guide-picture-title = Картинки справочника
guide-picture-lead = Рисунки и фотографии для страниц справочника. Файл записывается заново: места, имена и время из него не попадут дальше. То, что видно, остаётся. Под одним именем всегда одна и та же картинка: для другой возьмите другое имя.
guide-picture-all = В библиотеке
guide-picture-none = Картинок пока нет.
guide-picture-open = Картинка { $name } в полный размер
guide-picture-own = из комплекта программы
guide-picture-write = В тексте, отдельным абзацем:
guide-picture-words = что здесь видно
guide-picture-on = На этих страницах:
guide-picture-stays = Она есть в версии текста, которую сейчас никто не видит. Поэтому она остаётся.
guide-picture-delete = Удалить
guide-picture-new = Добавить картинку
guide-picture-name = Имя
guide-picture-name-hint = От 2 до 40 строчных английских букв, цифр и дефисов, например nose-spray. Его может прочитать каждый.
guide-picture-file = Картинка
guide-picture-file-hint = PNG, JPEG, WebP или GIF, не больше 8 МБ. Никто не должен быть узнаваем на ней без своего согласия.
guide-picture-add = Добавить
guide-picture-error-name = Нужно от 2 до 40 строчных английских букв, цифр и дефисов. Имена на nb- оставлены для картинок программы
guide-picture-error-taken = Такое имя есть у другой картинки
guide-picture-error-many = Больше картинок быть не может. Сначала удалите одну
guide-picture-error-none = Выберите картинку
guide-picture-error-big = Картинка больше 8 МБ, или в ней слишком много пикселей
guide-picture-error-several = Выберите одну картинку
guide-picture-error-broken = Картинка пришла не целиком или повреждена
guide-picture-error-kind = Это не PNG, не JPEG, не WebP и не GIF
guide-picture-error-svg = Рисунок SVG может содержать программу. Сохраните его как PNG
guide-picture-error-busy = Сейчас слишком много работы. Попробуйте через минуту
guide-picture-error-used = Эта картинка есть в тексте, поэтому она остаётся

audit-did-add-picture = Добавление картинки в библиотеку справочника
audit-did-delete-picture = Удаление картинки справочника
