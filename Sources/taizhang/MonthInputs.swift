import Definitions
import Foundation
import Importing

/// The input of each of several months: a path with `{period}` in it, or else the folder of that name.
struct MonthInputs {
  private static let mark = "{period}"
  let paths: [String]
  let range: PeriodRange

  /// The paths of a month.
  ///
  /// - Throws: `InputError` where the month has none.
  func paths(of period: Period) throws(InputError) -> [String] {
    var found: [String] = []
    for path in paths {
      let own =
        path.contains(Self.mark)
        ? path.replacing(Self.mark, with: "\(period)")
        : range.first == range.last ? path : "\(path)/\(period)"
      guard FileManager.default.fileExists(atPath: own) else {
        throw InputError(kind: .notFound, path: own)
      }
      found.append(own)
    }
    return found
  }
}
