"""Makes seeds for the fuzzers: seeds.py CORPUS PIPELINES OUT

The small files of the corpus, the parts of its workbooks, and the pipelines with a line `#@N` before each file.
"""

import pathlib
import re
import sys
import zipfile
import zlib

LARGEST = 20_000
SLOTS = [
    "pipeline.yaml", "parameters.yaml", "vocabularies.yaml", "datasets/", "datasets/",
    "models/", "checks/", "metrics/", "tables/",
]


def main():
    corpus, pipelines, out = map(pathlib.Path, sys.argv[1:])
    for path in sorted(corpus.rglob("*")):
        folder = path.relative_to(corpus).parts[0]
        if path.is_file() and folder != "expected" and path.parent != corpus:
            if path.stat().st_size < LARGEST:
                whole(path, folder, out)
            if folder == "xlsx":
                parts(path, out)
    for folder in sorted(p.parent for p in pipelines.rglob("pipeline.yaml")):
        definitions(folder, out)


def whole(path, folder, out):
    targets = {"xlsx": ["FuzzZip"], "unsupported": ["FuzzZip"], "csv": ["FuzzCSV"]}
    for target in targets.get(folder, ["FuzzMarkup"]):
        keep(out / target, path.read_bytes())


def parts(path, out):
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.file_size >= LARGEST:
                    continue
                name = entry.filename.lower()
                if "worksheets/sheet" in name and name.endswith(".xml"):
                    keep(out / "FuzzSheet", archive.read(entry))
                elif name.endswith("sharedstrings.xml"):
                    keep(out / "FuzzSharedStrings", archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        pass  # A damaged workbook is a seed only as a whole.


def definitions(folder, out):
    """The files one by one, and the smallest ones together."""
    together = b""
    used = {}
    for path in sorted(folder.rglob("*"), key=lambda p: (p.stat().st_size, p)):
        name = str(path.relative_to(folder))
        slots = [n for n, slot in enumerate(SLOTS, 1) if name == slot or slot[-1] == "/" and name.startswith(slot)]
        if not path.is_file() or not slots or not re.search(r"\.(yaml|sql)$", name):
            continue
        content = path.read_bytes()
        keep(out / "FuzzDefinitions", b"#@%d\n" % slots[0] + content)
        place = used.get(slots[0], 0)
        if place < len(slots) and len(together) + len(content) < LARGEST:
            used[slots[0]] = place + 1
            together += b"#@%d\n" % slots[place] + content + b"\n"
    keep(out / "FuzzDefinitions", together)


def keep(folder, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{zlib.crc32(content):08x}").write_bytes(content)


main()
