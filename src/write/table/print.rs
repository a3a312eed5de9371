use std::io::{self, Write};

use crate::assess::Status;
use crate::date::Date;
use crate::law::Rulebook;
use crate::write::Language;
use crate::write::labels::STATUS_ORDER;
use crate::write::top::Top;

use super::columns::{Align, Columns};
use super::{Row, Section, Summary};

/// What stands above the table.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// Names of the registers.
    pub registers: &'a [String],
    /// The day asked about.
    pub as_of: Date,
    /// The book that judged.
    pub book: &'a Rulebook,
}

const ID: usize = 40;
const NAME: usize = 32;
const CATEGORY: usize = 36;
const ANY: usize = usize::MAX;

impl Summary {
    /// Writes everything.
    ///
    /// # Errors
    /// What the output says.
    pub fn print(&self, heading: &Heading<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.heading(heading, out)?;
        self.counts(out)?;
        for (section, list) in Section::ALL.into_iter().zip(&self.sections) {
            self.list(section, list, out)?;
        }
        self.findings(out)?;
        self.unreadable(out)
    }

    fn heading(&self, heading: &Heading<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (say, book) = (self.language, heading.book);
        let title = say.pick("Kết quả kiểm tra thời hạn kiểm định", "Inspections due, by register");
        writeln!(out, "{title}: {}", heading.registers.join(", "))?;
        let (day, rules) = say.pick(("Ngày đánh giá", "Bộ quy tắc"), ("As of", "Rulebook"));
        let until = say.pick("đã kiểm tra đến", "verified until");
        let hash = book.sha256().get(..12).unwrap_or_default();
        writeln!(
            out,
            "{day}: {}   {rules}: {} {} ({until} {}; sha256 {hash}…)",
            say.date(heading.as_of),
            book.id(),
            book.version(),
            say.date(book.verified_until()),
        )?;
        for overlay in &book.data().overlays {
            let what = say.pick("Tệp bổ sung", "Overlay");
            writeln!(out, "{what}: {} ({}, {})", overlay.id, overlay.authority, say.date(overlay.on))?;
        }
        Ok(())
    }

    fn counts(&self, out: &mut dyn Write) -> io::Result<()> {
        let say = self.language;
        let head = say.pick(["Tình trạng", "Hồ sơ", "Số lượng"], ["Status", "Items", "Units"]);
        let [status, items, units] = head;
        let mut columns =
            Columns::new(&[(status, Align::Left, ANY), (items, Align::Right, ANY), (units, Align::Right, ANY)]);
        let (mut items, mut units) = (0, 0);
        for status in STATUS_ORDER {
            let count = self.statuses.get(status as usize).copied().unwrap_or_default();
            items += count.items;
            units += count.units;
            if count.items > 0 {
                columns.row([say.status(status).to_owned(), count.items.to_string(), count.units.to_string()]);
            }
        }
        columns.row([say.pick("Cộng", "Total").to_owned(), items.to_string(), units.to_string()]);
        writeln!(out)?;
        columns.print(out)
    }

    /// A list of items, with what would help.
    fn list(&self, section: Section, list: &Top<Date, Row>, out: &mut dyn Write) -> io::Result<()> {
        let say = self.language;
        let [id, name, category] = say.pick(["Mã", "Tên", "Loại"], ["Id", "Name", "Category"]);
        let mut heads = vec![(id, Align::Left, ID), (name, Align::Left, NAME), (category, Align::Left, CATEGORY)];
        if section.is_dated() {
            let (due, ground) = say.pick(("Đến hạn", "Căn cứ"), ("Due on", "Ground"));
            let days = match section {
                Section::Overdue => say.pick("Quá (ngày)", "Days over"),
                _ => say.pick("Còn (ngày)", "Days left"),
            };
            heads.extend([(due, Align::Left, ANY), (days, Align::Right, ANY), (ground, Align::Left, ANY)]);
        } else {
            let (may, reason) = say.pick(("Được sử dụng", "Lý do"), ("May operate", "Why"));
            heads.extend([(may, Align::Left, ANY), (reason, Align::Left, ANY)]);
        }
        let mut columns = Columns::new(&heads);
        let common = common_remedies(list);
        if !common.is_empty() {
            columns.remark(format!("→ {}: {}", say.pick("Tất cả", "All"), common.join(" ")));
        }
        for row in list.rows() {
            columns
                .row([&row.id, &row.name, &row.category].map(Clone::clone).into_iter().chain(self.cells(section, row)));
            let own: Vec<&str> = row.remedies.iter().map(String::as_str).filter(|one| !common.contains(one)).collect();
            if !own.is_empty() {
                columns.remark(format!("→ {}", own.join(" ")));
            }
            for (number, step) in (1..).zip(&row.steps) {
                columns.remark(format!("{number}. {step}"));
            }
        }
        self.section(self.title(section), list.total(), list.more(), &columns, out)
    }

    /// What a list says of an item beside its names.
    fn cells(&self, section: Section, row: &Row) -> Vec<String> {
        let say = self.language;
        if section.is_dated() {
            let due_on = row.due_on.map(|day| say.date(day)).unwrap_or_default();
            let days = row.days.map(|days| days.unsigned_abs().to_string()).unwrap_or_default();
            return vec![due_on, days, row.ground.clone()];
        }
        let may = match row.may_operate {
            Some(true) => say.pick("có", "yes"),
            Some(false) => say.pick("không", "no"),
            None => say.pick("chưa rõ", "not known"),
        };
        vec![may.to_owned(), row.reasons.clone()]
    }

    fn title(&self, section: Section) -> &'static str {
        let status = match section {
            Section::Overdue => Status::Overdue,
            Section::Failed => Status::Failed,
            Section::Withdrawn => Status::Withdrawn,
            Section::NeverInspected => Status::NeverInspected,
            Section::ExtraordinaryDue => Status::ExtraordinaryDue,
            Section::DueSoon => Status::DueSoon,
            Section::Undetermined => Status::Undetermined,
            Section::PastServiceLife => {
                return self.language.pick("Còn hạn kiểm định nhưng hết niên hạn sử dụng", "Past the service life");
            }
        };
        self.language.status(status)
    }

    fn findings(&self, out: &mut dyn Write) -> io::Result<()> {
        let say = self.language;
        let head = say.pick(["Mức", "Mã", "Hồ sơ", "Ví dụ"], ["Severity", "Code", "Items", "Example"]);
        let [severity, code, items, example] = head;
        let mut columns = Columns::new(&[
            (severity, Align::Left, ANY),
            (code, Align::Left, ANY),
            (items, Align::Right, ANY),
            (example, Align::Left, ANY),
        ]);
        for ((severity, code), found) in &self.findings {
            let example = format!("{}: {}", found.id, found.message);
            let severity = say.severity(severity.0).to_owned();
            columns.row([severity, format!("{} {code}", code.number()), found.items.to_string(), example]);
        }
        let title = say.pick("Phát hiện", "Findings");
        self.section(title, self.findings.values().map(|found| found.items).sum(), 0, &columns, out)
    }

    fn unreadable(&self, out: &mut dyn Write) -> io::Result<()> {
        let say = self.language;
        let head = say.pick(["Dòng", "Mã", "Trường", "Lỗi"], ["Row", "Id", "Field", "Error"]);
        let [row, id, field, error] = head;
        let mut columns = Columns::new(&[
            (row, Align::Right, ANY),
            (id, Align::Left, ID),
            (field, Align::Left, ID),
            (error, Align::Left, ANY),
        ]);
        for row in self.unreadable.rows() {
            let number = row.row.map_or_else(|| "—".to_owned(), |number| number.to_string());
            columns.row([number, row.id.clone(), row.field.clone(), row.message.clone()]);
        }
        let title = say.pick("Dòng không đọc được", "Rows that cannot be read");
        self.section(title, self.unreadable.total(), self.unreadable.more(), &columns, out)
    }

    fn section(&self, title: &str, total: u64, more: u64, columns: &Columns, out: &mut dyn Write) -> io::Result<()> {
        if total == 0 {
            return Ok(());
        }
        writeln!(out, "\n{title}: {total}")?;
        columns.print(out)?;
        match (more, self.language) {
            (0, _) => Ok(()),
            (_, Language::Vietnamese) => writeln!(out, "  … và {more} mục nữa"),
            (_, Language::English) => writeln!(out, "  … and {more} more"),
        }
    }
}

/// What would help every item listed; said once where there are several.
fn common_remedies(list: &Top<Date, Row>) -> Vec<&str> {
    let mut rows = list.rows();
    let Some(first) = rows.next() else { return Vec::new() };
    let mut common: Vec<&str> = first.remedies.iter().map(String::as_str).collect();
    let mut several = false;
    for row in rows {
        several = true;
        common.retain(|remedy| row.remedies.iter().any(|own| own == remedy));
    }
    if several { common } else { Vec::new() }
}
