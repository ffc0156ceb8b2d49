# Профиль страны: что действует, проверка, изменение.

country-title = Профиль страны
country-lead = Чего требует закон этого места: до какого возраста человек считается несовершеннолетним, кому и о чём нужно сообщать, какой номер поможет. Сообщать ли кому-то снаружи, каждый раз решает супервизор в этих пределах, а программа никогда.
country-not-legal-advice = Это не юридическая консультация. С программой поставляются строгий профиль и две вымышленные страны. Прежде чем полагаться на свой профиль, попросите проверить его юриста вашего места.
country-back = Назад к защите
country-broken = Действующую версию нельзя прочитать. Действует строгий профиль.
country-problems = Прежде чем ввести в действие
country-checked = В этом тексте ошибок нет. Он ещё не действует.
country-reviewed = Просмотрено
country-review-due = Снова просмотреть до
country-legal-review = Юридическая проверка
country-needs-review = нужна местная юридическая проверка
country-flag = О чём
country-value = Что действует
country-source = Источник
country-strict = Нет в профиле: действует строгое прочтение
country-strict-profile = Строгий профиль
country-which = Начать с профиля из программы
country-which-hint = Он появится в поле ниже. Ничего не изменится, пока вы не введёте его в действие.
country-load = Показать в поле
country-text = Текст профиля
country-check = Проверить текст
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
country-wrong-text = Это нельзя прочитать: { $what }
country-wrong-missing = Не хватает «{ $what }».
country-wrong-unknown = «{ $what }» здесь ничего не значит.
country-wrong-value = Такого значения у «{ $what }» быть не может.
country-wrong-source = У «{ $what }» не указан источник.
country-error-problems = В тексте есть ошибки. Они перечислены выше, со строками.
country-error-changed = Тем временем кто-то ввёл в действие другую версию. Посмотрите её и отправьте это ещё раз.
# $n is a size in KiB.
country-error-big = Текст больше { $n } КиБ.
audit-did-put-country-into-use = Ввод в действие профиля страны
