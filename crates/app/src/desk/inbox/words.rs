//! What stands in clear as a code or an identifier, in words: tags, and the parts of a filter.

use std::{collections::HashMap, sync::Arc};

use kernel::Lang;
use seal::SymmetricKey;

use crate::{
    form::Form,
    ids::{OrgId, TagId},
    tag,
};

/// The words of tags.
#[derive(Default)]
pub(super) struct TagWords {
    /// In the order of the form.
    all: Vec<(TagId, String)>,
    by_id: HashMap<TagId, usize>,
}

impl TagWords {
    /// The topics of the contact report in a language.
    pub(super) fn of_topics(
        form: Option<&Arc<Form>>,
        instance: &SymmetricKey,
        org: OrgId,
        lang: Lang,
    ) -> Self {
        let mut words = Self::default();
        let Some(form) = form else { return words };
        let codes = form.field("topics").map_or(&[][..], |field| form.codes_of(field));
        let heads: Vec<_> = codes.iter().filter_map(|code| code.under.as_deref()).collect();
        for code in codes.iter().filter(|code| !heads.contains(&code.name.as_str())) {
            words.add(tag::id_of(instance, org, &code.name), code.label.say(lang).to_owned());
        }
        words
    }

    /// One more.
    pub(super) fn add(&mut self, id: TagId, word: String) {
        if let std::collections::hash_map::Entry::Vacant(place) = self.by_id.entry(id) {
            place.insert(self.all.len());
            self.all.push((id, word));
        }
    }

    /// The word of a tag, if it is known here.
    pub(super) fn say(&self, id: TagId) -> Option<&str> {
        self.by_id.get(&id).map(|at| self.all[*at].1.as_str())
    }

    /// All of them.
    pub(super) fn all(&self) -> &[(TagId, String)] {
        &self.all
    }
}
