#!/usr/bin/env python3
"""Counts the instructions of the 30,000-member job under valgrind and compares them with the stored ones.

    guard.py --bin taizhang --data DIR [--shared ../shared] [--accept | --per-cell]

Instructions do not depend on how fast or how busy the machine is. One run takes about a minute. --accept stores
the counts; --per-cell runs a small job too and says how often memory is asked for per million cells.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_machine import sqlite
from callgrind import demangle, parse
from guard_rules import TOTAL, complaints, gains, measured, not_found, words

HERE = Path(__file__).resolve().parent
STORED = HERE / "instructions.json"
COLUMNS = {"branches": 10, "members": 13, "attendance": 5, "new_orgs": 8, "activities": 3}
MEMBERS, FEW = 30_000, 3_000
MINUTES = 10


def said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True).stdout


def openssl() -> str:
    try:
        version = ctypes.CDLL("libcrypto.so.3").OpenSSL_version
    except (OSError, AttributeError):
        return "unknown"
    version.restype = ctypes.c_char_p
    return version(0).decode().split()[1]


def tools() -> dict[str, str]:
    """What else than our source decides the counts."""
    swift = re.search(r"Swift version (\S+)", said("swift", "--version"))
    return {"Swift": swift.group(1) if swift else "unknown", "SQLite": sqlite(), "OpenSSL": openssl(),
            "glibc": platform.libc_ver()[1], "valgrind": said("valgrind", "--version").strip().removeprefix("valgrind-")}


def data(folder: Path, shared: Path, members: int) -> Path:
    """The input as CSV, which gen.py makes in seconds and without other packages."""
    place = folder / f"{members // 1000}k-csv"
    if not (place / "injected.json").exists():
        generator = shared / "bench" / "gen.py"
        if not generator.exists():
            sys.exit(f"guard: there is no {generator}, which makes the input; name its folder with SHARED=")
        subprocess.run([sys.executable, "-B", generator, "--members", str(members), "--out", place, "--format", "csv"],
                       check=True, stdout=subprocess.DEVNULL)
    return place


def cells(place: Path) -> int:
    rows = json.loads((place / "injected.json").read_text(encoding="utf-8"))["rows"]
    return sum(rows[table] * columns for table, columns in COLUMNS.items())


def on_two_cores() -> None:
    """How many threads there are may depend on the cores; more than two are not used."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def profile(program: Path, place: Path) -> dict:
    """The counts of one run."""
    with tempfile.TemporaryDirectory(prefix="guard") as folder:
        work = Path(folder)
        # Valgrind reads debugging information, and stumbles over Swift's.
        subprocess.run(["strip", "-g", "-o", work / "taizhang", program], check=True)
        # Without these, hash tables would differ from run to run, and messages from machine to machine.
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "UTC"}
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={work / 'counts'}", work / "taizhang", "run",
                   "pipelines/benchmark", "--period", "2025-12", "--input", *sorted(place.glob("*.csv")), "--out",
                   work / "out", "--only", "tables", "--unmask", "--quiet"]
        try:
            done = subprocess.run(command, cwd=HERE.parent, env=environment, capture_output=True, text=True,
                                  timeout=60 * MINUTES, preexec_fn=on_two_cores)
        except subprocess.TimeoutExpired:
            sys.exit(f"guard: the run under valgrind did not end within {MINUTES} minutes")
        if done.returncode:
            sys.exit(f"guard: the run under valgrind ended with status {done.returncode}\n{done.stderr[-2000:]}")
        with open(work / "counts", encoding="utf-8", errors="replace") as lines:
            counted = parse(lines)
    return measured(counted, demangle(function for _, function in counted.inclusive))


def show(now: dict, stored: dict | None) -> None:
    """The counts beside the stored ones."""
    for kind in ("instructions", "allocations"):
        print(f"{kind}:")
        for name, count in now[kind].items():
            before = stored and stored[kind].get(name)
            change = f"{100 * (count / before - 1):+6.1f} %" if before else ""
            print(f"  {name:28} {words(count):>18} {change}")


def per_cell(program: Path, few: Path, many: Path) -> None:
    """What a million more cells cost, start and pipeline left out."""
    less, more = (profile(program, place) for place in (few, many))
    difference = (cells(many) - cells(few)) / 1e6
    print(f"per million cells, from the difference of {cells(few):,} and {cells(many):,}:")
    for name, count in more["allocations"].items():
        print(f"  memory asked for by {name + ':':8} {(count - less['allocations'][name]) / difference:12,.0f} times")
    instructions = [counts["instructions"][TOTAL] for counts in (less, more)]
    print(f"  instructions: {(instructions[1] - instructions[0]) / difference / 1e6:,.0f} million")


def judge(now: dict, stored: dict) -> None:
    """Ends with status 1 and the reasons if something has grown too much."""
    found = complaints(stored, now)
    if not found:
        cheaper = ", ".join(gains(stored, now))
        if cheaper:
            print(f"guard: much cheaper than stored: {cheaper}. `make guard-accept` keeps it so.")
        print("guard: nothing has grown by more than a tenth")
        return
    print("\n".join(f"guard: {sentence}" for sentence in found))
    other = [f"{name} {version} (stored with {stored['tools'].get(name)})"
             for name, version in tools().items() if version != stored["tools"].get(name)]
    if other:
        print(f"guard: the cause may be other tools than those of the stored counts: {', '.join(other)}.")
    sys.exit("guard: mend it; or, if it is meant, `make guard-accept`, and say why in the commit.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, required=True, help="the program, a release build")
    parser.add_argument("--data", type=Path, required=True, help="folder for generated data")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SHARED", "../shared")))
    parser.add_argument("--accept", action="store_true", help="store the counts")
    parser.add_argument("--per-cell", action="store_true", help="allocations per million cells; stores nothing")
    args = parser.parse_args()
    for tool in ("valgrind", "strip", "swift"):
        if not shutil.which(tool):
            sys.exit(f"guard: {tool} is not there")
    program, folder, shared = args.bin.resolve(), args.data.resolve(), args.shared.resolve()
    place = data(folder, shared, MEMBERS)
    if args.per_cell:
        return per_cell(program, data(folder, shared, FEW), place)
    now = profile(program, place)
    stored = json.loads(STORED.read_text()) if STORED.exists() else None
    show(now, stored)
    if args.accept:
        if lost := not_found(now):
            sys.exit("\n".join(f"guard: {sentence}" for sentence in lost))
        kept = {"members": MEMBERS, "cells": cells(place), "tools": tools(), **now}
        STORED.write_text(json.dumps(kept, indent=2) + "\n")
        print(f"guard: stored in {STORED.relative_to(HERE.parent)}")
    elif stored is None:
        sys.exit("guard: nothing is stored yet; `make guard-accept` does it")
    else:
        judge(now, stored)


if __name__ == "__main__":
    main()
