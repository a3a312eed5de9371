"""Running a program and measuring it."""

import dataclasses
import os
import subprocess
import sys
import time


@dataclasses.dataclass
class Run:
    """One run of a program."""

    seconds: float
    processor: float
    peak: int
    output: str

    def __str__(self):
        return f"{self.seconds:.3f} s"


def run(command):
    """Runs a program that must succeed; its time, its processor time and its peak memory in bytes."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        say(f"{command[0]} ended with {process.returncode}")
        sys.exit(2)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output)


def say(text):
    print(text, file=sys.stderr, flush=True)
