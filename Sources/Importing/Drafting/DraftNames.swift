import Definitions
import Foundation

/// Names for SQL, made from headings: the field's usual name where there is one, else its pinyin.
struct DraftNames {
  /// Names for what nearly every ledger has, with the headings that it is seen under.
  private static let usual: [String: [String]] = [
    "name": ["姓名", "党员姓名", "人员姓名"],
    "citizen_id": ["身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证", "证件号码"],
    "sex": ["性别"], "ethnicity": ["民族", "族别"],
    "birth": ["出生日期", "出生年月", "出生时间", "出生年月日"],
    "education": ["学历", "文化程度", "最高学历"],
    "phone": ["联系电话", "手机号码", "手机号", "手机", "联系方式", "电话"],
    "branch": ["所在党支部", "所属党支部", "所在支部", "党支部", "所在党组织"],
    "branch_name": ["党支部名称", "支部名称", "党组织名称", "党组织全称", "组织名称"],
    "town": ["所属乡镇", "乡镇", "所属乡镇街道", "所在乡镇", "乡镇街道"],
    "village": ["所在村", "所属村"],
    "village_name": ["村社区名称", "村名称", "村名", "建制村", "行政村"],
    "joined": ["入党日期", "入党时间", "加入党组织日期", "加入中共组织日期"],
    "confirmed": ["转正日期", "转正时间"],
    "member_type": ["人员类别", "党员类别", "党员类型"],
    "roll_status": ["党籍状态", "党籍情况", "党籍"],
    "job": ["工作岗位", "职业", "现工作岗位"],
    "unit": ["工作单位", "所在单位", "单位"],
    "credit_code": ["统一社会信用代码", "信用代码"],
    "hours": ["学时", "获得学时"], "note": ["备注"],
  ]
  private static let names = Dictionary(
    usual.flatMap { name, headings in headings.map { ($0, name) } }
  ) { first, _ in first }

  private static let longest = 40

  private var taken: Set<String> = []

  /// - Parameter fallback: What it is called whose heading says nothing in Latin letters.
  mutating func name(for heading: String, fallback: String) -> String {
    let plain = Self.usualName(of: heading) ?? Self.latin(heading)
    var name = plain.isEmpty ? fallback : plain
    if SQLWords.reserved.contains(name) { name += "_" }
    let first = name
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(first)_\(number)"
      number += 1
    }
    return name
  }

  /// What a column is called whatever its heading: 党员姓名 and 姓名 are one field.
  static func usualName(of heading: String) -> String? { names[Heading(heading).withoutHint] }

  /// `入党日期` as `ru_dang_ri_qi`; empty where nothing begins with a letter.
  static func latin(_ text: String) -> String {
    let bounded = String(Heading(text).withoutHint.prefix(longest))
    let pinyin =
      bounded.applyingTransform(.mandarinToLatin, reverse: false)?
      .applyingTransform(.stripDiacritics, reverse: false) ?? bounded
    var name = ""
    for character in pinyin.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "_" {
        name.append("_")
      }
    }
    let cut = String(name.prefix(longest))
    let trimmed = String(cut.drop { !$0.isLetter })
    return trimmed.last == "_" ? String(trimmed.dropLast()) : trimmed
  }
}
