import Definitions

extension CellFault {
  /// Whether the fault comes beside a value and only remarks on it.
  var isRemark: Bool {
    switch self {
    case .nameNote, .citizenIDOldForm, .citizenIDArea, .dateShortYear, .dateSecond,
      .numberApproximate:
      true
    default: false
    }
  }

  /// What is said of the fault where the pipeline has no words of its own. `{title}` is the field's
  /// title, `{value}` the cell.
  var message: LocalizedText {
    switch self {
    case .missing: LocalizedText("缺少{title}", "{title} is missing")
    case .cellError:
      LocalizedText("{title}是公式错误值 {value}", "{title} holds the error value {value}")
    case .ditto:
      LocalizedText(
        "{title}写的是“{value}”，没有取上一行的值", "{title} says “{value}”; the row above was not taken for it"
      )
    case .pattern:
      LocalizedText("{title}“{value}”的写法不符合要求", "{title} “{value}” does not have the required form")
    case .nameForm: LocalizedText("“{value}”不像姓名", "“{value}” is not a name")
    case .nameNote:
      LocalizedText("姓名“{value}”里有备注，已去掉", "a note was cut off the name “{value}”")
    case .nameSeveral:
      LocalizedText("“{value}”里有不止一个人", "“{value}” names more than one person")
    case .citizenIDForm:
      LocalizedText(
        "身份证号“{value}”的位数或字符不对", "the citizen id “{value}” has the wrong length or characters")
    case .citizenIDBirth:
      LocalizedText(
        "身份证号“{value}”里的出生日期不存在", "the birth date in the citizen id “{value}” is no possible day")
    case .citizenIDChecksum:
      LocalizedText("身份证号“{value}”的校验码不对", "the check digit of the citizen id “{value}” is wrong")
    case .citizenIDScientific, .citizenIDPrecision:
      LocalizedText(
        "身份证号“{value}”按数字保存，后几位已经丢失",
        "the citizen id “{value}” was kept as a number and lost its last digits")
    case .citizenIDOldForm:
      LocalizedText("身份证号是 15 位旧号", "the citizen id has the old form of 15 digits")
    case .citizenIDArea:
      LocalizedText(
        "身份证号“{value}”开头不是任何一个省的代码", "the citizen id “{value}” begins with no province's code")
    case .creditCodeForm:
      LocalizedText(
        "统一社会信用代码“{value}”的位数或字符不对", "the credit code “{value}” has the wrong length or characters")
    case .creditCodeChecksum:
      LocalizedText(
        "统一社会信用代码“{value}”的校验码不对", "the check character of the credit code “{value}” is wrong")
    case .dateForm: LocalizedText("{title}“{value}”不是日期", "{title} “{value}” is not a date")
    case .dateImpossible:
      LocalizedText("{title}“{value}”这一天不存在", "{title} “{value}” is no day of the calendar")
    case .dateAmbiguous:
      LocalizedText(
        "{title}“{value}”分不清是 1 月还是 10 月", "{title} “{value}” may mean January or October")
    case .datePrecision:
      LocalizedText("{title}“{value}”要写到更细（年月日）", "{title} “{value}” must be more precise")
    case .dateFuture:
      LocalizedText("{title}“{value}”晚于本期期末", "{title} “{value}” is later than the period")
    case .dateShortYear:
      LocalizedText("{title}“{value}”只写了两位年份", "{title} “{value}” has a year of two digits")
    case .dateSecond:
      LocalizedText(
        "{title}“{value}”里有两个日期，取第一个", "{title} “{value}” holds two dates; the first is taken")
    case .numberForm: LocalizedText("{title}“{value}”不是数", "{title} “{value}” is not a number")
    case .numberRange:
      LocalizedText("{title}“{value}”超出范围", "{title} “{value}” is out of range")
    case .numberApproximate:
      LocalizedText("{title}“{value}”是约数", "{title} “{value}” is approximate")
    case .numberPercent:
      LocalizedText(
        "{title}“{value}”没有百分号，分不清是百分数还是倍数",
        "{title} “{value}” has no percent sign: a percentage or a multiple")
    case .numberExpression:
      LocalizedText("{title}“{value}”是算式，不是数", "{title} “{value}” is a sum and not a number")
    case .booleanForm:
      LocalizedText("{title}“{value}”看不出是或否", "{title} “{value}” is neither yes nor no")
    case .vocabulary:
      LocalizedText("{title}“{value}”不在规定的选项里", "{title} “{value}” is not in the vocabulary")
    case .phoneForm:
      LocalizedText("{title}“{value}”不是电话号码", "{title} “{value}” is not a telephone number")
    case .referenceUnknown:
      LocalizedText("{title}“{value}”在台账里找不到", "{title} “{value}” is not in the ledger")
    case .referenceAmbiguous:
      LocalizedText("{title}“{value}”对得上不止一个", "{title} “{value}” could be more than one")
    }
  }

  /// What to do about it.
  var advice: LocalizedText? {
    switch self {
    case .missing: LocalizedText("请补填", "fill it in")
    case .cellError: LocalizedText("请改成值", "replace it with the value")
    case .ditto:
      LocalizedText(
        "把内容写全；整列都这样写的，可在字段里写 fill_down: true",
        "write it out; where the whole column is so, say fill_down: true of the field")
    case .numberPercent: LocalizedText("写成 95% 或 0.95", "write 95% or 0.95")
    case .citizenIDScientific, .citizenIDPrecision:
      LocalizedText("把该列设为文本格式后重新录入", "format the column as text and type it again")
    case .citizenIDForm, .citizenIDBirth, .citizenIDChecksum, .citizenIDArea:
      LocalizedText("对照身份证原件更正", "correct it from the identity card")
    case .creditCodeForm, .creditCodeChecksum:
      LocalizedText("对照营业执照或登记证书更正", "correct it from the certificate")
    case .dateForm, .dateImpossible, .dateAmbiguous, .datePrecision, .dateShortYear:
      LocalizedText("写成 2023-06-01 的样子", "write it like 2023-06-01")
    case .numberForm, .numberExpression, .numberApproximate:
      LocalizedText("只填数字", "give digits only")
    case .booleanForm: LocalizedText("填“是”或“否”", "write 是 or 否")
    case .phoneForm:
      LocalizedText("填 11 位手机号或带区号的座机号", "give 11 digits, or a landline with its area code")
    default: nil
    }
  }
}
