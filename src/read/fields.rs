//! The one place where a field's text becomes a value of the record, for JSON leaves and CSV cells alike.

use std::str::FromStr;

use crate::code::Code;
use crate::date::{Date, DateError, PartialDate};
use crate::error::cut;
use crate::quantity::{Decimal, Unit};
use crate::record::{Attribute, AttributeValue, Event, Field, Inspection, Item, Remark, Withdrawal};

use super::compose::composed;
use super::names::{EventField, InspectionField, ItemField};
use super::spare::Spare;
use super::{MAX_ATTRIBUTES, RowError};

/// How a value was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A cell of a table, never empty: text or number, as the field needs it.
    #[cfg_attr(not(feature = "registers"), allow(dead_code, reason = "tables are read with feature registers only"))]
    Cell,
    /// A JSON text.
    Text,
    /// A JSON number.
    Number,
    /// Anything else, among it text with a NUL; no field can use it.
    Other,
}

/// A value that is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf<'t> {
    pub(super) form: Form,
    /// The text to read.
    pub(super) text: &'t str,
    /// The text that stood there.
    pub(super) raw: &'t str,
}

/// The unit beside the value of an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) enum UnitGiven<'t> {
    No,
    #[cfg_attr(not(feature = "registers"), allow(dead_code, reason = "mappings are read with feature registers only"))]
    Known(Unit),
    Text(&'t Leaf<'t>),
}

/// The shorter forms that a date field allows beside the day (S4b).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Forms {
    Day,
    Month,
    MonthOrYear,
}

/// Reads the leaf of one field; what cannot be read becomes a remark.
struct Reading<'s, F> {
    remarks: &'s mut Vec<Remark>,
    spare: &'s mut Spare,
    leaf: &'s Leaf<'s>,
    field: F,
}

impl<F: Fn() -> Field> Reading<'_, F> {
    fn remark(&mut self, code: Code) {
        self.remarks.push(Remark { code, field: (self.field)(), raw: Some(cut(self.leaf.raw).into()) });
    }

    fn none<T>(&mut self, code: Code) -> Option<T> {
        self.remark(code);
        None
    }

    /// Free text, composed; blank is absent.
    fn text(&mut self) -> Option<String> {
        match self.leaf.form {
            Form::Cell | Form::Text if self.leaf.text.trim_ascii().is_empty() => None,
            Form::Cell | Form::Text => Some(self.spare.text(&composed(self.leaf.text))),
            Form::Number | Form::Other => self.none(Code::UnreadableValue),
        }
    }

    /// A word of the contract.
    fn word<T: FromStr>(&mut self) -> Option<T> {
        let word = match self.leaf.form {
            Form::Cell | Form::Text => self.leaf.text.parse().ok(),
            Form::Number | Form::Other => None,
        };
        word.or_else(|| self.none(Code::UnreadableValue))
    }

    /// A date in one of the forms that the field allows, or the code of what is wrong with it.
    fn dated(&mut self, forms: Forms) -> Result<PartialDate, Code> {
        let text = match (self.leaf.form, self.leaf.text.len(), forms) {
            (Form::Number | Form::Other, ..) => return Err(Code::UnreadableValue),
            (_, 7, Forms::Day) | (_, 4, Forms::Day | Forms::Month) => return Err(Code::UnreadableValue),
            _ => self.leaf.text,
        };
        text.parse().map_err(|error| match error {
            DateError::Impossible => Code::DateImpossible,
            DateError::NotADate => Code::UnreadableValue,
        })
    }

    fn partial(&mut self, forms: Forms) -> Option<PartialDate> {
        self.dated(forms).map_err(|code| self.remark(code)).ok()
    }

    fn day(&mut self) -> Option<Date> {
        self.partial(Forms::Day).map(PartialDate::first)
    }

    /// A whole number of that range; outside of it stands the code.
    fn whole<T: TryFrom<i64>>(&mut self, least: i64, most: i64, outside: Code) -> Option<T> {
        let number = match self.leaf.form {
            Form::Other => None,
            _ => whole(self.leaf.text),
        };
        match number {
            None => self.none(Code::UnreadableValue),
            Some(number) if (least..=most).contains(&number) => T::try_from(number).ok(),
            Some(_) => self.none(outside),
        }
    }
}

/// A whole number; one of too many digits is as good as the largest.
fn whole(text: &str) -> Option<i64> {
    if let (1..=9, true) = (text.len(), text.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some(text.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')));
    }
    match text.parse::<Decimal>() {
        Ok(number) => number.as_integer(),
        Err(_) => {
            let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
            (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(i64::MAX)
        }
    }
}

/// Whether a record may have that id.
pub(super) fn is_id(text: &str) -> bool {
    !text.trim_ascii().is_empty() && text.len() <= Item::MAX_ID_BYTES && !text.contains('\0')
}

/// Sets the id; a record without a usable one is unreadable.
pub(super) fn set_id(item: &mut Item, leaf: &Leaf<'_>, name: &str) -> Result<(), RowError> {
    match leaf.form {
        Form::Number | Form::Other => Err(RowError::unreadable_id(name, leaf.raw)),
        Form::Cell | Form::Text if leaf.text.trim_ascii().is_empty() => Err(RowError::missing_id(name)),
        Form::Cell | Form::Text if leaf.text.len() > Item::MAX_ID_BYTES => Err(RowError::long_id(name, leaf.raw)),
        Form::Cell | Form::Text => {
            item.id.clear();
            item.id.push_str(leaf.text);
            Ok(())
        }
    }
}

/// Sets a field of the item itself.
pub(super) fn set_item(item: &mut Item, spare: &mut Spare, field: ItemField, leaf: &Leaf<'_>) {
    let mut read = Reading { remarks: &mut item.remarks, spare, leaf, field: || Field::Item(field.name()) };
    match field {
        ItemField::Category => match leaf.form {
            Form::Cell | Form::Text => {
                item.category.clear();
                item.category.push_str(leaf.text.trim_ascii());
            }
            Form::Number | Form::Other => read.remark(Code::UnreadableValue),
        },
        ItemField::Name => item.name = read.text(),
        ItemField::SerialNo => item.serial_no = read.text(),
        ItemField::Model => item.model = read.text(),
        ItemField::Manufacturer => item.manufacturer = read.text(),
        ItemField::Country => item.country = read.text(),
        ItemField::YearOfManufacture => item.year_of_manufacture = read.whole(1900, 2199, Code::DateImpossible),
        ItemField::ServiceLifeUntil => item.service_life_until = read.day(),
        ItemField::MakerIntervalMonths => item.maker_interval_months = read.whole(1, 600, Code::ValueOutOfRange),
        ItemField::EstablishmentIntervalMonths => {
            item.establishment_interval_months = read.whole(1, 600, Code::ValueOutOfRange);
        }
        ItemField::Quantity => item.quantity = read.whole(1, 1_000_000, Code::ValueOutOfRange),
        ItemField::PutIntoUseOn => item.put_into_use_on = read.partial(Forms::MonthOrYear),
        ItemField::DeclaredOn => item.declared_on = read.day(),
        ItemField::UseState => item.use_state = read.word(),
        ItemField::UseStateOn => item.use_state_on = read.day(),
        ItemField::OwnerName => item.owner.name = read.text(),
        ItemField::OwnerTaxCode => item.owner.tax_code = read.text(),
        ItemField::SiteProvince => item.site.province = read.text(),
        ItemField::SiteCommune => item.site.commune = read.text(),
        ItemField::SiteAddress => item.site.address = read.text(),
    }
}

/// An entry of one of a record's lists that is being filled.
pub(super) trait Entry {
    /// The fields of such an entry.
    type Field: Copy;

    /// Adds an empty entry to the record.
    fn begin(item: &mut Item) -> Self;

    /// Sets a field of the entry.
    fn set(&mut self, item: &mut Item, spare: &mut Spare, field: Self::Field, leaf: &Leaf<'_>);

    /// Draws the conclusions once all fields are set.
    fn finish(self, item: &mut Item);
}

/// The inspection of that index, while it is being filled.
pub(super) struct InspectionEntry {
    index: u32,
    /// The withdrawal's day was given and does not exist.
    withdrawn_impossibly: bool,
}

impl InspectionEntry {
    pub(super) const fn at(index: u32) -> InspectionEntry {
        InspectionEntry { index, withdrawn_impossibly: false }
    }

    /// Adds one of the inspectors that a record lists.
    pub(super) fn add_inspector(&self, item: &mut Item, spare: &mut Spare, place: u32, leaf: &Leaf<'_>) {
        let Some(inspection) = item.inspections.get_mut(self.index as usize) else { return };
        let field = || Field::Inspector(self.index, place);
        let number = Reading { remarks: &mut item.remarks, spare, leaf, field }.text();
        if inspection.inspectors.capacity() == 0 {
            inspection.inspectors = spare.list();
        }
        // A blank keeps its place, so that paths name the place in the record.
        inspection.inspectors.push(number.unwrap_or_default());
    }
}

impl Entry for InspectionEntry {
    type Field = InspectionField;

    fn begin(item: &mut Item) -> InspectionEntry {
        item.inspections.push(Inspection::default());
        InspectionEntry::at(item.inspections.len() as u32 - 1)
    }

    fn set(&mut self, item: &mut Item, spare: &mut Spare, field: InspectionField, leaf: &Leaf<'_>) {
        let Some(inspection) = item.inspections.get_mut(self.index as usize) else { return };
        let path = || Field::Inspection(self.index, field.name());
        let mut read = Reading { remarks: &mut item.remarks, spare, leaf, field: path };
        match field {
            InspectionField::Kind => inspection.kind = read.word().unwrap_or_default(),
            InspectionField::PerformedOn => inspection.performed_on = read.partial(Forms::Month),
            InspectionField::ReportOn => inspection.report_on = read.day(),
            InspectionField::Result => inspection.result = read.word(),
            InspectionField::ReportNo => inspection.report_no = read.text(),
            InspectionField::CertificateNo => inspection.certificate_no = read.text(),
            InspectionField::CertificateIssuedOn => inspection.certificate_issued_on = read.day(),
            InspectionField::NextDueOn => inspection.next_due_on = read.partial(Forms::Month),
            InspectionField::NextKind => inspection.next_kind = read.word(),
            InspectionField::ShorteningReason => inspection.shortening_reason = read.text(),
            InspectionField::StampNo => inspection.stamp_no = read.text(),
            InspectionField::StampPlace => inspection.stamp_place = read.text(),
            InspectionField::Body => inspection.body = read.text(),
            InspectionField::Inspectors => match leaf.form {
                // One cell holds them all, a semicolon between two.
                Form::Cell => {
                    inspection.inspectors = read.spare.list();
                    let numbers = leaf.text.split(';').map(str::trim_ascii).filter(|number| !number.is_empty());
                    inspection.inspectors.extend(numbers.map(|number| read.spare.text(&composed(number))));
                }
                Form::Text | Form::Number | Form::Other => read.remark(Code::UnreadableValue),
            },
            InspectionField::WithdrawnOn => match read.dated(Forms::Day) {
                Ok(day) => inspection.withdrawn_on = Some(day.first()),
                Err(code) => {
                    read.remark(code);
                    self.withdrawn_impossibly = code == Code::DateImpossible;
                }
            },
            InspectionField::Withdrawal => inspection.withdrawal = read.word(),
        }
    }

    /// A withdrawal whose day does not exist is one all the same: it holds from the day of the inspection (S4b).
    fn finish(self, item: &mut Item) {
        if let Some(inspection) = item.inspections.get_mut(self.index as usize)
            && self.withdrawn_impossibly
        {
            inspection.withdrawal.get_or_insert(Withdrawal::Substantive);
        }
    }
}

/// The event of that index, while it is being filled, and which of its fields were given, readable or not.
pub(super) struct EventEntry {
    index: u32,
    kind_given: bool,
    day_given: bool,
}

impl EventEntry {
    pub(super) const fn at(index: u32) -> EventEntry {
        EventEntry { index, kind_given: false, day_given: false }
    }
}

impl Entry for EventEntry {
    type Field = EventField;

    fn begin(item: &mut Item) -> EventEntry {
        item.events.push(Event::default());
        EventEntry::at(item.events.len() as u32 - 1)
    }

    fn set(&mut self, item: &mut Item, spare: &mut Spare, field: EventField, leaf: &Leaf<'_>) {
        let Some(event) = item.events.get_mut(self.index as usize) else { return };
        let path = || Field::Event(self.index, field.name());
        let mut read = Reading { remarks: &mut item.remarks, spare, leaf, field: path };
        match field {
            EventField::Kind => event.kind = read.word(),
            EventField::On => event.on = read.day(),
            EventField::Note => event.note = read.text(),
        }
        self.kind_given |= field == EventField::Kind;
        self.day_given |= field == EventField::On;
    }

    /// An event means nothing without its kind and its day.
    fn finish(self, item: &mut Item) {
        for (given, field) in [(self.kind_given, EventField::Kind), (self.day_given, EventField::On)] {
            if !given {
                item.remark(Code::MissingField, Field::Event(self.index, field.name()), None);
            }
        }
    }
}

/// Adds an attribute.
pub(super) fn add_attribute(
    item: &mut Item,
    spare: &mut Spare,
    name: &str,
    value: &Leaf<'_>,
    unit: UnitGiven<'_>,
) -> Result<(), RowError> {
    if item.attributes.len() >= MAX_ATTRIBUTES {
        return Err(RowError::too_many("attributes", MAX_ATTRIBUTES));
    }
    let number = || value.text.trim_ascii().parse::<Decimal>().ok();
    let measured = |unit| number().map(|value| AttributeValue::Measured { value, unit });
    let read = match (value.form, unit) {
        (Form::Other, _) => None,
        (Form::Cell | Form::Text, UnitGiven::No) => Some(AttributeValue::Text(spare.text(&composed(value.text)))),
        (Form::Number, UnitGiven::No) => measured(None),
        (_, UnitGiven::Known(unit)) => measured(Some(unit)),
        (_, UnitGiven::Text(unit)) => match (unit.form, unit.text.trim_ascii().parse()) {
            (Form::Cell | Form::Text, Ok(unit)) => measured(Some(unit)),
            _ if number().is_some() => {
                let raw = format!("{} {}", value.raw, unit.raw);
                item.remark(Code::UnitUnknown, Field::Attribute(name.into()), Some(&cut(&raw)));
                return Ok(());
            }
            _ => None,
        },
    };
    match read {
        Some(value) => item.attributes.push(Attribute { name: spare.text(name), value }),
        None => item.remark(Code::UnreadableValue, Field::Attribute(name.into()), Some(&cut(value.raw))),
    }
    Ok(())
}
