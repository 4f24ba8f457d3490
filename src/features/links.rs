//! Links in a document: citations that lead to a document of the workspace or into the web.

use crate::checks::Evidence;
use crate::text::{FileId, Span};
use crate::workspace::World;

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub span: Span,
    pub target: Target,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A document that the world knows.
    Document(FileId),
    /// As it is written.
    Web(String),
}

/// In text order.
pub fn links(world: &World, file: FileId) -> Vec<Link> {
    let Some(page) = world.page(file) else { return Vec::new() };
    let citations = page.document.citations.iter();
    let link = |it: &crate::document::Citation| {
        let span = if it.words.is_empty() { it.span } else { it.words };
        let target = match world.cited(file, it) {
            Some(other) => Target::Document(other),
            None => Target::Web(it.address().map(|_| it.target.clone())?),
        };
        Some(Link { span, target })
    };
    citations.filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::text::FileSpan;

    #[track_caller]
    fn check(text: &str) {
        let fixture = Fixture::new(text);
        let file = fixture.file();
        let found = links(&fixture.world, file).into_iter().map(|it| {
            let target = match it.target {
                Target::Document(file) => fixture.world.name(file).to_string(),
                Target::Web(address) => address,
            };
            (FileSpan { file, span: it.span }, target)
        });
        fixture.expect(found.collect::<Vec<_>>());
    }

    #[test]
    fn to_a_document_and_into_the_web() {
        check(
            "
            //- draft.md
            The harbour lost 14 boats, [a report](sources/report.md) says; [the town](https://town.example/boats) agrees.
                                        ^^^^^^^^ report.md
                                                                            ^^^^^^^^ https://town.example/boats
            //- sources/report.md
            The harbour lost 14 boats.
            ",
        );
    }

    #[test]
    fn a_path_that_leads_nowhere_is_no_link() {
        check("The harbour lost 14 boats, [a report](nowhere.md) says.");
    }
}
