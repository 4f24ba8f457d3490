//! Clock times: "7 a.m.", "7:30pm", "19:45", "noon".

use crate::language::Line;

/// A clock time as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// After midnight.
    pub minutes: u16,
    /// Minutes east of Greenwich, where the words name a zone that is the same all year ("GMT", "EDT"; not "Eastern").
    pub zone: Option<i16>,
    /// The atom after it, the zone included.
    pub end: usize,
}

/// The clock time that begins at atom `i`.
pub(crate) fn at(line: &Line, i: usize) -> Option<Clock> {
    let (minutes, next) = hands(line, i)?;
    let end = zone(line, next);
    Some(Clock { minutes, zone: (end == next + 1).then(|| offset(line.raw(next))).flatten(), end })
}

/// Minutes after midnight, and the atom after them.
fn hands(line: &Line, i: usize) -> Option<(u16, usize)> {
    match line.word(i) {
        "noon" => return Some((12 * 60, i + 1)),
        "midnight" => return Some((0, i + 1)),
        _ => {}
    }
    if !line.is_number(i)
        || line.glued(i) && i > 0 && (line.is_word(i - 1) || matches!(line.word(i - 1), "$" | "£" | "€" | ":" | "/"))
    {
        return None;
    }
    let raw = line.word(i);
    // "7.30pm": a full stop for the colon where a half of the day follows
    if let Some((hour, minute)) = raw.split_once('.')
        && minute.len() == 2
        && let Some((pm, next)) = half(line, i + 1)
    {
        return clock(hour.parse().ok()?, minute.parse().ok()?, Some(pm)).map(|m| (m, next));
    }
    // "0737 GMT", "1430 local time"
    if raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit()) {
        let (hour, minute) = (raw.get(..2)?.parse().ok()?, raw.get(2..)?.parse().ok()?);
        return clock(hour, minute, None).filter(|_| zone(line, i + 1) > i + 1).map(|m| (m, i + 1));
    }
    let hour: u16 = raw.parse().ok()?;
    if line.word(i + 1) == ":" && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2) {
        let minute_raw = line.word(i + 2);
        let minute: u16 = minute_raw.parse().ok()?;
        let mut next = i + 3;
        let mut seconds = false;
        if line.word(next) == ":" && line.glued(next) && line.is_number(next + 1) {
            next += 2;
            seconds = true;
        }
        if minute_raw.len() != 2 || raw.len() > 2 {
            return None;
        }
        let found = half(line, next);
        let bare = found.is_none() && zone(line, next) == next && !seconds && !line.word(next).starts_with("local");
        // "with 4:39 left to play" is a game clock, "finished in 2:05" a running time.
        let prior = i.checked_sub(1).map_or("", |k| line.word(k));
        if bare && (matches!(line.word(next), "left" | "remaining" | "to" | "into") || matches!(prior, "with" | "of") || seconds)
        {
            return None;
        }
        let next = found.map_or(next, |(_, n)| n);
        return clock(hour, minute, found.map(|(pm, _)| pm)).map(|m| (m, next));
    }
    let (pm, next) = half(line, i + 1)?;
    clock(hour, 0, Some(pm)).map(|m| (m, next))
}

/// "a.m." or "p.m.": whether it is the afternoon, and the atom after.
fn half(line: &Line, i: usize) -> Option<(bool, usize)> {
    // "2 pm" may be two picometres, but not in the news.
    let (pm, mut next) = match line.word(i) {
        "a.m." | "a.m" | "am" => (false, i + 1),
        "p.m." | "p.m" | "pm" => (true, i + 1),
        "o" if matches!(line.word(i + 1), "'" | "’") && line.word(i + 2) == "clock" => (false, i + 3),
        "noon" => (true, i + 1),
        _ => return None,
    };
    if line.word(i) == "am" && !line.glued(i) && line.is_word(next) && matches!(line.word(next), "i" | "not" | "a" | "the") {
        return None;
    }
    if line.word(next) == "." && line.glued(next) && line.word(i).len() == 3 && line.word(i).contains('.') {
        next += 1;
    }
    Some((pm, next))
}

fn clock(hour: u16, minute: u16, pm: Option<bool>) -> Option<u16> {
    let hour = match pm {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) if hour > 12 && hour < 24 => hour,
        _ => hour,
    };
    (hour < 24 && minute < 60).then(|| hour * 60 + minute)
}

/// Past a time zone: "EDT", "GMT", "local time", "Pacific time".
fn zone(line: &Line, i: usize) -> usize {
    match line.raw(i) {
        "ET" | "CT" | "MT" | "PT" => i + 1,
        "local" | "Pacific" | "Eastern" | "Central" | "Mountain" | "Greenwich" if line.word(i + 1) == "time" => i + 2,
        "Eastern" | "Pacific" => i + 1,
        name => i + usize::from(offset(name).is_some()),
    }
}

/// Minutes east of Greenwich. Names that are two zones are left out of doubt: IST is read as India's, CST as America's.
fn offset(name: &str) -> Option<i16> {
    Some(match name {
        "GMT" | "UTC" => 0,
        "BST" | "CET" | "WAT" => 60,
        "CEST" | "EET" | "SAST" | "CAT" => 120,
        "EEST" | "MSK" | "EAT" => 180,
        "PKT" => 300,
        "IST" => 330,
        "WIB" | "ICT" => 420,
        "HKT" | "SGT" | "AWST" => 480,
        "JST" | "KST" => 540,
        "AEST" => 600,
        "AEDT" => 660,
        "NZST" => 720,
        "NZDT" => 780,
        "EDT" => -240,
        "EST" | "CDT" => -300,
        "CST" | "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" => -480,
        _ => return None,
    })
}
