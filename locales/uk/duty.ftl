# Duty: the calendar of shifts, who is on now, what the public page says of it, notes at the end of a shift.

# $time is a clock time, $day a date such as 20 November.
duty-away = Зараз нікого немає на місці
duty-away-until = Зараз нікого немає на місці; хтось має бути о { $time }
duty-away-until-day = Зараз нікого немає на місці; хтось має бути { $day }, { $time }
# $n is a number from 8 to 10, $time one of the two texts below.
duty-expected = За останні чотири тижні щонайменше { $n } з кожних 10 людей, які написали під час чергування, отримали першу відповідь за { $time }. Так було раніше, це не обіцянка.
duty-within-minutes = { $n ->
    [one] { $n } хвилину
    [few] { $n } хвилини
    [many] { $n } хвилин
   *[other] { $n } хвилини
}
duty-within-hours = { $n ->
    [one] { $n } годину
    [few] { $n } години
    [many] { $n } годин
   *[other] { $n } години
}

# What stands by itself after a first message while nobody is on duty.
nobody-title = Ваше повідомлення дійшло
nobody-auto = Цей текст з’явився сам. Людина вашого повідомлення ще не читала.
nobody-kept = Повідомлення зберігається зашифрованим, доки його не прочитає хтось із нас.
# $number is the emergency number of the place.
nobody-danger = Якщо життя в небезпеці, не чекайте на нас. Телефонуйте { $number }.
nobody-return = Щоб прочитати відповідь пізніше або на іншому пристрої, візьміть квиток для повернення:
nobody-write = Тут можна писати ще будь-коли. Усе дійде разом.

duty-title = Чергування
duty-plan = Планувати зміни
duty-shift = Зміна
duty-back = До тижня
duty-kind-desk = На місці
duty-kind-on-call = На зв’язку
# $weekday, $day and $times are a weekday, a date and times such as 22:00–02:00.
duty-when = { $weekday }, { $day }, { $times }
# $from and $to are dates.
duty-week-of = { $from } – { $to }
duty-weeks = Тижні
duty-week-before = Попередній тиждень
duty-week-after = Наступний тиждень
duty-role = Роль
duty-language = Мова
duty-all = усі
duty-show = Показати
duty-none-planned = Поки нічого не заплановано
duty-none-planned-more = Доки змін немає, про чергування кажуть лише оголошені години.
duty-day-empty = змін немає
duty-open-shift = вільна
duty-cancelled = Скасована
duty-now = Зараз
duty-begun = Вона почалася.
duty-over = Вона закінчилася.
duty-mine-more = Ваша зміна: запропонувати колезі
duty-take-more = Подивитися або взяти
duty-change = Змінити
# $times are times such as 02:00–06:00.
duty-gap = { $times }: на місці нікого
# $who is a role, or a role and a language.
duty-gap-who = { $times }: нікого ({ $who })
duty-gap-language = { $times }: нікого, хто говорить мовою { $language }
# $zone is the name of a time zone.
duty-zone = Увесь час указано в поясі { $zone }. Зміна починається і закінчується за годинником на стіні, також коли його переводять.
duty-kind = Що
duty-who = Хто
duty-wanted = Хто потрібен
duty-take = Взяти цю зміну
duty-release = Повернути її
duty-offer = Запропонувати колезі
duty-offer-more = Зміна лишається вашою, доки колега не погодиться. Одну зміну можна запропонувати кільком; її отримає той, хто погодиться першим.
duty-colleague = Колега
duty-in-exchange = В обмін на
duty-for-nothing = нічого
duty-offer-do = Запропонувати
duty-this-day = Лише цей день
duty-give-to = Чия вона
duty-nobody = нічия: вільна
duty-give = Змінити
duty-cancel = Скасувати цю зміну
duty-restore = Вона все-таки відбудеться
duty-offers = Запропоновані зміни
duty-offers-none = Вам нічого не запропоновано, і ви нічого не пропонували.
duty-accept = Погодитися
duty-decline = Відмовитися
duty-withdraw = Відкликати
# $name is a work name, $shift and $back are shifts in words.
duty-offer-to-me = { $name } пропонує вам: { $shift }.
duty-offer-to-me-for = { $name } пропонує вам: { $shift }, в обмін на вашу: { $back }.
duty-offer-by-me = Ви запропонували ({ $name }): { $shift }.
duty-offer-by-me-for = Ви запропонували ({ $name }): { $shift }, в обмін на: { $back }.
duty-wanted-role = Потрібна роль, якщо зміна вільна
duty-wanted-language = Потрібна мова
duty-any = будь-яка
duty-begins = Початок
duty-ends = Кінець
duty-midnight = Кінець, який не пізніше початку, припадає на наступний день.
duty-weekdays = По яких днях
duty-how-often = Як часто
# $n is a number of weeks.
duty-every = { $n ->
    [1] щотижня
    [one] кожен { $n } тиждень
    [few] раз на { $n } тижні
    [many] раз на { $n } тижнів
   *[other] раз на { $n } тижня
}
duty-first-day = Перший день
duty-last-day = Останній день
duty-last-day-hint = Для змін без кінця лишіть останній день порожнім. Для однієї зміни обидва дні однакові.
duty-plan-do = Запланувати
duty-series = Що заплановано
# $day is a date.
duty-from-day = з { $day }
duty-end-do = Задати останній день
duty-series-title = Змінити починаючи з якогось дня
duty-series-stands = Як заплановано зараз
# $day is a date.
duty-series-until = до { $day }
duty-series-from = З якого дня
duty-series-past = Дні до нього лишаються як були, а зміна, що почалася, триває без змін.
duty-series-last-hint = Для змін без кінця лишіть останній день порожнім.
duty-series-do = Змінити
duty-series-agreed = Домовленості про окремі дні
duty-series-agreed-more = Вони лишаються чинними, вже з новим часом, якщо того дня є зміна і вона підходить тому, у кого вона.
# $shift is a shift in words, $who a work name, or that it is open or cancelled.
duty-series-day = { $shift }: { $who }
# $from and $to are work names.
duty-series-offer = { $shift }: пропозиція ({ $from } – { $to })
duty-series-lost = Про що домовилися і що зникне з цією зміною
# $n is how many of those there are.
duty-series-lose = { $n ->
    [one] Усе правильно: { $n } домовленість зникне
    [few] Усе правильно: { $n } домовленості зникнуть
    [many] Усе правильно: { $n } домовленостей зникнуть
   *[other] Усе правильно: { $n } домовленості зникнуть
}
duty-on-now = Зараз чергують
duty-on-nobody = На зміні нікого немає.
duty-on-shift = На зміні:
# $time is a clock time.
duty-on-until = на зміні до { $time }

duty-error-began = Ця зміна вже почалася або закінчилася. Нічого не змінено.
duty-error-cancelled = Цю зміну тим часом скасували. Нічого не змінено.
duty-error-taken = Ця зміна тепер у когось іншого. Нічого не змінено.
duty-error-accepted = На цю пропозицію вже погодилися. Нічого не змінено.
duty-error-declined = Від цієї пропозиції вже відмовилися. Нічого не змінено.
duty-error-withdrawn = Цю пропозицію відкликано. Нічого не змінено.
duty-error-unfit = Роль, мова або ключі не підходять до цієї зміни. На місці потрібна людина, яка відкриває розмови команди.
duty-error-who = Виберіть колегу.
duty-error-back = Ця зміна не в цього колеги. Виберіть одну з його змін або нічого.
duty-error-time = Напишіть час, наприклад 22:00.
duty-error-from = Напишіть день не раніше сьогоднішнього й не пізніше ніж за рік.
duty-error-until = Напишіть день не раніше першого або лишіть порожнім.
duty-error-weekdays = Виберіть день тижня, який є між першим і останнім днем.
duty-error-lose = { $n ->
    [one] Якщо так змінити, зникне { $n } домовленість про окремий день. Подивіться на неї й позначте, що це правильно, або змініть менше.
    [few] Якщо так змінити, зникнуть { $n } домовленості про окремі дні. Подивіться на них і позначте, що це правильно, або змініть менше.
    [many] Якщо так змінити, зникнуть { $n } домовленостей про окремі дні. Подивіться на них і позначте, що це правильно, або змініть менше.
   *[other] Якщо так змінити, зникнуть { $n } домовленості про окремі дні. Подивіться на них і позначте, що це правильно, або змініть менше.
}
duty-error-changed = Ці зміни тим часом змінили, або про один з їхніх днів домовилися. Уведене вами лишилося тут; поруч написано, як заплановано зараз. Подивіться й надішліть ще раз.
duty-error-from-begun = Зміна цього дня вже почалася або вже почалася б. Виберіть день пізніше.
duty-error-after-last = Остання зміна раніше цього дня. Виберіть день раніше або заплануйте нові зміни.

# Who of those on duty or on call can be called by e-mail.
duty-reach-title = На зв’язку, але викликати не можна
duty-reach-more = Попросіть указати адресу на сторінці «Виклики поштою» або віддайте зміну комусь іншому. Доти замість них викликають координаторів.
# $name is a work name, $shift a shift in words, $why one of the texts below.
duty-reach-line = { $name }: { $shift }. { $why }
duty-reach-yes = Можна викликати поштою
duty-reach-no = Не можна викликати поштою
duty-reach-none = Не можна викликати поштою: адресу не вказано
duty-reach-asked = Не можна викликати поштою: адресу не підтверджено
duty-reach-refused = Не можна викликати поштою: поштовий сервер не прийняв адресу

handover-title = Передача зміни
handover-label = Що має знати наступна зміна
handover-hint = Читає лише команда. Пишіть кодові імена розмов, а не імена людей.
handover-do = Залишити записку
# $codes are code names of conversations.
handover-line-urgent = Відкриті екстрені випадки: { $codes }
handover-line-mine = Мої відкриті розмови: { $codes }
handover-mine = Ваші розмови
handover-mine-more = Вони лишаються вашими, доки ви їх не передасте. Скасувати можна протягом дня.
handover-which = Які
handover-to = Кому
handover-give = Передати
handover-nobody = Зараз більше нікого немає на зміні, тому передати тут не можна.
handover-notes = Записки змін
# $n is a number of days.
handover-kept = Записки зберігаються { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дня
}.
handover-none = Записок поки немає.
handover-ends = Ваша зміна закінчується о { $time }.
handover-ended = Ваша зміна закінчилася о { $time }.
handover-write = Написати записку й передати
# $name is a work name.
handover-from = { $name }, { $time }
handover-read = Прочитано
handover-error-empty = Спершу щось напишіть.
# $max is a number of characters.
handover-error-long = У записці не більше { $max } знаків. Ваш текст збережено.
handover-error-none = Виберіть хоча б одну розмову.
handover-error-to = Виберіть того, хто зараз на зміні й може відкрити їх усі.

audit-did-plan-duty = Планування змін
audit-did-replan-duty = Зміна запланованих чергувань з якогось дня
audit-did-change-duty = Зміна чергування
