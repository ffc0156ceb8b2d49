//! A hand that fills forms for a demonstration: signs in at the desk, opens a page, fills its form and sends it, so that whatever
//! is shown was done in the way in which it is done. Without a network and without a browser.

use std::{collections::BTreeMap, convert::Infallible};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, Response, StatusCode, header},
};
use kernel::{Fault, Moment};
use tower_service::Service;

use super::{Account, code_now};

/// Pages of a demonstration are far smaller.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A field of a form and what stands in it.
pub(super) type Field = (String, String);

/// A window on one surface.
pub(super) struct Hand {
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl Hand {
    /// A visitor's window, with the cookie of their session.
    pub(super) fn visitor(router: Router, cookie: Field) -> Self {
        Self { router, cookies: BTreeMap::from([cookie]) }
    }

    /// Signs a member in with password and code.
    pub(super) async fn sign_in(router: Router, account: &Account, now: Moment) -> Result<Self, Fault> {
        let mut hand = Self { router, cookies: BTreeMap::new() };
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let known = [field("login", &account.login), field("password", &account.password)];
        hand.fill("/en/sign-in", "/en/sign-in", &known).await?;
        let code = code_now(&account.totp_secret, now)
            .ok_or_else(|| Fault::Broken(format!("the code secret of {} cannot be read", account.login)))?;
        hand.fill("/en/sign-in/code", "/en/sign-in/code", &[field("code", &code)]).await?;
        Ok(hand)
    }

    /// Opens a page and sends the form on it that leads to `to`, with `fields` in the place of what stands there.
    ///
    /// # Errors
    /// [`Fault::Broken`] where the page has no such form, or where the form was refused.
    pub(super) async fn fill(&mut self, page: &str, to: &str, fields: &[Field]) -> Result<(), Fault> {
        let html = text(self.send(Method::GET, page, String::new()).await?).await?;
        let form = form_to(&html, to).ok_or_else(|| Fault::Broken(format!("no form to {to} on {page}")))?;
        let mut sent = standing(form);
        sent.retain(|(name, _)| !fields.iter().any(|(typed, _)| typed == name));
        sent.extend_from_slice(fields);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(sent).finish();
        let answer = self.send(Method::POST, to, body).await?;
        let status = answer.status();
        if status == StatusCode::SEE_OTHER {
            return Ok(());
        }
        let said = text(answer).await?;
        let said = said.split_once("class=\"error").map_or("", |(_, rest)| rest.get(..300).unwrap_or(rest));
        Err(Fault::Broken(format!("{to} was answered {status}: {said}")))
    }

    /// The address of the first form of a page that ends so.
    ///
    /// # Errors
    /// [`Fault::Broken`] where the page has no such form.
    pub(super) async fn action(&mut self, page: &str, ending: &str) -> Result<String, Fault> {
        let html = text(self.send(Method::GET, page, String::new()).await?).await?;
        let mut actions = html.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let found = actions.find(|action| action.ends_with(ending)).map(str::to_owned);
        found.ok_or_else(|| Fault::Broken(format!("no form that ends with {ending} on {page}")))
    }

    /// The first link on a page that begins so: where content cannot know what is made when it is used.
    ///
    /// # Errors
    /// [`Fault::Broken`] where the page has none.
    pub(super) async fn first_link(&mut self, page: &str, begins: &str) -> Result<String, Fault> {
        let html = text(self.send(Method::GET, page, String::new()).await?).await?;
        let mut links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let found = links.find(|link| link.starts_with(begins)).map(plain);
        found.ok_or_else(|| Fault::Broken(format!("no link to {begins} on {page}")))
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> Result<Response<Body>, Fault> {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies.join("; "))
            .body(Body::from(body))
            .map_err(|error| Fault::Broken(format!("{path}: {error}")))?;
        let answered: Result<_, Infallible> = self.router.call(request).await;
        let Ok(answer) = answered;
        for set in answer.headers().get_all(header::SET_COOKIE) {
            let pair = set.to_str().ok().and_then(|line| line.split(';').next()?.split_once('='));
            let Some((name, value)) = pair else { continue };
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        Ok(answer)
    }
}

async fn text(answer: Response<Body>) -> Result<String, Fault> {
    let bytes = to_bytes(answer.into_body(), MOST_BYTES).await;
    let bytes = bytes.map_err(|error| Fault::Broken(format!("a page ended early: {error}")))?;
    String::from_utf8(bytes.to_vec()).map_err(|error| Fault::Broken(format!("a page is not UTF-8: {error}")))
}

/// The first form of a page that leads somewhere, by itself or by one of its buttons.
fn form_to<'a>(html: &'a str, to: &str) -> Option<&'a str> {
    let at = html.find(&format!("action=\"{to}\""))?;
    let begins = html[..at].rfind("<form")?;
    html[begins..].split("</form>").next()
}

/// What stands in a form and would be sent with it, buttons apart.
fn standing(form: &str) -> Vec<Field> {
    let (mut fields, mut list) = (Vec::new(), String::new());
    for tag in form.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        let name = attribute(tag, "name").unwrap_or_default();
        let value = attribute(tag, "value").unwrap_or_default();
        let marked = |mark: &str| tag.split_ascii_whitespace().any(|word| word == mark);
        match tag.split_ascii_whitespace().next() {
            Some("input") if matches!(attribute(tag, "type").as_deref(), Some("radio" | "checkbox")) => {
                fields.extend(marked("checked").then_some((name, value)));
            }
            Some("input") => fields.push((name, value)),
            Some("textarea") => fields.push((name, plain(text))),
            Some("select") => list = name,
            Some("option") if marked("selected") => fields.push((list.clone(), value)),
            _ => {}
        }
    }
    fields.retain(|(name, _)| !name.is_empty());
    fields
}

/// The value of an attribute. Our pages write all of them in double quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(plain)
}

/// Escaped text as it is meant, in the five escapes that our pages write.
fn plain(text: &str) -> String {
    let escapes = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    escapes.into_iter().fold(text.to_owned(), |text, (escape, meant)| text.replace(escape, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_would_send_it() {
        let page = "<form action=\"/a\"><input name=\"x\" value=\"1\"></form><form action=\"/b\" method=\"post\">\
            <input type=\"hidden\" name=\"csrf\" value=\"a&#38;b\"><input type=\"radio\" name=\"one\" value=\"n\">\
            <input type=\"radio\" name=\"one\" value=\"y\" checked><select name=\"s\"><option value=\"p\">\
            <option value=\"q\" selected></select><textarea name=\"t\">a &#60; b</textarea>\
            <button name=\"do\" formaction=\"/c\">c</button></form>";
        let wanted = [("csrf", "a&b"), ("one", "y"), ("s", "q"), ("t", "a < b")];
        let wanted: Vec<Field> = wanted.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        for to in ["/b", "/c"] {
            assert_eq!(form_to(page, to).map(standing), Some(wanted.clone()), "{to}");
        }
        assert_eq!(form_to(page, "/d"), None);
    }
}
