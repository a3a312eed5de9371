use std::fmt;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::code::Code;
use crate::error::cut;
use crate::record::{Field, Item};

use super::super::fields::{self, Entry, EventEntry, InspectionEntry, UnitGiven};
use super::super::names::{EventField, Holds, InspectionField, ItemField};
use super::super::spare::Spare;
use super::super::{MAX_ATTRIBUTES, MAX_EVENTS, MAX_INSPECTIONS, RowError};
use super::leaf::{Key, Measure, Value};

/// What a record is read into.
pub(super) struct Reader<'i> {
    pub(super) item: &'i mut Item,
    spare: &'i mut Spare,
    lenient: bool,
    /// Why reading was given up, where it was not JSON's fault.
    pub(super) fault: Option<RowError>,
}

/// A part of a record that is not a leaf.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    /// The record itself.
    Record(Holds),
    /// `owner` or `site`.
    Group(&'static str),
    Attributes,
    Inspections,
    Inspection(u32),
    Inspectors(u32),
    Events,
    Event(u32),
}

impl What {
    /// The path; `None` for the record itself.
    const fn field(self) -> Option<Field> {
        match self {
            What::Record(_) => None,
            What::Group(name) => Some(Field::Item(name)),
            What::Attributes => Some(Field::Item("attributes")),
            What::Inspections => Some(Field::Item("inspections")),
            What::Events => Some(Field::Item("events")),
            What::Inspection(index) => Some(Field::Inspection(index, "")),
            What::Inspectors(index) => Some(Field::Inspection(index, "inspectors")),
            What::Event(index) => Some(Field::Event(index, "")),
        }
    }
}

/// Visits one part of a record.
pub(super) struct Part<'r, 'i> {
    pub(super) reader: &'r mut Reader<'i>,
    pub(super) what: What,
}

impl<'de> DeserializeSeed<'de> for Part<'_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self.what {
            What::Record(Holds::Items) => self.reader.item(map),
            What::Group(name) => self.reader.group(name, map),
            What::Attributes => self.reader.attributes(map),
            What::Inspection(index) => self.reader.inspection(index, Holds::Items, map),
            What::Record(Holds::Inspections) => {
                InspectionEntry::begin(self.reader.item);
                self.reader.inspection(0, Holds::Inspections, map)
            }
            What::Event(index) => self.reader.event(index, map),
            What::Inspections | What::Inspectors(_) | What::Events => {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.wrong("{…}")
            }
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        match self.what {
            What::Inspections => self.reader.inspections(list),
            What::Inspectors(index) => self.reader.inspectors(index, list),
            What::Events => self.reader.events(list),
            _ => {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                self.wrong("[…]")
            }
        }
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        match self.what {
            // Null is absent; but as a record or an entry of a list it is nothing that could be read.
            What::Group(_) | What::Attributes | What::Inspections | What::Inspectors(_) | What::Events => Ok(()),
            What::Record(_) | What::Inspection(_) | What::Event(_) => self.wrong("null"),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.wrong(text)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.wrong(if value { "true" } else { "false" })
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.wrong(&value.to_string())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.wrong(&value.to_string())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        self.wrong(&value.to_string())
    }
}

impl Part<'_, '_> {
    /// The part has the wrong type: a remark, or the end where it is the record itself.
    fn wrong<E: de::Error>(self, raw: &str) -> Result<(), E> {
        match self.what.field() {
            Some(field) => {
                self.reader.item.remark(Code::UnreadableValue, field, Some(&cut(raw)));
                Ok(())
            }
            None => Err(E::custom("a record is an object")),
        }
    }
}

/// The known keys of an object that were there already: a bit for each field, and these for the others.
#[derive(Default)]
struct Seen(u64);

const ID_BIT: u32 = 58;
const OWNER_BIT: u32 = 59;
const SITE_BIT: u32 = 60;
const ATTRIBUTES_BIT: u32 = 61;
const INSPECTIONS_BIT: u32 = 62;
const EVENTS_BIT: u32 = 63;

impl Seen {
    /// Whether this is the first time.
    fn first(&mut self, bit: u32) -> bool {
        let mask = 1_u64 << bit;
        let first = self.0 & mask == 0;
        self.0 |= mask;
        first
    }
}

/// A key of an item.
enum ItemKey {
    Id,
    Part(What, u32),
    Field(ItemField),
    Unknown(String),
}

impl ItemKey {
    fn of(key: &str) -> ItemKey {
        match key {
            "id" => ItemKey::Id,
            "owner" => ItemKey::Part(What::Group("owner"), OWNER_BIT),
            "site" => ItemKey::Part(What::Group("site"), SITE_BIT),
            "attributes" => ItemKey::Part(What::Attributes, ATTRIBUTES_BIT),
            "inspections" => ItemKey::Part(What::Inspections, INSPECTIONS_BIT),
            "events" => ItemKey::Part(What::Events, EVENTS_BIT),
            _ => match ItemField::of(key) {
                Some(field) if !key.contains('.') => ItemKey::Field(field),
                _ => ItemKey::Unknown(key.to_owned()),
            },
        }
    }
}

impl<'i> Reader<'i> {
    pub(super) fn new(item: &'i mut Item, spare: &'i mut Spare, lenient: bool) -> Reader<'i> {
        Reader { item, spare, lenient, fault: None }
    }

    /// Gives up the record.
    fn fail<E: de::Error>(&mut self, fault: RowError) -> E {
        self.fault = Some(fault);
        E::custom("the record cannot be read")
    }

    fn once<E: de::Error>(&mut self, first: bool, path: &dyn fmt::Display) -> Result<(), E> {
        if first { Ok(()) } else { Err(self.fail(RowError::twice(&path.to_string()))) }
    }

    /// A key that the record does not know.
    fn unknown<E: de::Error>(&mut self, path: &str, raw: &str) -> Result<(), E> {
        if !self.lenient {
            return Err(self.fail(RowError::unknown_key(path, raw)));
        }
        self.item.remark(Code::UnknownKey, Field::Unknown(cut(path).into()), Some(&cut(raw)));
        Ok(())
    }

    fn unknown_entry<'de, A: MapAccess<'de>>(&mut self, path: &str, map: &mut A) -> Result<(), A::Error> {
        let raw = map.next_value::<&'de RawValue>()?;
        self.unknown(path, Value::of(raw).as_ref().map_or("null", Value::text))
    }

    /// The next value, where it is not null.
    fn value<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Value<'de>>, A::Error> {
        Ok(Value::of(map.next_value::<&'de RawValue>()?))
    }

    fn item<'de, A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        while let Some(key) = map.next_key_seed(Key(ItemKey::of))? {
            match key {
                ItemKey::Id => {
                    self.once(seen.first(ID_BIT), &"id")?;
                    self.id("id", &mut map)?;
                }
                ItemKey::Part(what, bit) => {
                    if let Some(field) = what.field() {
                        self.once(seen.first(bit), &field)?;
                    }
                    map.next_value_seed(Part { reader: self, what })?;
                }
                ItemKey::Field(field) => {
                    self.once(seen.first(field as u32), &field.name())?;
                    if let Some(value) = Self::value(&mut map)? {
                        fields::set_item(self.item, self.spare, field, &value.leaf());
                    }
                }
                ItemKey::Unknown(key) => self.unknown_entry(&key, &mut map)?,
            }
        }
        Ok(())
    }

    fn id<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match Self::value(map)? {
            Some(value) => fields::set_id(self.item, &value.leaf(), name).map_err(|fault| self.fail(fault)),
            None => Err(self.fail(RowError::missing_id(name))),
        }
    }

    fn group<'de, A: MapAccess<'de>>(&mut self, group: &'static str, mut map: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        let field = |key: &str| ItemField::within(group, key).ok_or_else(|| format!("{group}.{key}"));
        while let Some(key) = map.next_key_seed(Key(field))? {
            match key {
                Ok(field) => {
                    self.once(seen.first(field as u32), &field.name())?;
                    if let Some(value) = Self::value(&mut map)? {
                        fields::set_item(self.item, self.spare, field, &value.leaf());
                    }
                }
                Err(path) => self.unknown_entry(&path, &mut map)?,
            }
        }
        Ok(())
    }

    fn attributes<'de, A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        let (mut name, mut entries) = (String::new(), 0);
        loop {
            let key = Key(|key: &str| {
                name.clear();
                name.push_str(key);
            });
            if map.next_key_seed(key)?.is_none() {
                return Ok(());
            }
            entries += 1;
            if entries > MAX_ATTRIBUTES {
                return Err(self.fail(RowError::too_many("attributes", MAX_ATTRIBUTES)));
            }
            if name.is_empty() || name.contains('\0') {
                self.unknown_entry(&format!("attributes.{name}"), &mut map)?;
                continue;
            }
            let given = Measure::of(map.next_value::<&'de RawValue>()?).map_err(de::Error::custom)?;
            for (key, raw) in &given.unknown {
                self.unknown(&format!("attributes.{name}.{key}"), raw)?;
            }
            self.once(given.twice.is_none(), &format_args!("attributes.{name}.{}", given.twice.unwrap_or_default()))?;
            let unit = match &given.unit {
                Some(unit) if !unit.is_blank() => UnitGiven::Text(&unit.leaf()),
                _ => UnitGiven::No,
            };
            if let Some(value) = &given.value {
                fields::add_attribute(self.item, self.spare, &name, &value.leaf(), unit)
                    .map_err(|fault| self.fail(fault))?;
            }
        }
    }

    fn inspections<'de, A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        for index in 0.. {
            // An entry that cannot be read stays as an inspection of which nothing is known.
            InspectionEntry::begin(self.item);
            if list.next_element_seed(Part { reader: self, what: What::Inspection(index) })?.is_none() {
                self.item.inspections.pop();
                break;
            }
            if self.item.inspections.len() > MAX_INSPECTIONS {
                return Err(self.fail(RowError::too_many("inspections", MAX_INSPECTIONS)));
            }
        }
        Ok(())
    }

    fn inspection<'de, A: MapAccess<'de>>(&mut self, index: u32, holds: Holds, mut map: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        let mut entry = InspectionEntry::at(index);
        let field = |key: &str| InspectionField::of(key).ok_or_else(|| key.to_owned());
        while let Some(key) = map.next_key_seed(Key(field))? {
            match (key, holds) {
                (Ok(field), _) => {
                    self.once(seen.first(field as u32), &Field::Inspection(index, field.name()))?;
                    if field == InspectionField::Inspectors {
                        map.next_value_seed(Part { reader: self, what: What::Inspectors(index) })?;
                    } else if let Some(value) = Self::value(&mut map)? {
                        entry.set(self.item, self.spare, field, &value.leaf());
                    }
                }
                (Err(key), Holds::Items) => self.unknown_entry(&format!("inspections[{index}].{key}"), &mut map)?,
                (Err(key), Holds::Inspections) if key == holds.id_name() => {
                    self.once(seen.first(ID_BIT), &key)?;
                    self.id(&key, &mut map)?;
                }
                (Err(key), Holds::Inspections) => self.unknown_entry(&key, &mut map)?,
            }
        }
        entry.finish(self.item);
        Ok(())
    }

    fn inspectors<'de, A: SeqAccess<'de>>(&mut self, index: u32, mut list: A) -> Result<(), A::Error> {
        let mut place = 0;
        while let Some(value) = list.next_element::<&'de RawValue>()? {
            let value = Value::of(value).unwrap_or(Value::other("null"));
            InspectionEntry::at(index).add_inspector(self.item, self.spare, place, &value.leaf());
            place += 1;
        }
        Ok(())
    }

    fn events<'de, A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        for index in 0.. {
            EventEntry::begin(self.item);
            if list.next_element_seed(Part { reader: self, what: What::Event(index) })?.is_none() {
                self.item.events.pop();
                break;
            }
            if self.item.events.len() > MAX_EVENTS {
                return Err(self.fail(RowError::too_many("events", MAX_EVENTS)));
            }
        }
        Ok(())
    }

    fn event<'de, A: MapAccess<'de>>(&mut self, index: u32, mut map: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        let mut entry = EventEntry::at(index);
        let field = |key: &str| EventField::of(key).ok_or_else(|| key.to_owned());
        while let Some(key) = map.next_key_seed(Key(field))? {
            match key {
                Ok(field) => {
                    self.once(seen.first(field as u32), &Field::Event(index, field.name()))?;
                    if let Some(value) = Self::value(&mut map)? {
                        entry.set(self.item, self.spare, field, &value.leaf());
                    }
                }
                Err(key) => self.unknown_entry(&format!("events[{index}].{key}"), &mut map)?,
            }
        }
        entry.finish(self.item);
        Ok(())
    }
}
