"""The figures and findings about people, counted from what was put into the sample's files.

Written from the words of the work plan and the rules' titles, with the standard library alone: nothing here reads
`pipelines/` or runs SQL. `samples/make_samples.py` calls it; a record has `values` (what the ledger must hold),
`rejected` and `thing`.
"""

import datetime as dt
from collections import Counter, defaultdict

ATTENDED = ("已签到", "迟到", "补训", "送学上门", "线上")
RETIRED = ("离休干部", "退休人员", "退职人员", "内部退养职工")
TWO_NEW_JOBS = ("非公有", "民办", "个体", "两新")
TWO_NEW_WORDS = ("两新", "非公", "社会组织", "小个专", "新业态", "新就业群体")


def months(text):
    return int(text[:4]) * 12 + int(text[5:7])


def either(yes, maybe):
    return True if yes else None if maybe else False


class Linked:
    """Whom a row without an id is: the person, or none, and how many the first rung with any found."""

    def __init__(self, person, candidates, tried):
        self.person, self.candidates, self.tried = person, candidates, tried


def link(row, rungs):
    """`rungs`: name, the row's key, index of the roster by that key, whether it only offers candidates, whether it is final."""
    found, taken, stopped = None, None, False
    for title, key, index, only, final in rungs:
        if None in key:
            continue
        people = index.get(key, [])
        if people:
            if found is None:
                found = (len(people), title)
                if not stopped and len(people) == 1 and not only:
                    taken = people[0]
            break
        stopped = stopped or final
    return Linked(taken, *(found or (0, None)))


class People:
    """Counts over a month's facts: `facts` has the usable rows of roster, ledger, training and meetings."""

    def __init__(self, facts, ledgers, towns):
        self.f, self.towns = facts, towns
        self.as_of, self.today = facts.as_of, facts.as_of.isoformat()
        self.period = self.today[:7]
        self.rows = {name: [r for r in records if not r.rejected] for name, records in ledgers.items()}
        facts.trainings = facts.trainings + self.rows["sign_in"]
        self.found = []
        index = lambda *keys: self.index(facts.members, keys)
        self.by = {keys: index(*keys) for keys in (("citizen_id",), ("name", "born", "branch"), ("name", "phone"), ("name", "branch"), ("name", "town"),
                                                   ("name", "born", "village"), ("name", "village"), ("name",))}
        for x in facts.trainings:
            v = x.values
            town = v.get("town") or (towns[v["branch"].town] if v["branch"] else None)
            x.link = link(x, self.rungs(v, ("身份证号", ("citizen_id",), None, False, True), ("姓名+手机号", ("name", "phone"), None, False, False),
                                        ("姓名+党支部", ("name", "branch"), None, False, False), ("姓名+乡镇", ("name", "town"), town, True, False)))
        for x in self.rows["village_cadre"]:
            x.link = link(x, self.rungs(x.values, ("身份证号", ("citizen_id",), None, False, True), ("姓名+手机号", ("name", "phone"), None, False, False),
                                        ("姓名+村", ("name", "village"), None, False, False)))
        for x in self.rows["dual_report"]:
            x.link = link(x, self.rungs(x.values, ("姓名+手机号", ("name", "phone"), None, False, False), ("姓名+党支部", ("name", "branch"), None, False, False),
                                        ("仅姓名", ("name",), None, True, False)))

    def member_value(self, m, key):
        v = m.values
        if key == "born":
            return v["citizen_id"][6:12]
        if key == "village":
            return self.f.org_of[v["branch"]].values["village"] if v["branch"] else None
        if key == "town":
            return self.towns[v["branch"].town] if v["branch"] else None
        return v[key]

    def index(self, members, keys):
        out = defaultdict(list)
        for m in members:
            key = tuple(self.member_value(m, k) for k in keys)
            if None not in key:
                out[key].append(m)
        return out

    def rungs(self, values, *given):
        out = []
        for title, keys, last, only, final in given:
            key = tuple(last if k == "town" else values.get(k) for k in keys)
            out.append((title, key, self.by[keys], only, final))
        return out

    # -- what is wrong

    def find(self, rule, record, field):
        self.found.append((rule, record, field))

    def findings(self):
        f, find = self.f, self.find
        year = self.as_of.year
        idle_towns = {m.thing.org.town for m in f.meetings}
        for m in f.roll:
            v = m.values
            born = v["citizen_id"][6:14]
            age = year - int(born[:4]) - (self.today[5:].replace("-", "") < born[4:])
            if v["job"] in RETIRED and age < 45:
                find("R25a", m, "job")
            o = f.org_of.get(v["branch"])
            if o and not v["frail"] and self.as_of.month >= 6 and o.thing.town in idle_towns and (o.idle is None or o.idle >= 6):
                mine = [x.values for x in f.trainings if x.link.person is m]
                if not any(attended(t) or (attended(t) is None and in_class(t)) for t in mine):
                    find("X11", m, "name")
            if o and (v["joined"] or "")[:7] == self.period:
                listed = [a.values for a in f.activists]
                town = any(a["state"] == "已发展" and a["branch"] and a["branch"].town == o.thing.town for a in listed)
                if town and not any(a["citizen_id"] == v["citizen_id"] or (a["name"] == v["name"] and a["branch"] is v["branch"]) for a in listed):
                    find("X12a", m, "joined")
        classes = defaultdict(list)
        for x in f.trainings:
            v, who = x.values, x.link
            if who.person is None and (who.candidates == 0 or v["citizen_id"]) and not self.explained(v):
                find("X10", x, "name")
            if who.person is None and who.candidates and not v["citizen_id"]:
                find("X23", x, "name")
            m = f.by_id.get(v["citizen_id"])
            if m and m.values["branch"] and v["branch"] and m.values["branch"] is not v["branch"] and m.values["name"] == v["name"]:
                find("X02b", x, "branch")
            classes[(v["class_name"], v["held_on"])].append(x)
        for rows in classes.values():
            kinds = {x.values["status"] for x in rows}
            if len(rows) >= 30 and kinds == {"已签到"} and rows[0].values["mode"] not in ("网络培训", "自学"):
                find("R58a", rows[0], "status")
        for o in f.orgs:
            v = o.values
            full = [x.values["present"] == x.values["due"] for x in o.held if x.values["due"] is not None and x.values["due"] >= 10 and x.values["present"] is not None and x.values["held_on"] >= str(year)]
            if len(full) >= 6 and all(full):
                find("R58b", o, "org_name")
            namesakes = [m for m in f.members if m.values["branch"] is o.thing and m.values["name"] == v["secretary"] and v["secretary"]]
            here = [m for m in namesakes if m.on_roll]
            if o.is_branch and here and all(m.values["member_type"] not in (None, "正式党员") for m in here):
                find("X08a", o, "secretary")
            if len(namesakes) == 1 and here and len(here[0].values["confirmed"] or "") >= 7 and here[0].values["confirmed"] > f"{year - 1}{self.today[4:]}":
                find("X08b", o, "secretary")
            for x in o.held:
                due = x.values["due"]
                if x.values["kind"] in ("支部党员大会", "主题党日", "党课", "组织生活会") and due is not None and o.members and abs(due - o.members) > o.members * 0.2 and abs(due - o.members) >= 3:
                    find("R54", x, "due")
        for x in self.targets():
            if x.admitted and x.trained is False:
                find("R23", x.record, "training_hours")
        self.cadre_findings()
        self.stationed_findings()
        self.dual_findings()
        for x in self.rows["training_class"]:
            if x.values["class_hours"] > x.values["days"] * 12:
                find("R57b", x, "class_hours")
        return self.found

    def explained(self, v):
        """Whether an attendee who is no member is known from another ledger."""
        same = lambda a, key: v.get(key) is not None and a.get(key) == v[key]
        return (any(a.values["name"] == v["name"] and (same(a.values, "citizen_id") or same(a.values, "phone") or same(a.values, "branch")) for a in self.f.activists)
                or any(c.values["name"] == v["name"] and (same(c.values, "citizen_id") or same(c.values, "phone")) for c in self.rows["village_cadre"])
                or v.get("unit") is not None and any(u.values["org_name"] == v["unit"] for u in self.f.units))

    def cadre_findings(self):
        cadres = [c for c in self.rows["village_cadre"] if self.in_post(c)]
        seen = defaultdict(list)
        for c in self.rows["village_cadre"]:
            m = self.f.by_id.get(c.values["citizen_id"])
            if m and m.values["name"] != c.values["name"]:
                self.find("X01b", c, "name")
        for c in cadres:
            if c.values["citizen_id"] and c.values["village"]:
                seen[c.values["citizen_id"]].append(c)
        for group in seen.values():
            for c in group:
                for other in group:
                    if other.values["village"] is not c.values["village"]:
                        self.find("R62c", c, "village")
        for v in self.f.villages:
            mine = [c for c in cadres if c.values["village"] is v.thing]
            chiefs = [c for c in mine if is_secretary(c)]
            one = self.one_shoulder(mine)
            for c in chiefs if len(chiefs) == 1 else ():
                if (c.values["one_shoulder"] == "是" and one is False) or (c.values["one_shoulder"] == "否" and one is True):
                    self.find("X15", c, "one_shoulder")

    def stationed_findings(self):
        rows = self.rows["stationed_team"]
        for r in rows:
            for month, days in self.months_of(r):
                if days is not None and days > 31 - (month[5:] in ("04", "06", "09", "11")):
                    self.find("R62a", r, "days")
            m = self.f.by_id.get(r.values["citizen_id"])
            if m and m.values["name"] != r.values["name"]:
                self.find("X01d", r, "name")
            for o in rows:
                if o is not r and o.values["citizen_id"] == r.values["citizen_id"] and o.values["village"] is not r.values["village"]:
                    if r.values["since"] < (o.values["until"] or "9999") and o.values["since"] < (r.values["until"] or "9999"):
                        self.find("R62b", r, "village")

    def dual_findings(self):
        rows = self.rows["dual_report"]
        for r in rows:
            if r.link.person is None:
                self.find("X23a" if r.link.candidates else "X20", r, "name")
                continue
            if reported(r.values, self.today):
                for o in rows:
                    if o.link.person is r.link.person and o.values["community"] != r.values["community"] and reported(o.values, self.today):
                        self.find("X20a", r, "community")
                if r.link.person.values["job"] in RETIRED:
                    self.find("X20b", r, "name")

    # -- who and what

    def in_post(self, c):
        return not (c.values["left_on"] and c.values["left_on"] <= self.today)

    def one_shoulder(self, mine):
        chiefs, heads = [c for c in mine if is_secretary(c)], [c for c in mine if is_head(c)]
        if not chiefs or not heads:
            return None
        def same(a, b):
            if a is b:
                return True
            x, y = a.values["citizen_id"], b.values["citizen_id"]
            return x == y if x and y else a.values["name"] == b.values["name"]
        return any(same(a, b) for a in chiefs for b in heads)

    def months_of(self, r):
        """The months that somebody was in the village from first to last, with the days there."""
        v = r.values
        given = {f"{self.as_of.year}-05": v["days_05"]} if v["days_05"] is not None else {}
        if not (v["until"] and v["until"] <= self.today) or v["days"] is not None:
            given[self.period] = v["days"]
        return [(m, d) for m, d in sorted(given.items()) if m <= self.period and v["since"] <= m + "-01" and (v["until"] is None or v["until"][:7] > m)]

    def met_in(self, x, name, number, *places):
        """Whether an attendance is somebody's: no other number, and the number, the phone or the place the same."""
        v = x.values
        if v["name"] != name or (number and v["citizen_id"] and v["citizen_id"] != number):
            return False
        return (number is not None and v["citizen_id"] == number) or any(a is not None and a == b for a, b in places)

    def village_of(self, org):
        return self.f.org_of[org].values["village"] if org else None

    def targets(self):
        out = []
        for a in self.f.activists:
            v = a.values
            if not v["target_on"] or v["state"] not in (None, "在培", "已发展") or (v["joined"] and v["joined"] < str(self.as_of.year)):
                continue
            limit = v["joined"] or self.today
            hours = sum(x.values["hours"] if x.values["hours"] is not None else x.values["class_hours"] or 0 for x in self.f.trainings
                        if in_class(x.values) and attended(x.values) and x.values["held_on"] <= limit
                        and self.met_in(x, v["name"], v["citizen_id"], (x.values["branch"], v["branch"])))
            t = Linked(None, 0, None)
            t.record, t.admitted = a, bool(v["joined"])
            t.trained = True if hours >= 24 else False if v["target_on"] >= str(self.as_of.year) else None
            out.append(t)
        return out

    # -- the figures

    def figures(self):
        out = {}

        def count(metric, judged):
            out[metric] = Counter("unknown" if r is None else r if isinstance(r, str) else "met" if r else "not_met" for r in judged)

        f, rows, today, year = self.f, self.rows, self.today, str(self.as_of.year)
        cadres = [c for c in rows["village_cadre"] if self.in_post(c)]
        chiefs = [c for c in cadres if is_secretary(c)]
        kind_of = {v.thing: v.values["category"] for v in f.villages}

        # 1
        groups = [c for keep in (in_team, is_supervisor, is_economy) for c in cadres if keep(c)]
        judged = []
        for c in groups:
            v = c.values
            states = [attended(x.values) for x in f.trainings if in_class(x.values) and self.met_in(
                x, v["name"], v["citizen_id"], (x.values.get("phone"), v["phone"]), (self.village_of(x.values["branch"]), v["village"]), (x.link.person, c.link.person))]
            judged.append(either(True in states, None in states))
        for a in f.activists:
            v = a.values
            if v["state"] not in (None, "在培") or v["joined"]:
                continue
            home = v["village"] or self.village_of(v["branch"])
            states = [attended(x.values) for x in f.trainings if in_class(x.values) and self.met_in(x, v["name"], v["citizen_id"], (self.village_of(x.values["branch"]), home))]
            judged.append(either(True in states, None in states))
        count("key_group_training_coverage", judged)
        count("dev_target_training_rate", [t.trained for t in self.targets()])
        judged = []
        for c in chiefs:
            v = c.values
            held = months(today) - months(v["in_post_since"])
            if not 0 <= held <= 12:
                continue
            states = []
            for x in f.trainings:
                person = x.link.person
                if in_class(x.values) and attended(x.values) is not False and x.values["held_on"] >= v["in_post_since"] and months(x.values["held_on"]) - months(v["in_post_since"]) <= 6 \
                        and self.met_in(x, v["name"], v["citizen_id"], (x.values.get("phone"), v["phone"]), (self.village_of(x.values["branch"]), v["village"]),
                                        (self.village_of(person.values["branch"]) if person else None, v["village"])):
                    states.append(attended(x.values))
            judged.append(True if True in states else "excluded" if held < 6 else None if states or v["in_post_since"] < year else False)
        count("new_secretary_induction_rate", judged)

        # 2 to 5
        items = defaultdict(list)
        for c in rows["checklist"]:
            items[c.values["item"]].append(c.values)
        listed = lambda item: ["excluded" if not c["due"] else bool(c["done"]) for c in items[item]]
        count("town_team_induction_rate", listed("新进乡镇班子任职培训"))
        posted = lambda r: not (r.values["until"] and r.values["until"] <= today)
        staffed = {r.values["village"] for r in rows["stationed_team"] if posted(r)}
        count("stationed_team_coverage", [v.thing in staffed for v in f.villages if v.values["revitalization_key"] or self.is_weak(v)])
        count("cadre_adjust_rate", ["excluded" if not c["due"] else None if c["done"] and not c["done_on"] else bool(c["done"]) for c in items["不胜任村干部调整"]])
        stays = [(r, m, d) for r in rows["stationed_team"] for m, d in self.months_of(r)]
        count("graduate_village_post_rate", [None if d is None else d >= 20 for r, m, d in stays if r.values["graduate"] and m == self.period])
        count("stationed_onduty_rate", [None if d is None else d >= 20 for _, _, d in stays])
        count("stationed_feedback_rate", [bool(r.values["feedback_on"] and r.values["feedback_on"] <= today) for r in rows["stationed_team"] if r.values["year_grade"]])
        held = {(r.values["talker"], r.values["town"], r.values["talked_on"][:7]) for r in rows["talk"]}
        some = {m for _, _, m in held}
        judged = []
        for leader in (r.values for r in rows["leader"]):
            if leader["until"] and leader["until"][:7] <= self.period:
                continue
            for m in (f"{year}-{n:02d}" for n in range(1, self.as_of.month + 1)):
                if leader["since"][:7] < m:
                    judged.append(either((leader["name"], leader["town"], m) in held, m not in some))
        count("monthly_talk_rate", judged)
        count("joint_review_completion", [bool(r.values["reported_on"] and r.values["votes_good"] is not None and r.values["grade"]) for r in rows["review"]])
        projects = [r.values for r in rows["project"]]
        judged = []
        for o in f.orgs:
            v = o.values
            parent = f.org_of.get(v["parent"])
            if v["unit_kind"] not in ("城市街道", "城市社区") or not (v["village"] or v["kind"] in ("党委", "党工委")) or (parent and v["village"] and parent.values["village"] is v["village"]):
                continue
            judged.append(None if not v["secretary"] else any(p["leader"] == v["secretary"] and p["state"] != "终止" for p in projects))
        count("project_claim_rate", judged)

        words = {w: o for o in f.orgs for w in (o.values["org_code"], o.values["org_name"], o.values["short_name"])}
        kept, signs = defaultdict(dict), defaultdict(list)
        for item in ("党员承诺", "党员践诺", "党员评诺"):
            for c in items[item]:
                kept[words.get(c["unit"])][item] = c["done"]
        for item in ("党员户标识", "党员岗标识", "党员责任区标识", "党员亮身份"):
            for c in items[item]:
                signs[words.get(c["unit"])].append(c["done"])
        total, judged = Counter(), []
        for o in f.orgs:
            if not o.is_branch or not o.members:
                continue
            mine = kept[o]
            total["met" if len(mine) == 3 and all(mine.values()) else "not_met" if 0 in mine.values() else "unknown"] += o.members
            judged.append(either(any(signs[o]), not signs[o]))
        out["commitment_cycle_rate"] = total
        count("identity_sign_rate", judged)

        visited = {c["unit"] for item in ("换届回头看", "联系村支部大调研") for c in items[item] if c["done"]}
        count("election_review_coverage", ["excluded" if v.values["category"] not in (None, "建制村") else v.values["village_name"] in visited for v in f.villages])
        amount = lambda *names: Counter(met=sum(c["quantity"] if c["quantity"] is not None else 1 for n in names for c in items[n] if c["done"]))
        out["pioneer_station_count"] = amount("先锋联盟工作站")
        count("park_party_staff_rate", ["excluded" if not c["due"] else c["quantity"] != 0 and bool(c["done"]) for c in items["园区专职党务工作者"]])
        out["micro_site_count"] = amount("党建微广场", "党建微公园", "党建微客厅", "旅游红色驿站", "党员服务点", "红色志愿代办点", "党员义务咨询台")
        out["member_demo_count"] = amount("党员责任区", "党员示范经营户")
        towns_with = lambda *names: {c["town"] for n in names for c in items[n] if c["done"] and c["quantity"] != 0}
        reporting = {c["town"] for cs in items.values() for c in cs}
        for metric, names in (("micro_site_town_rate", ("党建微广场", "党建微公园", "党建微客厅", "旅游红色驿站", "党员服务点", "红色志愿代办点", "党员义务咨询台")),
                              ("member_demo_town_rate", ("党员责任区", "党员示范经营户"))):
            count(metric, [town in towns_with(*names) if town in reporting else None for town in self.towns])
        count("secretary_filing_rate", [bool(c.values["filed_on"] and c.values["filed_on"] <= today) for c in chiefs if kind_of.get(c.values["village"]) == "建制村"])

        wishes = [r.values for r in rows["wish"]]
        count("wish_done_rate", ["excluded" if w["state"] == "撤回" else w["state"] == "已完成" for w in wishes])
        count("wish_claim_rate", ["excluded" if w["state"] == "撤回" else w["state"] in ("已认领", "已完成") for w in wishes])

        # 7
        judged, apart = [], []
        for v in f.villages:
            one = self.one_shoulder([c for c in cadres if c.values["village"] is v.thing])
            if v.values["category"] in (None, "建制村"):
                judged.append(None if v.values["category"] is None else one)
            else:
                judged.append("excluded")
                apart.append(one)
        count("one_shoulder_rate", judged)
        count("one_shoulder_community_rate", apart)
        elected = defaultdict(str)
        for o in f.orgs:
            elected[o.values["village"]] = max(elected[o.values["village"]], o.values["elected"] or "")
        count("term_audit_rate", [bool(c.values["audited_on"] and c.values["audited_on"] >= (elected[c.values["village"]] or c.values["in_post_since"])) for c in chiefs])

        # 8
        mine = defaultdict(list)
        for r in rows["dual_report"]:
            if r.link.person:
                mine[id(r.link.person)].append(reported(r.values, today))
        count("dual_report_member_rate", [either(True in mine[id(m)], None in mine[id(m)]) for m in f.roll if m.unit in ("机关", "事业单位") and m.values["job"] not in RETIRED])
        units = defaultdict(list)
        for r in rows["dual_report_unit"]:
            units[r.values["branch"]].append(reported(r.values, today))
        count("dual_report_unit_rate", [True in units[o.thing] for o in f.orgs if o.is_branch and o.values["unit_kind"] in ("机关", "事业单位")])
        count("dual_report_active_rate", [None if r.values["times"] is None else r.values["times"] >= 1 for r in rows["dual_report"] if reported(r.values, today)])
        count("project_progress", [self.on_schedule(p) for p in projects])
        names = {u.values["org_name"] for u in f.units}
        trained = set()
        for x in f.trainings:
            person = x.link.person
            if not attended(x.values):
                continue
            if person is not None and (person.unit in ("非公有经济控制", "社会组织") or (person.values["job"] or "").startswith(TWO_NEW_JOBS)):
                trained.add(id(person))
            if person is None and x.values.get("unit") in names:
                trained.add((x.values["unit"], x.values["name"]))
        out["mass_training_progress"] = Counter(met=len(trained))
        classes = {(x.values["class_name"], x.values["held_on"], x.values.get("audience")) for x in f.trainings + rows["training_class"]}
        out["mass_training_sessions"] = Counter(met=len({(n, d) for n, d, a in classes if any(w in n or w in (a or "") for w in TWO_NEW_WORDS)}))
        return out

    def is_weak(self, village):
        return any(r.values["village"] is village.thing and r.values["result"] != "转化" for r in self.rows.get("rectify", ()))

    def on_schedule(self, p):
        if p["state"] == "终止":
            return "excluded"
        progress = p["progress"] if p["progress"] is None or p["progress"] > 1 else p["progress"] * 100
        if p["state"] == "已完成" or progress == 100:
            return True
        if p["planned_on"] < self.today or p["state"] == "滞后":
            return False
        if progress is None:
            return True
        first, last = dt.date.fromisoformat(p["claimed_on"]), dt.date.fromisoformat(p["planned_on"])
        return progress + 20 >= 100 * (self.as_of - first).days / (last - first).days


def attended(v):
    if v["status"]:
        return v["status"] in ATTENDED
    return True if v["hours"] and v["hours"] > 0 else None


def in_class(v):
    return v["mode"] in (None, "集中培训", "集体学习")


def reported(v, today):
    return True if v["state"] == "已报到" else False if v["state"] else True if v["reported_on"] and v["reported_on"] <= today else None


def posts(c):
    return c.values["post"].split("、")


def is_secretary(c):
    return any(p in ("党支部书记", "党总支书记", "书记兼主任", "一肩挑") for p in posts(c))


def is_head(c):
    return any(p in ("村委会主任", "居委会主任", "村(居)委会主任", "书记兼主任", "一肩挑") for p in posts(c))


def is_supervisor(c):
    return any(p.endswith("务监督委员会主任") for p in posts(c))


def is_economy(c):
    return any("合作社理事长" in p for p in posts(c))


def in_team(c):
    """Of the branch's or the village's committee: any post but those of supervision and of the economy."""
    return any("监督" not in p and "合作社" not in p for p in posts(c))
