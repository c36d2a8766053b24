"""The ledgers about people: cadres, stationed teams, talks, reviews, projects, double reports, wishes, classes,
sign-in sheets without an id, and the checklist of what has been done.

They have a random stream of their own, so that what the other modules write does not change.
"""

import datetime as dt
from random import Random


from .district import Thing, activists, orgs, people, units, villages
from .records import Record, branch_words
from .sheets import HEADINGS, Sheet, new_book
from .spelling import DISTRICT, GIVEN, SURNAMES, TOWNS, citizen_id, names_taken, years_later

rng = Random(20230701)
phones = iter(range(10000))

HEADINGS.update({
    "village_cadre": {
        "town": ["所属乡镇（街道）"], "village": ["所在村（社区）"], "name": ["姓名"], "sex": ["性别"], "citizen_id": ["身份证号"], "is_member": ["是否党员"],
        "phone": ["联系电话"], "post": ["村干部职务"], "one_shoulder": ["是否一肩挑"], "in_post_since": ["任现职时间"], "left_on": ["离任时间"],
        "filed_on": ["区级备案时间"], "audited_on": ["任期审计时间"],
    },
    "stationed_team": {
        "name": ["队员姓名"], "role": ["类别"], "sent_level": ["派出层级"], "citizen_id": ["身份证号码"], "phone": ["联系电话"], "sent_by": ["派出单位"],
        "village": ["所驻村"], "since": ["任职时间"], "until": ["离任时间"], "graduate": ["是否选调生"], "days_05": ["5月"], "days": ["月在岗天数（天）"],
        "year_grade": ["年度考核等次"], "feedback_on": ["反馈派出单位时间"],
    },
    "leader": {"name": ["主要负责人姓名"], "unit": ["单位名称"], "post": ["现任职务"], "town": ["所属乡镇（街道）"], "since": ["任职时间"], "until": ["离任时间"]},
    "talk": {
        "town": ["所属乡镇"], "talker": ["谈话人/姓名"], "talker_post": ["谈话人/职务"], "talked_to": ["谈话对象/姓名"], "talked_to_post": ["谈话对象/职务"],
        "talked_on": ["谈话时间"], "kind": ["谈话类型"], "mode": ["方式"], "demands": ["整改要求"], "outcome": ["整改情况"],
    },
    "review": {
        "review_year": ["年度"], "level": ["层级"], "town": ["所属乡镇"], "name": ["述职人"], "role": ["述职人类别"], "unit": ["所在单位"],
        "reported_on": ["述职时间"], "mode": ["述职方式"], "votes_good": ["民主评议结果/好"], "votes_fair": ["民主评议结果/较好"],
        "votes_common": ["民主评议结果/一般"], "votes_poor": ["民主评议结果/差"], "grade": ["综合等次"],
    },
    "project": {
        "project_name": ["项目名称"], "level": ["领办层级"], "leader": ["领办人"], "leader_post": ["领办人职务"], "unit": ["所属社区"], "town": ["所属街道"],
        "claimed_on": ["认领时间"], "planned_on": ["计划完成时间"], "progress": ["进度（%）"], "state": ["状态"], "difficulty": ["困难"],
    },
    "dual_report": {
        "name": ["党员姓名"], "unit": ["工作单位"], "branch": ["所在党组织"], "phone": ["手机"], "community": ["报到社区"], "reported_on": ["报到日期"],
        "state": ["报到状态"], "duty": ["认领岗位"], "times": ["实际活动次数"],
    },
    "dual_report_unit": {
        "unit": ["报到单位"], "branch": ["单位党组织"], "community": ["报到社区"], "reported_on": ["报到日期"], "state": ["报到状态"], "agreement": ["共建协议"],
    },
    "wish": {
        "wish_no": ["心愿编号"], "wisher": ["心愿人"], "wisher_group": ["群体"], "community": ["社区"], "content": ["心愿内容"], "collected_on": ["征集时间"],
        "claimed_unit": ["认领单位"], "claimed_on": ["认领时间"], "done_on": ["完成时间"], "state": ["状态"],
    },
    "training_class": {
        "class_name": ["培训班名称"], "mode": ["培训类别"], "audience": ["培训对象"], "held_on": ["开班时间"], "days": ["培训天数"], "class_hours": ["学时"],
        "place": ["培训地点"], "organizer": ["主办单位"], "expected": ["应训人数"], "trained": ["参训人数"],
    },
    "checklist": {
        "unit": ["责任单位"], "town": ["所属乡镇"], "item": ["工作事项"], "person": ["姓名"], "due": ["应完成"], "done": ["是否完成"], "done_on": ["完成时间"],
        "quantity": ["数量"],
    },
    "sign_in": {
        "class_name": ["培训班名称"], "audience": ["培训对象"], "held_on": ["培训时间"], "class_hours": ["学时"], "name": ["姓名"], "branch": ["所在党支部"],
        "unit": ["单位"], "town": ["所属乡镇"], "phone": ["手机号"], "status": ["签到"],
    },
})

ledgers = {}  # dataset -> Things of June; May has those whose `on` is in May or before


def name():
    while True:
        made = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
        if made not in names_taken and made[1] != made[2]:
            names_taken.add(made)
            return made


def phone():
    return f"1990002{next(phones):04d}"


def outsider(town, **values):
    born = dt.date(rng.randrange(1966, 1999), rng.randrange(1, 13), rng.randrange(1, 29))
    sex = rng.choice("男女")
    return Thing(**{**dict(name=name(), sex=sex, id=citizen_id(f"45990{town + 1}", born, rng.randrange(10, 990) // 2 * 2 + (sex == "男")),
                           phone=phone(), org=None, member=False), **values})


def sound(p):
    """A member whose row on the roster has nothing wrong in it."""
    return p.fault is None and p.exit is None and p.roll == "正常" and p.frail is None and p.since_may


def make_people_ledgers():
    make_cadres()
    make_stationed()
    make_leaders()
    make_talks()
    make_reviews()
    make_projects()
    make_dual_reports()
    make_wishes()
    make_sign_ins()
    make_checklist()


def make_cadres():
    out = ledgers["village_cadre"] = []
    for i, v in enumerate(villages):
        homes = [o for o in orgs if o.is_branch and o.village is v]
        pool = [p for o in homes for p in people if p.org is o and p.post is None and sound(p) and p.type == "正式党员" and 1958 < p.born.year < 1995]
        chief = next((p for p in people if p.org is homes[0] and p.post == "书记" and sound(p)), None)
        kind = "村" if v.kind == "建制村" else "社区"
        short = "居" if kind == "社区" else "村"
        since = dt.date(2023, 2, 10 + i % 9) if i % 15 == 7 else dt.date(2022, 9, 1) if i % 15 == 11 else dt.date(2023, 5, 18) if i % 20 == 3 else dt.date(2021, 1, 20)

        def add(p, post, **values):
            t = Thing(**{**dict(village=v, person=p, post=post, shoulder=None, since=dt.date(2021, 2, 1), left=None, filed=None, audited=None, fault=None), **values})
            out.append(t)
            return t

        apart = i % 6 == 4  # secretary and head are two people
        post = ["党支部书记、村委会主任", "书记兼主任", "一肩挑", "党总支书记、村(居)委会主任"][i % 4] if not apart else "党支部书记"
        economy = "、村集体经济合作社理事长" if i % 3 == 0 and kind == "村" else ""
        secretary = chief or outsider(v.town, member=True)
        if i != 33:  # nobody on the list is secretary there
            add(secretary, post + economy, shoulder=("否" if apart else "是"), since=since, filed=None if i % 12 == 5 else dt.date(2021, 3, 20) if since.year == 2021 else since,
                audited=dt.date(2022, 10, 12) if i % 4 != 3 else dt.date(2019, 5, 8) if i % 8 == 3 else None)
        if apart:
            add(pool.pop() if pool else outsider(v.town), f"{short}委会主任")
        add(pool.pop() if pool else outsider(v.town), "党支部副书记")
        add(outsider(v.town), ["妇联主任", "村委会副主任", "村委会委员、治保主任"][i % 3])
        add(pool.pop() if pool else outsider(v.town), f"{short}务监督委员会主任")
        if not economy and kind == "村":
            add(outsider(v.town), "村股份经济合作社理事长")
        if i % 9 == 0:  # who left stays on the ledger
            add(outsider(v.town), "党支部委员", left=dt.date(2022, 12, 20))
    mark = [t for t in out if t.post.startswith("党支部副书记") or "副主任" in t.post]
    mark[2].fault = "R05"
    mark[5].fault, mark[5].since, mark[5].left = "R62", dt.date(2022, 6, 1), dt.date(2021, 6, 1)
    mark[8].fault = "X22"
    mark[11].fault = "no-id"
    mark[14].person = mark[17].person  # in two villages
    apart = [t for t in out if t.shoulder == "否"]
    apart[1].shoulder = "是"
    plain = [t for t in out if t.shoulder == "是"]
    plain[9].shoulder = "否"
    mark[20].fault = "X01"


def make_stationed():
    out = ledgers["stationed_team"] = []
    rural = [v for v in villages if v.kind == "建制村"]
    key = [v for v in rural if v.households % 7 == 0]
    other = [v for v in rural if v.households % 7][:9:3]
    for i, v in enumerate(key + other):
        if i == 1:
            continue  # a key village without a team
        for k, role in enumerate(("第一书记", "工作队员", "队员")):
            p = outsider(v.town)
            left = dt.date(2023, 4, 30) if i == 2 else None  # gone, and nobody came
            graded = k < 2
            out.append(Thing(village=v, person=p, role=role, level=["自治区派", "市派", "县派"][(i + k) % 3], unit=f"样例区样{'农水林教'[(i + k) % 4]}局",
                             since=dt.date(2021, 5, 28) if k else dt.date(2022, 3, 1), until=left, graduate=k == 2 and i % 2 == 0, may=21 + (i + k) % 4,
                             days=20 + (i * 3 + k) % 5, grade="优秀" if graded and i % 3 == 0 else "称职" if graded else None,
                             feedback=dt.date(2023, 2, 15 + k) if graded else None, fault=None))
    stay = [t for t in out if t.until is None]
    stay[1].days, stay[4].days, stay[7].days = 17, None, 33  # too few, blank, more than June has
    stay[3].may = 18
    stay[8].days, stay[8].graduate = 20, True
    stay[10].person = stay[12].person
    stay[5].fault = "R62"


def make_leaders():
    """The secretaries of the towns, one of them in post since March, and his predecessor."""
    out = ledgers["leader"] = []
    for t, town in enumerate(TOWNS):
        chief = next(o for o in orgs if o.town == t and o.kind == "党委")
        out.append(Thing(town=t, name=chief.secretary, since=dt.date(2023, 3, 6) if t == 4 else dt.date(2021, 5, 10 + t), until=None))
    out.append(Thing(town=4, name="样前任", since=dt.date(2019, 4, 8), until=dt.date(2023, 2, 27)))


def make_talks():
    out = ledgers["talk"] = []
    for t, town in enumerate(TOWNS):
        chief = next(o for o in orgs if o.town == t and o.kind == "党委")
        for month in range(1, 7):
            if (t, month) in ((2, 4), (5, 2), (5, 3)):
                continue
            for k in range(1 + (t + month) % 2):
                out.append(Thing(town=t, talker=chief.secretary, post="党委书记", to=f"样{'甲乙丙丁戊己'[(t + k) % 6]}{'东西南北'[month % 4]}", to_post="站所长" if k else "村党组织书记",
                                 on=dt.date(2023, month, 6 + 5 * k + t), kind=["提醒", "例行", "谈心谈话"][(t + month) % 3], mode=["一对一", "个别", "集体"][month % 3],
                                 demands="抓好整改" if (t + month) % 2 else None, outcome="已整改" if month < 5 and (t + month) % 4 else None, fault=None))
    out.append(Thing(**{**out[8].__dict__, "fault": "R55"}))
    out.append(Thing(**{**out[14].__dict__, "fault": "R13", "to": "样庚"}))
    out.append(Thing(**{**out[20].__dict__, "talker": "样副书记", "to": "样辛", "on": dt.date(2023, 6, 9), "demands": None, "outcome": None}))


def make_reviews():
    out = ledgers["review"] = []

    def add(level, town, who, role, unit, **values):
        n = len(out)
        out.append(Thing(**{**dict(level=level, town=town, name=who, role=role, unit=unit, on=dt.date(2023, 1, 8 + n % 12), mode=["现场", "书面述职"][n % 2],
                                   votes=(12 + n % 7, 5, n % 3, 0), grade=["好", "较好", "好", "较好", "一般"][n % 5], fault=None), **values}))

    for t, town in enumerate(TOWNS):
        chief = next(o for o in orgs if o.town == t and o.kind == "党委")
        add("区", t, chief.secretary, "乡镇书记", chief.name)
        for k in range(2):
            add("乡镇", t, name(), "班子成员", chief.name)
        add("乡镇", t, name(), "站（所）长", f"{town}农技站")
        for o in [o for o in orgs if o.is_branch and o.town == t and o.village and o.secretary][:6:2]:
            add("村级", t, o.secretary, "党支部书记", o.short)
        add("村级", t, name(), "村干部", town)
    out[4].on = None
    out[9].votes = (None, None, None, None)
    out[17].grade = None
    out[23].on, out[23].grade = None, None
    out[30].fault = "R12"


def make_projects():
    out = ledgers["project"] = []
    homes = []
    for v in [v for v in villages if v.kind == "城市社区"]:
        mine = [o for o in orgs if o.village is v]
        homes.append(next((o for o in mine if o.kind == "党总支"), mine[0]))

    def add(title, level, leader, post, unit, claimed, planned, progress, state, **values):
        out.append(Thing(**{**dict(title=title, level=level, leader=leader, post=post, unit=unit, claimed=claimed, planned=planned, progress=progress, state=state,
                                   difficulty=None, fault=None), **values}))

    for i, o in enumerate(homes):
        if i == 4:
            continue  # claims nothing
        add(f"{o.village.name}" + ["小区党建联建", "老旧小区加装电梯", "红色物业", "邻里食堂", "", "楼栋党小组", "夜间议事"][i], "社区级", o.secretary, "社区党组织书记", o.village.name,
            dt.date(2023, 2, 10 + i), dt.date(2023, 11, 30) if i != 2 else dt.date(2023, 5, 31), ["60%", "55", 70, "40", None, 15, 0.5][i], "进行中" if i != 0 else "推进中")
    street = next(o for o in orgs if o.town == 5 and o.kind == "党委")
    add("党建引领街区治理", "街道级", street.secretary, "街道党委书记", TOWNS[5], dt.date(2023, 1, 15), dt.date(2023, 6, 20), 100, "已完成")
    for i, title in enumerate(("城市党群服务中心体系", "新就业群体友好街区", "红色主题公园")):
        add(title, "区级", "样区长" if i else "样部长", "区领导", DISTRICT, dt.date(2023, 3, 1), dt.date(2023, 12, 20), [45, "50%", 10][i], ["进行中", "实施中", "进度滞后"][i],
            difficulty="用地未落实" if i == 2 else None)
    add("沿街商户联盟", "社区级", homes[1].secretary, "社区党组织书记", homes[1].village.name, dt.date(2023, 1, 5), dt.date(2023, 8, 31), 20, "终止")
    out[3].fault = "R33"


COMMUNITIES = []


def make_dual_reports():
    out, whole = ledgers["dual_report"], ledgers["dual_report_unit"] = [], []
    ledgers["dual_report"] = out
    COMMUNITIES[:] = [v.name for v in villages if v.kind == "城市社区"]
    serving = [p for p in people if p.org.unit in ("机关", "事业单位") and p.job != "退休人员" and p.exit is None and p.roll == "正常"]
    for i, p in enumerate(serving):
        if rng.random() < 0.12:
            continue
        with_phone = rng.random() < 0.6
        out.append(Thing(name=p.name, unit=p.org.short.replace("党支部", ""), org=p.org, phone=p.phone if with_phone else None, community=COMMUNITIES[i % 7],
                         on=dt.date(2023, 1 + i % 6, 3 + i % 24), state=rng.choice(["已报到"] * 9 + ["已返回", None]), duty=rng.choice(["治安巡逻", "文明劝导", None]),
                         times=rng.choice((0, 1, 1, 2, 3, None)), fault=None))
    some = [t for t in out if t.phone and t.state == "已报到"]
    again = some[30]
    out.append(Thing(**{**again.__dict__, "community": COMMUNITIES[(COMMUNITIES.index(again.community) + 2) % 7]}))
    for t in some[40:43]:  # neither phone nor branch: only candidates
        t.phone = t.org = None
    some[50].fault = "R15"
    out.append(Thing(**{**some[60].__dict__, "name": name(), "phone": phone(), "org": None}))  # a stranger
    retired = next(p for p in people if p.job == "退休人员" and sound(p) and p.org.unit == "城市社区" and 2023 - p.born.year >= 45)
    out.append(Thing(**{**some[61].__dict__, "name": retired.name, "phone": retired.phone, "org": retired.org}))
    for i, o in enumerate([o for o in orgs if o.is_branch and o.unit in ("机关", "事业单位") and o.fault != "unit-unknown"]):
        if i % 11 == 6:
            continue
        whole.append(Thing(org=o, unit=o.short.replace("党支部", ""), community=COMMUNITIES[i % 7], on=dt.date(2023, 3, 1 + i % 28), state="已报到" if i % 13 != 5 else "已撤销",
                           agreement=int(i % 3 > 0), fault="X03" if i == 9 else None))


def make_wishes():
    out = ledgers["wish"] = []
    for i in range(44):
        on = dt.date(2023, 1 + i % 6, 2 + i % 25)
        claimed = on + dt.timedelta(days=4 + i % 9) if i % 7 else None
        done = claimed + dt.timedelta(days=6 + i % 30) if claimed and i % 5 else None
        out.append(Thing(no=f"XY{i + 1:03d}", who=name(), group=["困难群众", "独居老人", "留守儿童", "残疾人"][i % 4], community=COMMUNITIES[i % 7],
                         what=["一辆轮椅", "一套桌椅", "修一盏灯", "一箱牛奶", "一副老花镜"][i % 5], on=on, claimed=claimed, done=done, unit="样例区机关党支部" if claimed else None, fault=None))
    out[10].done = out[10].claimed - dt.timedelta(days=2) if out[10].claimed else None
    out[10].fault = "R21"
    for i in (16, 33):
        out[i].claimed = out[i].done = out[i].unit = None
        out[i].fault = "back"


def make_sign_ins():
    """One workbook with three sheets, none of which has a column for ids."""
    out = ledgers["sign_in"] = []

    def add(sheet, title, audience, day, hours, who, **values):
        out.append(Thing(**{**dict(sheet=sheet, title=title, audience=audience, day=day, hours=hours, name=who, org=None, unit=None, town=None, phone=None,
                                   status="已签到", fault=None), **values}))

    two_new = [p for p in people if p.org.unit == "非公有经济控制" and p.exit is None and p.roll == "正常" and p.since_may]
    for day, share in ((dt.date(2023, 4, 21), 0.7), (dt.date(2023, 6, 16), 0.45)):
        for i, p in enumerate(two_new):
            if rng.random() > share:
                continue
            add("两新组织", "两新组织党员强素质培训班", "两新组织党员", day, 8, p.name, org=p.org, phone=p.phone if rng.random() < 0.5 else None,
                status=rng.choice(["已签到"] * 12 + ["请假", "迟到", None]))
    mine = [t for t in out if t.phone is None]
    for t in mine[:3]:  # no branch, only the town
        t.town, t.org = t.org.town, None
    firms = [u for u in units if u.fault is None and u.org is not None and u.state == "正常运营"]
    for u in firms[:9]:  # employees who are no members
        add("两新组织", "两新组织党员强素质培训班", "两新组织党员", dt.date(2023, 6, 16), 8, name(), unit=u.name, town=u.town)
    add("两新组织", "两新组织党员强素质培训班", "两新组织党员", dt.date(2023, 6, 16), 8, name(), phone=phone())  # a stranger
    day = dt.date(2023, 5, 25)
    for i, c in enumerate(ledgers["village_cadre"]):
        if c.left is None and rng.random() < 0.82 and c.fault != "X22":
            add("村干部", "村“两委”干部轮训班", "村“两委”干部", day, 24, c.person.name, unit=c.village.name, phone=c.person.phone, town=c.village.town,
                status=rng.choice(["已签到"] * 15 + ["缺席", None]))
    for a in activists:
        if a.state == "在培" and a.fault is None and a.on < dt.date(2023, 5, 1) and rng.random() < 0.75:
            add("积极分子", "入党积极分子和发展对象培训班", "入党积极分子", dt.date(2023, 5, 9), 24 if a.target and a.target >= dt.date(2023, 1, 1) and rng.random() < 0.8 else 16, a.name, org=a.org)
    classes = ledgers["training_class"] = []
    for title, audience, day, days, hours, place, expected, trained, fault in (
            ("两新组织党员强素质培训班", "两新组织党员", dt.date(2023, 6, 16), 1, 8, "样例区党校", 60, 42, None),
            ("小个专党支部书记培训", "小个专党组织书记", dt.date(2023, 3, 30), 1, 8, "青样镇", 20, 18, None),
            ("新业态从业人员党课", "外卖员、快递员", dt.date(2023, 5, 17), 0.5, 4, "河样街道", 30, 26, None),
            ("全区党务骨干培训", "党务工作者", dt.date(2023, 4, 10), 3, 24, "样例区党校", 90, 88, None),
            ("乡村振兴专题班", "村党组织书记", dt.date(2023, 5, 8), 1, 16, "样例区党校", 60, 57, "R57b"),
            ("非公企业党建指导员培训", "党建指导员", dt.date(2023, 6, 1), 1, 8, "样例工业园", 15, 19, "R53")):
        classes.append(Thing(title=title, audience=audience, on=day, days=days, hours=hours, place=place, expected=expected, trained=trained, fault=fault))


def make_checklist():
    out = ledgers["checklist"] = []

    def add(unit, town, item, done, on=dt.date(2023, 4, 20), **values):
        out.append(Thing(**{**dict(unit=unit, town=town, item=item, done=done, on=on if done else None, person=None, due=1, quantity=None, fault=None), **values}))

    for t, town in enumerate(TOWNS):
        for k in range(2):
            add(f"{town}党委", t, "新进乡镇班子任职培训", int((t, k) != (3, 1)), person=name())
    add(f"{TOWNS[1]}党委", 1, "新进乡镇班子任职培训", 0, person=name(), due=0)
    for k, t in enumerate((0, 2, 2, 4, 5)):
        add(villages[t * 10 + k].name, t, "不胜任村干部调整", int(k != 2), person=name(), on=None if k == 3 else dt.date(2023, 5, 11))
    for i, o in enumerate([o for o in orgs if o.is_branch and o.town != 5]):
        unit = [o.short, o.name, o.code][i % 3]
        for item, done in (("党员承诺", 1), ("践诺", int(i % 9 != 2)), ("党员评诺", int(i % 7 != 4))):
            add(unit, o.town, item, done)
        add(unit, o.town, ["党员亮身份", "党员户挂牌", "党员示范岗"][i % 3], int(i % 10 != 8), on=dt.date(2023, 3, 8))
    for i, v in enumerate([v for v in villages if v.kind == "建制村"]):
        if i % 13 != 6:
            add(v.name, v.town, "换届“回头看”" if i % 2 else "大调研", int(i % 8 != 3), on=dt.date(2023, 2, 27))
    add("样例工业园党工委", 0, "先锋联盟工作站", 1, quantity=1)
    add("样例工业园党工委", 0, "专职党务工作者", 1, quantity=2)
    add("样东产业园", 4, "专职党务工作者", 0)
    for i, item in enumerate(("微广场", "党建微公园", "微客厅", "红色驿站", "党员服务点", "代办点", "咨询台", "党员服务点", "微广场")):
        add(f"{TOWNS[i % 6]}党群服务中心", i % 6, item, int(i != 4), quantity=[None, 2, 1, 3, None, 1, 2, 4, 1][i])
    for t in range(6):
        add(f"{TOWNS[t]}党委", t, "党员责任区", 1, quantity=8 + t)
        add(f"{TOWNS[t]}党委", t, "示范经营户", 1, quantity=3 + 2 * t)
    out[40].fault = "R12"


ITEMS = {"践诺": "党员践诺", "党员户挂牌": "党员户标识", "党员示范岗": "党员岗标识", "换届“回头看”": "换届回头看", "大调研": "联系村支部大调研", "专职党务工作者": "园区专职党务工作者",
         "微广场": "党建微广场", "微客厅": "党建微客厅", "红色驿站": "旅游红色驿站", "代办点": "红色志愿代办点", "咨询台": "党员义务咨询台", "示范经营户": "党员示范经营户"}


def day(d):
    return (d.isoformat(), d.isoformat()) if d else (None, None)


def cadre_record(t, month):
    r, p = Record(), t.person
    r.set("town", TOWNS[t.village.town]); r.set("village", t.village.name, t.village); r.set("name", p.name); r.set("sex", p.sex)
    r.set("citizen_id", p.id if zlib_of(p.id) % 6 else None); r.set("is_member", "是" if p.org or getattr(p, "member", False) else "否", int(bool(p.org or getattr(p, "member", False))))
    r.set("phone", p.phone); r.set("post", t.post)
    r.set("one_shoulder", {"是": "一肩挑" if t.village.town % 2 else "是"}.get(t.shoulder, t.shoulder), t.shoulder)
    r.set("in_post_since", *day(t.since)); r.set("left_on", *day(t.left)); r.set("filed_on", *day(t.filed)); r.set("audited_on", *day(t.audited))
    if t.fault == "R05": r.wrong("R05", "citizen_id", p.id[:17] + ("1" if p.id[17] != "1" else "2"))
    if t.fault == "no-id": r.set("citizen_id", None)
    if t.fault == "X01": r.set("citizen_id", next(q for q in people if q.org.village is t.village and sound(q) and not any(c.person is q for c in ledgers["village_cadre"])).id)
    if t.fault == "R62": r.wrong("R62", "left_on")
    if t.fault == "X22": r.wrong("X22", "village", t.village.name.replace("样", "详"))
    return r


def zlib_of(text):
    import zlib
    return zlib.crc32(text.encode())


def stationed_record(t, month):
    r, p = Record(), t.person
    r.set("name", p.name); r.set("role", t.role, {"工作队员": "队员"}.get(t.role, t.role)); r.set("sent_level", t.level, t.level.removesuffix("派")); r.set("citizen_id", p.id)
    r.set("phone", p.phone); r.set("sent_by", t.unit); r.set("village", t.village.name, t.village); r.set("since", *day(t.since)); r.set("until", *day(t.until))
    r.set("graduate", "是" if t.graduate else "否", int(t.graduate))
    r.set("days_05", None if month.is_may else t.may)
    r.set("days", t.may if month.is_may else f"{t.days}天" if t.days == 22 else t.days, t.may if month.is_may else t.days)
    r.set("year_grade", t.grade); r.set("feedback_on", *day(t.feedback))
    if t.fault == "R62":
        r.set("until", *day(years_later(t.since, -1))); r.wrong("R62", "until")
    return r


def leader_record(t, month):
    r = Record()
    town = TOWNS[t.town]
    r.set("name", t.name); r.set("unit", f"中共样例区{town}委员会"); r.set("post", "党委书记"); r.set("town", town)
    r.set("since", *day(t.since)); r.set("until", *(day(t.until) if t.until else (None, None)))
    return r


def talk_record(t, month):
    r = Record()
    r.set("town", TOWNS[t.town]); r.set("talker", t.talker); r.set("talker_post", t.post); r.set("talked_to", t.to); r.set("talked_to_post", t.to_post)
    r.set("talked_on", f"{t.on.year}.{t.on.month}.{t.on.day}", t.on.isoformat())
    r.set("kind", t.kind, {"提醒": "提醒谈话", "例行": "例行谈话"}.get(t.kind, t.kind)); r.set("mode", t.mode, {"个别": "一对一"}.get(t.mode, t.mode))
    r.set("demands", t.demands); r.set("outcome", t.outcome)
    if t.fault == "R55": r.wrong("R55", "talked_on", reject=True)
    if t.fault == "R13": r.wrong("R13", "talked_on", "2023.2.30", reject=True)
    return r


def review_record(t, month):
    r = Record()
    r.set("review_year", "2022"); r.set("level", t.level, t.level.removesuffix("级")); r.set("town", TOWNS[t.town]); r.set("name", t.name)
    r.set("role", t.role, {"乡镇书记": "乡镇党委书记", "站（所）长": "站所长", "党支部书记": "基层党组织书记"}.get(t.role, t.role)); r.set("unit", t.unit)
    r.set("reported_on", *day(t.on)); r.set("mode", t.mode)
    for field, n in zip(("votes_good", "votes_fair", "votes_common", "votes_poor"), t.votes):
        r.set(field, n)
    r.set("grade", t.grade)
    if t.fault == "R12": r.wrong("R12", "grade", "合格以上")
    return r


def project_record(t, month):
    r = Record()
    r.set("project_name", t.title); r.set("level", t.level, t.level.removesuffix("级")); r.set("leader", t.leader); r.set("leader_post", t.post); r.set("unit", t.unit)
    r.set("town", TOWNS[5]); r.set("claimed_on", *day(t.claimed)); r.set("planned_on", *day(t.planned))
    done = t.state == "已完成" and month.is_may
    progress, state = ("80", "进行中") if done else (t.progress, t.state)
    r.set("progress", progress, None if progress is None else float(str(progress).rstrip("%")))
    r.set("state", state, {"推进中": "进行中", "实施中": "进行中", "进度滞后": "滞后"}.get(state, state)); r.set("difficulty", t.difficulty)
    if t.fault == "R33": r.wrong("R33", "progress", "过半")
    return r


def dual_record(t, month):
    r = Record()
    r.set("name", t.name); r.set("unit", t.unit); r.set("branch", branch_words(t.org, t.name) if t.org else None, t.org); r.set("phone", t.phone)
    r.set("community", t.community); r.set("reported_on", *day(t.on)); r.set("state", "√" if t.state == "已报到" and zlib_of(t.name) % 3 == 0 else t.state, t.state)
    r.set("duty", t.duty); r.set("times", f"{t.times}次" if t.times == 2 else t.times, t.times)
    if t.fault == "R15": r.wrong("R15", "reported_on", "2032-03-05")
    return r


def dual_unit_record(t, month):
    r = Record()
    r.set("unit", t.unit); r.set("branch", t.org.short, t.org); r.set("community", t.community); r.set("reported_on", *day(t.on))
    r.set("state", t.state, {"已撤销": "已返回"}.get(t.state, t.state)); r.set("agreement", "有" if t.agreement else "无", t.agreement)
    if t.fault == "X03": r.wrong("X03", "branch", t.org.short.replace("样", "祥", 1))
    return r


def wish_record(t, month):
    claimed = t.claimed if t.claimed and t.claimed <= month.as_of else None
    done = t.done if t.done and t.done <= month.as_of else None
    r = Record()
    r.set("wish_no", t.no); r.set("wisher", t.who); r.set("wisher_group", t.group, {"独居老人": "老人", "留守儿童": "儿童"}.get(t.group, t.group)); r.set("community", t.community)
    r.set("content", t.what); r.set("collected_on", *day(t.on)); r.set("claimed_unit", t.unit if claimed else None); r.set("claimed_on", *day(claimed)); r.set("done_on", *day(done))
    state = "已完成" if done else "已认领" if claimed else "待认领"
    state = "撤回" if t.fault == "back" else state
    r.set("state", {"已完成": "办结"}.get(state, state) if zlib_of(t.no) % 2 else state, state)
    if t.fault == "R21" and done: r.wrong("R21", "done_on")
    return r


def sign_in_record(t, month):
    r = Record()
    r.set("class_name", t.title); r.set("audience", t.audience); r.set("held_on", f"{t.day.month}月{t.day.day}日" if False else t.day.isoformat(), t.day.isoformat()); r.set("class_hours", t.hours)
    r.set("name", t.name); r.set("branch", t.org.short if t.org else None, t.org); r.set("unit", t.unit); r.set("town", None if t.town is None else TOWNS[t.town]); r.set("phone", t.phone)
    r.set("status", {"已签到": "√", "缺席": "×"}.get(t.status, t.status), t.status)
    for field in ("citizen_id", "mode", "hours", "days"):
        r.values[field] = None
    return r


def class_record(t, month):
    r = Record()
    r.set("class_name", t.title); r.set("mode", "集中培训"); r.set("audience", t.audience); r.set("held_on", *day(t.on)); r.set("days", t.days); r.set("class_hours", t.hours)
    r.set("place", t.place); r.set("organizer", "样例区委组织部"); r.set("expected", t.expected); r.set("trained", t.trained)
    if t.fault == "R53": r.wrong("R53", "trained")
    return r


def checklist_record(t, month):
    done = t.done if t.on is None or t.on <= month.as_of else 0
    r = Record()
    r.set("unit", t.unit); r.set("town", TOWNS[t.town]); r.set("item", t.item, ITEMS.get(t.item, t.item)); r.set("person", t.person); r.set("due", "是" if t.due else "否", t.due)
    r.set("done", "√" if done else "×", done); r.set("done_on", *day(t.on if done else None)); r.set("quantity", t.quantity)
    if t.fault == "R12": r.wrong("R12", "item", "党员爱心承诺墙")
    return r


RECORDS = {"village_cadre": cadre_record, "stationed_team": stationed_record, "leader": leader_record, "talk": talk_record, "review": review_record, "project": project_record, "dual_report": dual_record,
           "dual_report_unit": dual_unit_record, "wish": wish_record, "training_class": class_record, "checklist": checklist_record, "sign_in": sign_in_record}


def people_records(month):
    """The records of a month, by dataset; sign-in sheets apart from those with ids."""
    records = {}
    for dataset, things in ledgers.items():
        records[dataset] = []
        for t in things:
            if getattr(t, "on", None) and dataset in ("talk", "wish", "training_class") and t.on > month.as_of:
                continue
            if dataset == "sign_in" and t.day > month.as_of:
                continue
            if dataset == "dual_report" and t.on > month.as_of:
                continue
            r = RECORDS[dataset](t, month)
            r.thing = t
            records[dataset].append(r)
    return records


FILES = {  # dataset -> file, sheet, title
    "village_cadre": ("村(社区)干部台账.xlsx", "村社区干部", "村（社区）干部台账"), "stationed_team": ("驻村工作队台账.xlsx", "驻村工作队", "驻村第一书记和工作队员台账"),
    "leader": ("责任体系/一把手名单.xlsx", "一把手名单", "乡镇（街道）党（工）委主要负责人名单"),
    "talk": ("责任体系/谈话提醒记录.xlsx", "谈话提醒", "“一把手”谈话提醒记录"), "review": ("责任体系/述职评议考核.xlsx", "联述联评联考", "基层党建述职评议考核情况"),
    "project": ("责任体系/项目领办.xlsx", "项目领办", "城市基层党建项目领办台账"), "training_class": ("培训签到/培训班台账.xlsx", "培训班台账", "党员教育培训班台账"),
    "checklist": ("事项清单/事项清单-党员干部.xlsx", "事项清单", "工作事项落实清单"),
}


def write_people_ledgers(month, path):
    for folder in ("责任体系", "事项清单"):
        (path / folder).mkdir(exist_ok=True)
    for dataset, (file, sheet, title) in FILES.items():
        book, formats = new_book(path / file)
        write_sheet(month, book, formats, file, sheet, f"{DISTRICT}{title}（{month.label}）", dataset, month.people[dataset])
        book.close()
    file = "双报到登记.xlsx"
    book, formats = new_book(path / file)
    write_sheet(month, book, formats, file, "在职党员报到", f"{DISTRICT}在职党员到社区报到登记", "dual_report", month.people["dual_report"])
    write_sheet(month, book, formats, file, "单位报到", f"{DISTRICT}单位党组织到社区报到登记", "dual_report_unit", month.people["dual_report_unit"])
    book.close()
    file = "培训签到/签到表-两新组织、村干部、积极分子.xlsx"
    book, formats = new_book(path / file)
    for sheet, fields in (("两新组织", ("class_name", "audience", "held_on", "class_hours", "name", "branch", "unit", "town", "phone", "status")),
                          ("村干部", ("class_name", "audience", "held_on", "class_hours", "name", "town", "unit", "phone", "status")),
                          ("积极分子", ("class_name", "audience", "held_on", "class_hours", "name", "branch", "status"))):
        write_sheet(month, book, formats, file, sheet, f"{sheet}培训签到表", "sign_in", [r for r in month.people["sign_in"] if r.thing.sheet == sheet], fields)
    book.close()
    write_wishes(month, path)


def write_sheet(month, book, formats, file, sheet, title, dataset, records, fields=None):
    s = Sheet(month, book, file, sheet, formats)
    fields = fields or list(HEADINGS[dataset])
    names = ["序号"] + [HEADINGS[dataset][f][0] for f in fields]
    s.titles([title, f"填报单位：{DISTRICT}委组织部"], len(names))
    s.header(names)
    s.records(records, fields)
    s.footer("填表人：样丙　　　　审核人：样乙")


def write_wishes(month, path):
    """UTF-8 with a mark, as a web form exports it."""
    fields = list(HEADINGS["wish"])
    lines = [",".join(HEADINGS["wish"][f][0] for f in fields)]
    for i, r in enumerate(month.people["wish"]):
        lines.append(",".join("" if r.cells[f] is None else str(r.cells[f]) for f in fields))
        month.bodies[("微心愿.csv", "")].append([r.cells[f] for f in fields])
        r.place = ("微心愿.csv", "", i + 2)
    (path / "微心愿.csv").write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8"))
