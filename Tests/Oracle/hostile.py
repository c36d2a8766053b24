#!/usr/bin/env python3
"""Builds hostile and very large files, and measures what the program makes of each.

  hostile.py BIN [--only WORD] [--keep FOLDER] [--markdown]

Each case has a bound on processor time, which other work on the machine does not change, and on peak
memory (of the program alone, the pages of the mapped file counted); one that passes its bound, or that does not end as it should, fails the whole.
"""

import argparse
import itertools
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
GIB = 1 << 30
MILLION = 1_000_000
# The last row of a sheet, less than which a range may say it has.
LAST_ROW = 1_048_576


# --- ZIP archives, written by hand so that they can lie -------------------------------------------

class Zip:
    def __init__(self, path):
        self.file = open(path, "wb")
        self.entries = []

    def add(self, name, content, method=8, size=None, crc=None):
        """`content`: bytes to deflate, or an iterable of them."""
        pieces = [content] if isinstance(content, bytes) else content
        offset = self.file.tell()
        self._header(name, method)
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        total, check, packed = 0, 0, 0
        for piece in pieces:
            total += len(piece)
            check = zlib.crc32(piece, check)
            data = packer.compress(piece) if method == 8 else piece
            packed += len(data)
            self.file.write(data)
        if method == 8:
            data = packer.flush()
            packed += len(data)
            self.file.write(data)
        self.entries.append(
            (name, method, check if crc is None else crc, packed, total if size is None else size, offset))

    def add_packed(self, name, packed, size, crc=0):
        offset = self.file.tell()
        self._header(name, 8)
        length = 0
        for piece in packed:
            length += len(piece)
            self.file.write(piece)
        self.entries.append((name, 8, crc, length, size, offset))

    def _header(self, name, method):
        name = name.encode()
        self.file.write(struct.pack("<IHHHIIIIHH", 0x04034B50, 20, 0, method, 0, 0, 0, 0, len(name), 0) + name)

    def close(self):
        start = self.file.tell()
        for name, method, crc, packed, size, offset in self.entries:
            name = name.encode()
            extra = b""
            shown = size
            if size >= 0xFFFFFFFF:
                extra, shown = struct.pack("<HHQ", 1, 8, size), 0xFFFFFFFF
            self.file.write(
                struct.pack(
                    "<IHHHHIIIIHHHHHII", 0x02014B50, 45, 45, 0, method, 0, crc, packed, shown,
                    len(name), len(extra), 0, 0, 0, 0, offset) + name + extra)
        end = self.file.tell()
        count = min(len(self.entries), 0xFFFF)
        self.file.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, end - start, start, 0))
        self.file.close()


def same(byte, size):
    """Deflate bytes of `size` times one byte, nearly 1,030 to one."""
    piece = 64 << 20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b""
    for _ in range(64):
        packed += packer.compress(byte * (piece // 64))
    packed += packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(size // piece):
        yield packed
    yield zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def flushed(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def workbook(path, sheet, strings=None, sheets=1, part=None, names=None):
    archive = Zip(path)
    listed = "".join(
        f'<sheet name="{names[i] if names else "表" + str(i + 1)}" sheetId="{i + 1}" r:id="rId{i + 1}"/>'
        for i in range(sheets))
    archive.add("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{listed}</sheets></workbook>'.encode())
    links = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{REL}/worksheet" Target="{part or f"worksheets/sheet{i + 1}.xml"}"/>'
        for i in range(sheets))
    if strings is not None:
        links += f'<Relationship Id="s" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    archive.add("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PKG}">{links}</Relationships>'.encode())
    if strings is not None:
        put(archive, "xl/sharedStrings.xml", strings)
    if sheet is not None:
        for i in range(1 if part else sheets):
            put(archive, f"xl/worksheets/sheet{i + 1}.xml", sheet() if callable(sheet) else sheet)
    archive.close()


def put(archive, name, content):
    if isinstance(content, tuple):
        archive.add_packed(name, *content)
    else:
        archive.add(name, content)


def sheet_of(rows, before="", after=""):
    yield f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}<sheetData>'.encode()
    yield from batched(rows)
    yield f"</sheetData>{after}</worksheet>".encode()


def batched(rows):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == 2000:
            yield "".join(batch).encode()
            batch.clear()
    yield "".join(batch).encode()


def wrapped(before, byte, after, size=4 * GIB):
    """A part of `size` bytes that are all alike but for its ends."""
    def packed():
        yield flushed(before.encode())
        pieces = list(same(byte, 64 << 20))
        for _ in range(size // (64 << 20)):
            yield pieces[0]
        yield flushed(after.encode())
        yield pieces[-1]
    return packed(), size + len(before) + len(after)


EMPTY = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
ONE = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'.encode()
LETTERS = "ABCDEFGHIJ"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"


def name(i):
    return SURNAMES[i % 20] + SURNAMES[i // 20 % 20] + str(i)


# --- Cases: a builder, and what is expected of it ---------------------------------------------------

CASES = []


def case(title, ending, *, commands=("dump",), seconds=1.0, megabytes=100, suffix="xlsx"):
    """`ending`: `refused` (exit status 1), `read` (0), or `any` of both."""
    def add(build):
        CASES.append((title, build, ending, commands, seconds, megabytes, suffix))
        return build
    return add


BOTH = ("inspect", "dump", "convert")


@case("4 GiB of spaces as a sheet", "refused", commands=("dump", "convert"))
def _(path):
    workbook(path, wrapped(f'<worksheet xmlns="{MAIN}"><sheetData>', b" ", "</sheetData></worksheet>"))


@case("4 GiB of zeros as a sheet", "refused", commands=("dump", "convert"))
def _(path):
    workbook(path, wrapped("", b"\0", ""))


@case("4 GiB in one cell", "refused", commands=BOTH[1:])
def _(path):
    workbook(path, wrapped(
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>', b"a",
        "</t></is></c></row></sheetData></worksheet>"))


@case("4 GiB as one shared string", "refused", commands=BOTH)
def _(path):
    workbook(path, ONE, wrapped(f'<sst xmlns="{MAIN}"><si><t>', b"a", "</t></si></sst>"))


@case("4 GiB of spaces as shared strings", "refused", commands=BOTH)
def _(path):
    workbook(path, ONE, wrapped(f'<sst xmlns="{MAIN}">', b" ", "</sst>"))


@case("4 GiB of spaces that claim to be 1,000 bytes", "refused", commands=("dump", "convert"))
def _(path):
    packed, _ = wrapped(f'<worksheet xmlns="{MAIN}"><sheetData>', b" ", "</sheetData></worksheet>")
    workbook(path, (packed, 1000))


@case("4 GiB in one attribute", "refused")
def _(path):
    workbook(path, wrapped(f'<worksheet xmlns="{MAIN}" a="', b"a", '"/>'))


@case("4 GiB in a comment before the root", "refused")
def _(path):
    workbook(path, wrapped("<!--", b"a", f'--><worksheet xmlns="{MAIN}"/>'))


@case("a bomb that stays under the ratio (2 GiB)", "refused", seconds=10)
def _(path):
    random.seed(7)
    def rows():
        yield flushed(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        noise = "".join(random.choice("0123456789abcdef") for _ in range(9000))
        row = f'<row><c t="inlineStr"><is><t>{noise}</t></is></c></row>'
        piece = flushed((row + " " * ((1 << 20) - len(row))).encode())
        for _ in range(2048):
            yield piece
        yield flushed(b"</sheetData></worksheet>")
        yield zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    workbook(path, (rows(), 2 * GIB))


@case("one long shared string, a million times", "refused", commands=("dump", "convert"), seconds=30)
def _(path):
    workbook(
        path, sheet_of(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, MILLION + 1)),
        f'<sst xmlns="{MAIN}"><si><t>{"长" * 32_000}</t></si></sst>'.encode())


@case("an archive in an archive", "refused", commands=BOTH)
def _(path):
    inner = path + ".inner"
    workbook(inner, wrapped("", b"\0", ""))
    archive = Zip(path)
    archive.add("inner.xlsx", open(inner, "rb").read(), method=0)
    archive.close()
    os.remove(inner)


@case("better zip bomb: entries that overlap", "refused", commands=BOTH)
def _(path):
    kernel = b"".join(same(b"a", 1 << 28))
    archive = Zip(path)
    archive.add_packed("xl/worksheets/sheet1.xml", [kernel], 1 << 28)
    first = archive.entries[0]
    for i in range(2, 65):
        archive.entries.append((f"xl/worksheets/sheet{i}.xml",) + first[1:])
    archive.add("xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'.encode())
    archive.close()


@case("better zip bomb: entries quoted in one another", "refused", commands=BOTH)
def _(path):
    # Each entry begins with a stored block that holds the header of the next one.
    count = 250
    kernel = b"".join(same(b"a", 1 << 26))
    names = [f"xl/worksheets/sheet{i + 1}.xml" for i in range(count)]
    headers = [
        struct.pack("<IHHHIIIIHH", 0x04034B50, 20, 0, 8, 0, 0, 0, 0, len(n), 0) + n.encode() for n in names]
    archive = Zip(path)
    sizes, offset = [], 0
    with open(path, "wb") as out:
        for i, header in enumerate(headers):
            sizes.append(offset)
            out.write(header)
            offset += len(header)
            if i + 1 < count:
                quote = struct.pack("<BHH", 0, len(headers[i + 1]), 0xFFFF ^ len(headers[i + 1]))
                out.write(quote)
                offset += len(quote)
        out.write(kernel)
        end = offset + len(kernel)
        archive.file.close()
        archive.file = out
        for i, start in enumerate(sizes):
            content = start + len(headers[i])
            archive.entries.append((names[i], 8, 0, end - content, 1 << 26, start))
        archive.add("xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'.encode())
        archive.close()


@case("sizes of 2^62 in 64-bit fields", "refused", commands=BOTH)
def _(path):
    archive = Zip(path)
    archive.add("xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'.encode())
    archive.add("xl/worksheets/sheet1.xml", ONE, size=1 << 62)
    archive.close()


@case("a million entries", "refused", commands=BOTH, megabytes=250)
def _(path):
    archive = Zip(path)
    archive.add("xl/workbook.xml", b"")
    header = b"PK\3\4" + bytes(26)
    for i in range(MILLION):
        archive.file.write(header)
        archive.entries.append((f"{i}", 0, 0, 0, 0, archive.file.tell() - 30))
    archive.close()


@case("entities: a billion laughs", "refused", commands=BOTH)
def _(path):
    laughs = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    workbook(path, f'<!DOCTYPE w [{laughs}]><worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&l9;</v></c></row></sheetData></worksheet>'.encode())


@case("a million open tags as a sheet", "refused")
def _(path):
    workbook(path, (f'<worksheet xmlns="{MAIN}"><sheetData>' + "<a>" * MILLION).encode())


@case("a million attributes in one tag", "refused")
def _(path):
    attributes = "".join(f' a{i}="1"' for i in range(MILLION))
    workbook(path, f'<worksheet xmlns="{MAIN}"><sheetData><row{attributes}/></sheetData></worksheet>'.encode())


@case("a million styled blank rows, used to the last cell", "read", commands=BOTH[:2], seconds=3)
def _(path):
    workbook(path, sheet_of(
        (f'<row r="{i}" s="1" customFormat="1"/>' for i in range(1, LAST_ROW + 1)),
        '<dimension ref="A1:XFD1048576"/>'))


@case("a million rows of ten blank styled cells", "read", commands=BOTH[:2], seconds=15)
def _(path):
    workbook(path, sheet_of(
        (f'<row r="{i}">' + "".join(f'<c r="{c}{i}" s="1"/>' for c in LETTERS) + "</row>" for i in range(1, LAST_ROW + 1)),
        '<dimension ref="A1:XFD1048576"/>'))


@case("one cell, in the last place", "read", commands=("inspect", "convert"))
def _(path):
    workbook(path, sheet_of(['<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']))


@case("a thousand sheets that share one part of 10 MB", "any", commands=("inspect", "dump", "convert"), seconds=3)
def _(path):
    workbook(path, sheet_of(
        f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>{name(i)}</t></is></c></row>' for i in range(1, 150_000)),
        sheets=1000, part="worksheets/sheet1.xml")


@case("a million merged ranges that overlap", "any", commands=("convert",), seconds=5, megabytes=150)
def _(path):
    workbook(path, sheet_of(
        (f'<row r="{i}"><c r="A{i}"><v>{i}</v></c><c r="B{i}"><v>1</v></c></row>' for i in range(1, 20_001)),
        after="<mergeCells>" + "".join(
            f'<mergeCell ref="{LETTERS[i % 10]}{i % 1000 + 1}:J{1_000_000 - i % 977}"/>' for i in range(MILLION))
        + "</mergeCells>"))


@case("100,000 columns merged over 100,000 rows", "any", commands=("convert",), seconds=20, megabytes=250)
def _(path):
    def column(i):
        text = ""
        while i:
            i, rest = divmod(i - 1, 26)
            text = chr(65 + rest) + text
        return text
    wide = [column(i) for i in range(1, 16_385)]
    workbook(path, sheet_of(
        ['<row r="1">' + "".join(f'<c r="{c}1"><v>1</v></c>' for c in wide) + "</row>"]
        + [f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(2, 100_001)],
        after="<mergeCells>" + "".join(f'<mergeCell ref="{c}1:{c}100000"/>' for c in wide[1:]) + "</mergeCells>"))


# --- Other containers --------------------------------------------------------------------------------

SS = "urn:schemas-microsoft-com:office:spreadsheet"


def spreadsheetml(path, pieces):
    with open(path, "wb") as out:
        out.write(f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{SS}" xmlns:ss="{SS}">'.encode())
        for piece in pieces:
            out.write(piece)
        out.write(b"</Workbook>")


def text(path, pieces):
    with open(path, "wb") as out:
        for piece in pieces:
            out.write(piece)


@case("SpreadsheetML: jumps to the last row, blank rows and wide ranges", "read", commands=BOTH, suffix="xml")
def _(path):
    spreadsheetml(path, [
        b'<Worksheet ss:Name="a"><Table ss:ExpandedColumnCount="16384" ss:ExpandedRowCount="1048576">'
        b'<Row><Cell ss:MergeDown="1000000" ss:MergeAcross="16000"><Data ss:Type="String">a</Data></Cell></Row>'
        b'<Row ss:Span="1000000"/><Row ss:Index="1048576"><Cell><Data ss:Type="String">b</Data></Cell></Row>'
        b"</Table></Worksheet>"])


@case("SpreadsheetML: a million blank rows", "read", commands=("inspect", "dump"), seconds=6, suffix="xml")
def _(path):
    spreadsheetml(path, [
        b'<Worksheet ss:Name="a"><Table>', b'<Row ss:StyleID="s1"/>' * MILLION, b"</Table></Worksheet>"])


@case("SpreadsheetML: a thousand sheets, 400 MB in all", "read", commands=("inspect", "dump"), seconds=60, megabytes=450, suffix="xml")
def _(path):
    body = b'<Row><Cell><Data ss:Type="String">abcdefghij</Data></Cell></Row>' * 6000
    spreadsheetml(path, (
        f'<Worksheet ss:Name="s{i}"><Table>'.encode() + body + b"</Table></Worksheet>" for i in range(1000)))


@case("SpreadsheetML: a billion laughs", "refused", commands=BOTH, suffix="xml")
def _(path):
    laughs = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    text(path, [
        f'<?xml version="1.0"?><!DOCTYPE w [{laughs}]><Workbook xmlns="{SS}"><Worksheet><Table><Row><Cell><Data>&l9;</Data></Cell></Row></Table></Worksheet></Workbook>'.encode()])


@case("HTML: rowspan and colspan of a million", "read", commands=BOTH, seconds=10, suffix="xls")
def _(path):
    text(path, [b"<table><tr><td rowspan=1000000 colspan=1000000>a</td></tr>", b"<tr></tr>" * MILLION, b"</table>"])


@case("HTML: a million open tags", "read", commands=BOTH, seconds=10, suffix="xls")
def _(path):
    text(path, [b"<table><tr><td>1", b"<div><b>" * MILLION])


@case("HTML: a million open tables", "read", commands=BOTH, seconds=10, suffix="xls")
def _(path):
    text(path, [b"<table><tr><td>1", b"<table><tr><td>" * MILLION])


# The file is mapped, so that its pages count though the system can take them back at any time.
@case("CSV: a quote that is never closed, 1 GB", "read", commands=("inspect", "convert"), seconds=120, megabytes=1100, suffix="csv")
def _(path):
    line = b"".join(b"%d,abc,def,ghi\n" % (i % 90 + 10) for i in range(65_536))
    text(path, [b'a,b,c,d\n1,"x,y,z\n'] + [line] * (GIB // len(line)))


@case("CSV: a quote opened in each of a million lines", "read", commands=("inspect", "convert"), seconds=10, megabytes=200, suffix="csv")
def _(path):
    text(path, [b"a,b,c,d\n" + b'"x "y" z",1,2,3\n' * 3000, b'"x y z,1,2,3\n' * MILLION])


@case("CSV: a quote opened in each of a million lines, one field", "read", commands=("inspect", "convert"), seconds=10, megabytes=200, suffix="csv")
def _(path):
    text(path, [b'"a"b" c"\n' * 3000, b'"ab c\n' * MILLION])


@case("CSV: a million columns", "refused", commands=BOTH, suffix="csv")
def _(path):
    text(path, [b"a," * MILLION])


@case("CSV: a field of 64 MB", "refused", commands=BOTH[1:], megabytes=150, suffix="csv")
def _(path):
    text(path, [b"a,b\n1,", b"x" * (64 << 20), b"\n"])


@case("CSV: 64 MB of NUL", "any", commands=BOTH, megabytes=150, suffix="csv")
def _(path):
    text(path, [b"a,b\n1,2\n", b"\0" * (64 << 20)])


# --- Legal and large: a million rows -------------------------------------------------------------------

LEGAL = ("inspect", "dump", "convert", "run")
HEADER = ["姓名", "编号", "乡镇", "村", "组", "年龄", "学时", "分数", "电话", "备注"]


def fields(i):
    return [name(i), f"X{i:07d}", "青石镇", f"第{i % 300}村", str(i % 20), str(18 + i % 70), str(i % 40), str(i % 101), f"1990000{i % 10000:04d}", "无"]


def legal(title, suffix="xlsx", seconds=60):
    return case("legal, a million rows: " + title, "read", commands=LEGAL, seconds=seconds, megabytes=300, suffix=suffix)


@legal("10 columns of inline strings")
def _(path):
    def rows():
        for i in range(0, MILLION + 1):
            cells = HEADER if i == 0 else fields(i)
            yield f'<row r="{i + 1}">' + "".join(
                f'<c r="{c}{i + 1}" t="inlineStr"><is><t>{v}</t></is></c>' for c, v in zip(LETTERS, cells)) + "</row>"
    workbook(path, sheet_of(rows()))


@legal("a million distinct shared strings of 18 bytes, and numbers")
def _(path):
    def rows():
        yield '<row r="1">' + "".join(
            f'<c r="{c}1" t="s"><v>{MILLION + k}</v></c>' for k, c in enumerate(LETTERS)) + "</row>"
        for i in range(1, MILLION + 1):
            yield f'<row r="{i + 1}"><c r="A{i + 1}" t="s"><v>{i - 1}</v></c><c r="B{i + 1}"><v>{i}</v></c><c r="F{i + 1}"><v>{i % 90}</v></c></row>'
    def strings():
        yield f'<sst xmlns="{MAIN}">'.encode()
        yield from batched(f"<si><t>{name(i)}名册</t></si>" for i in range(MILLION))
        yield ("".join(f"<si><t>{h}</t></si>" for h in HEADER) + "</sst>").encode()
    workbook(path, sheet_of(rows()), strings())


@legal("10 columns of numbers")
def _(path):
    def rows():
        yield '<row r="1">' + "".join(
            f'<c r="{c}1" t="inlineStr"><is><t>{v}</t></is></c>' for c, v in zip(LETTERS, HEADER)) + "</row>"
        for i in range(1, MILLION + 1):
            yield f'<row r="{i + 1}">' + "".join(
                f'<c r="{c}{i + 1}"><v>{i * 10 + k}</v></c>' for k, c in enumerate(LETTERS)) + "</row>"
    workbook(path, sheet_of(rows()))


@legal("SpreadsheetML, 4 columns", suffix="xml", seconds=90)
def _(path):
    def rows():
        for i in range(0, MILLION + 1):
            cells = HEADER if i == 0 else fields(i)
            yield "<Row>" + "".join(
                f'<Cell><Data ss:Type="String">{v}</Data></Cell>' for v in cells[:4]) + "</Row>"
    spreadsheetml(path, itertools.chain(
        [b'<Worksheet ss:Name="a"><Table>'], batched(rows()), [b"</Table></Worksheet>"]))


@legal("HTML, 10 columns", suffix="xls", seconds=90)
def _(path):
    def rows():
        for i in range(0, MILLION + 1):
            yield "<tr>" + "".join(f"<td>{v}</td>" for v in (HEADER if i == 0 else fields(i))) + "</tr>"
    text(path, itertools.chain([b"<meta charset=utf-8><table>"], batched(rows()), [b"</table>"]))


@legal("CSV, 10 columns", suffix="csv", seconds=30)
def _(path):
    with open(path, "wb") as out:
        for piece in batched(
                ",".join(HEADER if i == 0 else fields(i)) + "\n" for i in range(0, MILLION + 1)):
            out.write(piece)


@legal("CSV in GB18030, 10 columns", suffix="csv", seconds=30)
def _(path):
    with open(path, "wb") as out:
        for piece in batched(
                ",".join(HEADER if i == 0 else fields(i)) + "\n" for i in range(0, MILLION + 1)):
            out.write(piece.decode().encode("gb18030"))


# --- Measuring ---------------------------------------------------------------------------------------

PIPELINE = {
    "pipeline.yaml": "pipeline: pipeline\ntitle: 大表\n",
    "datasets/person.yaml": """dataset: person
title: 花名册
kind: snapshot
key: [name]
label: name
fields:
  - {name: name, title: 姓名, type: text, required: true}
  - {name: number, title: 编号, type: text}
  - {name: town, title: 乡镇, type: text}
  - {name: village, title: 村, type: text}
""",
}


def measured(arguments):
    """Exit status, wall and processor seconds, peak memory in MB, and what was said last on stderr."""
    with tempfile.TemporaryFile() as errors, open(os.devnull, "wb") as nothing:
        start = time.monotonic()
        process = subprocess.Popen(arguments, stdout=nothing, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        errors.seek(0)
        said = errors.read(4000).decode(errors="replace").strip().splitlines()
    processor = usage.ru_utime + usage.ru_stime
    return process.returncode, seconds, processor, usage.ru_maxrss / 1024, said[-1] if said else ""


def command(binary, what, path, folder):
    if what == "dump":
        return [binary, "inspect", "--dump-jsonl", path]
    if what == "run":
        return [
            binary, "run", os.path.join(folder, "pipeline"), "--period", "2023-06", "--input", path,
            "--out", os.path.join(folder, "out"), "--quiet"]
    return [binary, what, path]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--only", default="", help="cases whose title has this in it")
    parser.add_argument("--from-case", type=int, default=0, help="begin with this case")
    parser.add_argument("--keep", help="keep the files in this folder, and use those that are there")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp(prefix="hostile-")
    for name_, content in PIPELINE.items():
        path = os.path.join(folder, "pipeline", name_)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as out:
            out.write(content)
    failed = 0
    if options.markdown:
        print("| file | command | ends | wall s | processor s (at most) | peak MB (at most) |\n| --- | --- | --- | ---: | ---: | ---: |")
    try:
        for number, (title, build, ending, commands, seconds, megabytes, suffix) in enumerate(CASES):
            if options.only not in title or number < options.from_case:
                continue
            # Named for the case, so that a file that was kept is never another one's.
            path = os.path.join(folder, f"{zlib.crc32(title.encode()):08x}.{suffix}")
            if not os.path.exists(path):
                # In a process of its own: the memory of whoever starts the program counts as its peak.
                child = os.fork()
                if child == 0:
                    build(path + ".part")
                    os.rename(path + ".part", path)
                    os._exit(0)
                if os.waitpid(child, 0)[1] != 0:
                    sys.exit(f"cannot build: {title}")
            for what in commands:
                status, wall, took, peak, said = measured(command(options.binary, what, path, folder))
                fault = ""
                if status not in {"refused": [1], "read": [0], "any": [0, 1]}[ending]:
                    fault = f"ended with {status}, expected {ending}"
                elif took > seconds:
                    fault = "too slow"
                elif peak > megabytes:
                    fault = "too much memory"
                failed += bool(fault)
                shown = "read" if status == 0 else "refused" if status == 1 else f"status {status}"
                if options.markdown:
                    print(f"| {title} | `{what}` | {shown} | {wall:.2f} | {took:.2f} ({seconds:g}) | {peak:.0f} ({megabytes}) |{' **' + fault + '**' if fault else ''}", flush=True)
                else:
                    print(f"{'FAIL' if fault else 'ok  '} {wall:6.2f} s wall {took:6.2f} s {peak:5.0f} MB  {title} [{what}] {shown}{': ' + fault if fault else ''}", flush=True)
                    if fault or status: print("       " + said[:230])
            if not options.keep:
                os.remove(path)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    if failed:
        sys.exit(f"{failed} measurements are past their bounds")


if __name__ == "__main__":
    main()
