#!/usr/bin/env python3
"""Kills the program, refuses its calls, fills its disk and changes its files, and looks at what is left.

  faults.py BIN [--kills N] [--small] [--only WORD] [--seed N] [--jobs N] [--repeat N]

Each trial begins with a good period of older input, and ends with an undisturbed run of the newer input, which
must give the reference byte for byte with nothing left over. In between, ledger and outputs must each be
wholly the old or wholly the new. --small takes a month of one file instead of samples/; trials that need root,
a C compiler or a tmpfs are told as skipped where there is none. The exit status is 1 where a trial failed.
"""

import argparse
import concurrent.futures
import errno
import hashlib
import os
import random
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
LIMIT = 120
# What a run that was killed leaves for the next one.
BEFORE, PERIOD, AFTER = "2023-05", "2023-06", "2023-07"


class Failure(Exception):
    """A trial that was not survived."""


class Skipped(Exception):
    """A kind of fault that cannot be made here."""


def expect(condition, words):
    if not condition:
        raise Failure(words)


# --- The month ------------------------------------------------------------------------------------

class Month:
    """A pipeline, inputs old and new, and what undisturbed runs make of them."""

    def __init__(self, binary, folder, is_small):
        self.folder = Path(folder)
        # A copy, which another user may run and no build replaces.
        self.binary = str(shutil.copy(binary, self.folder / "taizhang"))
        os.chmod(self.folder, 0o755)
        name = "minimal" if is_small else "grassroots-2023"
        self.pipeline = str(shutil.copytree(ROOT / "pipelines" / name, self.folder / name))
        self.new, self.old, self.earlier = (str(self.folder / n) for n in ("new", "old", "earlier"))
        if is_small:
            for path, count in ((self.earlier, 300), (self.old, 400), (self.new, 401)):
                os.mkdir(path)
                Path(path, "村(社区)基本情况.csv").write_text(villages(count), encoding="utf-8")
        else:
            shutil.copytree(ROOT / "samples" / BEFORE, self.earlier)
            shutil.copytree(ROOT / "samples" / PERIOD, self.new)
            shutil.copytree(ROOT / "samples" / PERIOD, self.old)
            # One row less.
            path = Path(self.old, "党建品牌.csv")
            lines = path.read_bytes().splitlines(keepends=True)
            path.write_bytes(b"".join(lines[:-1]))
        self.start = self.folder / "start"
        for period, files in ((BEFORE, self.earlier), (PERIOD, self.old)):
            expect(self.run(self.start, files, period).returncode == 0, "the first run failed")
        self.old_tree = tree(self.start)
        self.reference = self.folder / "reference"
        shutil.copytree(self.start, self.reference)
        begin = time.monotonic()
        expect(self.run(self.reference, self.new).returncode == 0, "the reference failed")
        self.seconds = time.monotonic() - begin
        self.new_tree = tree(self.reference)
        expect(ledger(self.old_tree) != ledger(self.new_tree), "old and new are the same ledger")
        expect(outputs(self.old_tree) != outputs(self.new_tree), "old and new are the same outputs")

    def command(self, out, files, period=PERIOD):
        return [self.binary, "run", self.pipeline, "--period", period, "--input", str(files),
                "--out", str(out), "--quiet", "--lang", "en"]

    def run(self, out, files, period=PERIOD, **options):
        return run(self.command(out, files, period), **options)

    def place(self, folder):
        """A fresh output folder with the old period in it."""
        out = Path(folder) / "out"
        shutil.copytree(self.start, out)
        return out

    def check(self, out, words=""):
        """Ledger and outputs as they are; returns which of them are new."""
        found = tree(out)
        for period in (BEFORE,):
            expect(ledger(found, period) == ledger(self.old_tree, period), words + "an earlier ledger changed")
            expect(outputs(found, period) == outputs(self.old_tree, period), words + "earlier outputs changed")
        is_new = []
        for part in (ledger, outputs):
            expect(part(found) in (part(self.old_tree), part(self.new_tree)), words + f"{part.__name__} neither old nor new")
            is_new.append(part(found) == part(self.new_tree))
        sound(out)
        return tuple(is_new)

    def check_whole(self, out, words=""):
        """Old and whole, or new and whole."""
        is_new = self.check(out, words)
        expect(is_new[0] == is_new[1], words + "outputs and ledger are of different runs")
        return is_new[0]

    def check_next(self, out):
        """An undisturbed run mends everything."""
        done = self.run(out, self.new)
        expect(done.returncode == 0, f"the next run failed: {done.stderr.strip()}")
        expect(tree(out) == self.new_tree, "the next run differs: " + difference(tree(out), self.new_tree))


def villages(count, area="300㎡"):
    rows = [f"镇{i % 7},村{i},{area}\n" for i in range(count)]
    return "所属乡镇,村(社区)名称,活动场所面积\n" + "".join(rows)


def run(command, **options):
    """One run to its end; whatever happens, it is a sentence and no trace."""
    options.setdefault("timeout", LIMIT)
    environment = {"PATH": "/usr/bin:/bin", **options.pop("env", {})}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, **options)
    except subprocess.TimeoutExpired:
        raise Failure("it hangs")
    for word in ("Fatal error", "Stack dump", "Backtrace", "Thread 0", "crashed"):
        expect(word not in done.stderr, f"a stack trace: {done.stderr[:200]}")
    return done


def expect_refused(done, *words):
    expect(done.returncode == 1, f"exit status {done.returncode}: {done.stderr.strip()[:300]}")
    expect(any(word in done.stderr for word in words), f"says: {done.stderr.strip()[:300]}")


# --- What is on the disk --------------------------------------------------------------------------

def tree(out):
    """Every name below a folder, with the digest of what it holds."""
    found = {}
    for folder, folders, files in os.walk(out):
        base = os.path.relpath(folder, out)
        for name in folders:
            found[os.path.normpath(os.path.join(base, name)) + "/"] = None
        for name in files:
            path = os.path.join(folder, name)
            if stat.S_ISREG(os.lstat(path).st_mode):
                digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            else:
                digest = "no file"
            found[os.path.normpath(os.path.join(base, name))] = digest
    return found


def ledger(found, period=PERIOD):
    return found.get(f"ledger/{period}.sqlite")


def outputs(found, period=PERIOD):
    """What people see of a period's outputs."""
    return {n: d for n, d in found.items() if n.startswith(period + "/") and "/." not in n}


def difference(found, wanted):
    names = sorted(n for n in found.keys() | wanted.keys() if found.get(n, "-") != wanted.get(n, "-"))
    return ", ".join(names[:5])


def sound(out):
    for path in Path(out, "ledger").glob("[0-9]*.sqlite"):
        with_lock = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            answer = with_lock.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            answer = str(error)
        finally:
            with_lock.close()
        expect(answer == "ok", f"{path.name}: {answer}")


def rows(out, sql, period=PERIOD):
    connection = sqlite3.connect(f"file:{out}/ledger/{period}.sqlite?mode=ro&immutable=1", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


# --- Kills ----------------------------------------------------------------------------------------

class Kills:
    """Counts what the kills found, and the changes of a file that were noticed."""
    noticed = 0
    finished = 0
    windows = 0


def kill_at(month, folder, wait):
    """Kills a run when `wait` returns, and looks at what is left."""
    out = month.place(folder)
    process = subprocess.Popen(
        month.command(out, month.new), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin"})
    wait(process, out)
    process.kill()
    process.wait()
    after_kill(month, out, process.returncode == 0)


def after_kill(month, out, is_finished):
    is_new = month.check(out, "after the kill: ")
    Kills.finished += is_finished
    if is_new == (False, True):
        Kills.windows += 1
        # Whoever comes next finishes what was begun, here the next month.
        done = month.run(out, month.earlier, AFTER)
        expect(done.returncode == 0, f"the next month failed: {done.stderr.strip()}")
        expect(month.check(out, "after the next month: ") == (True, True), "the publication was not finished")
        shutil.rmtree(out / AFTER)
        os.remove(out / "ledger" / f"{AFTER}.sqlite")
    else:
        expect(is_new != (True, False), "the ledger is newer than the outputs")
    month.check_next(out)


def kills_at_random(month, options):
    """SIGKILL, at any moment of the run"""
    def trial(number):
        moment = random.Random(f"{options.seed} {number}").uniform(0, month.seconds * 1.02)
        return lambda folder: kill_at(month, folder, lambda process, out: time.sleep(moment))
    return [trial(number) for number in range(options.kills * 2 // 3)]


def kills_at_publishing(month, options):
    """SIGKILL, around the publication"""
    def wait(process, out, moment, mark):
        while process.poll() is None and not os.path.exists(out / mark):
            pass
        end = time.monotonic() + moment
        while time.monotonic() < end:
            pass

    def trial(number):
        chance = random.Random(f"{options.seed} publish {number}")
        mark, span = chance.choice([
            (f".{PERIOD}.building/summary.json", 0.02), (f".{PERIOD}.building/.publishing", 0.003),
            (f"{PERIOD}/.publishing", 0.001)])
        moment = chance.uniform(0, span)
        return lambda folder: kill_at(month, folder, lambda process, out: wait(process, out, moment, mark))
    return [trial(number) for number in range(options.kills - options.kills * 2 // 3)]


# --- Calls ----------------------------------------------------------------------------------------

def preload(month):
    """The library that counts calls; see faults.c."""
    library = month.folder / "faults.so"
    compiler = next(filter(None, map(shutil.which, ("cc", "clang", "gcc"))), None)
    if not compiler:
        raise Skipped("no C compiler")
    if not library.exists():
        source = Path(__file__).with_name("faults.c")
        done = subprocess.run([compiler, "-O1", "-fPIC", "-shared", "-o", library, source, "-ldl"], capture_output=True)
        if done.returncode != 0:
            raise Skipped("the library cannot be compiled")
    return {"LD_PRELOAD": str(library)}


def calls(month):
    """The calls of an undisturbed run that change what is on the disk."""
    environment = preload(month)
    with tempfile.TemporaryDirectory(dir=month.folder) as folder:
        log = Path(folder, "log")
        done = month.run(month.place(folder), month.new, env={**environment, "FAULT_LOG": str(log)})
        expect(done.returncode == 0, "the counted run failed")
        lines = log.read_text().splitlines()
        expect(any(" renameat2 " in line for line in lines), "the calls are not seen")
        return [line.split(" ", 2)[1:] for line in lines]


def chosen(month, options):
    """All calls, or of many those at the end, where things are published, and some of the others."""
    names = calls(month)
    numbers = list(range(1, len(names) + 2))
    if len(numbers) <= options.calls:
        return numbers
    end = min(40, options.calls * 2 // 3)
    others = random.Random(options.seed).sample(numbers[:-end], options.calls - end)
    return sorted(others) + numbers[-end:]


def kills_at_calls(month, options):
    """SIGKILL, before a call that changes the disk"""
    environment = preload(month)

    def trial(number):
        def body(folder):
            out = month.place(folder)
            done = month.run(out, month.new, env={**environment, "FAULT_AT": str(number)})
            after_kill(month, out, done.returncode == 0)
        return body
    return [trial(number) for number in chosen(month, options)]


def kills_of_the_mending(month, options):
    """SIGKILL, while the next run mends a kill"""
    environment = preload(month)
    names = calls(month)
    renames = [n + 1 for n, (name, path) in enumerate(names) if name in ("rename", "renameat2")]
    # Before the ledger follows, and after.
    moments = [renames[-1], renames[-1] + 1, renames[-1] + 2]

    def trial(first, second):
        def body(folder):
            out = month.place(folder)
            month.run(out, month.new, env={**environment, "FAULT_AT": str(first)})
            month.run(out, month.new, env={**environment, "FAULT_AT": str(second)})
            after_kill(month, out, False)
        return body
    return [trial(first, second) for first in moments for second in range(1, options.mending + 1)]


def refused_calls(month, options):
    """A call that is refused"""
    environment = preload(month)

    def trial(number, code):
        def body(folder):
            out = month.place(folder)
            done = month.run(
                out, month.new, env={**environment, "FAULT_AT": str(number), "FAULT_ERROR": str(code)})
            expect(done.returncode in (0, 1), f"exit status {done.returncode}")
            is_new = month.check_whole(out, f"call {number}, {errno.errorcode[code]}: ")
            expect(is_new == (done.returncode == 0), "the exit status belies what is there")
            expect(done.returncode == 0 or done.stderr.strip(), "it says nothing")
            month.check_next(out)
        return body
    return [trial(number, code) for number in chosen(month, options)
            for code in (errno.ENOSPC, errno.EIO, errno.EACCES)]


# --- Full disks -----------------------------------------------------------------------------------

def full_disks(month, options):
    """A disk that is full"""
    if os.geteuid() != 0:
        raise Skipped("no root, and so no tmpfs")
    used = sum(os.stat(p).st_size for p in month.start.rglob("*") if p.is_file())
    files = sum(1 for _ in month.start.rglob("*"))
    growth = sum(p.stat().st_size for p in month.reference.glob(f"**/{PERIOD}*/**/*") if p.is_file())
    growth += (month.reference / "ledger" / f"{PERIOD}.sqlite").stat().st_size
    base = used + files * 4096

    def trial(share):
        def body(folder):
            disk = Path(folder, "disk")
            disk.mkdir()
            size = int(base + share * growth)
            if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], capture_output=True).returncode != 0:
                raise Skipped("no tmpfs")
            try:
                try:
                    out = month.place(disk)
                except (OSError, shutil.Error):
                    raise Skipped("the disk is too small for the old period")
                # Exactly so much room.
                done = month.run(out, month.new)
                if done.returncode == 0:
                    expect(tree(out) == month.new_tree, "it fits and differs")
                    return
                expect_refused(done, "disk is full")
                expect(tree(out) == month.old_tree, "the old is not whole: " + difference(tree(out), month.old_tree))
                done = subprocess.run(["mount", "-o", f"remount,size={base * 4 + growth * 4}", disk], capture_output=True)
                expect(done.returncode == 0, "no more room can be made")
                month.check_next(out)
            finally:
                subprocess.run(["umount", "-l", disk], capture_output=True)
        return body
    count = 12 * options.repeat
    return [trial((step + 0.5) / count * 1.2) for step in range(count)]


# --- Files that cannot be read --------------------------------------------------------------------

def as_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def give_away(folder):
    """The folder and all in it to the user that the program runs as."""
    if os.geteuid() != 0:
        return
    for path in [Path(folder), *Path(folder).rglob("*")]:
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def victim(files):
    """A file of the input that is not the only one of its dataset, if there is such."""
    return sorted(p for p in Path(files).rglob("*.csv"))[0]


def odd_files(month, options):
    """A file or folder that cannot be read"""
    def unreadable(path):
        path.chmod(0)

    def replaced(make):
        def change(path):
            path.unlink()
            make(path)
        return change

    def unreadable_folder(path):
        folder = path.parent / "资料"
        folder.mkdir()
        shutil.copy(path, folder / "另一份.csv")
        folder.chmod(0)

    def listen(path):
        # The name of a socket may have some hundred bytes.
        here = os.open(path.parent, os.O_RDONLY)
        try:
            server = socket.socket(socket.AF_UNIX)
            server.bind(f"/proc/self/fd/{here}/{path.name}")
            server.close()
        finally:
            os.close(here)

    kinds = {
        "unreadable": unreadable, "pipe": replaced(os.mkfifo), "socket": replaced(listen),
        "folder": replaced(os.mkdir), "dangling": replaced(lambda p: p.symlink_to("nowhere")),
        "loop": replaced(lambda p: p.symlink_to(p.name)), "device": replaced(lambda p: p.symlink_to("/dev/zero")),
        "cut": lambda p: p.write_bytes(p.read_bytes()[:40]), "empty": lambda p: p.write_bytes(b""),
        "unreadable folder": unreadable_folder,
    }

    def trial(name, change):
        def body(folder):
            # A file beside the others, so that the month is still one.
            files = Path(folder, "input")
            shutil.copytree(month.new, files)
            path = Path(files, "坏.csv")
            shutil.copy(victim(month.new), path)
            out = month.place(folder)
            give_away(folder)
            os.chmod(folder, 0o755)
            change(path)
            if name == "unreadable folder":
                path.unlink()
                if os.geteuid() == 0:
                    os.chown(path.parent / "资料", NOBODY, NOBODY)
            done = month.run(out, files, preexec_fn=as_nobody)
            if done.returncode == 0:
                if name not in ("folder", "cut"):
                    said = rows(out, "SELECT message FROM _finding WHERE rule = 'F01'")
                    word = "资料" if name == "unreadable folder" else "坏.csv"
                    expect(any(word in m for m, in said), "it was left out in silence")
            else:
                expect_refused(done, "坏.csv", "资料")
                expect(tree(out) == month.old_tree, "the old is not whole")
            for path in Path(folder).rglob("*"):
                if stat.S_ISDIR(os.lstat(path).st_mode):
                    path.chmod(0o755)
            shutil.rmtree(files)
            if os.geteuid() == 0:
                for path in [out, *out.rglob("*")]:
                    os.chown(path, 0, 0)
            month.check_next(out)
        return body
    return [trial(name, change) for name, change in kinds.items()]


# --- Files that change ----------------------------------------------------------------------------

class BigMonth:
    """One large file in two states, and the trees of each."""

    def __init__(self, month, count):
        self.month = month
        self.folder = Path(tempfile.mkdtemp(dir=month.folder))
        self.pipeline = str(ROOT / "pipelines" / "minimal")
        self.texts = [villages(count, area).encode() for area in ("300㎡", "200㎡")]
        self.texts.append(self.texts[0][:len(self.texts[0]) // 2])
        self.texts.append(b"")
        self.trees = []
        for number, text in enumerate(self.texts):
            place = self.folder / str(number)
            self.fill(place, text)
            begin = time.monotonic()
            done = self.run(place)
            if number == 0:
                self.seconds = time.monotonic() - begin
            self.trees.append(tree(place / "out") if done.returncode == 0 else None)

    def fill(self, place, text):
        (place / "input").mkdir(parents=True)
        (place / "input" / "村.csv").write_bytes(text)
        # Another file, so that the month is one even without it.
        (place / "input" / "另.csv").write_text(villages(3).replace("村", "庄").replace("庄(社区)", "村(社区)"), encoding="utf-8")

    def run(self, place):
        return run([self.month.binary, "run", self.pipeline, "--period", PERIOD, "--input", str(place / "input"),
                    "--out", str(place / "out"), "--quiet", "--lang", "en"])


def changing_files(month, options):
    """A file that changes while it is read"""
    big = BigMonth(month, options.rows)

    def in_place(path, texts):
        with open(path, "r+b") as file:
            file.write(texts[1])

    def emptied_and_written(path, texts):
        path.write_bytes(texts[1])

    def moved_over(path, texts):
        path.with_name(".new").write_bytes(texts[1])
        path.with_name(".new").rename(path)

    def halved(path, texts):
        os.truncate(path, len(texts[2]))

    def emptied(path, texts):
        os.truncate(path, 0)

    def rewritten_often(path, texts):
        for turn in range(8):
            path.write_bytes(texts[turn % 2])

    def removed(path, texts):
        path.unlink()

    ways = [in_place, emptied_and_written, moved_over, halved, emptied, rewritten_often, removed]

    def trial(way, number):
        def body(folder):
            place = Path(folder)
            big.fill(place, big.texts[0])
            moment = random.Random(f"{options.seed} {way.__name__} {number}").uniform(0, big.seconds)
            path = place / "input" / "村.csv"
            timer = threading.Timer(moment, way, (path, big.texts))
            timer.start()
            try:
                done = big.run(place)
            finally:
                timer.join()
            if done.returncode == 0:
                found = tree(place / "out")
                if way is removed and found not in big.trees:
                    # It was gone before it was opened.
                    problems = rows(place / "out", "SELECT problem, sha256 FROM _source WHERE name = '村.csv'")
                    expect(not problems or problems[0][0], "a file that is gone is counted")
                    return
                expect(found in [t for t in big.trees if t], "figures of a mixture: " + difference(found, big.trees[0]))
            else:
                expect_refused(done, "changed while it was read")
                Kills.noticed += 1
                expect(not (place / "out" / PERIOD).exists(), "something was published")
        return body
    return [trial(way, number) for way in ways for number in range(4 * options.repeat)]


# --- Two runs, and odd places ---------------------------------------------------------------------

def start(command):
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, env={"PATH": "/usr/bin:/bin"})


def two_runs(month, options):
    """Two runs at once"""
    def same_period(folder):
        out = month.place(folder)
        runs = [start(month.command(out, month.new)) for _ in range(3)]
        said = [process.communicate(timeout=LIMIT)[1] for process in runs]
        statuses = [process.returncode for process in runs]
        expect(0 in statuses, f"none was done: {said}")
        for status, words in zip(statuses, said):
            expect(status == 0 or (status == 1 and "another taizhang is computing" in words), f"{status}: {words}")
        expect(tree(out) == month.new_tree, "the outcome differs: " + difference(tree(out), month.new_tree))

    def two_periods(folder):
        out = month.place(folder)
        other = "2023-11"
        runs = [start(month.command(out, month.new)), start(month.command(out, month.earlier, other))]
        for process in runs:
            words = process.communicate(timeout=LIMIT)[1]
            expect(process.returncode == 0, f"{process.returncode}: {words}")
        found = tree(out)
        expect(ledger(found, other) is not None and outputs(found, other), "the other period is not there")
        rest = {n: d for n, d in found.items() if other not in n}
        expect(rest == month.new_tree, "the outcome differs: " + difference(rest, month.new_tree))
    return [same_period, two_periods] * (2 * options.repeat)


def odd_places(month, options):
    """A place that cannot be written"""
    def precious(folder):
        path = Path(folder, "precious")
        path.mkdir()
        (path / "letter.txt").write_text("mine")
        return path

    def read_only(out, folder):
        for path in [out, *out.rglob("*")]:
            if path.is_dir():
                path.chmod(0o555)

    def read_only_ledgers(out, folder):
        # The program makes its ledgers' folder its owner's alone, which another owner forbids.
        (out / "ledger").chmod(0o555)
        if os.geteuid() == 0:
            os.chown(out / "ledger", 0, 0)

    def out_is_a_file(out, folder):
        shutil.rmtree(out)
        out.write_text("mine")

    def ledgers_are_a_file(out, folder):
        shutil.rmtree(out / "ledger")
        (out / "ledger").write_text("mine")

    def ledgers_lead_nowhere(out, folder):
        shutil.rmtree(out / "ledger")
        (out / "ledger").symlink_to("nowhere")

    def ledger_is_a_folder(out, folder):
        (out / "ledger" / f"{PERIOD}.sqlite").unlink()
        (out / "ledger" / f"{PERIOD}.sqlite").mkdir()

    def foreign_outputs(out, folder):
        (out / PERIOD / "summary.json").unlink()

    def outputs_are_a_file(out, folder):
        shutil.rmtree(out / PERIOD)
        (out / PERIOD).write_text("mine")

    def lock_is_a_link(out, folder):
        (out / f".{PERIOD}.lock").symlink_to(precious(folder) / "letter.txt")

    def building_is_a_file(out, folder):
        (out / f".{PERIOD}.building").write_text("left over")

    def building_is_a_link(out, folder):
        (out / f".{PERIOD}.building").symlink_to(precious(folder))

    def ledgers_are_elsewhere(out, folder):
        shutil.move(out / "ledger", Path(folder) / "elsewhere")
        (out / "ledger").symlink_to(Path(folder) / "elsewhere")

    refused = [read_only, read_only_ledgers, out_is_a_file, ledgers_are_a_file, ledgers_lead_nowhere,
               ledger_is_a_folder, foreign_outputs, outputs_are_a_file, lock_is_a_link]
    done = [building_is_a_file, building_is_a_link, ledgers_are_elsewhere]

    def trial(change):
        def body(folder):
            out = month.place(folder)
            give_away(folder)
            change(out, folder)
            before = tree(folder)
            result = month.run(out, month.new, preexec_fn=as_nobody)
            if change in refused:
                expect_refused(result, "Earlier outputs were not touched", "was left alone")
                expect(tree(folder) == before, "something was changed: " + difference(tree(folder), before))
            else:
                expect(result.returncode == 0, f"refused: {result.stderr}")
                expect(not Path(folder, "precious").exists() or
                       Path(folder, "precious", "letter.txt").read_text() == "mine", "a stranger's file was changed")
                found = tree(out)
                if change is ledgers_are_elsewhere:
                    found = {**tree(out / "ledger"), **outputs(found)}
                    expect(found[f"{PERIOD}.sqlite"] == ledger(month.new_tree), "the ledger differs")
                else:
                    expect(found == month.new_tree, "the outcome differs: " + difference(found, month.new_tree))
            for path in Path(folder).rglob("*"):
                if stat.S_ISDIR(os.lstat(path).st_mode):
                    path.chmod(0o755)
        return body
    return [trial(change) for change in refused + done]


# --- All of them ----------------------------------------------------------------------------------

KINDS = [kills_at_random, kills_at_publishing, kills_at_calls, kills_of_the_mending, refused_calls, full_disks,
         odd_files, changing_files, two_runs, odd_places]


def attempt(month, trial):
    """`None` where it was survived."""
    with tempfile.TemporaryDirectory(dir=month.folder, ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        try:
            trial(folder)
        except (Failure, Skipped) as problem:
            return problem
        except Exception as problem:
            return Failure(f"{type(problem).__name__}: {problem}")
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=300, help="by the clock; default 300")
    parser.add_argument("--calls", type=int, default=150, help="at most so many calls are met; default 150")
    parser.add_argument("--mending", type=int, default=20, help="calls of the mending run that are met; default 20")
    parser.add_argument("--rows", type=int, default=150_000, help="of the file that changes; default 150,000")
    parser.add_argument("--repeat", type=int, default=1, help="more of the other kinds; default 1")
    parser.add_argument("--small", action="store_true", help="a month of one file")
    parser.add_argument("--only", default="", help="kinds whose name holds this word")
    parser.add_argument("--seed", default="2023")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()

    begin = time.monotonic()
    survived_all = True
    with tempfile.TemporaryDirectory(prefix="taizhang-faults-", ignore_cleanup_errors=True) as folder:
        month = Month(options.binary, folder, options.small)
        print(f"an undisturbed run: {month.seconds:.2f} s; seed {options.seed}")
        print("| fault | tried | survived | skipped |\n| --- | --- | --- | --- |")
        for kind in KINDS:
            if options.only not in kind.__name__:
                continue
            try:
                trials = kind(month, options)
            except Skipped as reason:
                print(f"| {kind.__doc__} | 0 | 0 | all: {reason} |", flush=True)
                continue
            with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
                results = list(pool.map(lambda trial: attempt(month, trial), trials))
            skipped = [r for r in results if isinstance(r, Skipped)]
            failed = [r for r in results if isinstance(r, Failure)]
            tried = len(results) - len(skipped)
            print(f"| {kind.__doc__} | {tried} | {tried - len(failed)} | {len(skipped)} |", flush=True)
            for words in sorted({str(f) for f in failed}):
                print(f"  not survived: {words}", file=sys.stderr, flush=True)
            survived_all = survived_all and not failed
    print(f"of the kills, {Kills.finished} came after the end, and {Kills.windows} left new outputs beside the old "
          f"ledger, which the next run of the next month mended; of the changed files, {Kills.noticed} were noticed "
          f"and refused; {time.monotonic() - begin:.0f} s")
    return 0 if survived_all else 1


if __name__ == "__main__":
    sys.exit(main())
