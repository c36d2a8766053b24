"""Rows: what is typed, what must be read in it, and what must be found wrong with it."""

import calendar
import datetime as dt
import zlib
from collections import defaultdict

from .spelling import MIXED, TOWNS, citizen_id_checked, pick, wide, write_date, years_later
from .district import EDUCATION_WORDS, JOB_WORDS, branch, villages
from .events import LIFE_KINDS


class Record:
    """A row: its cells as typed, the values the ledger must get, and the findings it must produce."""

    def __init__(self):
        self.cells, self.values, self.findings, self.rejected, self.place, self.thing = {}, {}, [], False, None, None

    def set(self, field, cell, value=None):
        self.cells[field] = cell
        self.values[field] = value if value is not None or cell in (None, "") else cell

    def wrong(self, rule, field, cell=..., value=None, reject=False):
        self.findings.append((rule, field))
        if cell is not ...:
            self.cells[field] = cell
            self.values[field] = value
        self.rejected |= reject


class Month:
    def __init__(self, period):
        self.period = period
        y, m = map(int, period.split("-"))
        self.as_of = dt.date(y, m, calendar.monthrange(y, m)[1])
        self.is_may = period == "2023-05"
        self.label = f"{y}年{m}月"
        self.members, self.orgs, self.trainings, self.meetings, self.units, self.villages, self.activists = ([] for _ in range(7))
        self.wrong_totals = []  # expected findings: totals that differ from the rows above
        self.files = {}
        self.bodies = defaultdict(list)  # the records of each sheet as they are written, by file and sheet


DATE_STYLES = [  # by town: birth, joined and confirmed, ledger dates, meetings
    ("iso", "iso", "iso", "iso"),
    ("dotm", "dot", "dot", "dot1"),
    ("date", "date", "date", "date"),
    ("cn", "cn", "cn", "cnm"),
    ("mixed", "mixed", "mixed", "mixed"),
    ("slash", "date", "slash", "cn"),
]


def date_cell(key, day, town, which):
    style = DATE_STYLES[town][which]
    if style == "mixed":
        style = pick(key, MIXED + (["born"] if which == 0 else []))
        if which in (2, 3) and style in ("cnm", "dotm", "nym", "han"):
            style = "cn"
    return write_date(day, style)


YES_NO = [("是", "否"), ("是", "否"), ("√", "×"), ("是", "否"), (1, 0), ("有", "无")]


def yes_no(value, town):
    return None if value is None else YES_NO[town][0] if value else YES_NO[town][1]


def branch_words(o, key):
    """One of the ways people write a branch's name; all must resolve."""
    full = o.name
    return pick(key, [full, full.removeprefix("中共"), o.short, o.short, full.removeprefix("中共").replace("支部委员会", "党支部"),
                      o.short.replace("党支部", "支部"), o.code])


def member_record(p, month):
    r = Record()
    r.thing = p
    t, key = p.org.town, p.id
    joined, confirmed, kind = p.joined, p.confirmed, p.type
    if confirmed and confirmed > month.as_of:  # not yet, in May
        confirmed, kind = None, "预备党员"
    name = p.name
    if len(name) == 2 and zlib.crc32(key.encode()) % 3 == 0:
        name = name[0] + pick(key, ["　", " "]) + name[1]
    r.set("name", name, p.name)
    spelling = zlib.crc32(key.encode()) % 97
    number = {1: p.id[:6] + " " + p.id[6:14] + " " + p.id[14:], 2: wide(p.id), 3: "'" + p.id, 4: p.id + " "}.get(spelling, p.id)
    if p.id.endswith("X") and spelling % 2:
        number = number.replace("X", "x")
    r.set("citizen_id", number, p.id)
    r.set("sex", p.sex if spelling % 11 else p.sex + "性", p.sex)
    r.set("ethnicity", p.ethnicity if spelling % 4 else p.ethnicity.removesuffix("族"), p.ethnicity)
    r.set("birth", *date_cell(key + "b", p.born, t, 0))
    r.set("education", pick(key, EDUCATION_WORDS[p.education]), p.education)
    words = {"正式党员": ["正式党员", "正式党员", "正式", "中共党员"], "预备党员": ["预备党员", "预备", "中共预备党员"]}[kind]
    r.set("member_type", words[0] if t in (0, 2) else pick(key, words), kind)
    r.set("roll_status", p.roll if t != 3 else {"正常": "正常党籍"}.get(p.roll, p.roll), p.roll)
    r.set("joined", *date_cell(key + "j", joined, t, 1))
    r.set("confirmed", *(date_cell(key + "c", confirmed, t, 1) if confirmed else ("—" if t == 1 else None, None)))
    if r.cells["confirmed"] == "—":
        r.values["confirmed"] = None
    r.set("branch", p.org.name if t == 0 else branch_words(p.org, key), p.org)
    r.set("post_in_party", p.post)
    r.set("job", pick(key, JOB_WORDS.get(p.job, [p.job])), p.job)
    r.set("graduated", *(write_date(p.graduated, "cnm") if p.graduated else (None, None)))
    r.set("professional_title", p.title)
    r.set("phone", int(p.phone) if t == 2 else p.phone[:3] + "-" + p.phone[3:7] + "-" + p.phone[7:] if spelling == 7 else p.phone, p.phone)
    r.set("mobile", yes_no(p.mobile, t) if p.mobile is not None else yes_no(0, t) if t in (0, 3) else None, p.mobile if p.mobile is not None else 0 if t in (0, 3) else None)
    r.set("went_to", p.went_to)
    r.set("frail", yes_no(p.frail, t), p.frail)
    r.set("lost", yes_no(p.lost, t), p.lost)
    r.set("lost_on", *(write_date(p.lost_on, "iso") if p.lost_on else (None, None)))
    r.set("exit_reason", "去世" if p.exit else None, p.exit)

    f, iso = p.fault, lambda d: write_date(d, "iso")
    if f == "R01-blank": r.wrong("R01", "name", "", reject=True)
    if f == "R01-digit": r.wrong("R01", "name", p.name + "2", reject=True)
    if f == "R01-several": r.wrong("R01", "name", p.name + "、李样样", reject=True)
    if f == "R02": r.wrong("R02", "name", p.name + ("（组长）" if t else "(流动)"), p.name)
    if f == "R03-blank": r.wrong("R03", "citizen_id", "", reject=True)
    if f == "R03-none": r.wrong("R03", "citizen_id", "无", reject=True)
    if f == "R04-short": r.wrong("R04", "citizen_id", p.id[:17], reject=True)
    if f == "R04-long": r.wrong("R04", "citizen_id", p.id[:17] + "00", reject=True)
    if f == "R04-text": r.wrong("R04", "citizen_id", "军字第0012345号", reject=True)
    if f == "R05": r.wrong("R05", "citizen_id", p.id[:17] + ("1" if p.id[17] != "1" else "2"), reject=True)
    if f == "R06": r.wrong("R06", "citizen_id", citizen_id_checked(p.id[:6] + "19650229" + p.id[14:17]), reject=True)
    if f == "R07-number": r.wrong("R07", "citizen_id", int(p.id[:15] + "000"), reject=True)
    if f == "R07-text": r.wrong("R07", "citizen_id", f"{p.id[0]}.{p.id[1:6]}E+17", reject=True)
    if f == "R08": r.wrong("R08", "citizen_id", p.id[:6] + p.id[8:17], p.id)
    if f == "R09": r.wrong("R09", "citizen_id")
    if f == "R10":
        r.set("birth", *iso(years_later(p.born, 1))); r.wrong("R10", "birth")
    if f == "R11": r.wrong("R11", "sex", "女" if p.sex == "男" else "男", "女" if p.sex == "男" else "男")
    if f == "R12-type": r.wrong("R12", "member_type", "党员")
    if f == "R12-ethnicity": r.wrong("R12", "ethnicity", "汉人")
    if f == "R12-education": r.wrong("R12", "education", "大专以上")
    if f == "R12-roll": r.wrong("R12", "roll_status", "正式")
    if f == "R12-job": r.wrong("R12", "job", "打零工")
    if f == "R13-confirmed": r.wrong("R13", "confirmed", "2023.6.31" if not month.is_may else "2023.4.31")
    if f == "R13-joined": r.wrong("R13", "joined", "八几年")
    if f == "R13-birth": r.wrong("R13", "birth", "1970-13-05")
    if f == "R14-number": r.wrong("R14", "joined", 2005.1)
    if f == "R14-short": r.wrong("R14", "joined", f"{joined:%y}.{joined.month}", f"{joined:%Y-%m}")
    if f == "R14-second": r.wrong("R14", "joined", f"{joined:%Y.%m}({confirmed:%Y.%m}转正)", f"{joined:%Y-%m}")
    if f == "R15":  # unknown to the figures, but a date all the same: confirmed before it
        r.wrong("R15", "joined", "2032-05-12"); r.wrong("R17", "confirmed"); r.wrong("R18", "confirmed")
    if f == "R16": r.wrong("R16", "joined")
    if f == "R17": r.wrong("R17", "confirmed"); r.wrong("R18", "confirmed")
    if f in ("R18-short", "R18-late"): r.wrong("R18", "confirmed")
    if f == "R18-later": r.wrong("R18", "confirmed"); r.wrong("R18", "confirmed")
    if f in ("R19-full", "R19-old"): r.wrong("R19", "confirmed")
    if f == "R19-probationary": r.wrong("R19", "confirmed")
    if f == "R27-short": r.wrong("R27", "phone", p.phone[:10])
    if f == "R27-text": r.wrong("R27", "phone", "没有手机")
    if f == "R32-sex": r.wrong("R32", "sex", "")
    if f == "R32-education": r.wrong("R32", "education", "—")
    if f == "R32-ethnicity": r.wrong("R32", "ethnicity", "不详")
    if f == "F14": r.wrong("F14", "education", "#REF!")
    if f == "X03-typo": r.wrong("X03", "branch", p.org.short.replace("样村", "祥村").replace("样社区", "祥社区").replace("中心小学", "中心小字").replace("机关", "机开"))
    if f == "X03-town": r.wrong("X03", "branch", "机关第二党支部")
    if f == "X03-old": r.wrong("X03", "branch", "原" + p.org.short)
    return r


def org_record(o, month, members):
    r = Record()
    r.thing = o
    t, key = o.town, o.code
    elected = o.elected_may if month.is_may and o.elected_may else o.elected
    term_end = years_later(elected, o.term) if elected else None
    r.set("org_code", o.code)
    r.set("org_name", o.name if pick(key, (0, 0, 0, 1)) == 0 or not o.is_branch else o.name.replace("支部委员会", "　支部委员会"), o.name)
    r.set("short_name", o.short)
    r.set("kind", o.kind if t % 2 == 0 or o.kind != "党支部" else pick(key, ["党支部", "支部", "支部委员会"]), o.kind)
    r.set("parent", (o.parent.name if t % 2 else o.parent.name.removeprefix("中共")) if o.parent else None, o.parent)
    r.set("unit_kind", {"建制村": ["建制村", "行政村", "村"], "城市社区": ["城市社区", "社区"], "机关": ["机关", "党政机关"],
                        "非公有经济控制": ["非公有经济控制", "非公企业"], "事业单位": ["事业单位", "事业"]}.get(o.unit, [o.unit])[0 if t == 0 else len(key) % 2] if t else o.unit, o.unit)
    r.set("town", TOWNS[t])
    r.set("village", o.village.name if o.village else None, o.village)
    r.set("founded", *date_cell(key + "f", o.founded, t, 2))
    r.set("elected", *(date_cell(key + "e", elected, t, 2) if elected else (None, None)))
    r.set("term_years", f"{o.term}年" if t == 4 and o.term else o.term, o.term)
    r.set("term_end", *(date_cell(key + "t", term_end, t, 2) if term_end else (None, None)))
    r.set("term_extended_to", *(date_cell(key + "x", o.extended, t, 2) if o.extended else (None, None)))
    vacant = o.vacant is not None and (o.vacant == "unknown" or o.vacant <= month.as_of)
    r.set("secretary", None if vacant else o.secretary)
    r.set("secretary_phone", None if vacant else o.secretary_phone)
    r.set("secretary_vacant_since", *(write_date(o.vacant, "iso") if vacant and o.vacant != "unknown" else (None, None)))
    r.set("committee_size", o.committee)
    r.set("group_count", o.groups)
    r.set("joint_units", o.joint)
    # The towns have each their own grades; some branches are not graded yet.
    grades = [["优秀", "良好", "良好", "良好", "达标", "一般", None], ["五星", "四星", "三星", "三星", "三星", "二星", None]][t % 2]
    r.set("grade", pick(key + "g", grades) if o.is_branch else None)
    mine = [m for m in members if m.thing.org is o and not m.thing.exit and m.thing.roll == "正常" and not getattr(m, "second", False)]
    full = sum(("预备" if (m.thing.confirmed and m.thing.confirmed > month.as_of) else m.thing.type[:2]) == "正式" for m in mine)
    if o.is_branch:
        total = len(mine) + o.count_error
        r.set("member_count", wide(str(total)) + "人" if t == 5 and pick(key, (0, 0, 1)) else total, total)
        r.set("full_count", full + o.full_error + min(o.count_error, 0))
        r.set("probationary_count", total - full - min(o.count_error, 0))
    else:
        for field in ("member_count", "full_count", "probationary_count"):
            r.set(field, None)
    if vacant: r.wrong("R45", "secretary")
    f = o.fault
    if f == "parent-unknown": r.wrong("R41", "parent", "中共样例区清样镇委员会")
    if f == "parent-branch":
        other = branch(f"{TOWNS[t]}机关党支部"); r.set("parent", other.name, other)
    if f == "elected-early":
        r.set("founded", *write_date(years_later(elected, 0, 2), "iso")); r.wrong("R42", "elected")
    if f == "term-mismatch":
        r.set("term_end", *write_date(years_later(elected, 3, 4), "iso"))
    if f == "term-years":
        r.set("term_years", 3); r.set("term_end", *write_date(years_later(elected, 3), "iso"))
    if f == "founded-impossible": r.wrong("R13", "founded", "2008.2.30")
    if f == "unit-unknown": r.wrong("R12", "unit_kind", "村集体" if o.village else "街道内设机构")
    if f == "village-unknown": r.wrong("X22", "village", o.village.name.replace("样", "祥"))
    if f == "approximate": r.wrong("R33", "member_count", f"约{r.values['member_count']}", r.values["member_count"])
    if f == "secretary-note": r.wrong("R02", "secretary", f"{o.secretary}（兼）", o.secretary)
    if f == "secretary-elsewhere":
        r.set("secretary", "向样平")
    return r


def village_record(v, month):
    r = Record()
    r.thing = v
    r.set("village_code", v.code)
    r.set("village_name", v.name)
    r.set("town", TOWNS[v.town])
    r.set("category", {"建制村": "村" if v.town % 2 else "建制村", "城市社区": "城市社区", "农村社区": "农村社区"}[v.kind], v.kind)
    thousand = f"{v.households:,}" if v.town == 3 else v.households
    r.set("households", thousand, v.households)
    r.set("registered_population", v.population)
    r.set("revitalization_key", "是" if v.households % 7 == 0 else "否", int(v.households % 7 == 0))
    r.set("facility_area", f"{v.households % 400 + 180}㎡" if v.town % 2 else v.households % 400 + 180, v.households % 400 + 180)
    if v is villages[23]:  # typed into each other's column
        r.set("households", v.population); r.set("registered_population", v.households)
    if v is villages[37]:
        r.wrong("R32", "category", "", None)
    return r


def activist_record(a, month):
    r = Record()
    r.thing = a
    t = a.village.town
    r.set("name", a.name)
    r.set("citizen_id", a.id)
    r.set("sex", a.sex)
    r.set("birth", *date_cell(a.id, a.born, t, 0))
    r.set("village", a.village.name, a.village)
    r.set("branch", a.org.short, a.org)
    r.set("applied", *date_cell(a.id + "a", a.applied, t, 2))
    r.set("activist_on", *date_cell(a.id + "o", a.on, t, 2))
    target = a.target if a.target and a.target <= month.as_of else None
    r.set("target_on", *(date_cell(a.id + "t", target, t, 2) if target else (None, None)))
    done = a.state == "已发展" and a.joined <= month.as_of
    r.set("state", "已发展" if done else pick(a.id, ["在培", "培养中", "在培养"]), "已发展" if done else "在培")
    r.set("joined", *(date_cell(a.id + "j", a.joined, t, 2) if done else (None, None)))
    f = a.fault
    if f == "R05": r.wrong("R05", "citizen_id", a.id[:17] + ("1" if a.id[17] != "1" else "2"))
    if f == "R03": r.wrong("R03", "citizen_id", "暂无")
    if f == "R07": r.wrong("R07", "citizen_id", int(a.id[:15] + "000"))
    if f == "R21": r.wrong("R21", "activist_on")
    if f == "R22": r.wrong("R22", "target_on")
    if f == "R12-state": r.wrong("R12", "state", "正在考察")
    if f == "X03": r.wrong("X03", "branch", a.org.short.replace("样", "洋", 1))
    if f == "R13": r.wrong("R13", "applied", "2021.9.31")
    if f == "X22": r.wrong("X22", "village", a.village.name.replace("样", "详"))
    return r


def unit_record(u, month):
    r = Record()
    r.thing = u
    bare = month.is_may and u.may_bare
    r.set("credit_code", u.code.lower() if u.town == 2 else u.code, u.code)
    r.set("org_name", u.name)
    r.set("town", TOWNS[u.town])
    r.set("park", u.park)
    r.set("org_type", pick(u.code, {"非公企业": ["非公企业", "民营企业", "私营企业"], "民办非企业单位": ["民办非企业单位", "民非"], "个体工商户": ["个体工商户", "个体"],
                                    "农民专业合作社": ["农民专业合作社", "合作社"]}.get(u.kind, [u.kind])), u.kind)
    r.set("industry", u.industry)
    r.set("operating_state", pick(u.code, ["正常运营", "正常", "在营"]) if u.state == "正常运营" else u.state, u.state)
    r.set("staff_count", f"{u.staff}人" if u.town == 1 else u.staff, u.staff)
    r.set("member_count", u.members)
    r.set("has_org", "否" if bare or not u.has_org else "是", 0 if bare else u.has_org)
    org = None if bare else u.org
    r.set("party_org", branch_words(org, u.code).replace(org.code, org.name) if org else None, org)
    form = None if bare else u.form
    r.set("org_form", {"单独组建": "单独建立", "联合组建": "联合"}.get(form, form) if u.town % 2 else form, form)
    r.set("no_org_reason", "无党员" if bare and u.members == 0 else "有党员但不符合建立条件" if bare else u.reason)
    r.set("has_instructor", "是" if u.has_instructor else "否", u.has_instructor)
    r.set("instructor", u.instructor)
    f = u.fault
    if f == "R49-checksum": r.wrong("R49", "credit_code", u.code[:17] + ("0" if u.code[17] != "0" else "1"), reject=True)
    if f == "R49-form": r.wrong("R49", "credit_code", u.code[:16] + "IO", reject=True)
    if f == "R50": r.wrong("R50", "member_count")
    if f == "R51": r.set("org_form", None)
    if f == "R51-form": r.set("has_org", "否", 0)
    if f == "X14": r.wrong("X14", "party_org", u.org.short.replace("个体私营", "个私"))
    if f == "R12-state": r.wrong("R12", "operating_state", "半停产")
    if f == "R33": r.wrong("R33", "staff_count", "20+5")
    if f == "org-unknown":
        r.set("has_org", None)
        r.set("has_instructor", None)
        r.set("instructor", None)
    return r


def training_record(a, month):
    r = Record()
    r.thing = a
    c = a.cls
    r.set("class_name", c.name)
    r.set("mode", c.mode)
    r.set("held_on", *write_date(c.day, "iso" if c.file == "rural" else "slash"))
    r.set("class_hours", c.hours)
    r.set("name", a.name)
    r.set("citizen_id", ("'" + a.id if zlib.crc32(a.id.encode()) % 40 == 0 else a.id + "\t") if c.file == "rural" else a.id, a.id)
    r.set("branch", a.branch if c.file == "rural" else None, a.org if c.file == "rural" else None)
    r.values["phone"] = None
    word = {"已签到": "√" if c.file == "rural" else pick(a.id, ["已签到", "到", "出勤"]), "缺席": "×" if c.file == "rural" else "缺席",
            "请假": "请假" if c.file == "rural" else pick(a.id, ["事假", "病假"])}
    r.set("status", word.get(a.status, a.status), a.status)
    r.set("hours", a.hours)
    f = a.fault
    if f == "R04": r.wrong("R04", "citizen_id", a.id[:16])
    if f == "R05": r.wrong("R05", "citizen_id", a.id[:17] + ("1" if a.id[17] != "1" else "2"))
    if f == "R07": r.wrong("R07", "citizen_id", f"{a.id[0]}.{a.id[1:6]}E+17")
    if f == "no-id": r.set("citizen_id", "", None)  # found by name and branch
    if f == "R13": r.wrong("R13", "held_on", "2023-02-30", reject=True)
    if f == "R15": r.wrong("R15", "held_on", "2032-03-09", reject=True)
    if f == "R12": r.wrong("R12", "status", "半天")
    if f == "R57": r.wrong("R57", "hours", -4)
    if f == "X01": r.set("name", a.name[0] + "样" + a.name[-1])
    if f == "R55": r.wrong("R55", "citizen_id", reject=True)
    if r.values["citizen_id"] and r.values["citizen_id"].startswith("4099"):
        r.findings.append(("R09", "citizen_id"))
    if c.file == "rural" and a.org is None:
        r.wrong("X03", "branch", a.branch)
    return r


def meeting_record(m, month):
    r = Record()
    r.thing = m
    t, o = m.org.town, m.org
    key = f"{o.code}{m.kind}{m.day}"
    r.set("branch", branch_words(o, key), o)
    r.set("kind", pick(key, LIFE_KINDS[m.kind]), m.kind)
    r.set("held_on", *date_cell(key, m.day, t, 3))
    away = zlib.crc32(key.encode()) % 4 if m.due > 6 else 0
    leave = min(away, 1 + away // 2)
    r.set("due", m.due)
    r.set("present", m.due - away)
    r.set("on_leave", leave)
    r.set("absent", away - leave)
    r.set("times", m.times if m.times > 1 else None)
    f = m.fault
    if f == "R55-again": r.wrong("R55", "held_on", reject=True)
    if f == "R12": r.wrong("R12", "kind", "主题党日、党课")
    if f == "X03": r.wrong("X03", "branch", o.short.replace("样", "祥", 1), reject=True)
    if f == "R13": r.wrong("R13", "held_on", f"{m.day.year}.{m.day.month}.32", reject=True)
    if f == "R15": r.wrong("R15", "held_on", m.day.replace(year=2032).isoformat(), reject=True)
    if f == "R53": r.set("present", m.due + 3); r.wrong("R53", "present")
    if f == "R53a": r.set("absent", away - leave + 2)
    return r
