//! From registers to output, in order, on all processors, with a bounded number of blocks in memory.
//!
//! One thread cuts the registers into blocks of rows; workers read, judge and write each block into bytes of its own;
//! the calling thread puts the bytes out in the order of the rows. A block is only cut when one of a fixed number of
//! output buffers is free, so nothing piles up however slow a block or the output is.

use std::collections::BTreeMap;
use std::fs::File;
use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use indicatif::ProgressBar;
use kiemdinh::Item;
use kiemdinh::read::sheet::SheetItem;
use kiemdinh::read::{Block, Layout, RowError};

use super::failure::Failure;
use super::inputs::{Input, Inputs};
use super::output::Output;
use super::sheets::{Form, with_items};

/// What is done with the rows.
pub(crate) trait Work: Sync {
    /// What a block adds up to.
    type Tally: Send;

    /// The tally of no rows.
    fn tally(&self) -> Self::Tally;

    /// An item; `source` is the number of its register, `rows` are the rows there that tell of it.
    fn item(&self, source: u32, rows: &[u64], item: &mut Item, out: &mut Vec<u8>, tally: &mut Self::Tally);

    /// A row that cannot be read.
    fn row_error(&self, source: u32, error: &RowError, out: &mut Vec<u8>, tally: &mut Self::Tally);
}

struct Job {
    number: usize,
    source: u32,
    rows: Rows,
    out: Vec<u8>,
}

enum Rows {
    /// Rows of a register, yet to be read.
    Block(Arc<Layout>, Block),
    /// Items of a sheet, which are read where they are cut.
    Items(Vec<Result<SheetItem, RowError>>),
}

/// So many items of a sheet go to a worker at once.
const ITEMS: usize = 256;

struct Done<T> {
    number: usize,
    out: Vec<u8>,
    tally: T,
}

/// Does the work on every row; the tallies come in the order of the rows.
///
/// What was read before a failure is written before it is returned.
pub(crate) fn run<W: Work>(
    inputs: &Inputs<'_>,
    work: &W,
    mut absorb: impl FnMut(W::Tally),
    output: &mut Output,
) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let buffers = workers + 2;
    let (free, freed) = mpsc::sync_channel(buffers);
    for _ in 0..buffers {
        // The channel has room for all of them.
        let _ = free.send(Vec::new());
    }
    let (send_job, jobs) = mpsc::sync_channel(buffers);
    let (send_done, done) = mpsc::sync_channel(buffers);
    let jobs = Arc::new(Mutex::new(jobs));
    let bar = inputs.progress();
    // The queues are moved in: they end when this closure does, and with them the threads.
    thread::scope(move |scope| {
        let reader = scope.spawn({
            let bar = bar.clone();
            move || cut(inputs, &freed, &send_job, &bar)
        });
        for _ in 0..workers {
            let (jobs, send_done) = (Arc::clone(&jobs), send_done.clone());
            scope.spawn(move || judge(work, &jobs, &send_done));
        }
        // Only the workers hold these ends now.
        drop((jobs, send_done));
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for block in done {
            waiting.insert(block.number, block);
            while let Some(Done { mut out, tally, .. }) = waiting.remove(&next) {
                output.bytes(&out)?;
                absorb(tally);
                out.clear();
                // The reader may have come to its end.
                let _ = free.send(out);
                next += 1;
            }
        }
        bar.finish_and_clear();
        match reader.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Cuts the registers into blocks, as buffers become free. Ends early where nobody wants more.
fn cut(
    inputs: &Inputs<'_>,
    freed: &Receiver<Vec<u8>>,
    jobs: &SyncSender<Job>,
    bar: &ProgressBar,
) -> Result<(), Failure> {
    let mut number = 0;
    for (source, input) in (0..).zip(&inputs.sources) {
        let mut send = |rows: Rows| {
            let sent = freed.recv().is_ok_and(|out| jobs.send(Job { number, source, rows, out }).is_ok());
            number += 1;
            sent
        };
        let wanted = match &input.form {
            Form::Register(_) => cut_register(inputs, input, bar, &mut send)?,
            Form::Text(_) | Form::Sheet(_) => cut_sheet(inputs, input, bar, &mut send)?,
        };
        if !wanted {
            return Ok(());
        }
    }
    Ok(())
}

fn cut_register(
    inputs: &Inputs<'_>,
    input: &Input,
    bar: &ProgressBar,
    send: &mut impl FnMut(Rows) -> bool,
) -> Result<bool, Failure> {
    let mut register = inputs.register(input, bar)?;
    let layout = register.layout();
    while let Some(block) = register.next_block()? {
        if !send(Rows::Block(Arc::clone(&layout), block)) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn cut_sheet(
    inputs: &Inputs<'_>,
    input: &Input,
    bar: &ProgressBar,
    send: &mut impl FnMut(Rows) -> bool,
) -> Result<bool, Failure> {
    // The parts of a workbook are read in any order: at its end the bar stands behind all of it.
    let end = bar.position() + input.length().unwrap_or(0);
    let Some(path) = &input.path else { return Ok(true) };
    let file = File::open(path).map_err(|error| Failure::reading(&input.name, &error))?;
    let wanted = with_items(inputs.book, &input.name, &file, &input.form, &inputs.reading(input, bar), |mut items| {
        let mut rows = Vec::with_capacity(ITEMS);
        while let Some(item) = items.next_item()? {
            rows.push(item);
            if rows.len() == ITEMS && !send(Rows::Items(std::mem::replace(&mut rows, Vec::with_capacity(ITEMS)))) {
                return Ok(false);
            }
        }
        Ok(rows.is_empty() || send(Rows::Items(rows)))
    })?;
    bar.set_position(end);
    Ok(wanted)
}

fn judge<W: Work>(work: &W, jobs: &Mutex<Receiver<Job>>, done: &SyncSender<Done<W::Tally>>) {
    let mut item = Item::default();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { number, source, rows, mut out }) = job else { return };
        let mut tally = work.tally();
        match rows {
            Rows::Block(layout, block) => {
                let mut rows = layout.rows(&block);
                while let Some(row) = rows.next_into(&mut item) {
                    match row {
                        Ok(row) => work.item(source, &[row], &mut item, &mut out, &mut tally),
                        Err(error) => work.row_error(source, &error, &mut out, &mut tally),
                    }
                }
            }
            Rows::Items(items) => {
                for row in items {
                    match row {
                        Ok(mut one) => work.item(source, &one.rows, &mut one.item, &mut out, &mut tally),
                        Err(error) => work.row_error(source, &error, &mut out, &mut tally),
                    }
                }
            }
        }
        if done.send(Done { number, out, tally }).is_err() {
            return;
        }
    }
}
