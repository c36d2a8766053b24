/// The headers that the first rows of a sheet could be, each made when it is first asked for: they are the same
/// for every dataset, and most are never asked for.
final class HeaderCandidates {
  let rows: [HeadRow]
  private let known = KnownHeadings()
  private var made: [Int: HeaderCandidate] = [:]
  private var extended: [Range<Int>: HeaderCandidate?] = [:]

  init(_ rows: [HeadRow]) { self.rows = rows }

  func headings(of row: Int) -> [Heading] { rows[row].cells.map { known[$0.text] } }

  /// The header that a row makes by itself.
  func alone(_ row: Int) -> HeaderCandidate {
    if let candidate = made[row] { return candidate }
    let candidate = HeaderCandidate(rows[row], headings: headings(of: row))
    made[row] = candidate
    return candidate
  }

  /// The header that some rows make together; `nil` where they cannot.
  func joined(_ first: Int, _ last: Int) -> HeaderCandidate? {
    guard first < last else { return alone(first) }
    if let candidate = extended[first..<last] { return candidate }
    let candidate = joined(first, last - 1)?.extended(by: rows[last], known)
    extended[first..<last] = .some(candidate)
    return candidate
  }
}

/// The headings of texts, each made once.
final class KnownHeadings {
  private var made: [String: Heading] = [:]

  subscript(_ text: String) -> Heading {
    if let heading = made[text] { return heading }
    let heading = Heading(text)
    made[text] = heading
    return heading
  }
}
