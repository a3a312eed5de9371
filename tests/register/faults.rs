//! What goes wrong in registers: one row for each.

use std::collections::BTreeMap;

use crate::generator::set;

type Row = BTreeMap<&'static str, String>;

/// A row that is no row: too few cells.
pub(crate) const MALFORMED: &str = "HP-FAULT-99,lifting.hoist_electric,Pa lăng điện số 2\n";

/// Each fault, as columns that are put into a sound row.
#[rustfmt::skip]
const FAULTS: &[(&str, &[(&str, &str)])] = &[
    ("ngày không có thật", &[("inspections[0].performed_on", "2025-02-30")]),
    ("ngày không đọc được", &[("inspections[0].performed_on", "tháng 5 năm ngoái")]),
    ("chỉ ghi tháng", &[("inspections[0].next_due_on", "2027-05")]),
    ("kiểm định chỉ ghi tháng", &[("inspections[0].performed_on", "2025-06"), ("inspections[0].next_due_on", "")]),
    ("đưa vào sử dụng chỉ ghi năm", &[("put_into_use_on", "2019")]),
    ("năm chế tạo sai", &[("year_of_manufacture", "19999")]),
    ("kiểm định trước khi chế tạo", &[("year_of_manufacture", "2026"), ("put_into_use_on", "2026-10-01")]),
    ("hạn trước ngày kiểm định", &[("inspections[0].next_due_on", "2001-01-01")]),
    ("hạn quá xa", &[("inspections[0].next_due_on", "2046-01-01")]),
    ("không rõ ngày kiểm định", &[("inspections[0].performed_on", "")]),
    ("không rõ kết quả", &[("inspections[0].result", "")]),
    ("kết quả viết khác", &[("inspections[0].result", "Đạt")]),
    ("thiếu đơn vị", &[("attributes.rated_capacity.unit", "")]),
    ("đơn vị lạ", &[("attributes.rated_capacity.unit", "yến")]),
    ("trọng tải âm", &[("attributes.rated_capacity", "-2000")]),
    ("trọng tải bằng chữ", &[("attributes.rated_capacity", "hai nghìn")]),
    ("loại không có trong bộ quy tắc", &[("category", "lifting.teleferic")]),
    ("không ghi loại", &[("category", "")]),
    ("số lượng bằng không", &[("quantity", "0")]),
    ("chu kỳ ghi bằng chữ", &[("establishment_interval_months", "mười hai")]),
    ("sự kiện sau khi thải bỏ", &[
        ("events[0].kind", "disposed"),
        ("events[0].on", "2025-01-10"),
        ("events[1].kind", "resumed"),
        ("events[1].on", "2025-03-10"),
    ]),
    ("dừng lâu rồi dùng lại", &[
        ("events[0].kind", "suspended"),
        ("events[0].on", "2025-06-01"),
        ("events[1].kind", "resumed"),
        ("events[1].on", "2026-08-01"),
        ("events[2].kind", "requested"),
        ("events[2].on", "2026-09-01"),
    ]),
    ("thu hồi do lỗi giấy tờ", &[("inspections[0].withdrawal", "clerical"), ("inspections[0].withdrawn_on", "2026-01-05")]),
    ("mã quá dài", &[("id", LONG_ID)]),
    ("không có mã", &[("id", "")]),
    ("trùng mã", &[("id", "HP-FAULT-01")]),
    ("trùng số giấy chứng nhận", &[("inspections[0].certificate_no", "00099/GCN-KĐ/2025"), ("inspections[0].body", "KĐ-HP-01")]),
    ("trùng số giấy chứng nhận", &[("inspections[0].certificate_no", "00099/GCN-KĐ/2025"), ("inspections[0].body", "KĐ-HP-01")]),
    ("trùng số tem", &[("inspections[0].stamp_no", "T999999"), ("inspections[0].body", "KĐ-HP-02")]),
    ("trùng số tem", &[("inspections[0].stamp_no", "T999999"), ("inspections[0].body", "KĐ-HP-02")]),
    ("trùng số chế tạo", &[("serial_no", "NH-77"), ("manufacturer", "Nippon Hoist")]),
    ("trùng số chế tạo", &[("serial_no", "nh-77"), ("manufacturer", "NIPPON HOIST")]),
    ("=tên giống công thức", &[("id", "=HP-FAULT-33")]),
];

const LONG_ID: &str = "HP-FAULT-mã-dài-hơn-một-trăm-hai-mươi-tám-byte-mã-dài-hơn-một-trăm-hai-mươi-tám-byte-\
                       mã-dài-hơn-một-trăm-hai-mươi-tám-byte";

/// Adds the faults to the end of the register.
pub(crate) fn add(rows: &mut Vec<Row>) {
    for (number, (name, cells)) in (1..).zip(FAULTS) {
        let mut row = sound(number);
        set(&mut row, "name", format!("Pa lăng điện ({name})"));
        for (column, value) in *cells {
            set(&mut row, column, value);
        }
        rows.push(row);
    }
}

fn sound(number: u32) -> Row {
    let cells = [
        ("category", "lifting.hoist_electric"),
        ("manufacturer", "Cơ khí Lạch Huyện"),
        ("country", "Việt Nam"),
        ("year_of_manufacture", "2021"),
        ("put_into_use_on", "2021-09-01"),
        ("declared_on", "2021-09-15"),
        ("owner.name", "Công ty TNHH Cơ khí Sao Biển"),
        ("site.province", "Thành phố Hải Phòng"),
        ("attributes.rated_capacity", "2000"),
        ("attributes.rated_capacity.unit", "kg"),
        ("inspections[0].kind", "periodic"),
        ("inspections[0].performed_on", "2025-03-12"),
        ("inspections[0].result", "pass"),
        ("inspections[0].next_due_on", "2028-03-12"),
        ("inspections[0].body", "KĐ-HP-01"),
    ];
    let mut row: Row = cells.iter().map(|(column, value)| (*column, (*value).to_owned())).collect();
    set(&mut row, "id", format!("HP-FAULT-{number:02}"));
    set(&mut row, "serial_no", format!("LH9{number:05}"));
    set(&mut row, "inspections[0].certificate_no", format!("9{number:04}/GCN-KĐ/2025"));
    row
}
