# The audit trail at the desk, its digest, and what the desk says when something is not what was signed.

audit-title = Әрекеттер журналы
audit-whole = Барлық журнал бүтін
audit-broken = Журнал өзгертілген
audit-unchecked = Жүйе іске қосылғаннан бері журналдар тексерілген жоқ
# $when is a day and a time.
audit-checked = Тексерілді: { $when }.
audit-team-head = Команда тізбегінің соңы:
audit-check = Қазір тексеру
audit-filter = Тек мынаны көрсету
audit-everybody = Барлық қызметкер
audit-everything = Барлық әрекет
audit-from = Қай күннен
audit-to = Қай күнге дейін
audit-apply = Көрсету
audit-none = Мұнда ештеңе жазылмаған
audit-clear = Бәрін көрсету
audit-older = Ертеректері
audit-export = Көшірме алу (CSV)
audit-export-more = Көшірмеге көрсетіліп тұрғанның бәрі, барлық бетімен қоса кіреді. Көшірме алғаныңыз да журналға жазылады.
audit-error-day = Күнді былай жазыңыз: 2026-11-21.
audit-column-when = Қашан
audit-column-who = Кім
audit-column-what = Не істеді
audit-column-object = Неге қатысты
audit-column-number = Нөмірі
audit-column-name = Әрекеттің атауы
# $organisation is a name, $zone a time zone, $when a moment.
audit-csv-definition = «{ $organisation }» ұйымының әрекеттер журналы, көшірме алынған уақыт: { $when }. Уақыт белдеуі: { $zone }. Бір жол — бір жазылған әрекет; нөмірлер әр адамда 1-ден басталады.
audit-gone-thread = жойылған әңгіме
audit-gone-complaint = жойылған шағым

# What a member did, without the member: as a line of a table, and as a choice in a list.
audit-did-other = Бұл нұсқада атауы жоқ әрекет
audit-did-sign-in = Жүйеге кіру
audit-did-preview-thread = Әңгіменің алғашқы сөздерін көру
audit-did-open-thread = Әңгімені ашу
audit-did-open-complaint = Шағымды ашу
audit-did-answer-complaint = Шағымға жауап беру
audit-did-close-complaint = Шағымды жабу
audit-did-discard = Жаңа әңгімелерді алып тастау
audit-did-undo-discard = Алып тасталған әңгімелерді қайтару
audit-did-export-audit = Әрекеттер журналының көшірмесін алу
audit-did-put-form-into-use = Форманың жаңа нұсқасын іске қосу
audit-did-export-figures = Сандардың көшірмесін алу
audit-did-invite = Адам шақыру
audit-did-withdraw-invitation = Шақыруды қайтарып алу
audit-did-admit = Командаға қабылдау
audit-did-refuse = Қабылдаудан бас тарту
audit-did-change-role = Рөлді өзгерту
audit-did-remove = Командадан шығару
audit-did-new-epoch = Командаға жаңа кілт жасау
audit-did-give-thread = Әңгімені әріптеске беру
audit-did-take-thread = Әңгімені әріптестен қайтарып алу
audit-did-unlock = Сеанстың құлпын ашу
audit-did-end-session = Сеансты аяқтау
audit-did-panic = Дабыл түймесін басу
audit-did-recover = Қалпына келтіру сөздерімен кіру
audit-did-change-password = Құпиясөзді өзгерту
audit-did-new-phrase = Жаңа қалпына келтіру сөздерін жасау
audit-did-allow-factor = Жаңа екінші факторға рұқсат беру
audit-did-confirm-factor = Жаңа екінші факторды растау
audit-did-withdraw-factor = Жаңа екінші факторға берілген рұқсатты қайтарып алу
audit-did-reset-factor = Жаңа екінші факторды орнату
audit-did-make-papers = Қалпына келтіру кілтін жасау
audit-did-add-passkey = Кіру кілтін қосу
audit-did-remove-passkey = Кіру кілтін алып тастау

# The digest of a week.
digest-title = Апталық жиынтық
# $from and $to are days and times.
digest-span = { $from } – { $to }.
digest-why = Бұл бетті басып шығарыңыз немесе мәтінін осы серверден тыс жерде сақтаңыз. Кейін ондағы жолды осы жерде салыстыра аласыз: жол өз тізбегінде енді жоқ болса, журналдың сол жолға дейінгі бөлігі өзгертілген.
digest-text = Сақтауға арналған мәтін
digest-heads = Барлық тізбектің соңы
digest-line = Жол
digest-team = Команда тізбегі
digest-counts = Не істелді
digest-total = Барлығы
digest-compare = Бұрынғы жолды салыстыру
digest-compare-label = Бұрынғы жиынтықтың жолы
digest-compare-hint = Нөмір және одан кейінгі бес топ цифр.
digest-compare-do = Салыстыру
digest-held = Ол әлі де өз тізбегінде тұр.
digest-not-held = Ол ешбір тізбекте жоқ: журналдың сол жолға дейінгі бөлігі өзгертілген немесе бір цифр қате терілген.
digest-error-line = Жол нөмірден және әрқайсысы бес цифрдан тұратын бес топтан құралады.

# What is not as it was signed. $who is a work name, $number the place in a chain.
alarm-title = Дерекқордағы команда кілттері немесе журналдар қол қойылғанына сәйкес келмейді
alarm-do = Әрі қарай ештеңе жасамаңыз. Серверге жауапты адамға қоңырау шалыңыз.
alarm-entry = Команда тізбегіндегі { $number } нөмірлі жазба қабылданбады. Ешкім кіре алмайды, сайттағы форма жабық.
alarm-cut = Команда тізбегі қысқартылған немесе қайта жазылған. Ешкім кіре алмайды, сайттағы форма жабық.
alarm-no-team = Команда әлі құрылмаған.
alarm-member = «{ $who }» туралы жол қол қойылғанына сәйкес келмейді.
alarm-missing = «{ $who }» командада бар, бірақ дерекқорда жолы жоқ.
alarm-waiting = «{ $who }» командаға қабылдануды күтіп тұр.
alarm-stranger = «{ $who }» атты адамды командаға ешкім қабылдамаған, бірақ онда команданың кілті бар.
alarm-left = «{ $who }» командадан кеткен, бірақ дерекқорда оған арналған кілт әлі тұр.
alarm-epochs = Команда кілттерінің тізімі қол қойылғанына сәйкес келмейді.
alarm-unsealed = «{ $who }» атты адамда команданың қазіргі кілті жоқ.
alarm-role = «{ $who }» атты адамда рөліне тиесілі емес команда кілті бар.
alarm-trail = «{ $who }» журналы { $number } нөмірлі жазбада үзіледі.
alarm-trail-cut = «{ $who }» журналы бұрын болған { $number } нөмірлі жазбаға енді жетпейді.
alarm-no-witness = Куәгер файлында бұл ұйым әлі жоқ. Ол бір сағат ішінде жазылады.
alarm-witness = Куәгер файлын оқу немесе жазу мүмкін емес. Серверге жауапты адамға айтыңыз.
