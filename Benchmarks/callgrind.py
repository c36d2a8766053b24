"""Reads what `valgrind --tool=callgrind` writes: the instructions under each function, and who calls whom how often."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from typing import Iterable

# (object file, function), as the linker names them.
Function = tuple[str, str]

LINE = re.compile(r"(c?)(ob|fn|fl|fi|fe)=\((\d+)\)(?: (.*))?$")


@dataclass
class Profile:
    """One run."""

    total: int = 0
    # Instructions in a function and in what it calls. Of a function that calls itself this counts too much.
    inclusive: Counter = field(default_factory=Counter)
    # (caller, callee) and how often.
    calls: Counter = field(default_factory=Counter)


def parse(lines: Iterable[str]) -> Profile:
    """Callgrind's format with its compressed names; https://valgrind.org/docs/manual/cl-format.html."""
    profile = Profile()
    names: dict[tuple[str, str], str] = {}
    here = {"ob": "", "fn": ""}
    called = {"ob": "", "fn": ""}
    is_call = False
    for line in lines:
        line = line.rstrip("\n")
        if found := LINE.match(line):
            prefix, kind, number, name = found.groups()
            kind = kind if kind in ("ob", "fn") else "fl"
            if name is not None:
                names[kind, number] = name
            if kind == "fl":
                continue
            target = called if prefix else here
            target[kind] = names[kind, number]
            # A call without an object of its own stays within that of its caller.
            if not prefix and kind == "ob":
                called["ob"] = here["ob"]
        elif line.startswith("calls="):
            caller, callee = (here["ob"], here["fn"]), (called["ob"], called["fn"])
            profile.calls[caller, callee] += int(line[6:].split()[0])
            is_call = True
        elif line[:1].isdigit() or line[:1] in "+-*":
            words = line.split()
            cost = int(words[1]) if len(words) > 1 else 0
            profile.inclusive[here["ob"], here["fn"]] += cost
            if is_call:
                called["ob"], is_call = here["ob"], False
        elif line.startswith(("summary:", "totals:")):
            profile.total = max(profile.total, int(line.split()[1]))
    return profile


def demangle(names: Iterable[str]) -> dict[str, str]:
    """Swift's names as they are written in the source."""
    mangled = sorted({name for name in names if "$s" in name})
    done = subprocess.run(["swift", "demangle", "--compact"], input="\n".join(mangled) + "\n", text=True,
                          capture_output=True, check=True)
    return dict(zip(mangled, done.stdout.splitlines(), strict=True))


ALLOCATORS = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"}


def allocations(profile: Profile) -> dict[str, int]:
    """How often memory is asked for: by Swift's own allocator, by SQLite, by the other libraries."""
    counts = Counter({"Swift": 0, "SQLite": 0, "others": 0})
    for ((library, caller), (_, callee)), count in profile.calls.items():
        if callee not in ALLOCATORS or caller in ALLOCATORS:
            continue
        kind = "Swift" if caller.startswith("swift_slowAlloc") else "SQLite" if "libsqlite3" in library else "others"
        counts[kind] += count
    return dict(counts)
