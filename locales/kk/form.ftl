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
# $n is a whole number.
form-choices = { $n ->
    [one] { $n } нұсқа
   *[other] { $n } нұсқа
}
