//! `include/kiemdinh.h` is what `src/capi` says.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

const BLESS: &str = "KIEMDINH_BLESS=1 cargo test --features capi --test header";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// The header, as cbindgen makes it, with what cbindgen cannot do: a calling convention, and no comments of C99.
fn header() -> String {
    let mut config = cbindgen::Config::from_file(root().join("bindings/c/cbindgen.toml")).expect("a configuration");
    config.header = Some(read("bindings/c/conventions.h"));
    config.after_includes = Some(format!("\n{}", read("bindings/c/platform.h").trim_end()));
    let mut builder = cbindgen::Builder::new().with_config(config);
    for module in modules() {
        builder = builder.with_src(module);
    }
    let mut made = Vec::new();
    builder.generate().expect("bindings").write(&mut made);
    let made = String::from_utf8(made).expect("UTF-8");
    tidy(&made)
}

/// Comments of C89, a calling convention before the name of each function, and limits as C89 can write them.
fn tidy(made: &str) -> String {
    let mut lines = Vec::new();
    let mut comment: Option<(String, Vec<String>)> = None;
    for line in made.lines().map(str::trim_end) {
        match (&mut comment, line.trim_start()) {
            (None, "/*") => comment = Some((line.replace("/*", ""), Vec::new())),
            (Some((indent, said)), "*/") => {
                let body = said.join("\n").trim().replace('\n', &format!("\n{indent} * "));
                lines.push(format!("{indent}/* {body} */").replace(" * \n", " *\n"));
                comment = None;
            }
            (Some((_, said)), text) => said.push(without_asterisk(text).to_owned()),
            (None, _) => lines.push(code(line)),
        }
    }
    lines.join("\n") + "\n"
}

/// The first page of the header has its asterisks already.
fn without_asterisk(text: &str) -> &str {
    let text = text.strip_prefix('*').unwrap_or(text);
    text.strip_prefix(' ').unwrap_or(text)
}

fn code(line: &str) -> String {
    if line.starts_with(" *") || line.starts_with("/*") {
        return line.to_owned();
    }
    if let Some(code) = line.split_once("//").map(|(code, _)| code.trim_end()) {
        return code.to_owned();
    }
    let limit = |name: &str| line.starts_with(&format!("#define {name} "));
    if limit("KIEMDINH_DATE_NONE") {
        return "#define KIEMDINH_DATE_NONE (-2147483647 - 1)".to_owned();
    }
    if limit("KIEMDINH_NTS") {
        return "#define KIEMDINH_NTS ((size_t)-1)".to_owned();
    }
    let open = line.find('(').filter(|open| !line.starts_with('#') && *open > 0);
    let name = open.and_then(|open| line[..open].rfind(|c: char| !c.is_alphanumeric() && c != '_'));
    match name.map(|before| line.split_at(before + 1)) {
        Some((before, rest)) if rest.starts_with("kiemdinh_") => format!("{before}KIEMDINH_CALL {rest}"),
        _ => line.to_owned(),
    }
}

/// The modules of the C ABI, in the order in which the header has them.
fn modules() -> Vec<PathBuf> {
    let order = [
        "numbers",
        "version",
        "error",
        "string",
        "date",
        "names",
        "quantity",
        "plain",
        "init",
        "rulebook",
        "builder",
        "law",
        "accreditations",
        "record",
        "reader",
        "assessor",
        "assessment",
        "finding",
        "duplicates",
        "exposure",
    ];
    let folder = root().join("src/capi");
    // None is forgotten that exports something.
    for entry in std::fs::read_dir(&folder).expect("src/capi") {
        let path = entry.expect("a file").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let text = std::fs::read_to_string(&path).expect("a module");
        assert_eq!(
            text.contains("extern \"C\" fn") || text.contains("pub const KIEMDINH_") || name == "plain",
            order.contains(&name.as_str()),
            "src/capi/{name}.rs: is it in the header's order?"
        );
    }
    order.iter().map(|name| folder.join(format!("{name}.rs"))).collect()
}

#[test]
fn the_header_is_what_the_library_says() {
    let (made, path) = (header(), root().join("include/kiemdinh.h"));
    if std::env::var_os("KIEMDINH_BLESS").is_some() {
        std::fs::write(&path, made).expect("the header is written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differs = made.lines().zip(kept.lines()).position(|(made, kept)| made != kept);
    let at = differs.unwrap_or_else(|| made.lines().count().min(kept.lines().count()));
    assert!(made == kept, "include/kiemdinh.h, line {}: renew it with\n    {BLESS}", at + 1);
}
