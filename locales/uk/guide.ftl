# The guide on the public site.

guide-title = Довідник
guide-lead = Прості сторінки про здоров’я, про те, що може піти не так, і про те, що допомагає. Реєстрація не потрібна, і те, що ви тут читаєте, ніде не записується.
guide-home = Читати довідник
guide-own = Ці сторінки написали ми самі. Там, де ними користуються, їх мають перевірити фахівці.
guide-kind-emergency = У разі небезпеки
guide-kind-how-to = Як зробити
guide-kind-checklist = Пам’ятки з позначками
guide-kind-substance = Речовини
guide-kind-service = Послуги
guide-kind-method = Як ми працюємо
guide-kind-practice = Досвід інших команд
guide-kind-page = Про нас
guide-combinations = Дві речовини разом
guide-combinations-lead = Що кажуть джерела про дві речовини, прийняті разом. У списку видно, які поєднання небезпечніші й чому.
guide-combinations-missing = Якщо якогось поєднання тут немає, це не означає, що воно безпечне. Це означає, що ми не маємо про нього джерела.
guide-pair-why = Чому так: причини для кожної пари
guide-pair-a = Перша речовина
guide-pair-b = Друга речовина
guide-pair-choose = Виберіть
guide-pair-look = Подивитися
guide-pair-error-none = Виберіть речовину зі списку.
guide-pair-error-same = Виберіть дві різні речовини.
guide-pair-none = Ми не маємо джерела про поєднання цих двох речовин. Це не означає, що небезпеки немає. Ви можете запитати нас.
guide-short = Коротко
guide-now = Зробіть зараз
guide-do = Робіть
guide-dont = Не робіть
guide-note = Варто знати
guide-contents = На цій сторінці
guide-ticks = Позначки залишаються на цій сторінці. Вони нікуди не надсилаються і зникають, коли ви її закриєте.
guide-related = Читати далі
guide-here = На цьому сайті
# The name of a region follows.
guide-region = Лише для цього місця:
guide-sources = Джерела
# $n is the number of a source in the list below the page.
guide-source = Джерело { $n }
# $on and $due are dates, $revision a number.
guide-reviewed = Перевірено { $on }. Наступна перевірка до { $due }. Редакція { $revision }.
# $due is a date.
guide-overdue = Цю сторінку треба було перевірити до { $due }. Щось у ній могло застаріти.
guide-older = Вихідний текст цієї сторінки змінився після перекладу. Щось у ній могло застаріти.
guide-reviewer-clinic = Медична перевірка: { $name }, { $role }.
guide-reviewer-law = Правова перевірка: { $name }, { $role }.
guide-needs-clinic = Наш власний текст. Перш ніж на нього покладатися, його мають перевірити місцеві медики.
guide-needs-law = Сторінка стосується закону. Її має перевірити той, хто знає місцеве право.
guide-level-danger = Небезпечно
guide-level-caution = Обережно
guide-level-unknown = Невідомо
guide-confidence-known = Добре відомо
guide-confidence-some = Є деякі дані
guide-confidence-reported = Є повідомлення, досліджено мало
guide-elsewhere-title = Цією мовою ще немає
guide-elsewhere = Цю сторінку можна прочитати іншими мовами:
