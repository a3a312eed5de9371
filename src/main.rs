//! The `kiemdinh` program: checks registers, shows and compares rulebooks.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
