//! `--explain-columns`: how each column was understood, and which rows were passed over.

use crate::{check, register};

/// What is told of a register, without the path before the file's name.
fn explained(name: &str, args: &[&str]) -> String {
    let file = register(name);
    let out = check(&file, &[&["--explain-columns"], args].concat()).ok();
    out.replacen(file.strip_suffix(name).unwrap(), "", 1)
}

#[test]
fn of_two_rows_of_headings() {
    let expected = r#"xi_mang.xlsx (trang "TBYCNN"), dòng tiêu đề 4–5:
  Cột  Tiêu đề                  Hiểu là
  A    STT                      —
  B    Tên TBYCNN               name
  C    SL                       quantity
  D    Mã hiệu                  model
  E    KKS                      id
  F    Số chế tạo               serial_no
  G    Nhà chế tạo              manufacturer
  H    Năm chế tạo              year_of_manufacture
  I    Năm sử dụng              put_into_use_on
  J    Thông số kỹ thuật        attributes
  K    Vị trí                   site.address
  L    Chức danh quản lý        —
  M    Chu kỳ thử (tháng)       establishment_interval_months
  N    Kiểm định / KĐ gần nhất  inspections[0].performed_on
  O    Kiểm định / Số BBKĐ      inspections[0].report_no
  P    Kiểm định / Số tem       inspections[0].stamp_no
  Q    Kiểm định / Đơn vị KĐ    inspections[0].body
  R    KĐ tiếp theo             inspections[0].next_due_on
  S    Khiếm khuyết             —
  T    Tình trạng               use_state
  U    Ghi chú                  —
Dòng bỏ qua: 5
  6 (tiêu đề nhóm, ghi chú): I. THIẾT BỊ ÁP LỰC
  10 (tiêu đề nhóm, ghi chú): II. THIẾT BỊ NÂNG
  14 (dòng cộng): Tổng cộng | 46
  15 (tiêu đề nhóm, ghi chú): Người lập biểu | Giám đốc
  16 (tiêu đề nhóm, ghi chú): Nguyễn Văn Mẫu | Trần Thị Thử
"#;
    assert_eq!(explained("xi_mang.xlsx", &[]), expected);
}

#[test]
fn of_a_mapping_and_of_a_column_that_nobody_explains() {
    let mapping = register("anh_xa.mapping.json");
    let args = ["--mapping", mapping.as_str(), "--lang", "en"];
    let expected = r#"anh_xa.xlsx (sheet "Kho"), headings in row 1:
  Column  Heading      Understood as
  A       Thẻ          id
  B       Vật tư       name
  C       Xuất xưởng   year_of_manufacture
  D       Đo lần cuối  inspections[0].performed_on
  E       Phiếu        inspections[0].result
  F       Sức chứa     attributes.volume (m³)
  G       Kho          not understood; kept, not used
  H       Màu          not understood; kept, not used
"#;
    assert_eq!(explained("anh_xa.xlsx", &args), expected);
}
