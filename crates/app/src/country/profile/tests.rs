//! What a profile says, what is missing, what is wrong.

use super::*;

const GOOD: &str = r#"name = { en = "Exampleland" }
reviewed_on = "2026-11-22"
review_due = "2027-05-22"
legal_review = "needed"
[minor_age]
value = 16
source = "an invented law"
[tell_parents]
value = "never"
source = "an invented law"
"#;

fn wrong(from: &str, to: &str) -> Vec<Problem> {
    assert!(GOOD.contains(from), "{from}");
    parse(&GOOD.replacen(from, to, 1)).expect_err(to)
}

#[test]
fn a_flag_that_a_profile_lacks_has_its_strict_value() {
    let profile = parse(GOOD).expect("it is right");
    assert_eq!((profile.minor_age(), profile.duty(Flag::TellParents)), (16, Duty::Never));
    let missing: Vec<_> = profile.missing().collect();
    assert_eq!(missing.len(), Flag::ALL.len() - 2);
    for flag in missing {
        assert_eq!(profile.get(flag), Set { value: flag.strict(), source: None }, "{flag:?}");
    }
    assert_eq!(profile.duty(Flag::ReportChild), Duty::Required);
    assert_eq!(profile.number(Flag::ChildHelpline), None, "no number that nobody has checked");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let at = |line, wrong| vec![(line, wrong)];
    assert_eq!(wrong("value = 16", "value = 11"), at(6, Wrong::Value("minor_age.value".into())));
    assert_eq!(wrong("\"never\"", "\"maybe\""), at(9, Wrong::Value("tell_parents.value".into())));
    assert_eq!(wrong("source = \"an invented law\"", ""), at(5, Wrong::Source("minor_age".into())));
    assert_eq!(wrong("[tell_parents]", "[tell_neighbours]"), at(8, Wrong::Unknown("tell_neighbours".into())));
    assert_eq!(wrong("\"2027-05-22\"", "\"soon\""), at(3, Wrong::Value("review_due".into())));
    assert_eq!(wrong("{ en =", "{ fr ="), at(1, Wrong::Missing("name.en".into())));
    assert!(matches!(wrong("value = 16", "value = = 16")[..], [(6, Wrong::Text(_))]));
    assert_eq!(wrong("legal_review = \"needed\"", ""), at(1, Wrong::Missing("legal_review".into())));
    let two = parse(&GOOD.replace("an invented law", " ")).expect_err("no sources");
    assert_eq!(two, [(5, Wrong::Source("minor_age".into())), (8, Wrong::Source("tell_parents".into()))]);
}
