//! A plain mutator for the fuzz targets, where libFuzzer does not drive them: seeded, so that every run is the same.
#![allow(clippy::indexing_slicing, reason = "it is a test")]

/// What means something to one of the readers.
const SIGNS: &[u8] = b"\"{}[],;:=\n\\\0-9.#'";

/// Runs the target on the seeds and on that many mutations of them.
pub(crate) fn rounds(seeds: &[&[u8]], rounds: u32, target: impl Fn(&[u8])) {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    for seed in seeds {
        target(seed);
    }
    for _ in 0..rounds {
        let mut data = seeds[random(seeds.len())].to_vec();
        for _ in 0..=random(4) {
            let at = random(data.len());
            match random(6) {
                0 => data.truncate(at),
                1 if !data.is_empty() => data[at] = random(256) as u8,
                2 => data.insert(at, SIGNS[random(SIGNS.len())]),
                3 if !data.is_empty() => drop(data.remove(at)),
                4 => {
                    let end = (at + random(40)).min(data.len());
                    let piece = data[at..end].to_vec();
                    let to = random(data.len());
                    data.splice(to..to, piece);
                }
                _ => {
                    let other = seeds[random(seeds.len())];
                    let from = random(other.len());
                    data.splice(at..at, other[from..(from + random(60)).min(other.len())].iter().copied());
                }
            }
        }
        target(&data);
    }
}
