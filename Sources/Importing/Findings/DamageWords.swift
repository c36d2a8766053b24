import Definitions

/// What is wrong with a damaged file, in Chinese: `Spreadsheets` tells it in English, as it knows no languages.
enum DamageWords {
  static func text(_ english: String) -> LocalizedText {
    LocalizedText(chinese(english), english)
  }

  /// What has no Chinese here, as the words of a library, stays as it is.
  static func chinese(_ english: String) -> String {
    if let words = plain[english] { return words }
    var values: [Substring] = []
    let form = english.replacing(#/[0-9]+|<[^>]*>/#) { match in
      values.append(match.output)
      return "#"
    }
    guard let words = filledIn[form] else { return english }
    let parts = words.split(separator: "#", omittingEmptySubsequences: false)
    return parts.indices.map { parts[$0] + (values.indices.contains($0) ? values[$0] : "") }
      .joined()
  }

  private static let plain = [
    "Input/output error": "读写磁盘出错",
    "Is a directory": "这是一个文件夹",
    "Permission denied": "没有读取权限",
    "Too many open files": "打开的文件太多",
    "a comment is never closed": "有一处注释没有结束",
    "an entry of the directory is cut off": "目录里有一项不完整",
    "an entry of the directory lacks its 64-bit sizes": "目录里有一项没有写明大小",
    "an entry of the directory points outside the file": "目录里有一项指到文件外面",
    "it declares entities, which no workbook needs": "它定义了实体，正常的工作簿没有",
    "it is not well-formed XML": "XML 写法有误",
    "it refers to an entity that is not part of XML": "它用了 XML 没有的实体",
    "its checksum is wrong": "校验和不对",
    "its encoding is none that workbooks have": "它的编码不是工作簿用的",
    "its place in the archive is damaged": "它在压缩包里的位置坏了",
    "the archive has no workbook": "压缩包里没有工作簿",
    "the archive lacks the part of this sheet": "压缩包里缺这张表",
    "the compressed bytes are damaged": "压缩的内容坏了",
    "the directory runs past its end": "目录比写明的长",
    "the text ends in the middle of a character": "文字断在半个字上",
    "the workbook has no worksheet": "里面没有工作表",
    "there is no memory for the XML parser": "内存不够",
    "this cell's shared string is no number": "单元格引用的文字编号不是数",
    "this is no ZIP archive, or its end is missing": "不是 ZIP 压缩包，或缺了结尾",
    "this sheet has the rows of another one": "这张表用的是另一张表的行",
    "two entries share the same bytes": "目录里有两项指着同一处",
  ]

  /// `#` stands for a number or a tag.
  private static let filledIn = [
    "# is never closed": "# 没有结束",
    "compression method # is not supported": "压缩方法 # 不支持",
    "it has # bytes, but should have #": "有 # 字节，应有 # 字节",
    "it has more bytes than the # it should have": "比应有的 # 字节多",
    "it is no worksheet but #": "它不是工作表，是 #",
  ]
}
