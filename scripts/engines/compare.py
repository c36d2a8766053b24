#!/usr/bin/env python3
"""Measures the same shards on SQLite, PostgreSQL and Spark, and requires the same outputs byte for byte.

    with.sh compare.py PROGRAM PIPELINE PERIOD FOLDER [--kill-worker] [--spark-only]

FOLDER has a folder of input for each shard. Ledgers, databases and outputs are made in a temporary folder and
removed; PostgreSQL and Spark are those of TAIZHANG_POSTGRES and TAIZHANG_SPARK (see with.sh); one that is not
there is left out, which is said.

--kill-worker kills one of Spark's workers, and its executor, while Spark computes, with SIGKILL.

Exit status 1 on any difference. Compared are metrics.csv, findings.csv and all gap lists and tables.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

# What names the engine or the moment, and what says how large the other files are.
NOT_COMPARED = {"datapackage.json"}


def run(*command: object) -> float:
    start = time.monotonic()
    subprocess.run([str(part) for part in command], check=True)
    return time.monotonic() - start


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in NOT_COMPARED
    }


def differences(wanted: Path, got: Path) -> list[str]:
    first, second = files(wanted), files(got)
    return [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]


def children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == pid:
                found.append(int(entry.name))
    return found


def kill_worker_once_results_appear(data: Path, killed: threading.Event) -> None:
    """Waits until Spark has finished some queries and has others before it."""
    pid = int((Path(os.environ["TAIZHANG_SPARK_DIR"]) / "worker-1.pid").read_text())
    for _ in range(6000):
        if len(list(data.glob("runs/*/results/*/*/_SUCCESS"))) >= 2:
            for process in [*children(pid), pid]:
                os.kill(process, signal.SIGKILL)
            killed.set()
            return
        time.sleep(0.05)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("period")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kill-worker", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    program = args.program.resolve()
    postgres, spark = os.environ.get("TAIZHANG_POSTGRES"), os.environ.get("TAIZHANG_SPARK")

    place = Path(tempfile.mkdtemp(prefix="taizhang-compare."))
    failed = 0
    try:
        names = sorted(path.name for path in args.folder.iterdir() if path.is_dir())
        start = time.monotonic()
        # As on several machines: side by side, each in a process of its own.
        running: list[subprocess.Popen] = []
        for name in names:
            if len(running) == args.jobs:
                if running.pop(0).wait():
                    sys.exit("import failed")
            running.append(subprocess.Popen([
                program, "import", args.pipeline, "--period", args.period, "--input", (args.folder / name).resolve(),
                "--out", place / "shards" / name, "--quiet"]))
        if any(process.wait() for process in running):
            sys.exit("import failed")
        ledgers = [place / "shards" / name / "ledger" / f"{args.period}.sqlite" for name in names]
        print(f"{args.pipeline.name}: {len(names)} shards imported, {time.monotonic() - start:.1f} s", flush=True)

        measure = [program, "measure", args.pipeline, "--period", args.period, "--quiet", "--unmask"]
        wanted = place / "sqlite"
        seconds = run(*measure, *ledgers, "--out", wanted)
        print(f"  sqlite: measured, {seconds:.1f} s", flush=True)

        def compare(name: str, seconds: float) -> int:
            wrong = differences(wanted / args.period, place / name / args.period)
            count = len(files(wanted / args.period))
            print(f"  {name}: measured, {seconds:.1f} s; "
                  + (f"DIFFERENT: {', '.join(wrong)}" if wrong else f"{count} files equal"), flush=True)
            if wrong and os.environ.get("KEEP"):
                shutil.copytree(place / name, Path(os.environ["KEEP"]) / name, dirs_exist_ok=True)
                shutil.copytree(wanted, Path(os.environ["KEEP"]) / "sqlite", dirs_exist_ok=True)
            return 1 if wrong else 0

        if postgres:
            loading = run(program, "load", "--to", postgres, *ledgers, "--quiet")
            print(f"  postgres: loaded, {loading:.1f} s", flush=True)
            failed += compare("postgres", run(*measure, "--engine", postgres, "--out", place / "postgres"))
        else:
            print("  postgres: not there, not compared")
        if spark:
            data = place / "spark-data"
            exporting = run(program, "export", "--to", "spark", data, *ledgers, "--quiet")
            print(f"  spark: exported, {exporting:.1f} s", flush=True)
            engine = ["--engine", spark]
            if args.kill_worker:
                killed = threading.Event()
                thread = threading.Thread(
                    target=kill_worker_once_results_appear, args=(data, killed), daemon=True)
                thread.start()
                seconds = run(*measure, data, *engine, "--out", place / "spark-less-one")
                if not killed.is_set():
                    print("  spark: no worker was killed in time")
                    failed += 1
                failed += compare("spark-less-one", seconds)
            else:
                failed += compare("spark", run(*measure, data, *engine, "--out", place / "spark"))
        else:
            print("  spark: not there, not compared")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
