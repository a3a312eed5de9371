//! The old units that a present commune was formed from, out of the words of the source (`merged_from`).
//!
//! `Xã Bắc Sơn, Thị trấn X, một phần diện tích TN, quy mô dân số của các phường A, B và Phường C (quận D) (phần còn lại sau
//! khi sáp nhập vào phường E)`: names with or without their kind, after words about how much of them; in brackets the old
//! district, and the present units that took other parts.

use unicode_normalization::UnicodeNormalization;

use crate::read::words::fold;

/// An old unit, as a present commune's text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OldUnit {
    /// Kind, folded: `xa`, `phuong`, `thi tran` …
    pub(super) kind: &'static str,
    /// Name without its kind.
    pub(super) name: String,
    /// Old district, folded and without its kind.
    pub(super) district: Option<String>,
    /// Whether only a part of it went there.
    pub(super) in_part: bool,
    /// Names of present communes, with their kind, that took other parts.
    pub(super) also: Vec<String>,
}

/// The kinds of units: as they are written, and folded.
const KINDS: [(&str, &str); 5] =
    [("thị trấn", "thi tran"), ("đặc khu", "dac khu"), ("phường", "phuong"), ("huyện", "huyen"), ("xã", "xa")];

/// What stands in a list of units and is none.
const NO_UNITS: [&str; 4] = ["thon", "xom", "ap", "truong ban"];

/// The old units that the text names; none where the unit stays as it was.
pub(super) fn old_units(text: &str) -> Vec<OldUnit> {
    let text: String = text.nfc().collect();
    let mut units: Vec<OldUnit> = Vec::new();
    let (mut kind, mut in_part) = (None, false);
    for item in items(&text) {
        let (named, brackets) = without_brackets(item);
        // Which part of the units that follow went there, until the text says otherwise.
        let folded = fold(&named);
        if folded.contains("mot phan") || folded.contains("phan con lai") {
            in_part = true;
        } else if folded.contains("toan bo dien tich") {
            in_part = false;
        }
        let Some((own_kind, name)) = name_of(&named, kind) else { continue };
        kind = Some(own_kind);
        let mut unit = OldUnit { kind: own_kind, name, district: None, in_part, also: Vec::new() };
        for bracket in brackets {
            let inside = fold(bracket);
            if inside.contains("sap nhap vao") || inside.contains("phan con l") || inside.contains("mot phan") {
                unit.in_part = true;
                unit.also.extend(others(bracket));
            } else if !inside.starts_with("bao gom") {
                unit.district = Some(district_name(&inside).to_owned());
            }
        }
        units.push(unit);
    }
    units
}

/// The items of a list: parted by commas and by `và`, brackets being whole.
fn items(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                items.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        if depth == 0 && text.get(at..).is_some_and(|rest| rest.starts_with(" và ")) {
            items.push(text.get(start..at).unwrap_or_default());
            start = at + " và".len();
        }
    }
    items.push(text.get(start..).unwrap_or_default());
    items
}

/// The item without what stands in brackets, and that.
fn without_brackets(item: &str) -> (String, Vec<&str>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut rest = item;
    while let Some((before, after)) = rest.split_once('(') {
        outside.push_str(before);
        let (bracket, behind) = after.split_once(')').unwrap_or((after, ""));
        inside.push(bracket);
        rest = behind;
    }
    outside.push_str(rest);
    (outside, inside)
}

/// The kind and name of the unit of an item; its kind is that of the one before where it has none of its own.
fn name_of(item: &str, before: Option<&'static str>) -> Option<(&'static str, String)> {
    let words: Vec<&str> = item.split_whitespace().collect();
    // The last kind before the name: `các phường Phường Giảng Võ`, `toàn bộ quy mô dân số của Xã Đặng Xá`.
    let last =
        (0..words.len()).rev().find_map(|at| kind_at(words.get(at..)?).map(|(kind, length)| (kind, at + length)));
    let (kind, name) = match last {
        Some((kind, start)) => (kind, words.get(start..)?),
        None => (before.filter(|_| is_name(&words))?, words.as_slice()),
    };
    let end = name.windows(2).position(|pair| matches!(pair, ["sau", "khi"])).unwrap_or(name.len());
    let name = name.get(..end)?.join(" ");
    (!name.is_empty()).then_some((kind, name))
}

/// Whether the words are a name alone: they begin with a capital or a number, and are no hamlet.
fn is_name(words: &[&str]) -> bool {
    let folded = fold(&words.join(" "));
    let hamlet = NO_UNITS.iter().any(|kind| folded.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')));
    let share = ["dien tich", "dan so", "giu nguyen"].iter().any(|words| folded.contains(words));
    let first = words.first().and_then(|word| word.chars().next());
    !hamlet && !share && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// The kind with which the words begin, and how many words it is. Accents decide: Xã Mỹ Xá has one kind.
fn kind_at(words: &[&str]) -> Option<(&'static str, usize)> {
    KINDS.iter().find_map(|(written, kind)| {
        let count = written.split(' ').count();
        (words.get(..count)?.join(" ").to_lowercase() == *written && words.len() > count).then_some((*kind, count))
    })
}

/// The present units of `phần còn lại sau khi sáp nhập vào phường X, phường Y`.
fn others(bracket: &str) -> impl Iterator<Item = String> + '_ {
    let behind = bracket.split_once("vào").map_or("", |(_, behind)| behind);
    behind.split([',', ';']).map(|name| fold(name.trim())).filter(|name| !name.is_empty())
}

/// A district's name without its kind.
pub(super) fn district_name(folded: &str) -> &str {
    let kinds = ["quan ", "huyen ", "thi xa ", "thanh pho ", "tp ", "tx ", "q ", "h "];
    let name = kinds.iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(folded);
    name.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let shown = |unit: OldUnit| {
            let district = unit.district.map(|district| format!(" @{district}")).unwrap_or_default();
            let part = if unit.in_part { " part" } else { "" };
            let also = if unit.also.is_empty() { String::new() } else { format!(" +{}", unit.also.join("+")) };
            format!("{}:{}{district}{part}{also}", unit.kind, unit.name)
        };
        old_units(text).into_iter().map(shown).collect()
    }

    #[test]
    fn whole_units() {
        assert_eq!(
            names("Thị trấn Bắc Sơn, Xã Long Đống và Xã Bắc Quỳnh"),
            ["thi tran:Bắc Sơn", "xa:Long Đống", "xa:Bắc Quỳnh"]
        );
        assert_eq!(
            names("Phường 10 (thành phố Vũng Tàu), Phường Rạch Dừa"),
            ["phuong:10 @vung tau", "phuong:Rạch Dừa"]
        );
        assert_eq!(names("Huyện Côn Đảo"), ["huyen:Côn Đảo"]);
        assert_eq!(names("giữ nguyên"), [""; 0]);
    }

    #[test]
    fn parts() {
        assert_eq!(
            names(
                "Phường Quán Thánh, một phần diện tích TN, quy mô dân số của các phường Cửa Nam, Điện Biên, phần còn lại của phường Cửa Đông, Đồng Xuân sau khi sắp Xếp"
            ),
            [
                "phuong:Quán Thánh",
                "phuong:Cửa Nam part",
                "phuong:Điện Biên part",
                "phuong:Cửa Đông part",
                "phuong:Đồng Xuân part"
            ]
        );
        assert_eq!(
            names(
                "Toàn bộ  diện tích TN, quy mô dân số của các phường Phường Giảng Võ và Phường Kim Mã (phần còn lại sau khi sáp nhập vào phường Ba Đình, phường Ngọc Hà)"
            ),
            ["phuong:Giảng Võ", "phuong:Kim Mã part +phuong ba dinh+phuong ngoc ha"]
        );
        assert_eq!(
            names("Phường Quang Trung (quận Đống Đa) (phần còn lại sau khi sáp nhập vào phường Đống Đa)"),
            ["phuong:Quang Trung @dong da part +phuong dong da"]
        );
    }

    #[test]
    fn slips_of_the_source() {
        assert_eq!(
            names("Xã Thượng Tân va\u{300} một phần diện tích, quy mô dân số của xã Yên Định  Xã Yên Định"),
            ["xa:Thượng Tân", "xa:Yên Định part"]
        );
        assert_eq!(
            names("Xã Mỹ Xá, Xã Trần Hợi (một phần), Thị trấn Sông Đốc (bao gồm Hòn Chuối)"),
            ["xa:Mỹ Xá", "xa:Trần Hợi part", "thi tran:Sông Đốc"]
        );
    }

    #[test]
    fn hamlets_and_the_like_are_no_units() {
        assert_eq!(names("Xã Đông Quan, Thôn Mịch A, Trường bắn TB1, Xã Hồng Thái"), ["xa:Đông Quan", "xa:Hồng Thái"]);
    }

    #[test]
    fn hostile_texts_do_not_panic() {
        for text in
            ["", "(", ")", "((((", "Phường", " và ", ",,,", "Xã (", "phường xã thị trấn", "Xã A)", "(phần còn lại"]
        {
            let _ = old_units(text);
        }
    }
}
