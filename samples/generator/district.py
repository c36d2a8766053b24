"""The made-up district as it is in June 2023, with what is wrong in it."""

import datetime as dt

from .spelling import (
    DISTRICT, GIVEN, TOWNS, VILLAGE_CHARS, any_day, citizen_id, credit_code, new_name, new_phone, rng,
    years_later,
)


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
    if (joined.month, joined.day) == (2, 29):  # a year later is a matter of opinion
        joined = joined.replace(day=28)
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
    new = [p for p in people if p.joined.year == 2023]
    for i, p in enumerate(new):  # each of the groups the plan names
        if i % 8 == 3 and p.org.unit == "建制村":
            p.job = "企业工勤岗位"
        if i in (5, 17):
            p.education, p.graduated = "博士研究生", years_later(p.joined, 0, -30)
        if i == 11:
            p.title = "高级教师"
    young = [p for p in people if p.job == "退休人员" and 2023 - p.born.year < 47]
    for p in young[4:]:  # the first four are meant
        p.job = "农牧渔业生产人员" if p.org.unit == "建制村" else "社区工作人员"
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
    ["R01-digit", "R05", "R04-long", "R13-joined", "R14-number", "R18-late", "R20", "R32-education", "X03-town", "R29", "F14", "R09"],
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
            if fault == "R09":
                p.id = citizen_id("409901", p.born, int(p.id[14:17]))
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
