use std::mem;

use crate::record::{Attribute, AttributeValue, Inspection, Item, Owner, Site};

/// Texts and lists of the last record, emptied, for use in the next one: reading a register allocates only while
/// its records grow.
#[derive(Debug, Default)]
pub(super) struct Spare {
    strings: Vec<String>,
    lists: Vec<Vec<String>>,
}

/// Larger texts are given back instead of kept.
const MAX_KEPT_BYTES: usize = 1024;
/// More texts are given back instead of kept.
const MAX_KEPT: usize = 256;
/// Longer lists of a record are given back instead of kept.
const MAX_KEPT_ENTRIES: usize = 64;

impl Spare {
    /// A text of that content.
    pub(super) fn text(&mut self, content: &str) -> String {
        match self.strings.pop() {
            Some(mut text) => {
                text.push_str(content);
                text
            }
            None => content.to_owned(),
        }
    }

    /// An empty list.
    pub(super) fn list(&mut self) -> Vec<String> {
        self.lists.pop().unwrap_or_default()
    }

    fn keep(&mut self, mut text: String) {
        if text.capacity() <= MAX_KEPT_BYTES && self.strings.len() < MAX_KEPT {
            text.clear();
            self.strings.push(text);
        }
    }

    fn keep_list(&mut self, mut list: Vec<String>) {
        list.drain(..).for_each(|text| self.keep(text));
        if list.capacity() > 0 && list.capacity() <= MAX_KEPT_ENTRIES && self.lists.len() < MAX_KEPT {
            self.lists.push(list);
        }
    }

    fn keep_all<const N: usize>(&mut self, slots: [&mut Option<String>; N]) {
        for text in slots.into_iter().filter_map(Option::take) {
            self.keep(text);
        }
    }

    /// Empties the record and keeps its allocations.
    pub(super) fn reset(&mut self, item: &mut Item) {
        // Every field by name: a new one cannot be forgotten.
        let Item {
            id,
            category,
            name,
            serial_no,
            model,
            manufacturer,
            country,
            year_of_manufacture,
            service_life_until,
            maker_interval_months,
            establishment_interval_months,
            quantity,
            put_into_use_on,
            declared_on,
            use_state,
            use_state_on,
            attributes,
            owner: Owner { name: owner, tax_code },
            site: Site { province, commune, address },
            inspections,
            events,
            remarks,
        } = item;
        for text in [id, category] {
            if text.capacity() > MAX_KEPT_BYTES {
                *text = String::new();
            }
            text.clear();
        }
        self.keep_all([name, serial_no, model, manufacturer, country, owner, tax_code, province, commune, address]);
        *year_of_manufacture = None;
        *maker_interval_months = None;
        *establishment_interval_months = None;
        *quantity = None;
        *put_into_use_on = None;
        *use_state = None;
        for day in [service_life_until, declared_on, use_state_on] {
            *day = None;
        }
        for Attribute { name, value } in attributes.iter_mut() {
            self.keep(mem::take(name));
            if let AttributeValue::Text(text) = value {
                self.keep(mem::take(text));
            }
        }
        inspections.iter_mut().for_each(|inspection| self.keep_inspection(inspection));
        for note in events.iter_mut().filter_map(|event| event.note.take()) {
            self.keep(note);
        }
        attributes.clear();
        inspections.clear();
        events.clear();
        remarks.clear();
        inspections.shrink_to(MAX_KEPT_ENTRIES);
        events.shrink_to(MAX_KEPT_ENTRIES);
        remarks.shrink_to(MAX_KEPT_ENTRIES);
    }

    fn keep_inspection(&mut self, inspection: &mut Inspection) {
        let Inspection {
            report_no, certificate_no, shortening_reason, stamp_no, stamp_place, body, inspectors, ..
        } = inspection;
        self.keep_all([report_no, certificate_no, shortening_reason, stamp_no, stamp_place, body]);
        self.keep_list(mem::take(inspectors));
    }
}
