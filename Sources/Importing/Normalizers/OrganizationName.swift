/// The key under which the names of one Party organization meet: `中共青石镇红星村支部委员会`,
/// `青石镇红星村党支部` and `青石镇红星村民委员会支部` are the same branch to everyone but a computer.
///
/// It only leaves out what never tells two organizations apart. Old names and mergers need a table of
/// aliases, and a suggestion is not a match.
enum OrganizationName {
  /// Appends the key of a name to `out`.
  static func key(_ text: Span<UInt8>, into out: inout [UInt8]) {
    let start = out.count
    NormalForm.append(text, whitespace: .remove, to: &out)
    foldSigns(from: start, in: &out)
    dropPrefix(from: start, in: &out)
    for (filler, short) in fillers { replace(filler, by: short, from: start, in: &out) }
    foldSuffix(from: start, in: &out)
  }

  /// What goes from the front. The longest first.
  private static let prefixes: [StaticString] = ["中国共产党", "中共"]

  /// The offices of villages and communities, whose Party branch is that of the village itself. In
  /// this order: 红星村村民委员会 and 红星村民委员会 are both 红星村.
  private static let fillers: [(StaticString, StaticString)] = [
    ("村村民委员会", "村"), ("村民委员会", "村"), ("村村委会", "村"), ("村委会", "村"),
    ("社区居民委员会", "社区"), ("社区居委会", "社区"), ("居民委员会", "居委会"),
  ]

  /// The kinds of organization as they end a name; the first that fits counts, so that the longer
  /// stand before those that they end with.
  private static let suffixes: [(StaticString, StaticString)] = [
    ("党总支部委员会", "总支"), ("总支部委员会", "总支"), ("党总支委员会", "总支"), ("总支委员会", "总支"),
    ("党总支部", "总支"), ("总支部", "总支"), ("党总支", "总支"), ("总支", "总支"),
    ("党支部委员会", "支部"), ("支部委员会", "支部"), ("党支部", "支部"), ("支部", "支部"),
    ("党的工作委员会", "党工委"), ("党工作委员会", "党工委"), ("工作委员会", "党工委"), ("党工委", "党工委"),
    ("工委", "党工委"), ("纪律检查委员会", "纪委"), ("纪委", "纪委"),
    // Committees that are none of the Party's: offices, companies' boards, bodies of residents.
    ("管理委员会", "管理委员会"), ("监督委员会", "监督委员会"), ("改革委员会", "改革委员会"),
    ("健康委员会", "健康委员会"), ("业主委员会", "业主委员会"),
    ("党委员会", "党委"), ("委员会", "党委"), ("党委", "党委"),
  ]

  /// Middle dots become one, small letters capitals, and square brackets round ones.
  private static func foldSigns(from start: Int, in out: inout [UInt8]) {
    var read = start
    var write = start
    while read < out.count {
      let (scalar, length) = out.span.scalar(at: read)
      if scalar.isMiddleDot, length > 1 {
        out[write] = 0xC2
        out[write + 1] = 0xB7
        write += 2
      } else if scalar == "[" || scalar == "【" || scalar == "〔" {
        out[write] = UInt8(ascii: "(")
        write += 1
      } else if scalar == "]" || scalar == "】" || scalar == "〕" {
        out[write] = UInt8(ascii: ")")
        write += 1
      } else {
        for offset in 0..<length { out[write + offset] = out[read + offset].uppercased }
        write += length
      }
      read += length
    }
    out.removeLast(out.count - write)
  }

  private static func dropPrefix(from start: Int, in out: inout [UInt8]) {
    for prefix in prefixes where out.span.matches(prefix, at: start) {
      let end = start + prefix.utf8CodeUnitCount
      if end < out.count { out.removeSubrange(start..<end) }
      return
    }
  }

  private static func replace(
    _ filler: StaticString, by short: StaticString, from start: Int, in out: inout [UInt8]
  ) {
    var index = start
    while index + filler.utf8CodeUnitCount <= out.count {
      if out.span.matches(filler, at: index) {
        out.replaceSubrange(index..<index + filler.utf8CodeUnitCount, with: bytes(of: short))
        return
      }
      index += 1
    }
  }

  private static func foldSuffix(from start: Int, in out: inout [UInt8]) {
    for (suffix, short) in suffixes {
      let place = out.count - suffix.utf8CodeUnitCount
      guard place >= start, out.span.matches(suffix, at: place) else { continue }
      out.replaceSubrange(place..., with: bytes(of: short))
      return
    }
  }

  private static func bytes(of word: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
  }
}
