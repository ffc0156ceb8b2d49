# Профиль страны: что действует, проверка, изменение.

country-title = Профиль страны
country-lead = Чего требует закон этого места: до какого возраста человек считается несовершеннолетним, кому и о чём нужно сообщать, какой номер поможет. Сообщать ли кому-то снаружи, каждый раз решает супервизор в этих пределах, а программа никогда.
country-not-legal-advice = Это не юридическая консультация. С программой поставляются строгий профиль и две вымышленные страны. Прежде чем полагаться на свой профиль, попросите проверить его юриста вашего места.
country-back = Назад к защите
country-reviewed = Просмотрено
country-review-due = Снова просмотреть до
country-legal-review = Юридическая проверка
country-needs-review = нужна местная юридическая проверка
country-flag = О чём
country-value = Что действует
country-source = Источник
country-strict = Нет в профиле: действует строгое прочтение
country-strict-profile = Строгий профиль
country-in-use = Действующий профиль страны
# $n is a number of flags.
country-missing = { $n ->
    [one] не хватает { $n } признака, он читается строго
    [few] не хватает { $n } признаков, они читаются строго
    [many] не хватает { $n } признаков, они читаются строго
   *[other] не хватает { $n } признака, они читаются строго
}
# $n is an age in whole years.
country-years = { $n ->
    [one] { $n } год
    [few] { $n } года
    [many] { $n } лет
   *[other] { $n } года
}
country-yes = Да
country-no = Нет
country-unknown = Неизвестно
country-duty-never = Им не сообщают
country-duty-supervisor = Решает супервизор
country-duty-required = Требует закон; когда и как, решает супервизор
country-minor-age = Несовершеннолетние — младше
country-care-age = Согласие на помощь самостоятельно — с
country-tell-parents = Сообщать родителям несовершеннолетних
country-tell-authorities = Сообщать органам о несовершеннолетних
country-report-child = Сообщать о ребёнке в опасности
country-report-life = Сообщать об опасности для жизни
country-propaganda-law = Закон против «пропаганды»
country-foreign-funding = Пометка о деньгах из-за границы
country-emergency-number = Номер экстренной помощи
country-child-helpline = Детская линия помощи
audit-did-put-country-into-use = Ввод в действие профиля страны
