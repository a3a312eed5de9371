use std::collections::HashSet;

use crate::error::{ErrorKind, Fault};
use crate::quantity::Unit;

use super::cells::Row;
use super::fields::{Form, Leaf};
use super::mapping::{Mapping, Rule, filled_twice, no_id};
use super::names::{EventField, Holds, InspectionField, ItemField};
use super::path::Path;
use super::{Block, InspectionRows, MAX_ATTRIBUTES, ReadOptions, Rows};

/// What the rows of a register mean; shared by the threads that read its blocks.
#[derive(Debug)]
pub struct Layout {
    pub(super) table: Option<Table>,
    pub(super) options: ReadOptions,
}

impl Layout {
    /// The rows of a block, as items.
    #[must_use]
    pub fn rows<'b>(&'b self, block: &'b Block) -> Rows<'b> {
        Rows::new(self, block)
    }

    /// The rows of a block, as inspections that are kept apart from their items; for a register opened with
    /// [`Register::open_inspections`](super::Register::open_inspections).
    #[must_use]
    pub fn inspections<'b>(&'b self, block: &'b Block) -> InspectionRows<'b> {
        InspectionRows::new(self, block)
    }
}

/// The columns of a CSV register, ready for one row after the other.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) delimiter: u8,
    /// How many cells a row has.
    pub(super) width: usize,
    /// How the file calls the id.
    pub(super) id_name: &'static str,
    pub(super) id: Column<()>,
    pub(super) fields: Vec<Column<ItemField>>,
    pub(super) attributes: Vec<Column<Measure>>,
    pub(super) inspections: Vec<Group<InspectionField>>,
    pub(super) events: Vec<Group<EventField>>,
    /// Columns with unknown headings.
    pub(super) unknown: Vec<(usize, String)>,
}

/// The columns and constants of one inspection or event.
#[derive(Debug)]
pub(super) struct Group<T> {
    index: u32,
    pub(super) columns: Vec<Column<T>>,
    pub(super) constants: Vec<Column<T>>,
}

/// What an attribute's column means.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) name: String,
    pub(super) unit: UnitColumn,
}

/// Where the unit of an attribute stands.
#[derive(Debug)]
pub(super) enum UnitColumn {
    No,
    Known(Unit),
    Column(Column<()>),
}

/// Where the text of a field comes from.
#[derive(Debug)]
pub(super) enum Source {
    Cell(usize),
    Constant(String),
}

#[derive(Debug)]
pub(super) struct Column<T> {
    source: Source,
    rule: Option<Box<Rule>>,
    pub(super) target: T,
}

impl<T> Column<T> {
    /// What the row says; `None` where it says nothing.
    #[inline]
    pub(super) fn leaf<'c>(&'c self, row: Row<'c>, buffer: &'c mut [u8; 10]) -> Option<Leaf<'c>> {
        match (&self.source, &self.rule) {
            (Source::Cell(index), None) => row.cell(*index),
            (Source::Cell(index), Some(rule)) => rule.apply(row.cell(*index)?, buffer),
            (Source::Constant(text), _) => Some(Leaf { form: Form::Cell, text, raw: text }),
        }
    }

    /// The column's number, from 1.
    pub(super) fn number(&self) -> Option<usize> {
        match self.source {
            Source::Cell(index) => Some(index + 1),
            Source::Constant(_) => None,
        }
    }
}

/// Gathers what the headings and the mapping say.
struct Gathering<'f> {
    faults: &'f mut Vec<Fault>,
    filled: HashSet<Path>,
    ids: Vec<Column<()>>,
    fields: Vec<Column<ItemField>>,
    attributes: Vec<Column<Measure>>,
    inspections: Vec<Group<InspectionField>>,
    events: Vec<Group<EventField>>,
    units: Vec<(String, UnitColumn)>,
    unknown: Vec<(usize, String)>,
}

impl Table {
    /// Makes sense of the headings; every fault goes into the list.
    pub(super) fn of(
        headings: &[String],
        delimiter: u8,
        holds: Holds,
        mapping: Option<&Mapping>,
        options: ReadOptions,
        faults: &mut Vec<Fault>,
    ) -> Option<Table> {
        let mut gathering = Gathering {
            faults,
            filled: HashSet::new(),
            ids: Vec::new(),
            fields: Vec::new(),
            attributes: Vec::new(),
            inspections: Vec::new(),
            events: Vec::new(),
            units: Vec::new(),
            unknown: Vec::new(),
        };
        match mapping {
            Some(mapping) => gathering.map(headings, mapping),
            None => gathering.name(headings, holds, options),
        }
        gathering.finish(headings.len(), delimiter, holds.id_name())
    }
}

impl Gathering<'_> {
    /// Headings that are the contract's own.
    fn name(&mut self, headings: &[String], holds: Holds, options: ReadOptions) {
        for (index, heading) in headings.iter().enumerate() {
            match Path::of_heading(heading, holds) {
                Some(path) => self.add(path, Source::Cell(index), None),
                None if options.lenient => self.unknown.push((index, heading.clone())),
                None => {
                    let vi = "Tiêu đề cột không phải tên trường nào";
                    let fault = Fault::new(ErrorKind::UnknownKey, vi, "The heading is not the name of a field");
                    self.fault(fault, index, heading);
                }
            }
        }
    }

    /// Headings that a mapping explains; the others are ignored.
    fn map(&mut self, headings: &[String], mapping: &Mapping) {
        for column in &mapping.columns {
            let mut places = headings.iter().enumerate().filter(|(_, heading)| **heading == column.heading);
            let Some((index, heading)) = places.next() else {
                let name = &mapping.name;
                let vi = format!("Bảng ánh xạ {name} nêu một cột không có trong tệp");
                let en = format!("The mapping {name} names a column that the file has not");
                self.faults.push(Fault::new(ErrorKind::DanglingReference, vi, en).value(&column.heading));
                continue;
            };
            if let Some((second, _)) = places.next() {
                let vi = "Hai cột có cùng một tiêu đề mà bảng ánh xạ nêu";
                let en = "Two columns have the same heading, and the mapping names it";
                self.fault(Fault::new(ErrorKind::Duplicate, vi, en), second, heading);
                continue;
            }
            if let (Some(Path::Attribute(name)), Some(unit)) = (&column.path, column.unit) {
                self.units.push((name.clone(), UnitColumn::Known(unit)));
            }
            if let Some(path) = &column.path {
                self.add(path.clone(), Source::Cell(index), column.rule.clone().map(Box::new));
            }
        }
        for (path, text) in &mapping.constants {
            match (path, text.parse()) {
                (Path::Unit(name), Ok(unit)) => self.units.push((name.clone(), UnitColumn::Known(unit))),
                _ => self.add(path.clone(), Source::Constant(text.clone()), None),
            }
        }
    }

    fn fault(&mut self, fault: Fault, index: usize, heading: &str) {
        self.faults.push(fault.column(index + 1).value(heading));
    }

    fn add(&mut self, path: Path, source: Source, rule: Option<Box<Rule>>) {
        if let Some(path) = self.filled.replace(path.clone()) {
            let fault = filled_twice(&path);
            self.faults.push(match source {
                Source::Cell(index) => fault.column(index + 1),
                Source::Constant(_) => fault,
            });
        }
        match path {
            Path::Id => self.ids.push(Column { source, rule, target: () }),
            Path::Item(target) => self.fields.push(Column { source, rule, target }),
            Path::Attribute(name) => {
                self.attributes.push(Column { source, rule, target: Measure { name, unit: UnitColumn::No } });
            }
            Path::Unit(name) => self.units.push((name, UnitColumn::Column(Column { source, rule, target: () }))),
            Path::Inspection(index, target) => group(&mut self.inspections, index, Column { source, rule, target }),
            Path::Event(index, target) => group(&mut self.events, index, Column { source, rule, target }),
        }
    }

    fn finish(mut self, width: usize, delimiter: u8, id_name: &'static str) -> Option<Table> {
        for (name, unit) in self.units {
            match self.attributes.iter_mut().find(|column| column.target.name == name) {
                Some(column) => column.target.unit = unit,
                None => {
                    let vi = "Có đơn vị nhưng không có cột giá trị của thông số này";
                    let fault = Fault::new(ErrorKind::MissingField, vi, "A unit without a column for the value");
                    self.faults.push(fault.field(Path::Unit(name).to_string()));
                }
            }
        }
        if self.attributes.len() > MAX_ATTRIBUTES {
            let vi = format!("Nhiều hơn {MAX_ATTRIBUTES} thông số");
            let en = format!("More than {MAX_ATTRIBUTES} attributes");
            self.faults.push(Fault::new(ErrorKind::LimitExceeded, vi, en).field("attributes"));
        }
        self.inspections.sort_by_key(|group| group.index);
        self.events.sort_by_key(|group| group.index);
        let Some(id) = self.ids.into_iter().next() else {
            self.faults.push(no_id(id_name));
            return None;
        };
        let Gathering { fields, attributes, inspections, events, unknown, .. } = self;
        Some(Table { delimiter, width, id_name, id, fields, attributes, inspections, events, unknown })
    }
}

fn group<T>(groups: &mut Vec<Group<T>>, index: u32, column: Column<T>) {
    let place = groups.iter().position(|group| group.index == index).unwrap_or_else(|| {
        groups.push(Group { index, columns: Vec::new(), constants: Vec::new() });
        groups.len() - 1
    });
    if let Some(group) = groups.get_mut(place) {
        match column.source {
            Source::Cell(_) => group.columns.push(column),
            Source::Constant(_) => group.constants.push(column),
        }
    }
}

impl Fault {
    /// The column of a table, from 1.
    pub(super) fn column(mut self, column: usize) -> Fault {
        self.place.column = u32::try_from(column).ok();
        self
    }
}
