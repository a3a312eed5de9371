//! What a row says beside the fields that it fills: category, attributes, commune, result. Always with a finding.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::code::Code;
use crate::date::{Date, PartialDate};
use crate::error::cut;
use crate::law::{Parameters, Rulebook, StatedDate};
use crate::read::names::InspectionField;
use crate::read::recognise::{Communes, Memo, Named, Placed, Recogniser, Recognition, is_same_value, written_tax_code};
use crate::read::words;
use crate::record::{Attribute, Field, Item, Outcome, Remark};

/// What is looked up for every item of a register.
pub(super) struct Completing<'b> {
    book: &'b Rulebook,
    recogniser: Recogniser<'b>,
    /// By name and specification.
    recognised: Memo<Recognition<'b>>,
    /// Only where a row names a commune.
    communes: OnceCell<Communes<'b>>,
    /// By province and commune.
    placed: Memo<Placed<'b>>,
}

impl<'b> Completing<'b> {
    pub(super) fn new(book: &'b Rulebook) -> Completing<'b> {
        Completing {
            book,
            recogniser: Recogniser::new(book),
            recognised: Memo::default(),
            communes: OnceCell::new(),
            placed: Memo::default(),
        }
    }

    /// Completes an item, `specification` being the text of its column of that name.
    pub(super) fn complete(&mut self, item: &mut Item, specification: &str) {
        for index in 0..item.inspections.len() as u32 {
            infer_result(item, index, &self.book.parameters());
        }
        self.category(item, specification);
        self.commune(item);
        if let Some(text) = &item.owner.tax_code {
            let (raw, written) = (cut(text), written_tax_code(text));
            let (code, doubtful) = (written.code.into_owned(), written.doubtful);
            item.owner.tax_code = Some(code);
            if doubtful {
                item.remark(Code::TaxCodeDoubtful, Field::Item("owner.tax_code"), Some(&raw));
            }
        }
    }

    fn category(&mut self, item: &mut Item, specification: &str) {
        let stated = std::mem::take(&mut item.category);
        // An id that the rulebook does not know stays as well: it says that the name would say too little.
        if self.book.category(&stated).is_some() || is_category_id(&stated) {
            self.specification(item, &stated, specification);
            item.category = stated;
            return;
        }
        // A column of categories that holds words says as much as the name.
        let texts = [item.name.take(), Some(stated).filter(|text| !text.is_empty())];
        let named = specification_of(specification);
        let mut said: Vec<(&str, Rc<Recognition<'_>>)> = Vec::new();
        for text in texts.iter().flatten() {
            let find = || self.recogniser.recognise(text, named);
            let found = self.recognised.answer(text, named.unwrap_or_default(), find);
            if found.category != Named::None {
                said.push((text.trim(), found));
            }
        }
        let agreed = agreed(&said);
        let contradictory = matches!(agreed, Some(Agreed::Contradiction(_)));
        match agreed {
            // Nothing is known of it; the assessment says so, with the text.
            None => item.category = texts.iter().flatten().next().map(|text| cut(text.trim())).unwrap_or_default(),
            Some(Agreed::Certain(id, text)) => {
                item.category = id.to_owned();
                item.remark(Code::CategoryRecognised, Field::Item("category"), Some(&cut(text)));
            }
            Some(Agreed::Candidates(ids) | Agreed::Contradiction(ids)) => {
                let mut texts: Vec<String> = said.iter().map(|(text, _)| cut(text)).collect();
                texts.dedup();
                let raw = format!("{} ({})", texts.join(" / "), ids.join(", "));
                item.remark(Code::CategoryAmbiguous, Field::Item("category"), Some(&raw));
            }
        }
        // What a measure means depends on the category.
        if !contradictory {
            said.iter().for_each(|(_, found)| self.attributes(item, found));
        }
        let [name, _] = texts;
        item.name = name;
    }

    /// The attributes that a name gives, and what it says of those that it does not.
    fn attributes(&self, item: &mut Item, found: &Recognition<'_>) {
        let is_new = |remark: &&Remark| remark.field != Field::Item("category") && !item.remarks.contains(remark);
        let mut remarks: Vec<&Remark> = found.remarks.iter().filter(is_new).collect();
        for attribute in &found.attributes {
            let is_own = |remark: &&Remark| {
                let is_of = matches!(&remark.field, Field::Attribute(name) if **name == *attribute.name);
                remark.code == Code::AttributeRecognised && is_of
            };
            let own = remarks.iter().position(is_own).map(|at| remarks.remove(at));
            self.attribute(item, attribute.clone(), own.and_then(|remark| remark.raw.as_deref()));
        }
        item.remarks.extend(remarks.into_iter().cloned());
    }

    /// An attribute out of free text. A column of its own says it better: its value stands, and only another one is told.
    fn attribute(&self, item: &mut Item, attribute: Attribute, raw: Option<&str>) {
        let known = item.attributes.iter().find(|known| known.name == attribute.name);
        let same = known.map(|known| is_same_value(self.book, &known.name, &known.value, &attribute.value));
        let field = Field::Attribute(attribute.name.as_str().into());
        match same {
            Some(true) => {}
            Some(false) => item.remark(Code::ParameterDiffers, field, raw),
            None => {
                item.attributes.push(attribute);
                item.remark(Code::AttributeRecognised, field, raw);
            }
        }
    }

    fn specification(&self, item: &mut Item, category: &str, specification: &str) {
        for found in words::specification(specification, category) {
            let raw = cut(found.raw);
            match found.value {
                Ok(value) => {
                    let attribute = Attribute { name: found.attribute.to_owned(), value };
                    self.attribute(item, attribute, Some(&raw));
                }
                Err(code) => item.remark(code, Field::Attribute(found.attribute.into()), Some(&raw)),
            }
        }
    }

    fn commune(&mut self, item: &mut Item) {
        let Some(commune) = item.site.commune.as_deref() else { return };
        let communes = self.communes.get_or_init(|| Communes::new(self.book));
        let province = item.site.province.as_deref();
        let placed = self.placed.answer(province.unwrap_or_default(), commune, || communes.place(province, commune));
        let text = cut(commune);
        // The text stays where it does not lead to one unit.
        let (place, raw) = match &*placed {
            Placed::Present { code, or } if or.is_empty() => (Some(*code), None),
            Placed::Present { code, or } => (None, Some(format!("{text} ({code}, {})", or.join(", ")))),
            Placed::Mapped { code, .. } => (Some(*code), Some(text)),
            Placed::Candidates(codes) => (None, Some(format!("{text} ({})", codes.join(", ")))),
            Placed::Unknown => (None, Some(text)),
        };
        if let (Some(finding), Some(raw)) = (placed.finding(), raw) {
            item.remark(finding, Field::Item("site.commune"), Some(&raw));
        }
        if let Some(code) = place {
            item.site.commune = Some(code.to_owned());
        }
    }
}

/// The category that several texts speak of.
enum Agreed<'t, 'b> {
    /// One of them is certain of it, and no other denies it.
    Certain(&'b str, &'t str),
    /// What all of them allow.
    Candidates(Vec<&'b str>),
    /// They have nothing in common; what any of them allows.
    Contradiction(Vec<&'b str>),
}

/// What texts say together; `None` where none says anything.
fn agreed<'t, 'b>(said: &[(&'t str, Rc<Recognition<'b>>)]) -> Option<Agreed<'t, 'b>> {
    let allowed = |found: &Recognition<'b>| match &found.category {
        Named::Certain(id) => vec![*id],
        Named::Candidates(ids) => ids.clone(),
        Named::None => Vec::new(),
    };
    let (_, first) = said.first()?;
    let mut common = allowed(first);
    common.retain(|id| said.iter().all(|(_, found)| allowed(found).contains(id)));
    if common.is_empty() {
        let mut any: Vec<&str> = said.iter().flat_map(|(_, found)| allowed(found)).collect();
        any.sort_unstable();
        any.dedup();
        return Some(Agreed::Contradiction(any));
    }
    let certain = said.iter().find_map(|(text, found)| match &found.category {
        Named::Certain(id) => Some(Agreed::Certain(id, text)),
        _ => None,
    });
    Some(certain.unwrap_or(Agreed::Candidates(common)))
}

/// Plants keep no results: a failed item gets no certificate and no stamp, and no next date. Where one of these is on
/// record the inspection was passed, and the finding says what that was taken from.
fn infer_result(item: &mut Item, index: u32, parameters: &Parameters) {
    let told = item.remarks.iter().any(|remark| remark.field == Field::Inspection(index, "result"));
    let Some(inspection) = item.inspections.get_mut(index as usize) else { return };
    if inspection.result.is_some() || told {
        return;
    }
    // A next date that is not after the inspection, or beyond any term, is no date at all (S4b), so it tells nothing.
    let performed_on = inspection.performed_on.map(PartialDate::first);
    let possible = |next: PartialDate, day: Date| parameters.stated_date(day, next) == StatedDate::Possible;
    let next = inspection.next_due_on.filter(|next| performed_on.is_some_and(|day| possible(*next, day)));
    let paper = inspection.stamp_no.as_deref().or(inspection.certificate_no.as_deref());
    if let Some(ground) = paper.map(cut).or_else(|| next.map(|day| day.to_string())) {
        inspection.result = Some(Outcome::Pass);
        let field = Field::Inspection(index, InspectionField::Result.name());
        item.remark(Code::AttributeRecognised, field, Some(&ground));
    }
}

/// Whether a text has the form of a category's id: `lifting.hoist_electric`.
fn is_category_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    text.split_once('.').is_some_and(|(family, kind)| is_word(family) && is_word(kind))
}

fn specification_of(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}
