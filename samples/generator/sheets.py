"""Worksheets and CSV files, with the titles, headings, totals and footers that senders give them."""

import csv
import datetime as dt
import io
from collections import defaultdict

import xlsxwriter

from .spelling import DISTRICT, TOWNS
from .events import LIFE_WIDE_TOWN


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
        "full_count": ["正式党员数"], "probationary_count": ["预备党员数"], "grade": ["分类定等", "星级", "定级"],
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
        "branch": ["所在党支部"], "status": ["签到"], "hours": ["获得学时"],
    },
}


def heading(dataset, field, town):
    choices = HEADINGS[dataset].get(field)
    return choices[town % len(choices)] if choices else ""


class Sheet:
    """Rows of one worksheet, written through XlsxWriter, which keeps the places of the records."""

    def __init__(self, month, book, file, name, formats):
        self.sheet, self.file, self.name, self.row, self.formats = book.add_worksheet(name), file, name, 0, formats
        self.body = month.bodies[(file, name)]

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
        self.body.append([r.cells.get(field) for field in fields])
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

    s = Sheet(month, book, file, "党支部台账", formats)
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

    s = Sheet(month, book, file, "党员花名册", formats)
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

    s = Sheet(month, book, file, "入党积极分子", formats)
    fields = list(HEADINGS["activist"])
    names = ["序号"] + [heading("activist", f, t) for f in fields]
    s.titles([f"{town}入党积极分子台账", line], len(names))
    s.header(names)
    s.records(by_town(month.activists, lambda r: r.thing.village.town), fields)
    s.footer("填表人：样甲　　　　审核人：样乙")

    s = Sheet(month, book, file, "组织生活记录", formats)
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
        s.body.append([any_record.thing.org.short, held] + [cells[k].values["times"] if k in cells else None for k in WIDE_COLUMNS])
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
    s = Sheet(month, book, file, "村(社区)基本情况", formats)
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
        true = sum(v.thing.households for v in records)
        s.sheet.write_number(s.row, 1 + fields.index("households"), true)
        if true != sum(r.values["households"] or 0 for r in records):  # one is typed into another column
            month.wrong_totals.append((file, s.name, s.row + 1, "households", "F08", heading("village", "households", 0)))
        s.row += 1
    s.footer("填表人：样丙")
    book.close()


def write_units(month, path):
    file = "两新组织台账.xlsx"
    book, formats = new_book(path / file)
    s = Sheet(month, book, file, "两新组织", formats)
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
        fields = [f for f in HEADINGS["training"] if which == "rural" or f != "branch"]
        out.writerow([heading("training", f, 0) for f in fields])
        for r in month.trainings:
            if r.thing.cls.file == which:
                row += 1
                out.writerow(["" if r.cells.get(f) is None else r.cells[f] for f in fields])
                month.bodies[(file, "")].append([r.cells.get(f) for f in fields])
                r.place = (file, "", row)
        (path / file).write_bytes(text.getvalue().encode("gbk"))
