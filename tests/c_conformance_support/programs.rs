//! The programs that answer cases, compiled and run.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kiemdinh::capi::version::KIEMDINH_ABI_VERSION;
use serde_json::Value;

use super::protocol::{self, Request};

pub(crate) struct Program(PathBuf);

pub(crate) struct Programs {
    pub(crate) c: Program,
    pub(crate) cpp: Program,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn compiler(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

/// The folder of the libraries, built where none is named.
fn libraries() -> PathBuf {
    if let Some(folder) = std::env::var_os("KIEMDINH_LIB_DIR") {
        return folder.into();
    }
    let built = Command::new("sh").arg("bindings/c/build.sh").current_dir(root()).stderr(Stdio::inherit()).output();
    let built = built.expect("a shell");
    assert!(built.status.success(), "bindings/c/build.sh failed");
    String::from_utf8(built.stdout).expect("UTF-8").trim_end().into()
}

impl Programs {
    /// An error where they cannot be built here.
    pub(crate) fn build() -> Result<Programs, String> {
        if !cfg!(target_os = "linux") {
            return Err("the programs are linked as Linux does it".to_owned());
        }
        let (cc, cxx) = (compiler("CC", "cc"), compiler("CXX", "c++"));
        for compiler in [&cc, &cxx] {
            let runs = Command::new(compiler).arg("--version").output().is_ok_and(|told| told.status.success());
            if !runs {
                return Err(format!("no compiler {compiler}"));
            }
        }
        let folder = libraries();
        let c = ["-std=c89", "-Wno-long-long", "conform.c", "put.c", "request.c"];
        let cpp = ["-std=c++11", "conform.cpp"];
        Ok(Programs { c: compile(&cc, &c, "conform_c", &folder), cpp: compile(&cxx, &cpp, "conform_cpp", &folder) })
    }
}

fn compile(compiler: &str, arguments: &[&str], name: &str, libraries: &Path) -> Program {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // The program looks for the library by its SONAME.
    let soname = format!("libkiemdinh.so.{KIEMDINH_ABI_VERSION}");
    let shared = libraries.join("libkiemdinh.so");
    std::fs::copy(&shared, program.with_file_name(soname)).expect("the library beside the program");
    let done = Command::new(compiler)
        .current_dir(root().join("bindings/conformance"))
        .args(["-pedantic", "-Wall", "-Wextra", "-Werror", "-O1"])
        .args(arguments)
        .arg("-I")
        .arg(root().join("include"))
        .arg("-L")
        .arg(libraries)
        .args(["-lkiemdinh", "-Wl,-rpath,$ORIGIN", "-o"])
        .arg(&program)
        .status();
    assert!(done.expect("a compiler").success(), "{compiler} does not compile {name}");
    Program(program)
}

impl Program {
    /// The answers to requests, one for each.
    pub(crate) fn answers(&self, requests: &[&Request]) -> Vec<Value> {
        let mut input = Vec::new();
        requests.iter().for_each(|request| request.write(&mut input));
        let mut running = Command::new(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", self.0.display()));
        let mut stdin = running.stdin.take().expect("its input");
        // Beside the reading: the program answers before it has read all. A program that ends early is seen below.
        let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let told = running.wait_with_output().expect("its output");
        writing.join().expect("the input is written");
        assert!(told.status.success(), "{}: {}", self.0.display(), told.status);
        let answers = protocol::answers(&String::from_utf8(told.stdout).expect("UTF-8"));
        assert_eq!(answers.len(), requests.len(), "{}: an answer to each request", self.0.display());
        answers
    }
}
