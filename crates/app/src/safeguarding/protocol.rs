//! What a member does at each step: lists as data (`content/safeguarding`), with sources and a day of review. Coordinators
//! change them at the desk.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{Fault, Lang};
use toml::de::DeTable;

use super::model::{Kind, State};
use crate::{
    App,
    audit::Action,
    content,
    ids::OrgId,
    surfaces::desk::{Colleague, Desk},
    version::{self, Editor, Next, Problem, Reading, Typed, Wrong},
};

/// The most points of one step: more are not read at night.
const MOST_POINTS: usize = 12;

const HEAD: [&str; 4] = ["reviewed_on", "review_due", "local_review", "sources"];

/// The list of one course, in every language that it has.
#[derive(Debug, Default)]
pub struct Protocol {
    /// When it was last looked through.
    pub reviewed_on: String,
    /// When it has to be looked through again.
    pub review_due: String,
    /// Who of the place has read it; "needed" where nobody has.
    pub local_review: String,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// The points of each state, by language and the state's name.
    texts: BTreeMap<Lang, BTreeMap<String, Vec<String>>>,
}

impl Protocol {
    /// What there is to do where a course stands, and the language it is in: English where the page's has none.
    pub fn points(&self, state: State, lang: Lang) -> (Lang, &[String]) {
        let lang = if self.texts.contains_key(&lang) { lang } else { Lang::En };
        let points = self.texts.get(&lang).and_then(|points| points.get(state.name()));
        (lang, points.map_or(&[], Vec::as_slice))
    }

    /// Whether somebody of the place has read it.
    pub fn is_reviewed(&self) -> bool {
        self.local_review != "needed"
    }
}

/// Reads a list.
///
/// # Errors
/// All that is wrong with it, in the order of its lines. Every language has as many points at a step as English.
fn parse(text: &str, kind: Kind) -> Result<Protocol, Vec<Problem>> {
    Reading::read(text, |reading, tree| protocol(reading, tree, kind))
}

fn protocol(reading: &mut Reading<'_>, tree: &DeTable<'_>, kind: Kind) -> Protocol {
    let mut read = Protocol {
        reviewed_on: reading.date(tree, "reviewed_on"),
        review_due: reading.date(tree, "review_due"),
        local_review: reading.line(tree, "local_review", 0),
        ..Protocol::default()
    };
    match tree.get("sources") {
        Some(sources) => read.sources = reading.lines("sources", sources),
        None => reading.wrong(0, Wrong::Source("sources".into())),
    }
    if !tree.contains_key("en") {
        reading.wrong(0, Wrong::Missing("en".into()));
    }
    let mut begins = BTreeMap::new();
    for (key, value) in tree {
        let (name, at) = (key.get_ref().as_ref(), key.span().start);
        if HEAD.contains(&name) {
            continue;
        }
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == name);
        let (Some(lang), Some(table)) = (lang, value.get_ref().as_table()) else {
            reading.wrong(at, Wrong::Unknown(name.to_owned()));
            continue;
        };
        read.texts.insert(lang, points(reading, name, table, kind));
        begins.insert(lang, at);
    }
    for (lang, at) in begins {
        let count =
            |lang| read.texts.get(lang).map(|points| points.iter().map(|(key, list)| (key, list.len())));
        if let (Some(here), Some(english)) = (count(&lang), count(&Lang::En))
            && !here.eq(english)
        {
            reading.wrong(at, Wrong::Value(lang.code().to_owned()));
        }
    }
    read
}

fn points(
    reading: &mut Reading<'_>,
    lang: &str,
    table: &DeTable<'_>,
    kind: Kind,
) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for (key, value) in table {
        let (name, at) = (key.get_ref().to_string(), key.span().start);
        if !kind.listed().iter().any(|state| state.name() == name) {
            reading.wrong(at, Wrong::Unknown(format!("{lang}.{name}")));
            continue;
        }
        let lines = reading.lines(&format!("{lang}.{name}"), value);
        if lines.len() > MOST_POINTS {
            reading.wrong(at, Wrong::Value(format!("{lang}.{name}")));
        }
        all.insert(name, lines);
    }
    for state in kind.listed() {
        if !table.contains_key(state.name()) {
            reading.wrong(0, Wrong::Missing(format!("{lang}.{}", state.name())));
        }
    }
    all
}

fn shipped(kind: Kind) -> Option<String> {
    content::file(&format!("safeguarding/{}.toml", kind.name())).map(std::borrow::Cow::into_owned)
}

fn program(kind: Kind) -> Arc<Protocol> {
    let text = shipped(kind).expect("the protocol comes with the program");
    Arc::new(parse(&text, kind).expect("a test reads every protocol that comes with the program"))
}

/// What is said of one course's list.
struct Listed {
    course: Kind,
    text: version::Kind,
    read: fn(&str) -> Option<Protocol>,
    program: LazyLock<Arc<Protocol>>,
}

static LISTS: [Listed; 2] = [
    Listed {
        course: Kind::Minor,
        text: version::Kind {
            name: "protocol_minor",
            path: "safeguarding/protocol/minor",
            action: Action::PutProtocolIntoUse,
            zero: "forms-from-program",
            offered: |_| vec![("minor", "Nightbus".to_owned())],
            shipped: |_| shipped(Kind::Minor),
            check: |text| parse(text, Kind::Minor).err().unwrap_or_default(),
        },
        read: |text| parse(text, Kind::Minor).ok(),
        program: LazyLock::new(|| program(Kind::Minor)),
    },
    Listed {
        course: Kind::Exception,
        text: version::Kind {
            name: "protocol_exception",
            path: "safeguarding/protocol/exception",
            action: Action::PutProtocolIntoUse,
            zero: "forms-from-program",
            offered: |_| vec![("exception", "Nightbus".to_owned())],
            shipped: |_| shipped(Kind::Exception),
            check: |text| parse(text, Kind::Exception).err().unwrap_or_default(),
        },
        read: |text| parse(text, Kind::Exception).ok(),
        program: LazyLock::new(|| program(Kind::Exception)),
    },
];

/// The lists of both courses, as an organisation has them.
pub(crate) struct Protocols([Arc<Protocol>; 2]);

impl Protocols {
    /// That of one.
    pub(super) fn of(&self, kind: Kind) -> &Protocol {
        &self.0[usize::from(kind == Kind::Exception)]
    }
}

/// The lists that an organisation goes by.
pub(crate) async fn protocols(app: &App, org: OrgId) -> Protocols {
    let [minor, exception] = &LISTS;
    let of =
        async |list: &'static Listed| app.protocols.of(app, org, &list.text, list.read, &list.program).await;
    Protocols([of(minor).await, of(exception).await])
}

#[derive(Template)]
#[template(path = "safeguarding/templates/protocol.html")]
struct Page<'a> {
    desk: &'a Desk,
    course: Kind,
    /// The list that is shown: in use, or checked.
    protocol: Protocol,
    editor: Editor,
}

impl Page<'_> {
    /// Every step with its points, in the language of the page or English.
    fn steps(&self) -> Vec<(State, Lang, &[String])> {
        let lang = self.desk.ground.lang();
        let step = |state: &State| {
            let (lang, points) = self.protocol.points(*state, lang);
            (*state, lang, points)
        };
        self.course.listed().iter().map(step).collect()
    }
}

/// The language and the course of an address.
type At = Result<Path<(String, String)>, PathRejection>;

fn list(at: At) -> Option<&'static Listed> {
    let Path((_, name)) = at.ok()?;
    LISTS.iter().find(|list| list.course.name() == name)
}

/// The list of a course, and changing it.
pub(super) async fn page(colleague: Colleague, at: At) -> Response {
    let Some(list) = list(at) else { return colleague.desk.fault(&Fault::NotFound) };
    show(&colleague, list, StatusCode::OK, Typed::default()).await
}

async fn show(colleague: &Colleague, list: &'static Listed, status: StatusCode, typed: Typed) -> Response {
    let editor = match version::load(colleague, &list.text, typed).await {
        Ok(loaded) => loaded,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let Some(protocol) = (list.read)(editor.shown()) else {
        return colleague.desk.fault(&Fault::Broken("the program's own protocol".into()));
    };
    colleague.desk.page(status, &Page { desk: &colleague.desk, course: list.course, protocol, editor })
}

/// Checks a list or puts it into use.
pub(super) async fn work(colleague: Colleague, at: At, body: Body) -> Response {
    let Some(list) = list(at) else { return colleague.desk.fault(&Fault::NotFound) };
    let next = version::work(&colleague, &list.text, body).await;
    answer(&colleague, list, next).await
}

/// Puts an earlier list back.
pub(super) async fn put_back(colleague: Colleague, at: At, body: Body) -> Response {
    let Some(list) = list(at) else { return colleague.desk.fault(&Fault::NotFound) };
    let next = version::put_back(&colleague, &list.text, body).await;
    answer(&colleague, list, next).await
}

async fn answer(colleague: &Colleague, list: &'static Listed, next: Next) -> Response {
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    match next {
        Next::Show(status, typed) => show(colleague, list, status, typed).await,
        Next::Answer(response) => response,
        Next::Done => {
            // Where the store fails at this moment, this process notices within a minute as others do.
            let _ = app.protocols.renew(app, org, &list.text, list.read, &list.program).await;
            colleague.desk.go(list.text.path)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_program_can_be_read_in_six_languages_and_asks_for_a_review() {
        for list in &LISTS {
            assert_eq!(list.program.texts.len(), 6, "{:?}", list.course);
            assert!(!list.program.sources.is_empty() && !list.program.is_reviewed());
        }
        assert!(LISTS[0].program.points(State::Raised, Lang::Ar).1.len() >= 3);
        assert!(LISTS[1].program.points(State::Approved, Lang::Kk).1.len() >= 2);
    }

    fn wrong(from: &str, to: &str) -> Vec<Wrong> {
        let text = shipped(Kind::Minor).expect("it is there");
        assert!(text.contains(from), "{from}");
        let problems = parse(&text.replacen(from, to, 1), Kind::Minor).expect_err(to);
        problems.into_iter().map(|(_, wrong)| wrong).collect()
    }

    #[test]
    fn a_mistake_is_told_in_its_own_words() {
        assert_eq!(wrong("[fr]", "[de]"), [Wrong::Unknown("de".into())]);
        assert_eq!(
            wrong("reviewed_on = \"2026", "reviewed_on = \"x2026"),
            [Wrong::Value("reviewed_on".into())]
        );
        assert_eq!(wrong("local_review = \"needed\"\n", ""), [Wrong::Missing("local_review".into())]);
        assert!(wrong("[en]\nraised", "[en]\nproposed").contains(&Wrong::Unknown("en.proposed".into())));
        assert!(wrong("[en]\nraised", "[en]\nproposed").contains(&Wrong::Missing("en.raised".into())));
        assert!(matches!(wrong("[en]", "[en").as_slice(), [Wrong::Text(_)]));
    }

    #[test]
    fn a_language_that_lacks_a_point_is_refused() {
        let cut =
            "  \"Si une vie est en danger, la fiche d’urgence passe avant tout, quel que soit l’âge.\",\n";
        assert_eq!(wrong(cut, ""), [Wrong::Value("fr".into())]);
    }
}
