# The whole guide as one ZIP, at the desk, and what may be wrong with a file of the guide.

guide-pack-title = Увесь довідник одним файлом
guide-pack-lead = Усі сторінки, джерела й поєднання в одному ZIP: тека файлів Markdown, з якою можна працювати будь-де, зберігати її чи передати іншій організації.
guide-pack-outcome = Що змінив би цей ZIP
guide-pack-same = Нічого. Усе, що в ньому є, уже показано, літера в літеру.
# $n is a number, here and below.
guide-pack-unreadable = Цей ZIP використати не можна. Помилок: { $n }
guide-pack-wrong = Помилок, які треба виправити спершу: { $n }
guide-pack-wrong-hint = ZIP перевірено разом зі сторінками, які лишилися б. З нього нічого не взято.
guide-pack-differs = Помилок немає. Поки нічого не змінено.
guide-pack-new = Нових файлів: { $n }
guide-pack-changed = Файлів з іншим текстом: { $n }
guide-pack-gone = Файлів, які зникнуть: { $n }
guide-pack-warnings = Варто подивитися: { $n }
guide-pack-more = Решти записів, яких тут немає: { $n }
guide-pack-copy = Взяти копію
# $pages and $languages are numbers.
guide-pack-copy-lead = Сторінок, які зараз можуть читати всі: { $pages }. Мов: { $languages }. Того, що ще пишеться, у копії немає.
guide-pack-copy-do = Зберегти ZIP
guide-pack-bring = Принести ZIP
guide-pack-bring-lead = Спершу він перевіряється разом з усім, що показано. Потім ви бачите кожну помилку або те, що він змінив би.
guide-pack-file = ZIP
guide-pack-file-hint = Не більше 8 МБ. Копія, взята вище й доопрацьована, або тека з такою ж будовою.
guide-pack-whole = ZIP — це весь довідник: чого в ньому немає, те зникає
guide-pack-whole-hint = Без позначки сторінки, яких у ZIP немає, лишаються як є.
guide-pack-look = Перевірити й порівняти
guide-pack-error-none = Виберіть ZIP
guide-pack-error-several = Виберіть один ZIP
guide-pack-error-big = ZIP більший за 8 МБ
guide-pack-error-cut = ZIP прийшов не цілим
guide-pack-error-busy = Зараз забагато роботи. Спробуйте за хвилину
guide-pack-error-wrong = У ZIP є помилки. Їх перелічено нижче. Нічого не змінено

# What was found in a file of the guide. $what is the name of a field, a block, a source or a page, or a number;
# $words stand in the page, $why is a sentence.
guide-wrong-words = «{ $words }»: { $why }
guide-wrong-stray = Цей файл — не сторінка, не список джерел і не список поєднань.
guide-wrong-not-text = Файл не є текстом у UTF-8.
guide-wrong-too-long = Файл довший за { $what } байт.
guide-wrong-twice = Щось із такою адресою вже є: { $what }
guide-wrong-no-archive = Це не ZIP, який можна прочитати: { $what }
guide-wrong-bad-name = Жоден файл довідника не може мати такого імені.
guide-wrong-too-many = Файлів у ZIP більше ніж { $what }.
guide-wrong-too-much = У розпакованому вигляді в ZIP більше { $what } байт.
guide-wrong-sealed = Це не можна дістати із ZIP: { $what }
guide-wrong-no-front = Файл має починатися з відомостей про сторінку, між двома рядками «+++».
guide-wrong-html = HTML не допускається: { $what }
guide-wrong-markup = На сторінках такого не буває: { $what }
guide-wrong-other-link = Посилання ведуть лише на сторінки довідника й пишуться guide:kind/name: { $what }
guide-wrong-too-deep = Забагато вкладено одне в одне.
guide-wrong-heading = Заголовки починаються з ## і не пропускають рівнів: { $what }
guide-wrong-unknown-block = Блоку «{ $what }» немає.
guide-wrong-open-block = У блоку «{ $what }» немає кінця.
guide-wrong-nested-block = Блок «{ $what }» починається раніше, ніж закінчився попередній.
guide-wrong-stray-end = «:::» закриває блок, який не починався.
guide-wrong-block-shape = Блок «{ $what }» порожній або містить не те, для чого він потрібен.
guide-wrong-unknown-source = Джерела «{ $what }» немає в жодному списку.
guide-wrong-source-twice = Джерело «{ $what }» вже є в іншому списку.
guide-wrong-unused-source = На джерело «{ $what }» ніщо не посилається.
guide-wrong-no-source = Немає джерела: { $what }
guide-wrong-broken-link = Сторінки «{ $what }» немає.
guide-wrong-no-original = Сторінки, яку це перекладає, немає: { $what }
guide-wrong-no-translation = Цією мовою ще немає: { $what }
guide-wrong-older = Переклад старіший за вихідний текст: { $what }
guide-wrong-newer = Це переклад редакції, якої ще немає: { $what }
guide-wrong-structure = Побудовано інакше, ніж вихідний текст: { $what }
guide-wrong-other-sources = Інші джерела, ніж у вихідному тексті: { $what }
guide-wrong-overdue = Перевірити треба було до { $what }.
guide-wrong-alias-twice = Ім’я дано двічі: { $what }
guide-wrong-asymmetric = Пара не однакова в обидва боки: { $what }
guide-wrong-unknown-level = Такого рівня немає: { $what }
guide-wrong-bad-pair = Парі потрібні дві сторінки: { $what }
