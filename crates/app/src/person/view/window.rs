//! A part of a list that is too long for one page. Places are counted from the oldest, so that what comes meanwhile moves nothing.

use std::ops::Range;

/// Which part stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    from: usize,
    size: usize,
    total: usize,
}

impl Window {
    /// The part from the place that is asked for on; the latest without one, or for a place behind the end.
    pub(super) fn of(total: usize, size: usize, asked: Option<usize>) -> Self {
        let latest = total.saturating_sub(size);
        Self { from: asked.unwrap_or(latest).min(latest), size, total }
    }

    /// Its places.
    pub(super) fn range(&self) -> Range<usize> {
        self.from..(self.from + self.size).min(self.total)
    }

    /// Where the part before it begins, and how many stand before it in all.
    pub(super) fn earlier(&self) -> Option<(usize, usize)> {
        (self.from > 0).then(|| (self.from.saturating_sub(self.size), self.from))
    }

    /// Where the part behind it begins, and how many stand behind it in all.
    pub(super) fn later(&self) -> Option<(usize, usize)> {
        let end = self.range().end;
        (end < self.total).then(|| (end, self.total - end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_from_the_latest_to_the_oldest_and_back_and_leave_nothing_out() {
        for total in [0, 1, 39, 40, 41, 80, 95] {
            let mut window = Window::of(total, 40, None);
            assert_eq!(window.later(), None);
            let mut seen: Vec<usize> = window.range().collect();
            while let Some((from, before)) = window.earlier() {
                assert_eq!(before, window.range().start);
                window = Window::of(total, 40, Some(from));
                seen.extend(window.range());
                assert!(window.later().is_some());
            }
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen, (0..total).collect::<Vec<_>>());
        }
        assert_eq!(Window::of(50, 40, Some(usize::MAX)), Window::of(50, 40, None));
    }
}
