# Header, footer, errors: what every page shares.

skip = Негізгі мазмұнға өту
leave = Тез шығу
leave-label = Тез шығу. Қарапайым бетке өтіп, осы кіруді ұмыту
nav-main = Негізгі мәзір
nav-menu = Мәзір
nav-talk = Сөйлесу
nav-emergency = Қауіп төнсе
nav-about = Кім жауап береді
nav-languages = Тілдер
sos-question = Дем алмай ма, денесі қатты қызып, санасы шатаса ма, құрысып-тырыса ма?
# $number is the emergency number of the place, as it is dialled there.
sos-call = { $number } нөміріне қоңырау шалыңыз
sos-call-now = Дереу { $number } нөміріне қоңырау шалыңыз
sos-cards = Көмек келгенше не істеу керек
# $org is the organisation's name.
foot-run-by = Қызметті «{ $org }» ұйымы жүргізеді. Бағдарлама еркін әрі ашық кодты. Біз IP-мекенжайды, құрылғы деректерін және атыңызды сақтамаймыз.
foot-keep = Нені және қанша уақыт сақтаймыз
foot-limits = Құпиялылық шектері

# Between a name, a role and a time.
comma = { ", " }

# In place of a message whose envelope does not open.
message-unreadable = Бұл хабарламаны ашу мүмкін емес. Ол бүлінген.

form-problem = Бір мәселе шықты
# Stands before a page title or a message when a form was refused.
form-error-prefix = Қате:
form-error-stale = Бұл бет тым ұзақ ашық тұрды. Жазғаныңыз осында тұр. Қайта жіберіңіз.

error-home = Бірінші бетке
# $code is a short code for the log.
error-code = Бұл туралы бізге айтсаңыз, мына кодты көрсетіңіз: { $code }
error-missing-title = Мұнда ештеңе жоқ
error-missing = Мекенжай қате терілген болуы мүмкін немесе бұл бет енді жоқ.
error-forbidden-title = Бұл сізге ашық емес
error-forbidden = Бұл бет сіздің рөліңізге кірмейді немесе сұрау басқа сайттан келді. Ештеңе өзгерген жоқ.
error-invalid-title = Формада бірдеңе сәйкес келмейді
error-invalid = Артқа қайтып, тағы бір рет қарап шығыңыз. Ештеңе өзгерген жоқ.
error-conflict-title = Біреу сізден бұрын үлгерді
error-conflict = Осы арада өзгеріс болды. Қайта қарап, жаңадан шешіңіз.
error-gone-title = Ол енді мұнда жоқ
error-gone = Ол жойылған немесе жабылған.
error-busy-title = Қазір мұны істей алмай тұрмыз
error-busy = Жүйе бос емес немесе орын толып кетті. Біздің жақта ештеңе жоғалған жоқ. Бір минуттан кейін қайталап көріңіз.
error-broken-title = Қате бізден кетті
error-broken = Сіздің кінәңіз жоқ. Қайталап көріңіз. Өмірге қауіп төнсе, дереу шұғыл көмек нөміріне қоңырау шалыңыз.
