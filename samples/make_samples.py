#!/usr/bin/env python3
"""Writes samples/2023-05 and samples/2023-06 and what the program must say of the latter.

    pip install XlsxWriter==3.2.*
    python3 samples/make_samples.py                     # all but the workbooks that LibreOffice saved
    python3 samples/make_samples.py --with-libreoffice  # those as well (their bytes differ from run to run)

One made-up district is generated from a fixed seed; every place has 样 in its name, identity numbers begin with
4599, which is assigned to nobody, and phone numbers with 1990000. The faults are put in at known places.
Tests/EndToEndTests/Expected gets

* 2023-06-findings.tsv: every finding on a row, as injected or as it follows from what was injected;
* 2023-06-figures.tsv: the district's figures, counted here in Python from what was put into the files,
  not from the pipeline's SQL.

Nothing here reads pipelines/: both sides are written from the same rules by different means.
"""

import argparse
import calendar
import csv
import datetime as dt
import io
import subprocess
import tempfile
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import xlsxwriter

HERE = Path(__file__).resolve().parent
EXPECTED = HERE.parent / "Tests" / "EndToEndTests" / "Expected"
SEED = 20230630
LIBREOFFICE_TOWNS = (2, 4)  # indexes into TOWNS

DISTRICT = "样例区"
TOWNS = ["青样镇", "石样镇", "沙样镇", "竹样乡", "云样镇", "河样街道"]
VILLAGE_CHARS = "梅兰菊松柏桃李杏梨桂荷莲槐柳榆枫桐樟椿楠枣柿橘柚桑茶麻稻麦豆瓜芋姜葱椒芹薯藤苇蒲芦菱茅艾葵芝蕉榕杉桦棠榴萝蕨苔荞粟黍稷棉"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = "建国华明强军平伟芳丽秀英敏静文斌勇杰娟艳涛超霞辉刚玲桂兰红梅春生志德永福庆荣光海波林峰松柏雪晴晓雨欣怡佳宇浩然子涵思源嘉诚立新学勤正义世昌凤琴少云"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

rng = Random(SEED)


# ---------------------------------------------------------------- numbers, names, dates


def citizen_id(area, born, seq):
    body = f"{area}{born:%Y%m%d}{seq:03d}"
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, WEIGHTS)) % 11]


def citizen_id_checked(body):
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, WEIGHTS)) % 11]


def credit_code(prefix, number):
    body = f"{prefix}4599{number % 7 + 1:02d}MA{number:07d}"
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + CREDIT_ALPHABET[(31 - total % 31) % 31]


def any_day(first, last):
    return first + dt.timedelta(days=rng.randrange((last - first).days + 1))


def years_later(day, years, months=0):
    n = day.year * 12 + day.month - 1 + years * 12 + months
    y, m = n // 12, n % 12 + 1
    return dt.date(y, m, min(day.day, calendar.monthrange(y, m)[1]))


def reading_first(r):
    p = [int(x) for x in r.split("-")] + [1, 1]
    return dt.date(*p[:3])


def reading_last(r):
    p = [int(x) for x in r.split("-")]
    if len(p) == 1:
        return dt.date(p[0], 12, 31)
    if len(p) == 2:
        return dt.date(p[0], p[1], calendar.monthrange(*p)[1])
    return dt.date(*p)


def month_no(text):
    """2023-06… as a count of months; None where the text has no month."""
    return int(text[:4]) * 12 + int(text[5:7]) if text and len(text) >= 7 else None


HAN = dict(zip("0123456789", "〇一二三四五六七八九"))
HAN_MONTHS = ["", *"一二三四五六七八九十", "十一", "十二"]


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def write_date(day, style):
    """The cell, and what the ledger must read in it."""
    y, m, d = day.year, day.month, day.day
    full, month = f"{y}-{m:02d}-{d:02d}", f"{y}-{m:02d}"
    return {
        "iso": (full, full),
        "dot": (f"{y}.{m:02d}.{d:02d}", full),
        "dot1": (f"{y}.{m}.{d}", full),
        "slash": (f"{y}/{m}/{d}", full),
        "cn": (f"{y}年{m}月{d}日", full),
        "cnm": (f"{y}年{m}月", month),
        "dotm": (f"{y}.{m:02d}", month),
        "ymd8": (f"{y}{m:02d}{d:02d}", full),
        "nymd": (int(f"{y}{m:02d}{d:02d}"), full),
        "nym": (int(f"{y}{m:02d}"), month),
        "date": (day, full),
        "han": ("".join(HAN[c] for c in str(y)) + "年" + HAN_MONTHS[m] + "月", month),
        "wide": (wide(f"{y}.{m}.{d}"), full),
        "born": (f"{y}年{m}月生", month),
    }[style]


MIXED = ["iso", "dot", "dot1", "slash", "cn", "cnm", "dotm", "ymd8", "nymd", "nym", "date", "han", "wide"]


def pick(key, choices):
    """A choice that depends on the key alone, so that May and June spell the same cell the same way."""
    return choices[zlib.crc32(key.encode()) % len(choices)]


names_taken = set()


def new_name():
    while True:
        name = rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))
        if name not in names_taken and len(set(name)) == len(name):
            names_taken.add(name)
            return name


phones = iter(range(10000))


def new_phone():
    return f"1990000{next(phones):04d}"


# ---------------------------------------------------------------- the district as it is (June 2023)


class Thing:
    def __init__(self, **values):
        self.__dict__.update(values)


villages, orgs, people, activists, units = [], [], [], [], []


def make_villages():
    chars = iter(VILLAGE_CHARS)
    for t, town in enumerate(TOWNS):
        for i in range(10):
            city = t == 5 and i < 7
            rural = not city and i < (9 if t < 5 else 10)
            kind = "城市社区" if city else "建制村" if rural else "农村社区"
            households = rng.randrange(280, 1900) if not city else rng.randrange(900, 4200)
            villages.append(Thing(
                town=t, name=next(chars) + ("样村" if kind == "建制村" else "样社区"), kind=kind,
                code=f"4599{t + 1:02d}{100 + t:03d}{200 + i:03d}", households=households,
                population=round(households * rng.uniform(2.4, 4.1)), fault=None,
                dry=False, reserve=2 + rng.randrange(3) if kind == "建制村" else rng.randrange(4)))
    # Villages short of activists, and villages without a new member for two years.
    rural = [v for v in villages if v.kind == "建制村"]
    for v, n in zip(rng.sample(rural, 9), (0, 0, 0, 1, 1, 1, 1, 1, 1)):
        v.reserve = n
    for v in rng.sample(rural, 5):
        v.dry = True


def add_org(**values):
    o = Thing(**{**dict(
        code="", name="", short="", kind="党支部", parent=None, parent_text=None, unit="建制村", town=0, village=None,
        founded=dt.date(2000, 7, 1), elected=dt.date(2021, 1, 15), term=5, extended=None, secretary=None,
        secretary_phone=None, vacant=None, committee=None, groups=None, joint=None, size=0, fault=None,
        elected_may=None, count_error=0, full_error=0, idle=False, life=0.985, is_branch=True), **values})
    orgs.append(o)
    return o


def make_orgs():
    for t, town in enumerate(TOWNS):
        n = iter(range(1, 100))
        code = lambda: f"0{t + 1}.{next(n):03d}"
        prefix = f"中共{DISTRICT}{town}"
        elected = dt.date(2021, 1, 8 + t)
        committee = add_org(code=code(), name=f"{prefix}委员会", short=f"{town}党委", kind="党委", town=t, unit="城市街道" if t == 5 else "乡镇",
                            founded=dt.date(1984, 6, 1), elected=dt.date(2021, 6, 20), is_branch=False)
        here = [v for v in villages if v.town == t]
        for i, v in enumerate(here):
            unit = v.kind
            founded = dt.date(rng.randrange(1958, 1999), rng.randrange(1, 13), rng.randrange(1, 28))
            if i % 5 in (0, 3):  # two villages of five have a general branch and two or three branches
                general = add_org(code=code(), name=f"{prefix}{v.name}总支部委员会", short=f"{v.name}党总支", kind="党总支", parent=committee,
                                  unit=unit, town=t, village=v, founded=founded, elected=elected, is_branch=False)
                for k in range(2):
                    which = "第" + "一二三"[k]
                    add_org(code=code(), name=f"{prefix}{v.name}{which}支部委员会", short=f"{v.name}{which}党支部", parent=general,
                            unit=unit, town=t, village=v, founded=founded, elected=elected, size=rng.randrange(16, 31))
            else:
                add_org(code=code(), name=f"{prefix}{v.name}支部委员会", short=f"{v.name}党支部", parent=committee, unit=unit, town=t,
                        village=v, founded=founded, elected=elected, size=rng.randrange(18, 40))
        others = [("机关", "机关", 22), ("财政所", "机关", 8), ("中心小学", "事业单位", 14), ("初级中学", "事业单位", 17),
                  ("卫生院", "事业单位", 11), ("离退休干部", "机关", 19), ("农技站", "事业单位", 7)]
        for name, unit, size in others:
            add_org(code=code(), name=f"{prefix}{name}支部委员会", short=f"{town}{name}党支部", parent=committee, unit=unit, town=t,
                    founded=dt.date(1998, 3, 12), elected=dt.date(2022, 3, 10 + t), term=3, size=size)
        for k in range(3):
            name = "样" + "丰达远盛泰兴隆源顺和恒裕康宁嘉瑞祥通利安"[t * 3 + k] + ["食品", "建材", "电子", "纺织"][k] + "有限公司"
            add_org(code=code(), name=f"{prefix}{name}支部委员会", short=f"{name}党支部", parent=committee, unit="非公有经济控制", town=t,
                    founded=dt.date(2016, 5, 20), elected=dt.date(2022, 5, 18), term=3, size=rng.randrange(5, 10))
        add_org(code=code(), name=f"{prefix}个体私营经济联合支部委员会", short=f"{town}个体私营经济联合党支部", kind="联合党支部", parent=committee,
                unit="非公有经济控制", town=t, founded=dt.date(2017, 9, 1), elected=dt.date(2020, 11, 5), term=3, size=9, joint=3 + t % 3)
    branches = [o for o in orgs if o.is_branch]
    for o in branches:
        o.committee = rng.choice((3, 3, 5)) if o.size >= 9 else None
        o.groups = 2 if o.size >= 24 else None


def branch(short):
    return next(o for o in orgs if o.short == short)


def village_branches(t, kind="建制村", single=None):
    return [o for o in orgs if o.is_branch and o.town == t and o.unit == kind and (single is None or (o.parent.kind == "党委") == single)]


def set_org_faults():
    """One fault each; `fault` is what org_record does to the row."""
    first = lambda t: village_branches(t, single=True)
    first(0)[0].size = 53  # too large
    first(3)[1].size = 51
    first(4)[2].size = 47  # near the limit
    b = branch("石样镇农技站党支部"); b.size, b.committee = 2, None  # too few full members
    b = branch("云样镇农技站党支部"); b.size, b.committee = 2, None
    b = branch("河样街道农技站党支部"); b.size, b.committee, b.life = 0, None, 0  # on the ledger only
    b = branch("沙样镇农技站党支部"); b.kind, b.size, b.committee, b.founded, b.elected, b.term = "临时党支部", 2, None, dt.date(2022, 10, 9), None, None
    b = branch("竹样乡农技站党支部"); b.size, b.committee, b.founded, b.elected = 2, None, dt.date(2023, 5, 6), dt.date(2023, 5, 6)  # just founded
    b = first(1)[2]; b.idle, b.life = True, 0  # asleep
    # No secretary: for 8 months, for 4, for 1, nobody knows since when.
    for b, since in ((branch("石样镇财政所党支部"), dt.date(2022, 10, 12)), (first(2)[3], dt.date(2023, 2, 20)),
                     (branch("云样镇初级中学党支部"), dt.date(2023, 5, 29)), (branch("青样镇卫生院党支部"), "unknown")):
        b.vacant = since
    # Terms: overdue, by more than a year, due soon, extended, elected again in June.
    for b in (branch("青样镇离退休干部党支部"), branch("沙样镇中心小学党支部"), branch("河样街道卫生院党支部")):
        b.elected = dt.date(2019, 12, 10) if "离退休" in b.short else dt.date(2020, 4, 16)
    branch("竹样乡财政所党支部").elected = dt.date(2019, 3, 1)
    for t in range(6):
        branch(f"{TOWNS[t]}个体私营经济联合党支部").elected = dt.date(2020, 11, 5) if t < 4 else dt.date(2022, 11, 5)
    b = branch("云样镇离退休干部党支部"); b.elected, b.extended = dt.date(2020, 3, 2), dt.date(2023, 12, 31)
    b = branch("石样镇中心小学党支部"); b.elected_may, b.elected = dt.date(2020, 5, 20), dt.date(2023, 6, 9)
    branch("河样街道个体私营经济联合党支部").joint = 7
    b = branch("沙样镇初级中学党支部"); b.committee = 0
    b = branch("竹样乡初级中学党支部"); b.committee = 8
    b = branch("云样镇财政所党支部"); b.size, b.committee = 5, 3
    faults = {
        "青样镇中心小学党支部": "parent-unknown", "石样镇卫生院党支部": "parent-branch", "沙样镇卫生院党支部": "elected-early",
        "竹样乡中心小学党支部": "term-mismatch", "云样镇机关党支部": "founded-impossible", "河样街道机关党支部": "unit-unknown",
        "河样街道初级中学党支部": "approximate", "石样镇机关党支部": "secretary-note",
    }
    for short, fault in faults.items():
        branch(short).fault = fault
    first(3)[3].fault = "term-years"
    b = first(2)[1]; b.fault = "village-unknown"
    first(1)[4].fault = "unit-unknown"
    first(0)[3].fault = "pasted-twice"
    first(4)[0].count_error = 2
    branch("竹样乡机关党支部").count_error = -1
    branch("石样镇初级中学党支部").full_error = 1
    branch("沙样镇机关党支部").fault = "secretary-elsewhere"


JOBS = {
    "建制村": ["农牧渔业生产人员"] * 11 + ["外出务工经商人员"] * 4 + ["个体工商户从业人员", "退休人员", "乡村医生", "企业工勤岗位"],
    "农村社区": ["农牧渔业生产人员"] * 5 + ["社区工作人员", "个体工商户从业人员", "退休人员"],
    "城市社区": ["退休人员"] * 6 + ["社区工作人员", "个体工商户从业人员", "自由职业人员", "其他从业人员"],
    "机关": ["公务员"] * 5 + ["参公人员", "机关工勤岗位"],
    "事业单位": ["事业单位专业技术岗位"] * 6 + ["事业单位管理岗位"],
    "非公有经济控制": ["非公有经济控制企业工勤岗位"] * 3 + ["非公有经济控制企业管理岗位", "非公有经济控制企业专业技术岗位"],
}
JOB_WORDS = {
    "农牧渔业生产人员": ["务农", "农民", "农牧渔民", "农牧渔业生产人员"], "外出务工经商人员": ["外出务工", "外出务工经商人员", "务工"],
    "退休人员": ["退休", "离退休", "退休人员"], "个体工商户从业人员": ["个体户", "个体", "个体工商户"], "企业工勤岗位": ["工人", "企业工人"],
    "公务员": ["公务员", "机关干部"], "参公人员": ["参公管理人员", "参公人员"], "事业单位专业技术岗位": ["事业单位专业技术人员", "事业单位专技"],
    "事业单位管理岗位": ["事业单位管理人员"], "非公有经济控制企业工勤岗位": ["非公企业工人", "非公企业工勤人员"],
    "非公有经济控制企业管理岗位": ["非公企业管理人员"], "非公有经济控制企业专业技术岗位": ["非公企业专业技术人员"],
    "社区工作人员": ["社区工作者", "社区工作人员"],
}
EDUCATION_WORDS = {
    "硕士研究生": ["硕士", "硕士研究生"], "博士研究生": ["博士"], "本科": ["本科", "大学", "大学本科"], "大专": ["大专", "专科", "大学专科"], "中专": ["中专", "技校"],
    "高中": ["高中", "普高"], "初中": ["初中", "初中毕业"], "小学": ["小学"],
}
ETHNICITIES = ["汉族"] * 11 + ["壮族"] * 5 + ["瑶族", "瑶族", "苗族", "侗族", "仫佬族", "毛南族"]


def education_for(org, age):
    if org.unit in ("机关", "事业单位"):
        return rng.choice(["本科"] * 6 + ["大专"] * 3 + ["硕士研究生"]) if age < 60 else rng.choice(["大专", "中专", "高中"])
    if age >= 65:
        return rng.choice(["小学", "小学", "初中", "初中", "高中"])
    if age >= 40:
        return rng.choice(["初中", "初中", "高中", "中专", "大专"])
    return rng.choice(["高中", "中专", "大专", "大专", "本科"])


def add_person(org, joined=None, age=None, name=None, born=None, **values):
    if born is None:
        age = age or rng.choice([24, 28, 32, 35, 38, 41, 44, 47, 50, 53, 55, 58, 60, 62, 64, 66, 68, 70, 73, 76, 80, 84])
        born = dt.date(2023 - age, rng.randrange(1, 13), rng.randrange(1, 29))
    sex = "男" if rng.random() < 0.73 else "女"
    seq = rng.randrange(10, 990) // 2 * 2 + (sex == "男")
    if joined is None:
        low = years_later(born, 20)
        high = min(dt.date(2020, 12, 28), years_later(born, 45))
        joined = any_day(max(low, dt.date(1955, 1, 1)), max(high, years_later(born, 21)))
        if joined.year > 2020:
            joined = dt.date(2020, rng.randrange(1, 13), rng.randrange(1, 29))
    if joined >= dt.date(2022, 6, 20):
        confirmed = None
    elif dt.date(1969, 4, 1) <= joined < dt.date(1977, 9, 1):
        confirmed = joined
    else:
        confirmed = years_later(joined, 1) + dt.timedelta(days=rng.randrange(0, 20))
        if confirmed > dt.date(2023, 6, 30):
            confirmed = dt.date(2023, 6, 30)
    p = Thing(**{**dict(
        org=org, name=name or new_name(), born=born, sex=sex, id=citizen_id(f"45990{org.town + 1}", born, seq),
        ethnicity=rng.choice(ETHNICITIES), education=education_for(org, 2023 - born.year), type="正式党员" if confirmed else "预备党员",
        roll="正常", joined=joined, confirmed=confirmed, post=None, job=rng.choice(JOBS[org.unit]), graduated=None, title=None,
        phone=new_phone(), mobile=None, went_to=None, lost=None, lost_on=None, frail=None, exit=None, fault=None, since=None,
        since_may=True, classes=[]), **values})
    if 2023 - born.year >= 74 and rng.random() < 0.55:
        p.frail = 1
    if p.job == "外出务工经商人员":
        p.mobile, p.went_to = 1, rng.choice(["外省", "外市", "外县"])
    if p.job == "事业单位专业技术岗位":
        p.title = rng.choice(["中级", "初级", "一级教师", "高级教师", None])
    people.append(p)
    return p


def make_people():
    for o in [o for o in orgs if o.is_branch]:
        dry = o.village is not None and o.village.dry
        fresh = 0 if dry or o.size < 5 else 1 + (rng.random() < 0.35) if o.village else int(rng.random() < 0.5)
        recent = 0 if dry or o.size < 8 else int(rng.random() < 0.5)
        mine = []
        for _ in range(max(o.size - fresh - recent, 0)):
            mine.append(add_person(o))
        for _ in range(min(recent, o.size)):
            mine.append(add_person(o, joined=any_day(dt.date(2021, 7, 1), dt.date(2022, 5, 25)), age=rng.choice((24, 27, 31, 36))))
        for _ in range(min(fresh, o.size)):
            new = rng.random() < 0.52
            p = add_person(o, joined=any_day(dt.date(2023, 1, 5), dt.date(2023, 6, 26)) if new else any_day(dt.date(2022, 7, 2), dt.date(2022, 12, 28)),
                           age=rng.choice((22, 23, 25, 26, 29, 33, 37, 42)))
            if p.education in ("本科", "大专", "硕士研究生") and new:
                p.graduated = years_later(p.joined, 0, -rng.choice((8, 14, 20, 40, 70)))
            mine.append(p)
        lead = [p for p in mine if p.type == "正式党员" and p.frail is None and 2023 - p.born.year < 68]
        if lead and o.vacant is None:
            lead[0].post = "书记"
            o.secretary, o.secretary_phone = lead[0].name, lead[0].phone
        for p, post in zip(lead[1:], ["副书记", "组织委员", "宣传委员", "纪检委员", "委员"][: max((o.committee or 0) - 1, 0)][:4]):
            p.post = post
    for o in orgs:
        if not o.is_branch:
            o.secretary, o.secretary_phone = new_name(), new_phone()
    b = branch("河样街道农技站党支部")
    b.secretary, b.secretary_phone = new_name(), new_phone()
    # One person leads two branches.
    a, b = branch("云样镇卫生院党支部"), branch("云样镇中心小学党支部")
    b.secretary, b.secretary_phone = a.secretary, a.secretary_phone
    # Some came in June only: transferred in, not newly admitted.
    for p in rng.sample([p for p in people if p.post is None and p.joined < dt.date(2019, 1, 1) and p.fault is None], 6):
        p.since_may = False


# What is wrong with which row of the roster. Each town has two untidy branches that share its faults out.
PERSON_FAULTS = [
    ["R01-blank", "R05", "R08", "R10", "R12-type", "R18-short", "R27-short", "X03-typo", "R02", "R20"],
    ["R03-blank", "R07-number", "R11", "R12-ethnicity", "R13-confirmed", "R16", "R32-sex", "R19-full", "R27-text", "R28", "off"],
    ["R01-digit", "R05", "R04-long", "R13-joined", "R14-number", "R18-late", "R20", "R32-education", "X03-town", "R29", "F14"],
    ["R03-none", "R06", "R04-text", "R10", "R12-education", "R14-short", "R17", "R20a", "R19-old", "R28a", "off"],
    ["R01-several", "R07-text", "R08", "R11", "R12-type", "R14-second", "R18-later", "R13-birth", "R27-short", "X03-old", "R30", "R16-near"],
    ["R05", "R07-number", "R04-short", "R12-roll", "R15", "R19-probationary", "R32-ethnicity", "X03-typo", "R02", "R12-job", "R27-shared"],
]


def set_person_faults():
    for t, faults in enumerate(PERSON_FAULTS):
        untidy = (village_branches(t, single=False) or village_branches(t))[:1] + [branch(f"{TOWNS[t]}机关党支部")]
        if t == 5:
            untidy = village_branches(t, "城市社区")[:1] + [branch("河样街道中心小学党支部")]
        pool = [[p for p in people if p.org is o and p.post is None and p.fault is None and p.frail is None and p.type == "正式党员"
                 and dt.date(1979, 1, 1) < p.joined < dt.date(2015, 1, 1) and 1950 < p.born.year < 1992] for o in untidy]
        for i, fault in enumerate(faults):
            group = pool[0] if i % 3 or not pool[1] else pool[1]
            p = group.pop(0) if group else pool[1].pop(0)
            p.fault = fault
            if fault == "R20":
                p.type, p.joined, p.confirmed = "预备党员", dt.date(2022, 3, 15 + t), None
            if fault == "R20a":
                p.type, p.joined, p.confirmed = "预备党员", dt.date(2021, 2, 10), None
            if fault == "R16":
                p.joined = years_later(p.born, 17); p.confirmed = years_later(p.joined, 1)
            if fault == "R16-near":
                p.joined = years_later(p.born, 18, 6); p.confirmed = years_later(p.joined, 1)
            if fault == "R17":
                p.confirmed = years_later(p.joined, -1)
            if fault == "R18-short":
                p.confirmed = years_later(p.joined, 0, 7)
            if fault == "R18-late":
                p.confirmed = years_later(p.joined, 1, 3)
            if fault == "R18-later":
                p.confirmed = years_later(p.joined, 2, 6)
            if fault == "R19-old":
                p.born = dt.date(1948, 5, 9); p.id = citizen_id(p.id[:6], p.born, int(p.id[14:17])); p.joined = dt.date(1972, 6, 3); p.confirmed = None
            if fault == "R19-full":
                p.confirmed = None
            if fault == "R19-probationary":
                p.type, p.joined, p.confirmed = "预备党员", dt.date(2022, 4, 12), dt.date(2023, 4, 12)
            if fault == "R29":
                p.mobile, p.went_to = 1, None
            if fault == "R30":
                p.exit = "党员去世"
            if fault == "off":
                p.roll = "停止党籍"
            if fault in ("R28", "R28a"):
                p.lost, p.lost_on = 1, dt.date(2022, 9, 3) if fault == "R28a" else None
            if fault == "R27-shared":
                for q in [q for q in people if q.org is p.org and q is not p and q.post is None and q.fault is None][:3]:
                    q.phone, q.fault = p.phone, "R27-shared"
    # Two people with one name and one birthday.
    a, b = [p for p in people if p.org.short == "石样镇离退休干部党支部" and p.post is None][:2]
    c = next(p for p in people if p.org.short == "云样镇离退休干部党支部" and p.post is None)
    c.name, c.born = a.name, a.born
    c.id = citizen_id("459905", a.born, int(c.id[14:17]))
    c.joined, c.confirmed, c.type = a.joined, a.confirmed, a.type


def make_activists():
    for v in villages:
        home = [o for o in orgs if o.is_branch and o.village is v]
        for i in range(v.reserve):
            born = dt.date(2023 - rng.randrange(21, 46), rng.randrange(1, 13), rng.randrange(1, 29))
            sex = rng.choice("男女")
            on = any_day(dt.date(2021, 3, 1), dt.date(2023, 6, 20))
            target = years_later(on, 1, 2) if on < dt.date(2022, 4, 1) and rng.random() < 0.5 else None
            activists.append(Thing(
                village=v, org=home[i % len(home)], name=new_name(), sex=sex, born=born,
                id=citizen_id(f"45990{v.town + 1}", born, rng.randrange(10, 990) // 2 * 2 + (sex == "男")), applied=years_later(on, 0, -7),
                on=on, target=target, state="在培", joined=None, fault=None))
    # Those who were admitted this year stay on the ledger.
    for p in [p for p in people if p.joined >= dt.date(2023, 1, 1) and p.org.village and p.fault is None][:12]:
        on = years_later(p.joined, -2)
        activists.append(Thing(village=p.org.village, org=p.org, name=p.name, sex=p.sex, born=p.born, id=p.id, applied=years_later(on, 0, -7),
                               on=on, target=years_later(on, 1, 2), state="已发展", joined=p.joined, fault=None))
    for t, faults in enumerate((["R05", "X12"], ["R03", "R21"], ["R22", "X01a"], ["R07", "R12-state"], ["X03", "R13"], ["X22", "R05"])):
        pool = [a for a in activists if a.village.town == t and a.state == "在培" and a.on < dt.date(2023, 1, 1)]
        for a, fault in zip(pool[1::2], faults):
            a.fault = fault
            if fault == "R21":
                a.applied = years_later(a.on, 0, 4)
            if fault == "R22":
                a.on, a.target = dt.date(2022, 3, 1), dt.date(2022, 11, 15); a.applied = dt.date(2021, 9, 1)
            if fault == "X12":  # a member already, and still counted
                p = next(p for p in people if p.org.village and p.org.town == t and p.type == "预备党员" and p.fault is None and p.joined < dt.date(2023, 1, 1))
                a.village, a.org = p.org.village, p.org
                a.name, a.id, a.born, a.sex = p.name, p.id, p.born, p.sex
            if fault == "X01a":  # somebody else's number
                a.id = next(p for p in people if p.org is a.org and p.fault is None).id


UNIT_KINDS = [("非公企业", "91", 44), ("社会团体", "51", 6), ("民办非企业单位", "52", 10), ("农民专业合作社", "93", 12), ("个体工商户", "92", 8)]


def make_units():
    number = 0
    firms = [o for o in orgs if o.is_branch and o.unit == "非公有经济控制" and o.kind == "党支部"]
    joint = [o for o in orgs if o.kind == "联合党支部"]
    for kind, prefix, count in UNIT_KINDS:
        for i in range(count):
            number += 1
            org = firms[i] if kind == "非公企业" and i < len(firms) else None
            town = org.town if org else rng.randrange(6)
            staff = rng.randrange(20, 180) if org else rng.randrange(3, 60)
            u = Thing(kind=kind, code=credit_code(prefix, number), town=town, staff=staff, name="", members=0, state="正常运营", org=org, form=None,
                      has_org=0, instructor=None, has_instructor=0, reason=None, park=None, fault=None, may_bare=False,
                      industry=rng.choice(["制造业", "批发零售", "农林牧渔", "教育", "居民服务"]))
            if org:
                u.name = org.short.removesuffix("党支部")
                u.form, u.has_org, u.members = "单独组建", 1, sum(p.org is org for p in people)
                u.staff = max(u.staff, u.members + 5)
            else:
                tail = {"非公企业": "商贸有限公司", "社会团体": "协会", "民办非企业单位": "培训中心", "农民专业合作社": "种植专业合作社", "个体工商户": "餐馆"}[kind]
                u.name = "样" + GIVEN[number % len(GIVEN)] + GIVEN[(number * 7 + 3) % len(GIVEN)] + tail
                u.members = rng.choice((0, 0, 0, 1, 1, 2))
                u.staff = max(u.staff, u.members + 1)
                roll = rng.random()
                if roll < 0.72:
                    u.form, u.has_org, u.org = rng.choice(["联合组建", "联合组建", "挂靠组建", "区域组建", "行业组建"]), 1, joint[town]
                else:
                    u.reason = "无党员" if u.members == 0 else "有党员但不符合建立条件"
                    if roll < 0.93:
                        u.instructor, u.has_instructor = new_name(), 1
            u.park = "样例工业园" if u.staff > 60 else None
            units.append(u)
    free = [u for u in units if u.has_org == 0 and u.kind in ("非公企业", "民办非企业单位")]
    for u, n in zip(free, (4, 3, 6)):  # should have an organisation and has none
        u.members, u.reason, u.staff = n, "应建未建", max(u.staff, 25)
    bare = [u for u in units if not u.org]
    for u, state in zip(rng.sample([u for u in bare if u not in free[:3]], 8), ("停业", "停业", "注销", "注销", "吊销", "空壳", "空壳", "筹建")):
        u.state, u.reason = state, u.reason or "无党员"
    running = [u for u in units if u.state == "正常运营"]
    solo = [u for u in running if u.form == "单独组建"]
    others = [u for u in running if u.form not in (None, "单独组建")]
    faults = [(solo[1], "R49-checksum"), (solo[2], "R50a"), (solo[3], "R51"), (others[0], "R49-form"), (others[1], "R49a"), (others[2], "X14"),
              (others[3], "R12-state"), (others[4], "R33"), (others[5], "R51-form"), (others[6], "pasted-twice"), (others[7], "R50"),
              (others[8], "X14"), (others[9], "R49-checksum"), ([u for u in running if u.has_org == 0][-1], "org-unknown")]
    for u, fault in faults:
        u.fault = fault
        if fault == "R50a":
            u.members = 2
        if fault == "R50":
            u.members = u.staff + 4
        if fault == "R49a":
            u.kind = "社会团体" if u.kind != "社会团体" else "民办非企业单位"
    for u in others[10:13]:
        u.may_bare = True


# ---------------------------------------------------------------- training and meetings


class Class_:
    def __init__(self, name, mode, day, hours, file):
        self.name, self.mode, self.day, self.hours, self.file = name, mode, day, hours, file


attendances = []  # Thing(cls, person or outsider, status, hours, fault)


def add_attendance(cls, p, status="已签到", hours=None, fault=None, **values):
    a = Thing(cls=cls, name=p.name, id=p.id, branch=p.org.short if p.org else "", status=status, hours=hours, fault=fault, **values)
    attendances.append(a)
    return a


def make_trainings():
    active = lambda p: p.exit is None and p.roll == "正常"
    rural = [p for p in people if p.org.unit == "建制村" and active(p)]
    days = [dt.date(2023, 3, 9), dt.date(2023, 3, 21), dt.date(2023, 4, 12), dt.date(2023, 4, 26), dt.date(2023, 6, 7), dt.date(2023, 6, 15)]
    for t, town in enumerate(TOWNS):
        cls = Class_(f"{town}农村党员轮训班", "集中培训", days[t], 16, "rural")
        makeup = Class_(f"{town}农村党员补训班", "集中培训", dt.date(2023, 6, 20), 16, "rural")
        absent_share = (0.0, 0.05, 0.09, 0.03, 0.12, 0.0)[t]
        for p in [p for p in rural if p.org.town == t]:
            if p.frail:
                if rng.random() < 0.4:
                    add_attendance(cls, p, "送学上门", 4)
                continue
            roll = rng.random()
            if roll < absent_share * 0.4:
                add_attendance(cls, p, rng.choice(["请假", "缺席"]))
            elif roll < absent_share * 0.55:
                add_attendance(cls, p, "代签")
            elif roll < absent_share * 0.7:
                add_attendance(cls, p, None)  # the signature cell is blank
            elif roll < absent_share * 0.85:
                add_attendance(cls, p, "缺席")
                add_attendance(makeup, p, "补训", 16)
            elif roll < absent_share:
                pass  # not on the sheet at all
            else:
                add_attendance(cls, p, "迟到" if roll > 0.985 else "已签到", 16)
    leaders = [p for p in people if p.post and active(p)]
    first = Class_("书记和班子成员示范班", "集中培训", dt.date(2023, 2, 22), 40, "district")
    for p in leaders:
        if p.post == "书记" or rng.random() < 0.5:
            add_attendance(first, p, "已签到" if rng.random() < 0.93 else "请假", None)
    second = Class_("春季党员培训班", "集中培训", dt.date(2023, 4, 18), 24, "district")
    online = Class_("网上党课学习月", "网络培训", dt.date(2023, 5, 31), 8, "district")
    third = Class_("夏季党员培训班", "集体学习", dt.date(2023, 6, 13), 16, "district")
    selfstudy = Class_("个人自学", "自学", dt.date(2023, 5, 10), 20, "district")
    for p in [p for p in people if p.org.unit in ("机关", "事业单位", "非公有经济控制", "城市社区", "农村社区") and active(p) and not p.frail]:
        office = p.org.unit in ("机关", "事业单位")
        if rng.random() < (0.8 if office else 0.3):
            add_attendance(second, p, "已签到" if rng.random() < 0.95 else "请假")
        if rng.random() < (0.5 if office else 0.12):
            add_attendance(online, p, "线上", 8)
        if rng.random() < (0.35 if office else 0.25):
            add_attendance(third, p, None if rng.random() < 0.01 else "已签到")
        if rng.random() < 0.02:
            add_attendance(selfstudy, p, "已签到", 20)
    for p in [p for p in rural if p.post in ("书记", "副书记") and not p.frail]:
        add_attendance(third, p, "已签到")

    # Faults. Rows that repeat another stand directly after it.
    fault_people = lambda file: [i for i, a in enumerate(attendances) if a.cls.file == file and a.status == "已签到" and a.fault is None]
    def insert_after(index, **changes):
        a = attendances[index]
        attendances.insert(index + 1, Thing(**{**a.__dict__, **changes}))
    some = fault_people("rural")
    insert_after(some[700], fault="R55")
    insert_after(some[400], fault="R55")
    some = fault_people("rural")
    for k, fault in ((60, "R07"), (120, "R05"), (180, "R13"), (240, "R15"), (300, "R12"), (360, "R57"), (430, "X01"), (500, "R04"), (560, "R03")):
        attendances[some[k]].fault = fault
    attendances[some[300]].hours = None
    outsiders = [Thing(name=new_name(), id=citizen_id("459909", dt.date(1975 + i, 3, 4 + i), 100 + i), org=Thing(short="外区党支部")) for i in range(5)]
    rural_class = attendances[some[0]].cls
    for p in outsiders[:3]:
        attendances.append(Thing(cls=rural_class, name=p.name, id=p.id, branch=p.org.short, status="已签到", hours=16, fault=None))
    for p in outsiders[3:]:
        attendances.append(Thing(cls=second, name=p.name, id=p.id, branch=p.org.short, status="已签到", hours=None, fault=None))


LIFE_KINDS = {"支部党员大会": ["支部党员大会", "支部大会", "党员大会"], "支部委员会会议": ["支委会", "支部委员会", "支部委员会会议"],
              "党小组会": ["党小组会", "党小组会议"], "党课": ["党课", "上党课"], "主题党日": ["主题党日", "主题党日活动"],
              "组织生活会": ["组织生活会"], "其他活动": ["其他活动"]}
LIFE_WIDE_TOWN = 3
meetings = []  # Thing(org, kind, day, times, …)


def make_meetings():
    for o in [o for o in orgs if o.is_branch]:
        full = sum(p.org is o for p in people)
        if o.idle:
            meetings.append(Thing(org=o, kind="主题党日", day=dt.date(2022, 11, 18), times=1, due=full, fault=None))
            continue
        if o.life == 0:
            continue
        share = o.life if o.town != 4 else 0.93
        for month in range(1, 7):
            if (2023, month) <= (o.founded.year, o.founded.month):
                continue
            day = lambda: dt.date(2023, month, rng.randrange(2, 28))
            if rng.random() < share:
                meetings.append(Thing(org=o, kind="主题党日", day=dt.date(2023, month, 5), times=1, due=full, fault=None))
            if (o.committee or 0) >= 3 and rng.random() < share:
                meetings.append(Thing(org=o, kind="支部委员会会议", day=day(), times=1, due=o.committee, fault=None))
            if o.groups and rng.random() < share:
                meetings.append(Thing(org=o, kind="党小组会", day=day(), times=o.groups, due=full, fault=None))
            if month in (2, 5) and rng.random() < share + 0.01:
                meetings.append(Thing(org=o, kind="支部党员大会", day=day(), times=1, due=full, fault=None))
            if month in (3, 6) and rng.random() < share - 0.02:
                meetings.append(Thing(org=o, kind="党课", day=day(), times=1, due=full, fault=None))
        if rng.random() < 0.2:
            meetings.append(Thing(org=o, kind="组织生活会", day=dt.date(2023, 1, 12), times=1, due=full, fault=None))
    # No two rows of one kind, branch and day, but where it is meant.
    seen = set()
    for m in list(meetings):
        key = (m.org, m.kind, m.day)
        if key in seen:
            meetings.remove(m)
        seen.add(key)
    for t, faults in ((0, ["R55", "R12", "X03"]), (1, ["R13", "R53"]), (2, ["R12", "R53a", "R55"]), (4, ["X03", "R15"]), (5, ["R53", "R12"])):
        pool = [m for m in meetings if m.org.town == t and m.day.month in (3, 4) and m.kind in ("主题党日", "党课") and m.org.village]
        for m, fault in zip(pool[3::4], faults):
            m.fault = fault
            if fault == "R55":
                meetings.insert(meetings.index(m) + 1, Thing(**{**m.__dict__, "fault": "R55-again"}))
                m.fault = None


# ---------------------------------------------------------------- records: what is typed, and what must be read


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
        self.files = {}


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
    if f == "R15": r.wrong("R15", "joined", "2032-05-12")
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
    mine = [m for m in members if m.thing.org is o and not m.thing.exit and m.thing.roll == "正常" and not getattr(m, "second", False)]
    full = sum(("预备" if (m.thing.confirmed and m.thing.confirmed > month.as_of) else m.thing.type[:2]) == "正式" for m in mine)
    if o.is_branch:
        total = len(mine) + o.count_error
        r.set("member_count", wide(str(total)) + "人" if t == 5 and pick(key, (0, 0, 1)) else total, total)
        r.set("full_count", full + o.full_error)
        r.set("probationary_count", total - full)
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


def training_record(a, month, roster_ids):
    r = Record()
    r.thing = a
    c = a.cls
    r.set("class_name", c.name)
    r.set("mode", c.mode)
    r.set("held_on", *write_date(c.day, "iso" if c.file == "rural" else "slash"))
    r.set("class_hours", c.hours)
    r.set("name", a.name)
    r.set("citizen_id", ("'" + a.id if zlib.crc32(a.id.encode()) % 40 == 0 else a.id + "\t") if c.file == "rural" else a.id, a.id)
    r.set("branch_name", a.branch)
    word = {"已签到": "√" if c.file == "rural" else pick(a.id, ["已签到", "到", "出勤"]), "缺席": "×" if c.file == "rural" else "缺席",
            "请假": "请假" if c.file == "rural" else pick(a.id, ["事假", "病假"])}
    r.set("status", word.get(a.status, a.status), a.status)
    r.set("hours", a.hours)
    f = a.fault
    if f == "R04": r.wrong("R04", "citizen_id", a.id[:16], reject=True)
    if f == "R05": r.wrong("R05", "citizen_id", a.id[:17] + ("1" if a.id[17] != "1" else "2"), reject=True)
    if f == "R07": r.wrong("R07", "citizen_id", f"{a.id[0]}.{a.id[1:6]}E+17", reject=True)
    if f == "R03": r.wrong("R03", "citizen_id", "", reject=True)
    if f == "R13": r.wrong("R13", "held_on", "2023-02-30", reject=True)
    if f == "R15": r.wrong("R15", "held_on", "2032-03-09", reject=True)
    if f == "R12": r.wrong("R12", "status", "半天")
    if f == "R57": r.wrong("R57", "hours", -4)
    if f == "X01": r.set("name", a.name[0] + "样" + a.name[-1])
    if f == "R55": r.wrong("R55", "citizen_id", reject=True)
    if r.values["citizen_id"] and r.values["citizen_id"] not in roster_ids:
        r.findings.append(("X10", "citizen_id"))
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


# ---------------------------------------------------------------- sheets

HEADINGS = {  # by town
    "member": {
        "name": ["姓名", "党员姓名", "姓　名", "姓名", "人员姓名", "*姓名"],
        "sex": ["性别"], "ethnicity": ["民族", "民族", "族别", "民族", "民 族", "*民族"],
        "birth": ["出生日期", "出生年月", "出生日期", "出生年月日", "出生时间", "出生日期"],
        "citizen_id": ["身份证号", "公民身份号码", "身份证号码", "身份证号码（18位）", "证件号码", "*公民身份证号码"],
        "education": ["学历", "文化程度", "最高学历", "学历", "学历", "*学历"],
        "member_type": ["人员类别", "党员类别", "党员类型", "人员类别", "政治面貌", "*人员类别"],
        "roll_status": ["党籍状态", "党籍情况", "党籍状态", "党籍", "党籍状态", "党籍状态"],
        "joined": ["入党日期", "入党时间", "加入党组织日期", "入党时间", "加入中共组织日期", "*入党日期"],
        "confirmed": ["转正日期", "转正时间", "转为正式党员日期", "转正时间", "转正日期", "转正日期"],
        "branch": ["所在党支部", "所属党支部", "所在党组织", "所在支部", "组织关系所在党支部", "*所在党支部"],
        "post_in_party": ["党内职务", "所在党支部职务", "党内职务"], "job": ["工作岗位", "职业", "从业情况", "工作岗位", "岗位", "现工作岗位"],
        "graduated": ["毕业时间"], "professional_title": ["专业技术职务", "职称", "技术职称"],
        "phone": ["手机号码", "联系电话", "手机", "联系方式", "联系电话", "手机号码"],
        "mobile": ["是否流动党员"], "went_to": ["外出流向", "外出地点", "流出地"], "frail": ["是否年老体弱", "年老体弱", "是否年老体弱"],
        "lost": ["是否失联党员", "是否失联", "是否失联党员"], "lost_on": ["失去联系日期", "失联时间"], "exit_reason": ["减少原因", "停用原因"],
    },
    "branch": {
        "org_code": ["党组织代码", "党组织编码", "组织代码", "党组织代码", "组织编码", "党组织代码"],
        "org_name": ["党组织名称", "党组织全称", "党组织名称", "组织名称", "党组织名称", "党组织名称"], "short_name": ["党组织简称"],
        "kind": ["党组织类别", "组织类别", "党组织类型", "党组织类别", "组织类别", "层级"],
        "parent": ["上级党组织", "上级党组织名称", "隶属党组织", "上级党组织", "上级党组织", "上级党组织名称"],
        "unit_kind": ["单位类别", "单位性质", "所属领域", "单位类别", "单位类别", "单位性质类别"],
        "town": ["所属乡镇", "所属乡镇（街道）", "乡镇", "所属乡镇", "所在乡镇", "所属街道"],
        "village": ["所在村(社区)", "所属村", "所在村", "所在村（社区）", "所在村", "所在村(社区)"],
        "founded": ["成立日期", "成立时间", "建立党组织日期", "成立日期", "批准建立日期", "成立日期"],
        "elected": ["领导班子当选日期", "换届时间", "本届班子当选日期", "换届日期", "换届时间", "领导班子当选日期"],
        "term_years": ["任期年限（年）", "任期", "任期年限", "任期", "任期年限", "任期年限"],
        "term_end": ["领导班子届满日期", "届满时间", "届满日期", "届满时间", "届满日期", "领导班子届满日期"], "term_extended_to": ["批准延期至"],
        "secretary": ["党组织书记", "书记", "书记姓名", "党组织书记/姓名", "党组织书记", "书记姓名"],
        "secretary_phone": ["书记手机", "书记电话", "书记手机", "党组织书记/联系电话", "书记手机", "书记联系电话"], "secretary_vacant_since": ["书记空缺时间"],
        "committee_size": ["委员人数", "支委人数", "委员人数"], "group_count": ["党小组数"], "joint_units": ["联合单位数"],
        "member_count": ["党员数", "党员人数", "党员总数", "党员数", "党员人数", "党员数（人）"],
        "full_count": ["正式党员数"], "probationary_count": ["预备党员数"],
    },
    "activist": {
        "name": ["姓名"], "sex": ["性别"], "birth": ["出生年月", "出生日期"], "citizen_id": ["身份证号", "身份证号码"], "village": ["所在村", "所属村", "所在村(社区)"],
        "branch": ["所在党支部", "培养支部"], "applied": ["申请入党时间", "递交入党申请书时间"], "activist_on": ["确定为入党积极分子时间", "列为积极分子时间"],
        "target_on": ["确定为发展对象时间", "列为发展对象时间"], "state": ["状态", "培养状态"], "joined": ["成为预备党员时间", "入党时间"],
    },
    "org_life": {
        "branch": ["支部名称", "党组织名称", "党支部", "党组织", "党组织名称", "支部名称"], "kind": ["活动类型", "会议类型"],
        "held_on": ["会议时间", "活动时间", "开展时间", "月份", "活动日期", "会议时间"], "due": ["应到人数", "应到"], "present": ["实到人数", "实到"],
        "on_leave": ["请假人数", "请假"], "absent": ["缺席人数", "缺席"], "times": ["次数"],
    },
    "two_new_org": {
        "credit_code": ["统一社会信用代码"], "org_name": ["单位名称"], "town": ["所属乡镇（街道）"], "park": ["所在园区"], "org_type": ["类型"], "industry": ["所属行业"],
        "operating_state": ["运营状态"], "staff_count": ["从业人员数（人）"], "member_count": ["党员人数"], "has_org": ["是否建立党组织"], "party_org": ["党组织名称"],
        "org_form": ["组建方式"], "no_org_reason": ["未建立原因"], "has_instructor": ["是否派驻党建指导员"], "instructor": ["指导员姓名"],
    },
    "village": {
        "town": ["所属乡镇（街道）"], "village_name": ["村（社区）名称"], "village_code": ["村（社区）代码"], "category": ["类别"], "households": ["总户数（户）"],
        "registered_population": ["户籍人口（人）"], "revitalization_key": ["是否乡村振兴重点村"], "facility_area": ["活动场所面积（㎡）"],
    },
    "training": {
        "class_name": ["培训班名称"], "mode": ["培训类别"], "held_on": ["培训时间"], "class_hours": ["学时"], "name": ["姓名"], "citizen_id": ["身份证号"],
        "branch_name": ["所在党支部"], "status": ["签到"], "hours": ["获得学时"],
    },
}


def heading(dataset, field, town):
    choices = HEADINGS[dataset].get(field)
    return choices[town % len(choices)] if choices else ""


class Sheet:
    """Rows of one worksheet, written through XlsxWriter, which keeps the places of the records."""

    def __init__(self, book, file, name, formats):
        self.sheet, self.file, self.name, self.row, self.formats = book.add_worksheet(name), file, name, 0, formats

    def put(self, row, column, value):
        f = self.formats
        if value is None or value == "":
            return
        if isinstance(value, dt.date):
            self.sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), f["date"])
        elif value == "#REF!":
            self.sheet.write_formula(row, column, "=#REF!", None, "#REF!")
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, column, value)
        else:
            self.sheet.write_string(row, column, value)

    def titles(self, lines, columns):
        for line in lines[:1]:
            self.sheet.merge_range(self.row, 0, self.row, columns - 1, line, self.formats["title"])
            self.row += 1
        for line in lines[1:]:
            self.sheet.write_string(self.row, 0, line)
            self.row += 1

    def header(self, names):
        two = any("/" in n for n in names)
        for c, n in enumerate(names):
            if not two:
                self.sheet.write_string(self.row, c, n, self.formats["head"])
            elif "/" not in n:
                self.sheet.merge_range(self.row, c, self.row + 1, c, n, self.formats["head"])
            else:
                group, leaf = n.split("/")
                first = min(i for i, x in enumerate(names) if x.startswith(group + "/"))
                last = max(i for i, x in enumerate(names) if x.startswith(group + "/"))
                if c == first:
                    self.sheet.merge_range(self.row, first, self.row, last, group, self.formats["head"])
                self.sheet.write_string(self.row + 1, c, leaf, self.formats["head"])
        self.row += 2 if two else 1

    def records(self, records, fields, numbered=True):
        for i, r in enumerate(records):
            self.record(r, fields, i + 1 if numbered else None)

    def record(self, r, fields, number=None):
        offset = 0
        if number is not None:
            self.put(self.row, 0, number)
            offset = 1
        for c, field in enumerate(fields):
            self.put(self.row, c + offset, r.cells.get(field))
        r.place = (self.file, self.name, self.row + 1)
        self.row += 1

    def footer(self, text):
        self.row += 1
        self.sheet.write_string(self.row, 0, text)
        self.row += 1


def new_book(path):
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2023, 7, 3), "author": "样例"})
    formats = {"title": book.add_format({"bold": True, "align": "center", "font_size": 16}), "head": book.add_format({"bold": True, "border": 1, "text_wrap": True}),
               "date": book.add_format({"num_format": "yyyy-mm-dd"})}
    return book, formats


def town_file(t):
    return f"乡镇报表/{t + 1:02d}-{TOWNS[t]}.xlsx"


def write_town(month, t, path):
    file, town = town_file(t), TOWNS[t]
    book, formats = new_book(path)
    line = f"填报单位：{town}党委　　　　填报时间：{month.as_of.year}年{month.as_of.month}月{month.as_of.day}日"
    by_town = lambda records, key: [r for r in records if key(r) == t]

    s = Sheet(book, file, "党支部台账", formats)
    fields = list(HEADINGS["branch"])
    names = ["序号"] + [heading("branch", f, t) for f in fields]
    s.titles([f"{town}党支部台账（{month.label}）", line], len(names))
    s.header(names)
    records = by_town(month.orgs, lambda r: r.thing.town)
    first = s.row
    s.records(records, fields)
    column = 1 + fields.index("member_count")
    letter = xlsxwriter.utility.xl_col_to_name(column)
    s.sheet.write_string(s.row, 0, "合计")
    s.sheet.write_formula(s.row, column, f"=SUM({letter}{first + 1}:{letter}{s.row})", None,
                          sum(r.cells["member_count"] for r in records if isinstance(r.cells["member_count"], int)))
    s.row += 1
    s.footer("填表人：样甲　　　　审核人：样乙　　　　联系电话：19900009999")

    s = Sheet(book, file, "党员花名册", formats)
    fields = list(HEADINGS["member"])
    if t == 1:  # drifting order, too
        fields.remove("branch"); fields.insert(1, "branch")
    names = ["序号"] + [heading("member", f, t) for f in fields]
    titles = [f"{town}党员花名册（{month.label}）", line] + (["注：带*的为必填项，身份证号请设为文本格式"] if t == 5 else [])
    s.titles(titles, len(names))
    s.header(names)
    records = by_town(month.members, lambda r: r.town)
    middle = len(records) // 2
    for i, r in enumerate(records):
        if i == middle and t in (0, 2, 4):
            s.header(names)  # as every page of the printed form has it
        if i == middle and t == 3:
            s.row += 1
        s.record(r, fields, i + 1)
        if t == 0 and i == 4:  # the birth date computed from the number
            r0 = s.row - 1
            id_column = xlsxwriter.utility.xl_col_to_name(1 + fields.index("citizen_id"))
            s.sheet.write_formula(r0, 1 + fields.index("birth"), f'=MID({id_column}{r0 + 1},7,4)&"-"&MID({id_column}{r0 + 1},11,2)&"-"&MID({id_column}{r0 + 1},13,2)',
                                  None, r.thing.born.isoformat())
    if t == 1:  # numbered in advance, never filled in
        for k in range(3):
            s.put(s.row, 0, len(records) + 1 + k)
            s.row += 1
    s.sheet.write_string(s.row, 0, "合计")
    s.sheet.write_string(s.row, 1, f"{len(records)}人")
    s.row += 1
    s.footer("填表人：样甲　　　　审核人：样乙")

    s = Sheet(book, file, "入党积极分子", formats)
    fields = list(HEADINGS["activist"])
    names = ["序号"] + [heading("activist", f, t) for f in fields]
    s.titles([f"{town}入党积极分子台账", line], len(names))
    s.header(names)
    s.records(by_town(month.activists, lambda r: r.thing.village.town), fields)
    s.footer("填表人：样甲　　　　审核人：样乙")

    s = Sheet(book, file, "组织生活记录", formats)
    records = by_town(month.meetings, lambda r: r.thing.org.town)
    if t == LIFE_WIDE_TOWN:
        write_wide_meetings(s, records, town, line)
    else:
        fields = list(HEADINGS["org_life"])
        names = ["序号"] + [heading("org_life", f, t) for f in fields]
        s.titles([f"{town}组织生活记录（{month.as_of.year}年1—{month.as_of.month}月）", line], len(names))
        s.header(names)
        s.records(records, fields)
        s.footer("填表人：样甲　　　　审核人：样乙")

    scratch = book.add_worksheet("草稿")  # hidden: must be skipped although it looks like a roster
    scratch.hide()
    for c, n in enumerate(["姓名", "身份证号", "性别", "民族", "学历", "人员类别", "入党日期", "转正日期", "所在党支部"]):
        scratch.write_string(0, c, n)
    for i in range(3):
        for c, v in enumerate([f"样草{'甲乙丙'[i]}", "待核", "男", "汉", "高中", "正式", "2001.7.1", "2002.7.1", f"{town}机关党支部"]):
            scratch.write_string(i + 1, c, v)
    book.add_worksheet("Sheet3")
    book.close()


WIDE_COLUMNS = {"支部党员大会": "支部大会次数", "支部委员会会议": "支委会次数", "党小组会": "党小组会次数", "党课": "党课次数", "主题党日": "主题党日次数"}


def write_wide_meetings(s, records, town, line):
    """A row for each branch and month, a column for each kind of meeting: the records share rows."""
    names = ["序号", heading("org_life", "branch", LIFE_WIDE_TOWN), "月份", *WIDE_COLUMNS.values(), "备注"]
    s.titles([f"{town}组织生活月度汇总表", line], len(names))
    s.header(names)
    grid = defaultdict(dict)
    for r in records:
        grid[(r.thing.org.code, r.values["held_on"])][r.thing.kind] = r
    for i, ((_, held), cells) in enumerate(sorted(grid.items())):
        any_record = next(iter(cells.values()))
        s.put(s.row, 0, i + 1)
        s.put(s.row, 1, any_record.thing.org.short)
        s.put(s.row, 2, f"{held[:4]}年{int(held[5:])}月")
        for c, kind in enumerate(WIDE_COLUMNS):
            r = cells.get(kind)
            if r:
                s.put(s.row, 3 + c, f"{r.values['times']}次" if (i + c) % 5 == 0 else r.values["times"])
                r.place = (s.file, s.name, s.row + 1)
        s.row += 1
    s.footer("填表人：样甲　　　　审核人：样乙")


def write_villages(month, path):
    file = "村(社区)基本情况.xlsx"
    book, formats = new_book(path / file)
    s = Sheet(book, file, "村(社区)基本情况", formats)
    fields = list(HEADINGS["village"])
    names = ["序号"] + [heading("village", f, 0) for f in fields]
    s.titles([f"{DISTRICT}村（社区）基本情况表（{month.label}）", "填报单位：样例区　　　　单位：人、户"], len(names))
    s.header(names)
    for t, town in enumerate(TOWNS):
        records = [r for r in month.villages if r.thing.town == t]
        first = s.row
        s.records(records, fields)
        # The town stands once, in cells merged down.
        s.sheet.merge_range(first, 1, s.row - 1, 1, town, formats["head"])
        s.sheet.write_string(s.row, 0, "小计")
        s.sheet.write_number(s.row, 1 + fields.index("households"), sum(v.thing.households for v in records))
        s.row += 1
    s.footer("填表人：样丙")
    book.close()


def write_units(month, path):
    file = "两新组织台账.xlsx"
    book, formats = new_book(path / file)
    s = Sheet(book, file, "两新组织", formats)
    fields = list(HEADINGS["two_new_org"])
    names = ["序号"] + [heading("two_new_org", f, 0) for f in fields]
    s.titles([f"{DISTRICT}两新组织党建工作台账（{month.label}）", "填报单位：样例区两新工委"], len(names))
    s.header(names)
    s.records(month.units, fields)
    s.sheet.write_string(s.row, 0, "合计")
    s.sheet.write_string(s.row, 2, f"{len(month.units)}家")
    s.row += 1
    s.footer("填表人：样丁　　　　审核人：样乙")
    book.close()


TRAINING_FILES = {"rural": "培训签到/培训签到-农村党员.csv", "district": "培训签到/培训签到-机关企事业.csv"}


def write_trainings(month, path):
    for which, file in TRAINING_FILES.items():
        text = io.StringIO()
        out = csv.writer(text, lineterminator="\r\n")
        row = 1
        if which == "district":
            out.writerow([f"{DISTRICT}{month.as_of.year}年党员培训签到（截至{month.as_of.month}月）"])
            row += 1
        fields = [f for f in HEADINGS["training"] if which == "rural" or f != "branch_name"]
        out.writerow([heading("training", f, 0) for f in fields])
        for r in month.trainings:
            if r.thing.cls.file == which:
                row += 1
                out.writerow(["" if r.cells.get(f) is None else r.cells[f] for f in fields])
                r.place = (file, "", row)
        (path / file).write_bytes(text.getvalue().encode("gbk"))


# ---------------------------------------------------------------- what the rules make of it


def roster_rules(month):
    """What follows for the roster from other rows: duplicates."""
    seen = set()
    for r in month.members:
        number = r.values["citizen_id"]
        if number in seen:
            r.wrong("X02", "citizen_id", reject=True)
        if number:
            seen.add(number)


class Facts:
    """The ledger as it must be after the import: usable rows only, references resolved."""

    def __init__(self, month):
        self.month, self.as_of, self.findings = month, month.as_of, []
        usable = lambda rows: [r for r in rows if not r.rejected]
        self.members, self.orgs, self.units = usable(month.members), usable(month.orgs), usable(month.units)
        self.trainings, self.meetings = usable(month.trainings), usable(month.meetings)
        self.villages, self.activists = usable(month.villages), usable(month.activists)
        self.by_id = {r.values["citizen_id"]: r for r in self.members}
        self.org_of = {r.thing: r for r in self.orgs}
        for m in self.members:
            v = m.values
            m.on_roll = v["roll_status"] not in ("停止党籍", "开除党籍") and v["exit_reason"] is None
            m.unit = self.org_of[v["branch"]].values["unit_kind"] if v["branch"] else None
        self.roll = [m for m in self.members if m.on_roll]
        now = self.as_of.year * 12 + self.as_of.month
        for o in self.orgs:
            v = o.values
            mine = [m for m in self.roll if m.values["branch"] is o.thing]
            kinds = Counter(m.values["member_type"] for m in mine)
            o.members, o.full, o.unclear = len(mine), kinds["正式党员"], kinds[None]
            o.all_names = {m.values["name"] for m in self.members if m.values["branch"] is o.thing}
            o.is_branch = v["kind"] in ("党支部", "联合党支部", "临时党支部")
            end = v["term_extended_to"] or v["term_end"]
            o.end = end
            o.overdue = None if end is None else reading_last(end) < self.as_of
            o.overdue_year = None if end is None else reading_last(end) < years_later(self.as_of, -1)
            o.left = None if end is None else month_no(end) - now
            since = v["secretary_vacant_since"]
            o.vacant = 0 if v["secretary"] else now - month_no(since) if since else None
            o.age = now - month_no(v["founded"]) if v["founded"] else None
            held = [x for x in self.meetings if x.values["branch"] is o.thing]
            last = max((x.values["held_on"][:7] for x in held), default=None)
            o.idle = now - month_no(last) if last else None
            o.held = held

    def find(self, rule, record, field):
        self.findings.append((rule, record, field))

    def checks(self):
        f, as_of = self.find, self.as_of
        year_ago, two_ago = years_later(as_of, -1), years_later(as_of, -2)
        holders = Counter(m.values["phone"] for m in self.members if m.values["phone"])
        same = defaultdict(list)
        for m in self.members:
            v = m.values
            born = dt.date(int(v["citizen_id"][6:10]), int(v["citizen_id"][10:12]), int(v["citizen_id"][12:14]))
            same[(v["name"], born)].append(m)
            if v["joined"] and v["joined"] >= "1949-10" and len(v["joined"]) >= 7:
                if years_later(born, 18) <= reading_last(v["joined"]) < years_later(born, 19):
                    f("R16a", m, "joined")
            if m.on_roll and v["member_type"] == "预备党员" and not v["confirmed"] and v["joined"]:
                if reading_last(v["joined"]) < two_ago:
                    f("R20a", m, "joined")
                elif reading_last(v["joined"]) < year_ago:
                    f("R20", m, "joined")
            if holders[v["phone"]] > 3:
                f("R27a", m, "phone")
            if v["lost"] and not v["lost_on"]:
                f("R28", m, "lost_on")
            if v["lost"] and v["lost_on"] and v["roll_status"] in (None, "正常") and as_of.year * 12 + as_of.month - month_no(v["lost_on"]) >= 6:
                f("R28a", m, "roll_status")
            if v["mobile"] and not v["went_to"]:
                f("R29", m, "went_to")
            if v["exit_reason"] not in (None, "转出") and v["roll_status"] == "正常":
                f("R30", m, "roll_status")
        for group in same.values():
            for m in group if len(group) > 1 else ():
                for _ in group[1:]:
                    f("X02a", m, "citizen_id")
        posts = Counter((o.values["secretary"], o.values["secretary_phone"]) for o in self.orgs if o.is_branch and o.values["secretary"] and o.values["secretary_phone"])
        for o in self.orgs:
            v = o.values
            parent = v["parent"] and self.org_of.get(v["parent"])
            if parent and (parent is o or parent.values["parent"] is o.thing or (parent.is_branch and o.is_branch)):
                f("R41", o, "parent")
            if v["term_end"] and v["elected"] and v["term_years"] and v["term_end"] >= v["elected"]:
                if abs(month_no(v["term_end"]) - month_no(v["elected"]) - v["term_years"] * 12) > 1:
                    f("R42a", o, "term_end")
            expected = None
            if v["kind"] == "党委":
                expected = 5
            elif v["kind"] in ("党总支", "党支部", "联合党支部") and v["unit_kind"]:
                expected = 5 if v["unit_kind"] in ("建制村", "农村社区", "城市社区") else 3
            if expected and v["term_years"] and v["term_years"] != expected:
                f("R43", o, "term_years")
            if v["kind"] != "临时党支部" and o.overdue is not None:
                if o.overdue_year:
                    f("R44b", o, "term_end")
                elif o.overdue:
                    f("R44", o, "term_end")
                elif o.left <= 6:
                    f("R44a", o, "term_end")
            if not o.is_branch:
                continue
            if posts[(v["secretary"], v["secretary_phone"])] > 1:
                f("R45a", o, "secretary")
            size = v["committee_size"]
            if size is not None:
                if size > 7:
                    f("R46a", o, "committee_size")
                elif o.full >= 7 and not 3 <= size <= 5:
                    f("R46", o, "committee_size")
                if o.full + o.unclear < 7 and size >= 3:
                    f("R46b", o, "committee_size")
            if o.members > 50:
                f("R47", o, "member_count")
            elif o.members >= 45:
                f("R47a", o, "member_count")
            if v["kind"] != "临时党支部" and o.members and o.full + o.unclear < 3 and (o.age is None or o.age >= 3):
                f("R47b", o, "full_count")
            if v["kind"] == "联合党支部" and v["joint_units"] is not None and not 2 <= v["joint_units"] <= 5:
                f("R48", o, "joint_units")
            if o.members == 0:
                f("X03a", o, "org_name")
            elif v["member_count"] is not None and v["member_count"] != o.members:
                f("X04", o, "member_count")
            elif v["full_count"] is not None and v["full_count"] != o.full:
                f("X04a", o, "full_count")
            if o.members and v["secretary"] and v["secretary"] not in o.all_names:
                f("X08", o, "secretary")
        prefix = {"社会团体": "51", "民办非企业单位": "52", "非公企业": "9", "个体工商户": "92", "农民专业合作社": "93"}
        for u in self.units:
            v = u.values
            if v["org_type"] in prefix and not v["credit_code"].startswith(prefix[v["org_type"]]):
                f("R49a", u, "org_type")
            if v["org_form"] == "单独组建" and v["member_count"] is not None and v["member_count"] < 3:
                f("R50a", u, "org_form")
            if (v["has_org"] == 1 and v["org_form"] is None) or (v["has_org"] == 0 and v["org_form"]):
                f("R51", u, "has_org")
            if v["operating_state"] == "正常运营" and work_covered(v) == 0:
                f("R52", u, "has_instructor")
        for x in self.meetings:
            v = x.values
            if x.thing.org.town != LIFE_WIDE_TOWN and v["present"] <= v["due"] and v["due"] != v["present"] + v["on_leave"] + v["absent"]:
                f("R53a", x, "due")
        for x in self.villages:
            v = x.values
            if v["households"] and not v["households"] <= v["registered_population"] <= v["households"] * 8:
                f("R61", x, "households")
            if not any(o.values["village"] is x.thing for o in self.orgs):
                f("X22a", x, "village_name")
        for x in self.trainings:
            m = self.by_id.get(x.values["citizen_id"])
            if m and m.values["name"] != x.values["name"]:
                f("X01", x, "name")
            if x.values["status"] == "代签":
                f("R58", x, "status")
        for x in self.activists:
            m = self.by_id.get(x.values["citizen_id"])
            if m and m.values["name"] != x.values["name"]:
                f("X01a", x, "name")
            elif m and x.values["state"] in (None, "在培"):
                f("X12", x, "state")

    def figures(self):
        """metric -> Counter of met, not_met, unknown, excluded."""
        out = {}

        def count(metric, rows):
            out[metric] = Counter("unknown" if r is None else r if isinstance(r, str) else "met" if r else "not_met" for r in rows)

        def either(yes, maybe):
            return True if yes else None if maybe else False

        by_person = defaultdict(list)
        for x in self.trainings:
            by_person[x.values["citizen_id"]].append(x.values)

        def attended(v):
            if v["status"] in ("已签到", "迟到", "补训", "送学上门", "线上"):
                return True
            if v["status"]:
                return False
            return True if v["hours"] and v["hours"] > 0 else None

        def hours(v):
            return 0 if v["mode"] == "自学" else v["hours"] if v["hours"] is not None else v["class_hours"]

        def judge(m):
            mine = by_person[m.values["citizen_id"]]
            class_room = [attended(v) for v in mine if v["mode"] in ("集中培训", "集体学习")]
            total = sum(hours(v) for v in mine if attended(v))
            open_hours = any(attended(v) is None and hours(v) > 0 for v in mine)
            return class_room.count(True), class_room.count(None), total, open_hours

        rural, all_hours, leader_hours = [], [], []
        for m in self.roll:
            times, open_times, total, open_hours = judge(m)
            if m.unit == "建制村":
                rural.append("excluded" if m.values["frail"] else either(times, open_times))
            all_hours.append("excluded" if m.values["frail"] else either(total >= 32, open_hours))
            if m.values["post_in_party"]:
                leader_hours.append(either(total >= 56 and times, open_hours or open_times))
        count("rural_member_training_coverage", rural)
        count("member_hours_rate", all_hours)
        count("secretary_hours_rate", leader_hours)

        branches = [o for o in self.orgs if o.is_branch]
        count("branch_oversize_count", [o.members <= 50 for o in branches])
        count("branch_shell_count", ["excluded" if o.values["kind"] == "临时党支部" or (o.age is not None and o.age < 3) else
                                     either(o.full >= 3, o.full + o.unclear >= 3) for o in branches])

        def awake(o):
            if o.age is not None and o.age < 6:
                return "excluded"
            if o.overdue_year or (o.vacant or 0) >= 6 or o.idle is None or o.idle >= 6:
                return False
            return None if o.overdue_year is None or o.vacant is None else True

        count("branch_zombie_count", [awake(o) for o in branches])
        count("election_on_time", ["excluded" if o.values["kind"] == "临时党支部" else None if o.overdue is None else not o.overdue for o in self.orgs])
        count("secretary_filled", [None if o.vacant is None else o.vacant < 3 for o in self.orgs])

        life = []
        quarter_ends = [q for q in (3, 6, 9, 12) if q <= self.as_of.month]
        for o in branches:
            founded = month_no(o.values["founded"]) if o.values["founded"] else 0
            size = o.values["committee_size"]
            has_committee = size >= 3 if size is not None else o.full >= 7
            due = [("主题党日", m, m) for m in range(1, self.as_of.month + 1)]
            due += [("支部委员会会议", m, m) for m in range(1, self.as_of.month + 1)] if has_committee else []
            due += [("党小组会", m, m) for m in range(1, self.as_of.month + 1)] if o.values["group_count"] else []
            due += [(k, q - 2, q) for k in ("支部党员大会", "党课") for q in quarter_ends]
            for kind, first, last in due:
                if founded >= 2023 * 12 + first:
                    continue
                span = [x for x in o.held if first <= month_no(x.values["held_on"]) - 2023 * 12 <= last]
                done = any(x.values["kind"] == kind for x in span)
                life.append("excluded" if not o.members else either(done, any(x.values["kind"] is None for x in span)))
        count("org_life_rate", life)

        reserve, dry = [], []
        for x in self.villages:
            v = x.values
            mine = 0
            for a in self.activists:
                home = a.values["village"] or (a.values["branch"] and self.org_of[a.values["branch"]].values["village"])
                if home is x.thing and a.values["state"] in (None, "在培") and not a.values["joined"] and a.values["citizen_id"] not in self.by_id:
                    mine += 1
            other = v["category"] not in (None, "建制村")
            reserve.append("excluded" if other else None if v["category"] is None else mine >= 2)
            here = [m.values["joined"] for m in self.roll if m.values["branch"] and self.org_of[m.values["branch"]].values["village"] is x.thing]
            last = max((month_no(j) for j in here if j), default=None)
            recent = last is not None and self.as_of.year * 12 + self.as_of.month - last <= 24
            dry.append("excluded" if other else None if v["category"] is None or not here else either(recent, None in here))
        count("village_activists_ge2", reserve)
        count("village_no_new_member", dry)

        groups = defaultdict(list)
        for m in self.roll:
            v = m.values
            if not v["joined"] or v["joined"] < "2023" or reading_first(v["joined"]) > self.as_of:
                continue
            born = dt.date(int(v["citizen_id"][6:10]), int(v["citizen_id"][10:12]), int(v["citizen_id"][12:14]))
            day = reading_first(v["joined"])
            age = day.year - born.year - ((day.month, day.day if len(v["joined"]) > 7 else 0) < (born.month, born.day))
            job, college = v["job"], v["education"] in ("博士研究生", "硕士研究生", "研究生", "本科", "大专")
            flags = {
                "worker": None if job is None else job in ("企业工勤岗位", "公有经济控制企业工勤岗位", "非公有经济控制企业工勤岗位"),
                "young_farmer": False if age > 35 else None if job is None else job in ("农牧渔业生产人员", "乡村医生", "外出务工经商人员", "其他农牧渔民"),
                "high_knowledge": True if v["education"] == "博士研究生" or v["professional_title"] in ("高级教师",) else None if v["education"] is None else False,
                "graduate": False if v["education"] and not college else None if not v["education"] or not job or not v["graduated"] else
                            0 <= month_no(v["joined"]) - month_no(v["graduated"]) <= 24,
                "two_new": True if (job or "").startswith(("非公有", "民办", "个体")) or m.unit == "非公有经济控制" else None if job is None or m.unit is None else False,
            }
            for name, flag in flags.items():
                groups[f"new_member_{name}"].append(flag)
            groups["new_member_groups"].append(either(True in flags.values(), None in flags.values()))
        for name in ("groups", "worker", "young_farmer", "high_knowledge", "graduate", "two_new"):
            count(f"new_member_{name}", groups[f"new_member_{name}"])

        def unit_figure(metric, judged, keep=lambda v: True):
            count(metric, ["excluded" if v["operating_state"] not in (None, "正常运营") else None if v["operating_state"] is None else judged(v)
                           for v in (u.values for u in self.units) if keep(v)])

        def focus(v):
            if v["org_type"] in ("社会团体", "民办非企业单位", "社会组织", "基金会"):
                return (v["staff_count"] or 0) >= 30
            return (v["staff_count"] or 0) >= 10 or v["park"] is not None

        unit_figure("two_new_org_coverage", covered)
        unit_figure("two_new_focus_coverage", covered, focus)
        unit_figure("two_new_solo_rate", lambda v: v["org_form"] == "单独组建" if v["org_form"] else False if v["has_org"] == 0 else None)
        unit_figure("two_new_work_coverage", work_covered)
        count("two_new_should_build", [v["member_count"] < 3 for v in (u.values for u in self.units) if v["operating_state"] == "正常运营" and covered(v) is False])
        return out


def covered(v):
    return True if v["org_form"] else None if v["has_org"] is None else bool(v["has_org"])


def work_covered(v):
    if v["org_form"] or v["has_org"] or v["has_instructor"] or v["instructor"]:
        return True
    return False if v["has_instructor"] == 0 and v["has_org"] == 0 else None


# ---------------------------------------------------------------- putting a month together


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
    month.activists = [activist_record(a, month) for a in sorted(activists, key=lambda a: order[a.org]) if a.on <= end]
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
    roster_ids = {r.values["citizen_id"] for r in month.members if r.values["citizen_id"]}
    month.trainings = [training_record(a, month, roster_ids) for a in attendances if a.cls.day <= end]
    month.meetings = [meeting_record(m, month) for m in meetings if m.day <= end and (m.org.town != LIFE_WIDE_TOWN or m.kind in WIDE_COLUMNS)]
    for r in month.meetings:
        if r.thing.org.town == LIFE_WIDE_TOWN:
            for field in ("due", "present", "on_leave", "absent"):
                r.values[field] = None
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


DATASETS = {"members": "member", "orgs": "branch", "trainings": "training", "meetings": "org_life", "units": "two_new_org", "villages": "village", "activists": "activist"}


def expectations(month):
    facts = Facts(month)
    facts.checks()
    lines = []
    for attribute, dataset in DATASETS.items():
        for r in getattr(month, attribute):
            town = getattr(r, "town", None)
            if town is None:
                town = r.thing.org.town if dataset == "org_life" else r.thing.village.town if dataset == "activist" else getattr(r.thing, "town", 0)
            if dataset in ("training", "village", "two_new_org"):
                town = 0
            mine = r.findings + [(rule, field) for rule, record, field in facts.findings if record is r]
            for rule, field in mine:
                lines.append((*r.place, field, rule, heading(dataset, field, town)))
    lines.sort()
    with open(EXPECTED / f"{month.period}-findings.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("rule\tfile\tsheet\trow\tfield\theading\n")
        for file, sheet, row, field, rule, title in lines:
            out.write(f"{rule}\t{file}\t{sheet}\t{row}\t{field}\t{title}\n")
    with open(EXPECTED / f"{month.period}-figures.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("metric\tmet\tnot_met\tunknown\texcluded\n")
        for metric, c in facts.figures().items():
            out.write(f"{metric}\t{c['met']}\t{c['not_met']}\t{c['unknown']}\t{c['excluded']}\n")
    return lines


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
    for period in ("2023-05", "2023-06"):
        month = build(period)
        merge_wide(month)
        write_month(month, args.with_libreoffice)
        if period == "2023-06":
            lines = expectations(month)
            print(f"{period}: {len(month.members)} members, {sum(r.thing.is_branch for r in month.orgs)} branches, "
                  f"{len(month.trainings)} attendances, {len(month.meetings)} meetings, {len(lines)} findings")


if __name__ == "__main__":
    main()
