"""The ledgers about organisations and places: grids, sites, matters of villages, rectification, brands, plans, flows,
summaries, renamed organisations and the units' checklist.

They have a random stream of their own, so that what the other modules write does not change.
"""

import datetime as dt
from random import Random

from .district import Thing, branch, orgs, people, units, villages
from .ledger import Facts
from .records import Record
from .sheets import HEADINGS, Sheet, new_book
from .spelling import DISTRICT, GIVEN, SURNAMES, TOWNS, names_taken

rng = Random(20230702)

HEADINGS.update({
    "grid": {
        "grid_code": ["网格编号"], "grid_name": ["网格名称"], "town": ["所属乡镇（街道）"], "level": ["网格层级"], "village": ["所属村（社区）"], "households": ["户数（户）"],
        "head": ["网格长/姓名"], "head_post": ["网格长/职务"], "head_politics": ["网格长/政治面貌"], "has_org": ["是否建立党支部或党小组"], "branch": ["党支部名称"],
        "party_group": ["党小组名称"],
    },
    "facility": {
        "facility_name": ["阵地名称"], "kind": ["类型"], "town": ["所属乡镇"], "village": ["所属村"], "unit_name": ["所属两新组织"], "building_area": ["建筑面积（㎡）"],
        "land_area": ["占地面积（㎡）"], "tenure": ["产权"], "has_place": ["六有/有场所"], "has_equipment": ["六有/有设施"], "has_sign": ["六有/有标志"],
        "has_flag": ["六有/有党旗"], "has_books": ["六有/有书报"], "has_rules": ["六有/有制度"],
    },
    "decision": {
        "village": ["村（社区）名称"], "matter": ["议事事项"], "cause": ["动议事由"], "proposed_on": ["提议时间"], "consulted_on": ["商议时间"], "reviewed_on": ["审议/时间"],
        "reviewed_due": ["审议/应到"], "reviewed_present": ["审议/实到"], "resolved_on": ["决议/时间"], "resolved_by": ["决议/会议形式"], "resolved_due": ["决议/应到"],
        "resolved_present": ["决议/实到"], "resolved_share": ["决议/比例"], "resolved_for": ["决议/赞成"], "published_on": ["决议公开时间"], "outcome_on": ["实施结果公开时间"],
        "finished": ["是否实施完毕"],
    },
    "rectify": {
        "village": ["村（社区）"], "problem": ["主要问题"], "leader": ["联系县领导"], "measures": ["整顿措施"], "deadline": ["整顿时限"], "accepted_on": ["验收时间"], "result": ["验收结果"],
    },
    "brand": {
        "brand_name": ["品牌名称"], "org": ["所属党组织"], "town": ["所属乡镇"], "field": ["领域"], "founded": ["创建时间"], "standard": ["四有一好"], "missing_items": ["缺项"],
        "demo": ["是否示范点"], "recommended": ["推荐层级"],
    },
    "unit_checklist": {
        "unit": ["单位"], "unit_kind": ["单位类型"], "town": ["所属乡镇"], "item": ["事项"], "due": ["应完成"], "done": ["是否完成"], "done_on": ["完成时间"], "quantity": ["数量"],
    },
    "admission_plan": {"town": ["填报单位"], "planned": ["发展计划数"]},
    "member_flow": {
        "town": ["所属乡镇"], "opening": ["期初党员数"], "admitted": ["本期增加/发展"], "moved_in": ["本期增加/转入"], "restored": ["本期增加/恢复党籍"],
        "moved_out": ["本期减少/转出"], "died": ["本期减少/去世"], "expelled": ["本期减少/出党"], "suspended": ["本期减少/停止党籍"], "closing": ["期末党员数"],
    },
    "town_summary": {
        "town": ["乡镇（街道）"], "village_count": ["村（社区）数"], "households": ["户数"], "registered_population": ["户籍人口"], "branch_count": ["党支部数"],
        "member_count": ["党员数"], "admitted": ["本年发展党员数"], "admitted_worker": ["其中产业工人"], "admitted_farmer": ["其中青年农民"],
    },
    "branch_alias": {"old_name": ["原名称"], "old_code": ["原代码"], "change": ["变更类型"], "org": ["现党组织"], "since": ["变更时间"]},
})
HEADINGS["two_new_org"].update({"visit_count": ["走访次数"], "new_business": ["是否新业态"]})

ledgers = {}  # dataset -> Things of June


def name():
    while True:
        made = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
        if made not in names_taken and made[1] != made[2]:
            names_taken.add(made)
            return made


def lead_of(v):
    """The organisation that leads a village: the general branch, or the only branch."""
    here = [o for o in orgs if o.village is v]
    general = [o for o in here if o.kind == "党总支"]
    return general[0] if general else here[0]


def make_place_ledgers():
    make_grids()
    make_facilities()
    make_decisions()
    make_rectify()
    make_brands()
    make_unit_checklist()
    make_small_ledgers()
    for u in units:
        u.visits = rng.choice((0, 1, 2, 4, 6, None)) if u.has_instructor else None
        u.new_business = int(u.kind == "非公企业" and rng.random() < 0.2)


def make_grids():
    out = ledgers["grid"] = []
    for t, town in enumerate(TOWNS):
        committee = next(o for o in orgs if o.kind == "党委" and o.town == t)
        add = lambda **values: out.append(Thing(**{**dict(town=t, village=None, has_org=1, branch=None, group=None, politics="中共党员", post=None, fault=None), **values}))
        add(code=f"W{t + 1}-00", name=f"{town}网格", level="乡镇网格", head=committee.secretary, post="党委书记", branch=branch(f"{town}机关党支部"), households=9000)
        for i, v in enumerate([v for v in villages if v.town == t]):
            if v is villages[16]:
                continue  # nobody sent this one
            lead = lead_of(v)
            mine = [o for o in orgs if o.village is v and o.is_branch]
            add(code=f"W{t + 1}-{i + 1:02d}", name=f"{v.name}网格", level="村级网格", village=v, head=lead.secretary, post="支部书记", branch=mine[0], households=v.households)
            for k in range(2):
                o = mine[k % len(mine)]
                some = [p for p in people if p.org is o and p.post not in ("书记",) and p.fault is None and p.exit is None and p.roll == "正常" and p.since_may]
                add(code=f"W{t + 1}-{i + 1:02d}-{k + 1}", name=f"{v.name}第{'一二'[k]}网格", level="小网格", village=v, head=some[3 + k].name, branch=o,
                    group=f"第{'一二'[k]}党小组" if o.groups else None, politics=["中共党员", "党员", None][(i + k) % 3], households=v.households // 2)
    small = [g for g in out if g.level == "小网格"]
    big = [g for g in out if g.level == "村级网格"]
    for g in small[5::23]:  # no organisation on the grid
        g.has_org, g.branch, g.group = 0, None, None
    for g in small[9::40]:  # there is one, but which?
        g.branch, g.group = None, None
    for g in small[2::17]:
        g.head, g.politics = name(), "群众"
    for g in small[7::31]:
        g.head, g.politics = name(), None
    for g in (big[4], big[21], big[38]):
        g.head, g.post = name(), "村委会主任"
    big[30].head = None  # R32
    faults = ["X16-branch", "X16-village", "X16a", "R12", "R40", "R01"]
    for g, fault in zip(small[11::14], faults):
        g.fault = fault
    next(g for g in small if g.fault == "R01").politics = None


def make_facilities():
    out = ledgers["facility"] = []
    six = dict(place=1, equipment=1, sign=1, flag=1, books=1, rules=1)

    def add(name, kind, **values):
        out.append(Thing(**{**dict(name=name, kind=kind, town=None, village=None, unit=None, area=None, land=None, tenure="自有", fault=None, six={}), **values}))

    add(f"{DISTRICT}党群服务中心", "区", area=2400, land=1200)
    for t, town in enumerate(TOWNS):
        if t != 3:
            add(f"{town}党群服务中心", "街道" if t == 5 else ["乡镇", "镇", "乡镇党群服务中心"][t % 3], town=t, area=700 + 40 * t, land=500)
    for i, v in enumerate(villages):
        if i == 27:
            continue  # it has none
        area = v.households % 400 + 180
        add(f"{v.name}党群服务中心", ["村", "村级", "建制村"][i % 3] if v.kind == "建制村" else "社区", town=v.town, village=v, area=area, land=area + 60, tenure=["自有", "自建", "租用", "共用"][i % 4])
    homes = [f for f in out if f.village]
    homes[6].area += 25; homes[44].area -= 8  # not what the table of villages says
    homes[12].fault, homes[12].area = "R59", 0
    homes[19].fault, homes[19].land = "R59a", 40
    homes[33].fault = "R33"
    homes[40].fault = "X18"
    add(f"{homes[2].village.name}老年活动中心", "村", town=homes[2].town, village=homes[2].village, area=90, land=120)
    add(f"{homes[3].village.name}文化广场", "其他阵地", town=homes[3].town, village=homes[3].village, area=60, land=900)
    housed = [u for u in units if u.has_org and u.state == "正常运营" and u.fault is None][:24]
    for i, u in enumerate(housed):
        have = dict(six)
        if i % 7 == 3:
            have["books"] = 0
        if i % 9 == 5:
            have["flag"] = have["rules"] = 0
        if i == 10:
            have["sign"] = None
        add(f"{u.name}党员活动室", ["两新", "非公企业", "两新组织"][i % 3], town=u.town, unit=u, area=40 + i, land=None, tenure="共用", six=have)


MATTERS = ["修建村道", "低保评议", "集体土地流转", "文化活动室修缮", "水利设施维护", "村规民约修订", "集体经济项目入股", "环境卫生整治"]


def make_decisions():
    out = ledgers["decision"] = []
    for i, v in enumerate(villages):
        if i in (8, 14, 35, 51) or v.town == 3 and i % 10 > 5:
            continue
        for k in range(1 + (i % 3 == 0)):
            first = dt.date(2023, 1 + (i + k) % 4, 3 + i % 20)
            due = 24 + i % 13
            present = due - rng.randrange(1, due // 3)
            day = lambda n: first + dt.timedelta(days=n)
            done = (i + k) % 5 != 1
            out.append(Thing(village=v, matter=MATTERS[(i + 3 * k) % 8] + f"（{v.name}）", cause=["党员群众建议", "村干部提议", "上级安排"][i % 3],
                             days=[day(0), day(3), day(7), day(12), day(13), day(45) if done else None], finished=int(done),
                             form=["村民代表会议", "村民代表大会", "代表会议"][i % 3], due=due, present=present, agreed=present - 1, share=None,
                             members_due=20 + i % 9, members_present=17 + i % 9, fault=None))
    for d, fault in zip(out[4::9], ["R60-order", "R60-missing", "R60a", "R60b", "R53", "X22", "no-votes", "carried", "month"]):
        d.fault = fault
        if fault == "R60-order":
            d.days[2] = d.days[1] - dt.timedelta(days=2)
        if fault == "R60-missing":
            d.days[1] = None
        if fault == "R60a":
            d.share = 0.99
        if fault == "R60b":
            d.present = d.due // 2 + 1; d.agreed = d.present
        if fault == "carried":
            d.agreed = d.present // 2
        if fault == "no-votes":
            d.due = None


def make_rectify():
    rural = [v for v in villages if v.kind == "建制村"]
    rows = [(rural[3], dt.date(2023, 5, 31), "转化"), (rural[12], dt.date(2023, 6, 20), "已转化"), (rural[22], dt.date(2023, 4, 30), None),
            (rural[33], dt.date(2023, 12, 31), None), (rural[41], dt.date(2023, 5, 31), "未转化"), (rural[30], dt.date(2023, 9, 30), "转化")]
    ledgers["rectify"] = [Thing(village=v, deadline=d, result=r, fault="R32" if i == 3 else None) for i, (v, d, r) in enumerate(rows)]


def make_brands():
    out = ledgers["brand"] = []
    add = lambda name, org, field, **values: out.append(Thing(**{**dict(name=name, org=org, town=org.town, field=field, standard=1, missing=None, demo=0, level=None, fault=None), **values}))
    for i, v in enumerate(villages):
        if i % 6 in (1, 4):
            continue
        add(f"{v.name[0]}样{'红先帆星火'[i % 5]}", lead_of(v), "农村" if v.kind == "建制村" else "社区", standard=int(i % 8 != 3), demo=int(i % 10 == 0),
            level={0: "市级", 20: "市委", 30: "区级", 40: "区委"}.get(i), missing="制度" if i % 8 == 3 else None)
    add("样街先锋", next(o for o in orgs if o.kind == "党委" and o.town == 5), "街道", level="市级", demo=1)
    add("样警红盾", branch("河样街道机关党支部"), "公安", level="区级")
    add("样园桃李", branch("青样镇中心小学党支部"), "教育")
    add("样医同心", branch("石样镇卫生院党支部"), "卫健", standard=None)
    out[5].fault = "X03"; out[9].fault = "R12"; out[17].fault = "R40"


def make_unit_checklist():
    out = ledgers["unit_checklist"] = []

    def add(unit, kind, t, item, done, **values):
        out.append(Thing(**{**dict(unit=unit, kind=kind, town=t, item=item, done=done, on=dt.date(2023, 5, 9) if done else None, due=1, quantity=None, fault=None), **values}))

    for i, v in enumerate(villages):
        if i != 29:
            add(v.name, "村" if v.kind == "建制村" else "社区", v.town, ["小微权力清单", "小微权力清单制度", "公布小微权力清单"][v.town % 3], None if i == 18 else int(i % 17 != 5))
    cities = [v for v in villages if v.kind == "城市社区"]
    add(TOWNS[5], "街道", 5, "大工委", 1); add(TOWNS[5], "街道", 5, "兼职委员", 1, quantity=6); add(TOWNS[5], "街道", 5, "共建协议", 1, quantity=9)
    for i, v in enumerate(cities):
        add(v.name, "社区", 5, "社区大党委", int(i != 4))
        if i != 2:
            add(v.name, "社区", 5, "大工委大党委兼职委员", 1, quantity=0 if i in (4, 5) else 3 + i)
        if i % 2:
            add(v.name, "社区", 5, "契约化共建协议", 1, quantity=2 + i)
    for t, town in enumerate(TOWNS):
        add(f"{town}中心小学", "学校", t, "校长负责制", 1); add(f"{town}初级中学", "学校", t, "校长负责制", 1)
        add(f"{town}工会", "群团组织", t, "定期报告", int(t != 1)); add(f"{town}妇联", "群团组织", t, "定期报告", 1); add(f"{town}团委", "共青团", t, "定期报告", 1 if t else None)
        add(f"{town}经联社", "集体经济组织", t, "定期报告", int(t != 4)); add(f"样{town[0]}种植合作社", "合作社", t, "各类组织定期报告", 1, due=int(t != 2))
        add(f"{town}党委", "乡镇" if t < 5 else "街道", t, "志愿服务队", 1); add(f"{town}党委", "乡镇" if t < 5 else "街道", t, "清廉建设", int(t != 3))
        add(f"{town}两新工委", "两新组织", t, "三张清单", int(t not in (0, 5)))
        if t % 2 == 0:
            add(f"样{town[0]}市场", "两新组织", t, "小个专党建示范点", 1, quantity=[None, 2, 1][t // 2])
    for i, unit in enumerate("组织部 宣传部 统战部 政法委 财政局 教育局 民政局 农业农村局 卫生健康局 住建局".split()):
        add(f"样例区{unit}", "机关", None, "模范机关创建", int(i != 6))
    out[7].fault = "R64"; out[11].fault = "R64a"; out[31].fault = "R12"
    out[11].done, out[11].on = 0, dt.date(2023, 5, 9)


def make_small_ledgers():
    ledgers["admission_plan"] = [Thing(town=t, planned=n, fault=None) for t, n in enumerate((16, 18, 14, 15, 10, 18))]
    ledgers["member_flow"] = [Thing(town=t, fault="X05" if t == 2 else "R33" if t == 4 else None) for t in range(6)]
    ledgers["town_summary"] = [Thing(town=t, fault={1: "X19", 4: "X21"}.get(t)) for t in range(6)]
    ledgers["branch_alias"] = [
        Thing(old="青样镇粮站党支部", code="01.900", change="合并", org=branch("青样镇农技站党支部"), since=dt.date(2022, 4, 1), fault=None),
        Thing(old="石样镇中学党支部", code="02.901", change="更名", org=branch("石样镇初级中学党支部"), since=dt.date(2021, 9, 1), fault=None),
        Thing(old="沙样镇供销社党支部", code=None, change="撤销", org=None, since=dt.date(2020, 6, 1), fault=None),
        Thing(old="竹样乡林场党支部", code="04.902", change="并入", org=branch("竹样乡机关党支部"), since=dt.date(2023, 2, 1), fault="X03"),
    ]


def day(d):
    return (d.isoformat(), d.isoformat()) if d else (None, None)


def yes(value, words=("是", "否")):
    return (None, None) if value is None else (words[0] if value else words[1], value)


def grid_record(g, month):
    r, f = Record(), g.fault
    r.set("grid_code", g.code); r.set("grid_name", g.name); r.set("town", TOWNS[g.town])
    r.set("level", {"村级网格": ["大网格", "村级网格"], "小网格": ["小网格", "基础网格"], "乡镇网格": ["镇级网格", "乡镇网格"]}[g.level][g.town % 2], g.level)
    r.set("village", g.village.name if g.village else None, g.village); r.set("households", g.households)
    r.set("head", g.head); r.set("head_post", g.post)
    r.set("head_politics", g.politics, {"党员": "中共党员"}.get(g.politics, g.politics))
    r.set("has_org", *yes(g.has_org, ("有", "无"))); r.set("branch", g.branch.short if g.branch else None, g.branch); r.set("party_group", g.group)
    if not g.head: r.wrong("R32", "head")
    if f == "X16-branch": r.wrong("X16", "branch", g.village.name.replace("样", "洋") + "党支部"); r.set("party_group", None)
    if f == "X16-village": r.wrong("X16", "village", g.village.name.replace("样", "详"))
    if f == "X16a": r.set("has_org", "无", 0)
    if f == "R12": r.wrong("R12", "level", "片区")
    if f == "R40": r.set("grid_code", "W1-00"); r.wrong("R40", "grid_code", reject=True)
    if f == "R01": r.wrong("R01", "head", f"{g.head}、李样样")
    return r


FACILITY_KINDS = {"区": "区党群服务中心", "街道": "街道党群服务中心", "乡镇": "乡镇党群服务中心", "镇": "乡镇党群服务中心", "村": "村党群服务中心", "村级": "村党群服务中心",
                  "建制村": "村党群服务中心", "社区": "社区党群服务中心", "两新": "两新党群服务中心", "非公企业": "两新党群服务中心", "两新组织": "两新党群服务中心"}


def facility_record(x, month):
    r, f = Record(), x.fault
    r.set("facility_name", x.name); r.set("kind", x.kind, FACILITY_KINDS.get(x.kind, x.kind)); r.set("town", TOWNS[x.town] if x.town is not None else None)
    r.set("village", x.village.name if x.village else None, x.village); r.set("unit_name", x.unit.name if x.unit else None)
    r.set("building_area", f"{x.area}平方米" if x.town == 1 else x.area, x.area); r.set("land_area", x.land); r.set("tenure", x.tenure, {"自建": "自有"}.get(x.tenure, x.tenure))
    for part in ("place", "equipment", "sign", "flag", "books", "rules"):
        r.set(f"has_{part}", *yes(x.six.get(part), ("√", "×")))
    if f == "R33": r.wrong("R33", "building_area", f"约{x.area}", x.area)
    if f == "X18": r.wrong("X18", "village", x.village.name.replace("样", "祥"))
    return r


def decision_record(d, month):
    r, f = Record(), d.fault
    r.set("village", d.village.name, d.village); r.set("matter", d.matter); r.set("cause", d.cause)
    for field, on in zip(("proposed_on", "consulted_on", "reviewed_on", "resolved_on", "published_on", "outcome_on"), d.days):
        r.set(field, *day(on if on and on <= month.as_of else None))
    r.set("reviewed_due", d.members_due); r.set("reviewed_present", d.members_present)
    r.set("resolved_by", d.form, "村民代表会议"); r.set("resolved_due", d.due); r.set("resolved_present", d.present); r.set("resolved_for", d.agreed)
    share = d.share or (round(d.present / d.due, 2) if d.due else None)
    r.set("resolved_share", f"{share * 100:.0f}%" if share else None, share)
    r.set("finished", *yes(d.finished and bool(r.values["outcome_on"])))
    r.values["finished"] = int(r.values["finished"])
    if f == "R60-order": r.wrong("R60", "reviewed_on")
    if f == "R53": r.set("reviewed_present", d.members_due + 3); r.wrong("R53", "reviewed_present")
    if f == "X22": r.wrong("X22", "village", d.village.name.replace("样", "详"), reject=True)
    if f == "month": r.set("consulted_on", f"{d.days[1].year}年{d.days[1].month}月", f"{d.days[1]:%Y-%m}")
    return r


def rectify_record(x, month):
    r = Record()
    r.set("village", x.village.name, x.village); r.set("problem", "班子不团结" if x.result else "书记能力弱"); r.set("leader", "样领导")
    r.set("measures", "调整班子，选派第一书记"); r.set("deadline", *day(x.deadline)); r.set("accepted_on", *day(dt.date(2023, 5, 25) if x.result and not month.is_may else None))
    r.set("result", None if month.is_may else x.result, None if month.is_may else {"已转化": "转化"}.get(x.result, x.result))
    if x.fault: r.wrong("R32", "measures", "")
    return r


def brand_record(b, month):
    r, f = Record(), b.fault
    r.set("brand_name", b.name); r.set("org", b.org.name, b.org); r.set("town", TOWNS[b.town])
    r.set("field", b.field, {"社区": "城市社区", "街道": "城市社区", "教育": "学校", "卫健": "医院"}.get(b.field, b.field)); r.set("founded", "2021年5月", "2021-05")
    r.set("standard", *yes(b.standard)); r.set("missing_items", b.missing); r.set("demo", *yes(b.demo)); r.set("recommended", b.level, {"市委": "市级", "区委": "区级"}.get(b.level, b.level))
    if f == "X03": r.wrong("X03", "org", b.org.name.replace("样", "洋", 2))
    if f == "R12": r.wrong("R12", "field", "田间地头")
    if f == "R40":
        first = ledgers["brand"][16]
        r.set("brand_name", first.name); r.set("town", TOWNS[first.town]); r.wrong("R40", "brand_name", reject=True)
    return r


ITEMS = {"小微权力清单制度": "小微权力清单", "公布小微权力清单": "小微权力清单", "大工委": "街道大工委", "兼职委员": "大工委大党委兼职委员", "共建协议": "契约化共建协议",
         "校长负责制": "中小学校党组织领导的校长负责制", "定期报告": "各类组织定期报告", "志愿服务队": "党员志愿服务队", "三张清单": "两新三张清单"}


def unit_checklist_record(c, month):
    r, f = Record(), c.fault
    r.set("unit", c.unit); r.set("unit_kind", c.kind, {"合作社": "合作组织", "共青团": "群团组织"}.get(c.kind, c.kind)); r.set("town", TOWNS[c.town] if c.town is not None else "区直")
    r.set("item", c.item, ITEMS.get(c.item, c.item)); r.set("due", *yes(c.due)); r.set("done", *yes(c.done)); r.set("done_on", *day(c.on)); r.set("quantity", c.quantity)
    if f == "R12": r.wrong("R12", "item", "建了群")
    return r


def plan_record(x, month):
    r = Record()
    r.set("town", TOWNS[x.town]); r.set("planned", f"{x.planned}名" if x.town == 1 else x.planned, x.planned)
    return r


def alias_record(x, month):
    r = Record()
    r.set("old_name", x.old); r.set("old_code", x.code); r.set("change", x.change, {"并入": "合并"}.get(x.change, x.change)); r.set("org", x.org.short if x.org else None, x.org)
    r.set("since", *day(x.since))
    if x.fault: r.wrong("X03", "org", "竹样乡机开党支部")
    return r


def flow_record(x, month):
    """In June the opening is May's closing, but for one town."""
    r = Record()
    t = x.town
    here = [m for m in month.facts.roll if m.values["branch"] and m.values["branch"].town == t]
    new = sum(bool(m.values["joined"] and m.values["joined"][:7] == month.period) for m in here)
    came = 0 if month.is_may else sum(not m.thing.since_may and m.thing.org.town == t for m in here)
    closing = len(here)
    opening = closing - new - came
    r.set("town", TOWNS[t]); r.set("opening", opening + (2 if t == 5 and not month.is_may else 0))
    r.set("admitted", new or None); r.set("moved_in", came); r.set("restored", None); r.set("moved_out", 0); r.set("died", 0); r.set("expelled", 0)
    r.set("suspended", 2 if t == 5 and not month.is_may else 0); r.set("closing", closing + (3 if x.fault == "X05" else 0))
    if x.fault == "R33": r.wrong("R33", "opening", f"约{opening}", opening)
    return r


def summary_record(x, month):
    r = Record()
    t, facts = x.town, month.facts
    here = [v for v in facts.villages if v.thing.town == t]
    members = [m for m in facts.roll if m.values["branch"] and m.values["branch"].town == t]
    new = [m for m in members if m.values["joined"] and "2023" <= m.values["joined"] <= month.as_of.isoformat()]
    r.set("town", TOWNS[t]); r.set("village_count", len(here)); r.set("households", sum(v.values["households"] for v in here) + (100 if x.fault == "X19" else 0))
    r.set("registered_population", sum(v.values["registered_population"] for v in here)); r.set("branch_count", sum(o.is_branch for o in facts.orgs if o.thing.town == t))
    r.set("member_count", len(members) + (2 if x.fault == "X19" else 0)); r.set("admitted", len(new)); r.set("admitted_worker", 1)
    r.set("admitted_farmer", len(new) + 1 if x.fault == "X21" else 2)
    return r


RECORDS = {"grid": grid_record, "facility": facility_record, "decision": decision_record, "rectify": rectify_record, "brand": brand_record,
           "unit_checklist": unit_checklist_record, "admission_plan": plan_record, "member_flow": flow_record, "town_summary": summary_record, "branch_alias": alias_record}


def place_records(month):
    """The records of a month, by dataset; and two columns more of the two-new ledger."""
    month.facts = Facts(month)
    records = {}
    for dataset, things in ledgers.items():
        records[dataset] = []
        for x in things:
            if month.is_may and (dataset == "grid" and x.town == 3 or dataset == "decision" and x.days[3] and x.days[3] > month.as_of):
                continue  # one town had not sent its grids
            r = RECORDS[dataset](x, month)
            r.thing = x
            records[dataset].append(r)
            if x.fault == "R64":
                again = RECORDS[dataset](x, month)
                again.set("done", *yes(1 - x.done)); again.thing = x
                records[dataset].append(again)
    for r in month.units:
        r.set("visit_count", r.thing.visits); r.set("new_business", *yes(r.thing.new_business))
    return records


FILES = {  # dataset -> file, sheet, title
    "facility": ("阵地台账.xlsx", "阵地台账", "党群服务中心（活动阵地）台账"), "decision": ("四议两公开台账.xlsx", "四议两公开", "村（社区）重要事项“四议两公开”登记表"),
    "rectify": ("软弱涣散整顿台账.xlsx", "软弱涣散整顿", "软弱涣散村党组织整顿台账"), "unit_checklist": ("事项清单/事项清单-单位.xlsx", "事项清单", "工作事项清单"),
    "member_flow": ("党员增减变动.xlsx", "党员增减变动", "党员增减变动情况"), "town_summary": ("乡镇汇总.xlsx", "乡镇汇总", "乡镇（街道）基本情况汇总"),
}
GBK_FILES = {"brand": "党建品牌.csv", "admission_plan": "发展党员计划.csv", "branch_alias": "党组织更名.csv"}


def write_place_ledgers(month, path):
    (path / "事项清单").mkdir(exist_ok=True)
    for dataset, (file, sheet, title) in FILES.items():
        book, formats = new_book(path / file)
        write_sheet(book, formats, file, sheet, f"{DISTRICT}{title}（{month.label}）", dataset, month.places[dataset])
        book.close()
    file = "网格台账.xlsx"  # a sheet for each town
    book, formats = new_book(path / file)
    for t, town in enumerate(TOWNS):
        write_sheet(book, formats, file, town, f"{town}网格台账", "grid", [r for r in month.places["grid"] if r.thing.town == t])
    book.close()
    for dataset, file in GBK_FILES.items():
        fields = list(HEADINGS[dataset])
        lines = [",".join(HEADINGS[dataset][f][0] for f in fields)]
        for i, r in enumerate(month.places[dataset]):
            lines.append(",".join("" if r.cells[f] is None else str(r.cells[f]) for f in fields))
            r.place = (file, "", i + 2)
        (path / file).write_bytes(("\r\n".join(lines) + "\r\n").encode("gbk"))


def write_sheet(book, formats, file, sheet, title, dataset, records):
    s = Sheet(book, file, sheet, formats)
    fields = list(HEADINGS[dataset])
    names = ["序号"] + [HEADINGS[dataset][f][0] for f in fields]
    s.titles([title, f"填报单位：{DISTRICT}委组织部"], len(names))
    s.header(names)
    s.records(records, fields)
    s.footer("填表人：样戊　　　　审核人：样乙")
