#!/usr/bin/env python3
"""Writes the benchmark's generated county or city as shards, each by itself.

    shards.py --shared ../shared --members 300000 --shards 40 --out DIR

The rows are those of bench/gen.py with the same arguments, in the same order, but for the files they stand in:
DIR/01/branches.csv, DIR/01/members.csv, … DIR/40/activities.csv. A shard has whole towns, with their branches, the
members of these, who sat in the towns' classes, the towns' new organisations and their branches' activities. So
nothing in a shard refers to another, and what is wrong with a row is the same, shard by shard or all together.

Towns differ in size; each shard is closed once it has its share of what is left, so that with too few towns
the last ones are empty, which is an error here.
"""

import argparse
import datetime as dt
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path


def generator_module(shared: Path):
    path = shared / "bench" / "gen.py"
    spec = importlib.util.spec_from_file_location("bench_gen", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds bench/")
    parser.add_argument("--members", type=int, required=True)
    parser.add_argument("--shards", type=int, default=40)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dirty", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=20251231)
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2025, 12, 31))
    args = parser.parse_args()

    gen = generator_module(args.shared)
    generator = gen.Generator(args.members, args.dirty, args.seed, args.as_of)
    counts: Counter = Counter()
    number = done = in_shard = 0
    writer = None
    for _, rows in generator.towns():
        if writer is None:
            number += 1
            folder = args.out / f"{number:02d}"
            folder.mkdir(parents=True, exist_ok=True)
            writer = gen.CsvWriter(folder, "utf-8-sig")
        writer.town("", rows)
        for table, lines in rows.items():
            counts[table] += len(lines)
        in_shard += len(rows["members"])
        left = args.shards - number
        if left and in_shard >= (args.members - done) / (left + 1):
            writer.close()
            writer, done, in_shard = None, done + in_shard, 0
    if writer:
        writer.close()
    if number != args.shards:
        sys.exit(f"shards.py: only {number} shards come of this many towns")
    print(json.dumps(dict(counts)))


if __name__ == "__main__":
    main()
