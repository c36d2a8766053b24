#!/usr/bin/env python3
"""Writes samples/2023-05 and samples/2023-06 and what the program must say of the latter.

    pip install XlsxWriter==3.3.*
    python3 samples/make_samples.py                     # all but the workbooks that LibreOffice saved
    python3 samples/make_samples.py --with-libreoffice  # those as well (their bytes differ from run to run)

One made-up district is generated from a fixed seed; every place has 样 in its name, identity numbers begin with
4599, which is assigned to nobody, and phone numbers with 1990000. The faults are put in at known places.
Tests/EndToEndTests/Expected gets

* 2023-06-findings.tsv: every finding on a row, as injected or as it follows from what was injected;
* 2023-06-copies.tsv: the sheets of June that are May's, which is said where May was run before;
* 2023-06-figures.tsv: the district's figures, counted here in Python from what was put into the files,
  not from the pipeline's SQL.

Nothing here reads pipelines/: both sides are written from the same rules by different means.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.district import (
    activists, branch, make_activists, make_orgs, make_people, make_units, make_villages, orgs, people,
    set_org_faults, set_person_faults, units, villages,
)
from generator.events import LIFE_WIDE_TOWN, attendances, make_meetings, make_trainings, meetings
from generator.records import (
    Month, activist_record, meeting_record, member_record, org_record, training_record, unit_record,
    village_record,
)
from generator.sheets import (
    TRAINING_FILES, WIDE_COLUMNS, heading, town_file, write_town, write_trainings, write_units,
    write_villages,
)
from generator.ledger import Facts, roster_rules
from generator.people_ledgers import make_people_ledgers, people_records, write_people_ledgers
from generator.place_ledgers import GBK_FILES, make_place_ledgers, place_records, write_place_ledgers
from generator.spelling import TOWNS

HERE = Path(__file__).resolve().parent
EXPECTED = HERE.parent / "Tests" / "EndToEndTests" / "Expected"
sys.path.insert(0, str(HERE.parent / "Tests" / "Oracle"))
from people_figures import People  # noqa: E402
from place_figures import Places  # noqa: E402

LIBREOFFICE_TOWNS = (2, 4)  # indexes into TOWNS
STALE_TOWN = 0  # its sheet of activists in June is May's with a new title


def build(period):
    month = Month(period)
    end = month.as_of
    month.villages = [village_record(v, month) for v in villages]
    here = [p for p in people if p.joined <= end and (p.since_may or not month.is_may)]
    order = {o: i for i, o in enumerate(orgs)}
    month.members = [member_record(p, month) for p in sorted(here, key=lambda p: order[p.org])]
    for r in month.members:
        r.town = r.thing.org.town
    # Two people whose transfer is under way stand in the rosters of two towns.
    for name, target in (("石样镇机关党支部", "云样镇机关党支部"), ("青样镇中心小学党支部", "河样街道中心小学党支部")):
        p = next(p for p in people if p.org.short == name and p.post is None and p.fault is None and p.frail is None and p.since_may)
        r = member_record(p, month)
        r.second, r.town, o = True, branch(target).town, branch(target)
        r.set("branch", o.short, o)
        month.members.insert(max(i for i, m in enumerate(month.members) if m.thing.org is o) + 1, r)
    roster_rules(month)
    month.orgs = [org_record(o, month, month.members) for o in orgs]
    for o in [r for r in month.orgs if r.thing.fault == "pasted-twice"]:
        again = org_record(o.thing, month, month.members)
        again.wrong("R40", "org_code", reject=True)
        again.wrong("R40", "org_name", reject=True)
        month.orgs.insert(max(i for i, r in enumerate(month.orgs) if r.thing.town == o.thing.town) + 1, again)
    may = Month("2023-05")
    for a in sorted(activists, key=lambda a: order[a.org]):
        known = may if a.village.town == STALE_TOWN else month
        if a.on <= known.as_of:
            month.activists.append(activist_record(a, known))
    seen = set()
    for r in month.activists:
        if r.values["citizen_id"] in seen:
            r.wrong("X02", "citizen_id", reject=True)
        seen.add(r.values["citizen_id"] or object())
    month.units = []
    for u in units:
        month.units.append(unit_record(u, month))
        if u.fault == "pasted-twice":
            again = unit_record(u, month)
            again.wrong("R49", "credit_code", reject=True)
            month.units.append(again)
    month.people = people_records(month)
    month.trainings = [training_record(a, month) for a in attendances if a.cls.day <= end]
    month.meetings = [meeting_record(m, month) for m in meetings if m.day <= end and (m.org.town != LIFE_WIDE_TOWN or m.kind in WIDE_COLUMNS)]
    for r in month.meetings:
        if r.thing.org.town == LIFE_WIDE_TOWN:
            for field in ("due", "present", "on_leave", "absent"):
                r.values[field] = None
    month.places = place_records(month)
    return month


def merge_wide(month):
    """In the roll-up two meetings of a month in one cell are one record with a count."""
    merged, first = [], {}
    for r in month.meetings:
        if r.thing.org.town == LIFE_WIDE_TOWN:
            r.values["times"] = r.thing.times
            key = (r.thing.org, r.thing.kind, r.values["held_on"])
            if key in first:
                first[key].values["times"] += r.thing.times
                continue
            first[key] = r
        merged.append(r)
    month.meetings = merged


def write_month(month, with_libreoffice):
    path = HERE / month.period
    (path / "乡镇报表").mkdir(parents=True, exist_ok=True)
    (path / "培训签到").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for t in range(6):
            target = path / town_file(t)
            if t not in LIBREOFFICE_TOWNS:
                write_town(month, t, target)
                continue
            plain = Path(scratch) / "in" / target.name
            plain.parent.mkdir(exist_ok=True)
            write_town(month, t, plain)
            if with_libreoffice:
                subprocess.run(["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                                "--outdir", str(target.parent), str(plain)], check=True, stdout=subprocess.DEVNULL)
            elif not target.exists():
                raise SystemExit(f"{target.name} is missing: run once with --with-libreoffice")
    write_villages(month, path)
    write_units(month, path)
    write_trainings(month, path)
    write_people_ledgers(month, path)
    write_place_ledgers(month, path)


DATASETS = {"members": "member", "orgs": "branch", "trainings": "training", "meetings": "org_life", "units": "two_new_org", "villages": "village", "activists": "activist"}


def expectations(month):
    facts = Facts(month)
    people = People(facts, {**month.people, "rectify": month.places["rectify"]}, TOWNS)
    facts.checks()
    facts.findings += people.findings()
    places = Places(facts, month.places, month.people["checklist"], TOWNS)
    facts.findings += places.findings()
    ledgers = {**month.people, **month.places}
    lines = []
    for dataset, records in [(d, getattr(month, a)) for a, d in DATASETS.items()] + list(ledgers.items()):
        for r in records:
            town = getattr(r, "town", None)
            if town is None and dataset not in ledgers:
                town = r.thing.org.town if dataset == "org_life" else r.thing.village.town if dataset == "activist" else getattr(r.thing, "town", 0)
            if dataset in ("training", "village", "two_new_org") or dataset in ledgers:
                town = 0
            mine = r.findings + [(rule, field) for rule, record, field in facts.findings if record is r]
            for rule, field in mine:
                lines.append((*r.place, field, rule, heading(dataset, field, town)))
    for t in range(6):  # what is said of whole sheets
        lines += [(town_file(t), sheet, 0, "", "F10", "") for sheet in ("Sheet3", "草稿")]
    lines.append(("村(社区)基本情况.xlsx", "村(社区)基本情况", 0, "", "F12", ""))  # the towns are merged downwards
    lines += mixed_percentages(month.people["project"], "project", "progress")
    lines += month.wrong_totals
    lines += [(file, "", 0, "", "F03", "") for file in (*TRAINING_FILES.values(), *GBK_FILES.values())]
    lines += [("", "", 0, "", rule, "") for rule, n in places.loose_findings().items() for _ in range(n)]
    lines.sort()
    with open(EXPECTED / f"{month.period}-findings.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("rule\tfile\tsheet\trow\tfield\theading\n")
        for file, sheet, row, field, rule, title in lines:
            out.write(f"{rule}\t{file}\t{sheet}\t{row or ''}\t{field}\t{title}\n")
    with open(EXPECTED / f"{month.period}-figures.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("metric\tmet\tnot_met\tunknown\texcluded\n")
        for metric, c in {**facts.figures(), **people.figures(), **places.figures()}.items():
            out.write(f"{metric}\t{c['met']}\t{c['not_met']}\t{c['unknown']}\t{c['excluded']}\n")
    return lines


def mixed_percentages(records, dataset, field):
    """65% beside 0.65 and 65: said once, at the row where the last of these ways is met first."""
    first = {}
    for r in records:
        text = str(r.cells[field] or "")
        number = text.rstrip("%")
        if number.replace(".", "", 1).isdigit() and float(number) not in (0, 1):
            way = "percent" if text.endswith("%") else "fraction" if float(number) < 1 else "whole"
            first.setdefault(way, r.place)
    if "percent" not in first or len(first) == 1:
        return []
    file, sheet, row = max(first.values())
    return [(file, sheet, row, field, "F16", heading(dataset, field, 0))]


# Files of ledgers that may be the same for months.
STEADY = ("事项清单/", "党建品牌.csv", "党组织更名.csv", "发展党员计划.csv", "村(社区)基本情况.xlsx", "村(社区)干部台账.xlsx", "网格台账.xlsx", "阵地台账.xlsx", "责任体系/一把手名单.xlsx",
          "责任体系/述职评议考核.xlsx")


def is_steady(file, sheet):
    return file.startswith(STEADY) or (file, sheet) == ("双报到登记.xlsx", "单位报到")


def copies(earlier, month):
    """What is said besides where the month before was run into the same place: sheets that are the same, cell for cell."""
    lines = [("F09", file, sheet) for (file, sheet), body in month.bodies.items() if body and body == earlier.bodies[(file, sheet)] and not is_steady(file, sheet)]
    with open(EXPECTED / f"{month.period}-copies.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("rule\tfile\tsheet\n")
        for line in sorted(lines):
            out.write("\t".join(line) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--with-libreoffice", action="store_true", help="also write the workbooks that LibreOffice saves")
    args = parser.parse_args()
    EXPECTED.mkdir(parents=True, exist_ok=True)
    make_villages()
    make_orgs()
    set_org_faults()
    make_people()
    set_person_faults()
    make_activists()
    make_units()
    make_trainings()
    make_meetings()
    make_people_ledgers()
    make_place_ledgers()
    earlier = None
    for period in ("2023-05", "2023-06"):
        month = build(period)
        merge_wide(month)
        write_month(month, args.with_libreoffice)
        if period == "2023-06":
            lines = expectations(month)
            copies(earlier, month)
            print(f"{period}: {len(month.members)} members, {sum(r.thing.is_branch for r in month.orgs)} branches, "
                  f"{len(month.trainings)} attendances, {len(month.meetings)} meetings, {len(lines)} findings")
        earlier = month


if __name__ == "__main__":
    main()
