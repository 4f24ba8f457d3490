//! Whether a sentence speaks of what is to come where it names a day.

use crate::language::Line;

/// Whether the words near the expression at `from..to` speak of what is to come.
pub(super) fn ahead(line: &Line, from: usize, to: usize) -> bool {
    let inside = |k: &usize| !matches!(line.word(*k), ";" | "." | "said" | "told");
    let before = || (from.saturating_sub(12)..from).rev();
    // "Said on Monday that it will": when it was said.
    let preposition = usize::from(matches!(line.word(from.wrapping_sub(1)), "on" | "late" | "early" | "in"));
    if SAYING.contains(&line.word(from.wrapping_sub(1 + preposition))) {
        return false;
    }
    // "Votes, of which 900 had arrived by Friday, will be counted": the clause has a tense of its own.
    for k in before().take_while(inside).take_while(|k| line.word(*k) != ",") {
        if promises(line, k) || appoints(line, k) {
            return true;
        }
        if matches!(line.word(k), "had" | "was" | "were" | "did") {
            return false;
        }
    }
    let speaks = |k: usize| promises(line, k);
    before().take_while(inside).any(speaks) || (to..to + 8).take_while(inside).any(speaks)
}

/// Words that speak of what is to come, wherever the day stands.
fn promises(line: &Line, k: usize) -> bool {
    matches!(
        line.word(k),
        "will" | "ll" | "shall" | "upcoming" | "scheduled" | "slated" | "due" | "planned" | "plans" | "tomorrow"
    ) || matches!(line.word(k), "expected" | "set" | "is" | "are") && line.word(k + 1) == "to"
}

/// "Takes effect on April 6", "is expected in May", "could drop in the third quarter", "unlikely before May": words that do so with a day
/// behind them.
fn appoints(line: &Line, k: usize) -> bool {
    let after = line.word(k + 1);
    match line.word(k) {
        "could" | "might" | "may" | "should" => {
            !line.is_capital(k) && !matches!(after, "not" | "n" | "have") && line.is_word(k + 1)
        }
        "likely" | "unlikely" => true,
        "expected" | "forecast" | "anticipated" => matches!(line.word(k.wrapping_sub(1)), "is" | "are"),
        "takes" | "comes" | "goes" => matches!(after, "effect" | "into" | "before"),
        "begins" | "starts" | "opens" | "closes" | "ends" | "expires" | "resumes" | "meets" | "sits" => true,
        _ => false,
    }
}

/// Verbs that tell when something was said.
const SAYING: &[&str] = &["said", "told", "announced", "reported", "says", "added", "wrote", "confirmed"];

#[cfg(test)]
mod tests {
    use crate::dates::{calendar_at, resolve};
    use crate::language::Line;
    use crate::text::Date;

    /// What the first day that the sentence names is in a document of Monday, 11 March 2024.
    fn check(text: &str, expected: &str) {
        let lower = text.to_ascii_lowercase();
        let line = Line::new(text, &lower, 0, text.len(), Vec::new());
        let found = (0..line.len()).find_map(|i| calendar_at(&line, i));
        let when = found.and_then(|(it, _)| resolve(it, Some(Date::new(2024, 3, 11))));
        assert_eq!(when.map(|it| it.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn what_is_to_come() {
        check("The new fare takes effect on April 6.", "2024-04-06");
        check("A ruling on the Carrow mill is expected in May.", "2024-05");
        check("Orders could drop by a fifth in the third quarter.", "2024-07/2024-09");
        check("A deal is unlikely before October.", "2024-10");
        check("The inquest opens on Friday.", "2024-03-15");
        check("The line, which will open in June, is long.", "2024-06");
        check("The levy comes into force on July 1.", "2024-07-01");
    }

    #[test]
    fn what_has_been() {
        check("Ballots, of which 900 had arrived by Friday, will be counted next week.", "2024-03-08");
        check("The man, who was arrested on Thursday, will appear in court.", "2024-03-07");
        check("The mayor said on Friday that the pool will close.", "2024-03-08");
        check("The mill was sold in May.", "2023-05");
        check("Sales fell in the third quarter.", "2023-07/2023-09");
        check("He could not walk until October.", "2023-10");
        check("It could have been stopped in June.", "2023-06");
        check("In April the works were flooded.", "2023-04");
    }
}
