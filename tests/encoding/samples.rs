//! Texts of the field: names of the rulebook, and short registers made of them.

use kiemdinh::Rulebook;

/// Names of categories and attributes, of the provinces, and of every tenth commune.
pub(crate) fn names() -> Vec<String> {
    let data = Rulebook::builtin().data();
    let categories = data.categories.iter().map(|category| category.name_vi.clone());
    let attributes = data.attributes.iter().map(|attribute| attribute.name_vi.clone());
    categories.chain(attributes).chain(places()).filter(|name| !name.is_ascii()).map(|name| plain(&name)).collect()
}

/// Names of the provinces, and of every tenth commune.
pub(crate) fn places() -> Vec<String> {
    let provinces = &Rulebook::builtin().data().provinces;
    let communes = provinces.iter().flat_map(|province| &province.units).step_by(10);
    provinces.iter().map(|province| province.name.clone()).chain(communes.map(|unit| unit.name.clone())).collect()
}

/// Without signs that are in no legacy encoding.
fn plain(text: &str) -> String {
    text.replace('≤', "<=").replace('≥', ">=").replace('–', "-")
}

const HEADINGS: [&str; 6] = [
    "STT;Tên thiết bị;Số chế tạo;Năm sản xuất;Nơi lắp đặt;Ngày kiểm định;Hạn kiểm định;Kết quả",
    "TT;Tên máy, thiết bị;Mã hiệu;Nước chế tạo;Đơn vị sử dụng;Lần kiểm định gần nhất;Ghi chú",
    "STT;TÊN ĐỐI TƯỢNG KIỂM ĐỊNH;SỐ TEM;ĐỊA ĐIỂM;NGÀY CẤP GIẤY CHỨNG NHẬN;TÌNH TRẠNG",
    "Số TT;Loại máy móc, thiết bị;Đặc tính kỹ thuật;Địa chỉ;Số giấy chứng nhận kết quả kiểm định",
    "No.;Equipment;Location;Date;Result",
    "STT;Thiet bi;Noi dat;Ngay KD;Ket qua",
];

const OWNERS: [&str; 6] = [
    "Công ty TNHH Cơ khí Hòa Phát",
    "Công ty CP Thép Việt Ý",
    "Nhà máy Xi măng Hoàng Thạch",
    "DNTN Hùng Cường",
    "Bệnh viện Đa khoa",
    "CÔNG TY TNHH MTV ĐÓNG TÀU HẠ LONG",
];

const RESULTS: [&str; 4] = ["Đạt", "Không đạt", "Đang sử dụng", "Hỏng, chờ sửa chữa"];

/// Short registers: a heading and three rows each.
pub(crate) fn registers() -> Vec<String> {
    let data = Rulebook::builtin().data();
    let places = places();
    (0..240)
        .map(|number| {
            let mut register = format!("{}\r\n", HEADINGS[number % HEADINGS.len()]);
            for row in number * 3..number * 3 + 3 {
                let name = plain(&data.categories[row * 7 % data.categories.len()].name_vi);
                let name = if number % 5 == 4 { name.to_uppercase() } else { name };
                let (owner, result) = (OWNERS[row * 5 % OWNERS.len()], RESULTS[row % RESULTS.len()]);
                let place = &places[row * 11 % places.len()];
                let line = format!("{row};{name};SN-{row:04};200{};{owner}, {place};15/03/2024;{result}\r\n", row % 10);
                register.push_str(&line);
            }
            register
        })
        .collect()
}
