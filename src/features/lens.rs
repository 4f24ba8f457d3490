//! Code lens: above each figure that other documents state too, how they stand to it.

use std::collections::BTreeSet;

use super::{place, words};
use crate::checks::{self, ClaimId, Verdict};
use crate::figures::Figure;
use crate::text::{FileId, Span};
use crate::workspace::World;

/// What stands above a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The figure.
    pub span: Span,
    /// "41 people: 3 documents agree · 1 conflict"
    pub title: String,
}

/// In text order. Nothing unless the settings want it.
pub fn lens(world: &World, file: FileId) -> Vec<Lens> {
    let Some(page) = world.page(file).filter(|_| world.options(file).lens()) else { return Vec::new() };
    let lens = |(at, figure): (u32, &Figure)| {
        let standing = standing(world, ClaimId { file, figure: at })?;
        Some(Lens { span: figure.span, title: format!("{}: {standing}", words::stated(&page, at)) })
    };
    place::figures(&page, Span::WHOLE).filter_map(lens).collect()
}

/// `None` when no other document states the quantity. A document that says both is counted with the conflicts; one that prints the text
/// of another is no further voice.
fn standing(world: &World, claim: ClaimId) -> Option<String> {
    let (mut agree, mut differ, mut conflict) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut stands = BTreeSet::new();
    let mut copies = BTreeSet::new();
    let mut voices: Vec<(ClaimId, Verdict)> = Vec::new();
    for rival in checks::rivals(world, claim).iter().filter(|it| it.other.file != claim.file) {
        let file = rival.other.file;
        let verdict = if rival.verdict == Verdict::Rounded { Verdict::Agree } else { rival.verdict };
        let copies_it = |it: &(ClaimId, Verdict)| it.1 == verdict && checks::one_voice(world, it.0, rival.other);
        if voices.iter().any(copies_it) {
            copies.insert(file);
            continue;
        }
        voices.push((rival.other, verdict));
        match verdict {
            Verdict::Agree | Verdict::Rounded => agree.insert(file),
            Verdict::Superseded | Verdict::Attributed => differ.insert(file),
            Verdict::Conflict if world.stands_beside(claim, rival.other).is_some() => stands.insert(file),
            Verdict::Conflict => conflict.insert(file),
        };
    }
    stands.retain(|file| !conflict.contains(file));
    differ.retain(|file| !conflict.contains(file) && !stands.contains(file));
    agree.retain(|file| !conflict.contains(file) && !stands.contains(file) && !differ.contains(file));
    copies.retain(|file| ![&agree, &differ, &stands, &conflict].iter().any(|it| it.contains(file)));
    let one =
        |amount: usize, one: &str, many: &str| (amount > 0).then(|| format!("{amount} {}", if amount == 1 { one } else { many }));
    let parts = [
        one(agree.len(), "document agrees", "documents agree"),
        one(differ.len(), "tells another time or voice", "tell another time or voice"),
        one(conflict.len(), "conflict", "conflicts"),
        one(stands.len(), "conflict that stands", "conflicts that stand"),
        one(copies.len(), "copy", "copies"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::Fixture;
    use crate::text::FileSpan;
    use crate::workspace::{Change, Settings};

    #[track_caller]
    fn check(text: &str) {
        let fixture = Fixture::new(text);
        let file = fixture.file();
        assert_eq!(lens(&fixture.world, file), [], "off by default");
        let (all, _) = Settings::from_json(&json!({ "lens": true }));
        let world = fixture.world.with(Change::Settings { all, folders: Default::default() });
        fixture.expect(lens(&world, file).into_iter().map(|it| (FileSpan { file, span: it.span }, it.title)));
    }

    #[test]
    fn how_other_documents_stand() {
        check(
            "
            //- draft.md
            # Fire in Lower Wick

            The fire at the Osprey mill killed 12 people in Lower Wick on Monday. It began in 3 rooms.
                                               ^^ 1 document agrees · 1 conflict
            //- sources/one.md (closed)
            The fire at the Osprey mill killed 12 people in Lower Wick on Monday, the mayor said.
            //- sources/two.md (closed)
            The fire at the Osprey mill killed 15 people in Lower Wick, the crew said.
            ",
        );
    }

    #[test]
    fn copies_of_one_text_are_one_voice() {
        check(
            "
            //- draft.md
            The fire at the Osprey mill killed 12 people in Lower Wick on Monday.
                                               ^^ 2 documents agree · 1 copy
            //- sources/gazette.md (closed)
            The fire at the Osprey mill in Lower Wick killed 12 people on Monday night when the roof came down over the looms, the county fire service said.
            //- sources/herald.md (closed)
            Neighbours of ours saw the smoke from the town hall.

            The fire at the Osprey mill in Lower Wick killed 12 people on Monday night when the roof came down over the looms, said the county fire service.
            //- sources/mayor.md (closed)
            Twelve people died in the fire that went through the Osprey mill in Lower Wick on Monday, said its mayor.
            ",
        );
    }

    #[test]
    fn a_figure_that_no_other_document_states() {
        check("The fire on the Velmora ferry killed 41 people on Tuesday.");
    }
}
