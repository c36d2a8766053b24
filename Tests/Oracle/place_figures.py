"""The figures and findings about organisations and places, counted from what was put into the sample's files.

Written from the words of the work plan and the rules' titles, with the standard library alone: nothing here reads
`pipelines/` or runs SQL. `samples/make_samples.py` calls it; a record has `values` (what the ledger must hold),
`rejected` and `thing`.
"""

from collections import Counter, defaultdict

STEPS = ("proposed_on", "consulted_on", "reviewed_on", "resolved_on", "published_on", "outcome_on")
SIX = ("has_place", "has_equipment", "has_sign", "has_flag", "has_books", "has_rules")


def earliest(text):
    return (text + "-00-00")[:10]


def latest(text):
    return (text + "-99-99")[:10]


def either(yes, maybe):
    return True if yes else None if maybe else False


def flag(value):
    return None if value is None else bool(value)


class Places:
    """Counts over a month's facts: `facts` has the usable rows of roster, organisations, villages, units and meetings."""

    def __init__(self, facts, ledgers, people_checklist, towns):
        self.f, self.towns, self.as_of = facts, towns, facts.as_of.isoformat()
        self.rows = {name: [r for r in records if not r.rejected] for name, records in ledgers.items()}
        self.people_checklist = [r for r in people_checklist if not r.rejected]
        self.found = []
        self.village = {v.values["village_name"]: v for v in facts.villages}
        self.record_of = {v.thing: v for v in facts.villages}

    # -- what the ledgers say together

    def town_of(self, r, field="village"):
        """The town of the village where there is one, else as written."""
        v = r.values.get(field)
        return self.towns[v.town] if v else r.values.get("town")

    def lead(self, village):
        """The one organisation that leads a village, or none."""
        here = [o for o in self.f.orgs if o.values["village"] is village]
        general = [o for o in here if o.values["kind"] == "党总支"]
        return general[0] if len(general) == 1 else here[0] if len(here) == 1 and not general else None

    def has_party_org(self, g):
        v = g.values
        if v["branch"] or v["party_group"]:
            return True
        return False if v["has_org"] == 0 else None

    def head_is_member(self, g):
        v = g.values
        if v["head_politics"]:
            return v["head_politics"] in ("中共党员", "中共预备党员")
        for m in self.f.roll:
            if m.values["name"] != v["head"] or not m.values["branch"]:
                continue
            home = self.f.org_of[m.values["branch"]].values["village"]
            if home is v["village"] if v["village"] else self.towns[m.values["branch"].town] == v["town"]:
                return True
        return None

    def area(self, village):
        """The largest centre's building area; nought where none was sent; nothing where none can be read."""
        sites = [x.values for x in self.rows["facility"] if x.values["village"] is village and x.values["kind"] in ("村党群服务中心", "社区党群服务中心")]
        if not sites:
            return 0
        return max((x["building_area"] for x in sites if x["building_area"] and x["building_area"] > 0), default=None)

    def missing_steps(self, v):
        return [s for s in STEPS if not v[s] and (s != "outcome_on" or v["finished"])]

    def in_order(self, v):
        dates = [v[s] for s in STEPS]
        return not any(a and b and latest(b) < earliest(a) for a, b in zip(dates, dates[1:]))

    def quorum(self, v):
        due, present = v["resolved_due"], v["resolved_present"]
        if not due or present is None or present > due:
            return None
        if 3 * present >= 2 * due:
            return True
        if 2 * present <= due or v["resolved_by"] == "村民代表会议":
            return False
        return True if v["resolved_by"] == "村民会议" else None

    def checklist(self, *items):
        """One entry for each town, unit, kind, matter and person; contradicting rows cannot be judged."""
        groups = defaultdict(list)
        for r in self.rows["unit_checklist"] + self.people_checklist:
            v = r.values
            if v["item"]:
                groups[(v["town"], v["unit"], v.get("unit_kind"), v["item"], v.get("person"))].append(v)
        out = []
        for (town, unit, kind, item, _), rows in groups.items():
            if items and item not in items:
                continue
            states = {v["done"] if v["done"] is not None else 1 if v["done_on"] else None for v in rows} - {None}
            amounts = [v["quantity"] for v in rows if v.get("quantity") is not None]
            out.append(dict(town=town, unit=unit, kind=kind, item=item, due=any(v["due"] != 0 for v in rows),
                            done=flag(states.pop()) if len(states) == 1 else None, quantity=sum(amounts) if amounts else None))
        return out

    def brand_villages(self):
        out = Counter()
        for b in self.rows["brand"]:
            if b.values["org"]:
                out[self.f.org_of[b.values["org"]].values["village"]] += 1
        return out

    def admitted(self, town):
        return [m for m in self.f.roll if m.values["branch"] and self.towns[m.values["branch"].town] == town
                and m.values["joined"] and "2023" <= m.values["joined"] <= self.as_of]

    # -- what is wrong

    def find(self, rule, record, field):
        self.found.append((rule, record, field))

    def findings(self):
        f, find = self.f, self.find
        for o in f.orgs:
            if o.vacant is not None and o.vacant >= 3:
                find("R45b", o, "secretary_vacant_since")
            top, steps = o, 0
            while top.values["parent"] and steps < 8:
                top, steps = f.org_of[top.values["parent"]], steps + 1
            if steps and steps < 8 and top.values["kind"] not in ("党委", "党工委"):
                find("R41b", o, "parent")
            v = o.values
            if o.is_branch and o.members and v["member_count"] == o.members and v["full_count"] == o.full and v["probationary_count"] is not None:
                if v["probationary_count"] != sum(m.values["member_type"] == "预备党员" for m in f.roll if m.values["branch"] is o.thing):
                    find("X04b", o, "probationary_count")
        users = Counter(u.values["party_org"] for u in f.units)
        for u in f.units:
            v = u.values
            org = v["party_org"] and f.org_of.get(v["party_org"])
            if org and org.values["kind"] == "联合党支部" and v["operating_state"] == "正常运营" and v["member_count"] is not None and v["member_count"] >= 3:
                find("R48a", u, "party_org")
            if v["has_org"] == 0 and v["org_form"] is None and org:
                find("R51b", u, "has_org")
            if v["has_instructor"] == 1 and not v["instructor"]:
                find("R52a", u, "instructor")
            if org and v["org_form"] == "单独组建" and users[v["party_org"]] == 1 and org.members and v["member_count"] is not None:
                if v["member_count"] > org.members:
                    find("X13a", u, "member_count")
                elif v["member_count"] < org.members:
                    find("X13", u, "member_count")
        centres = Counter()
        for x in self.rows["facility"]:
            v = x.values
            if v["village"] and v["kind"] in ("村党群服务中心", "社区党群服务中心"):
                centres[v["village"]] += 1
            if v["building_area"] is not None and not 0 < v["building_area"] <= 20000:
                find("R59", x, "building_area")
            if v["building_area"] and v["land_area"] and v["building_area"] > 3 * v["land_area"]:
                find("R59a", x, "building_area")
        for x in self.rows["facility"]:
            if x.values["kind"] in ("村党群服务中心", "社区党群服务中心") and centres[x.values["village"]] > 1:
                find("X18a", x, "village")
        for d in self.rows["decision"]:
            v = d.values
            if v["resolved_due"] and v["resolved_share"] is not None and abs(v["resolved_share"] - v["resolved_present"] / v["resolved_due"]) > 0.011:
                find("R60a", d, "resolved_share")
            if self.quorum(v) is False:
                find("R60b", d, "resolved_present")
            if self.missing_steps(v):
                find("R60c", d, "matter")
        for x in self.rows["rectify"]:
            if not x.values["result"] and latest(x.values["deadline"]) < self.as_of:
                find("R63", x, "deadline")
        rows = self.rows["unit_checklist"]
        for c in rows:
            v = c.values
            same = [o.values["done"] for o in rows if o.values["item"] == v["item"] and o.values["unit"] == v["unit"] and o.values["town"] == v["town"]]
            if v["item"] and {0, 1} <= set(same):
                find("R64", c, "done")
            if v["done"] == 0 and v["done_on"]:
                find("R64a", c, "done")
        grids = Counter(g.values["village"] for g in self.rows["grid"])
        for g in self.rows["grid"]:
            if g.values["has_org"] == 0 and (g.values["branch"] or g.values["party_group"]):
                find("X16a", g, "has_org")
        for v in f.villages:
            area = self.area(v.thing)
            if area and v.values["facility_area"] is not None and v.values["facility_area"] != area:
                find("X17", v, "village_name")
            if not grids[v.thing]:
                find("X22b", v, "village_name")
            if not centres[v.thing] and not any(x.values["village"] is v.thing for x in self.rows["facility"]):
                find("X22b", v, "village_name")
        for s in self.rows["town_summary"]:
            v, town = s.values, s.values["town"]
            here = [x.values for x in f.villages if x.values["town"] == town]
            counted = dict(village_count=len(here), households=sum(x["households"] for x in here), registered_population=sum(x["registered_population"] for x in here),
                           branch_count=sum(o.is_branch for o in f.orgs if self.towns[o.thing.town] == town),
                           member_count=sum(bool(m.values["branch"]) and self.towns[m.values["branch"].town] == town for m in f.roll), admitted=len(self.admitted(town)))
            for field, n in counted.items():
                if v[field] != n:
                    find("X19", s, "town")
            if max(v["admitted_worker"], v["admitted_farmer"]) > v["admitted"]:
                find("X21", s, "admitted")
        for x in self.rows["member_flow"]:
            v = x.values
            if v["opening"] + self.net(v) != v["closing"]:
                find("X05", x, "closing")
        for x in self.rows["admission_plan"]:
            town = x.values["town"]
            done = sum(bool(a.values["joined"]) and a.values["branch"] is not None and self.towns[a.values["branch"].town] == town for a in f.activists)
            if len(self.admitted(town)) < done:
                find("X24a", x, "town")
        return self.found

    def net(self, v):
        n = lambda field: v[field] or 0
        return n("admitted") + n("moved_in") + n("restored") - n("moved_out") - n("died") - n("expelled") - n("suspended")

    def loose_findings(self):
        """Findings that point at no row: rule and how often."""
        flows = [x.values for x in self.rows["member_flow"]]
        out = Counter()
        if sum(v["opening"] + self.net(v) for v in flows) != sum(v["closing"] for v in flows):
            out["X05a"] += 1
        for town in self.towns:
            areas = [self.area(v.thing) for v in self.f.villages if v.values["town"] == town and v.values["category"] == "建制村"]
            areas = [a for a in areas if a]
            if sum(a == 300 for a in areas) > 0.3 * len(areas):
                out["R59b"] += 1
        return out

    # -- the figures

    def figures(self):
        out, f = {}, self.f

        def count(metric, rows):
            out[metric] = Counter("unknown" if r is None else r if isinstance(r, str) else "met" if r else "not_met" for r in rows)

        def checked(metric, *items):
            count(metric, ["excluded" if not c["due"] else c["done"] for c in self.checklist(*items)])

        grids = self.rows["grid"]
        count("grid_party_coverage", [self.has_party_org(g) for g in grids])
        count("grid_backbone_rate", [self.head_is_member(g) for g in grids if g.values["head"]])
        heads = []
        reported = {self.town_of(g) for g in grids}
        for town in self.towns:
            committee = [o for o in f.orgs if o.values["kind"] == "党委" and o.values["town"] == town][0].values["secretary"]
            mine = [g.values["head"] for g in grids if g.values["level"] == "乡镇网格" and g.values["town"] == town]
            heads.append(self.heads(committee, mine) if town in reported else None)
        rank = {"村级网格": 1, "小网格": 2, "微网格": 3, None: 4}
        for v in f.villages:
            lead = self.lead(v.thing)
            mine = [g.values for g in grids if g.values["village"] is v.thing and g.values["level"] != "乡镇网格"]
            top = min((rank[g["level"]] for g in mine), default=None)
            heads.append(self.heads(lead.values["secretary"] if lead else None, [g["head"] for g in mine if rank[g["level"]] == top]) if v.values["town"] in reported else None)
        count("grid_head_secretary_rate", heads)

        def rectified(v):
            if not v["result"] and latest(v["deadline"]) >= self.as_of:
                return "excluded"
            return v["result"] == "转化"

        count("rectify_pass_rate", [rectified(x.values) for x in self.rows["rectify"]])
        passing = {"优秀", "良好", "达标", "五星", "四星", "三星"}
        count("branch_standard_rate", [o.values["grade"] in passing if o.values["grade"] else None for o in f.orgs if o.is_branch])

        def regular(v):
            carried = v["resolved_for"] is None or v["resolved_present"] is None or 2 * v["resolved_for"] > v["resolved_present"]
            if self.missing_steps(v) or not self.in_order(v) or self.quorum(v) is False or not carried:
                return False
            return None if self.quorum(v) is None or (v["finished"] is None and not v["outcome_on"]) else True

        decisions = self.rows["decision"]
        count("four_two_compliance", [regular(d.values) for d in decisions])
        used, towns_used = {d.values["village"] for d in decisions}, {self.town_of(d) for d in decisions}
        count("village_four_two_use", [either(v.thing in used, v.values["town"] not in towns_used) for v in f.villages])

        sites = [x.values for x in self.rows["facility"]]
        places = [any(x["kind"] == "区党群服务中心" for x in sites)]
        places += [any(x["town"] == town and x["kind"] in ("乡镇党群服务中心", "街道党群服务中心") for x in sites) for town in self.towns]
        places += [any(x["village"] is v.thing and x["kind"] in ("村党群服务中心", "社区党群服务中心") for x in sites) for v in f.villages]
        count("service_center_coverage", places)
        checked("org_report_rate", "各类组织定期报告")
        checked("volunteer_team_rate", "党员志愿服务队")
        checked("clean_governance_rate", "清廉建设")

        present = Counter()
        for x in f.meetings:
            v = x.values
            if not "2023" <= v["held_on"] <= self.as_of:
                continue
            if not v["due"] or v["present"] is None:
                present["excluded"] += v["due"] if v["due"] is not None else 1
            elif v["present"] > v["due"]:
                present["unknown"] += v["due"]
            else:
                present["met"] += v["present"]
                present["not_met"] += v["due"] - v["present"]
        out["attendance_rate"] = present
        plans = [(x.values["planned"], len(self.admitted(x.values["town"]))) for x in self.rows["admission_plan"]]
        out["new_member_plan_rate"] = Counter(met=sum(n for _, n in plans), not_met=sum(p - n for p, n in plans))
        count("new_member_plan_kept", [n <= p for p, n in plans])

        def listed(v):
            mine = [c for c in self.checklist("小微权力清单") if c["unit"] == v.values["village_name"] and c["town"] == v.values["town"]]
            return mine[0]["done"] if mine else None

        count("power_list_rate", [listed(v) for v in f.villages])

        def roomy(v):
            area = self.area(v.thing)
            return "excluded" if v.values["category"] not in (None, "建制村") else None if v.values["category"] is None or area is None else area >= 300

        def urban(v):
            area, homes = self.area(v.thing), v.values["households"]
            if v.values["category"] not in (None, "城市社区"):
                return "excluded"
            if v.values["category"] is None or area is None:
                return None
            return area >= 500 or (None if homes is None else area >= 0.3 * homes)

        count("facility_village_rate", [roomy(v) for v in f.villages])
        count("facility_community_rate", [urban(v) for v in f.villages])

        def six(u):
            mine = [x for x in sites if x["unit_name"] == u["org_name"] and x["town"] == u["town"]]
            if not mine:
                return None
            have = [mine[0][part] for part in SIX]
            return False if 0 in have else None if None in have else True

        running = [u.values for u in f.units if u.values["operating_state"] == "正常运营"]
        organised = [u for u in running if u["org_form"] or u["has_org"]]
        count("two_new_six_have_rate", [six(u) for u in organised])

        load = Counter((u.values["instructor"], u.values["town"]) for u in f.units if u.values["instructor"] and u.values["operating_state"] in (None, "正常运营"))
        count("instructor_load", [n <= 10 for n in load.values()])
        count("instructor_visit_rate", [None if u["visit_count"] is None else u["visit_count"] > 0 for u in running if u["has_instructor"] or u["instructor"]])
        count("new_business_coverage", [True if u["org_form"] or u["has_org"] or u["has_instructor"] or u["instructor"] else
                                        False if u["has_instructor"] == 0 and u["has_org"] == 0 else None for u in running if u["new_business"]])

        committees, agreements = [], Counter()
        places = [(town, town, "街道大工委") for town in self.towns if town.endswith("街道")]
        places += [(v.values["village_name"], v.values["town"], "社区大党委") for v in f.villages if v.values["category"] == "城市社区"]
        for place, town, item in places:
            mine = {c["item"]: c for c in self.checklist() if c["unit"] == place and c["town"] == town}
            done = mine[item]["done"] if item in mine else None
            guests = mine["大工委大党委兼职委员"]["quantity"] if "大工委大党委兼职委员" in mine else None
            committees.append(False if done is False or guests == 0 else True if done and guests else None)
            if "契约化共建协议" in mine:
                agreements["met"] += mine["契约化共建协议"]["quantity"]
        count("big_committee_rate", committees)
        out["cobuild_agreement_count"] = agreements
        checked("model_office_rate", "模范机关创建")
        checked("school_party_lead_rate", "中小学校党组织领导的校长负责制")
        checked("three_lists_rate", "两新三张清单")
        demo = [c["quantity"] or 1 for c in self.checklist("小个专党建示范点") if c["done"]]
        out["small_demo_count"] = Counter(met=sum(demo))
        checked("checklist_done_rate")

        brands, have = self.rows["brand"], self.brand_villages()
        count("village_brand_rate", ["excluded" if v.values["category"] not in (None, "建制村") else None if v.values["category"] is None else have[v.thing] > 0
                                     for v in f.villages])
        count("brand_standard_rate", [flag(b.values["standard"]) for b in brands])
        out["brand_recommend_count"] = Counter(met=sum(bool(b.values["recommended"]) for b in brands))
        out["brand_count"] = Counter(met=len(brands))
        return out

    @staticmethod
    def heads(secretary, heads):
        """Whether a secretary is among the heads of a place's top grids."""
        if not secretary:
            return None
        if not heads:
            return False
        if secretary in heads:
            return True
        return None if not any(heads) else False
