# Roles as colleagues and visitors read them.
role-coordinator = координатор
role-outreach-worker = аутрич-працівник
role-doctor = лікар
role-psychologist = психолог
role-case-manager = кейс-менеджер
role-hiv-consultant = консультант з питань ВІЛ
role-hcv-consultant = консультант з питань гепатиту C
role-peer = рівний консультант
role-analyst = аналітик
role-publisher = редактор публікацій
role-administrator = адміністратор

sign-in-title = Увійти
sign-in-login = Логін
sign-in-login-hint = Не ім’я за документами й не особиста пошта.
sign-in-password = Пароль
sign-in-next = Далі
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] Якщо нічого не натискати { $minutes } хвилину, сеанс закінчиться.
    [few] Якщо нічого не натискати { $minutes } хвилини, сеанс закінчиться.
    [many] Якщо нічого не натискати { $minutes } хвилин, сеанс закінчиться.
   *[other] Якщо нічого не натискати { $minutes } хвилини, сеанс закінчиться.
}
sign-in-error-login = Введіть логін
sign-in-error-password = Введіть пароль
sign-in-error-match = Логін і пароль не підходять одне до одного. Перевірте і те, і те.
sign-in-error-unsigned = На вашому ключі немає підпису координатора цієї організації. Нічого не відкрито. Одразу ж повідомте координатора.
sign-in-error-code = Цей код не підходить або його вже використано. Зачекайте на наступний.
sign-in-error-codes = Забагато кодів не підійшло. Почніть знову, з логіна й пароля.
code-title = Введіть код
code-label = Код
code-hint = Шість цифр із вашого застосунку для кодів. Новий код з’являється кожні 30 секунд.
code-back = Почати знову, з логіна й пароля
