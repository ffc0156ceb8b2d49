# Everything that is known of one person, what they agreed to, and forgetting somebody wholly.

known-open = Усе, що ми знаємо про цю людину
known-title = Що ми знаємо про цю людину
known-what = Усе, що тут рахується як одна людина, від першого дня до останнього. Задля цієї сторінки жодне повідомлення не відкривається. Відгуки про розмови без імені ні з ким не пов’язуються.
known-facts = Коротко
known-threads = Розмови
known-first = Перший день
known-last = Останній день
known-languages = Мови сторінок
known-none = немає
known-code = створено за бажанням людини
# $n is a whole number.
known-reports-others = { $n ->
    [one] Є { $n } звіт колег, який вам відкрити не можна.
    [few] Є { $n } звіти колег, які вам відкрити не можна.
    [many] Є { $n } звітів колег, які вам відкрити не можна.
   *[other] Є { $n } звіту колег, які вам відкрити не можна.
}
known-days = День за днем
known-notes-what = Нотатки про цю людину та про розмови з нею. Відвідувач їх ніколи не бачить.
known-earlier = Раніше ({ $n })
known-later = Пізніше ({ $n })
known-began = Почалася розмова
known-report = Звіт про контакт
known-emergency = Закінчився екстрений випадок
known-merged = Двоє з цього дня рахуються як одна людина
known-state-new = Нова
known-state-open = Відкрита
known-state-resolved = Завершена
known-state-discarded = Прибрана

consent-title = На що людина погодилася
consent-write = Записати відповідь
consent-what = Запитайте простими словами й запишіть відповідь. Мовчання — не згода. Своє «так» людина може забрати назад будь-коли.
consent-purpose = На що
consent-choose = Виберіть
consent-said = Що сказала людина
consent-do = Зберегти відповідь
consent-for-consult = Консультант може прочитати написане, щоб допомогти
consent-for-referral = Інша організація дізнається те, що потрібно для допомоги
consent-for-follow-up = Ми можемо написати знову пізніше
consent-for-story = Про те, що сталося, можна розповісти так, щоб нікого не можна було впізнати
consent-is-not-asked = Не питали
consent-is-given = Так
consent-is-refused = Ні
consent-is-withdrawn = Раніше так, тепер ні
consent-is-unknown = Запитали, чіткої відповіді немає
consent-error-purpose = Виберіть, про що питали.
consent-error-said = Виберіть, що сказала людина.
consent-error-nothing = Немає згоди, яку можна забрати назад. Якщо людина каже «ні», виберіть «Ні».

oblivion-open = Забути цю людину
oblivion-title = Забути людину
oblivion-back = Назад до людини
oblivion-what = Усе, що нижче, одразу стає нечитним для обох сторін, а потім видаляється. Це не можна скасувати, і жодна резервна копія цього не поверне.
oblivion-goes = Що зникне
# $n is a whole number.
oblivion-kind-threads = { $n ->
    [one] { $n } розмова
    [few] { $n } розмови
    [many] { $n } розмов
   *[other] { $n } розмови
}
# $n is a whole number.
oblivion-kind-messages = { $n ->
    [one] { $n } повідомлення
    [few] { $n } повідомлення
    [many] { $n } повідомлень
   *[other] { $n } повідомлення
}
# $n is a whole number.
oblivion-kind-images = { $n ->
    [one] { $n } зображення
    [few] { $n } зображення
    [many] { $n } зображень
   *[other] { $n } зображення
}
# $n is a whole number.
oblivion-kind-tickets = { $n ->
    [one] { $n } зворотний квиток
    [few] { $n } зворотні квитки
    [many] { $n } зворотних квитків
   *[other] { $n } зворотного квитка
}
# $n is a whole number.
oblivion-kind-outgoing = { $n ->
    [one] { $n } відповідь, що чекає надсилання
    [few] { $n } відповіді, що чекають надсилання
    [many] { $n } відповідей, що чекають надсилання
   *[other] { $n } відповіді, що чекають надсилання
}
# $n is a whole number.
oblivion-kind-drafts = { $n ->
    [one] { $n } чернетка відповіді
    [few] { $n } чернетки відповідей
    [many] { $n } чернеток відповідей
   *[other] { $n } чернетки відповідей
}
# $n is a whole number.
oblivion-kind-notes = { $n ->
    [one] { $n } нотатка команди
    [few] { $n } нотатки команди
    [many] { $n } нотаток команди
   *[other] { $n } нотатки команди
}
# $n is a whole number.
oblivion-kind-tags = { $n ->
    [one] { $n } мітка
    [few] { $n } мітки
    [many] { $n } міток
   *[other] { $n } мітки
}
# $n is a whole number.
oblivion-kind-emergencies = { $n ->
    [one] { $n } запис про екстрений випадок
    [few] { $n } записи про екстрені випадки
    [many] { $n } записів про екстрені випадки
   *[other] { $n } запису про екстрені випадки
}
# $n is a whole number.
oblivion-kind-consents = { $n ->
    [one] { $n } відповідь про згоду
    [few] { $n } відповіді про згоду
    [many] { $n } відповідей про згоду
   *[other] { $n } відповіді про згоду
}
# $n is a whole number.
oblivion-kind-reviews = { $n ->
    [one] { $n } розбір завершеної розмови
    [few] { $n } розбори завершених розмов
    [many] { $n } розборів завершених розмов
   *[other] { $n } розбору завершених розмов
}
# $n is a whole number.
oblivion-reports = { $n ->
    [one] Слова { $n } звіту й те, що веде від нього до людини
    [few] Слова { $n } звітів і те, що веде від них до людини
    [many] Слова { $n } звітів і те, що веде від них до людини
   *[other] Слова { $n } звіту й те, що веде від них до людини
}
oblivion-person = Ключ і код людини та з ким вона рахується як одна
oblivion-stays = Що залишиться
oblivion-stays-counts = Числа: що контакт було пораховано, якого дня, на які теми. Вони ні до кого не ведуть.
oblivion-stays-trail = Журнал дій: що працівник щось відкривав і що ви когось забули, без зазначення кого.
oblivion-stays-feedback = Позначки про розмову без імені, без слів і без шляху до розмови.
oblivion-why = Чому
oblivion-because-asked = Людина попросила про це
oblivion-because-danger = Те, що ми знаємо, може наразити людину на небезпеку
oblivion-because-mistake = Це потрапило сюди помилково або було перевіркою
oblivion-because-over = Більше немає причини це зберігати
oblivion-sure = Я бачу, що зникне, і так має бути
oblivion-do = Забути людину назавжди
oblivion-error-reason = Виберіть чому.
oblivion-error-sure = Позначте, якщо все перелічене має зникнути.
oblivion-error-changed = Відтоді щось змінилося. Нічого не забуто. Прочитайте сторінку ще раз.
oblivion-error-emergency = В одній із розмов відкрито екстрений випадок. Спочатку скажіть, чим він закінчився.
oblivion-done = Усе зникло.
oblivion-closed = Нічого з цього більше не можна відкрити. Решта видаляється, навіть якщо ви закриєте сторінку.
# $done and $total are whole numbers: conversations.
oblivion-far = Розмов: { $done } з { $total }
oblivion-look = Подивитися ще раз
oblivion-backups = У старих резервних копіях це ще є, запечатане, доки не мине їхній строк. Під час відновлення воно одразу забувається знову.

audit-did-open-person = Перегляд усього, що відомо про людину
audit-did-forget-person = Забуття людини
# $n is a whole number.
oblivion-kind-follow-ups = { $n ->
    [one] { $n } повторний контакт
    [few] { $n } повторні контакти
    [many] { $n } повторних контактів
   *[other] { $n } повторного контакту
}
# $n is a whole number.
oblivion-kind-consults = { $n ->
    [one] { $n } запитання до консультанта
    [few] { $n } запитання до консультантів
    [many] { $n } запитань до консультантів
   *[other] { $n } запитання до консультантів
}
# $n is a whole number.
oblivion-kind-safeguarding = { $n ->
    [one] { $n } справа про захист
    [few] { $n } справи про захист
    [many] { $n } справ про захист
   *[other] { $n } справи про захист
}
