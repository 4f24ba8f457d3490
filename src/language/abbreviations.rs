//! Full stops that belong to a word: abbreviations, initials, acronyms.

/// Whether the full stop after `word` is part of it. `rest` is the text after the full stop.
pub(crate) fn keeps_full_stop(word: &str, rest: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(last) = word.chars().next_back() else { return false };
    if !last.is_alphabetic() {
        return false;
    }
    if word.len() == last.len_utf8() {
        // An initial, but not the last letter of a text ("plan B.") and not the pronoun.
        let next = rest.trim_start().chars().next();
        return last.is_uppercase()
            && next.is_some_and(|c| c.is_alphanumeric())
            && (last != 'I' || rest.trim_start().len() < rest.len())
            || last == 'v' && next.is_some();
    }
    if word.len() <= 12 && word.contains('.') {
        // Letters with stops between them: "U.S", "a.m", "Ph.D", "W.Va".
        return word.split(['.', '-']).all(|part| part.len() <= 2 && part.chars().all(char::is_alphabetic));
    }
    if matches!(word, "No" | "Nos" | "no" | "nos" | "Art" | "Fig" | "Sec" | "Vol" | "p" | "pp") {
        return rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    }
    word.is_ascii() && word.len() <= 7 && (is_title(word) || is_closing(word))
}

/// Abbreviations that a name, number or word always follows: a sentence never ends after them.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Mx"
            | "Dr"
            | "Drs"
            | "Prof"
            | "Sen"
            | "Sens"
            | "Rep"
            | "Reps"
            | "Gov"
            | "Govs"
            | "Gen"
            | "Lt"
            | "Col"
            | "Sgt"
            | "Capt"
            | "Cmdr"
            | "Maj"
            | "Adm"
            | "Rev"
            | "Hon"
            | "Pres"
            | "Supt"
            | "Insp"
            | "Det"
            | "Cpl"
            | "Pvt"
            | "Fr"
            | "Ald"
            | "Amb"
            | "Atty"
            | "Messrs"
            | "Mme"
            | "Mlle"
            | "vs"
            | "Nos"
            | "No"
            | "approx"
            | "Approx"
            | "ca"
            | "cf"
            | "Brig"
            | "Cllr"
            | "Spc"
    )
}

/// Abbreviations that may close a sentence.
fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "Jr" | "Sr"
            | "Inc"
            | "Corp"
            | "Co"
            | "Cos"
            | "Ltd"
            | "Bros"
            | "Plc"
            | "etc"
            | "Mio"
            | "Mrd"
            | "al"
            | "est"
            | "Ave"
            | "Blvd"
            | "Rd"
            | "Esq"
            | "Dept"
            | "Univ"
            | "Assn"
            | "Ala"
            | "Ariz"
            | "Ark"
            | "Calif"
            | "Colo"
            | "Conn"
            | "Del"
            | "Fla"
            | "Ga"
            | "Ill"
            | "Ind"
            | "Kan"
            | "Ky"
            | "La"
            | "Md"
            | "Mass"
            | "Mich"
            | "Minn"
            | "Miss"
            | "Mo"
            | "Mont"
            | "Neb"
            | "Nev"
            | "Okla"
            | "Ore"
            | "Pa"
            | "Tenn"
            | "Tex"
            | "Vt"
            | "Va"
            | "Wash"
            | "Wis"
            | "Wyo"
            | "Ont"
            | "Que"
            | "Sask"
            | "Alta"
            | "Apr"
            | "Tues"
            | "Thurs"
            | "Jul"
            | "Jun"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
            | "St"
            | "Ste"
            | "Mt"
            | "Ft"
    )
}
