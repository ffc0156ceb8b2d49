# The desk of the team.

desk-name = Nightbus жұмыс орны
desk-home = Кіріс тізіміне
desk-nav = Жұмыс орны
desk-inbox = Кіріс
desk-waiting = жауап күтіп тұр
desk-sign-out = Шығу
desk-public-says = Келушілер көретін жазу:
desk-signed-in = Кірген:
desk-thread = Әңгіме

queues = Әңгіме тізімдері
queue-waiting = Бізден жауап күтеді
queue-mine = Менікі
queue-answered = Біз жауап күтеміз
queue-resolved = Аяқталған
# $queue is the name of a queue.
queue-list = Әңгімелер: { $queue }
inbox-empty = Мұнда күтіп тұрған ештеңе жоқ
inbox-empty-more = Жаңа хабарлама осы бетті қайта ашқанда көрінеді.
inbox-choose = Әңгімені таңдаңыз
inbox-choose-more = Ең ұзақ күткені бірінші тұр.
inbox-more = Тағы көрсету
# $n is a whole number. Short, as in a list.
wait-minutes = { $n ->
    [one] { $n } мин
   *[other] { $n } мин
}
wait-hours = { $n ->
    [one] { $n } сағат
   *[other] { $n } сағат
}
wait-days = { $n ->
    [one] { $n } күн
   *[other] { $n } күн
}
state-new = Жаңа
state-resolved = Аяқталған
state-waiting-for-us = Бізден жауап күтеді
state-answered = Жауап берілді
channel-web = Веб-чат

thread-back = Тізімге қайту
thread-take = Өзіме алу
thread-resolve = Аяқтау
thread-limits-shown = Құпиялылық шектері бірінші хабарламадан бұрын көрсетілді.
thread-visitor = Келуші
# $code is the code name of a conversation.
thread-reply = { $code } әңгімесіне жауап
thread-sent-as = Жіберуші:
thread-reopens = Жауап жазсаңыз, әңгіме қайта ашылады.
thread-side = Осы әңгіме туралы
side-language = Тілі
side-taken = Кім алды
side-nobody = әзірге ешкім
side-emergency = Шұғыл көмек нөмірі
side-danger = Өмірге қауіп төнсе
# $number is the emergency number of the place.
side-danger-more = Алдымен { $number } нөмірін жазып жіберіңіз, содан кейін адамды жалғыз қалдырмаңыз.
thread-error-taken = Бұл әңгімені әріптесіңіз алып қойған. Сонда да жауап бере аласыз, ол мұны көреді.
thread-error-colleague = Сіз жазып жатқанда әріптесіңіз жауап берді. Оны жоғарыдан оқыңыз. Мәтініңіз осында тұр: өзгертіңіз немесе сол күйінде жіберіңіз.
thread-error-news = Осы арада жаңа хабарлама келді. Алдымен соны оқыңыз. Жауап қажет болмаса, әңгімені қайтадан аяқтаңыз.
thread-error-deleted = Келуші бұл әңгімені жойды. Жауабыңыз жіберілген жоқ; мәтіні төменде тұр.
