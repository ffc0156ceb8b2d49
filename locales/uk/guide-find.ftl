# Searching the guide.

guide-find-title = Пошук у довіднику
guide-find-label = Що ви шукаєте?
guide-find-hint = Вистачить одного-двох слів. Можна сленгом і з помилками.
guide-find-do = Шукати
guide-find-empty = Напишіть, що ви шукаєте.
guide-find-found = Сторінки, які можуть допомогти
guide-find-other = Лише іншими мовами
guide-find-nothing = Такої сторінки ми не знайшли
guide-find-nothing-more = У довіднику є не все. Спробуйте інше слово або напишіть нам.
guide-find-private = Те, що ви шукаєте, ніде не записується. В адресі сторінки цього теж немає.
guide-find-ask = Це не те, що вам потрібно? Запитайте нас, ім’я називати не треба.
