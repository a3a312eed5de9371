//! A register of Hải Phòng as a province might hold one: invented owners, numbers and days; always the same.

use std::collections::BTreeMap;
use std::fmt::Display;

use kiemdinh::{Date, Rulebook};

use crate::kinds::{KINDS, Kind};
use crate::random::Random;

const SEED: u64 = 0x6b69_656d_6469_6e68;

/// The headings: the contract's names.
#[rustfmt::skip]
const COLUMNS: [&str; 84] = [
    "id", "category", "name", "serial_no", "model", "manufacturer", "country", "year_of_manufacture",
    "service_life_until", "maker_interval_months", "establishment_interval_months", "quantity", "put_into_use_on",
    "declared_on", "use_state", "use_state_on", "owner.name", "owner.tax_code", "site.province", "site.commune",
    "site.address", "attributes.working_pressure", "attributes.discharge_pressure", "attributes.medium_temperature",
    "attributes.volume", "attributes.outer_diameter", "attributes.pipeline_class", "attributes.medium",
    "attributes.medium_hazard", "attributes.refrigerant", "attributes.refrigerant_group",
    "attributes.refrigerant_charge", "attributes.cylinder", "attributes.rated_capacity",
    "attributes.rated_capacity.unit", "attributes.lift_height", "attributes.drive", "attributes.installation",
    "attributes.cover", "attributes.use", "attributes.place_of_use", "attributes.ride_height",
    "attributes.person_speed", "attributes.transmit_power",
    "inspections[0].kind", "inspections[0].performed_on", "inspections[0].report_on", "inspections[0].result",
    "inspections[0].report_no", "inspections[0].certificate_no", "inspections[0].certificate_issued_on",
    "inspections[0].next_due_on", "inspections[0].next_kind", "inspections[0].shortening_reason",
    "inspections[0].stamp_no", "inspections[0].stamp_place", "inspections[0].body", "inspections[0].inspectors",
    "inspections[0].withdrawn_on", "inspections[0].withdrawal",
    "inspections[1].kind", "inspections[1].performed_on", "inspections[1].report_on", "inspections[1].result",
    "inspections[1].report_no", "inspections[1].certificate_no", "inspections[1].certificate_issued_on",
    "inspections[1].next_due_on", "inspections[1].stamp_no", "inspections[1].body", "inspections[1].inspectors",
    "inspections[2].kind", "inspections[2].performed_on", "inspections[2].result", "inspections[2].certificate_no",
    "inspections[2].next_due_on", "inspections[2].body", "events[0].kind", "events[0].on", "events[0].note",
    "events[1].kind", "events[1].on", "events[2].kind", "events[2].on",
];

const OWNERS: [(&str, &str); 12] = [
    ("Công ty TNHH Cơ khí Sao Biển", "Đường số 3, khu công nghiệp phía Đông"),
    ("Công ty Cổ phần Đóng tàu Cửa Nam Triệu", "Bãi 2, đường ven sông"),
    ("Công ty TNHH May Hoa Phượng Đỏ", "Lô C7, cụm công nghiệp số 1"),
    ("Bệnh viện Đa khoa Ánh Dương", "Số 15 phố Nhà Thương"),
    ("Công ty Cổ phần Cảng Sóng Xanh", "Cầu cảng số 5"),
    ("Ban quản trị chung cư Hướng Dương", "Tòa B, khu đô thị ven hồ"),
    ("Hợp tác xã Chế biến Thủy sản Đồ Sơn Mới", "Khu dịch vụ hậu cần nghề cá"),
    ("Công ty TNHH Thép Ba Sao", "Lô A1, khu công nghiệp phía Tây"),
    ("Khách sạn Bến Bính Xưa", "Số 2 đường Bến Phà"),
    ("Công ty Cổ phần Khí Công nghiệp Đông Bắc", "Km 7 đường tỉnh"),
    ("Trung tâm thương mại \"Chợ Sắt Mới\"", "Số 1 đường Ven Sông, tầng 1"),
    ("Doanh nghiệp tư nhân Vận tải Lạch Tray", "Ngõ 88, tổ dân phố 4"),
];

const MAKERS: [(&str, &str, &str); 8] = [
    ("Kinh Môn Crane", "Việt Nam", "KM"),
    ("Cơ khí Lạch Huyện", "Việt Nam", "LH"),
    ("Nippon Hoist", "Nhật Bản", "NH"),
    ("Hansung Boiler", "Hàn Quốc", "HB"),
    ("Elbe Fördertechnik", "Đức", "EF"),
    ("Zhonghai Machinery", "Trung Quốc", "ZM"),
    ("Siam Pressure", "Thái Lan", "SP"),
    ("Lombardia Ascensori", "Ý", "LA"),
];

const BODIES: [&str; 4] = ["KĐ-HP-01", "KĐ-HP-02", "KĐ-HN-07", "KĐ-TQ-11"];

/// What a row is about; each kind of item goes through them in turn.
#[derive(Clone, Copy)]
enum Plan {
    Valid,
    DueSoon,
    Overdue,
    Failed,
    Withdrawn,
    Never,
    Extraordinary,
    Open,
    NotInUse,
    Below,
    Beyond,
    Old,
    Annual,
}

#[rustfmt::skip]
const PLANS: [Plan; 17] = [
    Plan::Valid, Plan::Overdue, Plan::Valid, Plan::Open, Plan::Never, Plan::DueSoon, Plan::Failed, Plan::Below,
    Plan::Valid, Plan::Beyond, Plan::Extraordinary, Plan::Old, Plan::Withdrawn, Plan::Valid, Plan::NotInUse,
    Plan::Overdue, Plan::Annual,
];

type Row = BTreeMap<&'static str, String>;

struct Generator {
    random: Random,
    communes: Vec<String>,
    today: Date,
    number: u32,
    plan: usize,
}

/// The register as CSV.
pub(crate) fn register() -> String {
    let mut generator = Generator::new();
    let mut rows: Vec<Row> = Vec::new();
    for kind in KINDS {
        for _ in 0..kind.rows {
            rows.push(generator.row(kind));
        }
    }
    crate::faults::add(&mut rows);
    let mut text = line(COLUMNS.iter().copied());
    for row in &rows {
        if let Some(unknown) = row.keys().find(|key| !COLUMNS.contains(key)) {
            panic!("no column {unknown}");
        }
        text.push_str(&line(COLUMNS.iter().map(|column| row.get(column).map_or("", String::as_str))));
    }
    text.push_str(crate::faults::MALFORMED);
    text
}

fn line<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let quoted = |cell: &str| match cell.contains(['"', ',', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    };
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

impl Generator {
    fn new() -> Generator {
        let provinces = &Rulebook::builtin().data().provinces;
        let province = provinces.iter().find(|province| province.name.ends_with("Hải Phòng")).expect("the province");
        Generator {
            random: Random::new(SEED),
            communes: province.units.iter().map(|unit| unit.name.clone()).collect(),
            today: Date::new(2026, 11, 23).expect("a day"),
            number: 0,
            plan: 0,
        }
    }

    fn row(&mut self, kind: &Kind) -> Row {
        self.number += 1;
        let mut plan = PLANS[self.plan % PLANS.len()];
        self.plan += 1;
        if matches!(plan, Plan::Below) && kind.below.is_empty() {
            plan = Plan::Open;
        }
        let mut row = Row::new();
        self.identity(&mut row, kind);
        self.attributes(&mut row, kind, plan);
        self.life(&mut row, kind, plan);
        row
    }

    fn identity(&mut self, row: &mut Row, kind: &Kind) {
        let family = kind.category.split('.').next().unwrap_or_default();
        let owner = self.random.below(OWNERS.len() as u32) as usize;
        let (maker, country, mark) = *self.random.pick(&MAKERS);
        let commune = self.random.pick(&self.communes).clone();
        let (name, address) = OWNERS[owner];
        let what = *self.random.pick(kind.names);
        set(row, "id", format!("HP-{}-{:04}", family.to_uppercase(), self.number));
        set(row, "category", kind.category);
        set(row, "name", format!("{what} số {}", self.random.between(1, 9)));
        set(row, "serial_no", format!("{mark}{}", 100_000 + self.number * 7));
        set(row, "model", format!("{mark}-{}", self.random.between(10, 99)));
        set(row, "manufacturer", maker);
        set(row, "country", country);
        set(row, "owner.name", name);
        set(row, "owner.tax_code", tax_code(owner as u32));
        set(row, "site.province", "Thành phố Hải Phòng");
        set(row, "site.commune", commune);
        set(row, "site.address", address);
        if self.random.one_in(15) {
            set(row, "quantity", self.random.between(2, 40));
        }
    }

    fn attributes(&mut self, row: &mut Row, kind: &Kind, plan: Plan) {
        for (index, (name, values)) in kind.attributes.iter().enumerate() {
            let value = *self.random.pick(values);
            // What is missing is the first attribute, which mostly decides.
            if !(matches!(plan, Plan::Open) && index == 0) {
                attribute(row, name, value);
            }
        }
        if matches!(plan, Plan::Below) {
            kind.below.iter().for_each(|(name, value)| attribute(row, name, value));
        }
    }

    /// Its making, its use and its inspections.
    fn life(&mut self, row: &mut Row, kind: &Kind, plan: Plan) {
        let months = kind.months;
        let term = match plan {
            Plan::DueSoon => self.random.between(0, 30),
            Plan::Overdue => -self.random.between(1, 500),
            _ => self.random.between(40, months * 25),
        };
        let due = self.today.add_days(term);
        let last = due.add_months(-months);
        let years = if matches!(plan, Plan::Old) { 17 } else { months / 12 + 1 + self.random.between(0, 5) };
        let start = last.add_months(-12 * years).add_days(self.random.between(5, 40));
        set(row, "year_of_manufacture", start.ymd().0 - self.random.between(0, 1));
        if !matches!(plan, Plan::Old) || self.random.one_in(2) {
            set(row, "put_into_use_on", start);
        }
        if !self.random.one_in(4) {
            set(row, "declared_on", start.add_days(self.random.between(3, 60)));
        }
        if self.random.one_in(6) {
            set(row, "establishment_interval_months", *self.random.pick(&[12, 24, 36]));
        }
        if self.random.one_in(25) {
            set(row, "maker_interval_months", 12);
        }
        match plan {
            Plan::Never => return,
            Plan::NotInUse => {
                let (state, day) = (*self.random.pick(&["stopped", "scrapped"]), self.random.between(20, 200));
                set(row, "use_state", state);
                set(row, "use_state_on", self.today.add_days(-day));
            }
            Plan::Old if self.random.one_in(2) => set(row, "service_life_until", self.today.add_days(-90)),
            _ => set(row, "use_state", *self.random.pick(&["in_use", "in_use", "", "unknown"])),
        }
        self.inspection(row, 0, last, due);
        match plan {
            Plan::Failed => {
                set(row, "inspections[0].result", "fail");
                row.remove("inspections[0].next_due_on");
                row.remove("inspections[0].certificate_no");
                row.remove("inspections[0].certificate_issued_on");
            }
            Plan::Withdrawn => {
                set(row, "inspections[0].withdrawn_on", last.add_days(60));
                set(row, "inspections[0].withdrawal", "substantive");
            }
            Plan::Beyond => set(row, "inspections[0].next_due_on", due.add_months(*self.random.pick(&[12, 24, 60]))),
            Plan::Extraordinary => {
                let event = *self.random.pick(&["repaired", "modified", "relocated"]);
                set(row, "events[0].kind", event);
                set(row, "events[0].on", last.add_days(30));
                set(row, "events[0].note", "theo biên bản của cơ sở");
            }
            Plan::Open | Plan::Overdue | Plan::Valid if self.random.one_in(3) => {
                // Only the interval is left to say when the next one is due.
                row.remove("inspections[0].next_due_on");
            }
            Plan::Valid if self.random.one_in(4) => {
                set(row, "inspections[0].next_due_on", due.add_months(-6));
                if self.random.one_in(2) {
                    set(row, "inspections[0].shortening_reason", "Theo đề nghị của cơ sở sử dụng");
                }
            }
            _ => {}
        }
        if self.random.one_in(3) {
            self.inspection(row, 1, last.add_months(-months), last);
        }
        if self.random.one_in(6) || matches!(plan, Plan::Withdrawn) {
            set(row, "inspections[2].kind", "initial");
            set(row, "inspections[2].performed_on", start.add_days(-7));
            set(row, "inspections[2].result", "pass");
            set(row, "inspections[2].body", *self.random.pick(&BODIES));
        }
        if matches!(plan, Plan::Annual) {
            set(row, "inspections[0].next_kind", "annual");
            self.inspection(row, 1, last.add_months(12), last.add_months(24));
            set(row, "inspections[1].kind", "annual");
        }
    }

    fn inspection(&mut self, row: &mut Row, index: usize, performed_on: Date, due: Date) {
        let body = *self.random.pick(&BODIES);
        let year = performed_on.ymd().0;
        let number = self.number * 3 + index as u32;
        let report = performed_on.add_days(self.random.between(0, 4));
        #[rustfmt::skip]
        let names: [[&str; 8]; 2] = [
            [
                "inspections[0].kind", "inspections[0].performed_on", "inspections[0].report_on",
                "inspections[0].result", "inspections[0].certificate_no", "inspections[0].next_due_on",
                "inspections[0].body", "inspections[0].certificate_issued_on",
            ],
            [
                "inspections[1].kind", "inspections[1].performed_on", "inspections[1].report_on",
                "inspections[1].result", "inspections[1].certificate_no", "inspections[1].next_due_on",
                "inspections[1].body", "inspections[1].certificate_issued_on",
            ],
        ];
        let [kind, day, report_on, result, certificate, next, by, issued] = names[index];
        let conformity = ["mining.ex_cable", "explosive."].iter().any(|start| row["category"].starts_with(start));
        set(row, kind, if conformity { "conformity" } else { "periodic" });
        set(row, day, performed_on);
        set(row, report_on, report);
        set(row, result, "pass");
        set(row, certificate, format!("{number:05}/GCN-KĐ/{year}"));
        set(row, next, due);
        set(row, by, body);
        set(row, issued, report.add_days(*self.random.pick(&[1, 2, 3, 3, 4, 5, 5, 12])));
        let (report_no, stamp, inspectors) = match index {
            0 => ("inspections[0].report_no", "inspections[0].stamp_no", "inspections[0].inspectors"),
            _ => ("inspections[1].report_no", "inspections[1].stamp_no", "inspections[1].inspectors"),
        };
        set(row, report_no, format!("{number:05}/BBKĐ"));
        set(row, stamp, format!("T{:06}", number * 11));
        set(row, inspectors, format!("KĐV-{:03}; KĐV-{:03}", self.random.between(1, 40), self.random.between(41, 80)));
        if index == 0 && self.random.one_in(3) {
            set(row, "inspections[0].stamp_place", "trên thân thiết bị");
        }
    }
}

pub(crate) fn set(row: &mut Row, column: &'static str, value: impl Display) {
    row.insert(column, value.to_string());
}

/// A value with its unit in one cell, or in two for the rated capacity.
fn attribute(row: &mut Row, name: &str, value: &str) {
    if name == "rated_capacity" {
        let (number, unit) = value.split_once(' ').unwrap_or((value, ""));
        set(row, "attributes.rated_capacity", number);
        set(row, "attributes.rated_capacity.unit", unit);
        return;
    }
    let column = COLUMNS.iter().find(|column| column.strip_prefix("attributes.") == Some(name)).expect("a column");
    set(row, column, value);
}

/// A tax code with its check digit, of a range that is not given out.
fn tax_code(owner: u32) -> String {
    let digits = format!("0299900{owner:02}");
    let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 10 - (sum % 11) as i32 {
        10 => format!("{digits}0"),
        check => format!("{digits}{}", check.max(0)),
    }
}
