use std::collections::HashMap;
use std::sync::LazyLock;

use crate::code::Code;
use crate::quantity::Unit;
use crate::record::AttributeValue;

use super::fold::fold;
use super::measure::{Measure, MeasureUnit, leading};

/// The longest specification that is read, in bytes; of a longer one nothing is.
pub const MAX_SPECIFICATION_BYTES: usize = 4096;

/// A value that a specification gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecificationValue<'t> {
    /// The attribute, by the rulebook's name.
    pub attribute: &'static str,
    /// Its value, or why it cannot be used: [`Code::UnitUnknown`], [`Code::UnreadableValue`].
    pub value: Result<AttributeValue, Code>,
    /// The piece of the text that says so.
    pub raw: &'t str,
}

/// What a label stands for, for the categories whose ids begin so.
struct Label {
    attribute: &'static str,
    usual: Unit,
    categories: &'static [&'static str],
    /// Folded.
    texts: &'static [&'static str],
    /// Whether a measure of that dimension without a label is meant too.
    bare: bool,
}

const LIFTING: &[&str] = &["lifting", "lift", "construction"];

static LABELS: [Label; 9] = [
    Label {
        attribute: "rated_capacity",
        usual: Unit::Kilogram,
        categories: LIFTING,
        texts: &[
            "q",
            "swl",
            "wll",
            "tai trong",
            "tai trong nang",
            "tai trong dinh muc",
            "tai trong nang dinh muc",
            "tai trong lam viec",
            "tai trong lam viec an toan",
            "suc nang",
            "suc nang dinh muc",
            "suc tai",
            "trong tai",
            "tai nang",
            "capacity",
            "rated capacity",
            "tai",
        ],
        bare: true,
    },
    Label {
        attribute: "lift_height",
        usual: Unit::Metre,
        categories: &["lifting", "construction"],
        texts: &["h", "do cao nang", "chieu cao nang", "cao nang", "nang cao", "do nang cao", "lifting height"],
        bare: false,
    },
    Label {
        attribute: "working_pressure",
        usual: Unit::Bar,
        categories: &["pressure"],
        texts: &[
            "p",
            "plv",
            "p lv",
            "pdm",
            "ap suat",
            "ap luc",
            "ap suat lam viec",
            "ap luc lam viec",
            "ap suat dinh muc",
            "ap suat lam viec dinh muc",
            "ap suat lam viec lon nhat",
            "ap suat lam viec cho phep",
            "ap suat lam viec toi da",
            "ap suat lam viec max",
            "working pressure",
        ],
        bare: true,
    },
    Label {
        attribute: "volume",
        usual: Unit::Litre,
        categories: &["pressure"],
        texts: &["v", "dung tich", "the tich", "dung tich chua", "volume"],
        bare: true,
    },
    Label {
        attribute: "medium_temperature",
        usual: Unit::DegreeCelsius,
        categories: &["pressure"],
        texts: &["tlv", "t lv", "nhiet do", "nhiet do lam viec", "nhiet do moi chat", "nhiet do nuoc"],
        bare: false,
    },
    Label {
        attribute: "outer_diameter",
        usual: Unit::Millimetre,
        categories: &["pressure"],
        texts: &["duong kinh ngoai", "dk ngoai", "d ngoai", "od"],
        bare: false,
    },
    Label {
        attribute: "refrigerant_charge",
        usual: Unit::Kilogram,
        categories: &["pressure.refrigeration"],
        texts: &[
            "luong moi chat nap",
            "luong moi chat",
            "luong gas nap",
            "luong ga nap",
            "khoi luong moi chat",
            "luong nap",
        ],
        bare: false,
    },
    Label {
        attribute: "transmit_power",
        usual: Unit::Watt,
        categories: &["telecom"],
        texts: &["p", "cong suat", "cong suat phat"],
        bare: true,
    },
    Label {
        attribute: "ride_height",
        usual: Unit::Metre,
        categories: &["amusement"],
        texts: &["h", "do cao", "chieu cao"],
        bare: false,
    },
];

/// Labels, folded, of what the rulebook has no attribute for: weights, tests, designs, dimensions.
const OTHERS: [&str; 34] = [
    "tu trong",
    "trong luong",
    "khoi luong",
    "doi trong",
    "thu",
    "thu tinh",
    "thu dong",
    "thu ben",
    "thu kin",
    "thu thuy luc",
    "thiet ke",
    "tk",
    "ptk",
    "p tk",
    "pth",
    "p th",
    "pt",
    "p thu",
    "design",
    "test",
    "mo van",
    "xa",
    "dat",
    "hieu chuan",
    "toc do",
    "van toc",
    "khau do",
    "chieu dai",
    "duong kinh",
    "luu luong",
    "nang suat",
    "cong suat",
    "dien ap",
    "hanh trinh",
];

const MEDIUM: [&str; 5] = ["moi chat", "moi chat lam viec", "moi chat chua", "chat chua", "medium"];

/// Reads the quantities, and the medium, that a text gives for an item of that category (or family: the part of the
/// category before the dot).
///
/// `Q=5T; H=9m`, `V=500L, P=8bar`, `SWL: 3.2 t`, `áp suất làm việc: 10 bar; môi chất: không khí`: a label stands before its
/// measure. Without a label, a measure of the right kind counts where it is the only one: `500L - 8 bar`. A label that the
/// rulebook has no attribute for (`áp suất thử`, `Ptk`, `tự trọng`) takes its measure with it. Of a crane's two hooks
/// (`20/5T`) the main one counts. Where two measures contradict each other neither counts. All else stays text.
///
/// ```
/// use kiemdinh::read::words::specification;
///
/// let found = specification("V=500L, P=8bar, Pth=12bar", "pressure.vessel");
/// let told: Vec<_> = found.iter().map(|one| (one.attribute, one.raw)).collect();
/// assert_eq!(told, [("volume", "V=500L"), ("working_pressure", "P=8bar")]);
/// assert_eq!(specification("tự trọng 3500kg", "lifting.forklift"), []);
/// ```
#[must_use]
pub fn specification<'t>(text: &'t str, category: &str) -> Vec<SpecificationValue<'t>> {
    read(text, category, false)
}

/// The same of a name, where any words may stand before a measure without a label: `Xe nâng hàng 2,5 tấn`.
pub(in crate::read) fn of_name<'t>(name: &'t str, category: &str) -> Vec<SpecificationValue<'t>> {
    read(name, category, true)
}

fn read<'t>(text: &'t str, category: &str, is_name: bool) -> Vec<SpecificationValue<'t>> {
    if text.len() > MAX_SPECIFICATION_BYTES {
        return Vec::new();
    }
    let (mut labelled, mut bare) = (Vec::new(), Vec::new());
    for statement in statements(text) {
        match statement.understood(category, is_name) {
            Some((label, true)) => labelled.push((label, statement)),
            Some((label, false)) => bare.push((label, statement)),
            None => {}
        }
    }
    let mut found: Vec<SpecificationValue<'t>> = Vec::new();
    for (list, has_labels) in [(labelled, true), (bare, false)] {
        // A label of its own wins over a measure without one.
        let earlier: Vec<&str> = found.iter().map(|one| one.attribute).collect();
        let mut here: Vec<SpecificationValue<'t>> = Vec::new();
        for (label, statement) in list.into_iter().filter(|(label, _)| !earlier.contains(&label.attribute)) {
            let Some(measure) = statement.measure else { continue };
            let value = measure.value(label.usual);
            match here.iter_mut().find(|one| one.attribute == label.attribute) {
                None => here.push(SpecificationValue { attribute: label.attribute, value, raw: statement.raw() }),
                Some(one) if one.value == value => {}
                // Two that contradict each other.
                Some(one) => one.value = Err(Code::UnreadableValue),
            }
        }
        here.retain(|one| has_labels || one.value.is_ok());
        found.append(&mut here);
    }
    found.extend(medium(text, category));
    found
}

impl Label {
    fn is_for(&self, category: &str) -> bool {
        self.categories.iter().any(|prefix| is_of(category, prefix))
    }
}

/// The labels by their texts; `None` among them for what the rulebook has no attribute for.
struct ByText {
    labels: HashMap<&'static str, Vec<Option<&'static Label>>>,
    /// The longest text, in bytes.
    longest: usize,
}

static BY_TEXT: LazyLock<ByText> = LazyLock::new(|| {
    let mut labels: HashMap<&str, Vec<_>> = HashMap::new();
    for label in &LABELS {
        label.texts.iter().for_each(|text| labels.entry(text).or_default().push(Some(label)));
    }
    OTHERS.iter().for_each(|text| labels.entry(text).or_default().push(None));
    ByText { longest: labels.keys().map(|text| text.len()).max().unwrap_or_default(), labels }
});

/// The label of that category which the folded words end with: the longest, and of several the last.
fn label_at_end(words: &str, category: &str) -> Option<Option<&'static Label>> {
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
    let ends = starts.filter_map(|at| words.get(at..)).filter(|end| end.len() <= BY_TEXT.longest);
    let is_own = |label: &&Option<&'static Label>| label.is_none_or(|label| label.is_for(category));
    ends.filter_map(|end| BY_TEXT.labels.get(end)).find_map(|labels| labels.iter().rev().find(is_own)).copied()
}

/// Whether a category is, or belongs to the family, of that name.
fn is_of(category: &str, prefix: &str) -> bool {
    category.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A measure with the text before it, back to the last measure or parting sign.
#[derive(Clone, Copy)]
struct Statement<'t> {
    text: &'t str,
    label: &'t str,
    start: usize,
    end: usize,
    measure: Option<Measure>,
}

impl<'t> Statement<'t> {
    /// What the statement says, and whether a label says so; `None` where nothing is understood.
    fn understood(&self, category: &str, is_name: bool) -> Option<(&'static Label, bool)> {
        let measure = self.measure?;
        let stated = self.label.trim_end();
        let marked = stated.ends_with(['=', ':']);
        if stated.ends_with(['<', '>', '≤', '≥', '±', '~', '≈']) {
            return None;
        }
        let words = fold(stated);
        let fits = |label: &Label| match measure.unit {
            MeasureUnit::Known(unit) => unit.dimension() == label.usual.dimension(),
            MeasureUnit::None | MeasureUnit::Unknown => false,
        };
        // Letters that run into digits are a label where they are alone (`Q5T`) and a code elsewhere (`SC200`).
        let glued = self.label.ends_with(char::is_alphabetic);
        match label_at_end(&words, category) {
            Some(None) => None,
            Some(Some(label)) if marked || fits(label) => Some((label, true)),
            _ if marked || glued => None,
            _ => {
                let label = LABELS.iter().find(|label| label.is_for(category) && label.bare && fits(label))?;
                (is_name || words.is_empty()).then_some((label, false))
            }
        }
    }

    /// The label's last words and the measure.
    fn raw(&self) -> &'t str {
        let piece = self.text.get(self.start..self.end).unwrap_or_default();
        piece.trim_start_matches(|c: char| !c.is_alphanumeric())
    }
}

/// The measures of a text with their labels.
fn statements(text: &str) -> Vec<Statement<'_>> {
    let mut statements = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut before = ' ';
    while let Some(rest) = text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        if c.is_ascii_digit() {
            let (measure, length) = leading(rest);
            let end = at + length.max(1);
            // A number within a code (`GS-3246`, `8FD30`) is none of its own.
            let measure = measure.filter(|_| !(before == '-' && text.get(..at).is_some_and(is_code)));
            statements.push(Statement { text, label: text.get(start..at).unwrap_or_default(), start, end, measure });
            (start, at) = (end, end);
            before = ' ';
            continue;
        }
        at += c.len_utf8();
        let spaced = c == '-' && before.is_whitespace() && text.get(at..).is_some_and(|rest| rest.starts_with(' '));
        if matches!(c, ';' | ',' | '\n' | '|' | '(' | ')' | '+' | '/' | '–' | '•') || spaced {
            start = at;
        }
        before = c;
    }
    statements
}

/// Whether a text ends with capitals and a hyphen.
fn is_code(text: &str) -> bool {
    text.strip_suffix('-').is_some_and(|stem| stem.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// The medium, where a label gives it.
fn medium<'t>(text: &'t str, category: &str) -> Option<SpecificationValue<'t>> {
    if !is_of(category, "pressure") {
        return None;
    }
    for piece in text.split([';', '\n', '|', ',']) {
        let Some((label, value)) = piece.split_once([':', '=']) else { continue };
        let value = value.trim().trim_end_matches('.');
        if MEDIUM.contains(&fold(label).as_str()) && !super::is_absent(value) {
            let value = Ok(AttributeValue::Text(value.to_owned()));
            return Some(SpecificationValue { attribute: "medium", value, raw: piece.trim() });
        }
    }
    None
}

#[cfg(test)]
mod tests;
