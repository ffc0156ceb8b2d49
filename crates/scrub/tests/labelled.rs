//! How much of the labelled set is found, with floors a little below what was measured.

mod scoring;

use scoring::{HALVES, LANGUAGES, Score, cases, table};
use scrub::Kind;

fn total(half: &str, fits: impl Fn(&str, Kind) -> bool) -> Score {
    let mut sum = Score::default();
    table(half).iter().filter(|row| fits(row.0, row.1)).for_each(|row| sum.add(row.2));
    sum
}

#[test]
fn the_set_has_enough_summaries_and_enough_without_anything_to_find() {
    for language in LANGUAGES {
        let cases: Vec<_> = HALVES.iter().flat_map(|half| cases(half, language)).collect();
        let empty = cases.iter().filter(|case| case.labels.is_empty()).count();
        assert!(cases.len() >= 60, "{language}: {}", cases.len());
        let mut texts: Vec<_> = cases.iter().map(|case| (&case.text, &case.place)).collect();
        texts.sort();
        let twice = texts.windows(2).find(|pair| pair[0].0 == pair[1].0);
        assert!(twice.is_none(), "{twice:?}");
        assert!(empty * 10 >= cases.len() * 4, "{language}: {empty} of {}", cases.len());
    }
}

#[test]
fn recall_and_precision_of_both_halves_stay_above_their_floors() {
    for half in HALVES {
        let all = total(half, |_, _| true);
        assert!(all.recall() >= 0.95, "{half}: {all:?}");
        assert!(all.precision() >= 0.90, "{half}: {all:?}");
        for kind in Kind::ALL {
            let score = total(half, |_, other| other == kind);
            let floor = if matches!(kind, Kind::Name | Kind::Address) { 0.9 } else { 0.95 };
            assert!(score.labels > 0 && score.recall() >= floor, "{half} {}: {score:?}", kind.name());
        }
        for language in LANGUAGES {
            let score = total(half, |other, _| other == language);
            assert!(score.recall() >= 0.9, "{half} {language}: {score:?}");
            assert!(score.precision() >= 0.8, "{half} {language}: {score:?}");
        }
    }
}
