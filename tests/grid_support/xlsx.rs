//! Workbooks of Excel 2007, part by part.

use super::package::package;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook of one sheet.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Within `<worksheet>`.
    pub sheet: String,
    /// Within `<sst>`.
    pub shared: String,
    /// Within `<styleSheet>`.
    pub styles: String,
    /// Within `<workbook>`.
    pub book: String,
    /// Within `<Relationships>` of the workbook.
    pub relations: String,
    /// Other parts.
    pub more: Vec<(String, Vec<u8>)>,
}

impl Default for Parts {
    fn default() -> Parts {
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
        };
        Parts {
            sheet: "<sheetData/>".into(),
            shared: String::new(),
            styles: String::new(),
            book: "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>".into(),
            relations: [
                relation("rId1", "worksheet", "worksheets/sheet1.xml"),
                relation("rId2", "sharedStrings", "sharedStrings.xml"),
                relation("rId3", "styles", "styles.xml"),
            ]
            .concat(),
            more: Vec::new(),
        }
    }
}

impl Parts {
    /// A workbook with that within `<sheetData>`.
    pub fn data(data: &str) -> Parts {
        Parts { sheet: format!("<sheetData>{data}</sheetData>"), ..Parts::default() }
    }

    /// The names and contents of the parts.
    pub fn list(&self) -> Vec<(String, Vec<u8>)> {
        let part = |root: &str, content: &str| {
            let namespaces = format!("xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"");
            format!("{HEAD}<{root} {namespaces}>{content}</{root}>").into_bytes()
        };
        let root =
            format!("<Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>");
        let mut list: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".into(), part("Types", "")),
            ("_rels/.rels".into(), part("Relationships", &root)),
            ("xl/workbook.xml".into(), part("workbook", &self.book)),
            ("xl/_rels/workbook.xml.rels".into(), part("Relationships", &self.relations)),
            ("xl/worksheets/sheet1.xml".into(), part("worksheet", &self.sheet)),
            ("xl/sharedStrings.xml".into(), part("sst", &self.shared)),
            ("xl/styles.xml".into(), part("styleSheet", &self.styles)),
        ];
        list.extend(self.more.iter().cloned());
        list
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let list = self.list();
        package(&list.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
    }
}
