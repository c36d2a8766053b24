/// Two people in one cell, a line for each. White space is none of a name's, so that 张三 above 李四 would be
/// read as one man of four characters.
enum NameLines {
  /// Appends the lines in normal form with a 、 between them, unless they are the halves of one name or a
  /// name and a note.
  ///
  /// - Returns: Whether there were several names; otherwise nothing was appended.
  static func append(_ bytes: Span<UInt8>, to out: inout [UInt8]) -> Bool {
    var first = 0
    while first < bytes.count, bytes[first] != UInt8(ascii: "\n"),
      bytes[first] != UInt8(ascii: "\r")
    {
      first += 1
    }
    guard first < bytes.count else { return false }
    let lines = bytes.withUnsafeBufferPointer { Array($0) }
      .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { line in
        var normal: [UInt8] = []
        NormalForm.append(Array(line).span, whitespace: .remove, to: &normal)
        return normal
      }
      .filter { !$0.isEmpty }
    guard lines.count > 1, lines.allSatisfy(isName) else { return false }
    out.append(contentsOf: lines.joined(separator: Array("、".utf8)))
    return true
  }

  /// Two characters at least: 张 above 三 is one name in a narrow column, （书记） is none.
  private static func isName(_ line: [UInt8]) -> Bool {
    guard let first = line.first, first != UInt8(ascii: "("), first != UInt8(ascii: "[") else {
      return false
    }
    return String(decoding: line, as: UTF8.self).count >= 2
  }
}
