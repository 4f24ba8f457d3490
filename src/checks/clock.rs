//! `clock`: one moment told on two clocks that do not fit: "11:00 local time (16:10 GMT)", "9 a.m. EST (1300 GMT)".

use std::sync::LazyLock;

use super::pattern::{Found, Pattern};
use super::skeleton::{Skeleton, Slot};
use super::{Code, Finding};

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    for skeleton in paragraphs.iter().filter(|it| it.has("h", 2)) {
        findings.extend(PAIR.captures_iter(&skeleton.text).filter_map(|it| judge(skeleton, &it)));
    }
}

static PAIR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"{one:h}(?P<zone> [a-z]+(?: time)?)?(?: \(|, or |/| — ){other:h}(?P<zone2> [a-z]+(?: time)?)?[),| ]")
});

fn judge(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = (skeleton.slot(found, "one")?, skeleton.slot(found, "other")?);
    let (a, b) = (i32::from(one.figure.clock?), i32::from(other.figure.clock?));
    let zone = |slot: &Slot, name: &str| {
        let words = format!("{} {}", slot.text.to_lowercase(), found.name(name).map_or("", |it| it.as_str()));
        zone(&words)
    };
    let (first, second) = (zone(one, "zone")?, zone(other, "zone2")?);
    let apart = (a - b).rem_euclid(1440);
    // Summer time begins and ends on the same days from coast to coast.
    let seasons = [&first, &second].iter().all(|it| matches!(it.as_slice(), [a, b] if b - a == 60));
    let fits = if seasons {
        first.iter().zip(&second).any(|(x, y)| (x - y).rem_euclid(1440) == apart)
    } else {
        first.iter().any(|x| second.iter().any(|y| (x - y).rem_euclid(1440) == apart))
    };
    if fits || first == second {
        return None;
    }
    let clock = |minutes: i32| format!("{:02}:{:02}", minutes.rem_euclid(1440) / 60, minutes.rem_euclid(60));
    let local = first == *LOCAL || second == *LOCAL;
    let message = if local {
        format!("{} cannot be {}: no place keeps a time that is {} ahead.", one.text, other.text, clock(apart))
    } else {
        let right: Vec<String> = first.iter().flat_map(|x| second.iter().map(move |y| clock(a - x + y))).collect();
        format!("{} is {}, not {}.", one.text, right.first().cloned().unwrap_or_default(), other.text)
    };
    skeleton.finding(Code::Clock, other, message, &[one])
}

/// Every offset that some place on earth keeps, in minutes before Greenwich.
static LOCAL: LazyLock<Vec<i32>> = LazyLock::new(|| {
    let hours = (-12..=14).map(|it| it * 60);
    let halves = [-570, -210, -150, 210, 270, 330, 390, 570, 630];
    let quarters = [345, 525, 765, 825];
    hours.chain(halves).chain(quarters).collect()
});

/// The offsets that a zone's name may mean; a name without "standard" or "daylight" means both.
fn zone(words: &str) -> Option<Vec<i32>> {
    let has = |it: &str| words.split(|c: char| !c.is_alphanumeric()).any(|word| word == it);
    let of = |hours: &[i32]| Some(hours.iter().map(|it| it * 60).collect());
    match () {
        () if has("gmt") || has("utc") => of(&[0]),
        () if has("local") => Some(LOCAL.clone()),
        () if has("bst") => of(&[1, 6]),
        () if has("cet") => of(&[1, 2]),
        () if has("cest") => of(&[2]),
        () if has("eet") => of(&[2, 3]),
        () if has("eest") || has("msk") => of(&[3]),
        () if has("est") => of(&[-5]),
        () if has("edt") => of(&[-4]),
        () if has("et") || has("eastern") => of(&[-5, -4]),
        () if has("cdt") => of(&[-5]),
        () if has("ct") || has("central") => of(&[-6, -5]),
        () if has("mst") => of(&[-7]),
        () if has("mdt") => of(&[-6]),
        () if has("pst") => of(&[-8]),
        () if has("pdt") => of(&[-7]),
        () if has("pt") || has("pacific") => of(&[-8, -7]),
        () if has("jst") || has("kst") || has("tokyo") || has("seoul") => of(&[9]),
        () if has("beijing") || has("singapore") || has("manila") || has("taipei") => of(&[8]),
        () if has("moscow") || has("istanbul") || has("nairobi") => of(&[3]),
        () if has("london") || has("dublin") || has("lisbon") => of(&[0, 1]),
        () if has("paris") || has("berlin") || has("rome") || has("madrid") || has("vienna") || has("brussels") => of(&[1, 2]),
        () if has("hkt") || has("sgt") => of(&[8]),
        () if has("aest") => of(&[10]),
        () if has("aedt") => of(&[11]),
        () => None,
    }
}
