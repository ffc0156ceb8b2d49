# Complaints and feedback without a name. Nothing about the person is asked.

foot-complain = Пожаловаться или оставить отзыв, не называя себя

complaint-title = Жалоба или отзыв
complaint-lead = Что-то пошло не так или, наоборот, было хорошо? Расскажите здесь. Не нужны ни имя, ни аккаунт, ни открытый разговор. Не пишите, кто вы, если не хотите.
complaint-about = О чём это?
complaint-about-nothing = Не хочу выбирать
complaint-topic-worker = О сотруднике
complaint-topic-waiting = Об ожидании ответа
complaint-topic-advice = О полученных советах
complaint-topic-privacy = О моей приватности
complaint-topic-website = Об этом сайте
complaint-topic-other = О другом
complaint-label = Что случилось?
complaint-hint = На любом языке. Если вы знаете рабочее имя и день, это поможет нам разобраться.
complaint-send = Отправить
complaint-have-code = У меня есть код жалобы
complaint-next = Что будет дальше
complaint-who-reads = Прочитать это могут только координаторы организации. Никто из остальных сотрудников не может, даже тот, о ком вы пишете. Если вы пишете о координаторе, этот координатор тоже сможет это прочитать.
complaint-code-more = Вы получите код жалобы. По нему позже можно с любого устройства посмотреть здесь, есть ли ответ. Код открывает только эту жалобу, и с разговором её ничто не связывает.
complaint-no-promise = Мы не можем обещать ответ к определённому сроку. Когда координатор начнёт разбираться, это будет видно на странице, которую открывает код.
# $days is a whole number.
complaint-kept = { $days ->
    [one] Жалоба, на которую ответили или которую закрыли, удаляется через { $days } день после последнего изменения.
    [few] Жалоба, на которую ответили или которую закрыли, удаляется через { $days } дня после последнего изменения.
    [many] Жалоба, на которую ответили или которую закрыли, удаляется через { $days } дней после последнего изменения.
   *[other] Жалоба, на которую ответили или которую закрыли, удаляется через { $days } дня после последнего изменения.
}
complaint-sent-title = Получено
complaint-sent = Ваш текст сохранён, и прочитать его могут только координаторы.
complaint-code-title = Ваш код жалобы
complaint-code-once = Запишите этот номер, прежде чем уйти с этой страницы. Мы покажем его только один раз и не сможем найти его для вас.
complaint-code-hint = Двадцать цифр. Пробелы и дефисы не важны.
complaint-code-lost = Потерянный код нельзя восстановить: мы не знаем, чей он. Вы всегда можете написать новую жалобу.
complaint-trace-title = Посмотреть, есть ли ответ
complaint-trace-open = Открыть
complaint-new = Написать новую жалобу
complaint-own-title = Ваша жалоба
complaint-state-received = Получена
complaint-state-looked-at = Разбираемся
complaint-state-answered = Есть ответ
complaint-state-closed = Закрыта
complaint-state-received-more = Жалоба у нас. Координаторы ещё не начали разбираться.
complaint-state-looked-at-more = Координатор разбирается.
complaint-state-answered-more = Наш ответ ниже.
complaint-state-closed-more = Координатор закрыл жалобу.
complaint-add = Хотите что-нибудь добавить?
complaint-add-hint = Добавить можно один раз.
complaint-add-send = Добавить
complaint-error-closed = Сейчас мы не можем безопасно принимать жалобы. Ваш текст остался здесь, ничего не отправлено.
complaint-error-mistyped = Это не полный код: какая-то цифра неверна, пропущена или лишняя. Сравните код с тем, что вы записали.
complaint-error-unknown = Этот код не открывает ни одной жалобы. Сравните его с тем, что вы записали. Если код верный, возможно, жалоба уже удалена.
complaint-error-busy = Проверить код не получилось: сейчас слишком много запросов. Попробуйте ещё раз через минуту.
complaint-error-added = Этот текст не отправлен: до него отправили другой, а добавить можно только один раз. Он остался здесь: скопируйте его в новую жалобу.

# At the desk of coordinators.
desk-complaints = Жалобы
desk-complaints-new = новых
complaints-open = Открытые
complaints-done = С ответом и закрытые
complaints-none = Здесь ничего нет
complaints-none-more = Новая жалоба появится, когда вы откроете эту страницу снова.
complaints-received = Получена:
complaints-look = Разбираюсь
complaints-close = Закрыть
complaints-person = Автор жалобы
complaints-answer = Ваш ответ
complaints-answer-hint = Ответ появится на странице, которую открывает код, с вашим рабочим именем и ролью.
complaints-send = Отправить ответ
complaints-side = Об этой жалобе
complaints-only-you = Она зашифрована для тех, кто был координатором, когда она пришла. Остальные сотрудники не могут её открыть. Не выясняйте, кто её написал.
complaints-not-yours = Ваш ключ не открывает эту жалобу
complaints-not-yours-more = Она пришла до того, как вы стали здесь координатором. Спросите того, кто им уже был.
complaint-error-news = Тем временем появился новый текст. Сначала прочитайте его. Если вы писали ответ, он остался здесь.
