# Профіль країни: що діє, перевірка, зміни.

country-title = Профіль країни
country-lead = Чого вимагає закон цього місця: до якого віку людина вважається неповнолітньою, кому і про що треба повідомляти, який номер допоможе. Чи повідомляти когось назовні, щоразу вирішує супервізор у цих межах, а програма ніколи.
country-not-legal-advice = Це не юридична консультація. З програмою постачаються суворий профіль і дві вигадані країни. Перш ніж покладатися на свій профіль, попросіть перевірити його юриста вашого місця.
country-back = Назад до захисту
country-reviewed = Переглянуто
country-review-due = Переглянути знову до
country-legal-review = Юридична перевірка
country-needs-review = потрібна місцева юридична перевірка
country-flag = Про що
country-value = Що діє
country-source = Джерело
country-strict = Немає в профілі: діє суворе прочитання
country-strict-profile = Суворий профіль
country-in-use = Чинний профіль країни
# $n is a number of flags.
country-missing = { $n ->
    [one] бракує { $n } ознаки, її читають суворо
    [few] бракує { $n } ознак, їх читають суворо
    [many] бракує { $n } ознак, їх читають суворо
   *[other] бракує { $n } ознаки, їх читають суворо
}
# $n is an age in whole years.
country-years = { $n ->
    [one] { $n } рік
    [few] { $n } роки
    [many] { $n } років
   *[other] { $n } року
}
country-yes = Так
country-no = Ні
country-unknown = Невідомо
country-duty-never = Їм не повідомляють
country-duty-supervisor = Вирішує супервізор
country-duty-required = Вимагає закон; коли і як, вирішує супервізор
country-minor-age = Неповнолітні — молодші за
country-care-age = Згода на допомогу самостійно — від
country-tell-parents = Повідомляти батькам неповнолітніх
country-tell-authorities = Повідомляти органам про неповнолітніх
country-report-child = Повідомляти про дитину в небезпеці
country-report-life = Повідомляти про небезпеку для життя
country-propaganda-law = Закон проти «пропаганди»
country-foreign-funding = Позначка про гроші з-за кордону
country-emergency-number = Номер екстреної допомоги
country-child-helpline = Дитяча лінія допомоги
audit-did-put-country-into-use = Введення в дію профілю країни
