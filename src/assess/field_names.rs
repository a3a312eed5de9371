//! The fields of a record as people name them, in Vietnamese and English. Attributes have theirs in the rulebook.

use std::borrow::Cow;

use crate::law::AttributeDef;
use crate::record::Field;

type Row = (&'static str, &'static str, &'static str);

const ITEM: [Row; 24] = [
    ("id", "mã", "the id"),
    ("category", "loại đối tượng", "the category"),
    ("name", "tên", "the name"),
    ("serial_no", "số chế tạo", "the serial number"),
    ("model", "kiểu, mã hiệu", "the model"),
    ("manufacturer", "nhà chế tạo", "the maker"),
    ("country", "nước chế tạo", "the country of manufacture"),
    ("year_of_manufacture", "năm chế tạo", "the year of manufacture"),
    ("service_life_until", "ngày hết niên hạn sử dụng", "the end of the service life"),
    ("maker_interval_months", "chu kỳ của nhà chế tạo", "the maker's own term"),
    ("establishment_interval_months", "chu kỳ của cơ sở", "the establishment's own term"),
    ("quantity", "số lượng", "the quantity"),
    ("put_into_use_on", "ngày đưa vào sử dụng", "the day of putting into use"),
    ("declared_on", "ngày khai báo sử dụng", "the day of the declaration"),
    ("use_state", "tình trạng sử dụng", "the state of use"),
    ("use_state_on", "ngày ghi nhận tình trạng sử dụng", "the day of the state of use"),
    ("owner.name", "tên đơn vị sử dụng", "the owner's name"),
    ("owner.tax_code", "mã số thuế", "the owner's tax code"),
    ("site.province", "tỉnh, thành phố", "the province"),
    ("site.commune", "xã, phường", "the commune"),
    ("site.address", "địa chỉ nơi lắp đặt", "the address of the site"),
    ("attributes", "thông số", "the attributes"),
    ("inspections", "lần kiểm định đầu tiên", "the first inspection"),
    ("events", "sự kiện", "the events"),
];

const INSPECTION: [Row; 16] = [
    ("kind", "hình thức kiểm định", "the kind of inspection"),
    ("performed_on", "ngày kiểm định", "the day of the inspection"),
    ("report_on", "ngày lập biên bản", "the day of the report"),
    ("result", "kết quả kiểm định", "the result of the inspection"),
    ("report_no", "số biên bản", "the number of the report"),
    ("certificate_no", "số giấy chứng nhận", "the number of the certificate"),
    ("certificate_issued_on", "ngày cấp giấy chứng nhận", "the day of the certificate"),
    ("next_due_on", "ngày kiểm định tiếp theo", "the next date"),
    ("next_kind", "hình thức kiểm định tiếp theo", "the kind of the next inspection"),
    ("shortening_reason", "lý do rút ngắn thời hạn", "the reason for the shorter term"),
    ("stamp_no", "số tem", "the number of the stamp"),
    ("stamp_place", "vị trí dán tem", "the place of the stamp"),
    ("body", "tổ chức kiểm định", "the inspection body"),
    ("inspectors", "kiểm định viên", "the inspectors"),
    ("withdrawn_on", "ngày thu hồi kết quả", "the day of the withdrawal"),
    ("withdrawal", "lý do thu hồi kết quả", "the kind of withdrawal"),
];

const EVENT: [Row; 3] =
    [("kind", "loại sự kiện", "the kind of event"), ("on", "ngày", "the day"), ("note", "ghi chú", "the note")];

type Names<'f> = (Cow<'f, str>, Cow<'f, str>);

/// The field's name in Vietnamese and English; what has none keeps its path.
pub(super) fn names<'f>(field: &'f Field, attribute: Option<&'f AttributeDef>) -> Names<'f> {
    let both = |text: &'f str| (Cow::from(text), Cow::from(text));
    match (field, attribute) {
        (Field::Attribute(_), Some(def)) => (def.name_vi.as_str().into(), def.name_en.as_str().into()),
        (Field::Attribute(name), None) | (Field::Unknown(name), _) => both(name),
        (Field::Item(name), _) => find(&ITEM, name),
        (Field::Inspection(index, ""), _) => numbered(("lần kiểm định", "inspection"), *index),
        (Field::Inspection(index, name), _) => of_inspection(*index, find(&INSPECTION, name)),
        (Field::Inspector(index, place), _) => of_inspection(*index, numbered(("kiểm định viên", "inspector"), *place)),
        (Field::Event(index, ""), _) => numbered(("sự kiện", "event"), *index),
        (Field::Event(index, name), _) => {
            let ((vi, en), (of_vi, of_en)) = (find(&EVENT, name), numbered(("sự kiện", "event"), *index));
            (format!("{vi} của {of_vi}").into(), format!("{en} of {of_en}").into())
        }
    }
}

fn find<'f>(rows: &[Row], name: &'f str) -> Names<'f> {
    match rows.iter().find(|(known, ..)| *known == name) {
        Some((_, vi, en)) => (Cow::from(*vi), Cow::from(*en)),
        None => (name.into(), name.into()),
    }
}

/// One of several, that of index 0 being number 1.
fn numbered<'f>((vi, en): (&str, &str), index: u32) -> Names<'f> {
    (format!("{vi} số {}", index + 1).into(), format!("{en} {}", index + 1).into())
}

/// The first of an item's inspections needs no number: most items have no other.
fn of_inspection(index: u32, names: Names<'_>) -> Names<'_> {
    if index == 0 {
        return names;
    }
    let ((vi, en), (of_vi, of_en)) = (names, numbered(("lần kiểm định", "inspection"), index));
    (format!("{vi} ({of_vi})").into(), format!("{en} ({of_en})").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of an object of the schema.
    fn keys(schema: &serde_json::Value, at: &str) -> Vec<String> {
        let properties = schema.pointer(at).and_then(|one| one.as_object()).unwrap();
        properties.keys().cloned().collect()
    }

    #[test]
    fn every_field_of_the_contract_has_a_name_of_its_own() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/schemas/item.schema.json")).unwrap();
        let definitions = [
            ("/properties", ITEM.as_slice()),
            ("/$defs/inspection/properties", &INSPECTION),
            ("/$defs/event/properties", &EVENT),
        ];
        for (at, rows) in definitions {
            for name in keys(&schema, at) {
                let known = rows.iter().any(|(known, ..)| *known == name || known.starts_with(&format!("{name}.")));
                assert!(known, "{at}/{name}");
            }
            let mut names: Vec<_> = rows.iter().flat_map(|(_, vi, en)| [vi, en]).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), 2 * rows.len());
        }
    }

    #[test]
    fn a_field_of_a_later_inspection_says_of_which() {
        let vi = |field: Field| names(&field, None).0.into_owned();
        assert_eq!(vi(Field::Inspection(0, "result")), "kết quả kiểm định");
        assert_eq!(vi(Field::Inspection(1, "result")), "kết quả kiểm định (lần kiểm định số 2)");
        assert_eq!(vi(Field::Inspector(2, 0)), "kiểm định viên số 1 (lần kiểm định số 3)");
        assert_eq!(vi(Field::Event(0, "on")), "ngày của sự kiện số 1");
        assert_eq!(vi(Field::Attribute("colour".into())), "colour");
        assert_eq!(vi(Field::Unknown("a.b".into())), "a.b");
    }
}
