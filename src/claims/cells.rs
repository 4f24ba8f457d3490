//! Table cells as sentences.

use crate::document::Heads;

/// What a cell says with its heads: "60,000 homes without power, Larkford"; "$84 million for the swimming hall". Begins with the cell's own
/// words, so that its figures keep their places.
pub(super) fn spelt_out(cell: &str, heads: &Heads, counts: bool) -> String {
    let (column, row) = (small(&heads.column), small(&heads.row));
    let is_vague = column.split([' ', '(']).next().is_none_or(|it| it.is_empty() || VAGUE.contains(&it));
    let (first, second) = if is_vague { (row, String::new()) } else { (column, heads.row.to_string()) };
    let joint = if counts { " " } else { " for the " };
    match (first.is_empty(), second.is_empty()) {
        (true, true) => cell.to_string(),
        (true, false) => format!("{cell}, {second}"),
        (false, true) => format!("{cell}{joint}{first}"),
        (false, false) => format!("{cell}{joint}{first}, {second}"),
    }
}

/// Without the capital that only begins the cell.
fn small(head: &str) -> String {
    let rest_is_small = head.chars().skip(1).take_while(|it| it.is_alphabetic()).all(char::is_lowercase);
    let mut letters = head.chars();
    match letters.next() {
        Some(first) if rest_is_small => first.to_lowercase().chain(letters).collect(),
        _ => head.to_string(),
    }
}

/// Heads of columns that say only that a number stands there.
const VAGUE: &[&str] = &[
    "cost", "price", "budget", "amount", "number", "total", "value", "figure", "figures", "count", "sum", "data", "result",
    "how", "what", "latest", "usd", "gbp", "eur", "$", "£", "€", "#", "no.", "n",
];
