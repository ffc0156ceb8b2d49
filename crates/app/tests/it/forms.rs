//! Forms at the desk: loading, changing, looking at, putting into use; what was in use stays as it was.

use app::{
    form::{self, Filled, LIMITS, Shown},
    policy::Role,
};
use axum::http::StatusCode;
use db::{Engine, values};
use kernel::DbError;

use crate::{
    browser::{Browser, encode},
    world::{World, both, on},
};

db::statements! {
    PACKS = "SELECT form, version, state, text FROM form_pack ORDER BY form, version";
    TRAIL = "SELECT action FROM audit WHERE action = 'put_form_into_use'";
    BREAK = "UPDATE form_pack SET text = $1 WHERE state = 'draft'";
}

/// Form, version and state of each row, and its text.
async fn packs(world: &World) -> Vec<(String, i64, String, String)> {
    let read = world.app.db.read(|tx| {
        let one = |row: db::Row| {
            Ok::<_, DbError>((
                row.text(0)?.to_owned(),
                row.int(1)?,
                row.text(2)?.to_owned(),
                row.text(3)?.to_owned(),
            ))
        };
        tx.query(&PACKS, &[])?.into_iter().map(one).collect::<Result<_, _>>()
    });
    read.await.expect("they can be read")
}

fn states(packs: &[(String, i64, String, String)]) -> Vec<(i64, &str)> {
    packs.iter().map(|(_, version, state, _)| (*version, state.as_str())).collect()
}

/// The version of a form that is to be filled in, and the title it has.
async fn in_use(world: &World, name: &'static str) -> (i64, String) {
    let org = world.org().id;
    let form = world.app.db.read(move |tx| form::current(tx, org, name)).await.expect("it can be read");
    let form = form.expect("there is such a form");
    (form.version, form.title.say(kernel::Lang::En).to_owned())
}

fn contact() -> String {
    form::to_toml(form::default("contact").expect("it comes with the program"))
}

async fn coordinator(world: &World) -> Browser {
    world.signed_in(world.account(Role::Coordinator)).await
}

async fn load(desk: &mut Browser, text: &str) {
    desk.open("/en/forms/contact/load").await.fill("Or its text", text);
    desk.press("Check and keep as draft").await;
}

/// What the last form of the page that has it carries under a name.
fn hidden(desk: &Browser, name: &str) -> String {
    let found = desk.all(&format!("input[name={name}]"));
    found.last().and_then(|input| input.attr("value")).expect("it is there").to_owned()
}

#[test]
fn a_pack_with_mistakes_is_refused_with_file_line_and_reason_and_the_old_one_stays() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        let titled = contact().replace("Contact report", "Our own report");
        load(&mut desk, &titled).await;
        desk.press("Put into use").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let before = packs(world).await;
        assert_eq!(states(&before), [(2, "in_use")]);
        for (this, that, reason) in [
            ("codes = \"age\"", "codes = \"ages\"", "age: there is no list “ages”."),
            ("is = [\"direct_message\"", "is = [\"letter\"", "the condition names “letter”"),
            (
                "{ field = \"mode\"",
                "{ field = \"gender\"",
                "gender: the condition refers to the field itself.",
            ),
            ("name = \"minutes\"", "name = \"age\"", "“age” is there twice."),
            ("version = ", "version == ", "This cannot be read as a form"),
            ("form = \"contact\"", "form = \"shift\"", "This is the form “shift”, not “contact”."),
        ] {
            let bad = titled.replace(this, that);
            load(&mut desk, &bad).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{that}: {}", desk.text());
            let told = desk.texts_of(".notice li").join("\n");
            assert!(told.contains(reason), "{that}: {told}");
            assert!(told.contains("contact.toml, line "), "{told}");
            assert_eq!(desk.value("Or its text").trim(), bad.trim(), "what was typed stays");
            assert_eq!(packs(world).await, before, "the old pack stays");
        }
        let at_line = |text: &str| 1 + titled[..titled.find(text).unwrap()].matches('\n').count();
        load(&mut desk, &titled.replace("name = \"minutes\"", "name = \"age\"")).await;
        let line = format!("contact.toml, line {}: “age” is there twice.", at_line("name = \"minutes\""));
        assert_eq!(desk.texts_of(".notice li").join(""), line);
        assert_eq!(in_use(world, "contact").await, (2, "Our own report".to_owned()));
    });
}

#[test]
fn a_new_version_never_rewrites_an_older_one() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        assert_eq!(in_use(world, "contact").await, (1, "Contact report".to_owned()));
        for (title, version) in [("First of ours", 2), ("Second of ours", 3)] {
            load(&mut desk, &contact().replace("Contact report", title)).await;
            assert_ne!(in_use(world, "contact").await.1, title, "a draft is not in use");
            desk.press("Put into use").await;
            assert_eq!(in_use(world, "contact").await, (version, title.to_owned()));
        }
        let now = packs(world).await;
        assert_eq!(states(&now), [(2, "used"), (3, "in_use")]);
        let org = world.org().id;
        for (version, title) in [(1, "Contact report"), (2, "First of ours"), (3, "Second of ours")] {
            let old = world.app.db.read(move |tx| form::version(tx, org, "contact", version)).await.unwrap();
            let old = old.expect("it is kept");
            assert_eq!((old.version, old.title.say(kernel::Lang::En)), (version, title));
            desk.open(&format!("/en/forms/contact/preview?version={version}")).await;
            assert!(desk.shows(title));
        }
        let none = world.app.db.read(move |tx| form::version(tx, org, "contact", 4)).await.unwrap();
        assert!(none.is_none());
        let recorded = world.app.db.read(|tx| tx.query(&TRAIL, &[])).await.unwrap();
        assert_eq!(recorded.len(), 2, "each is in the trail");
    });
}

#[test]
fn a_coordinator_changes_a_form_without_a_file() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        desk.open("/en/forms").await.follow("Incident").await;
        desk.fill("Name in exports", "Mood").press("Add a field").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.value("Name in exports"), "Mood");
        desk.fill("Name in exports", "mood").fill("Question in English", "How was the mood");
        desk.fill("Kind of answer", "one").press("Add a field").await;
        assert_eq!(desk.url().split('#').next(), Some("/en/forms/incident/fields/mood"));
        desk.follow("Back to the form").await;
        assert!(desk.texts_of(".notice li").join("").contains("mood: a choice needs a list of codes."));
        assert!(!desk.has_button("Put into use"), "only what is right can be used");

        desk.fill("Name of a new list", "moods").press("Add a list").await;
        for (code, label) in [("good", "Good"), ("bad", "Bad")] {
            desk.fill("Name in exports", code).fill("Label, English", label).press("Keep in the draft").await;
        }
        let (csrf, seen) = (hidden(&desk, "csrf"), hidden(&desk, "seen"));
        let order =
            [("csrf", &*csrf), ("seen", &*seen), ("good__at", "2"), ("bad__at", "1"), ("bad__en", "Bad")];
        desk.post("/en/forms/incident/lists/moods", &order).await;
        desk.open("/en/forms/incident/fields/mood").await.fill("List of codes", "moods");
        desk.fill("Label, Русский", "Как было настроение").fill("Hint, English", "As you saw it");
        desk.fill("only if", "support")
            .fill("is one of these codes", "yes, maybe")
            .press("Keep in the draft")
            .await;
        assert!(desk.shows("the condition names “maybe”"), "{}", desk.text());
        desk.open("/en/forms/incident/fields/mood").await.fill("is one of these codes", "yes");
        desk.press("Keep in the draft").await;
        desk.press("Up: How was the mood").await;
        desk.press("Remove: Remarks").await;
        desk.open("/en/forms/incident/preview?words=ru").await;
        assert!(desk.shows("Как было настроение"));
        desk.open("/en/forms/incident").await.press("Put into use").await;

        let org = world.org().id;
        let now = world.app.db.read(move |tx| form::current(tx, org, "incident")).await.unwrap().unwrap();
        let mood = now.field("mood").expect("it was added");
        assert_eq!(mood.shown_when, [form::Rule { field: "support".into(), is: vec!["yes".into()] }]);
        assert_eq!(now.codes_of(mood).iter().map(|code| &*code.name).collect::<Vec<_>>(), ["bad", "good"]);
        assert!(now.field("remarks").is_none());
        assert_eq!(form::parse("incident.toml", &form::to_toml(&now)).unwrap(), *now);
        let file = desk.ask(axum::http::Method::GET, "/en/forms/incident/file", None).await;
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"incident.toml\"");
        assert_eq!(form::parse("", &file.text()).unwrap().fields, now.fields);
    });
}

#[test]
fn two_who_change_a_form_at_once_do_not_undo_each_other() {
    on(Engine::Sqlite, async |world| {
        let mut first = coordinator(world).await;
        first.open("/en/forms/contact/fields/age").await;
        let mut second = first.clone();
        second.fill("Label, English", "Their age").press("Keep in the draft").await;
        first.fill("Label, English", "Years of age").press("Keep in the draft").await;
        assert_eq!(first.status(), StatusCode::CONFLICT);
        assert_eq!(first.value("Label, English"), "Years of age", "what was typed stays");
        assert!(packs(world).await[0].3.contains("Their age"));
        first.press("Keep in the draft").await;
        assert!(packs(world).await[0].3.contains("Years of age"));
        second.open("/en/forms/contact").await;
        let mut late = second.clone();
        second.press("Discard the draft").await;
        assert!(packs(world).await.is_empty());
        late.press("Put into use").await;
        assert_eq!(late.status(), StatusCode::CONFLICT, "what is gone cannot be used");
    });
}

#[test]
fn a_draft_that_is_wrong_cannot_be_put_into_use_by_any_request() {
    on(Engine::Sqlite, async |world| {
        let mut desk = coordinator(world).await;
        desk.open("/en/forms/contact").await.press("Remove: Platform").await;
        let before = packs(world).await;
        assert_eq!(states(&before), [(2, "draft")]);
        // The list of the removed field may stay; without the field that others look at it is different.
        desk.press("Remove: Mode").await;
        assert!(desk.shows("the condition looks at “mode”, and there is no such field"), "{}", desk.text());
        let (csrf, seen) = (hidden(&desk, "csrf"), hidden(&desk, "seen"));
        desk.post("/en/forms/contact/use", &[("csrf", &csrf), ("seen", &seen)]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(in_use(world, "contact").await.0, 1);
        desk.post("/en/forms/contact/use", &[("csrf", "no"), ("seen", &seen)]).await;
        assert_eq!(desk.status(), StatusCode::FORBIDDEN);
        // A draft that nobody of us can have written.
        world.app.db.write(|tx| tx.execute(&BREAK, &values!["not toml ="])).await.unwrap();
        desk.open("/en/forms/contact").await;
        assert_eq!(desk.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(in_use(world, "contact").await.0, 1, "what is in use goes on");
    });
}

#[test]
fn a_file_is_taken_and_one_that_is_none_is_told() {
    on(Engine::Sqlite, async |world| {
        let mut desk = coordinator(world).await;
        for (file, status) in [
            (contact().into_bytes(), StatusCode::OK),
            (vec![0xff, 0xfe, 0], StatusCode::UNPROCESSABLE_ENTITY),
            (vec![b'#'; 3 << 20], StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            desk.open("/en/forms/contact/load").await;
            let of =
                |name: &str| desk.all(&format!("input[name={name}]"))[0].attr("value").unwrap().to_owned();
            let mut body = Vec::new();
            for (name, value) in [("csrf", of("csrf")), ("seen", of("seen")), ("text", String::new())] {
                let part =
                    format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
                body.extend(part.into_bytes());
            }
            body.extend(
                b"--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.toml\"\r\n\r\n",
            );
            body.extend(file);
            body.extend(b"\r\n--edge--\r\n");
            desk.send_as("/en/forms/contact/load", "multipart/form-data; boundary=edge", body).await;
            assert_eq!(desk.status(), status, "{}", desk.text());
        }
        assert_eq!(states(&packs(world).await), [(2, "draft")]);
    });
}

#[test]
fn every_word_of_the_forms_that_come_with_the_program_is_there_in_six_languages() {
    let mut missing = Vec::new();
    for name in form::NAMES {
        let form = form::default(name).unwrap();
        let fields = form.fields.iter().flat_map(|field| [Some(&field.label), field.hint.as_ref()]).flatten();
        let parts = form.parts.iter().map(|part| &part.title);
        let codes = form.lists.iter().flat_map(|list| &list.codes).map(|code| &code.label);
        for words in fields.chain(parts).chain(codes).chain([&form.title]) {
            for lang in kernel::Lang::ALL {
                if words.0.get(lang.code()).is_none_or(|said| said.trim().is_empty()) {
                    missing.push(format!("{name}, {}: {}", lang.code(), words.say(kernel::Lang::En)));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_form_that_comes_with_the_program_is_shown_and_read_in_every_language() {
    on(Engine::Sqlite, async |world| {
        for lang in kernel::Lang::ALL {
            let t = world.app.catalogue.speak(lang);
            for name in form::NAMES {
                let form = form::default(name).unwrap();
                // The first choice of each field, a number, a day, and words.
                let mut typed = Vec::new();
                for field in form.asked() {
                    let codes = form.codes_of(field);
                    let leaf = codes
                        .iter()
                        .find(|code| !codes.iter().any(|one| one.under.as_ref() == Some(&code.name)));
                    let value = match field.kind {
                        form::Kind::Date => "2026-11-22".to_owned(),
                        form::Kind::Number => field.least.unwrap_or(1).to_string(),
                        form::Kind::Text => "two lines".to_owned(),
                        _ => leaf.expect("a choice").name.clone(),
                    };
                    typed.push((field.name.clone(), value));
                }
                let posted = ui::Form::parse(encode(&typed).as_bytes(), &LIMITS);
                let (answers, errors) = form::read(form, &posted, t);
                assert!(errors.is_empty(), "{name}: {errors:?}");
                assert_eq!(answers.len(), form.asked().count());
                let shown = Shown::new(form, Filled::answers(form, &answers), &errors, t).to_string();
                assert!(!shown.contains('⟦'), "{name}");
                for field in form.asked() {
                    assert!(shown.contains(&format!("id=\"{}\"", field.name)), "{name}: {}", field.name);
                    let label = field.label.say(lang).replace('\'', "&#39;").replace('&', "&#38;");
                    assert!(
                        shown.contains(field.label.say(lang)) || shown.contains(&label),
                        "{name}: {label}"
                    );
                }
                let (_, errors) = form::read(form, &ui::Form::parse(b"", &LIMITS), t);
                let required: Vec<_> = form
                    .asked()
                    .filter(|field| field.required && field.shown_when.is_empty())
                    .map(|field| &*field.name)
                    .collect();
                assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), required, "{name}");
            }
        }
    });
}
