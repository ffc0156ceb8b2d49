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
    [one] Если ничего не нажимать { $minutes } минуту, сеанс закончится.
    [few] Если ничего не нажимать { $minutes } минуты, сеанс закончится.
    [many] Если ничего не нажимать { $minutes } минут, сеанс закончится.
   *[other] Если ничего не нажимать { $minutes } минуты, сеанс закончится.
}
sign-in-error-login = Введите логин
sign-in-error-password = Введите пароль
sign-in-error-match = Логин и пароль не подходят друг к другу. Проверьте и то и другое.
sign-in-error-unsigned = На вашем ключе нет подписи координатора этой организации. Ничего не открыто. Сразу же сообщите координатору.
sign-in-error-code = Этот код не подходит или уже использован. Подождите следующего.
sign-in-error-codes = Слишком много неподходящих кодов. Начните заново, с логина и пароля.
code-title = Введите код
code-label = Код
code-hint = Шесть цифр из вашего приложения для кодов. Новый код появляется каждые 30 секунд.
code-back = Начать заново, с логина и пароля
