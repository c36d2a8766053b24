#!/usr/bin/env python3
"""Puts the tables that a run of pipelines/benchmark wrote into the files of JOB.md, and compares them.

    bench_compare.py --ours OUT --format csv|xlsx|towns --job DIR [--want DIR] [--shared DIR]
                     [--metrics] [--injected FILE]

Only the form changes here: names, order of keys, two decimals, the label of a file. Every figure and
every line is as the run wrote it. `--want` is the result folder of a peer; then compare.py of the
job's authors, below --shared, compares the two cell by cell, and its exit status is ours.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", type=Path, required=True, help="output folder of taizhang run, or its tables/")
    parser.add_argument("--format", choices=["csv", "xlsx", "towns"], default="csv")
    parser.add_argument("--job", type=Path, required=True, help="folder for our result in the form of JOB.md")
    parser.add_argument("--want", type=Path, help="result folder of a peer")
    parser.add_argument("--metrics", action="store_true", help="compare all but rejects.csv")
    parser.add_argument("--injected", type=Path, help="injected.json: what the generator knows it soiled")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SHARED", "../shared")))
    parser.add_argument("--as-of", default="2025-12-31")
    args = parser.parse_args()

    folders = [args.ours, args.ours / "tables", args.ours / args.as_of[:7] / "tables"]
    ours = next((f for f in folders if (f / "rows.json").exists()), None)
    if ours is None:
        sys.exit(f"bench_compare: no tables/rows.json below {args.ours}; was `make bench-run` done?")
    job_files(ours, args.format, args.job, args.as_of)
    command = [sys.executable, str(args.shared / "bench" / "compare.py")]
    if args.metrics:
        command.append("--metrics")
    if args.injected:
        command += ["--injected", str(args.injected)]
    if not args.want and not args.injected:
        return
    results = [str(args.want), str(args.job)] if args.want else [str(args.job)]
    sys.exit(subprocess.run([*command, *results]).returncode)


if __name__ == "__main__":
    main()
