//! What a workbook shows of a number: that it is a day is told by nothing but its number format.

use super::Cell;
use super::worded::Worded;
use crate::Date;

/// What a number format makes of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Shown {
    /// A number, or a time of day.
    #[default]
    Number,
    /// A day.
    Day,
    /// A month of a year; the day is there, but nobody has stated it.
    Month,
    /// A year only.
    Year,
    /// At least so many digits: `0000000000`, as codes have it that may begin with zeros.
    Digits(u8),
    /// A number with words beside it, which may be its unit.
    Worded(Worded),
}

/// The day that serial number 0 stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is 1900-01-01, and 60 the 29 February 1900 that did not exist.
    #[default]
    From1900,
    /// 0 is 1904-01-01.
    From1904,
}

/// The day of a date in ISO 8601, of which the time of day is left aside.
pub(super) fn iso_day(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    day.parse().ok().filter(|_| rest.is_empty() || rest.starts_with(['T', 't', ' ']))
}

/// A number as XML has it; the words for infinity and the like are none.
pub(super) fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|number: &f64| plain && number.is_finite())
}

/// What a format of nothing but so many zeros is.
pub(super) fn zeros(count: u8) -> Shown {
    // More digits are not kept exactly by a number.
    if (2..=15).contains(&count) { Shown::Digits(count) } else { Shown::Number }
}

/// What the parts of a date that a format shows make of it.
pub(super) fn parts(day: bool, month: bool, year: bool) -> Shown {
    match (day, month, year) {
        (true, ..) => Shown::Day,
        (_, true, _) => Shown::Month,
        (.., true) => Shown::Year,
        _ => Shown::Number,
    }
}

impl Shown {
    /// One of the formats that have a number instead of a code. Of those of East Asia only the ones that are days in
    /// every country.
    pub(super) fn built_in(id: u32) -> Shown {
        match id {
            14..=16 | 22 | 28..=31 | 51 | 53 | 54 | 58 => Shown::Day,
            17 => Shown::Month,
            _ => Shown::Number,
        }
    }

    /// The format of that code, as XLSX and XLS keep it: `dd/mm/yyyy`, `[$-42A]mmmm yyyy;@`, `0000000000`.
    pub(super) fn of_code(code: &str) -> Shown {
        let mut signs = code.chars().peekable();
        let (mut day, mut month, mut year) = (false, false, false);
        let mut zeros: Option<u8> = Some(0);
        // An `m` is minutes behind hours and before seconds.
        let (mut behind_hours, mut maybe_month) = (false, false);
        while let Some(sign) = signs.next() {
            if sign != '0' && sign != ';' {
                zeros = None;
            }
            match sign.to_ascii_lowercase() {
                ';' => break,
                '"' => while signs.next().is_some_and(|sign| sign != '"') {},
                // What follows is shown as it is, gives its width, or fills the cell.
                '\\' | '_' | '*' => drop(signs.next()),
                '[' => {
                    let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    behind_hours |= inside.starts_with(['h', 'H']);
                }
                '0' => zeros = zeros.map(|count| count.saturating_add(1)),
                's' => (maybe_month, behind_hours) = (false, false),
                'e' if matches!(signs.peek(), Some('+' | '-')) => {}
                part @ ('d' | 'm' | 'y' | 'e' | 'h') => {
                    while signs.next_if(|next| next.eq_ignore_ascii_case(&sign)).is_some() {}
                    month |= maybe_month;
                    maybe_month = part == 'm' && !behind_hours;
                    behind_hours = part == 'h';
                    day |= part == 'd';
                    year |= matches!(part, 'y' | 'e');
                }
                // "General" and "AM/PM" are words, not parts of a date.
                'g' if skip(&mut signs, "eneral") => break,
                'a' if skip(&mut signs, "m/pm") || skip(&mut signs, "/p") => {}
                _ => {}
            }
        }
        match zeros.map_or_else(|| parts(day, month || maybe_month, year), self::zeros) {
            Shown::Number => Worded::of_code(code).map_or(Shown::Number, Shown::Worded),
            other => other,
        }
    }

    /// The cell of a number that is shown so.
    pub(super) fn cell(&self, value: f64, epoch: Epoch) -> Cell {
        match self {
            Shown::Digits(count) if (0.0..1e15).contains(&value) && value.fract() == 0.0 => {
                Cell::Text(format!("{:0width$}", value as u64, width = usize::from(*count)))
            }
            Shown::Number | Shown::Digits(_) => Cell::Number(value),
            Shown::Worded(worded) => worded.cell(value),
            _ => epoch.day(value).map_or(Cell::Number(value), |day| self.date(day)),
        }
    }

    /// The cell of a day that is shown so.
    pub(super) fn date(&self, day: Date) -> Cell {
        let (year, month, _) = day.ymd();
        match self {
            Shown::Month => Cell::Text(format!("{year:04}-{month:02}")),
            Shown::Year => Cell::Text(format!("{year:04}")),
            _ => Cell::Date(day),
        }
    }
}

/// Goes behind the word, if it follows.
fn skip(signs: &mut std::iter::Peekable<std::str::Chars<'_>>, word: &str) -> bool {
    let mut ahead = signs.clone();
    let follows = word.chars().all(|sign| ahead.next().is_some_and(|found| found.eq_ignore_ascii_case(&sign)));
    if follows {
        *signs = ahead;
    }
    follows
}

impl Epoch {
    /// The day of a serial number, its time of day left aside; `None` where there is no such day.
    pub(super) fn day(self, serial: f64) -> Option<Date> {
        // Days from 1899-12-31 and from 1904-01-01 to 1970-01-01.
        const FROM_1900: i32 = 25_568;
        const FROM_1904: i32 = 24_107;
        if !(0.0..2_958_466.0).contains(&serial) {
            return None;
        }
        match (self, serial as i32) {
            (Epoch::From1904, days) => Date::from_days(days - FROM_1904),
            (Epoch::From1900, 0 | 60) => None,
            (Epoch::From1900, days) => Date::from_days(days - FROM_1900 - i32::from(days > 60)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        let days = [
            "dd/mm/yyyy",
            "d-mmm",
            "[$-42A]dddd, dd mmmm yyyy;@",
            "yyyy\\-mm\\-dd",
            "m/d/yy h:mm",
            "\"ngày \"dd\" tháng \"mm",
            "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
            "DD.MM.YY",
            "[$-404]e\"年\"m\"月\"d\"日\"",
            "*-yyyy-mm-dd",
        ];
        days.iter().for_each(|code| assert_eq!(Shown::of_code(code), Shown::Day, "{code}"));
        let months = ["mm/yyyy", "mmm-yy", "mmmm", "\"Tháng\" m/yyyy", "mm/yyyy hh:mm", "yyyy-mm;@"];
        months.iter().for_each(|code| assert_eq!(Shown::of_code(code), Shown::Month, "{code}"));
        ["yyyy", "\"năm \"yyyy", "yy;@"]
            .iter()
            .for_each(|code| assert_eq!(Shown::of_code(code), Shown::Year, "{code}"));
        let numbers = [
            "General",
            "GENERAL",
            "0",
            "0.00",
            "#,##0",
            "0.00E+00",
            "0.0e-0",
            "h:mm",
            "h:mm:ss AM/PM",
            "mm:ss",
            "[h]:mm",
            "[mm]:ss",
            "hh:mm A/P",
            "@",
            "#,##0\" đ\"",
            "0\\d",
            "0_d",
            "[Red]-0",
            "0*y",
            "",
            "\"dd/mm",
            "[",
            "\\",
            "0;dd/mm/yyyy",
            "#,##0.00\\ [$€-42A]",
            "00000000000000000000",
        ];
        numbers.iter().for_each(|code| assert_eq!(Shown::of_code(code), Shown::Number, "{code}"));
        for code in ["0\" m\"", "General\" kg\"", "\"Số \"000"] {
            assert!(matches!(Shown::of_code(code), Shown::Worded(_)), "{code}");
        }
        assert_eq!(Shown::of_code("0000000000"), Shown::Digits(10));
        assert_eq!(Shown::of_code("00;@"), Shown::Digits(2));
        assert_eq!(
            [14, 17, 20, 22, 27, 45].map(Shown::built_in).map(|shown| shown == Shown::Day),
            [true, false, false, true, false, false]
        );
    }

    #[test]
    fn days() {
        let new = |epoch: Epoch, serial| epoch.day(serial).map(|day| day.to_string());
        let from_1900 = [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (45_431.0, "2024-05-19"),
            (45_431.99, "2024-05-19"),
            (2_958_465.0, "9999-12-31"),
        ];
        for (serial, day) in from_1900 {
            assert_eq!(new(Epoch::From1900, serial).as_deref(), Some(day), "{serial}");
        }
        for serial in [0.0, 0.5, 60.0, -1.0, 2_958_466.0, f64::INFINITY, f64::NAN] {
            assert_eq!(new(Epoch::From1900, serial), None, "{serial}");
        }
        assert_eq!(new(Epoch::From1904, 0.0).as_deref(), Some("1904-01-01"));
        assert_eq!(new(Epoch::From1904, 43_969.0).as_deref(), Some("2024-05-19"));
        assert_eq!(new(Epoch::From1904, 2_958_465.0), None);
    }

    #[test]
    fn cells() {
        let cell = |shown: Shown, value| shown.cell(value, Epoch::From1900);
        let day = Date::new(2024, 5, 1);
        assert_eq!(cell(Shown::Day, 45_413.25), day.map_or(Cell::Empty, Cell::Date));
        assert_eq!(cell(Shown::Month, 45_413.0), Cell::Text("2024-05".into()));
        assert_eq!(cell(Shown::Year, 45_413.0), Cell::Text("2024".into()));
        assert_eq!(cell(Shown::Day, 0.0), Cell::Number(0.0));
        assert_eq!(cell(Shown::Digits(10), 101_234_567.0), Cell::Text("0101234567".into()));
        assert_eq!(cell(Shown::Digits(2), 123.0), Cell::Text("123".into()));
        assert_eq!(cell(Shown::Digits(4), 1.5), Cell::Number(1.5));
        assert_eq!(cell(Shown::Digits(4), -1.0), Cell::Number(-1.0));
    }

    #[test]
    fn numbers() {
        for (text, value) in [("1.5", 1.5), ("-2E-3", -0.002), ("1.2000000000000001E2", 120.000_000_000_000_01)] {
            assert_eq!(number(text), Some(value));
        }
        for text in ["", "abc", "inf", "NaN", "1e999", "1,5", "0x10", "1 2"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
