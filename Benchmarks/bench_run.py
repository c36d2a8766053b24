#!/usr/bin/env python3
"""Times taizhang and its peers on the job of JOB.md, in turns, and says how they compare.

    bench_run.py --bin taizhang --data DIR [--shared ../shared] [--quick] [--out RESULTS.md]

Runs with the Python that has the peers' libraries (requirements.txt). Makes the data that is missing. Of each
case, the first, untimed run of ours is compared with the base's: figures that differ are no figures.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import bench_machine
import bench_table
from bench_cases import Case, Data, chosen
from bench_measure import CORES, RunFailed, floor_mb, is_busy, load, measure, warm

HERE = Path(__file__).resolve().parent
PERIOD = "2025-12"


class Bench:
    """Where everything is, and how each program is called."""

    def __init__(self, args: argparse.Namespace):
        self.program, self.data = args.bin.resolve(), args.data.resolve()
        self.peers = args.shared.resolve() / "bench"
        self.reading, self.patience = args.reading, args.patience
        self.work = self.data / "out"
        # So that the peers' shared module is compiled once, as it would be in a folder they may write to.
        self.environment = {"PYTHONPYCACHEPREFIX": str(self.data / "pycache"), "LC_ALL": "C.UTF-8"}

    def make(self, data: Data) -> Path:
        """The folder of an input, made if it is missing."""
        folder = self.data / data.name
        if not (folder / "injected.json").exists():
            print(f"making {data.name} ...", flush=True)
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-B", self.peers / "gen.py", "--out", folder, *data.options],
                           check=True, stdout=subprocess.DEVNULL)
        return folder

    def command(self, case: Case, name: str, folder: Path, out: Path) -> list:
        files = sorted(folder.glob("*.csv" if case.data.layout == "csv" else "*.xlsx"))
        if case.is_reading:
            if name == "ours":
                return [self.program, *shlex.split(self.reading), *files]
            return [sys.executable, HERE / "bench_readers.py", name, folder]
        if name == "ours":
            return [self.program, "run", HERE.parent / "pipelines/benchmark", "--period", PERIOD, "--input", *files,
                    "--out", out, "--only", "tables", "--unmask", "--quiet"]
        return [sys.executable, self.peers / f"peer_{name}.py", "--in", folder, "--format", case.data.layout, "--out", out]

    def once(self, case: Case, name: str, folder: Path) -> dict:
        out = self.work / name
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        return measure(self.command(case, name, folder, out), self.patience, self.environment).as_dict()

    def differences(self, case: Case) -> str | None:
        """What our last result and the base's do not agree on."""
        job = self.work / "job"
        shutil.rmtree(job, ignore_errors=True)
        done = subprocess.run(
            [sys.executable, "-B", HERE / "bench_compare.py", "--ours", self.work / "ours", "--format", case.data.layout,
             "--job", job, "--want", self.work / case.base, "--shared", self.peers.parent],
            capture_output=True, text=True)
        return done.stdout + done.stderr if done.returncode else None

    def run(self, case: Case) -> dict[str, list[dict | None]]:
        """All rounds of a case."""
        folder = self.make(case.data)
        warm(folder)
        for name in ("ours", case.base):
            self.once(case, name, folder)
        if not case.is_reading and (report := self.differences(case)):
            raise RunFailed(f"ours and {case.base} differ, so nothing was timed\n{report}")
        runs: dict[str, list[dict | None]] = {name: [] for name in case.rounds}
        for n in range(max(case.rounds.values())):
            for name, wanted in case.rounds.items():
                runs[name].append(self.once(case, name, folder) if n < wanted else None)
            print(f"  {case.title}, round {n + 1}: " + ", ".join(
                f"{name} {tries[-1]['wall']:.2f} s {tries[-1]['peak_mb']:.0f} MB"
                for name, tries in runs.items() if tries[-1]), flush=True)
        shutil.rmtree(self.work, ignore_errors=True)
        return runs


def with_rounds(case: Case, args: argparse.Namespace) -> Case:
    """The case with the rounds and the programs of this time."""
    rounds = dict(case.rounds)
    if args.pandas and "pandas" in rounds:
        rounds["pandas"] = max(rounds["pandas"], 2)
    if args.quick:
        rounds = {"ours": 5, case.base: 5}
    if args.rounds:
        # Those that take part in all rounds do so still; the slow ones in no more than they would.
        most = max(rounds.values())
        rounds = {name: args.rounds if n == most else min(args.rounds, n) for name, n in rounds.items()}
    return replace(case, rounds=rounds)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, required=True, help="the program, a release build")
    parser.add_argument("--data", type=Path, required=True, help="folder for generated data, kept for the next time")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SHARED", "../shared")))
    parser.add_argument("--quick", action="store_true", help="30,000 members against polars, nothing else")
    parser.add_argument("--only", help="pattern over the data, e.g. '30k-*', '1m-csv', 'reading-*'")
    parser.add_argument("--rounds", type=int, help="rounds of each case instead of the usual number")
    parser.add_argument("--pandas", action="store_true", help="pandas on large data too; many minutes")
    parser.add_argument("--huge", action="store_true", help="3,000,000 members too: 1.4 GB of data")
    parser.add_argument("--reading", default="inspect --count", help="our command that reads all cells")
    parser.add_argument("--patience", type=float, default=10, help="seconds to wait for an idle moment before a run")
    parser.add_argument("--force", action="store_true", help="measure on a busy machine too; the result says so")
    parser.add_argument("--out", type=Path, help="page to be written")
    parser.add_argument("--log", type=Path, help="all runs as JSON")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    started, load_average = time.monotonic(), load()
    busy = is_busy(load_average)
    if busy and not args.force:
        sys.exit(f"bench: the load average is {load_average:.2f} on {CORES} cores, so times would say little. Wait until "
                 f"it is below {0.5 * CORES:g}, or measure all the same with BENCH_FORCE=1; the page will say so.")
    bench = Bench(args)
    results: list[tuple[Case, dict]] = []
    failures = []
    for case in chosen(args.quick, args.huge, args.only):
        case = with_rounds(case, args)
        print(f"{case.title} ({time.monotonic() - started:.0f} s)", flush=True)
        try:
            results.append((case, bench.run(case)))
        except RunFailed as failure:
            # What the others took is worth knowing all the same.
            failures.append(f"{case.title}: {failure}")
            print(f"  failed: {failure}", flush=True)
    if failures and not results:
        sys.exit("bench: nothing could be measured")
    if not results:
        sys.exit(f"bench: no case is named {args.only}")
    facts = {
        "machine": bench_machine.machine(), "versions": bench_machine.versions(bench.program, HERE.parent),
        "date": bench_machine.today(), "load": load_average, "busy": busy, "floor": floor_mb(), "reading": args.reading,
        "failures": failures}
    page = bench_table.page(results, facts)
    print(f"\n{page}\n{time.monotonic() - started:.0f} s in all")
    if args.out:
        args.out.write_text(page, encoding="utf-8")
    if args.log:
        args.log.write_text(json.dumps({"facts": facts, "cases": {c.title: r for c, r in results}}, indent=1))
    if failures:
        sys.exit(f"bench: {len(failures)} of the cases could not be measured")


if __name__ == "__main__":
    main()
