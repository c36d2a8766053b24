"""The year's training and meetings up to June 2023."""

import datetime as dt

from .spelling import TOWNS, citizen_id, new_name, rng
from .district import Thing, orgs, people


class Class_:
    def __init__(self, name, mode, day, hours, file):
        self.name, self.mode, self.day, self.hours, self.file = name, mode, day, hours, file


attendances = []  # Thing(cls, person or outsider, status, hours, fault)


def add_attendance(cls, p, status="已签到", hours=None, fault=None, **values):
    a = Thing(cls=cls, name=p.name, id=p.id, branch=p.org.short if p.org else "", org=p.org if p.org in orgs else None, status=status, hours=hours, fault=fault, **values)
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
    for k, fault in ((60, "R07"), (120, "R05"), (180, "R13"), (240, "R15"), (300, "R12"), (360, "R57"), (430, "X01"), (500, "R04"), (560, "no-id")):
        attendances[some[k]].fault = fault
    attendances[some[300]].hours = None
    outsiders = [Thing(name=new_name(), id=citizen_id("459909", dt.date(1975 + i, 3, 4 + i), 100 + i), org=Thing(short="外区党支部")) for i in range(5)]
    rural_class = attendances[some[0]].cls
    for p in outsiders[:3]:
        attendances.append(Thing(cls=rural_class, name=p.name, id=p.id, branch=p.org.short, org=None, status="已签到", hours=16, fault=None))
    for p in outsiders[3:]:
        attendances.append(Thing(cls=second, name=p.name, id=p.id, branch=p.org.short, org=None, status="已签到", hours=None, fault=None))


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
