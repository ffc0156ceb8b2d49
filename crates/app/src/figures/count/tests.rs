use std::{collections::BTreeMap, io::Read};

use super::*;
use crate::form;

fn contact() -> &'static Form {
    form::default("contact").expect("the form is part of the program")
}

fn line(day: i64, person: Option<u128>, answers: &str) -> Line<'_> {
    Line { day, accepted: true, person, version: 1, answers }
}

/// Events and people of a row in a slice.
fn row(counter: &Counter<'_>, slice: usize, dim: Dim, code: &str) -> (i64, i64) {
    let place = counter.codes[dim.place()].iter().position(|known| known == code).expect("a code");
    let count = counter.tallies[slice][0].rows[dim.place()].get(place);
    count.map_or((0, 0), |count| (count.events, count.people.count()))
}

#[test]
fn events_and_people_are_counted_apart_and_only_individual_contacts_have_people() {
    let earlier = Earlier::from_iter([(9, -400)]);
    let mut counter = Counter::new(contact(), &[(0, 31), (31, 59)], 15, None, &earlier);
    counter.contact(&line(0, Some(1), "mode=call;platform=phone;topics=sleep,overdose"));
    counter.contact(&line(30, Some(1), "mode=direct_message;platform=site;topics=sleep"));
    counter.contact(&line(30, Some(9), "mode=direct_message;platform=site"));
    counter.contact(&line(30, None, "mode=direct_message;platform=site;area=~refused"));
    counter.contact(&line(31, Some(1), "mode=meeting;platform=in_person"));
    counter.contact(&line(31, None, "mode=group_answer;platform=messenger"));
    counter.contact(&line(59, Some(5), "mode=call"));
    counter.contact(&line(-1, Some(5), "mode=call"));
    let total = |slice: usize| {
        let total = &counter.tallies[slice][0].total;
        (total.events, total.people.count())
    };
    assert_eq!((total(0), total(1)), ((4, 2), (1, 1)), "what lies outside is not counted");
    assert_eq!(row(&counter, 0, Dim::Platform, "site"), (3, 2));
    assert_eq!(row(&counter, 0, Dim::Topic, "sleep"), (2, 1), "one person twice is one person");
    assert_eq!(row(&counter, 0, Dim::Topic, "overdose"), (1, 1));
    assert_eq!(row(&counter, 0, Dim::Topic, NO_ENTRY), (2, 1));
    assert_eq!(row(&counter, 0, Dim::Person, "new"), (2, 1));
    assert_eq!(row(&counter, 0, Dim::Person, "known"), (1, 1), "who came before the first day is known");
    assert_eq!(row(&counter, 0, Dim::Person, "no_key"), (1, 0));
    assert_eq!(row(&counter, 1, Dim::Person, "known"), (1, 1), "and so is who came a month before");
    assert_eq!(counter.tallies[1][0].other[0], 1, "an answer in a group");
}

#[test]
fn a_10_the_four_missing_values_are_rows_of_their_own() {
    let earlier = Earlier::default();
    let mut counter = Counter::new(contact(), &[(0, 31)], 15, None, &earlier);
    for missing in ["~unknown", "~refused", "~not_asked", "~not_applicable"] {
        counter.contact(&line(3, None, &format!("area={missing};mode=call")));
        assert_eq!(row(&counter, 0, Dim::Area, missing), (1, 0));
    }
    counter.contact(&line(3, None, "mode=call"));
    assert_eq!(row(&counter, 0, Dim::Area, NO_ENTRY), (1, 0));
}

#[test]
fn a_code_of_another_version_is_counted_under_its_own_name() {
    let earlier = Earlier::default();
    let mut counter = Counter::new(contact(), &[(0, 31)], 15, None, &earlier);
    counter.contact(&Line { version: 4, ..line(3, None, "mode=call;platform=pigeon") });
    assert_eq!(row(&counter, 0, Dim::Platform, "pigeon"), (1, 0));
    assert_eq!(counter.versions, [4]);
}

#[test]
fn what_somebody_said_counts_once_for_each_of_its_topics() {
    let earlier = Earlier::default();
    let mut counter = Counter::new(contact(), &[(0, 31)], 15, None, &earlier);
    counter.said(3, "yes", Some(4), "health rights");
    counter.said(4, "", None, "health");
    counter.said(5, "no", None, "");
    let times = |code: &str| {
        let place = counter.codes[Dim::Topic.place()].iter().position(|known| known == code).expect("a row");
        counter.tallies[0][0].said_topics[place]
    };
    assert_eq!([times("health"), times("rights"), times(NO_ENTRY)], [2, 1, 1]);
}

#[test]
fn an_answer_is_in_time_later_missing_out_of_hours_or_not_measured() {
    let earlier = Earlier::default();
    let mut counter = Counter::new(contact(), &[(0, 31)], 15, None, &earlier);
    for (measured, wanted) in [
        ("first_answer=15;out_of_hours=no", "in_time"),
        ("first_answer=16;out_of_hours=no", "later"),
        ("out_of_hours=no", "no_answer"),
        ("first_answer=3;out_of_hours=yes", "out_of_hours"),
        ("minutes=3", "not_measured"),
    ] {
        counter.contact(&line(3, None, &format!("mode=call;{measured}")));
        assert_eq!(row(&counter, 0, Dim::Answer, wanted), (1, 0), "{measured}");
    }
    let mut minutes = counter.tallies[0][0].minutes.clone();
    assert_eq!(minutes, [15, 16], "only answers in the hours of duty have a median");
    assert_eq!(median(&mut minutes), Some(15));
    assert_eq!(median(&mut []), None);
}

#[test]
fn a_report_made_by_somebody_else_counts_the_same_contacts_and_people_by_month_and_channel() {
    // Test material lies beside the project and not in it.
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/indicators");
    let Ok(packed) = std::fs::read(folder.join("contacts_20000.csv.gz")) else {
        eprintln!("skipped: the table of invented contacts is not here");
        return;
    };
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).expect("a packed table");
    let channels = ["site", "onion", "social_network", "messenger", "forum", "darknet", "email", "phone"];
    let day = |text: &str| -> i64 {
        let day: jiff::civil::Date = text.parse().expect("a day");
        day.since(jiff::civil::date(1970, 1, 1)).expect("a span").get_days().into()
    };
    let months: Vec<super::super::Period> = (0..36)
        .map(|month| {
            let text = format!("{}-{:02}", 2023 + month / 12, month % 12 + 1);
            super::super::Period::read(&text).expect("a month")
        })
        .collect();
    let slices: Vec<(i64, i64)> = months.iter().flat_map(|month| month.slices()).collect();
    let earlier = Earlier::default();
    let mut counter = Counter::new(contact(), &slices, 15, None, &earlier);
    let mut all = 0;
    for record in text.lines().skip(1) {
        let cells: Vec<&str> = record.split(',').collect();
        let channel: usize = cells[3].parse().expect("a channel");
        let answers = format!("mode=direct_message;platform={}", channels[channel]);
        counter.contact(&line(day(cells[0]), cells[4].parse().ok(), &answers));
        all += 1;
    }
    assert_eq!(all, 20_000);
    let report = std::fs::read_to_string(folder.join("expected_month_channel.csv")).expect("the report");
    let (mut seen, mut new) = (0, BTreeMap::<usize, i64>::new());
    for record in report.lines().skip(1) {
        let cells: Vec<&str> = record.split(',').collect();
        let number = |index: usize| -> i64 { cells[index].parse().expect("a number") };
        let month = months.iter().position(|month| month.first_text() == cells[0]).expect("a month");
        let channel: usize = cells[1].parse().expect("a channel");
        assert_eq!(
            row(&counter, month, Dim::Platform, channels[channel]),
            (number(2), number(3)),
            "{record}"
        );
        *new.entry(month).or_default() += number(4);
        seen += 1;
    }
    assert_eq!(seen, 288);
    for (month, told) in new {
        assert_eq!(row(&counter, month, Dim::Person, "new").1, told, "new people of month {month}");
    }
}

#[test]
fn w21_a_contact_stands_in_the_row_of_the_days_since_the_first_one() {
    let earlier = Earlier::from_iter([(1, -29), (2, -30), (3, -89), (4, -90), (5, -180)]);
    let mut counter = Counter::new(contact(), &[(0, 31), (31, 59)], 15, None, &earlier);
    for person in 1..=6 {
        counter.contact(&line(0, Some(person), "mode=call"));
    }
    counter.contact(&line(2, Some(1), "mode=call"));
    counter.contact(&line(3, None, "mode=call"));
    counter.contact(&line(31, Some(6), "mode=call"));
    let rows = |slice| {
        ["under_30", "d30", "d90", "d180", "no_key"].map(|code| row(&counter, slice, Dim::Kept, code))
    };
    assert_eq!(
        rows(0),
        [(2, 2), (3, 3), (1, 1), (1, 1), (1, 0)],
        "one person is new and was kept in one month"
    );
    assert_eq!(rows(1), [(0, 0), (1, 1), (0, 0), (0, 0), (0, 0)]);
}
