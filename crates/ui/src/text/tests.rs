use super::*;

const EN: &str = r"
-brand = Nightbus
hello = Welcome to { -brand }
leave = Leave now
    .label = Leave now. Go to a weather page
waiting = { $count ->
    [one] { $count } message from { $name }
   *[other] { $count } messages from { $name }
}
outer = { waiting } today
year = { NUMBER($year, useGrouping: 0) }
";

fn catalogue() -> &'static Catalogue {
    let ru = "waiting = { $count ->\n    [one] { $count } сообщение\n    [few] { $count } сообщения\n   *[many] { $count } сообщений\n}";
    let ar = "from = من { $name }\nplural = { $n ->\n    [two] رسالتان\n    [few] { $n } رسائل\n   *[other] { $n } رسالة\n}";
    let files = [(Lang::En, "a.ftl", EN), (Lang::Ru, "a.ftl", ru), (Lang::Ar, "a.ftl", ar)];
    Catalogue::load(files).unwrap().leak()
}

fn fault(files: &[(Lang, &str, &str)]) -> String {
    Catalogue::load(files.iter().copied()).err().expect("must be refused")
}

fn moment(text: &str) -> Moment {
    Moment::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

#[test]
fn a_message_without_variables_is_said_and_a_term_is_followed() {
    let t = catalogue().speak(Lang::En);
    assert_eq!(t.say("hello"), "Welcome to Nightbus");
    assert_eq!(t.say("leave.label"), "Leave now. Go to a weather page");
    assert_eq!(t.lang(), Lang::En);
}

#[test]
fn a_missing_message_or_variable_shows_a_mark_and_does_not_panic() {
    let t = catalogue().speak(Lang::En);
    assert_eq!(t.say("nowhere"), "⟦nowhere⟧");
    assert!(std::ptr::eq(t.say("nowhere"), t.say("nowhere")));
    assert_eq!(t.say("waiting"), "⟦waiting⟧");
    assert_eq!(t.with("waiting", "count", 2_i64), "⟦waiting⟧");
    assert_eq!(t.with("nowhere.at", "n", "x"), "⟦nowhere.at⟧");
    assert_eq!(catalogue().speak(Lang::Fr).say("hello"), "⟦hello⟧");
}

#[test]
fn numbers_choose_the_plural_form_of_their_language() {
    let en = catalogue().speak(Lang::En);
    assert_eq!(en.with2("waiting", "count", 1_i64, "name", "Sam"), "1 message from Sam");
    assert_eq!(en.with2("waiting", "count", 1_500_usize, "name", "Sam"), "1,500 messages from Sam");
    let ru = catalogue().speak(Lang::Ru);
    let said = [1_i64, 3, 11, 21, 1_004].map(|n| ru.with("waiting", "count", n));
    assert_eq!(
        said.each_ref().map(|s| s.split_whitespace().last().unwrap()),
        ["сообщение", "сообщения", "сообщений", "сообщение", "сообщения"]
    );
    assert_eq!(said[4], "1\u{a0}004 сообщения");
    let ar = catalogue().speak(Lang::Ar);
    assert_eq!(ar.with("plural", "n", 2_u32), "رسالتان");
    assert_eq!(ar.with("plural", "n", 4_u32), "\u{2068}4\u{2069} رسائل");
}

#[test]
fn variables_are_isolated_only_where_the_script_runs_right_to_left() {
    assert_eq!(catalogue().speak(Lang::Ar).with("from", "name", "Sam"), "من \u{2068}Sam\u{2069}");
    assert!(
        !catalogue().speak(Lang::En).with2("waiting", "count", 1_i64, "name", "Sam").contains('\u{2068}')
    );
}

#[test]
fn the_variables_of_a_message_include_those_of_messages_it_refers_to() {
    let names = catalogue().variables(Lang::En, "outer");
    assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), ["count", "name"]);
    assert!(catalogue().variables(Lang::En, "hello").is_empty());
    let mut keys: Vec<_> = catalogue().keys(Lang::En).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["hello", "leave", "leave.label", "outer", "waiting", "year"]);
}

#[test]
fn the_made_up_languages_change_the_words_and_leave_variables_alone() {
    let long = catalogue().speak(Lang::Long);
    assert_eq!(long.say("leave"), "Ļééáávéé ññóóŵ");
    assert!(long.with2("waiting", "count", 1_i64, "name", "Sam").ends_with("Sam"));
    let mirror = catalogue().speak(Lang::Mirror);
    assert_eq!(mirror.say("leave"), "\u{202e}Leave\u{202c} \u{202e}now\u{202c}");
    assert_eq!(long.say("nowhere"), "⟦nowhere⟧");
}

#[test]
fn a_fault_in_a_file_names_the_file_and_the_message() {
    let broken = fault(&[(Lang::En, "chat.ftl", "fine = yes\nbroken = { $\n")]);
    assert!(broken.contains("chat.ftl") && broken.contains("broken"), "{broken}");
    let twice = fault(&[(Lang::En, "a.ftl", "same = 1"), (Lang::En, "b.ftl", "same = 2")]);
    assert!(twice.contains("b.ftl") && twice.contains("same") && twice.contains("a.ftl"), "{twice}");
    let within = fault(&[(Lang::Fr, "a.ftl", "same = 1\nsame = 2")]);
    assert!(within.contains("a.ftl") && within.contains("same"), "{within}");
    let nowhere = fault(&[(Lang::En, "a.ftl", "ask = { other }")]);
    assert!(nowhere.contains("ask") && nowhere.contains("other"), "{nowhere}");
    let circle = fault(&[(Lang::En, "a.ftl", "ping = { pong }\npong = { ping }")]);
    assert!(circle.contains("itself"), "{circle}");
    let function = fault(&[(Lang::En, "a.ftl", "when = { DATETIME($now) }")]);
    assert!(function.contains("DATETIME"), "{function}");
}

#[test]
fn the_same_id_in_two_languages_is_no_fault() {
    assert!(Catalogue::load([(Lang::En, "a.ftl", "same = 1"), (Lang::Fr, "a.ftl", "same = 2")]).is_ok());
}

#[test]
fn every_language_writes_numbers_with_latin_digits_and_its_own_grouping() {
    let written = Lang::ALL.map(|lang| catalogue().speak(lang).number(1_234_567));
    assert_eq!(
        written,
        [
            "1,234,567",
            "1\u{202f}234\u{202f}567",
            "1\u{a0}234\u{a0}567",
            "1\u{a0}234\u{a0}567",
            "1\u{a0}234\u{a0}567",
            "1,234,567"
        ]
    );
    for lang in Lang::ALL {
        assert_eq!(catalogue().speak(lang).number(42), "42");
    }
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let (at, zone) = (moment("2026-11-20T23:45:59Z"), TimeZone::UTC);
    let dates = Lang::ALL.map(|lang| catalogue().speak(lang).date(at, &zone));
    assert_eq!(
        dates,
        [
            "20 November 2026",
            "20 novembre 2026",
            "20 ноября 2026\u{202f}г.",
            "20 листопада 2026\u{202f}р.",
            "2026\u{202f}ж. 20 қараша",
            "20 نوفمبر 2026"
        ]
    );
    let days = Lang::ALL.map(|lang| catalogue().speak(lang).day(at, &zone));
    assert_eq!(days, ["20 November", "20 novembre", "20 ноября", "20 листопада", "20 қараша", "20 نوفمبر"]);
    let fridays = Lang::ALL.map(|lang| catalogue().speak(lang).weekday(Weekday::Friday));
    assert_eq!(fridays, ["Friday", "vendredi", "пятница", "пʼятниця", "жұма", "الجمعة"]);
    assert_eq!(catalogue().speak(Lang::En).weekday(Weekday::Sunday), "Sunday");
}

#[test]
fn a_time_is_on_a_24_hour_clock_in_the_zone_asked_for() {
    let t = catalogue().speak(Lang::Ar);
    let almaty = TimeZone::fixed(jiff::tz::offset(5));
    assert_eq!(t.time(moment("2026-11-20T23:45:59Z"), &TimeZone::UTC), "23:45");
    assert_eq!(t.time(moment("2026-11-20T23:45:59Z"), &almaty), "04:45");
    assert_eq!(catalogue().speak(Lang::En).day(moment("2026-11-20T23:45:59Z"), &almaty), "21 November");
}

#[test]
fn the_catalogue_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Catalogue>();
    shared::<Speech>();
}
