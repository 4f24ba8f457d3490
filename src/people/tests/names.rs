//! What a name is made of, and by which of its words its owner is called.

use super::check;

#[test]
fn daughters_and_sons_in_malay_names() {
    check("The minister, {{Nur Aisyah binti Rahman|nur-aisyah-binti-rahman}, said no.");
    check("The minister, {{Mohamed Ould Ahmed|mohamed-ould-ahmed}, said no.");
}

#[test]
fn a_nickname_in_marks() {
    check(
        "{{Robert “Bunny” Marsh|robert-bunny-marsh} built bridges. “We are all pupils of {Bunny|robert-bunny-marsh}’s,” said {{Ruth Abel|ruth-abel}.",
    );
    check("{{Robert Marsh|robert-marsh} wrote “Bunny” in a week.");
}

#[test]
fn who_speaks_in_a_transcript() {
    check(
        "The author {{Jonas Lindahl|jonas-lindahl} spoke to us.\n\n{LINDAHL|jonas-lindahl}: We left at noon, all of us.\n\n{LINDAHL|jonas-lindahl} (laughs): We came back.",
    );
    check("BERLIN: We left at noon, all of us.");
}
