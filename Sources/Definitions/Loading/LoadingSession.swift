import Yams

/// What one load of a pipeline gathers while its files are read and checked.
///
/// A class, since every reader adds to the same list: all faults are reported together.
final class LoadingSession {
  private(set) var faults: [DefinitionFault] = []
  private(set) var places = Places()
  /// Names of things that could not be read. They are known to be meant, so whoever mentions them is
  /// not to blame.
  private(set) var brokenNames: Set<String> = []
  /// What was read, by the paths in the pipeline's folder.
  private(set) var files: [String: [UInt8]] = [:]

  func report(
    _ code: String, at location: Location, _ message: LocalizedText, suggestion: String? = nil
  ) {
    let fault = DefinitionFault(
      code: code, location: location, message: message, suggestion: suggestion)
    if !faults.contains(fault) { faults.append(fault) }
  }

  func record(_ node: Node, at location: Location) { places.record(node, at: location) }

  func record(_ path: String, holds bytes: [UInt8]) { files[path] = bytes }

  func markBroken(_ name: String) { brokenNames.insert(name) }

  /// By file, then line, then column; of one place in the order in which they were found.
  var sortedFaults: [DefinitionFault] {
    faults.enumerated().sorted { a, b in
      let (x, y) = (a.element.location, b.element.location)
      if x.file != y.file { return x.file < y.file }
      return (x.line, x.column, a.offset) < (y.line, y.column, b.offset)
    }.map(\.element)
  }
}
