//! The report of a shift.

use axum::http::StatusCode;

use super::{NEW, by_hand, count, fewest, filed, november, send};
use crate::{browser::Browser, world::both};

const SHIFT: &str = "/en/reports/shift";

/// The hours of a shift as they are typed.
fn hours<'a>(start: (&'a str, &'a str), end: (&'a str, &'a str)) -> Vec<(&'a str, &'a str)> {
    vec![("start-day", start.0), ("start-time", start.1), ("end-day", end.0), ("end-time", end.1)]
}

/// What a list of facts says, by its term.
fn fact(desk: &Browser, term: &str) -> String {
    let at = desk.texts_of("dl dt").iter().position(|found| found == term);
    let at = at.unwrap_or_else(|| panic!("no {term}: {}", desk.text()));
    desk.texts_of("dl dd")[at].clone()
}

#[test]
fn a_shift_over_midnight_counts_ones_own_contacts_and_stays_as_it_was_filed() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        let person = [("solved", "online"), ("mode", "call"), ("urgency", "emergency")];
        for (day, time, more) in [
            ("2026-11-20", "21:59", &[][..]),
            ("2026-11-20", "22:00", &[][..]),
            ("2026-11-21", "00:30", &person[..]),
            ("2026-11-21", "", &[][..]),
        ] {
            desk.open(NEW).await;
            by_hand(&mut desk, &[&[("when-day", day), ("when-time", time)], more].concat()).await;
            assert!(desk.shows("The report is filed."), "{}", desk.text());
        }
        let mut other = world.signed_in(world.named("marat")).await;
        other.open(NEW).await;
        by_hand(&mut other, &[("when-day", "2026-11-21"), ("when-time", "00:10")]).await;

        desk.open("/en/reports").await.follow("Shift report").await;
        // Proposed: from the first to the last of the last sixteen hours.
        assert_eq!(desk.value("Began at"), "21:59");
        assert_eq!((desk.value("Ended on"), desk.value("Ended at")), ("2026-11-21".into(), "00:31".into()));
        assert_eq!(fact(&desk, "Answers in groups"), "2");
        let night = hours(("2026-11-20", "22:00"), ("2026-11-21", "02:00"));
        send(&mut desk, SHIFT, &[night.clone(), vec![("do", "count")]].concat()).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let told = [
            "Length",
            "Contacts",
            "People",
            "Answers in groups",
            "Publications",
            "Emergencies",
            "Minutes in reports",
        ];
        let told = told.map(|term| fact(&desk, term));
        assert_eq!(told, ["4 h 0 min", "1", "0", "1", "0", "1", "24"]);
        assert_eq!(fact(&desk, "Topics"), "Overdose × 2, Sleep and exhaustion × 2");
        assert_eq!(count(world, "shift"), 0);
        send(&mut desk, SHIFT, &[night.clone(), fewest("shift"), vec![("do", "submit")]].concat()).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let shift = desk.url().to_owned();
        assert_eq!((fact(&desk, "Contacts"), fact(&desk, "Minutes in reports")), ("1".into(), "24".into()));
        assert!(!desk.shows("Reports have changed since then"));
        let row = filed(world).into_iter().find(|row| row.form == "shift").expect("a shift");
        assert_eq!(row.day, november(20), "the day on which it began");
        assert!(!row.answers.contains("contacts"), "what was counted is sealed: {}", row.answers);

        // A contact of the shift leads to it, another does not.
        let reports = contacts(&mut desk).await;
        let mut inside = 0;
        for report in &reports {
            desk.open(report).await;
            if desk.all(&format!("a[href=\"{shift}\"]")).len() == 1 {
                inside += 1;
            }
        }
        assert_eq!((reports.len(), inside), (4, 2));

        // A contact is corrected: the shift says so, and is not rewritten.
        desk.open(NEW).await;
        by_hand(&mut desk, &[("when-day", "2026-11-21"), ("when-time", "01:00"), ("minutes", "100")]).await;
        desk.open(&shift).await;
        assert!(desk.shows("Reports have changed since then"), "{}", desk.text());
        let numbers: Vec<_> = desk.texts_of("dl dt").into_iter().zip(desk.texts_of("dl dd")).collect();
        let minutes: Vec<_> = numbers
            .iter()
            .filter(|(term, _)| term == "Minutes in reports")
            .map(|(_, n)| n.as_str())
            .collect();
        assert_eq!(minutes, ["24", "124"]);

        // Correcting what was told keeps what was counted.
        desk.open(&format!("{shift}/correct")).await;
        send(
            &mut desk,
            &format!("{shift}/correct"),
            &[fewest("shift"), vec![("remarks", "a quiet night"), ("do", "submit")]].concat(),
        )
        .await;
        assert!(desk.shows("a quiet night"), "{}", desk.text());
        assert_eq!(fact(&desk, "Minutes in reports"), "24");
    });
}

/// The addresses of one's own contacts.
async fn contacts(desk: &mut Browser) -> Vec<String> {
    desk.open("/en/reports").await;
    let items = desk.all("li.item a[href]").into_iter();
    let items = items.filter(|link| link.text().any(|text| text.contains("Contact report")));
    items.filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

#[test]
fn a_shift_in_the_night_of_the_clocks_has_the_hours_that_passed() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(SHIFT).await;
        for (start, end, length) in [
            (("2026-10-24", "22:00"), ("2026-10-25", "06:00"), "9 h 0 min"),
            (("2026-03-28", "22:00"), ("2026-03-29", "06:00"), "7 h 0 min"),
            (("2026-10-25", "02:30+02:00"), ("2026-10-25", "02:30+01:00"), "1 h 0 min"),
        ] {
            send(&mut desk, SHIFT, &[hours(start, end), vec![("do", "count")]].concat()).await;
            assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
            assert_eq!(fact(&desk, "Length"), length);
            assert!(desk.shows("No report of yours is on a contact within these hours."));
        }
        for (start, end, words) in [
            (("2026-11-20", "22:00"), ("2026-11-20", "21:00"), "The end must lie after the beginning."),
            (("2026-11-18", "22:00"), ("2026-11-20", "21:00"), "A shift is at most 24 hours long."),
            (("2026-11-20", "22:00"), ("2026-11-21", "04:00"), "The shift has not ended yet."),
            (("2026-10-25", "02:30"), ("2026-10-25", "06:00"), "Write 02:30+02:00 or 02:30+01:00."),
            (("2026-03-29", "02:30"), ("2026-03-29", "06:00"), "There was no such time that night"),
            (("", ""), ("2026-03-29", "06:00"), "Write the day as"),
        ] {
            let fields =
                [hours(start, end), fewest("shift"), vec![("remarks", "words to keep"), ("do", "submit")]]
                    .concat();
            send(&mut desk, SHIFT, &fields).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(desk.shows(words), "{words}: {}", desk.text());
            assert!(desk.html().contains("words to keep"), "{words}");
        }
        assert_eq!(count(world, "shift"), 0);
    });
}
