//! Pictures for everybody who reads the guide. Only what a page that is shown has: what lies in the library for later is nobody's yet.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::Response,
};
use guide::{Picture, picture};
use kernel::Fault;
use ui::page;

use super::{media_type, read};
use crate::{
    ids::OrgId,
    surfaces::{Route, Shared, Who, public::Visit},
};

/// The public route.
pub(in crate::guide) fn routes() -> Vec<Route> {
    vec![Route::get("/{lang}/guide/picture/{file}", Who::Anyone, one)]
}

async fn one(visit: Visit, Path((_, file)): Path<(String, String)>) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let named = picture::of_file(&file).and_then(|(name, kind)| {
        let picture = shown.pack.picture(name).filter(|picture| picture.kind == kind)?;
        let is_seen = shown
            .pack
            .items()
            .flat_map(|(_, item)| item.values())
            .any(|text| text.pictures().any(|one| one == name));
        is_seen.then(|| (name.to_owned(), picture.clone()))
    });
    let Some((name, picture)) = named else { return visit.fault(&Fault::NotFound) };
    match answer(&ground.app, ground.org.id, name, picture).await {
        Ok(response) => response,
        Err(fault) => visit.fault(&fault),
    }
}

/// A picture as a response. Its bytes never change under its name, but it may be taken away: a browser asks whether it is still there.
pub(super) async fn answer(
    app: &Shared,
    org: OrgId,
    name: String,
    picture: Picture,
) -> Result<Response, Fault> {
    let (app, kind) = (std::sync::Arc::clone(app), picture.kind);
    let work = tokio::task::spawn_blocking(move || read(&app, org, &name, &picture));
    let read = work.await.map_err(|error| Fault::Broken(format!("a picture was not read: {error}")))?;
    let bytes = read?.ok_or(Fault::NotFound)?;
    let tag = page::tag(&bytes);
    let mut response = Response::new(axum::body::Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(kind)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ETAG, tag);
    Ok(response)
}
