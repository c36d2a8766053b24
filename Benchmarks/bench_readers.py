#!/usr/bin/env python3
"""Reads all cells of all workbooks in a folder with one library, and does nothing with them.

    bench_readers.py fastexcel|calamine|openpyxl DIR

fastexcel reads as the polars peer does: text columns into Arrow, on as many threads as there are cores.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def fastexcel(paths: list[Path]) -> int:
    import fastexcel

    def cells(path: Path) -> int:
        batch = fastexcel.read_excel(path).load_sheet(0, header_row=0, dtypes="string", eager=True)
        return batch.num_rows * batch.num_columns

    large_first = sorted(paths, key=lambda path: -path.stat().st_size)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return sum(pool.map(cells, large_first))


def calamine(paths: list[Path]) -> int:
    from python_calamine import CalamineWorkbook

    return sum(len(row) for path in paths for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def openpyxl(paths: list[Path]) -> int:
    from openpyxl import load_workbook

    return sum(
        len(row) for path in paths
        for row in load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True))


if __name__ == "__main__":
    library, folder = sys.argv[1:]
    print({f.__name__: f for f in (fastexcel, calamine, openpyxl)}[library](sorted(Path(folder).glob("*.xlsx"))))
