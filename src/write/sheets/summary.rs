//! The sheet of counts: by status, with the colours, the day asked about and the book that judged.

use crate::assess::Status;
use crate::write::Language;
use crate::write::labels::STATUS_ORDER;

use super::cells::{CellWriter, Epoch};
use super::columns::headings;
use super::counts::{Count, Counts};
use super::look::{Look, Looks, Tone};

/// The name of the sheet, where no sheet of the user's has it.
pub(super) fn name(language: Language) -> &'static str {
    language.pick("Tổng hợp kiểm định", "Inspections summary")
}

const COLUMNS: &str = "<cols><col min=\"1\" max=\"1\" width=\"36\" customWidth=\"1\"/>\
                       <col min=\"2\" max=\"3\" width=\"14\" customWidth=\"1\"/>\
                       <col min=\"4\" max=\"4\" width=\"72\" customWidth=\"1\"/></cols>";

/// Printed, it is as wide as the paper.
const FITTED: &str = "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
const PAPER: &str = "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>";

/// What a status means.
fn meaning(status: Status, language: Language) -> &'static str {
    let (vi, en) = match status {
        Status::Overdue => ("Đã qua ngày đến hạn", "The term is over"),
        Status::Failed => ("Lần kiểm định được tính không đạt", "The inspection that counts was failed"),
        Status::Withdrawn => {
            ("Kết quả bị thu hồi, chưa có kết quả thay thế", "The result was withdrawn, nothing took its place")
        }
        Status::NeverInspected => ("Không có lần kiểm định nào được tính", "No inspection counts"),
        Status::ExtraordinaryDue => (
            "Sửa chữa, di chuyển hoặc dừng lâu: phải kiểm định bất thường",
            "A repair, move or long stop calls for an inspection",
        ),
        Status::Undetermined => ("Dữ kiện hoặc quy định chưa đủ để kết luận", "The facts or the law do not decide"),
        Status::DueSoon => ("Còn hạn, sắp đến ngày kiểm định", "The term ends soon"),
        Status::Valid => ("Còn hạn", "In order"),
        Status::NotInUse => ("Chưa đưa vào sử dụng, đã dừng, đã thải bỏ", "Not put into use yet, stopped, scrapped"),
        Status::NotRegulated => ("Danh mục đang có hiệu lực không quy định", "The list in force does not cover it"),
    };
    language.pick(vi, en)
}

/// The sheet as a part of a package; `namespace` is that of the workbook's other sheets.
pub(super) fn sheet(counts: &Counts<'_>, language: Language, namespace: &str, looks: Looks, epoch: Epoch) -> String {
    let cells = CellWriter::new(looks, epoch);
    let mut lines = Lines { cells, row: 0, say: language };
    lines.facts(counts);
    lines.counts(counts);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{namespace}\">{FITTED}{COLUMNS}\
         <sheetData>{}</sheetData>{PAPER}</worksheet>",
        lines.cells.out
    )
}

struct Lines {
    cells: CellWriter,
    row: u64,
    say: Language,
}

impl Lines {
    fn line(&mut self, write: impl FnOnce(&mut CellWriter, u64)) {
        self.row += 1;
        self.cells.open_row(self.row);
        write(&mut self.cells, self.row);
        self.cells.close_row();
    }

    fn fact(&mut self, what: &str, is: &str) {
        self.line(|cells, row| {
            cells.text_of_style((1, row), 0, what);
            cells.text_of_style((2, row), 0, is);
        });
    }

    fn facts(&mut self, counts: &Counts<'_>) {
        let (say, book) = (self.say, counts.book);
        let title = say.pick("Kết quả kiểm tra thời hạn kiểm định", "Inspections due");
        self.line(|cells, row| cells.text_of_style((1, row), 0, title));
        self.line(|cells, row| {
            cells.text_of_style((1, row), 0, say.pick("Ngày đánh giá", "As of"));
            cells.date((2, row), Look::Day, counts.as_of);
        });
        self.fact(say.pick("Bộ quy tắc", "Rulebook"), &format!("{} {}", book.id(), book.version()));
        self.fact("SHA-256", book.sha256());
        self.line(|cells, row| {
            cells.text_of_style((1, row), 0, say.pick("Quy định đã kiểm tra đến", "Law verified until"));
            cells.date((2, row), Look::Day, book.verified_until());
        });
        for overlay in &book.data().overlays {
            let is = format!("{} ({}, {})", overlay.id, overlay.authority, say.date(overlay.on));
            self.fact(say.pick("Tệp bổ sung", "Overlay"), &is);
        }
        let caution = say.pick(
            "Kết quả là thông tin; cơ quan có thẩm quyền quyết định.",
            "This is information; the competent authority decides.",
        );
        self.line(|cells, row| cells.text_of_style((1, row), 0, caution));
        self.row += 1;
    }

    fn counts(&mut self, counts: &Counts<'_>) {
        let say = self.say;
        let [status, ..] = headings(say);
        let [items, units, means] = say.pick(["Hồ sơ", "Số lượng", "Ý nghĩa"], ["Items", "Units", "Meaning"]);
        self.line(|cells, row| {
            for (column, heading) in (1..).zip([status, items, units, means]) {
                cells.text((column, row), Look::Heading, heading);
            }
        });
        for status in STATUS_ORDER {
            self.count(say.status(status), Tone::of_status(status), counts.of(status), meaning(status, say));
        }
        self.count(say.pick("Cộng", "Total"), Tone::Plain, counts.total(), "");
        if counts.past_service_life.items > 0 {
            let past = say.pick("Trong số còn hạn: hết niên hạn sử dụng", "Of those in term: past the service life");
            let meaning =
                say.pick("Còn hạn kiểm định nhưng không được sử dụng", "The term runs, but the law forbids the use");
            self.count(past, Tone::Forbidden, counts.past_service_life, meaning);
        }
        if counts.unreadable > 0 {
            let rows = say.pick("Dòng không đọc được", "Rows that cannot be read");
            self.line(|cells, row| {
                cells.text((1, row), Look::Text(Tone::Open), rows);
                cells.number((2, row), cells.looks.id(Look::Number(Tone::Open)), counts.unreadable);
            });
        }
    }

    fn count(&mut self, what: &str, tone: Tone, count: Count, meaning: &str) {
        self.line(|cells, row| {
            let number = cells.looks.id(Look::Number(tone));
            cells.text((1, row), Look::Text(tone), what);
            cells.number((2, row), number, count.items);
            cells.number((3, row), number, count.units);
            cells.text((4, row), Look::Text(Tone::Plain), meaning);
        });
    }
}
