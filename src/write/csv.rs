//! CSV for a spreadsheet: one row an item, without the texts.
//!
//! Where several rules were considered, `document` and `provision` are those of the rule that gives `min_months`;
//! `verification` is that of the whole assessment. The columns can be read back by name.

use std::io::Write;

use crate::assess::Assessment;
use crate::read::RowError;

use super::Language;

/// The heading, with its line end.
pub const HEADING: &str = "id,status,coverage,may_operate,due_on,days_left,due_basis,min_months,max_months,rules,\
                           document,provision,verification,findings,error\n";

/// Adds the row of an assessment.
pub fn assessment(assessment: &Assessment<'_>, out: &mut Vec<u8>) {
    let mut date = [0; 10];
    let mut row = Row { out };
    row.text(assessment.id);
    row.word(assessment.status.name());
    row.word(assessment.coverage.name());
    row.word(match assessment.may_operate {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    });
    row.word(assessment.due_on.map_or("", |day| day.write_into(&mut date)));
    row.number(assessment.days_left());
    row.word(assessment.due_basis.map_or("", |basis| basis.name()));
    let interval = assessment.interval.as_ref();
    let months = interval.and_then(|interval| interval.months);
    row.number(months.map(|(min, _)| min.into()));
    row.number(months.map(|(_, max)| max.into()));
    row.list(interval.into_iter().flat_map(|interval| interval.rules()).map(|rule| rule.id.as_str()));
    let citation = interval.and_then(|interval| interval.citation);
    row.text(citation.and_then(|citation| citation.document.as_deref()).unwrap_or_default());
    row.text(citation.and_then(|citation| citation.provision.as_deref()).unwrap_or_default());
    row.word(assessment.verification.name());
    let mut before = None;
    let codes = assessment.findings.iter().map(|finding| finding.code);
    row.list(codes.filter(|code| before.replace(*code) != Some(*code)).map(|code| code.name()));
    row.end("");
}

/// Adds the row of a row that cannot be read: its id, and what is wrong.
pub fn row_error(error: &RowError, language: Language, out: &mut Vec<u8>) {
    let mut row = Row { out };
    row.text(error.id.as_deref().unwrap_or_default());
    for _ in 0..13 {
        row.word("");
    }
    let message = language.pick(error.message_vi(), error.message_en());
    row.end(&format!("{}: {message}", error.code));
}

struct Row<'o> {
    out: &'o mut Vec<u8>,
}

impl Row<'_> {
    /// A word of our own, which needs no care.
    fn word(&mut self, word: &str) {
        self.out.extend_from_slice(word.as_bytes());
        self.out.push(b',');
    }

    fn number(&mut self, number: Option<i32>) {
        if let Some(number) = number {
            // Writing into memory does not fail.
            let _ = write!(self.out, "{number}");
        }
        self.out.push(b',');
    }

    fn list<'t>(&mut self, words: impl Iterator<Item = &'t str>) {
        let start = self.out.len();
        for (index, word) in words.enumerate() {
            if index > 0 {
                self.out.push(b';');
            }
            self.out.extend_from_slice(word.as_bytes());
        }
        // Ids of rules may hold anything.
        let odd = |cell: &[u8]| {
            cell.iter().any(|byte| *byte != b';' && is_special(*byte))
                || matches!(cell, [b'=' | b'+' | b'-' | b'@', ..])
        };
        if self.out.get(start..).is_some_and(odd) {
            let cell = String::from_utf8_lossy(&self.out.split_off(start)).into_owned();
            cell_into(&cell, self.out);
        }
        self.out.push(b',');
    }

    fn text(&mut self, text: &str) {
        cell_into(text, self.out);
        self.out.push(b',');
    }

    fn end(&mut self, text: &str) {
        cell_into(text, self.out);
        self.out.push(b'\n');
    }
}

/// Adds a cell: quoted where it must be, and never as what a spreadsheet would take for a formula.
pub fn cell_into(text: &str, out: &mut Vec<u8>) {
    let formula = is_formula(text);
    let quoted = text.bytes().any(is_special);
    if !quoted {
        out.extend_from_slice(if formula { b"'" } else { b"" });
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    out.extend_from_slice(if formula { b"'" } else { b"" });
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// What makes a cell need quotes, whichever of the usual delimiters a reader expects.
fn is_special(byte: u8) -> bool {
    matches!(byte, b',' | b'"' | b'\n' | b'\r' | b';' | b'\t')
}

/// Whether a spreadsheet might run the cell; a plain negative number is none.
fn is_formula(text: &str) -> bool {
    let number = text.strip_prefix('-').is_some_and(|rest| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match rest.split_once('.') {
            Some((whole, fraction)) => digits(whole) && digits(fraction),
            None => digits(rest),
        }
    });
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = Vec::new();
        cell_into(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_and_formulas_are_not_run() {
        assert_eq!(cell("Cầu trục 5 tấn"), "Cầu trục 5 tấn");
        assert_eq!(cell("a,b \"c\""), "\"a,b \"\"c\"\"\"");
        assert_eq!(cell("=HYPERLINK(1;2)"), "\"'=HYPERLINK(1;2)\"");
        for start in ["+1", "-cmd", "@x", "\tx", "\rx", "-1-2", "-", "-1.", "-.5"] {
            assert!(cell(start).contains(&format!("'{start}")), "{start:?}");
        }
        assert_eq!(cell("-12.5"), "-12.5");
        assert_eq!(cell("-3"), "-3");
    }

    #[test]
    fn every_row_has_the_heading_s_columns() {
        let book = crate::Rulebook::builtin();
        let item = crate::Item::new("=1+1", "lifting.hoist_electric");
        let options = crate::Options::default();
        let mut out = Vec::new();
        assessment(&book.assess(&item, crate::Date::RECORD_MAX, &options), &mut out);
        let row = String::from_utf8(out).unwrap();
        assert!(row.starts_with("'=1+1,never_inspected,regulated,,,,,"), "{row}");
        assert_eq!(row.matches(',').count(), HEADING.matches(',').count());
    }
}
