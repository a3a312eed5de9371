use std::borrow::Cow;
use std::fmt;

use memchr::memchr2_iter;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::super::fields::{Form, Leaf};

/// A value that is not null.
pub(super) struct Value<'t> {
    form: Form,
    /// The content of a text, else the JSON as it stood.
    text: Cow<'t, str>,
}

impl<'t> Value<'t> {
    /// The value; `None` for null.
    pub(super) fn of(json: &'t RawValue) -> Option<Value<'t>> {
        let json = json.get();
        match json.as_bytes() {
            [b'n', ..] => None,
            [b'-' | b'0'..=b'9', ..] => Some(Value { form: Form::Number, text: json.into() }),
            [b'"', ..] => Some(Value::quoted(json)),
            _ => Some(Value::other(json)),
        }
    }

    /// A value that no field can use.
    pub(super) fn other(json: &'t str) -> Value<'t> {
        Value { form: Form::Other, text: json.into() }
    }

    fn quoted(json: &'t str) -> Value<'t> {
        let inner = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(json);
        if !inner.contains('\\') {
            return Value { form: Form::Text, text: inner.into() };
        }
        match serde_json::from_str::<String>(json) {
            Ok(text) if !text.contains('\0') => Value { form: Form::Text, text: text.into() },
            // A NUL, or half of a surrogate pair.
            _ => Value::other(inner),
        }
    }

    pub(super) fn leaf(&self) -> Leaf<'_> {
        Leaf { form: self.form, text: &self.text, raw: &self.text }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is_blank(&self) -> bool {
        self.form == Form::Text && self.text.trim().is_empty()
    }
}

/// What a record says of one attribute: `{"value": …, "unit": …}` or a bare value.
#[derive(Default)]
pub(super) struct Measure<'t> {
    pub(super) value: Option<Value<'t>>,
    pub(super) unit: Option<Value<'t>>,
    /// Other keys, with their values.
    pub(super) unknown: Vec<(String, String)>,
    /// A key that was there twice.
    pub(super) twice: Option<&'static str>,
}

impl<'t> Measure<'t> {
    pub(super) fn of(json: &'t RawValue) -> serde_json::Result<Measure<'t>> {
        if json.get().starts_with('{') {
            let mut pair = serde_json::Deserializer::from_str(json.get());
            de::Deserializer::deserialize_map(&mut pair, MeasureVisitor)
        } else {
            Ok(Measure { value: Value::of(json), ..Measure::default() })
        }
    }
}

struct MeasureVisitor;

impl<'de> Visitor<'de> for MeasureVisitor {
    type Value = Measure<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its unit")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Measure<'de>, A::Error> {
        let mut measure = Measure::default();
        let (mut values, mut units) = (0, 0);
        let name = |key: &str| match key {
            "value" => Ok(true),
            "unit" => Ok(false),
            _ => Err(key.to_owned()),
        };
        while let Some(key) = map.next_key_seed(Key(name))? {
            let value = Value::of(map.next_value::<&'de RawValue>()?);
            match key {
                Ok(true) => {
                    values += 1;
                    measure.value = value;
                }
                Ok(false) => {
                    units += 1;
                    measure.unit = value;
                }
                Err(key) => {
                    let raw = value.map_or(Cow::from("null"), |value| value.text);
                    measure.unknown.push((key, raw.into_owned()));
                }
            }
        }
        measure.twice = if values > 1 { Some("value") } else { (units > 1).then_some("unit") };
        Ok(measure)
    }
}

/// Reads a key, and gives what the function makes of it.
pub(super) struct Key<F>(pub(super) F);

impl<'de, T, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Key<F> {
    type Value = T;

    fn deserialize<D: de::Deserializer<'de>>(self, json: D) -> Result<T, D::Error> {
        json.deserialize_str(self)
    }
}

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for Key<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<T, E> {
        Ok((self.0)(key))
    }
}

/// Looks for the id in a record that could not be read.
pub(super) struct FindId<'i> {
    pub(super) name: &'static str,
    pub(super) id: &'i mut String,
}

impl<'de> Visitor<'de> for FindId<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let name = self.name;
        while let Some(found) = map.next_key_seed(Key(|key: &str| key == name))? {
            if found {
                *self.id = map.next_value::<String>()?;
                return Ok(());
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Whether objects and lists are nested deeper than that.
pub(super) fn is_deeper(json: &str, most: usize) -> bool {
    // Nearly every record has fewer brackets than that altogether.
    memchr2_iter(b'[', b'{', json.as_bytes()).nth(most).is_some() && depth(json) > most
}

fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
