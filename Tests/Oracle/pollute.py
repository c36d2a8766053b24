#!/usr/bin/env python3
"""Pollutes clean text tables, one fault a file, after the kinds of Pollock (VLDB 2023).

    pollute.py SOURCES OUT [--seed 1] [--files 8]

SOURCES is a folder of clean CSV files. OUT gets, for each polluted file, `KIND/NAME.csv` and its truth
`KIND/NAME.json`: {"header": [...] or null, "records": [[...], ...]}. The kinds are our own reading of the paper; the
assumptions are in docs/reader-conformance.md. Standard library only; the same seed gives the same bytes.
"""
import argparse, csv, io, json, os, random, sys

MIN_COLUMNS, MIN_ROWS, MAX_ROWS, MAX_COLUMNS = 3, 8, 120, 40


class Table:
    """A clean table: what the polluters start from."""

    def __init__(self, name, header, rows):
        self.name, self.header, self.rows = name, header, rows

    def text(self, rows=None, delimiter=",", quote='"', escape=None, eol="\r\n", header=True, minimal=True):
        rows = self.rows if rows is None else rows
        return "".join(line(r, delimiter, quote, escape, minimal) + eol for r in ([self.header] if header else []) + rows)


def field(cell, delimiter=",", quote='"', escape=None, minimal=True):
    """One field. `escape`: None doubles the quote, "" leaves it as it is, else the sign before it."""
    if minimal and not any(c in cell for c in (delimiter, quote, "\n", "\r")) and not cell.startswith(" "):
        return cell
    inner = cell.replace(quote, quote * 2 if escape is None else escape + quote)
    return quote + inner + quote


def line(row, delimiter=",", quote='"', escape=None, minimal=True):
    return delimiter.join(field(c, delimiter.strip() or delimiter, quote, escape, minimal) for c in row)


def is_number(cell):
    digits = sum(c.isdigit() for c in cell)
    return digits > 0 and not any(c.isalpha() for c in cell)


def load(path):
    """The table of a source file, or None where it is no plain table with a header."""
    with open(path, "rb") as f:
        raw = f.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    rows = [r for r in csv.reader(io.StringIO(text, newline="")) if r]
    if len(rows) < MIN_ROWS + 1:
        return None
    width = len(rows[0])
    header = rows[0]
    if not MIN_COLUMNS <= width <= MAX_COLUMNS or any(len(r) != width for r in rows):
        return None
    if not all(header) or any(is_number(c) for c in header) or len(set(header)) != width:
        return None
    # Rows without a cell are no records, and are not what is measured.
    body = [r for r in rows[1:MAX_ROWS + 1] if sum(1 for c in r if c) * 2 >= width]
    if len(body) < MIN_ROWS:
        return None
    # One text column gets what each dialect has to mind: delimiters, quotes and a line end in a field.
    text_columns = [i for i in range(width) if not any(is_number(r[i]) for r in body)]
    if text_columns:
        column = text_columns[-1]
        for index, row in enumerate(body):
            if index % 5 == 1:
                row[column] += ", the 1st"
            if index % 5 == 3:
                row[column] = 'the "' + row[column] + '" one, so called'
    return Table(os.path.splitext(os.path.basename(path))[0], header, body)


# ---------------------------------------------------------------- the kinds
# Each yields (name, bytes, header, records). `header` None: the file has none.
def standard(t, rng):
    yield "standard", t.text().encode(), t.header, t.rows


def file_field_delimiter(t, rng):
    for name, d in (("semicolon", ";"), ("tab", "\t"), ("space", " "), ("comma_space", ", "), ("pipe", "|")):
        yield name, t.text(delimiter=d).encode(), t.header, t.rows


def file_quotation(t, rng):
    yield "apostrophe", t.text(quote="'").encode(), t.header, t.rows
    yield "all", t.text(minimal=False).encode(), t.header, t.rows
    # None at all: cells that would need quotes are simplified, in the truth too.
    plain = [[c.replace(",", "").replace('"', "").replace("\n", " ") for c in r] for r in t.rows]
    yield "none", Table(t.name, t.header, plain).text().encode(), t.header, plain


def file_escape(t, rng):
    yield "backslash", t.text(escape="\\").encode(), t.header, t.rows
    yield "nothing", t.text(escape="").encode(), t.header, t.rows


def file_record_delimiter(t, rng):
    for name, eol in (("lf", "\n"), ("cr", "\r")):
        yield name, t.text(eol=eol).encode(), t.header, t.rows
    mixed = [line(r) + rng.choice(["\n", "\r\n", "\r"]) for r in [t.header] + t.rows]
    yield "mixed", "".join(mixed).encode(), t.header, t.rows
    yield "missing_last", t.text().encode()[:-2], t.header, t.rows


def file_encoding(t, rng):
    text = t.text()
    for name, codec, mark in (
        ("utf8_bom", "utf-8-sig", b""), ("utf16le_bom", "utf-16-le", b"\xff\xfe"), ("utf16be_bom", "utf-16-be", b"\xfe\xff"),
        ("utf16le", "utf-16-le", b""), ("gb18030", "gb18030", b""), ("latin1", "latin-1", b""),
    ):
        try:
            yield name, mark + text.encode(codec), t.header, t.rows
        except UnicodeEncodeError:
            pass


def file_header(t, rng):
    yield "no_header", t.text(header=False).encode(), None, t.rows
    yield "header_only", (line(t.header) + "\r\n").encode(), t.header, []
    yield "one_data_row", t.text(t.rows[:1]).encode(), t.header, t.rows[:1]
    yield "doubled_header", (line(t.header) + "\r\n" + t.text()).encode(), t.header, t.rows
    names = [t.header[0]] + t.header[:-1]
    yield "doubled_names", (line(names) + "\r\n" + t.text(header=False)).encode(), names, t.rows
    blank = t.header[:1] + [""] + t.header[2:]
    yield "missing_name", (line(blank) + "\r\n" + t.text(header=False)).encode(), blank, t.rows
    # Of several header rows the first is the header and the others are records.
    second = ["(" + c + ")" for c in t.header]
    yield "two_rows", (line(t.header) + "\r\n" + line(second) + "\r\n" + t.text(header=False)).encode(), t.header, [second] + t.rows


def file_preamble(t, rng):
    notes = ["Quarterly report", "Source: the ministry, as of 2023", "Not for circulation"]
    for count in (1, 3):
        yield f"lines_{count}", ("".join(n + "\r\n" for n in notes[:count]) + t.text()).encode(), t.header, t.rows
    padded = "".join(line([n] + [""] * (len(t.header) - 1)) + "\r\n" for n in notes[:2])
    yield "padded", (padded + t.text()).encode(), t.header, t.rows
    yield "blank_line", ((notes[0] + "\r\n\r\n") + t.text()).encode(), t.header, t.rows
    yield "blank_lines_only", ("\r\n\r\n" + t.text()).encode(), t.header, t.rows


def file_footnote(t, rng):
    notes = ["Note: figures are provisional, see annex", "* estimated", "End of file"]
    for count in (1, 3):
        yield f"lines_{count}", (t.text() + "".join(n + "\r\n" for n in notes[:count])).encode(), t.header, t.rows
    yield "padded", (t.text() + line([notes[1]] + [""] * (len(t.header) - 1)) + "\r\n").encode(), t.header, t.rows
    yield "blank_line", (t.text() + "\r\n" + notes[2] + "\r\n").encode(), t.header, t.rows
    yield "blank_lines_only", (t.text() + "\r\n\r\n").encode(), t.header, t.rows


def file_multitable(t, rng):
    """A second, smaller table below; the larger one is the table of the file."""
    small = t.rows[: len(t.rows) // 2 - 1]
    shapes = (("less", lambda r: r[:-1]), ("same", lambda r: r), ("more", lambda r: r + r[:1]))
    for name, shape in shapes:
        names = [c + "_2" for c in shape(t.header)]
        below = "".join(line(r) + "\r\n" for r in [names] + [shape(r) for r in small])
        yield name + "_gap", (t.text() + "\r\n" + below).encode(), t.header, t.rows
        if name != "same" and len(small) > 4:
            yield name, (t.text() + below).encode(), t.header, t.rows


def places(t, rng, count):
    """Rows (-1 is the header) and columns to damage."""
    rows = [-1, 0, len(t.rows) - 1] + [rng.randrange(len(t.rows)) for _ in range(count)]
    return [(r, rng.randrange(len(t.header))) for r in dict.fromkeys(rows)]


def damaged(t, row, text):
    """The file with one line replaced."""
    lines = [line(r) + "\r\n" for r in [t.header] + t.rows]
    lines[row + 1] = text + "\r\n"
    return "".join(lines).encode()


def with_row(t, row, cells):
    """Header and records with one row replaced."""
    if row < 0:
        return cells, t.rows
    return t.header, t.rows[:row] + [cells] + t.rows[row + 1:]


def row_less_sep(t, rng):
    """A delimiter is missing: two cells are one."""
    for row, col in places(t, rng, 4):
        cells = t.header if row < 0 else t.rows[row]
        col = min(col, len(cells) - 2)
        merged = cells[:col] + [cells[col] + cells[col + 1]] + cells[col + 2:]
        yield f"row{row + 1}_col{col}", damaged(t, row, line(merged)), *with_row(t, row, merged)


def row_more_sep(t, rng):
    """A delimiter is doubled: a blank cell comes between two; the last cell has no column, but in the header."""
    for row, col in places(t, rng, 4):
        cells = t.header if row < 0 else t.rows[row]
        more = cells[:col] + [""] + cells[col:]
        truth = more if row < 0 else more[: len(cells)]
        yield f"row{row + 1}_col{col}", damaged(t, row, line(more)), *with_row(t, row, truth)


def row_short(t, rng):
    """The row ends early."""
    for row, col in places(t, rng, 3):
        if row < 0:
            continue
        short = t.rows[row][: max(1, col)]
        yield f"row{row + 1}_col{col}", damaged(t, row, line(short)), *with_row(t, row, short)


def row_empty(t, rng):
    """A blank line, or one of delimiters only, within the table: no record."""
    for row, col in places(t, rng, 2):
        if row < 0 or row == len(t.rows) - 1:
            continue
        lines = [line(r) + "\r\n" for r in [t.header] + t.rows]
        for name, text in (("line", "\r\n"), ("delimiters", "," * (len(t.header) - 1) + "\r\n")):
            yield f"{name}_row{row + 1}", "".join(lines[: row + 2] + [text] + lines[row + 2:]).encode(), t.header, t.rows


def row_extra_quote(t, rng):
    """A stray quote at a cell's start, end or middle: text of the cell."""
    for row, col in places(t, rng, 4):
        cells = list(t.header if row < 0 else t.rows[row])
        if any(c in cells[col] for c in ',"\n'):
            continue
        half = len(cells[col]) // 2
        for name, cell in (("start", '"' + cells[col]), ("end", cells[col] + '"'), ("middle", cells[col][:half] + '"' + cells[col][half:])):
            changed = cells[:col] + [cell] + cells[col + 1:]
            text = ",".join(cell if i == col else field(c) for i, c in enumerate(cells))
            yield f"{name}_row{row + 1}_col{col}", damaged(t, row, text), *with_row(t, row, changed)


def row_missing_quote(t, rng):
    """Of a quoted cell without a delimiter inside, the closing quote is missing: the other is text."""
    for row, col in places(t, rng, 3):
        cells = list(t.header if row < 0 else t.rows[row])
        if any(c in cells[col] for c in ',"\n'):
            continue
        changed = cells[:col] + ['"' + cells[col]] + cells[col + 1:]
        quoted = [line(r, minimal=False) + "\r\n" for r in [t.header] + t.rows]
        parts = [field(c, minimal=False) for c in cells]
        parts[col] = '"' + cells[col]
        quoted[row + 1] = ",".join(parts) + "\r\n"
        yield f"row{row + 1}_col{col}", "".join(quoted).encode(), *with_row(t, row, changed)


def row_field_delimiter(t, rng):
    """One row has another delimiter; its cells are those of the clean row."""
    for row, col in places(t, rng, 2):
        cells = t.header if row < 0 else t.rows[row]
        for name, d in (("semicolon", ";"), ("tab", "\t")):
            yield f"{name}_row{row + 1}", damaged(t, row, line(cells, d)), t.header, t.rows


def row_record_delimiter(t, rng):
    """One record ends otherwise, or not at all where the file ends."""
    for row, col in places(t, rng, 2):
        for name, eol in (("lf", "\n"), ("cr", "\r")):
            lines = [line(r) + "\r\n" for r in [t.header] + t.rows]
            lines[row + 1] = lines[row + 1][:-2] + eol
            yield f"{name}_row{row + 1}", "".join(lines).encode(), t.header, t.rows


KINDS = [
    standard, file_field_delimiter, file_quotation, file_escape, file_record_delimiter, file_encoding, file_header,
    file_preamble, file_footnote, file_multitable, row_less_sep, row_more_sep, row_short, row_empty, row_extra_quote,
    row_missing_quote, row_field_delimiter, row_record_delimiter,
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources")
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=12, help="how many sources at most")
    a = parser.parse_args()
    paths = sorted(os.path.join(d, f) for d, _, fs in os.walk(a.sources) for f in fs if f.endswith(".csv"))
    tables = [t for t in map(load, paths) if t][: a.files]
    if not tables:
        sys.exit(f"{a.sources}: no clean table with a header, {MIN_COLUMNS} columns and {MIN_ROWS} rows")
    written = 0
    for table in tables:
        for kind in KINDS:
            folder = os.path.join(a.out, kind.__name__)
            os.makedirs(folder, exist_ok=True)
            rng = random.Random(f"{a.seed} {table.name} {kind.__name__}")
            for name, content, header, records in kind(table, rng):
                base = os.path.join(folder, f"{table.name}-{name}")
                with open(base + ".csv", "wb") as f:
                    f.write(content)
                with open(base + ".json", "w", encoding="utf-8") as f:
                    json.dump({"header": header, "records": records}, f, ensure_ascii=False)
                written += 1
    print(f"{written} files from {len(tables)} tables: {', '.join(t.name for t in tables)}")


if __name__ == "__main__":
    main()
