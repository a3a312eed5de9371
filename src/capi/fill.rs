//! From the plain struct of an item to a record, whose allocations are used again.

use crate::Date;
use crate::date::PartialDate;
use crate::quantity::Decimal;
use crate::read::spare::Spare;
use crate::read::{MAX_ATTRIBUTES, MAX_EVENTS, MAX_INSPECTIONS};
use crate::record::{Attribute, AttributeValue, Event, Inspection, Item};

use super::date::kiemdinh_date;
use super::error::Failure;
use super::guard::lent;
use super::init::{list, plain};
use super::numbered::Numbered;
use super::numbers::*;
use super::plain::*;
use super::text::{bytes, utf8};

/// The most inspectors of one inspection.
const MAX_INSPECTORS: usize = 64;

/// A field for errors, named only where it is wrong.
#[derive(Clone, Copy)]
enum At {
    Item(&'static str),
    In(&'static str, usize, &'static str),
}

impl At {
    fn path(self) -> String {
        match self {
            At::Item(name) => name.to_owned(),
            At::In(list, index, name) => format!("{list}[{index}].{name}"),
        }
    }
}

/// Reads an item into a record. After an error the record is in some state, to be filled anew.
///
/// # Safety
/// `item` and all it points to are as the conventions say, until this returns.
pub(super) unsafe fn fill(item: *const kiemdinh_item, record: &mut Item, spare: &mut Spare) -> Result<(), Failure> {
    spare.reset(record);
    // SAFETY: the caller's promise.
    let item = unsafe { plain(item, "item") }?;
    // SAFETY: the caller's promise.
    let (id, category) = unsafe { (string(item.id, At::Item("id"))?, string(item.category, At::Item("category"))?) };
    if let Some(id) = id {
        if id.len() > Item::MAX_ID_BYTES {
            return Err(Failure::out_of_range("id", id.len() as i64, 0, Item::MAX_ID_BYTES as i64));
        }
        record.id.push_str(id);
    }
    record.category.push_str(category.unwrap_or_default());
    record.year_of_manufacture = years(item.year_of_manufacture)?;
    record.service_life_until = day(item.service_life_until, At::Item("service_life_until"))?;
    record.maker_interval_months = months(item.maker_interval_months, "maker_interval_months")?;
    record.establishment_interval_months = months(item.establishment_interval_months, "establishment_interval_months")?;
    let put_into_use = (item.put_into_use_on, item.put_into_use_on_precision);
    record.put_into_use_on = partial(put_into_use, KIEMDINH_PRECISION_YEAR, At::Item("put_into_use_on"))?;
    record.declared_on = day(item.declared_on, At::Item("declared_on"))?;
    record.use_state = Numbered::given(item.use_state, || "use_state".into())?;
    record.use_state_on = day(item.use_state_on, At::Item("use_state_on"))?;
    // SAFETY: the caller's promise, for the lists and for the texts in them.
    unsafe {
        let attributes = list(item.attributes, item.attribute_count, MAX_ATTRIBUTES, "attributes")?;
        for (index, given) in attributes.enumerate() {
            record.attributes.push(attribute(given?, index, spare)?);
        }
        let inspections = list(item.inspections, item.inspection_count, MAX_INSPECTIONS, "inspections")?;
        for (index, given) in inspections.enumerate() {
            record.inspections.push(inspection(given?, index, spare)?);
        }
        for (index, given) in list(item.events, item.event_count, MAX_EVENTS, "events")?.enumerate() {
            let (given, at) = (given?, |name| At::In("events", index, name));
            let kind = Numbered::given(given.kind, || at("kind").path())?;
            record.events.push(Event { kind, on: day(given.on, at("on"))?, note: None });
        }
    }
    Ok(())
}

/// # Safety
/// As [`fill`].
unsafe fn attribute(given: &kiemdinh_attribute, index: usize, spare: &mut Spare) -> Result<Attribute, Failure> {
    let at = |name| At::In("attributes", index, name);
    // SAFETY: the caller's promise.
    let name = unsafe { string(given.name, at("name")) }?.unwrap_or_default();
    let value = match given.value_type {
        KIEMDINH_VALUE_NUMBER => {
            let value = Decimal::new(given.value, given.scale).ok_or_else(|| {
                let (vi, en) = ("nhiều nhất 18 chữ số, scale từ 0 đến 18", "at most 18 digits, scale from 0 to 18");
                Failure::argument(KIEMDINH_ERROR_OUT_OF_RANGE, &at("value").path(), vi, en)
                    .valued(&format!("{} / 10^{}", given.value, given.scale))
            })?;
            AttributeValue::Measured { value, unit: Numbered::given(given.unit, || at("unit").path())? }
        }
        KIEMDINH_VALUE_TEXT => {
            // SAFETY: the caller's promise.
            let text = unsafe { string(given.text, at("text")) }?.unwrap_or_default();
            AttributeValue::Text(spare.text(text))
        }
        other => return Err(Failure::unknown_number(&at("value_type").path(), "value_type", other)),
    };
    Ok(Attribute { name: spare.text(name), value })
}

/// # Safety
/// As [`fill`].
unsafe fn inspection(given: &kiemdinh_inspection, index: usize, spare: &mut Spare) -> Result<Inspection, Failure> {
    let at = |name| At::In("inspections", index, name);
    let mut inspection = Inspection {
        kind: Numbered::given(given.kind, || at("kind").path())?.unwrap_or_default(),
        performed_on: partial(
            (given.performed_on, given.performed_on_precision),
            KIEMDINH_PRECISION_MONTH,
            at("performed_on"),
        )?,
        report_on: day(given.report_on, at("report_on"))?,
        result: Numbered::given(given.result, || at("result").path())?,
        certificate_issued_on: day(given.certificate_issued_on, at("certificate_issued_on"))?,
        next_due_on: partial(
            (given.next_due_on, given.next_due_on_precision),
            KIEMDINH_PRECISION_MONTH,
            at("next_due_on"),
        )?,
        next_kind: Numbered::given(given.next_kind, || at("next_kind").path())?,
        withdrawn_on: day(given.withdrawn_on, at("withdrawn_on"))?,
        withdrawal: Numbered::given(given.withdrawal, || at("withdrawal").path())?,
        ..Inspection::default()
    };
    // SAFETY: the caller's promise.
    unsafe {
        inspection.shortening_reason =
            string(given.shortening_reason, at("shortening_reason"))?.map(|text| spare.text(text));
        inspection.body = string(given.body, at("body"))?.map(|text| spare.text(text));
        if given.inspector_count > MAX_INSPECTORS {
            return Err(Failure::too_many(&at("inspectors").path(), given.inspector_count, MAX_INSPECTORS));
        }
        if given.inspector_count > 0 {
            inspection.inspectors = spare.list();
        }
        for inspector in 0..given.inspector_count {
            lent(given.inspectors, "inspectors")?;
            let number = string(*given.inspectors.add(inspector), at("inspectors"))?.unwrap_or_default();
            let number = spare.text(number);
            inspection.inspectors.push(number);
        }
    }
    Ok(inspection)
}

/// A text, `None` where it is absent.
///
/// # Safety
/// As [`fill`].
unsafe fn string<'a>(text: kiemdinh_text, at: At) -> Result<Option<&'a str>, Failure> {
    if text.data.is_null() && text.length == 0 {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { bytes(text.data, text.length, "text") }.map_err(|failure| failure.at(&at.path()))?;
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(_) => utf8(bytes, &at.path()).map(Some),
    }
}

fn day(date: kiemdinh_date, at: At) -> Result<Option<Date>, Failure> {
    if date == KIEMDINH_DATE_NONE {
        return Ok(None);
    }
    match Date::from_days(date) {
        Some(day) => Ok(Some(day)),
        None => super::date::day(date, &at.path()).map(Some),
    }
}

fn partial(given: (kiemdinh_date, i32), coarsest: i32, at: At) -> Result<Option<PartialDate>, Failure> {
    let (date, precision) = given;
    let Some(day) = day(date, at)? else { return Ok(None) };
    let (_, month, number) = day.ymd();
    let partial = match precision {
        KIEMDINH_PRECISION_DAY => return Ok(Some(PartialDate::Day(day))),
        KIEMDINH_PRECISION_MONTH if number == 1 => PartialDate::Month(day),
        KIEMDINH_PRECISION_YEAR if number == 1 && month == 1 && precision <= coarsest => PartialDate::Year(day),
        KIEMDINH_PRECISION_MONTH | KIEMDINH_PRECISION_YEAR if precision <= coarsest => {
            let (vi, en) = ("phải là ngày đầu của tháng hoặc năm", "must be the first day of the month or year");
            let failure = Failure::argument(KIEMDINH_ERROR_INVALID_ARGUMENT, &at.path(), vi, en);
            return Err(failure.valued(&day.to_string()));
        }
        other => return Err(Failure::unknown_number(&format!("{}_precision", at.path()), "precision", other)),
    };
    Ok(Some(partial))
}

fn years(year: i32) -> Result<Option<u16>, Failure> {
    match year {
        0 => Ok(None),
        1900..=2199 => Ok(Some(year as u16)),
        _ => Err(Failure::out_of_range("year_of_manufacture", year.into(), 1900, 2199)),
    }
}

fn months(months: i32, field: &str) -> Result<Option<u16>, Failure> {
    match months {
        0 => Ok(None),
        1..=600 => Ok(Some(months as u16)),
        _ => Err(Failure::out_of_range(field, months.into(), 1, 600)),
    }
}
