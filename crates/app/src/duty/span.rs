//! Spans of time: together, in common, one without the other. Every list that is given back is in order, and its spans neither
//! touch nor overlap.

use kernel::Moment;

/// From a moment to another.
pub(super) type Span = (Moment, Moment);

/// All spans together.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match merged.last_mut() {
            _ if from >= to => {}
            Some((_, until)) if from <= *until => *until = to.max(*until),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// What lies in both.
pub(super) fn common(one: &[Span], other: &[Span]) -> Vec<Span> {
    let both = |a: Span, b: Span| (a.0.max(b.0), a.1.min(b.1));
    merged(one.iter().flat_map(|a| other.iter().map(move |b| both(*a, *b))).collect())
}

/// What lies in the first and not in the second.
pub(super) fn without(one: &[Span], other: &[Span]) -> Vec<Span> {
    let mut rest = merged(one.to_vec());
    for taken in other {
        let cut = |span: Span| [(span.0, span.1.min(taken.0)), (span.0.max(taken.1), span.1)];
        rest = rest.into_iter().flat_map(cut).filter(|(from, to)| from < to).collect();
    }
    rest
}

/// The span in which a moment lies.
pub(super) fn around(spans: &[Span], now: Moment) -> Option<Span> {
    spans.iter().copied().find(|(from, to)| *from <= now && now < *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(all: &[(i64, i64)]) -> Vec<Span> {
        all.iter().map(|(from, to)| (Moment::from_millis(*from), Moment::from_millis(*to))).collect()
    }

    #[test]
    fn spans_that_touch_are_one_and_empty_ones_are_none() {
        assert_eq!(merged(spans(&[(5, 9), (1, 3), (3, 5), (12, 12), (2, 4)])), spans(&[(1, 9)]));
        assert_eq!(merged(spans(&[(4, 2)])), spans(&[]));
    }

    #[test]
    fn what_is_common_and_what_is_left_make_up_the_whole() {
        let (hours, cover) = (spans(&[(0, 10), (20, 30)]), spans(&[(2, 4), (8, 22), (29, 40)]));
        let (both, gaps) = (common(&hours, &cover), without(&hours, &cover));
        assert_eq!(both, spans(&[(2, 4), (8, 10), (20, 22), (29, 30)]));
        assert_eq!(gaps, spans(&[(0, 2), (4, 8), (22, 29)]));
        assert_eq!(merged([both, gaps].concat()), hours);
        assert_eq!(without(&hours, &[]), hours);
    }

    #[test]
    fn the_end_of_a_span_lies_no_longer_in_it() {
        let all = spans(&[(2, 4)]);
        assert_eq!(around(&all, Moment::from_millis(2)), Some(all[0]));
        assert_eq!(around(&all, Moment::from_millis(4)), None);
    }
}
