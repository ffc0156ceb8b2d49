//! The languages of the interface.

/// A language that every text of the product exists in, or one of two made-up ones that tests use: `Long` stretches
/// and accents English so that hard-coded and cut-off text shows, `Mirror` runs it right to left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Lang {
    En,
    Fr,
    Ru,
    Uk,
    Kk,
    Ar,
    /// Pseudo-locale `en-XA`: accented and a third longer.
    Long,
    /// Pseudo-locale `ar-XB`: English between right-to-left marks.
    Mirror,
}

impl Lang {
    /// The six languages people read, in the order the footer lists them.
    pub const ALL: [Self; 6] = [Self::En, Self::Fr, Self::Ru, Self::Uk, Self::Kk, Self::Ar];

    /// The code in addresses, in `lang` attributes and in folder names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ru => "ru",
            Self::Uk => "uk",
            Self::Kk => "kk",
            Self::Ar => "ar",
            Self::Long => "en-XA",
            Self::Mirror => "ar-XB",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ru => "Русский",
            Self::Uk => "Українська",
            Self::Kk => "Қазақша",
            Self::Ar => "العربية",
            Self::Long => "[Éñĝļîšĥ]",
            Self::Mirror => "[hsilgnE]",
        }
    }

    /// Whether it is written from right to left.
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar | Self::Mirror)
    }

    /// The value of the `dir` attribute.
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// The language with this code, pseudo-locales included.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Long, Self::Mirror].into_iter().chain(Self::ALL).find(|lang| lang.code() == code)
    }

    /// The best of the six for an `Accept-Language` header (RFC 9110 §12.5.4); `None` when none is asked for.
    /// Weights decide, then the order in the header; a region is ignored (`fr-CA` is French).
    pub fn from_accept(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let primary =
                pieces.next().unwrap_or("").trim().split('-').next().unwrap_or("").to_ascii_lowercase();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
            let Some(lang) = Self::ALL.into_iter().find(|lang| lang.code() == primary) else { continue };
            if weight > 0.0 && best.is_none_or(|(_, held)| weight > held) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for lang in Lang::ALL.into_iter().chain([Lang::Long, Lang::Mirror]) {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("de"), None);
    }

    #[test]
    fn the_browser_header_is_followed_by_weight_then_order() {
        assert_eq!(Lang::from_accept("de, fr-CA;q=0.8, ru;q=0.9"), Some(Lang::Ru));
        assert_eq!(Lang::from_accept("kk, ru"), Some(Lang::Kk));
        assert_eq!(Lang::from_accept("AR-eg"), Some(Lang::Ar));
        assert_eq!(Lang::from_accept("uk;q=0, *"), None);
        assert_eq!(Lang::from_accept("en;q=nonsense"), None);
    }
}
