//! Currencies: signs, codes and names, before and after the number.

use crate::language::Line;

/// A currency before a number at atom `i` ("$", "US$", "A$", "EUR", "Rs."): its name and the atom of the number.
pub(crate) fn prefix(line: &Line, i: usize) -> Option<(&'static str, usize)> {
    let number = |at: usize| line.is_number(at) || super::digits::vulgar(line.word(at)).is_some();
    // "$US113", "$A5"
    if line.word(i) == "$" && line.is_word(i + 1) && line.glued(i + 1) {
        if let Some(name) = dollar(line.raw(i + 1))
            && number(i + 2)
        {
            return Some((name, i + 2));
        }
        // "$two million" occurs in no style book; the digits' rule below does not apply
        return None;
    }
    if line.is_mark(i)
        && let Some(name) = sign(line.word(i))
    {
        let at = i + 1 + usize::from(matches!(line.word(i + 1), "-" | "−") && line.glued(i + 2));
        let dup = usize::from(line.word(at) == line.word(i) && line.word(i) != "-");
        return number(at + dup).then_some((name, at + dup));
    }
    if !line.is_word(i) {
        return None;
    }
    let raw = line.raw(i);
    // "US$5", "US $5", "HK$ 10", "c $ 16.4"
    if line.word(i + 1) == "$" {
        let name = dollar(raw).or_else(|| {
            (raw == "c" || raw == "us" || raw == "hk" || raw == "u.s.").then(|| dollar(&raw.to_uppercase())).flatten()
        });
        if let Some(name) = name
            && number(i + 2)
        {
            return Some((name, i + 2));
        }
    }
    // "Y=100"
    if raw == "Y" && line.word(i + 1) == "=" && line.glued(i + 1) && number(i + 2) {
        return Some(("japanese yen", i + 2));
    }
    let glued = line.glued(i + 1) && line.is_number(i + 1);
    let name = match raw {
        "Rs" | "RS" | "rs" | "Re" => "indian rupee",
        "PS" if glued => "pound sterling",
        "RM" if glued || line.is_number(i + 1) => "malaysian ringgit",
        "Rp" => "indonesian rupiah",
        "Php" => "philippine peso",
        "R" if glued && scale_follows(line, i + 2) => "south african rand",
        // "e80 million": where the sign could not be set.
        "e" if glued && scale_follows(line, i + 2) => "euro",
        _ => code(raw)?,
    };
    let dot = usize::from(line.word(i + 1) == "." && line.glued(i + 1) && raw.len() == 2);
    number(i + 1 + dot).then_some((name, i + 1 + dot))
}

fn scale_follows(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "m" | "bn" | "b" | "million" | "billion" | "trillion" | "k")
}

/// A currency after a number at atom `i` ("dollars", "Australian dollars", "€", "USD"): its name and the atom after it.
pub(crate) fn suffix(line: &Line, i: usize) -> Option<(&'static str, usize)> {
    if line.is_mark(i) {
        if line.word(i) == "¢" {
            return Some(("cent", i + 1));
        }
        // "10$ 20" belongs to the 20 unless the sign is glued to the 10
        let name = sign(line.word(i)).filter(|_| line.glued(i) && !(line.is_number(i + 1) && line.glued(i + 1)))?;
        let next = if line.raw(i + 1) == "US" { i + 2 } else { i + 1 };
        return Some((name, next));
    }
    let at = i + usize::from(line.is_hyphen(i) && line.glued(i) && line.glued(i + 1));
    let (word, raw) = (line.word(at), line.raw(at));
    if let Some(name) = plain(word) {
        return Some((name, at + 1));
    }
    // "740 million crowns": of a small number kings and teeth have some too.
    if word == "crowns" && i > 0 && (line.is_number(i - 1) && line.word(i - 1).len() > 2 || scale_follows(line, i - 1)) {
        return Some(("crown", at + 1));
    }
    if let Some(name) = code(raw).or_else(|| if raw == "YEN" { Some("japanese yen") } else { None }) {
        return Some((name, at + 1));
    }
    if raw == "p" && line.glued(at) || raw == "p" && at == i && !line.is_number(i + 1) && i > 0 && line.is_number(i - 1) {
        return Some(("penny", at + 1));
    }
    if raw == "c" && line.glued(at) {
        return Some(("cent", at + 1));
    }
    if raw == "US" && line.word(at + 1) == "$" && line.glued(at + 1) {
        return Some(("dollar", at + 2));
    }
    // "7.5 million Danish crowns", "US dollars", "British pounds"
    let kind = line.word(at + 1);
    let kind = kind.strip_suffix('s').unwrap_or(kind);
    let name = match (word, kind) {
        ("us" | "u.s." | "american", "dollar") => "dollar",
        ("australian", "dollar") => "australian dollar",
        ("canadian", "dollar") => "canadian dollar",
        ("singapore" | "singaporean", "dollar") => "singapore dollar",
        ("hong", "kong") if line.word(at + 2).starts_with("dollar") => return Some(("hong kong dollar", at + 3)),
        ("new", "zealand") if line.word(at + 2).starts_with("dollar") => return Some(("new zealand dollar", at + 3)),
        ("new", "taiwan") if line.word(at + 2).starts_with("dollar") => return Some(("new taiwan dollar", at + 3)),
        ("new", "shekel") => "shekel",
        ("taiwan" | "taiwanese", "dollar") => "new taiwan dollar",
        ("jamaican", "dollar") => "jamaican dollar",
        ("zimbabwean", "dollar") => "zimbabwean dollar",
        ("pound" | "pounds", "sterling") => "pound sterling",
        ("british" | "uk", "pound") => "pound sterling",
        ("irish", "pound" | "punt") => "irish pound",
        ("egyptian", "pound") => "egyptian pound",
        ("lebanese", "pound") => "lebanese pound",
        ("syrian", "pound") => "syrian pound",
        ("sudanese", "pound") => "sudanese pound",
        ("swiss", "franc") => "swiss franc",
        ("french", "franc") => "french franc",
        ("belgian", "franc") => "belgian franc",
        ("cfa", "franc") => "cfa franc",
        ("danish", "krone" | "kroner" | "crown") => "danish krone",
        ("norwegian", "krone" | "kroner" | "crown") => "norwegian krone",
        ("swedish", "krona" | "kronor" | "crown") => "swedish krona",
        ("icelandic", "krona" | "kronur" | "crown") => "icelandic krona",
        ("czech", "koruna" | "crown") => "czech koruna",
        ("croatian", "kuna") => "croatian kuna",
        ("indian", "rupee") => "indian rupee",
        ("pakistani" | "pakistan", "rupee") => "pakistani rupee",
        ("sri", "lankan") if line.word(at + 2).starts_with("rupee") => return Some(("sri lankan rupee", at + 3)),
        ("south", "african") if line.word(at + 2).starts_with("rand") => return Some(("south african rand", at + 3)),
        ("south", "korean") if line.word(at + 2) == "won" => return Some(("south korean won", at + 3)),
        ("korean", "won") => "south korean won",
        ("russian", "ruble" | "rouble") => "russian ruble",
        ("japanese", "yen") => "japanese yen",
        ("chinese", "yuan" | "renminbi") => "chinese yuan",
        ("turkish", "lira") => "turkish lira",
        ("italian", "lira" | "lire") => "italian lira",
        ("mexican", "peso") => "mexican peso",
        ("argentine" | "argentinian" | "argentinean", "peso") => "argentine peso",
        ("philippine", "peso") => "philippine peso",
        ("chilean", "peso") => "chilean peso",
        ("colombian", "peso") => "colombian peso",
        ("brazilian", "real" | "reai") => "brazilian real",
        ("kuwaiti", "dinar") => "kuwaiti dinar",
        ("iraqi", "dinar") => "iraqi dinar",
        ("jordanian", "dinar") => "jordanian dinar",
        ("bahraini", "dinar") => "bahraini dinar",
        ("saudi", "riyal") => "saudi riyal",
        ("qatari", "riyal") => "qatari riyal",
        ("iranian", "rial") => "iranian rial",
        ("uae" | "emirati", "dirham") => "uae dirham",
        ("moroccan", "dirham") => "moroccan dirham",
        ("malaysian" | "malaysia", "ringgit") => "malaysian ringgit",
        ("indonesian", "rupiah") => "indonesian rupiah",
        ("thai", "baht") => "thai baht",
        ("polish", "zloty" | "zlotie") => "polish zloty",
        ("hungarian", "forint") => "hungarian forint",
        ("finnish", "markka" | "mark") => "finnish markka",
        ("german" | "deutsche" | "west", "mark") => "german mark",
        ("dutch", "guilder") => "dutch guilder",
        ("kenyan", "shilling") => "kenyan shilling",
        ("ugandan", "shilling") => "ugandan shilling",
        ("nigerian", "naira") => "nigerian naira",
        ("ukrainian", "hryvnia") => "ukrainian hryvnia",
        ("israeli", "shekel") => "shekel",
        _ => return None,
    };
    Some((name, at + 2))
}

/// The names that need no country.
fn plain(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" | "buck" | "bucks" => "dollar",
        "cent" | "cents" => "cent",
        "euro" | "euros" => "euro",
        "pence" | "penny" | "pennies" => "penny",
        "paise" | "paisa" => "paisa",
        "quid" | "sterling" => "pound sterling",
        "yen" => "japanese yen",
        "yuan" | "renminbi" => "chinese yuan",
        "rupee" | "rupees" => "indian rupee",
        "shekel" | "shekels" => "shekel",
        "franc" | "francs" => "franc",
        "rouble" | "roubles" | "ruble" | "rubles" => "russian ruble",
        "ringgit" | "ringgits" => "malaysian ringgit",
        "rupiah" | "rupiahs" => "indonesian rupiah",
        "baht" => "thai baht",
        "zloty" | "zlotys" | "zloties" => "polish zloty",
        "forint" | "forints" => "hungarian forint",
        "naira" => "nigerian naira",
        "hryvnia" | "hryvnias" => "ukrainian hryvnia",
        "rand" => "south african rand",
        "kronor" => "swedish krona",
        "krona" | "kronur" => "krona",
        "krone" | "kroner" => "krone",
        "koruna" | "korunas" => "czech koruna",
        "peso" | "pesos" => "peso",
        "dinar" | "dinars" => "dinar",
        "dirham" | "dirhams" => "dirham",
        "riyal" | "riyals" => "riyal",
        "rial" | "rials" => "rial",
        "lira" | "liras" => "turkish lira",
        "lire" => "italian lira",
        "guilder" | "guilders" => "guilder",
        "markka" | "markkaa" => "finnish markka",
        "drachma" | "drachmas" => "drachma",
        "escudo" | "escudos" => "escudo",
        "peseta" | "pesetas" => "peseta",
        "tugrik" | "tugriks" => "mongolian tugrik",
        "kuna" => "croatian kuna",
        "taka" => "bangladeshi taka",
        "shilling" | "shillings" => "shilling",
        "bitcoin" | "bitcoins" => "bitcoin",
        "元" => "chinese yuan",
        "zł" => "polish zloty",
        "kč" => "czech koruna",
        "dime" | "dimes" => "dime",
        _ => return None,
    })
}

fn sign(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "$" => "dollar",
        "£" => "pound sterling",
        "€" => "euro",
        "¥" => "japanese yen",
        "₹" => "indian rupee",
        "₩" => "south korean won",
        "₽" => "russian ruble",
        "₪" => "shekel",
        "฿" => "thai baht",
        "₺" => "turkish lira",
        "₴" => "ukrainian hryvnia",
        "₦" => "nigerian naira",
        "₱" => "philippine peso",
        "₫" => "vietnamese dong",
        "₡" => "costa rican colon",
        "₿" => "bitcoin",
        _ => return None,
    })
}

/// What letters before or behind a dollar sign make of it.
fn dollar(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "US" | "U.S." | "Us" => "dollar",
        "A" | "AU" | "Au" => "australian dollar",
        "C" | "CA" | "CDN" | "Can" => "canadian dollar",
        "NZ" => "new zealand dollar",
        "HK" => "hong kong dollar",
        "S" | "SG" => "singapore dollar",
        "NT" => "new taiwan dollar",
        "R" => "brazilian real",
        "MX" | "Mex" => "mexican peso",
        "J" => "jamaican dollar",
        "Z" => "zimbabwean dollar",
        _ => return None,
    })
}

pub(super) fn code(raw: &str) -> Option<&'static str> {
    if raw.len() != 3 || !raw.as_bytes()[0].is_ascii_uppercase() {
        return None;
    }
    Some(match raw {
        "USD" => "dollar",
        "EUR" => "euro",
        "GBP" => "pound sterling",
        "JPY" => "japanese yen",
        "CNY" | "RMB" => "chinese yuan",
        "AUD" => "australian dollar",
        "CAD" => "canadian dollar",
        "NZD" => "new zealand dollar",
        "HKD" => "hong kong dollar",
        "SGD" => "singapore dollar",
        "CHF" => "swiss franc",
        "SEK" => "swedish krona",
        "NOK" => "norwegian krone",
        "DKK" => "danish krone",
        "ISK" => "icelandic krona",
        "INR" => "indian rupee",
        "PKR" => "pakistani rupee",
        "ZAR" => "south african rand",
        "KRW" => "south korean won",
        "RUB" => "russian ruble",
        "TRY" => "turkish lira",
        "BRL" => "brazilian real",
        "MXN" => "mexican peso",
        "ARS" => "argentine peso",
        "PHP" => "philippine peso",
        "THB" => "thai baht",
        "IDR" => "indonesian rupiah",
        "MYR" => "malaysian ringgit",
        "ILS" | "NIS" => "shekel",
        "EGP" => "egyptian pound",
        "LBP" => "lebanese pound",
        "KWD" => "kuwaiti dinar",
        "SAR" => "saudi riyal",
        "QAR" => "qatari riyal",
        "AED" => "uae dirham",
        "PLN" => "polish zloty",
        "HUF" => "hungarian forint",
        "CZK" => "czech koruna",
        "HRK" => "croatian kuna",
        "BGN" => "bulgarian lev",
        "UAH" => "ukrainian hryvnia",
        "NGN" => "nigerian naira",
        "KES" | "KSh" => "kenyan shilling",
        "GHS" => "ghanaian cedi",
        "MNT" => "mongolian tugrik",
        "BTC" => "bitcoin",
        _ => return None,
    })
}

/// The currency a unit's name stands for, with its worth in the main unit: "penny" is a hundredth of a pound. A cent may be American
/// or a euro's: money of its own.
pub(crate) fn change(name: &str) -> Option<(&'static str, f64)> {
    const NAMES: &[&str] = &[
        "dollar",
        "euro",
        "pound sterling",
        "japanese yen",
        "chinese yuan",
        "australian dollar",
        "canadian dollar",
        "new zealand dollar",
        "hong kong dollar",
        "singapore dollar",
        "new taiwan dollar",
        "swiss franc",
        "swedish krona",
        "norwegian krone",
        "danish krone",
        "indian rupee",
        "pakistani rupee",
        "south african rand",
        "south korean won",
        "russian ruble",
        "turkish lira",
        "brazilian real",
        "mexican peso",
        "argentine peso",
        "philippine peso",
        "thai baht",
        "indonesian rupiah",
        "malaysian ringgit",
        "shekel",
        "egyptian pound",
        "lebanese pound",
        "kuwaiti dinar",
        "saudi riyal",
        "qatari riyal",
        "uae dirham",
        "polish zloty",
        "hungarian forint",
        "czech koruna",
        "croatian kuna",
        "bulgarian lev",
        "ukrainian hryvnia",
        "nigerian naira",
        "kenyan shilling",
        "bitcoin",
        "cent",
        "crown",
        "krona",
        "krone",
        "franc",
        "peso",
        "dinar",
        "rial",
        "riyal",
        "dirham",
        "shilling",
        "french franc",
        "german mark",
        "finnish markka",
        "jamaican dollar",
        "icelandic krona",
        "vietnamese dong",
        "iranian rial",
        "syrian pound",
        "italian lira",
    ];
    if name == "penny" {
        return Some(("pound sterling", 0.01));
    }
    NAMES.iter().find(|known| **known == name).map(|known| (*known, 1.0))
}
