//! Rulebooks: identity, and what is in them.

use std::ffi::c_char;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::Rulebook;
use crate::law::diff::diff;

use super::date::{day, kiemdinh_date};
use super::error::kiemdinh_error;
use super::guard::{Out, call, free, get, hand_over, lent};
use super::law::{Tables, kiemdinh_attribute_definition, kiemdinh_category, kiemdinh_provision};
use super::numbers::*;
use super::string::kiemdinh_string;
use super::text::{Text, lend, text};

/** A rulebook: dated, cited law.

It does not change: any number of threads may use it at once. Owned: release it with kiemdinh_rulebook_free. What was
made with it holds it, and lives on when it is freed; what it lends (categories, provisions, texts) does not. */
pub struct kiemdinh_rulebook {
    book: Book,
    /// Made when first asked for.
    tables: OnceLock<Tables>,
    texts: [Text; 5],
}

/// The built-in rulebook, or one that was loaded.
#[derive(Clone)]
pub(super) enum Book {
    Builtin(&'static Rulebook),
    Loaded(Arc<Rulebook>),
}

impl Deref for Book {
    type Target = Rulebook;

    fn deref(&self) -> &Rulebook {
        match self {
            Book::Builtin(book) => book,
            Book::Loaded(book) => book,
        }
    }
}

impl kiemdinh_rulebook {
    pub(super) fn hand_over(book: Book) -> *mut kiemdinh_rulebook {
        let header = &book.data().header;
        let texts = [&header.id, &header.version, book.sha256(), &header.name_vi, &header.name_en].map(Text::new);
        hand_over(kiemdinh_rulebook { book, tables: OnceLock::new(), texts })
    }

    pub(super) fn book(&self) -> &Book {
        &self.book
    }

    fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| Tables::of(&self.book))
    }
}

/** The Vietnamese rulebook that comes with this version of the library.

`rulebook` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_builtin(
    rulebook: *mut *mut kiemdinh_rulebook,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(rulebook, "rulebook")?;
            out.set(kiemdinh_rulebook::hand_over(Book::Builtin(Rulebook::builtin())));
            Ok(())
        })
    }
}

/** Releases a rulebook and all it lent. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_free(rulebook: *mut kiemdinh_rulebook) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(rulebook) }
}

/// One of the book's own texts.
///
/// # Safety
/// `rulebook` is NULL or ours, `length` NULL or to be written to.
unsafe fn own_text(rulebook: *const kiemdinh_rulebook, index: usize, length: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    let own = get(None, || unsafe { lent(rulebook, "rulebook") }.map(Some));
    // SAFETY: the caller's promise.
    unsafe { lend(own.and_then(|own| own.texts.get(index)), length) }
}

/** The book's id: vn. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_id(rulebook: *const kiemdinh_rulebook, length: *mut usize) -> *const c_char {
    // SAFETY: as the conventions say.
    unsafe { own_text(rulebook, 0, length) }
}

/** The book's semantic version. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_version(
    rulebook: *const kiemdinh_rulebook,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: as the conventions say.
    unsafe { own_text(rulebook, 1, length) }
}

/** SHA-256 over the book's content, overlays included, in lower-case hexadecimal (S20). Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_sha256(
    rulebook: *const kiemdinh_rulebook,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: as the conventions say.
    unsafe { own_text(rulebook, 2, length) }
}

/** The book's name. `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_name(
    rulebook: *const kiemdinh_rulebook,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    let index = if language == KIEMDINH_LANGUAGE_ENGLISH { 4 } else { 3 };
    // SAFETY: as the conventions say.
    unsafe { own_text(rulebook, index, length) }
}

/** The last day for which the law was looked up; KIEMDINH_DATE_NONE for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_verified_until(rulebook: *const kiemdinh_rulebook) -> kiemdinh_date {
    // SAFETY: NULL, or a rulebook of ours.
    get(KIEMDINH_DATE_NONE, || Ok(unsafe { lent(rulebook, "rulebook") }?.book.verified_until().days()))
}

/// Something of a rulebook that was lent; `otherwise` where there is none.
///
/// # Safety
/// `rulebook` is NULL or ours.
unsafe fn of<T>(
    rulebook: *const kiemdinh_rulebook,
    otherwise: T,
    read: impl FnOnce(&kiemdinh_rulebook) -> Option<T>,
) -> T {
    let found = get(None, || {
        // SAFETY: the caller's promise.
        Ok(read(unsafe { lent(rulebook, "rulebook") }?))
    });
    found.unwrap_or(otherwise)
}

/** How many categories the book has. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_category_count(rulebook: *const kiemdinh_rulebook) -> usize {
    // SAFETY: as the conventions say.
    unsafe { of(rulebook, 0, |own| Some(own.tables().categories.len())) }
}

/** A category, by index from 0; NULL where there is none of that index. Borrowed: it lives as long as the rulebook. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_category(
    rulebook: *const kiemdinh_rulebook,
    index: usize,
) -> *const kiemdinh_category {
    // SAFETY: as the conventions say.
    unsafe { of(rulebook, std::ptr::null(), |own| own.tables().categories.get(index).map(std::ptr::from_ref)) }
}

/** The category of that id; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_category_find(
    rulebook: *const kiemdinh_rulebook,
    id: *const c_char,
    id_length: usize,
) -> *const kiemdinh_category {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            own.tables().category(text(id, id_length, "id").ok()?).map(std::ptr::from_ref)
        })
    }
}

/** How many attributes the book defines. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_attribute_count(rulebook: *const kiemdinh_rulebook) -> usize {
    // SAFETY: as the conventions say.
    unsafe { of(rulebook, 0, |own| Some(own.tables().attributes.len())) }
}

/** An attribute, by index from 0; NULL where there is none of that index. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_attribute(
    rulebook: *const kiemdinh_rulebook,
    index: usize,
) -> *const kiemdinh_attribute_definition {
    // SAFETY: as the conventions say.
    unsafe { of(rulebook, std::ptr::null(), |own| own.tables().attributes.get(index).map(std::ptr::from_ref)) }
}

/** The attribute of that name; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_attribute_find(
    rulebook: *const kiemdinh_rulebook,
    name: *const c_char,
    name_length: usize,
) -> *const kiemdinh_attribute_definition {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            own.tables().attribute(text(name, name_length, "name").ok()?).map(std::ptr::from_ref)
        })
    }
}

/** How many provisions the book has: every entry of every table, lists row by row. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_provision_count(rulebook: *const kiemdinh_rulebook) -> usize {
    // SAFETY: as the conventions say.
    unsafe { of(rulebook, 0, |own| Some(own.tables().provisions.len())) }
}

/** A provision, by index from 0, in the order of tables and entries; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_provision(
    rulebook: *const kiemdinh_rulebook,
    index: usize,
) -> *const kiemdinh_provision {
    // SAFETY: as the conventions say.
    unsafe { of(rulebook, std::ptr::null(), |own| own.tables().provisions.get(index).map(std::ptr::from_ref)) }
}

/** The provision of that table and key: "intervals qtkd-01-2016.2", "lists 36/2019/TT-BLDTBXH row lifting.lift"; NULL
where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_provision_find(
    rulebook: *const kiemdinh_rulebook,
    key: *const c_char,
    key_length: usize,
) -> *const kiemdinh_provision {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            own.tables().provision(text(key, key_length, "key").ok()?).map(std::ptr::from_ref)
        })
    }
}

/** The list of objects in force on that day (S5); NULL where there is none, and for a day out of range. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_list(
    rulebook: *const kiemdinh_rulebook,
    on: kiemdinh_date,
) -> *const kiemdinh_provision {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            let list = own.book.list(day(on, "on").ok()?)?;
            own.tables().provision(&format!("lists {}", list.document)).map(std::ptr::from_ref)
        })
    }
}

/** The ground of a finding (a KIEMDINH_FINDING_...) on that day; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_obligation(
    rulebook: *const kiemdinh_rulebook,
    finding: i32,
    on: kiemdinh_date,
) -> *const kiemdinh_provision {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            let code = super::numbered::Numbered::of(finding)?;
            let obligation = own.book.obligation(code, day(on, "on").ok()?)?;
            own.tables().dated("obligations", code.name(), obligation.period.from).map(std::ptr::from_ref)
        })
    }
}

/** Who holds a role of authority (declaration_authority) on that day; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_authority(
    rulebook: *const kiemdinh_rulebook,
    role: *const c_char,
    role_length: usize,
    on: kiemdinh_date,
) -> *const kiemdinh_provision {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            let role = text(role, role_length, "role").ok()?;
            let authority = own.book.authority(role, day(on, "on").ok()?)?;
            own.tables().dated("authorities", role, authority.period.from).map(std::ptr::from_ref)
        })
    }
}

/** An interval rule of a category that is in force on that day, by index from 0 in the order of ids; NULL past the last
one. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_interval(
    rulebook: *const kiemdinh_rulebook,
    category: *const c_char,
    category_length: usize,
    on: kiemdinh_date,
    index: usize,
) -> *const kiemdinh_provision {
    // SAFETY: as the conventions say.
    unsafe {
        of(rulebook, std::ptr::null(), |own| {
            let category = text(category, category_length, "category").ok()?;
            let rule = own.book.intervals(category, day(on, "on").ok()?).nth(index)?;
            own.tables().provision(&format!("intervals {}", rule.id)).map(std::ptr::from_ref)
        })
    }
}

/** The days and attributes for which the book has no interval rule, as a JSON list of {"category", "from", "to",
"assignment"}.

`json` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_gaps(
    rulebook: *const kiemdinh_rulebook,
    json: *mut *mut kiemdinh_string,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(json, "json")?;
            let gaps = lent(rulebook, "rulebook")?.book.gaps();
            let gaps: Vec<_> = gaps
                .iter()
                .map(|gap| {
                    serde_json::json!({"category": gap.category, "from": gap.period.from, "to": gap.period.to,
                        "assignment": gap.assignment})
                })
                .collect();
            out.set(kiemdinh_string::hand_over(&serde_json::Value::from(gaps).to_string()));
            Ok(())
        })
    }
}

/** What changes from one rulebook to another, as a JSON list of {"provision", "before", "after"}.

`json` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_diff(
    before: *const kiemdinh_rulebook,
    after: *const kiemdinh_rulebook,
    json: *mut *mut kiemdinh_string,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(json, "json")?;
            let changes = diff(&lent(before, "before")?.book, &lent(after, "after")?.book);
            // Plain data becomes JSON without fail.
            out.set(kiemdinh_string::hand_over(&serde_json::to_string(&changes).unwrap_or_default()));
            Ok(())
        })
    }
}
