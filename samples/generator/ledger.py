"""What the rules make of a month: findings across rows and tables, and the figures, counted in plain Python."""

import datetime as dt
from collections import Counter, defaultdict

from .spelling import month_no, reading_first, reading_last, years_later
from .events import LIFE_WIDE_TOWN


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

        by_person = defaultdict(list)  # of whom the sheet says, by id or by name (Tests/Oracle/people_figures.py)
        for x in self.trainings:
            if x.link.person is not None:
                by_person[x.link.person.values["citizen_id"]].append(x.values)

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
            class_room = [attended(v) for v in mine if v["mode"] in (None, "集中培训", "集体学习")]
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
