//! One shift, and what can be done with it.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{Errors, Form};

use super::{
    desk::{doing, named, ours, too_much, wanted, when},
    reach,
    rota::{Person, Rota},
    shift::{Kind, Shift},
    store,
    swap::{Refused, ShiftDay, fits},
};
use crate::{
    ids::{OfferId, ShiftId, StaffId},
    policy::Deed,
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// So many days ahead shifts of a colleague can be asked for in exchange.
const AHEAD: i64 = 28;

#[derive(Template)]
#[template(path = "duty/templates/one.html")]
struct Page<'a> {
    desk: &'a Desk,
    at: String,
    shift: Shift,
    when: String,
    wanted: String,
    holder: Option<String>,
    /// Whether they can be called by e-mail: tone and text.
    reach: Option<(&'static str, &'static str)>,
    /// What this member can do.
    mine: bool,
    takes: bool,
    releases: bool,
    begun: bool,
    over: bool,
    /// Who can have it.
    people: Vec<Person>,
    /// Shifts of colleagues that could be had in exchange: value and words.
    back: Vec<(String, String)>,
    /// The identifier that an offer will have.
    offer: String,
    /// To whom it would be given after what was said about it.
    chosen: Option<StaffId>,
    errors: Errors,
}

impl Page<'_> {
    fn kind(&self) -> Kind {
        self.shift.series.kind
    }

    fn is_holder(&self, person: &Person) -> bool {
        self.shift.staff == Some(person.id)
    }

    /// Whether a member stands chosen in the form that gives the shift.
    fn is_chosen(&self, person: &Person) -> bool {
        self.chosen.map_or_else(|| self.is_holder(person), |chosen| chosen == person.id)
    }

    fn named(&self, person: &Person) -> String {
        named(&self.desk.ground, person)
    }

    fn plans(&self) -> bool {
        self.desk.may(Deed::PlanDuty)
    }
}

type At = Path<(String, String, String)>;

fn read_at(Path((_, id, on)): &At) -> Option<ShiftDay> {
    Some((ShiftId::parse(id)?, on.parse().ok().map(day::number)?))
}

pub(super) async fn page(colleague: Colleague, at: At) -> Response {
    let Some(at) = read_at(&at) else { return colleague.desk.fault(&Fault::NotFound) };
    show(&colleague, at, StatusCode::OK, None, Errors::new()).await
}

/// `chosen` is to whom it would be given, where that was asked about once.
async fn show(
    colleague: &Colleague,
    at: ShiftDay,
    status: StatusCode,
    chosen: Option<StaffId>,
    errors: Errors,
) -> Response {
    let mut desk = colleague.desk.clone();
    let staff = colleague.session.staff();
    let path = format!("duty/shift/{}/{}", at.0, day::date_of(at.1));
    desk.ground.path = format!("/{path}"); // Also the page that answers a form: its language links lead here.
    let ground = &desk.ground;
    let (of, now, trust) = (Arc::clone(&ground.org), ground.app.clock.now(), Arc::clone(&ground.app.trust));
    let (today, sends) = (day::of(now, &of.zone), reach::sends(&ground.app));
    let read = ground.app.db.read(move |tx| {
        let rota = store::rota(tx, &trust, &of, at.1.min(today))?;
        Ok::<_, DbError>((rota, reach::read(tx, of.id, sends)?))
    });
    let (rota, reached) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let zone = &ground.org.zone;
    let Some(shift) = rota.between(at.1, at.1, zone).into_iter().find(|shift| shift.series.id == at.0) else {
        return desk.fault(&Fault::NotFound);
    };
    let holder = rota.holder(&shift);
    let own = rota.person(staff);
    let (begun, over) = (shift.from <= now, shift.to <= now);
    let mine = shift.staff == Some(staff) && holder.is_some();
    let takes =
        !over && !shift.cancelled && holder.is_none() && own.is_some_and(|own| fits(own, &shift.series));
    let mut people = rota.people.clone();
    people.retain(|person| fits(person, &shift.series));
    let page = Page {
        desk: &desk,
        at: ground.href(&path),
        when: when(ground, &shift),
        wanted: wanted(ground, &shift),
        holder: holder.map(|person| named(ground, person)),
        reach: holder
            .filter(|_| !over && !shift.cancelled)
            .and_then(|holder| reach::beside(&reached, &shift, holder.id, mine || desk.may(Deed::PlanDuty))),
        mine,
        takes,
        releases: mine && !begun && !shift.cancelled && shift.series.staff.is_none(),
        begun,
        over,
        back: if mine { in_exchange(&desk, &rota, own, today) } else { Vec::new() },
        people,
        offer: OfferId::random(ground.app.entropy.as_ref()).to_string(),
        shift,
        chosen,
        errors,
    };
    desk.page(status, &page)
}

/// What colleagues have in the next weeks that this member could have instead.
fn in_exchange(desk: &Desk, rota: &Rota, own: Option<&Person>, today: i64) -> Vec<(String, String)> {
    let (ground, Some(own)) = (&desk.ground, own) else { return Vec::new() };
    let now = ground.app.clock.now();
    let offered = |shift: Shift| {
        let holder = rota.holder(&shift).filter(|holder| holder.id != own.id)?;
        let fits = !shift.cancelled && shift.from > now && fits(own, &shift.series);
        let value = format!("{}.{}.{}", shift.series.id, shift.day, holder.id);
        let words = format!("{}{}{}", holder.work_name, ground.t.say("comma"), when(ground, &shift));
        fits.then_some((value, words))
    };
    rota.between(today, today + AHEAD, &ground.org.zone).into_iter().filter_map(offered).collect()
}

/// What a form asks for.
enum What {
    Cancel(bool),
    Give(Option<StaffId>),
    Take,
    Release,
    Offer(OfferId, StaffId, Option<ShiftDay>),
}

/// What a form asks for; the field and the key of what is wrong with it.
fn read(form: &Form, plans: bool) -> Result<What, Option<(&'static str, &'static str)>> {
    match form.text("do") {
        "cancel" if plans => Ok(What::Cancel(true)),
        "restore" if plans => Ok(What::Cancel(false)),
        "give" if plans && form.text("to").is_empty() => Ok(What::Give(None)),
        "give" if plans => StaffId::parse(form.text("to"))
            .map(|to| What::Give(Some(to)))
            .ok_or(Some(("to", "duty-error-who"))),
        "take" => Ok(What::Take),
        "release" => Ok(What::Release),
        "offer" => {
            let id = OfferId::parse(form.text("offer")).ok_or(None)?;
            let to = StaffId::parse(form.text("colleague")).ok_or(Some(("colleague", "duty-error-who")))?;
            let back = match form.text("back") {
                "" => None,
                back => Some(read_back(back, to).ok_or(Some(("back", "duty-error-back")))?),
            };
            Ok(What::Offer(id, to, back))
        }
        _ => Err(None),
    }
}

/// The shift that is wanted in exchange, if it is this colleague's.
fn read_back(text: &str, of: StaffId) -> Option<ShiftDay> {
    let mut parts = text.split('.');
    let (id, on, whose) = (parts.next()?, parts.next()?, parts.next()?);
    (StaffId::parse(whose)? == of).then_some((ShiftId::parse(id)?, on.parse().ok()?))
}

/// Does something with one shift.
pub(super) async fn change(colleague: Colleague, at: At, body: Body) -> Response {
    let (form, ours) = match ours(&colleague, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(at) = read_at(&at) else {
        let fault = if ours { Fault::NotFound } else { Fault::Forbidden };
        return colleague.desk.fault(&fault);
    };
    let t = colleague.desk.ground.t;
    let again = async |status, field: &'static str, key: &str| {
        let mut errors = Errors::new();
        errors.add(field, t.say(key));
        show(&colleague, at, status, None, errors).await
    };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    if !ours {
        return again(wrong, "shift", "form-error-stale").await;
    }
    let what = match read(&form, colleague.desk.may(Deed::PlanDuty)) {
        Ok(what) => what,
        Err(Some((field, key))) => return again(wrong, field, key).await,
        Err(None) => return colleague.desk.fault(&Fault::NotFound),
    };
    let gets = match what {
        What::Give(to) => to.map(|to| ("to", to)),
        What::Take => Some(("shift", colleague.session.staff())),
        _ => None,
    };
    if let Some((field, to)) = gets.filter(|_| !form.has("sure")) {
        let given = too_much(&colleague, move |rota, most, zone| {
            let shift = rota.between(at.1, at.1, zone).into_iter().find(|shift| shift.series.id == at.0)?;
            rota.too_much_given((&shift.series, at.1), to, most, zone)
        });
        match given.await {
            Ok(None) => {}
            Ok(Some(words)) => {
                let mut errors = Errors::new();
                errors.add(field, words);
                return show(&colleague, at, wrong, Some(to), errors).await;
            }
            Err(error) => return colleague.desk.fault(&error.into()),
        }
    }
    let done = doing(&colleague, move |tx, doing| match what {
        What::Cancel(cancelled) => doing.cancel(tx, at, cancelled),
        What::Give(to) => doing.give(tx, at, to),
        What::Take => doing.take(tx, at),
        What::Release => doing.release(tx, at),
        What::Offer(id, to, back) => doing.offer(tx, id, at, to, back),
    });
    match done.await {
        Ok(()) if form.text("do") == "offer" => colleague.desk.go("duty#offers"),
        Ok(()) => colleague.desk.go(&format!("duty/shift/{}/{}", at.0, day::date_of(at.1))),
        Err(Refused::Db(error)) => colleague.desk.fault(&error.into()),
        Err(refused) => match refused.key() {
            Some(key) => again(StatusCode::CONFLICT, "shift", key).await,
            None => colleague.desk.fault(&Fault::NotFound),
        },
    }
}
