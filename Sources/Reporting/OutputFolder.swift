import Definitions
import Foundation

/// The folder of a period's outputs, `out/2023-06`, filled beside its place and put there as a whole: a
/// run that fails leaves the last outputs as they were.
public struct OutputFolder: Sendable {
  /// Where the outputs will stand.
  public let path: String
  /// Where they are written.
  let building: String
  private let replaced: String

  public init(output: String, period: Period) {
    path = output + "/\(period)"
    building = output + "/.\(period).building"
    replaced = output + "/.\(period).replaced"
  }

  /// Makes the folder to fill, and those inside it.
  public func prepare() throws(ReportError) {
    discard()
    for folder in ["", "/gaps", "/tables"] {
      do {
        try FileManager.default.createDirectory(
          atPath: building + folder, withIntermediateDirectories: true)
      } catch {
        throw ReportError(path: building, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Puts the filled folder in its place.
  public func publish() throws(ReportError) {
    try? FileManager.default.removeItem(atPath: replaced)
    let hadOutputs = rename(path, replaced) == 0
    guard rename(building, path) == 0 else {
      let reason = String(cString: strerror(errno))
      if hadOutputs { rename(replaced, path) }
      throw ReportError(path: path, reason: reason)
    }
    try? FileManager.default.removeItem(atPath: replaced)
  }

  /// Removes what was written so far.
  public func discard() {
    try? FileManager.default.removeItem(atPath: building)
  }
}
