"""What is measured: inputs, programs, how often, and the goals."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatch


@dataclass(frozen=True)
class Data:
    """What gen.py makes for some cases, with its usual seed and share of dirt."""

    name: str
    members: int
    layout: str

    @property
    def options(self) -> list[str]:
        form = ["--format", "csv"] if self.layout == "csv" else ["--format", "xlsx"]
        return ["--members", str(self.members), *form] + (["--sheets-per-town"] if self.layout == "towns" else [])


@dataclass(frozen=True)
class Case:
    """Programs side by side on one input."""

    title: str
    data: Data
    # How many rounds each takes part in; ours and the base in all.
    rounds: dict[str, int]
    # What ratios are taken to.
    base: str = "polars"
    # How many times as fast as the base, and how many times less memory.
    faster: float | None = None
    leaner: float | None = None
    is_reading: bool = False
    tags: frozenset[str] = field(default_factory=frozenset)


def job(title: str, data: Data, rounds: int, pandas: int, faster: float, leaner: float, *tags: str) -> Case:
    programs = {"ours": rounds, "polars": rounds, "duckdb": rounds, "pandas": pandas}
    return Case(title, data, programs, faster=faster, leaner=leaner, tags=frozenset(tags))


CSV30K, XLSX30K, TOWNS30K = (Data(f"30k-{layout}", 30_000, layout) for layout in ("csv", "xlsx", "towns"))
XLSX200K, CSV300K = Data("200k-xlsx", 200_000, "xlsx"), Data("300k-csv", 300_000, "csv")
CSV1M, CSV3M = Data("1m-csv", 1_000_000, "csv"), Data("3m-csv", 3_000_000, "csv")

CASES = [
    job("30,000 members, CSV", CSV30K, 9, 3, 6, 4, "quick"),
    job("30,000 members, XLSX", XLSX30K, 9, 3, 6, 4, "quick"),
    job("30,000 members, town workbooks", TOWNS30K, 9, 3, 6, 4),
    job("200,000 members, XLSX", XLSX200K, 7, 0, 4, 5),
    job("300,000 members, CSV", CSV300K, 7, 0, 2, 8),
    job("1,000,000 members, CSV", CSV1M, 5, 0, 2, 8),
    Case("reading alone, 200,000 members, XLSX", XLSX200K,
         {"ours": 7, "fastexcel": 7, "calamine": 2, "openpyxl": 1}, "fastexcel", 6, 8, is_reading=True),
    Case("3,000,000 members, CSV", CSV3M, {"ours": 3, "polars": 3}, tags=frozenset(["huge"])),
]

# From each to the next the members are ten times as many.
GROWTH = [CSV30K, CSV300K, CSV3M]
GROWTH_TIME, GROWTH_MEMORY = 10.5, 1.2


def chosen(quick: bool, huge: bool, only: str | None) -> list[Case]:
    """The cases of this time; `only` is a pattern over the names of the data and `reading`."""
    cases = [case for case in CASES if huge or "huge" not in case.tags]
    if quick:
        cases = [case for case in cases if "quick" in case.tags]
    if only:
        cases = [c for c in cases if fnmatch(f"reading-{c.data.name}" if c.is_reading else c.data.name, only)]
    return cases
