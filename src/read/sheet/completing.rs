//! What the texts of an item say beside its fields: category, attributes, commune. Always with a finding.

use crate::code::Code;
use crate::error::cut;
use crate::law::Rulebook;
use crate::read::recognise::{Communes, Named, Placed, Recogniser, tax_code_fits};
use crate::read::words;
use crate::record::{Attribute, Field, Item};

/// What is looked up for every item of a register.
pub(super) struct Completing<'b> {
    book: &'b Rulebook,
    recogniser: Recogniser<'b>,
    communes: Communes<'b>,
}

impl<'b> Completing<'b> {
    pub(super) fn new(book: &'b Rulebook) -> Completing<'b> {
        Completing { book, recogniser: Recogniser::new(book), communes: Communes::new(book) }
    }

    /// Completes an item, `specification` being the text of its column of that name.
    pub(super) fn complete(&self, item: &mut Item, specification: &str) {
        self.category(item, specification);
        self.commune(item);
        if item.owner.tax_code.as_deref().and_then(tax_code_fits) == Some(false) {
            let raw = item.owner.tax_code.as_deref().map(cut);
            item.remark(Code::TaxCodeDoubtful, Field::Item("owner.tax_code"), raw.as_deref());
        }
    }

    fn category(&self, item: &mut Item, specification: &str) {
        let stated = std::mem::take(&mut item.category);
        if self.book.category(&stated).is_some() {
            self.specification(item, &stated, specification);
            item.category = stated;
            return;
        }
        // A column of categories that holds words says as much as the name, and the name more.
        let texts = [item.name.clone(), Some(stated.clone()).filter(|text| !text.is_empty())];
        let named = specification_of(specification);
        for text in texts.iter().flatten() {
            let found = self.recogniser.recognise(text, named);
            match found.category {
                Named::None => continue,
                Named::Certain(id) => item.category = id.to_owned(),
                Named::Candidates(_) => {}
            }
            found.attributes.into_iter().for_each(|attribute| add(item, attribute));
            // A column of its own says it better than the name.
            item.remarks.extend(found.remarks);
            return;
        }
        // Nothing is known of it; the assessment says so, with the text.
        item.category = texts.into_iter().flatten().next().map(|text| cut(text.trim())).unwrap_or_default();
    }

    fn specification(&self, item: &mut Item, category: &str, specification: &str) {
        for found in words::specification(specification, category) {
            let field = Field::Attribute(found.attribute.into());
            if item.attributes.iter().any(|known| known.name == found.attribute) {
                continue;
            }
            match found.value {
                Ok(value) => {
                    add(item, Attribute { name: found.attribute.to_owned(), value });
                    item.remark(Code::AttributeRecognised, field, Some(&cut(found.raw)));
                }
                Err(code) => item.remark(code, field, Some(&cut(found.raw))),
            }
        }
    }

    fn commune(&self, item: &mut Item) {
        let Some(commune) = item.site.commune.as_deref() else { return };
        let placed = self.communes.place(item.site.province.as_deref(), commune);
        let (code, raw) = match &placed {
            Placed::Present { code, or } if or.is_empty() => (Some(*code), None),
            Placed::Present { code, or } => {
                let also = format!("{} ({code}, {})", cut(commune), or.join(", "));
                item.remark(Code::CommuneAmbiguous, Field::Item("site.commune"), Some(&also));
                return;
            }
            Placed::Mapped { code, .. } => (Some(*code), Some(cut(commune))),
            Placed::Candidates(codes) => (None, Some(format!("{} ({})", cut(commune), codes.join(", ")))),
            Placed::Unknown => (None, None),
        };
        if let (Some(finding), Some(raw)) = (placed.finding(), raw) {
            item.remark(finding, Field::Item("site.commune"), Some(&raw));
        }
        if let Some(code) = code {
            item.site.commune = Some(code.to_owned());
        }
    }
}

fn specification_of(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Adds an attribute that the record does not have yet.
fn add(item: &mut Item, attribute: Attribute) {
    if item.attributes.iter().all(|known| known.name != attribute.name) {
        item.attributes.push(attribute);
    }
}
