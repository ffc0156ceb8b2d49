//! Where a test plays: the site, and browsers that are closed at the end however it ends.

use std::sync::{Arc, Mutex, PoisonError};

use fantoccini::Client;

use crate::{
    site::Site,
    window::{self, Kind, Window},
};

/// What a story has around it.
pub(crate) struct Stage {
    /// The program under test.
    pub(crate) site: Arc<Site>,
    opened: Mutex<Vec<(Client, tempfile::TempDir)>>,
}

impl Stage {
    /// A new browser with an empty profile.
    pub(crate) async fn open(&self, kind: Kind) -> Window {
        let profile = tempfile::tempdir().unwrap();
        let client = window::connect(kind, profile.path()).await;
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push((client.clone(), profile));
        Window::new(client)
    }

    async fn close(&self) {
        let opened = std::mem::take(&mut *self.opened.lock().unwrap_or_else(PoisonError::into_inner));
        for (client, profile) in opened {
            let _ = client.close().await;
            drop(profile);
        }
    }
}

/// Runs a story.
pub(crate) fn play<F, Fut>(story: F)
where
    F: FnOnce(Arc<Stage>) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    window::check_environment();
    let stage = Arc::new(Stage { site: Site::shared(), opened: Mutex::default() });
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let ended = runtime.block_on(async {
        // In a task of its own, so that a failed assertion comes back here and the browsers are closed.
        let ended = tokio::spawn(story(Arc::clone(&stage))).await;
        stage.close().await;
        ended
    });
    if let Err(failed) = ended {
        std::panic::resume_unwind(failed.into_panic());
    }
}
