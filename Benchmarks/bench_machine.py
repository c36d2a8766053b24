"""What the measurements were taken on and with, without naming the machine."""

from __future__ import annotations

import ctypes
import datetime as dt
import os
import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path

from bench_measure import CORES

PACKAGES = {"polars": "polars", "fastexcel": "fastexcel", "duckdb": "DuckDB", "pandas": "pandas", "pyarrow": "pyarrow",
            "python-calamine": "python-calamine", "openpyxl": "openpyxl"}


def first(pattern: str, path: str) -> str | None:
    """What a pattern finds in a file of the system, if there is such a file."""
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return None
    return found and found.group(1).strip()


def machine() -> str:
    model = first(r"^model name\s*:\s*(.+)$", "/proc/cpuinfo") or platform.machine()
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    system = first(r'^PRETTY_NAME="?([^"\n]+)', "/etc/os-release") or platform.system()
    return f"{CORES} cores ({model}), {memory} GiB, {system}, Linux {platform.release().split('-')[0]}"


def sqlite() -> str:
    """The version of the library that our program is linked with too."""
    try:
        version = ctypes.CDLL("libsqlite3.so.0").sqlite3_libversion
    except (OSError, AttributeError):
        return "unknown"
    version.restype = ctypes.c_char_p
    return version().decode()


def commit(root: Path) -> str:
    """The commit, and whether what the program is made from has changed since; RESULTS.md itself does not count."""
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "Package.swift", "Sources", "pipelines/benchmark")
    return (git("describe", "--always") or "unknown commit") + (" with changes" if changed else "")


def versions(program: Path, root: Path) -> str:
    ours = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()
    listed = [f"taizhang {ours} ({commit(root)}) with SQLite {sqlite()}"]
    for package, name in PACKAGES.items():
        try:
            listed.append(f"{name} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join([*listed, f"Python {platform.python_version()}"])


def today() -> str:
    return dt.date.today().isoformat()
