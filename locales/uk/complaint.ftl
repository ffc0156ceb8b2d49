# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = Поскаржитися або залишити відгук, не називаючи себе

complaint-title = Скарга або відгук
complaint-lead = Щось пішло не так або, навпаки, було добре? Розкажіть тут. Не потрібні ні ім’я, ні акаунт, ні відкрита розмова. Не пишіть, хто ви, якщо не хочете.
complaint-about = Про що це?
complaint-about-nothing = Не хочу вибирати
complaint-topic-worker = Про працівника
complaint-topic-waiting = Про очікування відповіді
complaint-topic-advice = Про отримані поради
complaint-topic-privacy = Про мою приватність
complaint-topic-website = Про цей сайт
complaint-topic-other = Про інше
complaint-label = Що сталося?
complaint-hint = Будь-якою мовою. Якщо ви знаєте робоче ім’я та день, це допоможе нам розібратися.
complaint-send = Надіслати
complaint-have-code = У мене є код скарги
complaint-next = Що буде далі
complaint-who-reads = Прочитати це можуть лише координатори організації. Ніхто з інших працівників не може, навіть той, про кого ви пишете. Якщо ви пишете про координатора, цей координатор теж зможе це прочитати.
complaint-code-more = Ви отримаєте код скарги. За ним пізніше можна з будь-якого пристрою подивитися тут, чи є відповідь. Код відкриває лише цю скаргу, і з розмовою її ніщо не пов’язує.
complaint-no-promise = Ми не можемо обіцяти відповідь до певного строку. Коли координатор почне розбиратися, це буде видно на сторінці, яку відкриває код.
# $days is a whole number.
complaint-kept = { $days ->
    [one] Скарга, на яку відповіли або яку закрили, видаляється через { $days } день після останньої зміни.
    [few] Скарга, на яку відповіли або яку закрили, видаляється через { $days } дні після останньої зміни.
    [many] Скарга, на яку відповіли або яку закрили, видаляється через { $days } днів після останньої зміни.
   *[other] Скарга, на яку відповіли або яку закрили, видаляється через { $days } дня після останньої зміни.
}
complaint-sent-title = Отримано
complaint-sent = Ваш текст збережено, і прочитати його можуть лише координатори.
complaint-code-title = Ваш код скарги
complaint-code-once = Запишіть цей номер, перш ніж піти з цієї сторінки. Ми покажемо його лише один раз і не зможемо знайти його для вас.
complaint-code-hint = Двадцять цифр. Пробіли й дефіси не важливі.
complaint-code-lost = Втрачений код не можна відновити: ми не знаємо, чий він. Ви завжди можете написати нову скаргу.
complaint-trace-title = Подивитися, чи є відповідь
complaint-trace-open = Відкрити
complaint-new = Написати нову скаргу
complaint-own-title = Ваша скарга
complaint-state-received = Отримано
complaint-state-looked-at = Розбираємося
complaint-state-answered = Є відповідь
complaint-state-closed = Закрито
complaint-state-received-more = Скарга в нас. Координатори ще не почали розбиратися.
complaint-state-looked-at-more = Координатор розбирається.
complaint-state-answered-more = Наша відповідь нижче.
complaint-state-closed-more = Координатор закрив скаргу.
complaint-add = Хочете щось додати?
complaint-add-hint = Додати можна один раз.
complaint-add-send = Додати
complaint-error-closed = Зараз ми не можемо безпечно приймати скарги. Ваш текст залишився тут, нічого не надіслано.
complaint-error-mistyped = Це не повний код: якась цифра неправильна, пропущена або зайва. Порівняйте код із тим, що ви записали.
complaint-error-unknown = Цей код не відкриває жодної скарги. Порівняйте його з тим, що ви записали. Якщо код правильний, можливо, скаргу вже видалено.
complaint-error-busy = Перевірити код не вдалося: зараз забагато запитів. Спробуйте ще раз за хвилину.
complaint-error-added = Цей текст не надіслано: до нього надіслали інший, а додати можна лише один раз. Він залишився тут: скопіюйте його в нову скаргу.

# At the desk of coordinators.
desk-complaints = Скарги
desk-complaints-new = нових
complaints-open = Відкриті
complaints-done = З відповіддю та закриті
complaints-none = Тут нічого немає
complaints-none-more = Нова скарга з’явиться, коли ви відкриєте цю сторінку знову.
complaints-received = Отримано:
complaints-look = Розбираюся
complaints-close = Закрити
complaints-person = Людина, яка скаржиться
complaints-answer = Ваша відповідь
complaints-answer-hint = Відповідь з’явиться на сторінці, яку відкриває код, із вашим робочим іменем і роллю.
complaints-send = Надіслати відповідь
complaints-side = Про цю скаргу
complaints-only-you = Її зашифровано для тих, хто був координатором, коли вона надійшла. Інші працівники не можуть її відкрити. Не з’ясовуйте, хто її написав.
complaints-not-yours = Ваш ключ не відкриває цю скаргу
complaints-not-yours-more = Вона надійшла до того, як ви стали тут координатором. Запитайте того, хто ним уже був.
complaint-error-news = Тим часом з’явився новий текст. Спочатку прочитайте його. Якщо ви писали відповідь, вона залишилася тут.
