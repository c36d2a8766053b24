/// The element that a worksheet part consists of. A relationship may lead anywhere, to the workbook itself
/// or to its styles, and such a part must not pass for a sheet without rows.
enum SheetRoot {
  /// - Throws: `ReadError` of kind `.malformed`.
  static func check(_ root: XMLName, at position: SourcePosition) throws(ReadError) {
    guard !root.isNamed("worksheet") else { return }
    let name = String(
      decoding: UnsafeBufferPointer(start: root.local, count: 64).prefix { $0 != 0 }, as: UTF8.self)
    throw ReadError(
      .malformed(part: "sheet", detail: "it is no worksheet but <\(name)>"), at: position)
  }
}
