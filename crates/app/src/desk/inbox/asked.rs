//! What is asked of the inbox in its address: a queue, what it is narrowed to, and which page of it. Everything that is read
//! is written anew from what was understood, so that nothing strange comes back in a link.

use jiff::{ToSpan, civil::date, tz::TimeZone};
use kernel::{Lang, Moment};
use ui::form;

use crate::{
    chat::{At, Filter, Place, Queue, Stands, Worker},
    form::days,
    ids::{StaffId, TagId, ViewId},
    policy::Held,
};

/// What an address may hold.
const LIMITS: form::Limits =
    form::Limits { bytes: 2_048, fields: 24, field_bytes: 128, time: std::time::Duration::from_secs(1) };

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) queue: Queue,
    pub(crate) filter: Filter,
    /// The days of the filter as browsers write them.
    pub(super) from: String,
    pub(super) to: String,
    pub(super) at: At,
    /// The saved view that led here.
    pub(super) view: Option<ViewId>,
    /// Days that are none, by the name of their field.
    pub(super) wrong: Vec<&'static str>,
}

impl Asked {
    /// A whole queue from its beginning.
    pub(crate) fn whole(queue: Queue) -> Self {
        Self {
            queue,
            filter: Filter::default(),
            from: String::new(),
            to: String::new(),
            at: At::Start,
            view: None,
            wrong: Vec::new(),
        }
    }

    /// Reads what stands behind the question mark of an address.
    pub(crate) fn read(query: &str, held: Held, zone: &TimeZone) -> Self {
        let form = ui::Form::parse(query.as_bytes(), &LIMITS);
        let named = Queue::from_name(held, form.text("queue"));
        let mut asked = Self::whole(named.unwrap_or(Queue::first(held)));
        let filter = &mut asked.filter;
        // Code names consist of these; whatever else was pasted with one is no part of it.
        let code = form.text("code").chars().map(|letter| letter.to_ascii_lowercase());
        filter.code =
            code.filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(40).collect();
        filter.language = Lang::from_code(form.text("language")).map_or("", Lang::code).to_owned();
        filter.state = Stands::from_name(form.text("state"));
        if held == Held::Team {
            filter.worker = match form.text("worker") {
                "nobody" => Some(Worker::Nobody),
                id => StaffId::parse(id).map(Worker::Member),
            };
            filter.tag = TagId::parse(form.text("tag"));
            asked.view = ViewId::parse(form.text("view"));
        }
        let mut wrong = Vec::new();
        let mut day = |name: &'static str, after: i64| match form.text(name).trim() {
            "" => None,
            typed => {
                let found = days(typed).and_then(|days| begins(days, after, zone));
                if found.is_none() {
                    wrong.push(name);
                }
                found
            }
        };
        if let Some((from, shown)) = day("from", 0) {
            (filter.from, asked.from) = (from, shown);
        }
        if let Some((to, shown)) = day("to", 1) {
            (filter.to, asked.to) = (to, shown);
        }
        asked.wrong = wrong;
        let place = |name| Place::read(form.text(name));
        asked.at = match (place("after"), place("before")) {
            (Some(place), _) => At::After(place),
            (None, Some(place)) => At::Before(place),
            (None, None) => At::Start,
        };
        asked
    }

    /// Every part of the filter that holds: its name in addresses, and its value there.
    pub(super) fn parts(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let worker = filter.worker.map(|worker| match worker {
            Worker::Nobody => "nobody".to_owned(),
            Worker::Member(id) => id.to_string(),
        });
        let parts = [
            ("code", filter.code.clone()),
            ("language", filter.language.clone()),
            ("state", filter.state.map_or("", Stands::name).to_owned()),
            ("worker", worker.unwrap_or_default()),
            ("tag", filter.tag.map(|tag| tag.to_string()).unwrap_or_default()),
            ("from", self.from.clone()),
            ("to", self.to.clone()),
        ];
        parts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The value of one part of the filter, empty if it does not hold.
    pub(super) fn value(&self, name: &str) -> String {
        self.parts().into_iter().find(|(part, _)| *part == name).map(|(_, value)| value).unwrap_or_default()
    }

    /// Whether the queue is narrowed to something.
    pub(in crate::desk) fn is_narrowed(&self) -> bool {
        self.filter != Filter::default()
    }

    /// Queue and filter, as they stand in an address and are kept in a saved view. Codes and identifiers only.
    pub(crate) fn query(&self) -> String {
        self.query_without("")
    }

    /// The same without one part of the filter.
    pub(super) fn query_without(&self, left_out: &str) -> String {
        let mut query = format!("queue={}", self.queue.name());
        for (name, value) in self.parts().into_iter().filter(|(name, _)| *name != left_out) {
            query += &format!("&{name}={value}");
        }
        query
    }
}

/// The moment at which a day begins where the organisation is, `after` days later, and the day as browsers write it.
fn begins(days: i64, after: i64, zone: &TimeZone) -> Option<(Moment, String)> {
    let day = date(1970, 1, 1).checked_add(days.checked_add(0)?.days()).ok()?;
    let begins = day.checked_add(after.days()).ok()?.to_zoned(zone.clone()).ok()?;
    Some((Moment::from_millis(begins.timestamp().as_millisecond()), day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        Asked::read(query, Held::Team, &TimeZone::get("Europe/Warsaw").expect("the zone exists"))
    }

    #[test]
    fn what_was_understood_is_written_as_it_is_read() {
        let query =
            "queue=all&code=lantern-7&language=ar&state=waiting&worker=nobody&from=2026-11-01&to=2026-11-22";
        assert_eq!(read(query).query(), query);
        assert_eq!(read(&read(query).query()).filter, read(query).filter);
        assert_eq!(read(query).query_without("language").matches("language").count(), 0);
    }

    #[test]
    fn what_nobody_gave_leaves_the_first_queue_whole() {
        for query in
            ["", "queue=nonsense", "state=x&worker=x&tag=x&after=5&before=e5.x", "%ff=%00", "after=я"]
        {
            let asked = read(query);
            assert_eq!((asked.queue, asked.at), (Queue::Waiting, At::Start), "{query}");
            assert!(!asked.is_narrowed(), "{query}");
        }
    }

    #[test]
    fn a_code_keeps_only_what_codes_consist_of() {
        assert_eq!(read("code=%20Lantern-HARBOUR%3Cb%3E%20").filter.code, "lantern-harbourb");
    }

    #[test]
    fn a_day_begins_at_midnight_where_the_organisation_is_in_any_digits() {
        let asked = read("from=%D9%A2%D9%A0%D9%A2%D9%A6-%D9%A1%D9%A1-%D9%A2%D9%A1&to=21.11.2026");
        assert_eq!(asked.filter.from, Moment::from_millis(1_795_215_600_000), "23:00 in universal time");
        assert_eq!(asked.filter.to, asked.filter.from.plus_minutes(24 * 60), "the whole day");
        assert_eq!(read("from=31.11.2026").wrong, ["from"]);
        assert_eq!(read("to=9999-12-31").wrong, ["to"], "a day that nobody can come after");
    }

    #[test]
    fn whoever_holds_no_key_of_the_team_asks_for_no_worker_and_no_tag() {
        let query = format!("queue=all&worker=nobody&tag={}", TagId::from_bytes([7; 16]));
        let asked = Asked::read(&query, Held::Given, &TimeZone::UTC);
        assert_eq!(asked.query(), "queue=given");
    }
}
