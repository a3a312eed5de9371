use std::collections::HashMap;

use crate::code::Code;
use crate::law::{Commune, Province, Rulebook};
use crate::read::words::{Fit, Word, fold, folds_to, split};

use super::merged::{district_name, old_units};

/// Where a commune's name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed<'b> {
    /// A present unit, by its code or name.
    Present {
        /// Code of the commune.
        code: &'b str,
        /// Codes of the present communes to which an old unit of the same name went, where it went elsewhere too: a
        /// register from before the change may mean those. Empty for most.
        or: Vec<&'b str>,
    },
    /// An old unit that went to one present unit as a whole, or a present unit whose name is written otherwise.
    Mapped {
        /// Code of the present commune.
        code: &'b str,
        /// The name that was mapped, as the rulebook writes it.
        from: String,
    },
    /// Codes of the present units that it may be, in the order of the codes: the name is not unique, or the old unit
    /// was split. One alone where the rulebook does not say what became of the rest.
    Candidates(Vec<&'b str>),
    /// No such name.
    Unknown,
}

impl Placed<'_> {
    /// The finding that tells of it: [`Code::CommuneRecognised`], [`Code::CommuneAmbiguous`]; of a name that leads nowhere
    /// [`Code::UnreadableValue`].
    #[must_use]
    pub const fn finding(&self) -> Option<Code> {
        match self {
            Placed::Mapped { .. } => Some(Code::CommuneRecognised),
            Placed::Candidates(_) => Some(Code::CommuneAmbiguous),
            Placed::Present { or, .. } if !or.is_empty() => Some(Code::CommuneAmbiguous),
            Placed::Present { .. } => None,
            Placed::Unknown => Some(Code::UnreadableValue),
        }
    }
}

/// The communes of a rulebook, by present and old names.
#[derive(Debug)]
pub struct Communes<'b> {
    provinces: Vec<KnownProvince<'b>>,
    by_code: HashMap<&'b str, Unit<'b>>,
    present: HashMap<String, Vec<Unit<'b>>>,
    old: HashMap<String, Vec<Old<'b>>>,
}

/// A province's code, its folded name without its kind, and the first letters of that name's words.
#[derive(Debug)]
struct KnownProvince<'b> {
    code: &'b str,
    name: String,
    initials: String,
}

impl<'b> KnownProvince<'b> {
    fn new(province: &'b Province) -> KnownProvince<'b> {
        let folded = fold(&province.name);
        let name = province_name(&folded);
        let initials = name.split(' ').filter_map(|word| word.chars().next()).collect();
        KnownProvince { code: &province.code, name: name.to_owned(), initials }
    }
}

/// A present commune: its province, by number, and itself.
#[derive(Clone, Copy, Debug)]
struct Unit<'b> {
    province: usize,
    commune: &'b Commune,
}

#[derive(Clone, Debug)]
struct Old<'b> {
    kind: &'static str,
    name: String,
    district: Option<String>,
    in_part: bool,
    unit: Unit<'b>,
}

/// Places one commune; for many, keep [`Communes`].
///
/// ```
/// use kiemdinh::Rulebook;
/// use kiemdinh::read::recognise::{Placed, commune};
///
/// let book = Rulebook::builtin();
/// let present = commune(book, Some("Thành phố Hà Nội"), "phường Ba Đình");
/// assert!(matches!(present, Placed::Present { code: "00004", .. }));
/// let old = commune(book, Some("Hà Nội"), "P. Trúc Bạch");
/// assert_eq!(old, Placed::Mapped { code: "00004", from: "Phường Trúc Bạch".into() });
/// // Old Kim Mã was split over three wards.
/// assert!(matches!(commune(book, Some("01"), "Kim Mã"), Placed::Candidates(codes) if codes.len() == 3));
/// assert_eq!(commune(book, None, "Xã Không Đâu Cả"), Placed::Unknown);
/// ```
#[must_use]
pub fn commune<'b>(book: &'b Rulebook, province: Option<&str>, commune: &str) -> Placed<'b> {
    Communes::new(book).place(province, commune)
}

impl<'b> Communes<'b> {
    /// The communes of that rulebook.
    #[must_use]
    pub fn new(book: &'b Rulebook) -> Communes<'b> {
        let provinces = book.data().provinces.as_slice();
        let known = provinces.iter().map(KnownProvince::new).collect();
        let mut communes =
            Communes { provinces: known, by_code: HashMap::new(), present: HashMap::new(), old: HashMap::new() };
        for (province, one) in provinces.iter().enumerate() {
            for commune in &one.units {
                let unit = Unit { province, commune };
                communes.by_code.insert(&commune.code, unit);
                let name = fold(&commune.name);
                communes.present.entry(without_kind(&name).1.to_owned()).or_default().push(unit);
            }
        }
        for (province, one) in provinces.iter().enumerate() {
            for commune in &one.units {
                communes.add_old(Unit { province, commune });
            }
        }
        communes
    }

    /// The units that a present one was formed from, and those others that took a part of one.
    fn add_old(&mut self, unit: Unit<'b>) {
        for old in old_units(unit.commune.merged_from.as_deref().unwrap_or_default()) {
            let mut went_to = vec![unit];
            for name in &old.also {
                let (kind, name) = without_kind(name);
                let own = self.present.get(name).into_iter().flatten();
                went_to.extend(own.filter(|other| other.province == unit.province && other.is_kind(kind)));
            }
            let entries = self.old.entry(fold(&old.name)).or_default();
            entries.extend(went_to.into_iter().map(|unit| Old {
                kind: old.kind,
                name: old.name.clone(),
                district: old.district.clone(),
                in_part: old.in_part,
                unit,
            }));
        }
    }

    /// Where the name leads: the code or name of a present unit, or the name of an old one, with or without its kind and
    /// its accents; old district and province may follow it, parted by commas (`Phường Minh Khai, quận Bắc Từ Liêm`).
    ///
    /// A province is known by its code or present name; what follows the commune counts only where none is given beside
    /// it. The rulebook does not say which old provinces the present ones were
    /// formed from: under such a name, and without one, the commune's name alone counts, and a present unit so found is
    /// told as mapped.
    #[must_use]
    pub fn place(&self, province: Option<&str>, commune: &str) -> Placed<'b> {
        if commune.len() > 256 {
            return Placed::Unknown;
        }
        let mut parts = commune.split([',', ';', '(', ')', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let Some(written) = parts.next() else { return Placed::Unknown };
        let rest: Vec<&str> = parts.collect();
        let stated = province.map(str::trim).filter(|province| !province.is_empty());
        // Without a column of its own the province stands last; any other part may be a district of such a name.
        let last = || rest.iter().rev().copied().find(|part| fold(part) != "viet nam");
        let province = stated.or_else(last).and_then(|name| self.province(name));
        if let Some(unit) = self.by_code.get(written) {
            let elsewhere = province.is_some_and(|province| province != unit.province);
            let code = unit.commune.code.as_str();
            return if elsewhere { Placed::Unknown } else { Placed::Present { code, or: Vec::new() } };
        }
        let district: Option<String> = rest.first().map(|part| district_name(&fold(part)).to_owned());
        let folded = fold(written);
        let (kind, name) = without_kind(&folded);
        let query = Query { words: split(without_kind_words(written), 16), kind, province };
        let present = query.present(self.present.get(name));
        let mut old = query.old(self.old.get(name));
        if let Some(district) = district
            && old.iter().any(|old| old.district.as_ref() == Some(&district))
        {
            old.retain(|old| old.district.as_ref() == Some(&district));
            if let Some(placed) = mapped(&old) {
                return placed;
            }
        }
        self.decide(&present, &old, province.is_some())
    }

    fn decide(&self, present: &[Unit<'b>], old: &[&Old<'b>], province_known: bool) -> Placed<'b> {
        match present {
            [unit] if province_known => {
                let mut or: Vec<&'b str> = old.iter().map(|old| old.unit.commune.code.as_str()).collect();
                or.retain(|code| *code != unit.commune.code);
                or.sort_unstable();
                or.dedup();
                Placed::Present { code: &unit.commune.code, or }
            }
            [] => mapped(old).unwrap_or(Placed::Unknown),
            present => {
                let codes = present.iter().map(|unit| unit.commune.code.as_str());
                let mut codes: Vec<&'b str> =
                    codes.chain(old.iter().map(|old| old.unit.commune.code.as_str())).collect();
                codes.sort_unstable();
                codes.dedup();
                match (codes.as_slice(), present) {
                    ([code], [unit]) => Placed::Mapped { code, from: unit.commune.name.clone() },
                    _ => Placed::Candidates(codes),
                }
            }
        }
    }

    /// The province of that code or present name, its kind left out or not; `TP.HCM` by its first letters.
    fn province(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        let name = province_name(&folded);
        let mut found = self.provinces.iter().enumerate().filter(|(_, province)| {
            province.code == text || province.name == name || (name.len() > 2 && province.initials == name)
        });
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        }
    }
}

impl Unit<'_> {
    fn is_kind(&self, kind: &str) -> bool {
        kind.is_empty() || folds_to(&self.commune.kind, kind)
    }
}

/// What is looked for.
struct Query {
    /// The name's words, without its kind.
    words: Vec<Word>,
    /// The kind, folded; empty where none is given.
    kind: &'static str,
    province: Option<usize>,
}

impl Query {
    fn present<'b>(&self, units: Option<&Vec<Unit<'b>>>) -> Vec<Unit<'b>> {
        let units = units.into_iter().flatten().copied();
        let here = units.filter(|unit| self.province.is_none_or(|province| province == unit.province));
        here.filter(|unit| unit.is_kind(self.kind) && self.has_accents(without_kind_words(&unit.commune.name)))
            .collect()
    }

    fn old<'o, 'b>(&self, old: Option<&'o Vec<Old<'b>>>) -> Vec<&'o Old<'b>> {
        let here = old.into_iter().flatten().filter(|old| self.province.is_none_or(|own| own == old.unit.province));
        here.filter(|old| (self.kind.is_empty() || old.kind == self.kind) && self.has_accents(&old.name)).collect()
    }

    /// Whether the accents that are written are those of the name.
    fn has_accents(&self, name: &str) -> bool {
        let known = split(name, 16);
        self.words.len() == known.len()
            && self.words.iter().zip(&known).all(|(word, known)| word.fit(known).is_some_and(|fit| fit != Fit::Other))
    }
}

/// Where old units of one name lead; `None` where there is none.
fn mapped<'b>(old: &[&Old<'b>]) -> Option<Placed<'b>> {
    let mut codes: Vec<&'b str> = old.iter().map(|old| old.unit.commune.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    match (codes.as_slice(), old) {
        ([], _) => None,
        ([code], [first, ..]) if old.iter().all(|old| !old.in_part) => {
            Some(Placed::Mapped { code, from: format!("{} {}", shown_kind(first.kind), first.name) })
        }
        _ => Some(Placed::Candidates(codes)),
    }
}

fn shown_kind(kind: &str) -> &'static str {
    match kind {
        "xa" => "Xã",
        "phuong" => "Phường",
        "dac khu" => "Đặc khu",
        "huyen" => "Huyện",
        _ => "Thị trấn",
    }
}

/// The kind with which a folded name begins, and the name without it.
fn without_kind(folded: &str) -> (&'static str, &str) {
    const KINDS: [(&str, &str); 9] = [
        ("phuong", "phuong"),
        ("xa", "xa"),
        ("thi tran", "thi tran"),
        ("dac khu", "dac khu"),
        ("huyen", "huyen"),
        ("p", "phuong"),
        ("x", "xa"),
        ("tt", "thi tran"),
        ("dk", "dac khu"),
    ];
    let mut all = KINDS.into_iter();
    all.find_map(|(written, kind)| Some((kind, folded.strip_prefix(written)?.strip_prefix(' ')?)))
        .unwrap_or(("", folded))
}

/// A name as it is written, without its kind.
fn without_kind_words(written: &str) -> &str {
    let folded = fold(written);
    let kind_words = folded.split(' ').count() - without_kind(&folded).1.split(' ').count();
    let words = split(written, 16);
    words.get(kind_words).and_then(|word| written.get(word.start..)).unwrap_or(written)
}

/// A folded province's name without its kind.
fn province_name(folded: &str) -> &str {
    let kinds = ["thanh pho ", "tinh ", "tp ", "t "];
    kinds.iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(folded)
}

#[cfg(test)]
mod tests;
