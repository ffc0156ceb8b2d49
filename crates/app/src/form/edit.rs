//! Changing one thing of a form at a time. Each change is kept as the draft at once, right or wrong; only what is right can be
//! put into use.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{Fault, Lang};
use ui::{
    Errors,
    form::{self, clean},
};

use super::{
    Field, Form, Kind, LIMITS, List, Rule, Words,
    check::is_name,
    desk::{At, show},
    draft::{self, Work},
    edit_list,
};
use crate::{
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// So many conditions can be set on the page of a field; a file may hold more.
const RULES: usize = 4;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post("/{lang}/forms/{form}/order", Who::May(Deed::WorkForms), order),
        Route::post("/{lang}/forms/{form}/add", Who::May(Deed::WorkForms), add),
        Route::post("/{lang}/forms/{form}/add-list", Who::May(Deed::WorkForms), add_list),
        Route::get("/{lang}/forms/{form}/fields/{field}", Who::May(Deed::WorkForms), field_page),
        Route::post("/{lang}/forms/{form}/fields/{field}", Who::May(Deed::WorkForms), field),
        Route::get("/{lang}/forms/{form}/lists/{list}", Who::May(Deed::WorkForms), edit_list::page),
        Route::post("/{lang}/forms/{form}/lists/{list}", Who::May(Deed::WorkForms), edit_list::change),
    ]
}

/// What was typed for something new.
#[derive(Default)]
pub(super) struct New {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) part: String,
    pub(super) kind: String,
    pub(super) codes: String,
    pub(super) list: String,
}

impl New {
    fn typed(posted: &ui::Form) -> Self {
        let text = |name: &str| posted.text(name).trim().chars().take(1_000).collect();
        Self {
            name: text("name"),
            label: text("label"),
            part: text("part"),
            kind: text("kind"),
            codes: text("codes"),
            list: text("list"),
        }
    }
}

async fn read(colleague: &Colleague, body: Body) -> Result<ui::Form, Response> {
    form::read(body, &LIMITS).await.map_err(|_| colleague.desk.fault(&Fault::Busy))
}

/// Moves a field or takes one out.
async fn order(colleague: Colleague, at: At, body: Body) -> Response {
    let desk = &colleague.desk;
    let posted = match read(&colleague, body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    if !desk.is_ours(&posted) {
        return desk.fault(&Fault::Forbidden);
    }
    let mut work = match draft::work(&colleague, &at.form).await {
        Ok(work) => work,
        Err(fault) => return desk.fault(&fault),
    };
    let wanted = posted.text("do").split_once(' ').unwrap_or_default();
    if !shift(&mut work.form.fields, wanted, |field| &field.name) {
        return desk.fault(&Fault::NotFound);
    }
    match draft::keep(&colleague, &at.form, posted.text("seen"), work.form).await {
        Ok(()) => desk.go(&format!("forms/{}#field-{}", at.form, wanted.1)),
        Err(Fault::Conflict) => refuse(&colleague, &at, "fields", &New::default()).await,
        Err(fault) => desk.fault(&fault),
    }
}

/// `up NAME`, `down NAME`, `remove NAME`. Whether there was one of that name.
fn shift<T>(all: &mut Vec<T>, (what, name): (&str, &str), name_of: impl Fn(&T) -> &str) -> bool {
    let Some(index) = all.iter().position(|one| name_of(one) == name) else { return false };
    match what {
        "up" if index > 0 => all.swap(index, index - 1),
        "down" if index + 1 < all.len() => all.swap(index, index + 1),
        "up" | "down" => {}
        "remove" => drop(all.remove(index)),
        _ => return false,
    }
    true
}

/// The form's page with the word that somebody else has changed it meanwhile.
async fn refuse(colleague: &Colleague, at: &At, place: &'static str, typed: &New) -> Response {
    let mut errors = Errors::new();
    errors.add(place, colleague.desk.ground.t.say("forms-error-changed"));
    show(colleague, &at.form, StatusCode::CONFLICT, typed, errors).await
}

/// Adds a field.
async fn add(colleague: Colleague, at: At, body: Body) -> Response {
    let make = |form: &mut Form, typed: &New, errors: &mut Vec<(&'static str, &'static str)>| {
        check_name(&typed.name, form.field(&typed.name).is_some(), "name", errors);
        if typed.label.is_empty() {
            errors.push(("label", "forms-error-label"));
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == typed.kind).unwrap_or(Kind::Text);
        let chooses = matches!(kind, Kind::One | Kind::Several | Kind::Quantities);
        form.fields.push(Field {
            name: typed.name.clone(),
            part: typed.part.clone(),
            kind,
            codes: (chooses && !typed.codes.is_empty()).then(|| typed.codes.clone()),
            required: false,
            // A day may be somebody's birthday: whoever wants it counted says so.
            personal: matches!(kind, Kind::Text | Kind::Date),
            shown_when: Vec::new(),
            least: None,
            most: None,
            label: english(&typed.label),
            hint: None,
        });
        format!("forms/{}/fields/{}", at.form, typed.name)
    };
    change(&colleague, &at, body, make).await
}

/// Adds a list, empty at first.
async fn add_list(colleague: Colleague, at: At, body: Body) -> Response {
    let make = |form: &mut Form, typed: &New, errors: &mut Vec<(&'static str, &'static str)>| {
        check_name(&typed.list, form.list(&typed.list).is_some(), "list", errors);
        form.lists.push(List { name: typed.list.clone(), codes: Vec::new() });
        format!("forms/{}/lists/{}", at.form, typed.list)
    };
    change(&colleague, &at, body, make).await
}

fn check_name(
    name: &str,
    is_there: bool,
    place: &'static str,
    errors: &mut Vec<(&'static str, &'static str)>,
) {
    if !is_name(name) {
        errors.push((place, "forms-error-name"));
    } else if is_there {
        errors.push((place, "forms-error-twice"));
    }
}

fn english(text: &str) -> Words {
    Words([("en".to_owned(), text.to_owned())].into())
}

/// Makes something new in the draft and goes to its page; or says why not, with what was typed.
async fn change(
    colleague: &Colleague,
    at: &At,
    body: Body,
    make: impl Fn(&mut Form, &New, &mut Vec<(&'static str, &'static str)>) -> String,
) -> Response {
    let desk = &colleague.desk;
    let posted = match read(colleague, body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let mut work = match draft::work(colleague, &at.form).await {
        Ok(work) => work,
        Err(fault) => return desk.fault(&fault),
    };
    let typed = New::typed(&posted);
    let mut wrong = Vec::new();
    let to = make(&mut work.form, &typed, &mut wrong);
    if !desk.is_ours(&posted) {
        wrong.push(("name", "form-error-stale"));
    }
    if !wrong.is_empty() {
        let mut errors = Errors::new();
        for (place, key) in wrong {
            errors.add(place, desk.ground.t.say(key));
        }
        return show(colleague, &at.form, StatusCode::UNPROCESSABLE_ENTITY, &typed, errors).await;
    }
    match draft::keep(colleague, &at.form, posted.text("seen"), work.form).await {
        Ok(()) => desk.go(&to),
        Err(Fault::Conflict) => refuse(colleague, at, "name", &typed).await,
        Err(fault) => desk.fault(&fault),
    }
}

#[derive(Template)]
#[template(path = "form/templates/field.html")]
struct FieldPage<'a> {
    desk: &'a Desk,
    work: &'a Work,
    field: &'a Field,
    errors: Errors,
}

impl FieldPage<'_> {
    /// The conditions there are, and empty ones to add some.
    fn rules(&self) -> Vec<(usize, String, String)> {
        let there = self.field.shown_when.iter().map(|rule| (rule.field.clone(), rule.is.join(", ")));
        let spare = std::iter::repeat_with(Default::default);
        let count = RULES.max(self.field.shown_when.len());
        there.chain(spare).take(count).enumerate().map(|(n, (field, codes))| (n, field, codes)).collect()
    }

    fn says<'w>(&self, words: &'w Words, lang: &Lang) -> &'w str {
        words.0.get(lang.code()).map_or("", String::as_str)
    }

    fn hint(&self, lang: &Lang) -> &str {
        self.field.hint.as_ref().map_or("", |hint| self.says(hint, lang))
    }

    fn number(&self, number: &Option<i64>) -> String {
        number.map(|number| number.to_string()).unwrap_or_default()
    }
}

async fn field_page(colleague: Colleague, at: At) -> Response {
    match draft::work(&colleague, &at.form).await {
        Ok(work) => show_field(&colleague, &at, &work, StatusCode::OK, Errors::new()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn show_field(
    colleague: &Colleague,
    at: &At,
    work: &Work,
    status: StatusCode,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let Some(field) = work.form.field(&at.below) else { return desk.fault(&Fault::NotFound) };
    desk.page(status, &FieldPage { desk, work, field, errors })
}

async fn field(colleague: Colleague, at: At, body: Body) -> Response {
    let apply = |form: &mut Form, posted: &ui::Form| {
        let field = form.fields.iter_mut().find(|field| field.name == at.below);
        field.map(|field| set_field(field, posted)).is_some()
    };
    let (work, status, errors) = match save(&colleague, &at, body, apply).await {
        Saved::Done => return colleague.desk.go(&format!("forms/{}#field-{}", at.form, at.below)),
        Saved::Not(response) => return response,
        Saved::Again(work, status, errors) => (work, status, errors),
    };
    show_field(&colleague, &at, &work, status, errors).await
}

/// Sets a field to what was typed. What is wrong with it the check of the whole form tells.
fn set_field(field: &mut Field, posted: &ui::Form) {
    field.label = words(posted, "label");
    let hint = words(posted, "hint");
    field.hint = (!hint.0.is_empty()).then_some(hint);
    posted.text("part").trim().clone_into(&mut field.part);
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == posted.text("kind")) {
        field.kind = kind;
    }
    let chooses = matches!(field.kind, Kind::One | Kind::Several | Kind::Quantities);
    let codes = posted.text("codes").trim();
    field.codes = (chooses && !codes.is_empty()).then(|| codes.to_owned());
    field.required = posted.has("required");
    field.personal = posted.has("personal") || field.kind == Kind::Text;
    let number = |name: &str| super::date::latin(posted.text(name)).parse().ok();
    (field.least, field.most) = (number("least"), number("most"));
    let rule = |number: usize| {
        let other = posted.text(&format!("rule__{number}")).trim();
        let codes = posted.text(&format!("is__{number}")).split([',', ' ', ';', '،']);
        let is = codes.map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect();
        (!other.is_empty()).then(|| Rule { field: other.to_owned(), is })
    };
    let count = RULES.max(field.shown_when.len());
    field.shown_when = (0..count).filter_map(rule).collect();
}

/// A text in each language it was typed in.
pub(super) fn words(posted: &ui::Form, name: &str) -> Words {
    let one = |lang: Lang| {
        let typed = clean(posted.text(&format!("{name}__{}", lang.code())), usize::MAX).ok()?;
        Some((lang.code().to_owned(), typed))
    };
    Words(Lang::ALL.into_iter().filter_map(one).collect())
}

/// How saving went.
pub(super) enum Saved {
    Done,
    /// Shown again with what was typed, and why.
    Again(Work, StatusCode, Errors),
    Not(Response),
}

pub(super) async fn save(
    colleague: &Colleague,
    at: &At,
    body: Body,
    apply: impl Fn(&mut Form, &ui::Form) -> bool,
) -> Saved {
    let desk = &colleague.desk;
    let posted = match read(colleague, body).await {
        Ok(posted) => posted,
        Err(response) => return Saved::Not(response),
    };
    let mut work = match draft::work(colleague, &at.form).await {
        Ok(work) => work,
        Err(fault) => return Saved::Not(desk.fault(&fault)),
    };
    if !apply(&mut work.form, &posted) {
        return Saved::Not(desk.fault(&Fault::NotFound));
    }
    let again = |work: Work, status: StatusCode, key: &str| {
        let mut errors = Errors::new();
        errors.add("main", desk.ground.t.say(key));
        Saved::Again(work, status, errors)
    };
    if !desk.is_ours(&posted) {
        return again(work, StatusCode::UNPROCESSABLE_ENTITY, "form-error-stale");
    }
    if posted.cut || posted.crowded {
        return again(work, StatusCode::UNPROCESSABLE_ENTITY, "form-error-cut");
    }
    match draft::keep(colleague, &at.form, posted.text("seen"), work.form.clone()).await {
        Ok(()) => Saved::Done,
        Err(Fault::Conflict) => again(work, StatusCode::CONFLICT, "forms-error-changed"),
        Err(fault) => Saved::Not(desk.fault(&fault)),
    }
}
