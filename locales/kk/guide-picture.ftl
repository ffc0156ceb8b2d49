# The library of pictures of the guide, at the desk.

guide-picture-title = Анықтамалық суреттері
guide-picture-lead = Анықтамалық беттеріне арналған суреттер мен фотосуреттер. Файл қайта жазылады: ішіндегі орындар, аттар мен уақыттар алынып тасталады. Көрінетін нәрсе сақталады. Бір атауда әрқашан бір ғана сурет тұрады: басқасы үшін басқа атау алыңыз.
guide-picture-all = Кітапханада
guide-picture-none = Әзірге сурет жоқ.
guide-picture-open = { $name } суреті толық көлемде
guide-picture-own = бағдарламамен бірге келеді
guide-picture-write = Мәтінде, бөлек абзацта:
guide-picture-words = суретте не көрінеді
guide-picture-on = Мына беттерде:
guide-picture-stays = Ол қазір ешкім көрмейтін мәтін нұсқасында бар. Сондықтан сақталады.
guide-picture-delete = Өшіру
guide-picture-new = Сурет қосу
guide-picture-name = Атауы
guide-picture-name-hint = Ағылшынның 2–40 кіші әрпі, цифр және дефис, мысалы nose-spray. Оны кез келген адам оқи алады.
guide-picture-file = Сурет
guide-picture-file-hint = PNG, JPEG, WebP немесе GIF, ең көбі 8 МБ. Келісім бермеген ешкім онда танылмауы керек.
guide-picture-add = Қосу
guide-picture-error-name = Ағылшынның 2–40 кіші әрпін, цифр мен дефисті қолданыңыз. nb- деп басталатын атаулар бағдарлама суреттеріне қалдырылған
guide-picture-error-taken = Басқа суреттің атауы осындай
guide-picture-error-many = Бұдан көп сурет бола алмайды. Алдымен біреуін өшіріңіз
guide-picture-error-none = Суретті таңдаңыз
guide-picture-error-big = Сурет 8 МБ-тан үлкен немесе нүктесі тым көп
guide-picture-error-several = Бір сурет таңдаңыз
guide-picture-error-broken = Сурет толық келмеді немесе бүлінген
guide-picture-error-kind = Бұл PNG, JPEG, WebP немесе GIF емес
guide-picture-error-svg = SVG суретінің ішінде бағдарлама болуы мүмкін. Оны PNG етіп сақтаңыз
guide-picture-error-busy = Қазір жұмыс тым көп. Бір минуттан кейін қайталаңыз
guide-picture-error-used = Бұл сурет мәтінде бар, сондықтан сақталады

audit-did-add-picture = Анықтамалық кітапханасына сурет қосты
audit-did-delete-picture = Анықтамалық суретін өшірді
