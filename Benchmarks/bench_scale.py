#!/usr/bin/env python3
"""What a row costs on each engine, at several sizes, and what follows for a province and the nation.

    scripts/engines/with.sh Benchmarks/bench_scale.py --bin PROGRAM --shared ../shared [--members 30000 …] [--page docs/scale.md]

Each size is generated as shards (scripts/engines/shards.py), imported shard by shard, and measured with
pipelines/benchmark on SQLite, and on PostgreSQL and Spark where with.sh has started them. Seconds of processor are
those of all processes together: ours, PostgreSQL's server, Spark's driver and executors; rows/s per core are rows by
these seconds. The outputs of the engines must be equal, else nothing is written.

--page puts the tables between the marks of a page; without it they are printed. The page then is what was measured: nothing in its tables
is typed in.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
PERIOD = "2025-12"
sys.path.insert(0, str(ROOT / "scripts" / "engines"))
sys.dont_write_bytecode = True
from compare import children, differences  # noqa: E402


def tree(pid: int) -> list[int]:
    return [pid] + [below for child in children(pid) for below in tree(child)]


def server_seconds(pids: list[int]) -> float:
    """Processor time of processes, of those below them, and of those that these have outlived."""
    ticks = 0
    for pid in pids:
        for process in tree(pid):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICKS


class Cost:
    """Wall time and processor time of commands, with servers that work for them."""

    def __init__(self, servers: list[int] = ()):
        self.servers = list(servers)
        self.wall = self.cpu = 0.0
        self.peak = 0

    def run(self, *command: object, env: dict[str, str] | None = None) -> None:
        before = server_seconds(self.servers)
        start = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], env=env)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"bench_scale.py: {' '.join(map(str, command[:2]))} ended with {process.returncode}")
        self.wall += time.monotonic() - start
        self.cpu += usage.ru_utime + usage.ru_stime + server_seconds(self.servers) - before
        self.peak = max(self.peak, usage.ru_maxrss)


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def pid_in(path: Path) -> list[int]:
    return [int(path.read_text().split()[0])] if path.exists() else []


# From so many members on, Spark compiles its plans and adapts them, as it does where nobody tells it otherwise. The
# configuration of the tests forbids both: for a few thousand rows compiling takes longer than running.
COMPILED_FROM = 1_000_000


def spark_environment(members: int, place: Path) -> dict[str, str] | None:
    if members < COMPILED_FROM:
        return None
    configuration = place / "spark-conf"
    shutil.copytree(os.environ["SPARK_CONF_DIR"], configuration)
    defaults = configuration / "spark-defaults.conf"
    lines = [line for line in defaults.read_text().splitlines() if "codegen" not in line and "adaptive" not in line]
    defaults.write_text("\n".join(lines) + "\n")
    return {**os.environ, "SPARK_CONF_DIR": str(configuration)}


def measured(members: int, shards: int, args) -> dict:
    program, pipeline = args.bin, ROOT / "pipelines" / "benchmark"
    postgres, spark = os.environ.get("TAIZHANG_POSTGRES"), os.environ.get("TAIZHANG_SPARK")
    spark_dir = Path(os.environ.get("TAIZHANG_SPARK_DIR", "/nonexistent"))
    place = Path(tempfile.mkdtemp(prefix="taizhang-scale.", dir=args.temporary))
    try:
        subprocess.run(
            [sys.executable, ROOT / "scripts" / "engines" / "shards.py", "--shared", args.shared, "--members",
             str(members), "--shards", str(shards), "--out", place / "input"], check=True, stdout=subprocess.DEVNULL)
        names = sorted(path.name for path in (place / "input").iterdir())
        rows = sum(
            max(0, sum(1 for _ in open(path, "rb")) - 1) for path in (place / "input").rglob("*.csv"))
        result: dict = {"members": members, "rows": rows, "shards": len(names), "input": size(place / "input")}

        cost = Cost()
        for name in names:
            cost.run(program, "import", pipeline, "--period", PERIOD, "--input", place / "input" / name,
                     "--out", place / "shards" / name, "--quiet")
        result["import"] = cost
        shutil.rmtree(place / "input")
        ledgers = [place / "shards" / name / "ledger" / f"{PERIOD}.sqlite" for name in names]
        result["ledger bytes"] = size(place / "shards")

        measure = [program, "measure", pipeline, "--period", PERIOD, "--quiet"]
        cost = Cost()
        cost.run(*measure, *ledgers, "--out", place / "sqlite")
        result["sqlite"] = cost
        wanted = place / "sqlite" / PERIOD

        def require_equal(name: str) -> None:
            wrong = differences(wanted, place / name / PERIOD)
            if wrong:
                sys.exit(f"bench_scale.py: {name} differs from sqlite in {', '.join(wrong)}")

        if postgres:
            servers = pid_in(spark_dir.parent / "postgres" / "data" / "postmaster.pid")
            def stored() -> int:
                return int(subprocess.check_output(
                    ["psql", postgres, "-Atc", "SELECT pg_database_size(current_database())"]))
            before = stored()
            cost = Cost(servers)
            cost.run(program, "load", "--to", postgres, *ledgers, "--quiet")
            result["load"] = cost
            result["postgres bytes"] = stored() - before
            cost = Cost(servers)
            cost.run(*measure, "--engine", postgres, "--out", place / "postgres")
            result["postgres"] = cost
            require_equal("postgres")
            for schema in ("benchmark", f"benchmark {PERIOD}"):
                subprocess.run(
                    ["psql", postgres, "-qc", f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'], check=True,
                    env={**os.environ, "PGOPTIONS": "-c client_min_messages=error"})
        if spark:
            servers = [pid for path in sorted(spark_dir.glob("*.pid")) for pid in pid_in(path)]
            cost = Cost()
            cost.run(program, "export", "--to", "spark", place / "data", *ledgers, "--quiet")
            result["export"] = cost
            result["spark bytes"] = size(place / "data")
            cost = Cost(servers)
            cost.run(
                *measure, place / "data", "--engine", spark, "--out", place / "spark",
                env=spark_environment(members, place))
            result["spark"] = cost
            require_equal("spark")
        return result
    finally:
        shutil.rmtree(place, ignore_errors=True)


def thousands(number: float) -> str:
    return f"{number:,.0f}"


def figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}" if number >= 1 else f"{number:.2g}"


STAGES = [
    ("import", "import, each shard by itself", "ledger bytes"),
    ("sqlite", "measure on SQLite, all shards in one file", None),
    ("load", "load into PostgreSQL", "postgres bytes"),
    ("postgres", "measure on PostgreSQL", None),
    ("export", "export for Spark", "spark bytes"),
    ("spark", "measure on Spark", None),
]


def measured_table(results: list[dict]) -> list[str]:
    lines = ["| members | rows | shards | stage | wall | processor | rows/s per core | peak of our process | bytes per row kept |",
             "| ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |"]
    for result in results:
        for key, title, kept in STAGES:
            cost = result.get(key)
            if cost is None:
                continue
            share = f"{result[kept] / result['rows']:.0f}" if kept else ""
            lines.append(
                f"| {thousands(result['members'])} | {thousands(result['rows'])} | {result['shards']} | {title} | "
                f"{figure(cost.wall)} s | {figure(cost.cpu)} s | {thousands(result['rows'] / cost.cpu)} | "
                f"{cost.peak / 1024:.0f} MB | {share} |")
    return lines


# Members, and rows for each: those of the generated year, and the billions of a ledger that keeps attendance for years.
PLACES = [
    ("a province of 3 million members", 3e6, 1), ("a province of 6 million members", 6e6, 1),
    ("the nation, 100 million members", 1e8, 1), ("the nation, with ten years' attendance", 1e8, 10),
]


def marginal(results: list[dict], key: str) -> float:
    """Seconds of processor that a row more costs: between the two largest sizes, so that starting costs nothing."""
    known = [result for result in results if key in result]
    last = known[-1]
    if len(known) == 1:
        return last[key].cpu / last["rows"]
    before = known[-2]
    more = (last[key].cpu - before[key].cpu) / (last["rows"] - before["rows"])
    return more if more > 0 else last[key].cpu / last["rows"]


def plan_table(results: list[dict]) -> list[str]:
    last = results[-1]
    per_member = last["rows"] / last["members"]
    engines = [("sqlite", ["import", "sqlite"], "ledger bytes")]
    if "postgres" in last:
        engines.append(("postgres", ["import", "load", "postgres"], "postgres bytes"))
    if "spark" in last:
        engines.append(("spark", ["import", "export", "spark"], "spark bytes"))
    names = {"sqlite": "SQLite, one file", "postgres": "PostgreSQL, one server", "spark": "Spark"}
    lines = ["| | rows | engine | kept | import, core hours | load or export, core hours | measure, core hours | "
             "machines of 32 cores for all in an hour |",
             "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |"]
    for title, members, years in PLACES:
        attendance = 2.5 * members * years
        rows = members * (per_member - 2.5) + attendance
        for engine, keys, kept in engines:
            hours = {key: marginal(results, key) * rows / 3600 for key in keys}
            between = sum(hours.get(key, 0) for key in ("load", "export"))
            total = sum(hours.values())
            # One file and one server's query are worked on by a core or two.
            machines = figure(-(-total // 32)) if engine == "spark" else "1, longer"
            lines.append(
                f"| {title} | {rows / 1e6:,.0f} million | {names[engine]} | {last[kept] / last['rows'] * rows / 1e9:,.0f} GB | "
                f"{figure(hours['import'])} | {figure(between) if between else ''} | {figure(hours[engine])} | {machines} |")
    return lines


def machine() -> str:
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB; load average before: {os.getloadavg()[0]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--members", type=int, nargs="+", default=[30_000, 300_000])
    parser.add_argument("--temporary", type=Path, default=None)
    parser.add_argument("--page", type=Path)
    args = parser.parse_args()
    args.bin = args.bin.resolve()
    about = f"Measured on: {machine()}."
    results = []
    for members in sorted(args.members):
        # The generator makes a county with a dozen towns of each 30,000 members.
        results.append(measured(members, min(40, max(4, members // 7_500)), args))
        print(f"{members:,} members done", file=sys.stderr, flush=True)
    text = {"measured": [about, "", *measured_table(results)], "plan": plan_table(results)}
    if not args.page:
        for lines in text.values():
            print("\n".join(lines), end="\n\n")
        return
    page = args.page.read_text(encoding="utf-8")
    for name, lines in text.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        head, rest = page.split(begin, 1)
        page = head + begin + "\n".join(lines) + "\n" + end + rest.split(end, 1)[1]
    args.page.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
