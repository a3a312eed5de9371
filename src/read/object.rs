use serde_json::{Map, Value};

use crate::date::{Date, DateError};
use crate::error::{Error, ErrorKind, Fault};

/// More faults of one file are not listed.
const MAX_FAULTS: usize = 100;

/// The faults of a small JSON file that is read as a whole: all are reported at once.
pub(super) struct Faults<'f> {
    file: &'f str,
    /// Line of the text, where it is known.
    pub(super) row: Option<u64>,
    faults: Vec<Fault>,
}

impl<'f> Faults<'f> {
    pub(super) fn new(file: &'f str) -> Faults<'f> {
        Faults { file, row: None, faults: Vec::new() }
    }

    pub(super) fn add(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            let fault = fault.file(self.file);
            self.faults.push(match self.row {
                Some(row) => fault.row(row),
                None => fault,
            });
        }
    }

    /// A value that is not what it should be.
    pub(super) fn expected(&mut self, path: &str, value: &Value, vi: &str, en: &str) {
        let fault = Fault::new(ErrorKind::InvalidValue, format!("Cần {vi}"), format!("Expected {en}"));
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.add(fault.field(path).value(&shown));
    }

    pub(super) fn syntax(&mut self, error: &serde_json::Error) {
        let fault = Fault::new(
            ErrorKind::Syntax,
            format!("Không phải JSON hợp lệ (dòng {}, cột {})", error.line(), error.column()),
            format!("Not valid JSON: {error}"),
        );
        self.add(fault);
    }

    pub(super) fn finish<T>(self, value: T) -> Result<T, Error> {
        if self.faults.is_empty() { Ok(value) } else { Err(Error::new(self.faults)) }
    }
}

/// One object of such a file, at its path.
pub(super) struct Object<'v> {
    map: &'v Map<String, Value>,
    path: String,
}

impl<'v> Object<'v> {
    /// The object, with no other keys than these.
    pub(super) fn of(value: &'v Value, path: &str, keys: &[&str], faults: &mut Faults<'_>) -> Option<Object<'v>> {
        let Value::Object(map) = value else {
            faults.expected(path, value, "một đối tượng JSON", "a JSON object");
            return None;
        };
        let object = Object { map, path: path.to_owned() };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            let known = keys.join(", ");
            let fault = Fault::new(
                ErrorKind::UnknownKey,
                format!("Không có trường này; các trường: {known}"),
                format!("There is no such key; the keys are: {known}"),
            );
            faults.add(fault.field(object.at(key)));
        }
        Some(object)
    }

    /// The path of a key.
    pub(super) fn at(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The value; `None` where it is absent or null.
    pub(super) fn get(&self, key: &str) -> Option<&'v Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    pub(super) fn text(&self, key: &str, faults: &mut Faults<'_>) -> Option<&'v str> {
        let value = self.get(key)?;
        if value.as_str().is_none() {
            faults.expected(&self.at(key), value, "một văn bản", "a text");
        }
        value.as_str()
    }

    /// A text that must be there and not be blank.
    pub(super) fn needed(&self, key: &str, faults: &mut Faults<'_>) -> Option<&'v str> {
        let text = self.text(key, faults);
        if self.get(key).is_none() || text.is_some_and(|text| text.trim().is_empty()) {
            let fault = Fault::new(ErrorKind::MissingField, "Thiếu trường này", "This key is missing");
            faults.add(fault.field(self.at(key)));
        }
        text
    }

    pub(super) fn date(&self, key: &str, faults: &mut Faults<'_>) -> Option<Date> {
        let text = self.text(key, faults)?;
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let vi = match error {
                    DateError::Impossible => "một ngày có thật, từ năm 1900 đến 2199",
                    DateError::NotADate => "một ngày dạng YYYY-MM-DD",
                };
                let en = match error {
                    DateError::Impossible => "a day that exists, of the years 1900-2199",
                    DateError::NotADate => "a date of the form YYYY-MM-DD",
                };
                faults.expected(&self.at(key), &Value::from(text), vi, en);
                None
            }
        }
    }

    pub(super) fn list(&self, key: &str, faults: &mut Faults<'_>) -> &'v [Value] {
        match self.get(key) {
            Some(Value::Array(list)) => list,
            Some(other) => {
                faults.expected(&self.at(key), other, "một danh sách", "a list");
                &[]
            }
            None => &[],
        }
    }
}
