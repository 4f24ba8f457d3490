//! The other figures that are told in one breath with one: in its sentence, its paragraph, or its row of a table.

use std::ops::Range;

use super::Side;
use super::criteria::unit_size;
use crate::checks::Page;
use crate::figures::Kind;

/// The figures of the paragraph of one, or of its row in a table, by their places.
pub(in crate::checks) fn around(page: Page, figure: usize) -> Range<usize> {
    let blocks = &page.facts.figure_blocks;
    let own = blocks.get(figure).map_or(0, |it| *it as usize);
    let row = page.document.row(own).unwrap_or(own..own + 1);
    blocks.partition_point(|it| (*it as usize) < row.start)..blocks.partition_point(|it| (*it as usize) < row.end)
}

/// The other figures that are told in one breath with a claim: of its sentence, or of its paragraph.
pub(super) fn company<'a>(side: Side<'a>, wide: bool) -> impl Iterator<Item = Side<'a>> {
    let claims = &side.page.facts.claims;
    let own = |at: usize| claims.get(at).is_some_and(|it| std::ptr::eq(it, side.claim));
    let first = claims.partition_point(|it| it.sentence < side.claim.sentence);
    let sentence = first..claims.partition_point(|it| it.sentence <= side.claim.sentence);
    let all = if wide || side.claim.aside {
        let place = sentence.clone().find(|at| own(*at)).unwrap_or(first);
        around(side.page, place)
    } else {
        sentence
    };
    all.filter(move |at| !own(*at)).filter_map(move |at| Side::of(side.page, at as u32))
}

/// Of one kind and unit; what is counted has many names.
pub(super) fn equal(a: Side, b: Side) -> bool {
    let value = |side: Side| Some(side.figure.stated.number()? * unit_size(side));
    let alike = a.figure.kind == b.figure.kind && (a.figure.kind == Kind::Count || a.unit() == b.unit());
    alike && value(a).zip(value(b)).is_some_and(|(x, y)| (x - y).abs() <= 1e-9 * x.abs())
}

/// Whether the sentence of one has the figure of the other too: then they are two.
pub(super) fn is_said_again(a: Side, b: Side) -> bool {
    company(a, false).any(|it| equal(it, b)) || company(b, false).any(|it| equal(it, a))
}

/// How many figures could be taken for the two, since they stand beside one of them, are of its kind and unit, and agree with none beside the
/// other.
pub(super) fn unpaired(a: Side, b: Side) -> usize {
    let alone = |side: Side, other: Side| {
        let alike = company(side, false).filter(|it| it.figure.kind == side.figure.kind && it.unit() == side.unit());
        alike.filter(|it| !company(other, false).any(|them| equal(*it, them))).count()
    };
    alone(a, b) + alone(b, a)
}
