//! What the headings of Vietnamese registers mean, with or without accents, in one row or two.
//!
//! Texts are compared folded (see [`crate::read::words::fold`]): `KĐ gần nhất`, `KD GAN NHAT` and `Kđ  gần nhất:` are one.

use crate::quantity::Unit;
use crate::read::names::{InspectionField, ItemField};
use crate::read::path::Path;
use crate::read::words::{fold, unit};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// The number of the row (*STT*); says nothing of the item.
    RowNumber,
    /// The owner's own code of the item (*mã thiết bị, KKS*).
    Code,
    /// A field of the item.
    Item(ItemField),
    /// A term that is given in years (*Chu kỳ (năm)*).
    Years(ItemField),
    /// A field of the inspection of the row.
    Inspection(InspectionField),
    /// An attribute, with the unit that the heading gives (*Tải trọng (kg)*).
    Attribute(&'static str, Option<Unit>),
    /// An attribute by the contract's own name (`attributes.volume`).
    Named(String, Option<Unit>),
    /// A field of a later inspection or of an event, or the unit of an attribute, by the contract's own name.
    Further(Path),
    /// A field that a mapping fills, in a way of its own.
    Mapped(Path),
    /// Several attributes in one text (*thông số kỹ thuật*).
    Specification,
    /// The state of use, in words (*tình trạng*).
    State,
    /// Kept in the register, of no use here (*ghi chú, chức danh quản lý*).
    Remark,
}

impl Meaning {
    /// The path of the field, as the contract and a mapping name it; `—` for what is no field.
    pub(super) fn path(&self) -> String {
        match self {
            Meaning::RowNumber | Meaning::Remark => "—".to_owned(),
            Meaning::Code => "id".to_owned(),
            Meaning::Item(field) => field.name().to_owned(),
            Meaning::Years(field) => format!("{} (× 12)", field.name()),
            Meaning::Inspection(field) => format!("inspections[0].{}", field.name()),
            Meaning::Attribute(name, None) => format!("attributes.{name}"),
            Meaning::Attribute(name, Some(unit)) => format!("attributes.{name} ({})", unit.symbol()),
            Meaning::Named(name, None) => format!("attributes.{name}"),
            Meaning::Named(name, Some(unit)) => format!("attributes.{name} ({})", unit.symbol()),
            Meaning::Further(path) | Meaning::Mapped(path) => path.to_string(),
            Meaning::Specification => "attributes".to_owned(),
            Meaning::State => "use_state".to_owned(),
        }
    }
}

/// Folded headings, whole. A heading is looked up as it stands, then without a unit in parentheses behind it.
#[rustfmt::skip]
const KNOWN: &[(Meaning, &[&str])] = {
    use InspectionField::*;
    use ItemField::*;
    use Meaning::*;
    &[
        (RowNumber, &["stt", "tt", "so tt", "no", "so thu tu", "s t t", "t t", "stt no"]),
        (Code, &[
            "id", "ma", "ma so", "ma thiet bi", "ma tb", "ma so thiet bi", "ma kks", "kks", "ma tai san", "ma quan ly",
            "ma so quan ly", "so quan ly", "so dang ky", "so the", "code", "tag", "tag no", "so hieu", "ma dinh danh",
            "so hieu thiet bi", "ma may", "ma vat tu", "ma hieu quan ly", "ma thiet bi kks", "equipment code",
        ]),
        (Item(Category), &["category", "loai doi tuong", "ma loai", "loai doi tuong kiem dinh"]),
        (Item(Name), &[
            "ten", "ten thiet bi", "ten tbycnn", "ten tb", "ten may", "ten may thiet bi", "ten thiet bi may", "thiet bi",
            "ten doi tuong", "ten doi tuong kiem dinh", "doi tuong kiem dinh", "ten may moc thiet bi", "danh muc thiet bi",
            "ten thiet bi vat tu", "ten thiet bi kiem dinh", "ten may thiet bi vat tu", "ten goi", "ten tai san", "name",
            "ten thiet bi yeu cau nghiem ngat", "ten thiet bi tbycnn", "ten thiet bi yeu cau nghiem ngat ve an toan",
            "ten thiet bi yeu cau nghiem ngat ve atld", "ten may thiet bi co yeu cau nghiem ngat", "equipment",
            "ten thiet bi co yeu cau nghiem ngat ve an toan lao dong", "loai thiet bi", "chung loai thiet bi",
            "may thiet bi", "noi dung", "ten may moc", "equipment name",
        ]),
        (Item(Quantity), &["sl", "so luong", "s luong", "quantity", "q ty", "qty", "so luong cai", "slg"]),
        (Item(Model), &["ma hieu", "model", "kieu", "ky hieu", "ky ma hieu", "mac", "ma hieu model", "kieu model", "type", "ma hieu thiet bi", "ky hieu thiet bi"]),
        (Item(SerialNo), &[
            "so che tao", "so may", "serial", "serial no", "serial number", "s n", "sn", "so serial", "so xuat xuong",
            "so che tao serial", "so sx", "so san xuat", "so seri", "seri", "so khung", "so che tao so may",
        ]),
        (Item(Manufacturer), &[
            "nha che tao", "hang san xuat", "nha san xuat", "hang sx", "nha sx", "don vi che tao", "hang", "hang che tao",
            "noi che tao", "co so che tao", "manufacturer", "maker", "nha che tao nuoc san xuat", "hang nuoc san xuat",
            "nha che tao xuat xu",
        ]),
        (Item(Country), &["nuoc san xuat", "xuat xu", "nuoc sx", "nuoc che tao", "noi san xuat", "origin", "country"]),
        (Item(YearOfManufacture), &["nam che tao", "nam sx", "nam san xuat", "nam ct", "namsx", "year", "nam xuat xuong"]),
        (Item(PutIntoUseOn), &[
            "nam su dung", "nam dua vao su dung", "ngay dua vao su dung", "nam dua vao sd", "nam sd", "ngay su dung",
            "thoi diem dua vao su dung", "ngay dua vao sd", "thoi gian dua vao su dung", "nam bat dau su dung",
            "nam dua vao van hanh", "ngay dua vao van hanh", "nam van hanh",
        ]),
        (Item(DeclaredOn), &["ngay khai bao", "khai bao", "ngay khai bao su dung"]),
        (Item(ServiceLifeUntil), &["nien han su dung", "han su dung", "han su dung thiet bi", "nien han"]),
        (Item(MakerIntervalMonths), &["chu ky cua nha che tao", "chu ky nha che tao", "chu ky theo nha che tao"]),
        (Item(EstablishmentIntervalMonths), &[
            "chu ky", "chu ky thu", "chu ky kiem dinh", "chu ky kd", "chu ky thu thang", "chu ky kiem dinh thang",
            "chu ky kd thang", "chu ky thang", "thoi han kiem dinh thang", "chu ky thu nghiem", "chu ky kiem tra",
        ]),
        (Specification, &[
            "thong so ky thuat", "dac tinh ky thuat", "tskt", "thong so ky thuat chinh", "dac tinh ky thuat co ban",
            "thong so", "thong so ky thuat co ban", "thong so kt", "dac tinh", "thong so chinh", "thong so lam viec",
            "dac trung ky thuat", "cac thong so ky thuat", "specification", "thong so ky thuat co ban cua thiet bi",
        ]),
        (Attribute("rated_capacity", None), &[
            "tai trong", "tai trong nang", "swl", "suc nang", "tai trong lam viec", "trong tai", "tai trong thiet ke",
            "tai trong dinh muc", "tai trong nang dinh muc", "suc nang dinh muc", "trong tai nang", "tai trong q",
        ]),
        (Attribute("volume", None), &["dung tich", "the tich", "dung tich v"]),
        (Attribute("working_pressure", None), &[
            "ap suat", "ap suat lam viec", "ap suat lv", "plv", "ap suat lam viec dinh muc", "ap suat lam viec plv",
        ]),
        (Attribute("lift_height", None), &["do cao nang", "chieu cao nang", "do cao nang h"]),
        (Attribute("medium", None), &["moi chat", "moi chat lam viec", "moi chat chua"]),
        (Attribute("medium_temperature", None), &["nhiet do", "nhiet do moi chat", "nhiet do lam viec"]),
        (Item(OwnerName), &[
            "don vi su dung", "co so su dung", "chu so huu", "doanh nghiep", "ten doanh nghiep", "cong ty", "co so",
            "ten cong ty", "ten co so", "to chuc ca nhan su dung", "don vi so huu", "ten don vi", "owner", "chu dau tu",
        ]),
        (Item(OwnerTaxCode), &["ma so thue", "mst", "ma so doanh nghiep", "tax code"]),
        (Item(SiteProvince), &["tinh", "thanh pho", "tinh thanh pho", "tinh tp", "tinh thanh"]),
        (Item(SiteCommune), &["xa", "phuong", "xa phuong", "phuong xa", "xa phuong thi tran", "phuong xa dac khu"]),
        (Item(SiteAddress), &[
            "vi tri", "vi tri lap dat", "noi lap dat", "noi su dung", "dia diem", "khu vuc", "vi tri su dung", "noi dat",
            "dia diem lap dat", "dia diem su dung", "phan xuong", "bo phan su dung", "dia chi", "noi lap dat su dung",
            "vi tri lap dat su dung", "bo phan", "khu vuc lap dat", "vi tri dat", "don vi vi tri", "location",
        ]),
        (Inspection(Kind), &["hinh thuc", "hinh thuc kiem dinh", "loai hinh kiem dinh", "hinh thuc kd", "loai kiem dinh"]),
        (Inspection(PerformedOn), &[
            "kd gan nhat", "ngay kd gan nhat", "ngay kiem dinh", "ngay kiem dinh gan nhat", "lan kiem dinh gan nhat",
            "ngay kd", "kiem dinh gan nhat", "kiem dinh lan truoc", "thoi gian kiem dinh", "lan kd gan nhat",
            "kiem dinh gan nhat ngay", "kd gan nhat ngay", "kiem dinh ngay", "kiem dinh lan gan nhat", "ngay kd lan cuoi",
            "ngay kiem dinh lan cuoi", "ngay thu nghiem", "ngay kiem tra", "thoi diem kiem dinh", "ngay kiem dinh lan truoc",
            "ngay thang kiem dinh", "kiem dinh thoi gian", "kd thoi gian", "kd ngay", "ngay thuc hien",
            "inspection date", "date of inspection", "last inspection", "last inspection date",
        ]),
        (Inspection(ReportOn), &["ngay bien ban", "ngay lap bien ban", "ngay bb"]),
        (Inspection(ReportNo), &[
            "so bbkd", "so bien ban", "so bien ban kiem dinh", "so bb", "bbkd", "so bb kd", "bien ban so", "bien ban kiem dinh",
            "kiem dinh so bien ban", "kiem dinh so bb", "kd so bb", "kiem dinh so bbkd", "kd so bbkd", "so bbkd so tem",
        ]),
        (Inspection(CertificateNo), &[
            "so gcn", "so giay chung nhan", "so gcnkqkd", "gcn kqkd", "giay chung nhan kiem dinh", "so gcn kqkd",
            "so phieu ket qua kiem dinh", "so giay chung nhan kiem dinh", "so chung nhan", "so gcnkd",
            "giay chung nhan", "kiem dinh so gcn", "certificate no", "certificate number", "cert no",
        ]),
        (Inspection(CertificateIssuedOn), &["ngay cap", "ngay cap gcn", "ngay cap giay chung nhan", "ngay cap chung nhan"]),
        (Inspection(NextDueOn), &[
            "kd tiep theo", "ngay kd tiep theo", "kiem dinh tiep theo", "ngay kiem dinh tiep theo", "han kiem dinh",
            "ngay het han", "han kd", "hieu luc den", "kiem dinh lan sau", "ngay kiem dinh lan sau", "het han",
            "co gia tri den", "thoi han kiem dinh", "kd lan sau", "ngay den han", "ngay den han kiem dinh", "den han",
            "lan kiem dinh tiep theo", "thoi gian kiem dinh lan sau", "kiem dinh han", "ngay het hieu luc",
            "kiem dinh het han", "kd ngay tiep theo", "thoi han kd", "han kiem dinh tiep theo", "gia tri den",
            "ngay kd lan sau", "ngay kd toi", "next inspection", "next inspection date", "due date", "valid until", "expiry date", "hieu luc", "kiem dinh tiep theo ngay", "thoi han hieu luc", "han kd tiep theo",
        ]),
        (Inspection(Result), &["ket qua", "ket luan", "ket qua kiem dinh", "ket qua kd", "kiem dinh ket qua", "result", "inspection result"]),
        (Inspection(StampNo), &["so tem", "tem", "tem kiem dinh", "so tem kd", "so tem kiem dinh", "kiem dinh so tem", "kd so tem", "ma tem", "stamp no", "sticker no"]),
        (Inspection(StampPlace), &["vi tri dan tem", "vi tri tem", "noi dan tem"]),
        (Inspection(Body), &[
            "don vi kd", "don vi kiem dinh", "to chuc kiem dinh", "co quan kiem dinh", "trung tam kiem dinh", "dv kd",
            "kiem dinh don vi", "to chuc kd", "don vi thuc hien kiem dinh", "kd don vi", "don vi thuc hien", "inspection body",
        ]),
        (Inspection(Inspectors), &["kiem dinh vien", "nguoi kiem dinh", "kdv", "can bo kiem dinh"]),
        (Inspection(ShorteningReason), &["ly do rut ngan", "ly do rut ngan thoi han"]),
        (State, &[
            "tinh trang", "tinh trang thiet bi", "hien trang", "tinh trang su dung", "trang thai", "tinh trang hoat dong",
            "tinh trang hien tai", "tinh trang ky thuat", "hien trang su dung", "status",
        ]),
        (Remark, &[
            "ghi chu", "chu thich", "khiem khuyet", "hu hong", "ton tai", "chuc danh quan ly", "nguoi quan ly",
            "don vi quan ly", "bo phan quan ly", "nguoi phu trach", "kien nghi", "dvt", "don vi tinh", "note", "notes",
            "remark", "remarks", "to san xuat", "nguoi van hanh", "ho so", "ly lich", "file", "hinh anh", "don gia",
            "thanh tien", "khiem khuyet ton tai", "khuyet tat", "so dien thoai", "lien he",
        ]),
    ]
};

/// What a heading means, `None` where it is not known. `above` is the heading over it, of two rows of headings.
pub(super) fn meaning(above: Option<&str>, heading: &str) -> Option<Meaning> {
    if let Some(meaning) = of_contract(heading.trim()) {
        return Some(meaning);
    }
    let own = fold(heading);
    if let Some(above) = above.map(fold).filter(|above| !above.is_empty() && *above != own) {
        // `Kiểm định / Ngày` is said by both together; a heading that means something alone needs no other.
        let both = format!("{above} {own}");
        if let Some(meaning) = known(&both, heading) {
            return Some(meaning);
        }
        if own.is_empty() {
            return known(&above, heading);
        }
    }
    known(&own, heading)
}

/// The contract's own names, in a workbook too. `name` and the like are people's words as well, and mean the same.
fn of_contract(heading: &str) -> Option<Meaning> {
    match Path::parse(heading)? {
        Path::Id => Some(Meaning::Code),
        Path::Item(field) => Some(Meaning::Item(field)),
        Path::Attribute(name) => Some(Meaning::Named(name, None)),
        Path::Inspection(0, field) => Some(Meaning::Inspection(field)),
        further @ (Path::Inspection(..) | Path::Event(..) | Path::Unit(_)) => Some(Meaning::Further(further)),
    }
}

fn known(folded: &str, heading: &str) -> Option<Meaning> {
    if let Some(meaning) = whole(folded) {
        return Some(meaning);
    }
    // `Tải trọng (kg)`, `Chu kỳ [tháng]`: the parentheses hold the unit.
    let (before, inside) = heading.rsplit_once(['(', '['])?;
    let inside = inside.trim_end_matches([')', ']', ' ', ':']);
    match (whole(&fold(before))?, unit(inside)) {
        (Meaning::Attribute(name, None), unit) => Some(Meaning::Attribute(name, unit)),
        (Meaning::Item(term @ (ItemField::MakerIntervalMonths | ItemField::EstablishmentIntervalMonths)), _) => {
            // Of another unit than these the months cannot be told.
            match fold(inside).as_str() {
                "thang" | "th" | "months" | "month" => Some(Meaning::Item(term)),
                "nam" | "years" | "year" => Some(Meaning::Years(term)),
                _ => None,
            }
        }
        (meaning, _) => Some(meaning),
    }
}

fn whole(folded: &str) -> Option<Meaning> {
    KNOWN.iter().find(|(_, texts)| texts.contains(&folded)).map(|(meaning, _)| meaning.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_heading_is_folded_and_means_one_thing() {
        let mut seen = HashSet::new();
        for text in KNOWN.iter().flat_map(|(_, texts)| *texts) {
            assert_eq!(fold(text), **text, "not folded");
            assert!(seen.insert(*text), "{text} twice");
        }
    }

    #[test]
    fn headings_as_they_stand() {
        let is = |heading: &str, path: &str| {
            assert_eq!(meaning(None, heading).map(|meaning| meaning.path()).as_deref(), Some(path), "{heading}");
        };
        is("Tên TBYCNN", "name");
        is("SL", "quantity");
        is("Số chế tạo", "serial_no");
        is("Chu kỳ thử (tháng)", "establishment_interval_months");
        is("KĐ gần nhất", "inspections[0].performed_on");
        is("KD TIEP THEO", "inspections[0].next_due_on");
        is("Tải trọng (kg)", "attributes.rated_capacity (kg)");
        is("Đơn vị KĐ:", "inspections[0].body");
        is("Tình trạng", "use_state");
        is("Khiếm khuyết", "—");
        is("Chu kỳ (năm)", "establishment_interval_months (× 12)");
        assert_eq!(meaning(None, "Chu kỳ (ngày)"), None);
        assert_eq!(meaning(None, "Màu sơn"), None);
        is("Next inspection date", "inspections[0].next_due_on");
        is("put_into_use_on", "put_into_use_on");
        is("performed_on", "inspections[0].performed_on");
        is("attributes.volume", "attributes.volume");
        is("inspections[1].result", "inspections[1].result");
        is("events[0].on", "events[0].on");
        is("attributes.volume.unit", "attributes.volume.unit");
        assert_eq!(meaning(None, "inspections[1].colour"), None);
        assert_eq!(
            meaning(Some("Kiểm định"), "Ngày").map(|m| m.path()).as_deref(),
            Some("inspections[0].performed_on")
        );
        assert_eq!(meaning(Some("Kiểm định"), "Số tem").map(|m| m.path()).as_deref(), Some("inspections[0].stamp_no"));
    }
}
