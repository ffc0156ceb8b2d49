# Формалар дерек ретінде: өрістер айналасындағы сөздер, қателер және үйлестірушілер формаларды өзгертетін беттер.

missing-unknown = белгісіз
missing-refused = айтқысы келмеді
missing-not-asked = сұралмады
missing-not-applicable = қолданылмайды
form-or = { " немесе " }
form-only-if = Тек «{ $field }» мынау болса: { $codes }.
form-needed = қажет
form-no-answer = жауап жоқ
form-or-else = немесе: …
form-choose = Таңдау
form-how-many = нешеу
form-empty-counts = Бос қалған өріс «сұралмады» деп есептеледі.
form-error-cut = Форма тым ұзын болғандықтан, бір бөлігі жетпеді. Ештеңе сақталған жоқ.
form-error-required = { $field }: жауап беріңіз немесе жауап неге жоғын көрсетіңіз.
form-error-both = { $field }: жауап та, «{ $missing }» та көрсетілген. Екеуінің бірін қалдырыңыз.
form-error-code = { $field }: формада мұндай нұсқа жоқ. Қайта таңдаңыз.
form-error-pieces = { $field }, { $code }: 1 мен { $most } аралығындағы бүтін сан жазыңыз.
form-error-number = { $field }: { $least } мен { $most } аралығындағы бүтін сан жазыңыз.
form-error-date = { $field }: мұндай күн жоқ. Былай жазыңыз: 2026-11-22.
form-error-long = { $field }: ең көбі { $most } таңба; мұнда { $chars }.
form-wrong-text = Мұны форма ретінде оқу мүмкін емес: { $name }
form-wrong-form = Бағдарламада «{ $name }» деген форма жоқ.
form-wrong-other-form = Бұл «{ $name }» формасы, «{ $other }» емес.
form-wrong-version = Нұсқалар 1-ден басталады.
form-wrong-many = Формада { $other } өрістен артық болмайды.
form-wrong-name = «{ $name }» атау емес: a–z кіші әріптері, сандар және жалғыз _, алдымен әріп, ең көбі 40.
form-wrong-twice = «{ $name }» екі рет тұр.
form-wrong-taken = «{ $name }» атауын бағдарламаның өзі қолданады. Басқасын таңдаңыз.
form-wrong-part = { $name }: «{ $other }» бөлімі жоқ.
form-wrong-no-list = { $name }: таңдау үшін кодтар тізімі керек.
form-wrong-list-here = { $name }: мұндай өріске тізім керек емес.
form-wrong-list = { $name }: «{ $other }» тізімі жоқ.
form-wrong-open-text = { $name }: сөздер әрқашан жеке. personal = true деп жазыңыз.
form-wrong-range = { $name }: ең кіші сан ең үлкенінен үлкен.
form-wrong-rule-self = { $name }: шарт өрістің өзіне сілтейді.
form-wrong-rule-circle = { $name }: шарттар шеңбер бойымен айналады.
form-wrong-rule-field = { $name }: шарт «{ $other }» өрісіне қарайды, ал ондай өріс жоқ.
form-wrong-rule-kind = { $name }: шарт «{ $other }» өрісіне қарайды, онда таңдайтын код жоқ.
form-wrong-rule-empty = { $name }: шартта «{ $other }» өрісінің бірде-бір коды аталмаған.
form-wrong-rule-code = { $name }: шарт «{ $other }» кодын атайды, ал оны онда таңдау мүмкін емес.
form-wrong-empty = «{ $name }» тізімінде код жоқ.
form-wrong-under = «{ $name }» «{ $other }» астында тұр, ал ол тізімде жоқ.
form-wrong-under-under = «{ $name }» «{ $other }» астында тұр, бірақ ол тақырып емес: өзі басқаның астында.
form-wrong-english = { $name }: ағылшыншасы жоқ. Басқа тілдер болмаса да болады.
form-wrong-language = { $name }: «{ $other }» бағдарлама тілі емес.
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } нұсқа
   *[other] { $n } нұсқа
}
