# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = Әрекеттер журналы
audit-whole = Барлық журнал бүтін
audit-broken = Журнал өзгертілген
audit-unchecked = Журналдар іске қосылғаннан бері тексерілген жоқ
# $when is a day and a time.
audit-checked = Тексерілді: { $when }.
audit-team-head = Команда тізбегі мынаған жетеді:
audit-check = Қазір тексеру
audit-filter = Тек мынаны көрсету
audit-everybody = Барлық адам
audit-everything = Барлық әрекет
audit-from = Қай күннен
audit-to = Қай күнге дейін
audit-apply = Көрсету
audit-none = Мұнда ештеңе жазылмаған
audit-clear = Бәрін көрсету
audit-older = Ертеректері
audit-export = Көшірме алу (CSV)
audit-export-more = Көшірмеде көрсетілгеннің бәрі, барлық бет бар. Оны алғаныңыз жазылады.
audit-error-day = Күнді былай жазыңыз: 2026-11-21.
audit-column-when = Қашан
audit-column-who = Кім
audit-column-what = Не
audit-column-object = Немен
audit-column-number = Нөмірі
audit-column-name = Әрекеттің атауы
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = Әрекеттер журналы: { $organisation }, көшірме { $when }. Уақыт: { $zone }. Бір жол — бір жазылған әрекет; нөмірлер әр адамда 1-ден басталады.
audit-gone-thread = жойылған әңгіме
audit-gone-complaint = жойылған шағым

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = Бұл нұсқада атауы жоқ әрекет
audit-did-sign-in = Кіру
audit-did-preview-thread = Әңгіменің алғашқы сөздерін көру
audit-did-open-thread = Әңгімені ашу
audit-did-open-complaint = Шағымды ашу
audit-did-answer-complaint = Шағымға жауап беру
audit-did-close-complaint = Шағымды жабу
audit-did-discard = Жаңа әңгімелерді алып қою
audit-did-undo-discard = Алып қойылған әңгімелерді қайтару
audit-did-export-audit = Әрекеттер журналының көшірмесін алу
audit-did-invite = Шақыру
audit-did-withdraw-invitation = Шақыруды қайтарып алу
audit-did-admit = Командаға қабылдау
audit-did-refuse = Қабылдаудан бас тарту
audit-did-change-role = Рөлді өзгерту
audit-did-remove = Командадан шығару
audit-did-new-epoch = Команданың жаңа кілті
audit-did-give-thread = Әңгімені қызметкерге беру
audit-did-take-thread = Әңгімені қызметкерден алу
audit-did-unlock = Сеанстың құлпын ашу
audit-did-end-session = Сеансты аяқтау
audit-did-panic = Дабыл түймесі
audit-did-recover = Сөз тіркесімен қайта кіру
audit-did-change-password = Құпиясөзді өзгерту
audit-did-new-phrase = Жаңа сөз тіркесі
audit-did-allow-factor = Жаңа екінші факторға рұқсат беру
audit-did-confirm-factor = Жаңа екінші факторды растау
audit-did-withdraw-factor = Жаңа екінші факторға берілген рұқсатты қайтарып алу
audit-did-reset-factor = Жаңа екінші факторды орнату
audit-did-make-papers = Қалпына келтіру кілтін жасау
audit-did-add-passkey = Кіру кілтін қосу
audit-did-remove-passkey = Кіру кілтін жою

# The digest of a week.
digest-title = Апталық жиынтық
# $from and $to are days and times.
digest-span = { $from } – { $to }.
digest-why = Бұл бетті басып шығарыңыз немесе мәтінін осы серверден тыс сақтаңыз. Кейін жолды осы жерде салыстыруға болады: ол енді тізбекте жоқ болса, журнал сол жол жазылғанға дейін өзгертілген.
digest-text = Сақтауға арналған мәтін
digest-heads = Барлық тізбектің ұшы
digest-line = Жол
digest-team = Команда тізбегі
digest-counts = Не істелді
digest-total = Барлығы
digest-compare = Ескі жолды салыстыру
digest-compare-label = Бұрынғы жиынтықтың жолы
digest-compare-hint = Нөмір және одан кейінгі бес топ сан.
digest-compare-do = Салыстыру
digest-held = Ол әлі де өз тізбегінің бөлігі.
digest-not-held = Ол ешбір тізбекте жоқ: журнал сол жол жазылғанға дейін өзгертілген немесе бір сан қате.
digest-error-line = Жол — нөмір және бес саннан тұратын бес топ.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = Дерекқордағы команда кілттері немесе журналдар қол қойылғандай емес
alarm-do = Жалғастырмаңыз. Серверге жауапты адамға қоңырау шалыңыз.
alarm-entry = Команда тізбегінің { $number } жазбасы қабылданбады. Ешкім кіре алмайды, сайттағы форма жабық.
alarm-cut = Команда тізбегі қысқартылған немесе қайта жазылған. Ешкім кіре алмайды, сайттағы форма жабық.
alarm-no-team = Команда әлі құрылмаған.
alarm-member = «{ $who }» жолы қол қойылғандай емес.
alarm-missing = «{ $who }» командада бар, бірақ жолы жоқ.
alarm-waiting = «{ $who }» командаға қабылдануды күтуде.
alarm-stranger = «{ $who }» командаға ешкіммен қабылданбаған, бірақ оның кілті бар.
alarm-left = «{ $who }» командадан кеткен, бірақ дерекқорда ол адамның кілті қалған.
alarm-epochs = Команда кілттерінің тізімі қол қойылғандай емес.
alarm-unsealed = «{ $who }» командасының қазіргі кілті жоқ.
alarm-role = «{ $who }» рөліне берілмейтін команда кілтін ұстайды.
alarm-trail = «{ $who }» журналы { $number } жазбасында үзіледі.
alarm-trail-cut = «{ $who }» журналы бұрын болған { $number } жазбасына енді жетпейді.
alarm-no-witness = Куәгер файлы бұл ұйымды әлі білмейді. Ол бір сағат ішінде жазылады.
alarm-witness = Куәгер файлын оқу немесе жазу мүмкін емес. Серверге жауапты адамға айтыңыз.
