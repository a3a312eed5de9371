//! The columns of a sheet that a mapping explains; the others keep what their headings mean.

use std::borrow::Cow;

use crate::error::{ErrorKind, Fault};
use crate::quantity::Unit;
use crate::read::fields::{Form, Leaf};
use crate::read::grid::Cell;
use crate::read::mapping::{Mapping, Rule};
use crate::read::path::Path;
use crate::read::words::fold;

use super::head::{Column, Head};
use super::headings::Meaning;
use super::rows::is_name;
use super::values::{Filling, shown};

/// What a mapping says of the columns, by their places.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    columns: Vec<MappedColumn>,
    constants: Vec<(Path, String)>,
}

#[derive(Debug)]
struct MappedColumn {
    index: usize,
    path: Path,
    unit: Option<Unit>,
    rule: Option<Rule>,
}

impl Mapped {
    /// Finds the mapping's columns among the headings, which lose what they were thought to mean.
    pub(super) fn of(mapping: Option<&Mapping>, head: &mut Head) -> Result<Mapped, Vec<Fault>> {
        let Some(mapping) = mapping else { return Ok(Mapped::default()) };
        let mut faults = Vec::new();
        let mut mapped = Mapped::default();
        for wanted in &mapping.columns {
            let column = head.columns.iter_mut().find(|column| is_named(column, &wanted.heading));
            let Some(column) = column else {
                let name = &mapping.name;
                let vi = format!("Bảng ánh xạ {name} nêu một cột không có trong trang tính");
                let en = format!("The mapping {name} names a column that the sheet has not");
                faults.push(Fault::new(ErrorKind::DanglingReference, vi, en).value(&wanted.heading));
                continue;
            };
            column.meaning = None;
            let Some(path) = &wanted.path else { continue };
            if let Some(fault) = too_deep(path) {
                faults.push(fault.column(column.index + 1));
            }
            let known = meaning(path, wanted.unit, wanted.rule.is_some());
            if known.is_none() {
                let (path, rule) = (path.clone(), wanted.rule.clone());
                mapped.columns.push(MappedColumn { index: column.index, path, unit: wanted.unit, rule });
            }
            column.meaning = Some(known.unwrap_or_else(|| Meaning::Mapped(path.clone())));
        }
        faults.extend(mapping.constants.iter().filter_map(|(path, _)| too_deep(path)));
        mapped.constants.clone_from(&mapping.constants);
        if faults.is_empty() { Ok(mapped) } else { Err(faults) }
    }

    /// Whether one of these columns gives the row a name, code or serial number.
    pub(super) fn names_the_item(&self, cells: &[Cell]) -> bool {
        let has_text = |column: &MappedColumn| cells.get(column.index).and_then(shown).is_some();
        self.columns.iter().any(|column| names_the_item(&column.path) && has_text(column))
    }

    /// Fills what the mapping's columns and constants say.
    pub(super) fn fill<'c>(&'c self, cells: &'c [Cell], filling: &mut Filling<'_>, code: &mut Option<Cow<'c, str>>) {
        for column in &self.columns {
            let Some(cell) = cells.get(column.index) else { continue };
            let Some(raw) = shown(cell) else { continue };
            let form = if matches!(cell, Cell::Error(_)) { Form::Other } else { Form::Cell };
            let leaf = Leaf { form, text: &raw, raw: &raw };
            let mut buffer = [0; 10];
            let leaf = match (&column.rule, cell) {
                // A day of the workbook is read already, whatever form the mapping has for texts.
                (None, _) | (_, Cell::Date(_)) => Some(leaf),
                (Some(rule), _) => rule.apply(leaf, &mut buffer),
            };
            let Some(leaf) = leaf else { continue };
            match &column.path {
                Path::Id => *code = Some(leaf.text.to_owned().into()),
                path => filling.leaf(path, &leaf, column.unit),
            }
        }
        for (path, text) in &self.constants {
            filling.constant(path, &Leaf { form: Form::Cell, text, raw: text });
        }
    }
}

/// Whether a mapping means that column: by the whole heading, or the lower one of two.
fn is_named(column: &Column, wanted: &str) -> bool {
    column.heading == wanted || fold(column.heading.split(" / ").last().unwrap_or_default()) == fold(wanted)
}

/// The field that a mapping gives a column, if it does.
pub(super) fn path_of<'m>(mapping: Option<&'m Mapping>, column: &Column) -> Option<&'m Path> {
    let wanted = mapping?.columns.iter().find(|wanted| is_named(column, &wanted.heading))?;
    wanted.path.as_ref()
}

/// Whether a field tells one item from another.
pub(super) fn names_the_item(path: &Path) -> bool {
    match path {
        Path::Id => true,
        Path::Item(field) => is_name(*field),
        _ => false,
    }
}

/// A field that the cells of people may fill as if the heading had said so; none where the mapping has a rule for them.
fn meaning(path: &Path, unit: Option<Unit>, has_rule: bool) -> Option<Meaning> {
    match path {
        _ if has_rule => None,
        Path::Id => Some(Meaning::Code),
        Path::Item(field) => Some(Meaning::Item(*field)),
        Path::Inspection(_, field) => Some(Meaning::Inspection(*field)),
        Path::Attribute(name) => Some(Meaning::Named(name.clone(), unit)),
        Path::Unit(_) | Path::Event(..) => None,
    }
}

/// A row of a sheet tells of one inspection and of no events.
fn too_deep(path: &Path) -> Option<Fault> {
    match path {
        Path::Inspection(0, _) | Path::Id | Path::Item(_) | Path::Attribute(_) => None,
        Path::Inspection(..) | Path::Event(..) | Path::Unit(_) => {
            let vi = "Trong trang tính, bảng ánh xạ chỉ nêu được lần kiểm định đầu và thông số, không có sự kiện";
            let en = "In a sheet a mapping can name the first inspection and attributes, no events";
            Some(Fault::new(ErrorKind::InvalidValue, vi, en).field(path.to_string()))
        }
    }
}
