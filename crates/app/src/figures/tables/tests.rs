use super::*;
use crate::{
    figures::count::{Earlier, Line as Report1},
    form,
};

/// So many contacts in a month (0, 1, 2) on a platform, each with a person of its own.
fn counted<'a>(earlier: &'a Earlier, filter: Option<Dim>, rows: &[(i64, &str, &str, u128)]) -> Counter<'a> {
    let form = form::default("contact").expect("the form is part of the program");
    let slices = [(0, 10), (10, 20), (20, 30)];
    let mut counter = Counter::new(form, &slices, 15, filter, earlier);
    let mut person = 0;
    for (month, platform, topic, times) in rows {
        for _ in 0..*times {
            person += 1;
            let answers = format!("mode=call;platform={platform};topics={topic}");
            let (day, person) = (month * 10, Some(person));
            counter.contact(&Report1 { day, accepted: true, person, version: 1, answers: &answers });
        }
    }
    counter
}

fn events(report: &Report, dim: Dim, code: &str) -> Figure {
    report.table(dim).expect("a table").events(code).expect("it is not withheld")
}

#[test]
fn a_7_a_quarter_does_not_give_away_the_month_that_hid_a_row() {
    let earlier = Earlier::default();
    let rows = [
        (0, "site", "sleep", 40),
        (0, "forum", "sleep", 20),
        (1, "site", "sleep", 40),
        (1, "forum", "sleep", 20),
        (2, "site", "sleep", 40),
        (2, "forum", "sleep", 3),
        (2, "email", "sleep", 9),
    ];
    let counter = counted(&earlier, None, &rows);
    let month = report(&counter, 2..3, Shape::Tree, None);
    assert_eq!(events(&month, Dim::Platform, "forum"), Figure::Few);
    let quarter = report(&counter, 0..3, Shape::Tree, None);
    assert_eq!(quarter.total.events, Figure::Number(172));
    // 43 - 20 - 20 would be 3.
    assert_eq!(events(&quarter, Dim::Platform, "forum"), Figure::Hidden);
    let free = report(&counter, 0..2, Shape::Free, None);
    assert_eq!(events(&free, Dim::Platform, "forum"), Figure::Number(40), "each of its months shows it");
    let free = report(&counter, 1..3, Shape::Free, None);
    assert_eq!(events(&free, Dim::Platform, "forum"), Figure::Hidden);
}

#[test]
fn a_7_two_months_that_hide_a_row_are_shown_together_as_a_quarter() {
    let earlier = Earlier::default();
    let mut rows = Vec::new();
    for month in 0..3 {
        rows.extend([
            (month, "site", "sleep", 60),
            (month, "forum", "sleep", 3),
            (month, "email", "sleep", 2),
        ]);
    }
    let counter = counted(&earlier, None, &rows);
    let quarter = report(&counter, 0..3, Shape::Tree, None);
    assert_eq!(events(&quarter, Dim::Platform, "forum"), Figure::Number(9));
    assert_eq!(events(&quarter, Dim::Platform, "email"), Figure::Number(6));
    assert_eq!(events(&report(&counter, 0..1, Shape::Tree, None), Dim::Platform, "forum"), Figure::Few);
}

#[test]
fn a_7_what_one_platform_hides_the_others_and_the_whole_do_not_tell() {
    let earlier = Earlier::default();
    let rows = [
        (0, "site", "sleep", 30),
        (0, "site", "overdose", 20),
        (0, "site", "art", 12),
        (0, "forum", "sleep", 25),
        (0, "forum", "overdose", 3),
        (0, "forum", "art", 11),
        (0, "email", "sleep", 15),
        (0, "email", "overdose", 8),
        (0, "email", "art", 10),
    ];
    let counter = counted(&earlier, Some(Dim::Platform), &rows);
    let whole = report(&counter, 0..3, Shape::Tree, None);
    assert_eq!(events(&whole, Dim::Topic, "overdose"), Figure::Number(31));
    let place = |code: &str| {
        counter.codes[Dim::Platform.place()].iter().position(|known| known == code).expect("a code")
    };
    let hidden = ["site", "forum", "email"].map(|code| {
        let report = report(&counter, 0..3, Shape::Tree, Some((Dim::Platform, place(code))));
        events(&report, Dim::Topic, "overdose").number().is_none()
    });
    assert!(hidden[1], "3 of 39");
    assert!(hidden.iter().filter(|hidden| **hidden).count() >= 2, "31 less the other two would be 3");
}

#[test]
fn a_7_fewer_than_five_contacts_or_people_make_no_table() {
    let earlier = Earlier::default();
    let counter = counted(&earlier, None, &[(0, "site", "sleep", 4)]);
    let month = report(&counter, 0..1, Shape::Tree, None);
    assert_eq!(month.total, Pair { events: Figure::Few, people: Some(Figure::Few) });
    assert!(month.tables.iter().flatten().all(|table| table.withheld));
    let empty = report(&counter, 1..2, Shape::Tree, None);
    assert_eq!(empty.total.events, Figure::Number(0));
    assert!(empty.tables.iter().flatten().all(|table| !table.withheld && table.rows.is_empty()));
}

#[test]
fn new_people_of_a_quarter_are_those_of_its_months_and_known_ones_came_before_it() {
    let earlier = Earlier::from_iter((100..106).map(|person| (person, -400)));
    let form = form::default("contact").expect("the form is part of the program");
    let mut counter = Counter::new(form, &[(0, 10), (10, 20), (20, 30)], 15, None, &earlier);
    let mut contact = |day: i64, person: u128| {
        let line = Report1 { day, accepted: false, person: Some(person), version: 1, answers: "mode=call" };
        counter.contact(&line);
    };
    for person in 0..6 {
        contact(0, person);
        contact(0, person + 100);
        contact(10, person);
    }
    let quarter = report(&counter, 0..3, Shape::Tree, None);
    let people = quarter.table(Dim::Person).expect("a table");
    assert_eq!(people.people("new"), Some(Figure::Number(6)));
    assert_eq!(
        people.people("known"),
        Some(Figure::Number(6)),
        "who was new in the first month is not known in the quarter"
    );
    let second = report(&counter, 1..2, Shape::Tree, None);
    assert_eq!(second.table(Dim::Person).expect("a table").people("known"), Some(Figure::Number(6)));
}

#[test]
fn a_7_who_is_kept_in_contact_does_not_give_away_who_is_new() {
    let earlier = Earlier::from_iter((1..=20).map(|person| (person, if person <= 5 { -10 } else { -400 })));
    let form = form::default("contact").expect("the form is part of the program");
    let mut counter = Counter::new(form, &[(0, 31), (31, 59)], 15, None, &earlier);
    let mut contact = |day, person| {
        counter.contact(&Report1 { day, accepted: true, person, version: 1, answers: "mode=call" });
    };
    for person in 1..=23 {
        contact(0, Some(person));
    }
    for _ in 0..6 {
        contact(0, None);
    }
    let month = report(&counter, 0..1, Shape::Tree, None);
    assert_eq!(events(&month, Dim::Person, "new"), Figure::Few);
    assert_eq!(events(&month, Dim::Person, "known"), Figure::Number(20));
    assert_eq!(events(&month, Dim::Person, "no_key"), Figure::Hidden);
    // 29 contacts, 20 of them of people who are known: six without a key here would leave three.
    assert_eq!(events(&month, Dim::Kept, "no_key"), Figure::Hidden);
    assert_eq!(events(&month, Dim::Kept, "d180"), Figure::Number(15));
    assert!(month.table(Dim::Kept).expect("a table").people("d180").is_some());
}
