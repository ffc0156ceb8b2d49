//! The country's profile at the desk: what it says, and changing it.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;

use super::{Duty, Flag, KIND, Profile, Set, Value, parse, renew};
use crate::{
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    version::{self, Editor, Next, Typed},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/country", Who::May(Deed::WorkCountry), page),
        Route::post("/{lang}/country", Who::May(Deed::WorkCountry), work),
        Route::post("/{lang}/country/back", Who::May(Deed::WorkCountry), put_back),
    ]
}

#[derive(Template)]
#[template(path = "country/templates/country.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The profile that is shown: in use, or checked.
    profile: Profile,
    editor: Editor,
}

impl Page<'_> {
    fn rows(&self) -> Vec<(Flag, Set)> {
        Flag::ALL.into_iter().map(|flag| (flag, self.profile.get(flag))).collect()
    }

    fn value(&self, set: &Set) -> String {
        let t = self.desk.ground.t;
        match &set.value {
            Value::Age(age) => t.with("country-years", "n", i64::from(*age)),
            Value::Duty(duty) => t.say(Duty::key(*duty)).to_owned(),
            Value::Law(true) => t.say("country-yes").to_owned(),
            Value::Law(false) => t.say("country-no").to_owned(),
            Value::Number(number) if number.is_empty() => t.say("country-unknown").to_owned(),
            // Isolated, so that the number keeps its order in a text that runs the other way.
            Value::Number(number) => format!("\u{2066}{number}\u{2069}"),
        }
    }
}

async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, Typed::default()).await
}

async fn show(colleague: &Colleague, status: StatusCode, typed: Typed) -> Response {
    match load(colleague, typed).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load(colleague: &Colleague, typed: Typed) -> Result<Page<'_>, Fault> {
    let editor = version::load(colleague, &KIND, typed).await?;
    let profile = parse(editor.shown()).map_err(|_| Fault::Broken("the strict profile".into()))?;
    Ok(Page { desk: &colleague.desk, profile, editor })
}

async fn work(colleague: Colleague, body: Body) -> Response {
    let next = version::work(&colleague, &KIND, body).await;
    answer(&colleague, next).await
}

async fn put_back(colleague: Colleague, body: Body) -> Response {
    let next = version::put_back(&colleague, &KIND, body).await;
    answer(&colleague, next).await
}

async fn answer(colleague: &Colleague, next: Next) -> Response {
    match next {
        Next::Show(status, typed) => show(colleague, status, typed).await,
        Next::Answer(response) => response,
        Next::Done => {
            renew(&colleague.desk.ground.app, colleague.desk.ground.org.id).await;
            colleague.desk.go(KIND.path)
        }
    }
}
