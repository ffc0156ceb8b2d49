# Reports: beside a conversation, in the list, corrected, given back and accepted; locked months.

report-title = Есептер
report-waits = сізді күтіп тұр
# A link beside a conversation: to the report about it.
report-link = Есеп
report-new = Байланыс туралы есеп
report-to-conversation = Әңгімеге
report-draft-kept = Жоба сақталды
report-see-messages = Хабарламалар
report-see-form = Формаға
# $who is a work name, $day a date.
report-filed-by = Есеп тапсырылды: { $who }, { $day }.
report-news-since = Бұл форма содан кейін жазылғандар туралы.
report-no-news-since = Содан бері ештеңе жазылған жоқ. Ол есепте қате болса, екіншісін тапсырмай, соны түзетіңіз.
report-open-last = Сол есепті ашу
report-nothing-to-report = Есеп жазатындай хабарлама әлі жоқ.
report-sealed = Сөзбен жазғаныңыз шифрланады: оны сіз және үйлестірушілер оқи алады. Таңдағаныңыз есептеледі.
report-submit = Есепті тапсыру
report-save-draft = Жобаны сақтау
report-discard = Жобаны жою
report-facts = Әңгімеден
# A mark at a field that was filled in already.
report-from-chat = әңгімеден
# A mark at the minutes of work.
report-estimated = шамамен
report-from-last = соңғы есептен
report-time = Басталуы мен аяқталуы
report-worker = Қызметкер
report-person = Адам
report-person-known = бұрыннан белгілі: мұнда есепке алынған
report-person-new = жаңа: мұнда бірінші рет есепке алынады
report-own = Менікі
report-review = Тексерілетін
report-periods = Айлар
report-was-filed = Есеп тапсырылды.
report-open-it = Ашу
report-state = Күйі
report-state-draft = Жоба
report-state-submitted = Тапсырылды
report-state-returned = Қайтарылды
report-state-accepted = Қабылданды
report-filed-on = Тапсырылған күні
# $day is a day.
report-words-go = Мәтіні жойылатын күн: { $day }
report-draft-goes = Жойылатын күні: { $day }
report-none = Мұнда есеп жоқ
report-none-own = Әңгімені ашып, ол туралы есеп тапсыру үшін «Есеп» дегенді таңдаңыз.
report-none-review = Сұралғанға сай ештеңе жоқ немесе ештеңе күтіп тұрған жоқ.
report-to-list = Есептерге
report-back = Есепке
report-correct = Түзету
report-correct-more = Есептің бұрынғы мазмұны оны оқи алатындарға көрініп тұрады.
report-correct-do = Түзетуді сақтау
report-why = Неге түзетіледі (жазбасаңыз да болады)
report-locked = Ай жабық
report-open = Ашық
report-steps = Есеппен не болды
report-step-corrected = Түзетілді
report-step-returned = Қайтарылды
report-step-accepted = Қабылданды
report-before = бұрын:
report-nothing = жауап жоқ
report-forgotten = Әңгіме жойылды. Есептелгені қалады; сөздер, уақыттар және адам туралы мәлімет енді жоқ.
report-filing = Тапсыру
report-day = Байланыс күні
report-verdict = Тексеру
report-word = Есеп жазған адамға сөз
report-word-hint = Есепті қайтарсаңыз, міндетті. Есеппен бірге шифрланады.
report-accept = Қабылдау
report-return = Қайтару
report-periods-more = Сандары тапсырылған айды жабыңыз. Жабық айдың есебін сіз айды қайта ашқанша ешкім тапсыра, түзете, қайтара немесе қабылдай алмайды.
# $who is a work name, $when a day and a time.
report-locked-by = Жапқан: { $who }, { $when }.
report-opened-by = Қайта ашқан: { $who }, { $when }.
report-reason = Себебі
report-reason-correction = Есепті түзету керек
report-reason-late = Есеп кеш келді
report-reason-mistake = Қателесіп жабылды
report-reason-other = Басқа себеп
report-lock-month = Айды жабу
report-open-month = Қайта ашу
# $n is a whole number: drafts, submitted and returned reports.
report-lock-sure = { $n ->
    [one] { $n } есеп әлі қабылданбаса да жабу
   *[other] { $n } есеп әлі қабылданбаса да жабу
}
report-error-gone = Бұл есеп енді жоқ немесе оның әңгімесі жойылған. Жазғаныңыз әлі осында.
report-error-changed = Осы арада есепті басқа біреу өзгертті немесе ол басқа терезеде өзгертілді. Жазғаныңыз әлі осында; қазір тұрғанның орнына қою үшін қайта жіберіңіз.
report-error-another = Осы арада бұл хабарламалар туралы есеп тапсырылды. Екіншісін тапсырмас бұрын соны ашыңыз, әйтпесе бір байланыс екі рет есептеледі. Жазғаныңыз әлі осында.
report-error-locked = Бұл байланыстың айы жабық. Үйлестірушіден айды ашуды сұраңыз, содан кейін осыны қайта жіберіңіз. Оған дейін жоба ретінде сақтай аласыз.
report-error-future = Әлі келмеген күнді тапсыруға немесе жабуға болмайды.
report-error-state = Бұл есеп енді басқа күйде. Қайта қараңыз.
report-error-busy = Қазір сақтау мүмкін болмады. Жазғаныңыз әлі осында; қайта жіберіңіз.
report-error-word = Не жетіспейтінін немесе не қате екенін бірнеше сөзбен айтыңыз.
report-error-reason = Ай неге қайта ашылатынын таңдаңыз.
report-error-sure = Бұл айдың кейбір есептері әлі қабылданған жоқ. Сонда да жабу үшін белгі қойыңыз.
# $words stand in a text, $kind is one of the kinds below.
scrub-found = «{ $words }» кімнің кім екенін білдіруі мүмкін: { $kind }.
scrub-more = Бұл сөздерді алып тастаңыз немесе олар ешкімді танытпайтынын белгілеңіз.
scrub-sure = Бұл ешкімді танытпайды
scrub-name = есім
scrub-phone = телефон нөмірі
scrub-email = электрондық пошта мекенжайы
scrub-handle = желідегі лақап ат
scrub-address = мекенжай
scrub-document = құжат нөмірі
scrub-birth-date = туған күні
scrub-link = сілтеме
audit-did-open-report = Басқа адамның есебін ашу
audit-did-return-report = Есепті қайтару
audit-did-accept-report = Есепті қабылдау
audit-did-correct-report = Басқа адамның есебін түзету
audit-did-lock-period = Айды жабу
audit-did-open-period = Жабық айды ашу
report-kept = Толтырғаныңыздың бәрі осы бетте сақтаулы және түймемен бірге жіберіледі.
