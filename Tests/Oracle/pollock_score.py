#!/usr/bin/env python3
"""Scores what a program loads from polluted files (pollute.py) as Pollock does (VLDB 2023): out of ten, the sum of
the means of success and of precision, recall and F1 of header, records and cells.

    pollock_score.py FOLDER 'taizhang convert {file}' [--peers] [--list N] [--kind K]

The command prints RFC 4180 in UTF-8. --peers adds DuckDB, clevercsv and Python's csv with its Sniffer, as far as this
Python has them, each told nothing but the file. Standard library only, but for the peers.
"""
import argparse, collections, csv, glob, io, json, os, shlex, subprocess, sys

csv.field_size_limit(1 << 30)


def stripped(row):
    """A record without the blank cells at its end, so that padding to the header's width is no fault."""
    row = list(row)
    while row and row[-1] == "":
        row.pop()
    return tuple(row)


def measures(truth, found):
    """Precision, recall and F1 of one bag against another."""
    truth, found = collections.Counter(truth), collections.Counter(found)
    both = sum((truth & found).values())
    if not truth and not found:
        return 1.0, 1.0, 1.0
    precision = both / sum(found.values()) if found else 0.0
    recall = both / sum(truth.values()) if truth else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def score(truth, table):
    """The ten measures; `table` is None where the program failed, else (header, records)."""
    if table is None:
        return [0.0] * 10
    header, records = table
    if truth["header"] is None:
        # Names must be made up; they are wrong if they are the first record.
        head = (0.0,) * 3 if stripped(header) == stripped(truth["records"][0]) else (1.0,) * 3
    else:
        head = measures(stripped(truth["header"]), stripped(header))
    rows, found = ([stripped(r) for r in side] for side in (truth["records"], records))
    cells, found_cells = ([c for r in side for c in r if c != ""] for side in (rows, found))
    return [1.0, *head, *measures(rows, found), *measures(cells, found_cells)]


# ---------------------------------------------------------------- programs
def command(template):
    def load(path):
        argv = [a.replace("{file}", path) for a in shlex.split(template)]
        done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        if done.returncode:
            return None
        rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
        return (rows[0], rows[1:]) if rows else ([], [])
    return load


def python_sniffer(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        text = f.read()
    rows = [r for r in csv.reader(io.StringIO(text, newline=""), csv.Sniffer().sniff(text)) if r]
    return (rows[0], rows[1:]) if rows else ([], [])


def peers():
    programs = {"python csv": python_sniffer}
    try:
        import duckdb

        def duckdb_auto(path):
            # Nothing is told of the file; the last three only ask it not to give up.
            found = duckdb.connect().execute(
                "select * from read_csv(?, all_varchar = true, strict_mode = false, null_padding = true, "
                "ignore_errors = true)", [path])
            return [d[0] for d in found.description], [["" if c is None else c for c in r] for r in found.fetchall()]
        programs["duckdb auto"] = duckdb_auto
    except ImportError:
        pass
    try:
        import clevercsv

        def clever(path):
            rows = [r for r in clevercsv.read_table(path) if r]
            return (rows[0], rows[1:]) if rows else ([], [])
        programs["clevercsv"] = clever
    except ImportError:
        pass
    return programs


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("command")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--kind", default="*", help="glob on the kinds")
    parser.add_argument("--list", type=int, default=0, help="show the files that lose most with the command")
    a = parser.parse_args()
    programs = {"taizhang": command(a.command), **(peers() if a.peers else {})}
    kinds, lost = collections.defaultdict(lambda: {p: [] for p in programs}), []
    for truth_path in sorted(glob.glob(os.path.join(glob.escape(a.folder), a.kind, "*.json"))):
        with open(truth_path, encoding="utf-8") as f:
            truth = json.load(f)
        path = truth_path[:-5] + ".csv"
        for program, load in programs.items():
            try:
                table = load(path)
            except Exception:
                table = None
            ten = score(truth, table)
            kinds[os.path.basename(os.path.dirname(path))][program].append(ten)
            if program == "taizhang" and sum(ten) < 9.9999:
                lost.append((sum(ten), os.path.relpath(path, a.folder)))

    def total(scores):
        return sum(sum(column) / len(scores) for column in zip(*scores))

    print(f"{'kind':<24}{'files':>6}" + "".join(f"{p:>14}" for p in programs))
    for kind, by_program in kinds.items():
        files = len(next(iter(by_program.values())))
        print(f"{kind:<24}{files:>6}" + "".join(f"{total(s):>14.3f}" for s in by_program.values()))
    every = {p: [s for k in kinds.values() for s in k[p]] for p in programs}
    by_kind = {p: sum(total(k[p]) for k in kinds.values()) / len(kinds) for p in programs}
    print(f"{'mean of the files':<24}{len(every['taizhang']):>6}" + "".join(f"{total(s):>14.3f}" for s in every.values()))
    print(f"{'mean of the kinds':<24}{'':>6}" + "".join(f"{s:>14.3f}" for s in by_kind.values()))
    for points, path in sorted(lost)[: a.list]:
        print(f"{points:7.3f}  {path}")


if __name__ == "__main__":
    sys.exit(main())
