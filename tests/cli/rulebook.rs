use crate::{Files, REGISTER, kiemdinh};

const OVERLAY: &str = "overlay = { id = \"hp-1\", authority = \"Sở\", verified_by = \"Nguyễn Văn A\", on = 2026-11-01 }\n\
                       [[interval]]\nid = \"qtkd-09-2016.1\"\nmonths = 24\nverification = \"text\"\n";

#[test]
fn show_tells_what_the_book_is_and_what_it_says_about_an_id() {
    let out = kiemdinh(&["rulebook", "show"]).ok();
    let book = kiemdinh::Rulebook::builtin();
    assert!(out.contains(book.version()) && out.contains(book.sha256()), "{out}");
    assert!(out.contains("intervals"), "{out}");

    let out = kiemdinh(&["rulebook", "show", "lifting.hoist_manual", "--lang", "en"]).ok();
    for part in [
        "[categories]",
        "Pa lăng kéo tay",
        "id: qtkd-13-2016.1",
        "months: 36",
        "[lists]",
        "rated_capacity >= 1000 kg",
        "Gaps",
    ] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    let out = kiemdinh(&["rulebook", "show", "54/2016/TT-BLĐTBXH"]).ok();
    assert!(out.contains("[documents]") && out.contains("qtkd-09-2016.1"), "{out}");
    let out = kiemdinh(&["rulebook", "show", "parameters"]).ok();
    assert!(out.contains("stated_ceiling_months"), "{out}");
    let message = kiemdinh(&["rulebook", "show", "nonsense"]).unusable();
    assert!(message.contains("nonsense"));
}

#[test]
fn show_verification_is_a_markdown_table_of_every_category() {
    let out = kiemdinh(&["rulebook", "show", "verification", "--lang", "en"]).ok();
    let book = kiemdinh::Rulebook::builtin();
    for category in &book.data().categories {
        assert!(out.contains(&format!("\n| `{}` ", category.id)), "{}", category.id);
    }
    assert!(
        out.contains("| Electric hoist | secondary | 36, 12 secondary |".trim_start_matches("| Electric hoist ")),
        "{out}"
    );
    let widths = out.lines().filter(|line| line.starts_with('|')).map(|line| line.matches('|').count());
    assert!(widths.into_iter().all(|bars| bars == 6 || bars == 4), "{out}");
    // An overlay shows.
    let files = Files::new();
    let raised = kiemdinh(&["rulebook", "show", "verification", "--overlay", &files.with("o.toml", OVERLAY)]).ok();
    assert!(raised.contains("24 text; 12 secondary"), "{raised}");
}

#[test]
fn check_lists_all_faults_with_file_and_line() {
    let out = kiemdinh(&["rulebook", "check"]).ok();
    assert!(out.contains(kiemdinh::Rulebook::builtin().sha256()), "{out}");
    let gaps = kiemdinh(&["rulebook", "check", "--gaps"]).ok();
    assert!(gaps.lines().count() > out.lines().count(), "{gaps}");

    let files = Files::new();
    let bad = files.with(
        "bad.toml",
        "overlay = { id = \"x\", authority = \"a\", verified_by = \"v\", on = 2026-11-01 }\n\
         [[interval]]\nid = \"qtkd-09-2016.1\"\nmonths = 0\ncolour = \"red\"\nverification = \"certain\"\n",
    );
    let run = kiemdinh(&["rulebook", "check", "--overlay", &bad, "--lang", "en"]);
    assert_eq!(run.code, 2);
    let faults: Vec<&str> = run.err.lines().filter(|line| line.starts_with(&bad)).collect();
    assert!(faults.len() >= 3, "{}", run.err);
    assert!(faults.iter().any(|fault| fault.contains("bad.toml:4: ") && fault.contains("months")), "{}", run.err);
    assert!(faults.iter().any(|fault| fault.contains("bad.toml:5: ") && fault.contains("colour")), "{}", run.err);
    assert!(run.err.ends_with(&format!("faults: {}\n", run.err.lines().count() - 1)), "{}", run.err);
    let vietnamese = kiemdinh(&["rulebook", "check", "--overlay", &bad]);
    assert!(vietnamese.err.contains("số lỗi: "), "{}", vietnamese.err);

    // The built-in book's own files make the same book, as a directory or one by one.
    let law = concat!(env!("CARGO_MANIFEST_DIR"), "/src/law/vn");
    assert_eq!(kiemdinh(&["rulebook", "check", law]).ok(), out);
    let missing = format!("{law}/rulebook.toml");
    let run = kiemdinh(&["rulebook", "check", &missing, &format!("{law}/intervals.toml")]);
    assert_eq!(run.code, 2);
    // An overlay is no rulebook of its own; a directory without any TOML file is none either.
    assert_eq!(kiemdinh(&["rulebook", "check", &bad]).code, 2);
    kiemdinh(&["rulebook", "check", &Files::new().path("")]).unusable();
}

#[test]
fn diff_says_what_changes_by_provision_and_for_which_items() {
    let files = Files::new();
    let overlay = files.with("o.toml", OVERLAY);
    let same = kiemdinh(&["rulebook", "diff", "builtin", "builtin", "--lang", "en"]).ok();
    assert!(same.contains("No provision differs."), "{same}");

    let args = ["rulebook", "diff", "builtin", "builtin", "--overlay-b", &overlay, "--lang", "en"];
    let out = kiemdinh(&args).ok();
    for part in
        ["~ intervals qtkd-09-2016.1", "    months: 36 → 24", "    verification: secondary → text", "+ overlays hp-1"]
    {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    let out = kiemdinh(&[&args[..], &["--register", REGISTER, "--as-of", "2026-11-23"]].concat()).ok();
    assert!(out.contains("change their status, of 262"), "{out}");
    assert!(out.contains(" → Overdue"), "{out}");
    let moves: Vec<&str> = out.lines().filter(|line| line.starts_with("  HP-")).collect();
    let total = out.lines().find_map(|line| line.split_once(" change their status")).unwrap().0;
    assert_eq!(total, moves.len().to_string(), "{out}");
    kiemdinh(&["rulebook", "diff", "builtin", &files.path("none.toml")]).unusable();
}
