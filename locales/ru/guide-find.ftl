# Searching the guide.

guide-find-title = Поиск в справочнике
guide-find-label = Что вы ищете?
guide-find-hint = Хватит одного-двух слов. Можно на сленге и с ошибками.
guide-find-do = Искать
guide-find-empty = Напишите, что вы ищете.
guide-find-found = Страницы, которые могут помочь
guide-find-other = Только на других языках
guide-find-nothing = Такой страницы мы не нашли
guide-find-nothing-more = В справочнике есть не всё. Попробуйте другое слово или напишите нам.
guide-find-private = То, что вы ищете, нигде не записывается. В адресе страницы этого тоже нет.
guide-find-ask = Это не то, что вам нужно? Спросите нас, имя называть не надо.
