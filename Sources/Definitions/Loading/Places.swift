import Yams

/// Where the parts of a definition stand, so that a validator that works on the plain model can point at
/// the word that is wrong and not only at the definition around it.
struct Places {
  /// One step from a node into what it holds.
  enum Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The value under a key.
    case key(String)
    /// The key itself.
    case name(String)
    case index(Int)

    init(stringLiteral key: String) { self = .key(key) }
    init(integerLiteral index: Int) { self = .index(index) }
  }

  private var nodes: [Location: Node] = [:]

  mutating func record(_ node: Node, at location: Location) { nodes[location] = node }

  /// The place that `path` leads to from the definition at `owner`, or as far towards it as the file
  /// goes; `owner` itself where nothing is known, as in SQL files.
  subscript(owner: Location, path: Step...) -> Location {
    guard var node = nodes[owner] else { return owner }
    var place = owner
    for step in path {
      guard let next = Self.walk(from: node, step) else { return place }
      node = next
      guard let mark = node.mark else { return place }
      place = Location(file: owner.file, line: mark.line, column: mark.column)
    }
    return place
  }

  /// Whether the definition at `owner` has a value under `key`.
  func has(_ key: String, at owner: Location) -> Bool {
    nodes[owner].flatMap { Self.walk(from: $0, .key(key)) } != nil
  }

  private static func walk(from node: Node, _ step: Step) -> Node? {
    switch (node, step) {
    case (.mapping(let mapping), .key(let key)):
      mapping.first { $0.key.scalar?.string == key }?.value
    case (.mapping(let mapping), .name(let key)):
      mapping.first { $0.key.scalar?.string == key }?.key
    case (.sequence(let sequence), .index(let index)):
      sequence.indices.contains(index) ? sequence[index] : nil
    // One text where a list may stand: its only element is itself.
    case (.scalar, .index(0)): node
    default: nil
    }
  }
}
