#!/usr/bin/env python3
"""Puts the tables that a run of pipelines/benchmark wrote into the files of JOB.md, and compares them.

    bench_compare.py --ours OUT --format csv|xlsx|towns --job DIR [--want DIR] [--shared DIR]
                     [--period 2025-12] [--injected FILE]

Only the form changes here: names, order of keys, two decimals, the label of a file. Every figure and
every line is as the run wrote it. `--want` is the result folder of a peer; then compare.py of the
job's authors, below --shared, compares the two cell by cell, and its exit status is ours.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TRAINING = ["members", "attended", "attended_pct", "reached", "reached_pct"]
COVERAGE = ["orgs", "org_covered", "org_pct", "work_covered", "work_pct"]
METRICS = {
    "m01_rural_training_by_town": ["town", *TRAINING],
    "m02_rural_training_by_village": ["town", "village", *TRAINING],
    "m03_training_by_person_category": ["category", *TRAINING],
    "m04_org_coverage_by_type": ["type", *COVERAGE],
    "m05_org_coverage_by_town_type": ["town", "type", *COVERAGE],
    "m06_admissions_by_group": ["group", "admitted", "pct"],
    "m07_branch_size": ["band", "branches", "branches_pct", "members"],
    "m08_branch_flags": ["flag", "code", "name", "town", "members", "last_activity"],
    "m09_count_mismatch": ["code", "name", "town", "reported", "roster", "diff"],
    "m10_composition": ["dimension", "value", "members", "pct"],
    "m11_average_age": ["category", "members", "average_age"],
    "m12_probation_overdue": ["branch_code", "branch", "name", "id", "joined", "due", "days_overdue"],
}
# The columns that JOB.md writes with two decimals.
DECIMALS = {"attended_pct", "reached_pct", "org_pct", "work_pct", "pct", "branches_pct", "average_age"}


def table(folder: Path, name: str) -> list[dict]:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


def text(column: str, value) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if column in DECIMALS else str(value)


def write(path: Path, columns: list[str], rows) -> None:
    with open(path, "w", newline="", encoding="utf-8") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def label(line: dict, layout: str) -> str:
    """The `file` of a reject: one sheet to a file needs no name."""
    return f"{line['file']}/{line['sheet']}" if layout == "towns" else line["file"]


def job_files(ours: Path, layout: str, out: Path, as_of: str) -> None:
    """Writes the files of JOB.md §2 from the tables of a run."""
    out.mkdir(parents=True, exist_ok=True)
    write(out / "rejects.csv", ["file", "row", "column", "value", "rule"],
          ([label(r, layout), r["row"], r["column"], r["value"], r["rule"]] for r in table(ours, "rejects")))
    counts = ["table", "column", "rule", "count"]
    write(out / "rejects_by_rule.csv", counts,
          ([r[c] for c in counts] for r in table(ours, "rejects_by_rule")))
    metrics = {}
    for name, columns in METRICS.items():
        metrics[name] = [{c: row[c] for c in columns} for row in table(ours, name)]
        write(out / f"{name}.csv", columns, ([text(c, row[c]) for c in columns] for row in metrics[name]))
    rows = {r["table"]: {"read": r["read"], "usable": r["usable"]} for r in table(ours, "rows")}
    document = {"as_of": as_of, "year": int(as_of[:4]), "rows": rows, "metrics": metrics}
    (out / "metrics.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def with_one_line_end(want: Path, copy: Path) -> Path:
    """A peer's result in which a value has one kind of line end, as workbooks have when we read them."""
    with open(want / "rejects.csv", newline="", encoding="utf-8") as f:
        lines = list(csv.reader(f))
    if not any("\r" in cell for line in lines for cell in line):
        return want
    shutil.copytree(want, copy)
    plain = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in line] for line in lines]
    write(copy / "rejects.csv", plain[0], plain[1:])
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", type=Path, required=True, help="output folder of taizhang run, or its tables/")
    parser.add_argument("--format", choices=["csv", "xlsx", "towns"], default="csv")
    parser.add_argument("--job", type=Path, required=True, help="folder for our result in the form of JOB.md")
    parser.add_argument("--want", type=Path, help="result folder of a peer")
    parser.add_argument("--injected", type=Path, help="injected.json: what the generator knows it soiled")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SHARED", "../shared")))
    parser.add_argument("--period", default="2025-12", help="the month of the run")
    args = parser.parse_args()

    folders = [args.ours, args.ours / "tables", args.ours / args.period / "tables"]
    ours = next((f for f in folders if (f / "rows.json").exists()), None)
    if ours is None:
        sys.exit(f"bench_compare: no tables/rows.json below {args.ours}; was `make bench-run` done?")
    year, month = map(int, args.period.split("-"))
    as_of = f"{args.period}-{calendar.monthrange(year, month)[1]}"
    job_files(ours, args.format, args.job, as_of)
    if not args.want and not args.injected:
        return

    with tempfile.TemporaryDirectory() as folder:
        results = [str(args.job)]
        if args.want:
            want = args.want if args.format == "csv" else with_one_line_end(args.want, Path(folder) / args.want.name)
            results.insert(0, str(want))
        injected = ["--injected", str(args.injected)] if args.injected else []
        compare = args.shared / "bench" / "compare.py"
        sys.exit(subprocess.run([sys.executable, "-B", str(compare), *injected, *results]).returncode)


if __name__ == "__main__":
    main()
