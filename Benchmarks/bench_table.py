"""The measurements as Markdown."""

from __future__ import annotations

from bench_cases import GROWTH, GROWTH_MEMORY, GROWTH_TIME, Case
from bench_stats import Spread, growth, is_met, is_quiet, ratios, spread

NAMES = {"ours": "**taizhang**", "duckdb": "DuckDB"}


def number(value: float) -> str:
    """Three figures at most, so that nothing looks more exact than it is."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def with_spread(values: Spread | None, unit: str = "") -> str:
    if values is None:
        return "—"
    if values.count == 1:
        return f"{number(values.median)}{unit}"
    return f"{number(values.median)}{unit} ({number(values.least)}–{number(values.most)})"


def verdict(met: bool | None) -> str:
    return {True: "met", False: "**not met**", None: ""}[met]


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def goals(results: list[tuple[Case, dict]]) -> str:
    """Our ratios to the base, each beside its goal."""
    rows = []
    for case, runs in results:
        wall, memory = (ratios(runs, case.base, "ours", key) for key in ("wall", "peak_mb"))
        ours, base = (spread(runs.get(name, []), "wall") for name in ("ours", case.base))
        rows.append([
            case.title, with_spread(ours, " s"), f"{case.base} {with_spread(base, ' s')}",
            f"**{with_spread(wall, ' ×')}**", f"{case.faster:g} ×" if case.faster else "",
            verdict(is_met(wall, case.faster)), f"**1/{number(memory.median)}**" if memory else "—",
            f"1/{case.leaner:g}" if case.leaner else "", verdict(is_met(memory, case.leaner))])
    return table(["data", "ours", "against", "times as fast", "goal", "", "peak memory", "goal", ""], rows)


def programs(results: list[tuple[Case, dict]]) -> str:
    """Every program of every case."""
    rows = []
    for case, runs in results:
        for name, tries in runs.items():
            there = [run for run in tries if run]
            if not there:
                continue
            slower = ratios(runs, name, "ours", "wall") if name != "ours" else None
            noisy = sum(not is_quiet(run) for run in there)
            rows.append([
                case.title, NAMES.get(name, name), with_spread(spread(tries, "wall"), " s"),
                with_spread(slower, " ×"), f"{number(spread(tries, 'cpu').median)} s",
                with_spread(spread(tries, "peak_mb"), " MB"), f"{len(there)}" + (f", {noisy} noisy" if noisy else "")])
    return table(["data", "program", "wall", "ours is faster by", "processor", "peak memory", "runs"], rows)


def growths(results: list[tuple[Case, dict]]) -> str:
    """What ten times the members cost, for ours and for the base."""
    by_data = {case.data: runs for case, runs in results if not case.is_reading}
    sizes = [data for data in GROWTH if data in by_data]
    rows = []
    for small, large in zip(sizes, sizes[1:]):
        if large.members != 10 * small.members:
            continue
        for name in ("ours", "polars"):
            time, memory = (growth(by_data[small].get(name, []), by_data[large].get(name, []), key)
                            for key in ("wall", "peak_mb"))
            if time is None or memory is None:
                continue
            limits = (GROWTH_TIME, GROWTH_MEMORY) if name == "ours" else (None, None)
            cells = [(f"{value:.2f} ×", f"≤ {limit:g} ×" if limit else "", verdict(value <= limit if limit else None))
                     for value, limit in zip((time, memory), limits)]
            rows.append([f"{small.members:,} → {large.members:,} members, CSV", NAMES.get(name, name), *cells[0], *cells[1]])
    return table(["growth", "program", "time", "goal", "", "peak memory", "goal", ""], rows) if rows else ""


def left_out(results: list[tuple[Case, dict]]) -> list[str]:
    """Says of each case which programs did not take part, or seldom."""
    lines = []
    for case, runs in results:
        most = max(len(tries) for tries in runs.values())
        for name, tries in runs.items():
            there = sum(run is not None for run in tries)
            if there == 0:
                lines.append(f"* {case.title}: {name} was left out; it takes long (`BENCH_PANDAS=1` includes it).")
            elif there < most // 2:
                lines.append(f"* {case.title}: {name} has {there} of {most} rounds; it takes long.")
    return lines


def page(results: list[tuple[Case, dict]], facts: dict) -> str:
    """All of RESULTS.md."""
    notes = [
        f"* Machine: {facts['machine']}.",
        f"* Versions: {facts['versions']}.",
        f"* {facts['date']}; load average at the start {facts['load']:.2f}"
        + (" — **the machine was busy: do not cite these figures**." if facts["busy"] else "."),
        "* Every run is a fresh process with its files in the page cache; in each round the programs take turns. Wall "
        "time around the process, peak memory from `wait4`. Median (least–greatest); a ratio is the median of the "
        "ratios within the rounds. Noisy runs (others took 8 % of the machine or more) are left out where three quiet "
        "ones remain.",
        "* The job is that of JOB.md: all rules, twelve figures, the rejects, as CSV and JSON. **Ours writes the ledger "
        "(SQLite) too, which no peer does.** `run pipelines/benchmark --only tables`: no report, no return sheets.",
        f"* No process here can be seen to need less than {facts['floor']:.0f} MB, which is what the harness itself takes.",
    ]
    if any(case.is_reading for case, _ in results):
        notes.append(f"* Reading alone: all cells of the five workbooks. Ours is `taizhang {facts['reading']}`"
                     + (", which besides writes every cell as JSON (to /dev/null)" if "dump" in facts["reading"] else "")
                     + "; the libraries hand the cells to Python or Arrow and nothing is done with them (`bench_readers.py`).")
    if not all(case.is_reading for case, _ in results):
        notes.append("* Before timing the job, our tables and the base's were compared (compare.py): equal in every cell.")
    notes += [f"* **Not measured** — {failure.splitlines()[0]}." for failure in facts["failures"]]
    parts = ["# Measured", "Written by `make bench`; what it does is in README.md.", goals(results), growths(results),
             "## How it was measured", "\n".join([*notes, *left_out(results)]), "## Every program", programs(results)]
    return "\n\n".join(part for part in parts if part) + "\n"
