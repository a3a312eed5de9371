//! Registers as plants keep them, in `tests/data/sheets`, through the program.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

#[path = "../grid_support/compound.rs"]
#[allow(unreachable_pub, reason = "other tests use it too")]
mod compound;

mod beside;
mod columns;
mod forms;
mod give_back;
mod grouped;
mod headings;
mod joined;
mod json;
mod machine;
mod reading;
mod records;
mod refused;

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// What a run has left.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    #[track_caller]
    fn ok(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out
    }

    /// The errors of a run with unusable arguments or input, said in both languages.
    #[track_caller]
    fn unusable(self) -> String {
        assert_eq!(self.code, 2, "{}{}", self.out, self.err);
        assert!(self.err.contains("error: ") && self.err.contains("lỗi: "), "{}", self.err);
        self.err
    }
}

/// The path of a register.
fn register(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/sheets").join(name);
    path.to_str().expect("text").to_owned()
}

fn check(path: &str, more: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_kiemdinh"))
        .args(["check", path, "--as-of", "2026-11-23"])
        .args(more)
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Run { code: output.status.code().expect("an end of its own"), out: text(output.stdout), err: text(output.stderr) }
}

/// The assessments of a register's items.
fn answers(path: &str, more: &[&str]) -> Vec<Value> {
    let out = check(path, &[&["--format", "jsonl"], more].concat()).ok();
    out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// Id, status and due date of each.
fn statuses(answers: &[Value]) -> Vec<[&str; 3]> {
    answers.iter().map(|answer| ["id", "status", "due_on"].map(|key| answer[key].as_str().unwrap_or("-"))).collect()
}
