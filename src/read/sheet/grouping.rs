//! Several rows of one item: which belong together, and what becomes of what they say.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::code::Code;
use crate::error::cut;
use crate::law::Rulebook;
use crate::read::RowError;
use crate::read::names::ItemField;
use crate::read::recognise::{is_same_value, shown_value};
use crate::read::words::fold;
use crate::record::{Field, Item, Remark, UseState};

use super::rows::SheetItem;

/// By what the rows of one item are known, where a row is an inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// Serial number, within one maker. A row without a maker belongs to the one maker that the sheet names for its
    /// serial number; where it names several, the row is an item of its own, and `missing_field` tells why.
    Serial,
    /// The owner's own code.
    Code,
    /// Name and place; rows of different serial numbers are different items all the same.
    Name,
}

/// Puts the rows of one item together, in the order of its first row.
pub(super) fn group(
    rows: Vec<Result<SheetItem, RowError>>,
    by: GroupBy,
    book: &Rulebook,
    sheet: &str,
) -> VecDeque<Result<SheetItem, RowError>> {
    let keys = Keys::of(&rows, by);
    let mut items: VecDeque<Result<SheetItem, RowError>> = VecDeque::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for mut row in rows {
        if let Ok(one) = &mut row
            && keys.is_open(&one.item)
        {
            one.item.remark(Code::MissingField, Field::Item(ItemField::Manufacturer.name()), None);
        }
        let key = row.as_ref().ok().and_then(|one| keys.key(&one.item));
        let known = key.as_ref().and_then(|key| places.get(key)).and_then(|at| items.get_mut(*at));
        match (row, known) {
            (Ok(more), Some(Ok(first))) => first.join(more, book, sheet),
            (row, _) => {
                if let Some(key) = key {
                    places.insert(key, items.len());
                }
                items.push_back(row);
            }
        }
    }
    items
}

/// What tells one item from another.
struct Keys {
    by: GroupBy,
    /// The makers that the sheet names for a serial number, folded.
    makers: HashMap<String, HashSet<String>>,
}

impl Keys {
    fn of(rows: &[Result<SheetItem, RowError>], by: GroupBy) -> Keys {
        let mut makers: HashMap<String, HashSet<String>> = HashMap::new();
        if by == GroupBy::Serial {
            for one in rows.iter().flatten() {
                if let (Some(serial), Some(maker)) = (folded(&one.item.serial_no), folded(&one.item.manufacturer)) {
                    makers.entry(serial).or_default().insert(maker);
                }
            }
        }
        Keys { by, makers }
    }

    /// Whether any of several makers may have made the item, for all that its row says.
    fn is_open(&self, item: &Item) -> bool {
        let makers = folded(&item.serial_no).and_then(|serial| self.makers.get(&serial));
        folded(&item.manufacturer).is_none() && makers.is_some_and(|makers| makers.len() > 1)
    }

    /// The key of an item; `None` where its row does not say it.
    fn key(&self, item: &Item) -> Option<String> {
        match self.by {
            GroupBy::Code => (!item.id.is_empty()).then(|| item.id.clone()),
            GroupBy::Serial => {
                if self.is_open(item) {
                    return None;
                }
                let serial = folded(&item.serial_no)?;
                let only = || self.makers.get(&serial).and_then(|makers| makers.iter().next().cloned());
                let maker = folded(&item.manufacturer).or_else(only).unwrap_or_default();
                Some([serial, maker].join("\u{1f}"))
            }
            GroupBy::Name => {
                let or_none = |text| folded(text).unwrap_or_default();
                Some([folded(&item.name)?, or_none(&item.site.address), or_none(&item.serial_no)].join("\u{1f}"))
            }
        }
    }
}

fn folded(text: &Option<String>) -> Option<String> {
    text.as_deref().map(fold).filter(|text| !text.is_empty())
}

impl SheetItem {
    /// Adds what another row tells of the same item: its inspection, and what the rows before did not say. Where they
    /// disagree the first value stands, and `parameter_differs` tells the other.
    ///
    /// Of two states of use neither stands. The later inspection's row is likelier true, but which state holds today no
    /// row says: taken for stopped, an item that runs would be left alone, and taken for running, one that stands would be
    /// told to be overdue.
    pub(super) fn join(&mut self, more: SheetItem, book: &Rulebook, sheet: &str) {
        let mut joining = Joining { told: Vec::new(), settled: Vec::new() };
        let generated = |one: &SheetItem| one.rows.first().is_some_and(|row| one.item.id == format!("{sheet}!{row}"));
        let (own_code, other_code) = (!generated(self), !generated(&more));
        let (item, other) = (&mut self.item, more.item);
        if other_code {
            let mut code = own_code.then(|| std::mem::take(&mut item.id));
            joining.keep("id", &mut code, Some(other.id));
            item.id = code.unwrap_or_default();
        }
        joining.category(item, other.category);
        joining.item(ItemField::Name, &mut item.name, other.name);
        joining.item(ItemField::SerialNo, &mut item.serial_no, other.serial_no);
        joining.item(ItemField::Model, &mut item.model, other.model);
        joining.item(ItemField::Manufacturer, &mut item.manufacturer, other.manufacturer);
        joining.item(ItemField::Country, &mut item.country, other.country);
        joining.item(ItemField::YearOfManufacture, &mut item.year_of_manufacture, other.year_of_manufacture);
        joining.item(ItemField::ServiceLifeUntil, &mut item.service_life_until, other.service_life_until);
        joining.item(ItemField::MakerIntervalMonths, &mut item.maker_interval_months, other.maker_interval_months);
        let (own, others) = (&mut item.establishment_interval_months, other.establishment_interval_months);
        joining.item(ItemField::EstablishmentIntervalMonths, own, others);
        joining.item(ItemField::Quantity, &mut item.quantity, other.quantity);
        joining.item(ItemField::PutIntoUseOn, &mut item.put_into_use_on, other.put_into_use_on);
        joining.item(ItemField::DeclaredOn, &mut item.declared_on, other.declared_on);
        joining.use_state(&mut item.use_state, other.use_state);
        joining.item(ItemField::UseStateOn, &mut item.use_state_on, other.use_state_on);
        joining.item(ItemField::OwnerName, &mut item.owner.name, other.owner.name);
        joining.item(ItemField::OwnerTaxCode, &mut item.owner.tax_code, other.owner.tax_code);
        joining.item(ItemField::SiteProvince, &mut item.site.province, other.site.province);
        joining.item(ItemField::SiteCommune, &mut item.site.commune, other.site.commune);
        joining.item(ItemField::SiteAddress, &mut item.site.address, other.site.address);
        for attribute in other.attributes {
            let name = attribute.name.as_str();
            let field = || Field::Attribute(name.into());
            match item.attributes.iter().find(|own| own.name == name) {
                None => item.attributes.push(attribute),
                Some(own) if is_same_value(book, name, &own.value, &attribute.value) => joining.settled.push(field()),
                Some(_) => joining.differs(field(), &shown_value(&attribute.value)),
            }
        }
        let (base, first_event) = (item.inspections.len() as u32, item.events.len() as u32);
        item.inspections.extend(other.inspections);
        item.events.extend(other.events);
        let Joining { told, settled } = joining;
        for mut remark in other.remarks {
            remark.field = match remark.field {
                Field::Inspection(index, name) => Field::Inspection(base + index, name),
                Field::Inspector(index, inspector) => Field::Inspector(base + index, inspector),
                Field::Event(index, name) => Field::Event(first_event + index, name),
                // A remark on a value that the record did not take says nothing of the one that it has.
                field if settled.contains(&field) => continue,
                field => field,
            };
            add(item, remark);
        }
        told.into_iter().for_each(|remark| add(item, remark));
        self.rows.extend(more.rows);
    }
}

/// Rows say the same things again; each is told once.
fn add(item: &mut Item, remark: Remark) {
    if !item.remarks.contains(&remark) {
        item.remarks.push(remark);
    }
}

/// What comes of the fields of two rows.
struct Joining {
    /// The findings.
    told: Vec<Remark>,
    /// The fields of which the later row's value was not taken.
    settled: Vec<Field>,
}

impl Joining {
    fn item<T: ToString>(&mut self, field: ItemField, own: &mut Option<T>, other: Option<T>) {
        self.keep(field.name(), own, other);
    }

    fn keep<T: ToString>(&mut self, field: &'static str, own: &mut Option<T>, other: Option<T>) {
        match (&own, other) {
            (_, None) => {}
            (None, Some(other)) => *own = Some(other),
            (Some(own), Some(other)) => {
                let (own, other) = (own.to_string(), other.to_string());
                if own == other || fold(&own) == fold(&other) {
                    self.settled.push(Field::Item(field));
                } else {
                    self.differs(Field::Item(field), &other);
                }
            }
        }
    }

    /// A category that the first row leaves open stays so: of its candidates the later row may name one, or none.
    fn category(&mut self, item: &mut Item, other: String) {
        let field = Field::Item(ItemField::Category.name());
        let is_open = item.category.is_empty() && item.remarks.iter().any(|remark| remark.field == field);
        match (is_open, other.is_empty()) {
            (true, false) => self.differs(field, &other),
            (true, true) => {}
            (false, true) if !item.category.is_empty() => self.settled.push(field),
            (false, _) => {
                let mut own = Some(std::mem::take(&mut item.category)).filter(|own| !own.is_empty());
                self.keep(ItemField::Category.name(), &mut own, Some(other).filter(|other| !other.is_empty()));
                item.category = own.unwrap_or_default();
            }
        }
    }

    /// What the rows remark on their states is kept, for it may count units.
    fn use_state(&mut self, own: &mut Option<UseState>, other: Option<UseState>) {
        match (*own, other) {
            (Some(known), Some(other)) if known != other => {
                *own = Some(UseState::Unknown);
                let raw = format!("{} / {}", known.name(), other.name());
                self.tell(Field::Item(ItemField::UseState.name()), &raw);
            }
            (known, other) => *own = known.or(other),
        }
    }

    fn differs(&mut self, field: Field, raw: &str) {
        self.settled.push(field.clone());
        self.tell(field, raw);
    }

    fn tell(&mut self, field: Field, raw: &str) {
        self.told.push(Remark { code: Code::ParameterDiffers, field, raw: Some(cut(raw).into()) });
    }
}
