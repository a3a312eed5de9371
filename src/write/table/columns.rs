use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// On which side a column's texts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// Plain text in aligned columns, with lines of remarks below a row.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    heads: Vec<(Align, usize)>,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
enum Line {
    Cells(Vec<String>),
    Remark(String),
}

impl Columns {
    /// Columns of that heading, side and greatest width; the last column may be of any width.
    #[must_use]
    pub fn new(heads: &[(&str, Align, usize)]) -> Columns {
        let names = heads.iter().map(|(name, ..)| (*name).to_owned()).collect();
        Columns {
            heads: heads.iter().map(|(_, align, most)| (*align, *most)).collect(),
            lines: vec![Line::Cells(names)],
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.lines.push(Line::Cells(cells.into_iter().collect()));
    }

    /// Adds a line below the last row.
    pub fn remark(&mut self, text: String) {
        self.lines.push(Line::Remark(text));
    }

    /// Writes all lines, each behind two blanks.
    ///
    /// # Errors
    /// What the output says.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let widths = self.widths();
        for line in &self.lines {
            match line {
                Line::Remark(text) => writeln!(out, "      {text}")?,
                Line::Cells(cells) => writeln!(out, "  {}", self.line(cells, &widths).trim_end())?,
            }
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths = vec![0; self.heads.len()];
        for line in &self.lines {
            let Line::Cells(cells) = line else { continue };
            for ((width, cell), (_, most)) in widths.iter_mut().zip(cells).zip(&self.heads) {
                *width = cell.width().min(*most).max(*width);
            }
        }
        widths
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut text = String::new();
        let last = self.heads.len().saturating_sub(1);
        for (index, ((cell, width), (align, _))) in cells.iter().zip(widths).zip(&self.heads).enumerate() {
            if index > 0 {
                text.push_str("  ");
            }
            let cell = if index == last { cell.clone() } else { shorten(cell, *width) };
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            match align {
                Align::Left => text.extend([cell, blanks]),
                Align::Right => text.extend([blanks, cell]),
            }
        }
        text
    }
}

/// The text, cut to a width with an ellipsis.
fn shorten(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > width {
            break;
        }
        short.push(character);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_width_not_by_bytes() {
        let mut columns = Columns::new(&[("Mã", Align::Left, 8), ("Ngày", Align::Right, 6), ("", Align::Left, 9)]);
        columns.row(["Cầu trục số 1".into(), "7".into(), "x".into()]);
        columns.row(["e\u{301}e\u{301}".into(), "12".into(), "any length at the end".into()]);
        columns.remark("→ a remark".into());
        let mut out = Vec::new();
        columns.print(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let expected = "  Mã        Ngày\n  Cầu trụ…     7  x\n  e\u{301}e\u{301}          12  any length at the end\n      → a remark\n";
        assert_eq!(text, expected);
    }
}
