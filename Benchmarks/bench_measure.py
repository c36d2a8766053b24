"""One run of one program: wall time, processor time, peak memory, and what else the machine did meanwhile.

Only the standard library, and little of it: a child's peak memory counts from that of the process that
started it, so this one must stay small (`floor_mb`).
"""

from __future__ import annotations

import os
import resource
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

CORES = len(os.sched_getaffinity(0))


@dataclass
class Run:
    """What one process took."""

    wall: float
    cpu: float
    peak_mb: float
    # The share of the machine that other processes used meanwhile.
    others: float

    as_dict = asdict


class RunFailed(Exception):
    """A program that was to be timed ended with an error."""


def busy_ticks() -> tuple[int, int]:
    """(busy, all) clock ticks of the machine so far."""
    values = [int(v) for v in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return sum(values) - values[3] - values[4], sum(values)


def wait_for_idle(limit: float) -> None:
    """Waits until hardly anything runs, at most `limit` seconds."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        busy, whole = busy_ticks()
        time.sleep(0.2)
        busy2, whole2 = busy_ticks()
        if (busy2 - busy) <= 0.08 * (whole2 - whole):
            return


def measure(command: list, patience: float, environment: dict[str, str] | None = None, cwd: Path | None = None) -> Run:
    """Runs a command as a fresh process; what it prints is thrown away, what it complains of is kept."""
    # What earlier runs have written would otherwise be taken to the disk at this one's expense.
    os.sync()
    wait_for_idle(patience)
    ticks, start = busy_ticks(), time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env={**os.environ, **(environment or {})}, cwd=cwd)
    with process.stderr:
        errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall, after = time.perf_counter() - start, busy_ticks()
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise RunFailed(f"{' '.join(map(str, command))}\n{errors.decode(errors='replace')[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, (after[0] - ticks[0]) / os.sysconf("SC_CLK_TCK") - cpu) / (wall * CORES)
    return Run(round(wall, 4), round(cpu, 3), round(usage.ru_maxrss / 1024, 1), round(others, 3))


def warm(folder: Path) -> None:
    """Reads the files of a folder into the page cache, in small pieces."""
    for path in sorted(folder.iterdir()):
        if path.is_file():
            with open(path, "rb", buffering=0) as f:
                while f.read(1 << 20):
                    pass


def floor_mb() -> float:
    """The peak memory of this process: no child can be seen to have needed less."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load() -> float:
    """The load average of the last minute."""
    return os.getloadavg()[0]


def is_busy(load_average: float, cores: int = CORES) -> bool:
    """Whether times taken now would say more about the other work than about ours."""
    return load_average > 0.5 * cores
