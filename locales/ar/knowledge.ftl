# $on and $due are dates such as 2026-11-20.
card-reviewed = إسعافات أولية عامة. قُرئ النص كاملًا في { $on }، وموعد قراءته التالية { $due }. وما زال يحتاج إلى مراجعة طبيب محلي.
card-sources = المصادر:
