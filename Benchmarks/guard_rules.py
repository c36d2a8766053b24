"""What the guard counts, and when it complains."""

from __future__ import annotations

import re
from dataclasses import dataclass

from callgrind import Profile, allocations

LIMIT = 0.10


@dataclass(frozen=True)
class Stage:
    """A part of a run, found by the functions that do it and all that these call."""

    name: str
    # Over names as they are written in the source. Of several matches the one with the most instructions is taken,
    # which is the outermost: closures come wrapped in thunks and specialisations of themselves.
    pattern: str


# In the order of a run. Reading and loading go on beside importing, on threads of their own.
STAGES = [
    Stage("digests of the files", r"Importing\.FileDigest\.sha256\("),
    Stage("reading and checking rows", r"closure #\d+ .*in Importing\.RowStream\.\(start in "),
    Stage("importing", r"Importing\.Importer\.run\(\["),
    Stage("loading", r"closure #\d+ .*in LedgerStore\.LoadingQueue\.\(flush in "),
    Stage("indices", r"LedgerStore\.LedgerBuilder\.makeIndices[<(]"),
    Stage("models", r"LedgerStore\.LedgerBuilder\.install\(Definitions\.Model\)"),
    # Beside the models.
    Stage("outputs of rows alone", r"closure #\d+ .*in LedgerStore\.WorkAhead\.init<"),
    # Those that go on side by side, on threads of their own.
    Stage("checks, metrics, outputs", r"closure #\d+ .*in LedgerStore\.LedgerReaders\.forEach<"),
]
TOTAL = "whole run"


def stage_counts(profile: Profile, source_names: dict[str, str]) -> dict[str, int]:
    """Instructions of each stage that is found, and of the whole run."""
    named = [(source_names.get(function, function), count) for (_, function), count in profile.inclusive.items()]
    # Of a function that calls itself, callgrind lists the second round by itself.
    named = [(name, count) for name, count in named if not re.search(r"'\d+$", name)]
    counts = {}
    for stage in STAGES:
        found = [count for name, count in named if re.search(stage.pattern, name)]
        if found:
            counts[stage.name] = max(found)
    return {**counts, TOTAL: profile.total}


def measured(profile: Profile, source_names: dict[str, str]) -> dict[str, dict[str, int]]:
    return {"instructions": stage_counts(profile, source_names), "allocations": allocations(profile)}


def words(value: int) -> str:
    return f"{value / 1e6:,.1f} million" if value >= 1_000_000 else f"{value:,}"


def not_found(now: dict) -> list[str]:
    """The stages that no function of the profile belongs to; without them nothing can be stored."""
    return [f"“{stage.name}” is not found in the profile: its function was renamed or built into another. "
            "Put its new name into STAGES of Benchmarks/guard_rules.py."
            for stage in STAGES if stage.name not in now["instructions"]]


def complaints(stored: dict, now: dict) -> list[str]:
    """A sentence for each stage that is not found, and for each count that has grown past the limit."""
    found = not_found(now)
    for kind, verb in (("instructions", "takes {} instructions"), ("allocations", "asks for memory {} times")):
        for name, before in stored[kind].items():
            after = now[kind].get(name, 0)
            # So few do not show in the time a run takes, and vary with the threads.
            if after > before * (1 + LIMIT) and after - before > 20_000:
                found.append(f"“{name}” {verb.format(words(after))}; stored are {words(before)}, so this is "
                             f"{100 * (after / before - 1):.0f} % more (at most {100 * LIMIT:.0f} %).")
    return found


def gains(stored: dict, now: dict) -> list[str]:
    """The stages that have become so much cheaper that the stored count would let them grow back unseen."""
    return [name for name, before in stored["instructions"].items()
            if now["instructions"].get(name, before) < before * (1 - LIMIT)]
