#!/usr/bin/env python3
"""Does the job of JOB.md with taizhang and with the plain peer on many inputs, and compares all results.

    bench_check.py --bin taizhang --data DIR [--members 30000] [--shared ../shared]

Inputs: the fixture whose metrics were worked out by hand, hostile tables (fuzz.py), and generated ones
(gen.py) as CSV, as workbooks and as one workbook per town, whose rejects the generator knows. Generated
data and the peer's results are kept in DIR for the next time. One line per case; the exit status is 1 if
any differs.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = ["branches", "members", "attendance", "new_orgs", "activities"]
PERIOD = "2025-12"


class Check:
    """Runs cases and remembers whether one failed."""

    def __init__(self, program: Path, data: Path, bench: Path):
        self.program, self.data, self.bench = program, data, bench
        self.cases = self.failures = 0

    def python(self, *command) -> subprocess.CompletedProcess:
        """Runs a script without leaving byte code beside it."""
        return subprocess.run([sys.executable, "-B", *map(str, command)], capture_output=True, text=True)

    def make(self, *command) -> None:
        """Runs a script that makes data; without data there is nothing to check."""
        done = self.python(*command)
        if done.returncode:
            sys.exit(f"bench_check: {' '.join(map(str, command))}\n{done.stderr}")

    def case(self, title: str, name: str, layout: str, injected: bool = False, expected: Path | None = None) -> None:
        """Runs both on one input and compares; prints one line, and the differences if there are any."""
        source = self.data / name
        want, ours, job = (self.data / "results" / f"{name}-{layout}-{kind}" for kind in ("plain", "ours", "job"))
        if not (want / "metrics.json").exists():
            self.make(self.bench / "peer_plain.py", "--in", source, "--format", layout, "--out", want)
        for folder in (ours, job):
            shutil.rmtree(folder, ignore_errors=True)
        files = sorted(source.glob("*.csv" if layout == "csv" else "*.xlsx"))
        done = subprocess.run(
            [self.program, "run", "pipelines/benchmark", "--period", PERIOD, "--input", *files, "--out", ours,
             "--unmask", "--quiet"], capture_output=True, text=True, cwd=HERE.parent)
        report, good = done.stdout + done.stderr, done.returncode == 0
        if good:
            more = ["--injected", source / "injected.json"] if injected else []
            done = self.python(HERE / "bench_compare.py", "--ours", ours, "--format", layout, "--job", job,
                               "--want", want, "--shared", self.bench.parent, *more)
            report, good = report + done.stdout + done.stderr, done.returncode == 0
        for path in sorted(expected.glob("m*.csv")) if expected and good else []:
            if path.read_bytes() != (job / path.name).read_bytes():
                report, good = report + f"{path.name} is not as worked out by hand\n", False
        self.cases += 1
        self.failures += not good
        print(f"{'equal' if good else 'DIFFERENT':9}  {title}, {layout}", flush=True)
        if not good:
            print("".join(f"    {line}\n" for line in report.splitlines()), end="", flush=True)


def copy_fixture(bench: Path, out: Path) -> None:
    """Copies the fixture as CSV and as workbooks, without its one blank row: to us that is no row."""
    sys.path.insert(0, str(bench))
    from gen import SHEETS, new_workbook, write_cells

    out.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        with open(bench / "fixture" / f"{table}.csv", newline="", encoding="utf-8-sig") as f:
            rows = [row for row in csv.reader(f) if any(row)]
        with open(out / f"{table}.csv", "w", newline="", encoding="utf-8-sig") as f:
            csv.writer(f, lineterminator="\r\n").writerows(rows)
        book, date_format = new_workbook(out / f"{table}.xlsx")
        sheet = book.add_worksheet(SHEETS[table])
        for i, row in enumerate(rows):
            write_cells(sheet, i, row, date_format)
        book.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, required=True, help="the program")
    parser.add_argument("--data", type=Path, required=True, help="folder for generated data and results")
    parser.add_argument("--members", type=int, default=30000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[20251231, 7], help="of gen.py")
    parser.add_argument("--fuzz", type=int, nargs="+", default=[1, 2], help="seeds of fuzz.py")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SHARED", "../shared")))
    args = parser.parse_args()
    sys.dont_write_bytecode = True
    bench = args.shared.resolve() / "bench"
    check = Check(args.bin.resolve(), args.data.resolve(), bench)

    if not (check.data / "fixture/members.xlsx").exists():
        copy_fixture(bench, check.data / "fixture")
    for layout in ("csv", "xlsx"):
        check.case("fixture", "fixture", layout, expected=bench / "fixture/expected")

    for seed in args.fuzz:
        name = f"fuzz-{seed}"
        if not (check.data / name).exists():
            check.make(bench / "fuzz.py", "--out", check.data / name, "--seed", seed)
        for layout in ("csv", "xlsx"):
            check.case(f"hostile tables, seed {seed}", name, layout)

    for seed in args.seeds:
        name = f"members-{args.members}-{seed}"
        for folder, form in ((name, ["--format", "both"]), (f"{name}-towns", ["--format", "xlsx", "--sheets-per-town"])):
            if not (check.data / folder / "injected.json").exists():
                check.make(bench / "gen.py", "--members", args.members, "--seed", seed, "--dirty", 0.02,
                           "--out", check.data / folder, *form)
        title = f"{args.members} members, seed {seed}"
        check.case(title, name, "csv", injected=True)
        check.case(title, name, "xlsx", injected=True)
        check.case(title, f"{name}-towns", "towns", injected=True)

    verdict = "all equal" if not check.failures else f"{check.failures} DIFFERENT"
    print(f"{check.cases} cases: {verdict}")
    sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
