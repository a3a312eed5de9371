//! From the plain struct of an item to a record that is used again: texts and entries are changed in place, and a text
//! that stays as it was (items of one category follow one another) is compared and not copied.

use crate::Date;
use crate::date::PartialDate;
use crate::quantity::Decimal;
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

/// A record that is filled again and again, and what is left over of longer ones.
#[derive(Default)]
pub(super) struct Scratch {
    item: Item,
    attributes: Vec<Attribute>,
    inspections: Vec<Inspection>,
    texts: Vec<String>,
}

/// Entries beyond these are given back instead of kept for longer items.
const MAX_KEPT: usize = 64;

impl Scratch {
    /// Reads an item. After an error the record is in some state, to be filled anew.
    ///
    /// # Safety
    /// `item` and all it points to are as the conventions say, until this returns.
    pub(super) unsafe fn fill(&mut self, item: *const kiemdinh_item) -> Result<&Item, Failure> {
        // SAFETY: the caller's promise.
        let item = unsafe { plain(item, "item") }?;
        // SAFETY: the caller's promise.
        unsafe {
            set(&mut self.item.id, item.id, At::Item("id"))?;
            set(&mut self.item.category, item.category, At::Item("category"))?;
        }
        let record = &mut self.item;
        if record.id.len() > Item::MAX_ID_BYTES {
            return Err(Failure::out_of_range("id", record.id.len() as i64, 0, Item::MAX_ID_BYTES as i64));
        }
        record.year_of_manufacture = years(item.year_of_manufacture)?;
        record.service_life_until = day(item.service_life_until, At::Item("service_life_until"))?;
        record.maker_interval_months = months(item.maker_interval_months, "maker_interval_months")?;
        record.establishment_interval_months =
            months(item.establishment_interval_months, "establishment_interval_months")?;
        let put_into_use = (item.put_into_use_on, item.put_into_use_on_precision);
        record.put_into_use_on = partial(put_into_use, KIEMDINH_PRECISION_YEAR, At::Item("put_into_use_on"))?;
        record.declared_on = day(item.declared_on, At::Item("declared_on"))?;
        record.use_state = Numbered::given(item.use_state, || "use_state".into())?;
        record.use_state_on = day(item.use_state_on, At::Item("use_state_on"))?;
        // SAFETY: the caller's promise, for the lists and for the texts in them.
        unsafe {
            let attributes = list(item.attributes, item.attribute_count, MAX_ATTRIBUTES, "attributes")?;
            let empty = || Attribute { name: String::new(), value: AttributeValue::Text(String::new()) };
            fit(&mut record.attributes, &mut self.attributes, item.attribute_count, empty);
            for ((index, given), slot) in attributes.enumerate().zip(&mut record.attributes) {
                attribute(given?, index, slot, &mut self.texts)?;
            }
            let inspections = list(item.inspections, item.inspection_count, MAX_INSPECTIONS, "inspections")?;
            fit(&mut record.inspections, &mut self.inspections, item.inspection_count, Inspection::default);
            for ((index, given), slot) in inspections.enumerate().zip(&mut record.inspections) {
                inspection(given?, index, slot, &mut self.texts)?;
            }
            record.events.clear();
            for (index, given) in list(item.events, item.event_count, MAX_EVENTS, "events")?.enumerate() {
                let (given, at) = (given?, |name| At::In("events", index, name));
                let kind = Numbered::given(given.kind, || at("kind").path())?;
                if given.reserved != 0 {
                    return Err(Failure::out_of_range(&at("reserved").path(), given.reserved.into(), 0, 0));
                }
                record.events.push(Event { kind, on: day(given.on, at("on"))?, note: None });
            }
            record.events.shrink_to(MAX_KEPT);
        }
        Ok(record)
    }
}

/// Makes the list that long, with entries to be overwritten.
#[inline]
fn fit<T>(list: &mut Vec<T>, spare: &mut Vec<T>, count: usize, new: impl Fn() -> T) {
    while list.len() > count {
        let left = list.pop();
        if spare.len() < MAX_KEPT {
            spare.extend(left);
        }
    }
    list.shrink_to(MAX_KEPT.max(count));
    while list.len() < count {
        list.push(spare.pop().unwrap_or_else(&new));
    }
}

/// # Safety
/// As [`Scratch::fill`].
#[inline]
unsafe fn attribute(
    given: &kiemdinh_attribute,
    index: usize,
    slot: &mut Attribute,
    spare: &mut Vec<String>,
) -> Result<(), Failure> {
    let at = |name| At::In("attributes", index, name);
    // SAFETY: the caller's promise.
    unsafe { set(&mut slot.name, given.name, at("name")) }?;
    match given.value_type {
        KIEMDINH_VALUE_NUMBER => {
            let value = Decimal::new(given.value, given.scale).ok_or_else(|| {
                let (vi, en) = ("nhiều nhất 18 chữ số, scale từ 0 đến 18", "at most 18 digits, scale from 0 to 18");
                Failure::argument(KIEMDINH_ERROR_OUT_OF_RANGE, &at("value").path(), vi, en)
                    .valued(&format!("{} / 10^{}", given.value, given.scale))
            })?;
            let unit = Numbered::given(given.unit, || at("unit").path())?;
            if let AttributeValue::Text(text) =
                std::mem::replace(&mut slot.value, AttributeValue::Measured { value, unit })
            {
                keep(text, spare);
            }
        }
        KIEMDINH_VALUE_TEXT => {
            if !matches!(slot.value, AttributeValue::Text(_)) {
                slot.value = AttributeValue::Text(spare.pop().unwrap_or_default());
            }
            if let AttributeValue::Text(text) = &mut slot.value {
                // SAFETY: the caller's promise.
                unsafe { set(text, given.text, at("text")) }?;
            }
        }
        other => return Err(Failure::unknown_number(&at("value_type").path(), "value_type", other)),
    }
    Ok(())
}

/// # Safety
/// As [`Scratch::fill`].
#[inline]
unsafe fn inspection(
    given: &kiemdinh_inspection,
    index: usize,
    slot: &mut Inspection,
    spare: &mut Vec<String>,
) -> Result<(), Failure> {
    let at = |name| At::In("inspections", index, name);
    let performed_on = (given.performed_on, given.performed_on_precision);
    let next_due_on = (given.next_due_on, given.next_due_on_precision);
    slot.kind = Numbered::given(given.kind, || at("kind").path())?.unwrap_or_default();
    slot.performed_on = partial(performed_on, KIEMDINH_PRECISION_MONTH, at("performed_on"))?;
    slot.report_on = day(given.report_on, at("report_on"))?;
    slot.result = Numbered::given(given.result, || at("result").path())?;
    slot.certificate_issued_on = day(given.certificate_issued_on, at("certificate_issued_on"))?;
    slot.next_due_on = partial(next_due_on, KIEMDINH_PRECISION_MONTH, at("next_due_on"))?;
    slot.next_kind = Numbered::given(given.next_kind, || at("next_kind").path())?;
    slot.withdrawn_on = day(given.withdrawn_on, at("withdrawn_on"))?;
    slot.withdrawal = Numbered::given(given.withdrawal, || at("withdrawal").path())?;
    if given.inspector_count > MAX_INSPECTORS {
        return Err(Failure::too_many(&at("inspectors").path(), given.inspector_count, MAX_INSPECTORS));
    }
    // SAFETY: the caller's promise.
    unsafe {
        set_option(&mut slot.shortening_reason, given.shortening_reason, at("shortening_reason"), spare)?;
        set_option(&mut slot.body, given.body, at("body"), spare)?;
        while slot.inspectors.len() > given.inspector_count {
            slot.inspectors.pop().into_iter().for_each(|text| keep(text, spare));
        }
        for inspector in 0..given.inspector_count {
            lent(given.inspectors, "inspectors").map_err(|failure| failure.at(&at("inspectors").path()))?;
            if slot.inspectors.len() == inspector {
                slot.inspectors.push(spare.pop().unwrap_or_default());
            }
            if let Some(number) = slot.inspectors.get_mut(inspector) {
                set(number, *given.inspectors.add(inspector), at("inspectors"))?;
            }
        }
    }
    Ok(())
}

fn keep(text: String, spare: &mut Vec<String>) {
    // The longest that are kept: larger texts are given back.
    if spare.len() < MAX_KEPT && text.capacity() <= 1024 {
        spare.push(text);
    }
}

/// Sets a text; one that is there already is not copied. Absent is empty.
///
/// # Safety
/// As [`Scratch::fill`].
#[inline]
unsafe fn set(slot: &mut String, text: kiemdinh_text, at: At) -> Result<(), Failure> {
    // SAFETY: the caller's promise.
    let given = unsafe { raw(text, at) }?.unwrap_or_default();
    if !is_same(slot.as_bytes(), given) {
        slot.clear();
        slot.push_str(utf8(given, || at.path())?);
    }
    Ok(())
}

/// Whether two short texts are equal, eight bytes at a time: a call of memcmp would cost more than all of it.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (ones, one_rest) = one.as_chunks::<8>();
    let (others, other_rest) = other.as_chunks::<8>();
    let same = ones.iter().zip(others).fold(0, |same, (a, b)| same | (u64::from_ne_bytes(*a) ^ u64::from_ne_bytes(*b)));
    same == 0 && one_rest.iter().zip(other_rest).fold(0, |same, (a, b)| same | (a ^ b)) == 0
}

/// Sets a text that may be absent.
///
/// # Safety
/// As [`Scratch::fill`].
#[inline]
unsafe fn set_option(
    slot: &mut Option<String>,
    text: kiemdinh_text,
    at: At,
    spare: &mut Vec<String>,
) -> Result<(), Failure> {
    if text.data.is_null() && text.length == 0 {
        slot.take().into_iter().for_each(|text| keep(text, spare));
        return Ok(());
    }
    // SAFETY: the caller's promise.
    unsafe { set(slot.get_or_insert_with(|| spare.pop().unwrap_or_default()), text, at) }
}

/// The bytes of a text, `None` where it is absent.
///
/// # Safety
/// As [`Scratch::fill`].
#[inline]
unsafe fn raw<'a>(text: kiemdinh_text, at: At) -> Result<Option<&'a [u8]>, Failure> {
    if text.data.is_null() && text.length == 0 {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    unsafe { bytes(text.data, text.length, "text") }.map(Some).map_err(|failure| failure.at(&at.path()))
}

#[inline]
fn day(date: kiemdinh_date, at: At) -> Result<Option<Date>, Failure> {
    if date == KIEMDINH_DATE_NONE {
        return Ok(None);
    }
    match Date::from_days(date) {
        Some(day) => Ok(Some(day)),
        None => super::date::day(date, &at.path()).map(Some),
    }
}

#[inline]
fn partial(given: (kiemdinh_date, i32), coarsest: i32, at: At) -> Result<Option<PartialDate>, Failure> {
    let (date, precision) = given;
    let Some(day) = day(date, at)? else { return Ok(None) };
    if precision == KIEMDINH_PRECISION_DAY {
        return Ok(Some(PartialDate::Day(day)));
    }
    coarse(day, precision, coarsest, at).map(Some)
}

/// A month or year, given by its first day.
fn coarse(day: Date, precision: i32, coarsest: i32, at: At) -> Result<PartialDate, Failure> {
    let (_, month, number) = day.ymd();
    match precision {
        KIEMDINH_PRECISION_MONTH if number == 1 => Ok(PartialDate::Month(day)),
        KIEMDINH_PRECISION_YEAR if number == 1 && month == 1 && precision <= coarsest => Ok(PartialDate::Year(day)),
        KIEMDINH_PRECISION_MONTH | KIEMDINH_PRECISION_YEAR if precision <= coarsest => {
            let (vi, en) = ("phải là ngày đầu của tháng hoặc năm", "must be the first day of the month or year");
            let failure = Failure::argument(KIEMDINH_ERROR_INVALID_ARGUMENT, &at.path(), vi, en);
            Err(failure.valued(&day.to_string()))
        }
        other => Err(Failure::unknown_number(&format!("{}_precision", at.path()), "precision", other)),
    }
}

#[inline]
fn years(year: i32) -> Result<Option<u16>, Failure> {
    match year {
        0 => Ok(None),
        1900..=2199 => Ok(Some(year as u16)),
        _ => Err(Failure::out_of_range("year_of_manufacture", year.into(), 1900, 2199)),
    }
}

#[inline]
fn months(months: i32, field: &str) -> Result<Option<u16>, Failure> {
    match months {
        0 => Ok(None),
        1..=600 => Ok(Some(months as u16)),
        _ => Err(Failure::out_of_range(field, months.into(), 1, 600)),
    }
}
