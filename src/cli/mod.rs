//! The program's commands. Everything that touches files, the clock or the terminal is here.

mod args;
mod check;
mod columns;
mod diff;
mod failure;
mod files;
mod give_back;
mod inputs;
mod joined;
mod output;
mod pipeline;
mod sheets;
mod show;
mod verified;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use failure::Failure;

/// The exit code of a run that did what it should.
const DONE: u8 = 0;
/// The exit code of `--fail-on`, where an item has such a status.
const FOUND: u8 = 1;
/// The exit code of unusable arguments or input.
const UNUSABLE: u8 = 2;

/// Vietnamese statutory technical inspection: what must be inspected, when, and under which provision.
///
/// Kiểm định kỹ thuật an toàn: đối tượng nào phải kiểm định, đến hạn ngày nào, theo quy định nào.
#[derive(Debug, Parser)]
#[command(name = "kiemdinh", version, max_term_width = 110, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Check(Box<check::CheckArgs>),
    /// Show, check or compare rulebooks
    ///
    /// Xem, kiểm tra hoặc so sánh bộ quy tắc.
    #[command(subcommand)]
    Rulebook(RulebookCommand),
}

#[derive(Debug, clap::Subcommand)]
enum RulebookCommand {
    Show(show::ShowArgs),
    Check(files::CheckArgs),
    Diff(Box<diff::DiffArgs>),
}

/// Runs the program with the arguments it was started with.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::usage(&error),
    };
    let done = match &cli.command {
        Command::Check(args) => check::run(args),
        Command::Rulebook(RulebookCommand::Show(args)) => show::run(args),
        Command::Rulebook(RulebookCommand::Check(args)) => files::run(args),
        Command::Rulebook(RulebookCommand::Diff(args)) => diff::run(args),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        // The reader of our output has seen enough (`kiemdinh check … | head`).
        Err(Failure::Closed) => ExitCode::from(DONE),
        Err(failure @ Failure::Unusable { .. }) => {
            failure.print();
            ExitCode::from(UNUSABLE)
        }
    }
}
