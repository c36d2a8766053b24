"""Reads the outputs of the sample months with frictionless, pandas, DuckDB and R.

    python interop.py PROGRAM PAGE [--update]

The examples are taken from the page: each block of Python or R, and behind it, in a block of text, what it
prints. With --update the page gets what they print now. They run where the page's other examples do: in a folder with
pipelines/, samples/ and out/. Run by scripts/interop.sh, which installs what it needs.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import frictionless

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"```(python|r)\n(.*?)```\n\n```text\n(.*?)```", re.S)


def run(program, folder, *options):
    command = [program, "run", "pipelines/grassroots-2023", "--quiet", *options]
    subprocess.run(command, cwd=folder, check=True)


def validate(folder):
    """The faults that frictionless finds in a period's folder; also a file that the package does not know."""
    began = time.monotonic()
    report = frictionless.validate(str(folder / "datapackage.json"))
    faults = [str(error) for error in report.errors]
    for task in report.tasks:
        faults += [f"{task.place}: {error.type}: {error.note}" for error in task.errors]
        faults += [f"{task.place}: {warning}" for warning in task.warnings]
    described = {table["path"] for table in json.loads((folder / "datapackage.json").read_bytes())["resources"]}
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.csv")}
    faults += [f"{path}: not described" for path in sorted(there - described)]
    rows = sum(task.stats.get("rows", 0) for task in report.tasks)
    seconds = time.monotonic() - began
    print(f"frictionless {folder.relative_to(folder.parents[1])}: "
          f"{len(report.tasks)} files, {rows} rows, {len(faults)} faults, {seconds:.1f} s")
    return faults


def broken(folder):
    """Whether a validator that finds nothing would find something: a cell that is no number."""
    copy = folder.parent / "broken"
    shutil.copytree(folder, copy)
    with open(copy / "sources.csv", "ab") as file:
        file.write(b"a,,,,one" + b"," * 13 + b"\r\n")
    report = frictionless.validate(str(copy / "datapackage.json"))
    return not report.valid


def printed(language, code, folder):
    """What an example prints, and whether it ran to its end; None where there is nothing to run it with."""
    if language == "r" and not shutil.which("Rscript"):
        return None
    command = [sys.executable, "-c", code] if language == "python" else ["Rscript", "-e", code]
    environment = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80")
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    text = done.stdout if done.returncode == 0 else done.stdout + done.stderr
    return "".join(line.rstrip() + "\n" for line in text.strip("\n").split("\n")), done.returncode == 0


def main():
    program, page = os.path.realpath(sys.argv[1]), pathlib.Path(sys.argv[2])
    failures = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name in ["pipelines", "samples"]:
            (folder / name).symlink_to(ROOT / name)

        csv = "metrics,findings,gaps,tables,rejects,sources"
        # The page's examples speak of June alone.
        run(program, folder, "--period", "2023-06", "--input", "samples/2023-06", "--out", "out", "--only", csv)
        failures += validate(folder / "out/2023-06")
        if not broken(folder / "out/2023-06"):
            failures.append("frictionless does not see a cell that is no number")
        run(program, folder, "--period", "2023-05..2023-06", "--input", "samples", "--out", "months",
            "--unmask", "--lang", "en", "--only", csv)
        for month in ["2023-05", "2023-06"]:
            failures += validate(folder / "months" / month)

        text = page.read_text()
        count = 0

        def check(match):
            nonlocal count
            language, code, shown = match.groups()
            example = printed(language, code, folder)
            first = code.split("\n")[0]
            if example is None:
                print(f"{language}: left out, since Rscript is not installed: {first}")
                return match[0]
            count += 1
            now, is_whole = example
            print(f"{language}: {'as shown' if now == shown else 'NOT as shown'}: {first}")
            if not is_whole:
                failures.append(f"{page}: this fails\n{code}{now}")
                return match[0]
            if now != shown and "--update" not in sys.argv:
                failures.append(f"{page}: this prints\n{now}and not\n{shown}")
            return match[0].replace("```text\n" + shown, "```text\n" + now)

        updated = EXAMPLE.sub(check, text)
        if "--update" in sys.argv and updated != text:
            page.write_text(updated)
        if count == 0:
            failures.append(f"{page} has no example")
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


main()
