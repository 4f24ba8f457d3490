//! Ships, firms and places that are called like people, and the people beside them.

use super::check;

#[test]
fn a_full_name_behind_an_article() {
    check("The crew of the Anna Marsh was saved. The ferry met the Peter Osei off the pier.");
    check("The Anna Marsh sank at noon. Skipper {{Peter Osei|peter-osei} swam.");
    check("They raised a glass to the old {{Anna Marsh|anna-marsh}. {Marsh|anna-marsh} said so.");
    check("The {{Anna Marsh|anna-marsh} campaign began. {Marsh|anna-marsh} said so.");
}

#[test]
fn a_ship_set_off_by_commas() {
    check("The trust paid for the ship, the Queen Anna, in full.");
    check("The queen of the ship’s ball, Queen {{Anna|anna}, danced.");
}

#[test]
fn firms_with_a_legal_form() {
    check("Anna Marsh Ltd sold two boats. The firm, said Anna Marsh, will close.");
    check("Peter Osei N.V. bought a mill. “We will grow,” said {{Ruth Abel|ruth-abel}, chief executive of Peter Osei.");
    check("Anna Marsh Ltd sold two boats. Its founder, {{Anna Marsh|anna-marsh}, left.");
    check("{{Anna Marsh|anna-marsh} bought Osei Ltd last year. {Marsh|anna-marsh} said so.");
}

#[test]
fn firms_of_a_family() {
    check("Marsh & Sons closed. {{Anna Marsh|anna-marsh} wept. She sold Marsh & Co to a rival.");
    check("{{Anna Marsh|anna-marsh} and her sons left. {Marsh|anna-marsh} and sons of the parish sang.");
}

#[test]
fn houses_that_everybody_knows() {
    check("Morgan Stanley led the sale, and J.P. Morgan lent the money.");
    check("Sheriff {{Robert Walters|robert-walters} said so. {Walters|robert-walters} left.");
    check("Moody’s said the rating stands. Lloyd’s of London paid.");
    check("The singer {{Anna Lloyd|anna-lloyd} won. {Lloyd|anna-lloyd}’s mother wept.");
    check("The lawyer {{Peter Morgan|peter-morgan} said {{Ruth Stanley|ruth-stanley} lied. {Morgan|peter-morgan} left.");
}

#[test]
fn shares_of_a_firm_and_of_a_flat() {
    check("Marsh shares rose in London. The founder, {{Anna Marsh|anna-marsh}, wept.");
    check("The founder, {{Anna Marsh|anna-marsh}, wept. {Marsh|anna-marsh} shares a flat with her son.");
}

#[test]
fn places_by_the_words_before_them() {
    check("The boat sank off southern Varga. Rescuers came from northern Osei.");
    check("{{Anna Varga|anna-varga} came. The court let {Varga|anna-varga} off.");
}
