//! What is no workbook and no text with delimiters, but is sent under the name of one.

use memchr::memmem;

use crate::error::{Error, ErrorKind};

use super::faults::{Result, error};

/// What to do with it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Remedy {
    /// A program for spreadsheets opens it.
    SaveAgain,
    /// It is an archive.
    Unpack,
    /// It holds no table that could be read.
    Ask,
}

/// The error that names what a file is instead of a workbook.
pub(super) fn named(vi: &str, en: &str, remedy: Remedy) -> Error {
    let (what_vi, what_en) = match remedy {
        Remedy::SaveAgain => {
            ("hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx", "open it and save it as .xlsx")
        }
        Remedy::Unpack => ("hãy giải nén rồi gửi tệp bên trong", "unpack it and give the file within"),
        Remedy::Ask => {
            ("cần bảng dưới dạng .xlsx, .xls, .ods hoặc .csv", "the table is needed as .xlsx, .xls, .ods or .csv")
        }
    };
    error(
        ErrorKind::InvalidValue,
        format!("Đây là {vi}, không phải sổ tính; {what_vi}"),
        format!("This is {en}, not a workbook; {what_en}"),
    )
}

/// First bytes, and what they are the beginning of.
const SIGNATURES: [(&[u8], &str, &str, Remedy); 14] = [
    (b"%PDF", "tài liệu PDF", "a PDF document", Remedy::Ask),
    (b"{\\rtf", "tài liệu RTF", "an RTF document", Remedy::Ask),
    (b"MIME-Version:", "trang web lưu thành một tệp (MHTML)", "a web page in one file (MHTML)", Remedy::SaveAgain),
    (b"Rar!", "tệp nén RAR", "a RAR archive", Remedy::Unpack),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z", "a 7z archive", Remedy::Unpack),
    (b"\x1f\x8b", "tệp nén gzip", "a gzip archive", Remedy::Unpack),
    (b"\x89PNG", "ảnh PNG", "a PNG picture", Remedy::Ask),
    (b"\xff\xd8\xff", "ảnh JPEG", "a JPEG picture", Remedy::Ask),
    (b"GIF8", "ảnh GIF", "a GIF picture", Remedy::Ask),
    (b"\x00\x01\x00\x00Standard", "cơ sở dữ liệu Access", "an Access database", Remedy::Ask),
    (b"\x09\x00\x04\x00", "sổ tính Excel 2", "a workbook of Excel 2", Remedy::SaveAgain),
    (b"\x09\x02\x06\x00", "sổ tính Excel 3", "a workbook of Excel 3", Remedy::SaveAgain),
    (b"\x09\x04\x06\x00", "sổ tính Excel 4", "a workbook of Excel 4", Remedy::SaveAgain),
    (b"\x09\x08\x08\x00\x00\x05", "sổ tính Excel 5 không có vỏ OLE", "a bare workbook of Excel 5", Remedy::SaveAgain),
];

/// Refuses a file that begins like something that is no table.
pub(super) fn refuse(start: &[u8]) -> Result<()> {
    if let Some((_, vi, en, remedy)) = SIGNATURES.iter().find(|(signature, ..)| start.starts_with(signature)) {
        return Err(named(vi, en, *remedy));
    }
    if start.get(4..8) == Some(b"ftyp") {
        return Err(named("ảnh hoặc phim", "a picture or film", Remedy::Ask));
    }
    // Old programs write a web page or XML and call it .xls.
    let plain: Vec<u8> = start.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let plain =
        plain.strip_prefix(b"\xef\xbb\xbf").or(plain.strip_prefix(b"\xff\xfe")).unwrap_or(&plain).trim_ascii_start();
    if plain.starts_with(b"<") {
        let holds = |word: &str| memmem::find(plain, word.as_bytes()).is_some();
        if holds("urn:schemas-microsoft-com:office:spreadsheet") {
            let en = "a workbook of the form XML Spreadsheet 2003";
            return Err(named("sổ tính dạng XML Spreadsheet 2003", en, Remedy::SaveAgain));
        }
        if holds("urn:oasis:names:tc:opendocument") {
            return Err(named(
                "tài liệu OpenDocument dạng XML (.fods)",
                "a flat OpenDocument (.fods)",
                Remedy::SaveAgain,
            ));
        }
        if ["<!doctype html", "<html", "<head", "<meta", "<body", "<style", "<table"].iter().any(|tag| holds(tag)) {
            return Err(named("trang web (HTML)", "a web page (HTML)", Remedy::SaveAgain));
        }
        if plain.starts_with(b"<?xml") {
            return Err(named("tệp XML", "an XML file", Remedy::Ask));
        }
    }
    // In UTF-16 every other byte of plain letters is zero; text in any other encoding has none.
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).any(|byte| *byte == 0);
    if zeros(0) && zeros(1) {
        return Err(named("tệp nhị phân không rõ loại", "a binary file of unknown form", Remedy::Ask));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(start: &[u8]) -> Option<String> {
        refuse(start).err().map(|error| error.to_string())
    }

    #[test]
    fn known_forms() {
        for (signature, _, en, _) in SIGNATURES {
            assert!(refused(signature).is_some_and(|text| text.contains(en)), "{en}");
        }
        let cases: [(&[u8], &str); 8] = [
            (b"\0\0\0\x18ftypheic", "picture"),
            (b"\r\n <TABLE border=1><tr>", "HTML"),
            (b"\xef\xbb\xbf<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "HTML"),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "HTML"),
            (b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "2003"),
            (b"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", "fods"),
            (b"<?xml version=\"1.0\"?><list/>", "XML"),
            (b"\x03\x7c\0\0\0a\0\0\0", "binary"),
        ];
        for (start, part) in cases {
            assert!(refused(start).is_some_and(|text| text.contains(part)), "{part}");
        }
    }

    #[test]
    fn texts() {
        let texts: [&[u8]; 6] = [
            "STT;Tên thiết bị".as_bytes(),
            b"\xff\xfeS\0T\0T\0;\0T\0\xea\x1e",
            b"\0S\0T\0T",
            b"Thi\xd5t b\xde n\xa9ng",
            b"<5 t\xc3\xa2n;1",
            b"\tSTT",
        ];
        texts.iter().for_each(|text| assert_eq!(refused(text), None));
    }
}
