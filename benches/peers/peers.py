"""Compares kiemdinh with another program at the same work: first the answers, then time and memory.

On standard output stands one line for the work: our median, the rival's, and how many times ours the rival's is.
"""

import argparse
import multiprocessing
import os
import pathlib
import statistics
import sys

import check
from measure import say

# To add a work: a module with `prepare`, `ours`, `rival` and `compare`.
WORKS = {"check": check.Check}
CORES = 2


def main():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__)
    parser.add_argument("work", choices=WORKS)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=7, help="of each program, in turn (default: %(default)s)")
    parser.add_argument("--kiemdinh", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    args = parser.parse_args()

    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    args.data.mkdir(parents=True, exist_ok=True)
    work = WORKS[args.work](args.kiemdinh, args.data, args.rows)
    apart(work.prepare)
    # These runs also bring the register into the file cache.
    work.ours()
    work.rival()
    difference = apart(work.compare)
    if difference:
        say(difference)
        sys.exit(1)
    runs = []
    for _ in range(args.runs):
        runs.append((work.ours(), work.rival()))
        say("ours {}    rival {}".format(*runs[-1]))
    ours, rival = (statistics.median(run.seconds for run in side) for side in zip(*runs))
    for name, side in zip(("ours", "rival"), zip(*runs)):
        processor = statistics.median(run.processor for run in side)
        peak = max(run.peak for run in side) / (1 << 20)
        say(f"{name}: processor time {processor:.2f} s (median), peak memory {peak:.0f} MiB")
    print("work\tours_s\trival_s\trival_s/ours_s")
    print(f"{args.work}\t{ours:.3f}\t{rival:.3f}\t{rival / ours:.3f}")


def apart(function):
    """Calls it in a process of its own: what the process that starts a program once held counts as the program's."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(function)


if __name__ == "__main__":
    main()
