# Roles as colleagues and visitors read them.
role-coordinator = координатор
role-outreach-worker = аутрич-работник
role-doctor = врач
role-psychologist = психолог
role-case-manager = кейс-менеджер
role-hiv-consultant = консультант по ВИЧ
role-hcv-consultant = консультант по гепатиту C
role-peer = равный консультант
role-analyst = аналитик
role-publisher = редактор публикаций
role-administrator = администратор

sign-in-title = Войти
sign-in-login = Логин
sign-in-login-hint = Не имя по документам и не личная почта.
sign-in-password = Пароль
sign-in-next = Дальше
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] Если ничего не нажимать { $minutes } минуту, вход закроется.
    [few] Если ничего не нажимать { $minutes } минуты, вход закроется.
    [many] Если ничего не нажимать { $minutes } минут, вход закроется.
   *[other] Если ничего не нажимать { $minutes } минуты, вход закроется.
}
sign-in-error-login = Введите логин
sign-in-error-password = Введите пароль
sign-in-error-match = Логин и пароль не подходят друг к другу. Проверьте и то и другое.
sign-in-error-unsigned = Ваш ключ не подписан координатором этой организации. Ничего не открыто. Сразу же сообщите координатору.
sign-in-error-code = Этот код не подходит или уже использован. Подождите следующего.
code-title = Введите код
code-label = Код
code-hint = Шесть цифр из вашего приложения для кодов. Новый код появляется каждые 30 секунд.
code-back = Начать заново, с логина и пароля
