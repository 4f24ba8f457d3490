//! Documents as pictures: one line a block, its kind and its prose with white space squeezed.

use super::*;

fn kind(kind: BlockKind) -> String {
    match kind {
        BlockKind::Headline => "headline".to_string(),
        BlockKind::Body => "body".to_string(),
        BlockKind::Quotation => "quotation".to_string(),
        BlockKind::ListItem => "item".to_string(),
        BlockKind::Cell { row, column } => format!("cell {row},{column}"),
        BlockKind::Caption => "caption".to_string(),
    }
}

fn picture(document: &Document) -> String {
    let line = |block: &Block| {
        let prose: Vec<&str> = block.prose.split_whitespace().collect();
        format!("{} | {}", kind(block.kind), prose.join(" "))
    };
    document.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(format: Format, text: &str, expected: &str) {
    let (document, _) = read(text.as_bytes(), format);
    for block in &document.blocks {
        assert_eq!(block.prose.len(), block.span.len(), "prose and span differ in length: {block:?}");
    }
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(picture(&document), expected.join("\n"));
}

#[track_caller]
fn markdown(text: &str, expected: &str) {
    check(Format::Markdown, text, expected);
    let windows = text.replace('\n', "\r\n");
    check(Format::Markdown, &windows, expected);
}

#[track_caller]
fn plain(text: &str, expected: &str) {
    check(Format::Plain, text, expected);
    check(Format::Plain, &text.replace('\n', "\r\n"), expected);
}

#[track_caller]
fn meta(text: &str) -> Meta {
    read(text.as_bytes(), Format::Markdown).0.meta
}

#[test]
fn markdown_blocks() {
    markdown(
        "# Ferry sinks\n\nThe ferry *Marta* carried **212** people,\nthe [harbour](http://harbour.example/212 \"title 9\") said.\n\n> Nobody\n> was lost.\n\n- 3 crew\n  - 1 cook\n2. second\n",
        "headline | Ferry sinks
         body | The ferry Marta carried 212 people, the harbour said.
         quotation | Nobody was lost.
         item | 3 crew
         item | 1 cook
         item | second",
    );
    markdown(
        "| Town | Dead |\n|--|--|\n| Velmora | 12 |\n\n![Rescuers at work, 3 boats](boats-7.jpg)\n\n*The third boat came late.*\n\nText.",
        "cell 0,0 | Town
         cell 0,1 | Dead
         cell 1,0 | Velmora
         cell 1,1 | 12
         caption | Rescuers at work, 3 boats
         caption | The third boat came late.
         body | Text.",
    );
}

#[test]
fn what_is_no_prose() {
    markdown("```\n12 dead\n```\n\n    14 dead\n\n<!-- 15 dead -->\n\n<div>16 dead</div>\n", "");
    markdown(
        "Some <b>17</b> died<!-- or 18 --> in `19` raids ~~20~~, see <http://a.example/21>.[^1]\n\n[^1]: Note 22.",
        "body | Some 17 died in raids , see .\nbody | Note 22.",
    );
    markdown("~~Old [link](a.md) 23~~ and ![a 24](b.png) new 25.", "body | and new 25.");
    markdown("It rose [@vance2024, p. 41] by 3 points.", "body | It rose by 3 points.");
    markdown("The bill is $4m and\\* the fee &pound;1.5m.", "body | The bill is $4m and * the fee £1.5m.");
}

#[test]
fn an_entity_touches_what_follows_it() {
    let (document, _) = read(b"a fee of &pound;15 now", Format::Markdown);
    assert_eq!(&*document.blocks[0].prose, "a fee of      £15 now");
}

#[test]
fn plain_paragraphs() {
    plain(
        "International\n\nFerry sinks off Velmora\n\nThe ferry carried 212 people.\nIt sank at noon.\n\nA second look\n\nAll were saved.",
        "headline | International
         headline | Ferry sinks off Velmora
         body | The ferry carried 212 people.
         body | It sank at noon.
         headline | A second look
         body | All were saved.",
    );
    plain(
        "The ferry Marta, which carried two hundred and twelve people to the\nisland of Ossa, sank at noon on Friday after it had struck a rock that\nis on every chart.\n\nAll were saved.",
        "body | The ferry Marta, which carried two hundred and twelve people to the island of Ossa, sank at noon on Friday after it had struck a rock that is on every chart.
         body | All were saved.",
    );
    plain(
        "1. First of all\n2) Second\n- third\nCaption: The ferry\n> she wrote",
        "item | First of all\nitem | Second\nitem | third\ncaption | The ferry\nquotation | she wrote",
    );
    plain("2. 14 boats came.", "item | 14 boats came.");
    plain("2.5 million people came.", "body | 2.5 million people came.");
}

#[test]
fn front_matter() {
    let yaml = meta(
        "---\ntitle: Ferry sinks\nauthors:\n  - Ana Lind\n  - Bo Ek\ndate: 2024-11-03T10:00:00Z\nsource: Coastal Press\nrole: source\n---\nText.",
    );
    assert_eq!(yaml.title.as_deref(), Some("Ferry sinks"));
    assert_eq!(yaml.author.as_deref(), Some("Ana Lind, Bo Ek"));
    assert_eq!(yaml.publisher.as_deref(), Some("Coastal Press"));
    assert_eq!(yaml.date, Some(Date::new(2024, 11, 3)));
    assert_eq!(yaml.role, Some(Role::Source));
    let toml = meta("+++\ntitle = \"Ferry\"\ndate = 2024-11-03\n+++\nText.");
    assert_eq!((toml.title.as_deref(), toml.date), (Some("Ferry"), Some(Date::new(2024, 11, 3))));
    let broken = read(b"---\ntitle: \"Ferry\npublisher: Press\n---\nText.", Format::Markdown);
    assert_eq!(broken.0.meta.publisher.as_deref(), Some("Press"));
    assert_eq!(broken.1.len(), 1);
    // Two rules with a paragraph between them are no front matter.
    assert_eq!(meta("---\nA paragraph\n---\nText.").front_matter, None);
    let bom = read("\u{feff}---\ntitle: Ferry\n---\nText.".as_bytes(), Format::Markdown).0;
    assert_eq!(bom.blocks[0].span.of(&bom.text), "Text.");
}

#[test]
fn front_matter_that_cannot_be_used_is_told() {
    let (_, problems) = read(b"---\ndate: next week\nrole: sketch\n---\nText.", Format::Markdown);
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "The date “next week” in the front matter cannot be read. Write it as 2024-11-03.",
            "The role “sketch” in the front matter is neither “draft” nor “source”."
        ]
    );
}

#[test]
fn what_the_text_tells_of_itself() {
    let wire = meta("VELMORA, Nov 3 (Coastal Press) — The ferry sank.");
    assert_eq!((wire.place.as_deref(), wire.publisher.as_deref()), (Some("VELMORA"), Some("Coastal Press")));
    assert_eq!(wire.date, Some(Date { year: None, month: Some(11), day: Some(3) }));
    assert_eq!(meta("VELMORA, Nov. 3, 2024 — The ferry sank.").date, Some(Date::new(2024, 11, 3)));
    let outlet = meta("Coastal Press (Velmora) – The ferry sank.");
    assert_eq!((outlet.place.as_deref(), outlet.publisher.as_deref()), (Some("Velmora"), Some("Coastal Press")));
    assert_eq!(meta("The ferry sank.\n\nThis post appeared first on coast.example").publisher.as_deref(), Some("coast.example"));
    let dated = meta("# Ferry\n\nBy Ana Lind\n\n3 November 2024\n\nThe ferry sank.");
    assert_eq!((dated.author.as_deref(), dated.date), (Some("Ana Lind"), Some(Date::new(2024, 11, 3))));
    // Ordinary prose with a dash is no dateline.
    assert_eq!(meta("The old ferry — she was built in 1962 — sank.").place, None);
    assert_eq!(meta("Marta (the ferry) sank — again.").place, None);
}

#[test]
fn the_name_of_the_file() {
    let (document, _) = read_named(b"Text.", "sources/2024-11-03-agency.txt");
    assert_eq!(document.meta.date, Some(Date::new(2024, 11, 3)));
    assert_eq!(read_named(b"Text.", "draft-12024-11-03.txt").0.meta.date, None);
    assert_eq!(read_named(b"Text.", "draft.md").0.meta.date, None);
}

#[test]
fn what_is_no_text_is_told() {
    for (bytes, expected) in [
        (
            &b"Caf\xe9 12"[..],
            "This file is not UTF-8: the byte at offset 3 and others like it were read as question marks. Save it as UTF-8.",
        ),
        (&b"\x00\x01\x02"[..], "This file holds binary data, so nothing in it was read."),
        (&b"\xff\xfe1\x002\x00"[..], "This file is in UTF-16, so nothing in it was read. Save it as UTF-8."),
    ] {
        let (document, problems) = read(bytes, Format::Plain);
        assert_eq!(document.text.len(), bytes.len());
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].message, expected);
    }
    assert_eq!(&*read(b"Caf\xe9 12", Format::Plain).0.blocks[0].prose, "Caf? 12");
}

proptest::proptest! {
    #[test]
    fn any_bytes_make_a_document(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), markdown in proptest::bool::ANY) {
        sound(&bytes, if markdown { Format::Markdown } else { Format::Plain });
    }

    #[test]
    fn any_marks_make_a_document(text in "[-+>#*_~`|\\[\\]()!<&; a-zé“0-9\r\n:.]{0,200}", fence in "(---\n|\\+\\+\\+\n)?") {
        sound(format!("{fence}{text}").as_bytes(), Format::Markdown);
        sound(format!("{fence}{text}").as_bytes(), Format::Plain);
    }
}

/// Blocks lie in order, do not overlap, stand on characters, and their prose is as long as their span.
fn sound(bytes: &[u8], format: Format) {
    let (document, _) = read(bytes, format);
    assert_eq!(document.text.len(), bytes.len());
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end, "blocks overlap: {:?}", document.blocks);
        end = block.span.end;
        assert!(document.text.get(block.span.range()).is_some());
        assert_eq!(block.prose.len(), block.span.len());
        assert!(!block.prose.trim().is_empty());
    }
}

#[track_caller]
fn cites(format: Format, text: &str, expected: &[(&str, &str)]) {
    let (document, _) = read(text.as_bytes(), format);
    let found: Vec<_> = document.citations.iter().map(|it| (it.span.of(text), it.target.as_str())).collect();
    assert_eq!(found, expected);
    for citation in &document.citations {
        assert!(citation.words.is_empty() || citation.span.covers(citation.words), "{citation:?}");
    }
}

#[test]
fn links_footnotes_and_keys_are_citations() {
    cites(
        Format::Markdown,
        "The [release](a.md \"t\") says 12, <https://wick.example/b> too.[^1] And [[notes]].\n\n[^1]: See [this](c.md) and [@moss, p. 4].\n",
        &[
            ("[release](a.md \"t\")", "a.md"),
            ("<https://wick.example/b>", "https://wick.example/b"),
            ("[^1]", "c.md"),
            ("[^1]", "moss"),
            ("[[notes]]", "notes"),
        ],
    );
    cites(
        Format::Markdown,
        "It cost $4 [@a; -@b-c, p. 3]. Mail a@b.example [x@y].",
        &[("[@a; -@b-c, p. 3]", "a"), ("[@a; -@b-c, p. 3]", "b-c")],
    );
    cites(Format::Markdown, "It cost $4.[^n]\n\n[^n]: The minutes of 3 May.\n", &[("[^n]", "")]);
    cites(
        Format::Plain,
        "Twelve (https://wick.example/b), they said. See http://.",
        &[("https://wick.example/b", "https://wick.example/b")],
    );
    cites(Format::Markdown, "[@", &[]);
}

#[test]
fn front_matter_gives_tier_and_key() {
    let meta = meta("---\ntier: Wire\nkey: vance2024\n---\n");
    assert_eq!((meta.tier, meta.key.as_deref()), (Some(Tier::Wire), Some("vance2024")));
}
