"""The arithmetic of the benchmark: medians, spreads, ratios of the same round, goals."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

# A run during which others used this share of the machine or more is left out where enough others are there.
NOISY = 0.08
ENOUGH = 3

# The runs of a case by program and round; a program that sits a round out has None there.
Runs = dict[str, list[dict | None]]


@dataclass(frozen=True)
class Spread:
    """A median with the least and the greatest value."""

    median: float
    least: float
    most: float
    count: int

    @classmethod
    def of(cls, values: list[float]) -> "Spread | None":
        return cls(statistics.median(values), min(values), max(values), len(values)) if values else None


def is_quiet(run: dict) -> bool:
    return run["others"] < NOISY


def usable(runs: list[dict | None]) -> list[dict]:
    """The quiet runs, or all if too few are quiet."""
    there = [run for run in runs if run]
    quiet = [run for run in there if is_quiet(run)]
    return quiet if len(quiet) >= min(ENOUGH, len(there)) else there


def spread(runs: list[dict | None], key: str) -> Spread | None:
    return Spread.of([run[key] for run in usable(runs)])


def ratios(runs: Runs, over: str, under: str, key: str) -> Spread | None:
    """`over` divided by `under`, round by round; only rounds in which both were quiet, if these are enough."""
    pairs = [(a, b) for a, b in zip(runs.get(over, []), runs.get(under, [])) if a and b]
    quiet = [pair for pair in pairs if is_quiet(pair[0]) and is_quiet(pair[1])]
    chosen = quiet if len(quiet) >= min(ENOUGH, len(pairs)) else pairs
    return Spread.of([a[key] / b[key] for a, b in chosen])


def is_met(measured: Spread | None, goal: float | None) -> bool | None:
    """Whether a ratio reaches its goal; None if there is none of the two."""
    return None if measured is None or goal is None else measured.median >= goal


def growth(small: list[dict | None], large: list[dict | None], key: str) -> float | None:
    """By what the median grows from one size to the next."""
    a, b = spread(small, key), spread(large, key)
    return b.median / a.median if a and b and a.median else None
