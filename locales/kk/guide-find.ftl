# Searching the guide.

guide-find-title = Анықтамалықтан іздеу
guide-find-label = Не іздеп отырсыз?
guide-find-hint = Бір-екі сөз жеткілікті. Жаргонмен немесе қатемен жаза беруге болады.
guide-find-do = Іздеу
guide-find-empty = Не іздеп отырғаныңызды жазыңыз.
guide-find-found = Көмегі тиюі мүмкін беттер
guide-find-other = Тек басқа тілдерде
guide-find-nothing = Мұндай бет табылмады
guide-find-nothing-more = Анықтамалықта бәрі бірдей жоқ. Басқа сөзбен іздеп көріңіз немесе бізге жазыңыз.
guide-find-private = Не іздегеніңіз еш жерде жазылмайды. Ол беттің адресінде де көрінбейді.
guide-find-ask = Керегіңіз бұл емес пе? Бізден сұраңыз, атыңызды айтудың қажеті жоқ.
