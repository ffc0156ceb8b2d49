# Roles as colleagues and visitors read them.
role-coordinator = үйлестіруші
role-outreach-worker = аутрич-қызметкер
role-doctor = дәрігер
role-psychologist = психолог
role-case-manager = кейс-менеджер
role-hiv-consultant = АИТВ бойынша кеңесші
role-hcv-consultant = С гепатиті бойынша кеңесші
role-peer = тең кеңесші
role-analyst = талдаушы
role-publisher = жариялаушы
role-administrator = әкімші

sign-in-title = Кіру
sign-in-login = Логин
sign-in-login-hint = Құжаттағы атыңызды да, жеке поштаңызды да жазбаңыз.
sign-in-password = Құпиясөз
sign-in-next = Әрі қарай
# $minutes is a whole number.
sign-in-idle = { $minutes ->
    [one] { $minutes } минут ештеңе баспасаңыз, жүйеден шығасыз.
   *[other] { $minutes } минут ештеңе баспасаңыз, жүйеден шығасыз.
}
sign-in-error-login = Логиніңізді енгізіңіз
sign-in-error-password = Құпиясөзіңізді енгізіңіз
sign-in-error-match = Логин мен құпиясөз бір-біріне сәйкес келмейді. Екеуін де тексеріңіз.
sign-in-error-unsigned = Кілтіңізге осы ұйымның үйлестірушісі қол қоймаған. Ештеңе ашылған жоқ. Бұл туралы үйлестірушіңізге бірден айтыңыз.
sign-in-error-code = Бұл код сәйкес келмейді немесе бұрын қолданылған. Келесі кодты күтіңіз.
sign-in-error-codes = Тым көп код сәйкес келмеді. Логин мен құпиясөзден қайта бастаңыз.
code-title = Кодты енгізіңіз
code-label = Код
code-hint = Код қолданбасындағы алты цифр. 30 секунд сайын жаңасы келеді.
code-back = Логин мен құпиясөзден қайта бастау
