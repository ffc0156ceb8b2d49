//! What the lexicons for English, French and Arabic find in sentences of their authors. How well they do with wordings of
//! somebody else is measured by the bench, on the labelled messages.

use lexicon::{Lexicon, Set};

/// The kinds that ring; a sentence of the tables names at most one of them.
const EMERGENCIES: [&str; 8] = [
    "not_breathing",
    "unresponsive",
    "seizure",
    "chest_pain",
    "overheated",
    "suicide",
    "violence",
    "child_in_danger",
];

fn set() -> Set {
    let codes = app::triage::codes();
    let texts = [
        include_str!("../../../../content/lexicons/en.toml"),
        include_str!("../../../../content/lexicons/fr.toml"),
        include_str!("../../../../content/lexicons/ar.toml"),
    ];
    Set::compile(
        &texts.map(|text| Lexicon::parse(text, &codes).expect("the shipped lexicons are well formed")),
    )
}

/// Each sentence has the code beside it; no emergency is found in one that tells of none.
fn holds(table: &[(&str, &str)]) {
    let set = set();
    for (wanted, text) in table {
        let found: Vec<_> = set.read(text).into_iter().map(|found| found.code).collect();
        assert!(wanted.is_empty() || found.contains(wanted), "{wanted} in {text}: {found:?}");
        let quiet = !EMERGENCIES.contains(wanted);
        assert!(!quiet || !found.iter().any(|code| EMERGENCIES.contains(code)), "{text}: {found:?}");
    }
}

#[test]
fn english_words_are_found_and_figures_of_speech_are_not() {
    holds(&[
        ("not_breathing", "my mate has stopped breathing i dont know what to do"),
        ("not_breathing", "shes barely breathing and her lips are blue"),
        ("not_breathing", "he isnt breathin!!"),
        ("unresponsive", "cant wake him up, been shaking him for ages"),
        ("unresponsive", "she passed out on the bathroom floor and wont respond"),
        ("unresponsive", "i think hes overdosing right now"),
        ("seizure", "my gf is having a seizure on the kitchen floor"),
        ("seizure", "hes convulsing and foaming at the mouth"),
        ("chest_pain", "my chest hurts so bad after that line"),
        ("chest_pain", "think im having a heart attack"),
        ("overheated", "shes burning up and talking nonsense"),
        ("overheated", "his temperature is 41 and he took two pills"),
        ("suicide", "i want to kill myself tonight"),
        ("suicide", "i dont want to be here anymore"),
        ("suicide", "swallowed a whole bottle of pills"),
        ("violence", "my boyfriend is hitting me again"),
        ("violence", "he has a knife and wont let me leave"),
        ("violence", "im locked in the bathroom he is trying to break the door"),
        ("child_in_danger", "my toddler swallowed a methadone tablet"),
        ("child_in_danger", "the baby is left alone in the flat"),
        ("", "i was dying of laughter last night"),
        ("", "that song kills me"),
        ("", "i dont want to die, i am just tired"),
        ("", "he is breathing fine now, sleeping"),
        ("", "had a seizure last year, is it safe to take tramadol"),
        ("", "what do i do if someone stops breathing"),
        ("", "can meth cause seizures"),
        ("", "my phone is dying, write tomorrow"),
        ("", "killed it at work today"),
        ("", "he hit me up for a lift"),
        ("withdrawal", "three days of withdrawal, cant stop shivering"),
        ("hcv", "where can i get a hep c test"),
        ("oat", "how do i start methadone"),
        ("supplies", "i need clean needles"),
        ("signal", "bad batch going round, way stronger than usual"),
        ("voice_note", "i sent you a voice message"),
        ("housing", "sleeping rough since monday"),
        ("law", "police searched me yesterday"),
        ("pregnancy", "i am pregnant and still using"),
        ("timetable", "what time do you open tomorrow"),
    ]);
}

#[test]
fn french_words_are_found_and_figures_of_speech_are_not() {
    holds(&[
        ("not_breathing", "il respire plus aidez moi"),
        ("not_breathing", "elle narrive plus a respirer et ses lèvres sont bleues"),
        ("not_breathing", "mon pote s'étouffe avec son vomi"),
        ("unresponsive", "j'arrive pas à le réveiller"),
        ("unresponsive", "ma copine est inconsciente"),
        ("unresponsive", "je crois qu'il fait une overdose là"),
        ("seizure", "elle convulse par terre"),
        ("seizure", "il fait une crise d'épilepsie maintenant"),
        ("chest_pain", "j'ai super mal à la poitrine depuis la trace"),
        ("chest_pain", "je crois que je fais une crise cardiaque"),
        ("overheated", "il est brûlant et il délire"),
        ("overheated", "elle a 41 de fièvre après le taz"),
        ("suicide", "je veux mourir ce soir"),
        ("suicide", "jai avalé toute la boite de cachets"),
        ("suicide", "j'ai plus envie de vivre"),
        ("violence", "mon mec me frappe"),
        ("violence", "il a un couteau et il me laisse pas sortir"),
        ("violence", "je suis enfermée dans la salle de bain il tape sur la porte"),
        ("child_in_danger", "mon fils de 3 ans a avalé un cachet de subutex"),
        ("child_in_danger", "le bébé est tout seul dans l'appart"),
        ("", "je suis mort de rire"),
        ("", "cette chanson me tue"),
        ("", "je veux pas mourir, juste dormir"),
        ("", "il respire normalement, tout va bien"),
        ("", "j'ai fait une crise d'épilepsie l'année dernière"),
        ("", "que faire si quelqu'un ne respire plus"),
        ("", "mon téléphone est mort"),
        ("", "j'ai failli faire une crise cardiaque en voyant la facture"),
        ("", "coup de foudre hier soir"),
        ("", "je crève de faim"),
        ("withdrawal", "je suis en manque depuis deux jours"),
        ("hcv", "comment on soigne l'hépatite C"),
        ("oat", "je prends de la méthadone"),
        ("supplies", "je cherche des seringues propres"),
        ("signal", "attention nouveau lot, beaucoup plus fort que d'habitude"),
        ("voice_note", "je vous ai envoyé un vocal"),
        ("housing", "je dors dehors"),
        ("law", "les flics m'ont mis en garde à vue"),
        ("pregnancy", "je suis enceinte"),
        ("timetable", "vous êtes ouverts demain"),
    ]);
}

#[test]
fn arabic_words_are_found_and_figures_of_speech_are_not() {
    holds(&[
        ("not_breathing", "صاحبي ما عم يتنفس"),
        ("not_breathing", "مش بيتنفس وشفايفه زرقا"),
        ("not_breathing", "ma3am yetnafas sa3douni"),
        ("unresponsive", "ما عم يصحى، شو اعمل"),
        ("unresponsive", "مبيردش عليا خالص وواقع على الارض"),
        ("unresponsive", "صديقتي فاقدة الوعي"),
        ("unresponsive", "خويا ما بغاش يفيق"),
        ("seizure", "عم يتشنج قدامي"),
        ("seizure", "رغوة عم تطلع من تمه"),
        ("chest_pain", "صدري عم يوجعني كتير"),
        ("chest_pain", "حاسس بجلطة"),
        ("overheated", "جسمه نار وعم يخرف"),
        ("overheated", "حرارته 41 بعد الحبوب"),
        ("suicide", "بدي موت"),
        ("suicide", "عايز انتحر"),
        ("suicide", "بغيت نقتل راسي"),
        ("suicide", "بلعت علبة الحبوب كلها"),
        ("violence", "جوزي بيضربني"),
        ("violence", "معه سكين وبده يقتلني"),
        ("violence", "راجلي كيضربني دابا"),
        ("child_in_danger", "ابني بلع حبة ميثادون"),
        ("child_in_danger", "الطفل لحاله بالبيت من ساعات"),
        ("", "بموت من الضحك"),
        ("", "ميت من الجوع"),
        ("", "ما بدي موت بس تعبان"),
        ("", "هو عم يتنفس منيح"),
        ("", "اجتني نوبة صرع السنة الماضية"),
        ("", "شو بعمل اذا حدا وقف عن التنفس"),
        ("", "تلفوني مات"),
        ("", "كسر قلبي"),
        ("", "بقتل الوقت"),
        ("withdrawal", "اعراض الانسحاب قوية"),
        ("oat", "كيف بقدر اخد ميثادون"),
        ("hcv", "عندي التهاب الكبد سي"),
        ("supplies", "وين بلاقي ابر نظيفة"),
        ("signal", "الحبوب مغشوشة انتبهوا"),
        ("voice_note", "بعتلكم رسالة صوتية"),
        ("housing", "نايم بالشارع"),
        ("law", "مسكتني الشرطة"),
        ("pregnancy", "انا حامل"),
        ("timetable", "امتى بتفتحوا"),
    ]);
}
