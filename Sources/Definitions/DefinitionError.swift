/// What is wrong with a definition, where, and what was probably meant.
public struct DefinitionFault: Hashable, Sendable {
  /// Stable, kebab-case: `unknown-key`, `unknown-field`, `sql` …
  public var code: String
  public var location: Location
  /// One sentence.
  public var message: LocalizedText
  /// The name that was probably meant.
  public var suggestion: String?

  public init(code: String, location: Location, message: LocalizedText, suggestion: String? = nil) {
    self.code = code
    self.location = location
    self.message = message
    self.suggestion = suggestion
  }
}

/// All faults of a pipeline, in the order of files and lines; nothing is read while there is one.
public struct DefinitionError: Error, Sendable {
  public var faults: [DefinitionFault]
  public init(faults: [DefinitionFault]) { self.faults = faults }
}
