"""The work `check`: status and due date of every item of a register in CSV, against DuckDB."""

import csv
import hashlib
import pathlib
import sys

import measure
import register

HERE = pathlib.Path(__file__).parent
AS_OF = "2026-11-23"


class Check:
    def __init__(self, kiemdinh, data, rows):
        self.kiemdinh = kiemdinh
        version = hashlib.sha256((HERE / "register.py").read_bytes()).hexdigest()[:8]
        self.rows = rows
        self.register = data / f"register-{rows}-{version}.csv"
        self.our_answers = data / "check-ours.csv"
        self.rival_answers = data / "check-rival.csv"

    def prepare(self):
        if not self.register.exists():
            measure.say(f"making a register of {self.rows} rows")
            unfinished = self.register.with_suffix(".part")
            register.write(unfinished, self.rows)
            unfinished.rename(self.register)

    def ours(self):
        options = ["--as-of", AS_OF, "--format", "csv", "--output", self.our_answers]
        return measure.run([self.kiemdinh, "check", self.register, *options])

    def rival(self):
        script = HERE / "duckdb_check.py"
        run = measure.run([sys.executable, "-B", script, self.register, AS_OF, self.rival_answers])
        # To start Python is not the rival's work; it tells how long its own took.
        run.seconds = float(run.output)
        return run

    def compare(self):
        """The first answers that differ, as text; empty where all are equal."""
        ours, rival = answers(self.our_answers), answers(self.rival_answers)
        if len(ours) != self.rows:
            return f"{len(ours)} answers for {self.rows} rows"
        differing = [id for id in sorted(ours.keys() | rival.keys()) if ours.get(id) != rival.get(id)]
        if not differing:
            measure.say(f"{len(ours)} answers are equal")
            return ""
        lines = [f"{id}\tours {ours.get(id)}\trival {rival.get(id)}" for id in differing[:10]]
        return "\n".join([f"{len(differing)} answers differ, the first of them:", *lines])


def answers(path):
    """Status and due date by id."""
    with open(path, encoding="utf-8", newline="") as file:
        return {row["id"]: (row["status"], row["due_on"]) for row in csv.DictReader(file)}
