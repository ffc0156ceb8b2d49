//! Images from the visitor: taking one with a message, and showing them their own.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Path, rejection::PathRejection},
    response::Response,
};
use kernel::Fault;
use ui::{
    Errors, Speech,
    form::upload::{File, NotKept},
    page,
};
use zeroize::Zeroizing;

use super::{rules, session::VisitorSecret};
use crate::{
    App,
    chat::{
        self,
        image::{MAX_FILE, Picture, Refused, reencode},
    },
    surfaces::{Ground, public::Visit},
};

/// How long a picture waits until others are decoded. The text is given back after that.
const PATIENCE: Duration = Duration::from_secs(10);

/// Megabytes of a file, as the page says it.
pub(super) const MAX_MEGABYTES: usize = MAX_FILE / (1024 * 1024);

/// The picture that a file shows. Decoding is slow and takes memory, so few are decoded at a time, beside the threads
/// that answer.
///
/// # Errors
/// [`Refused`].
pub(super) async fn take(app: &App, file: Result<File, NotKept>) -> Result<Picture, Wrong> {
    let file = file.map_err(Wrong::NotKept)?;
    if app.room.is_low() {
        return Err(Wrong::Low);
    }
    let turn = tokio::time::timeout(PATIENCE, Arc::clone(&app.image_lane).acquire_owned());
    let Ok(Ok(turn)) = turn.await else { return Err(Wrong::Refused(Refused::Busy)) };
    let work = tokio::task::spawn_blocking(move || {
        let taken = reencode(&file.bytes);
        drop((file, turn)); // Held until here, also when the visitor has gone away meanwhile.
        taken
    });
    // A decoder that panics has met a file that is damaged in a new way.
    work.await.unwrap_or(Err(Refused::Broken)).map_err(Wrong::Refused)
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The file did not arrive.
    NotKept(NotKept),
    /// It arrived and is none.
    Refused(Refused),
    /// What the disk has left is kept for words.
    Low,
}

impl Wrong {
    /// Whether the same file may be taken later.
    pub(super) const fn is_busy(self) -> bool {
        matches!(self, Self::Low | Self::NotKept(NotKept::NoRoom) | Self::Refused(Refused::Busy))
    }

    /// The sentence at the field.
    pub(super) fn errors(self, t: Speech) -> Errors {
        let mut errors = Errors::new();
        errors.add(
            "image",
            match self {
                Self::Low => t.say("image-error-low").to_owned(),
                Self::NotKept(NotKept::TooBig) | Self::Refused(Refused::TooBig) => {
                    t.with("image-error-big", "max", MAX_MEGABYTES)
                }
                Self::Refused(Refused::TooManyPixels) => t.say("image-error-pixels").to_owned(),
                Self::Refused(Refused::NotAnImage) => t.say("image-error-kind").to_owned(),
                Self::NotKept(NotKept::Cut) | Self::Refused(Refused::Broken) => {
                    t.say("image-error-broken").to_owned()
                }
                Self::NotKept(NotKept::Several) => t.say("image-error-several").to_owned(),
                Self::NotKept(NotKept::NoRoom) | Self::Refused(Refused::Busy) => {
                    t.say("image-error-busy").to_owned()
                }
            },
        );
        errors
    }
}

/// An image of the conversation that is open in this browser.
pub(super) async fn image(visit: Visit, path: Result<Path<(String, i64)>, PathRejection>) -> Response {
    let (Some(secret), Ok(Path((_, number)))) = (&visit.secret, path) else {
        return visit.fault(&Fault::NotFound);
    };
    match open(&visit.ground, secret, number).await {
        Ok(jpeg) => page::jpeg(jpeg.to_vec()),
        Err(fault) => visit.fault(&fault),
    }
}

async fn open(ground: &Ground, secret: &VisitorSecret, number: i64) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let own = rules::open(&ground.app, &ground.org, secret).await?.ok_or(Fault::NotFound)?;
    chat::open_image(&ground.app.db, &own.root, &own.permit, number).await
}
