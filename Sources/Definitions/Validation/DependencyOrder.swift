/// Puts things after what they depend on.
enum DependencyOrder {
  /// - Returns: The indices, each after those it depends on and else in their order; and each cycle, once,
  ///   from its first member on. Members of a cycle stay in their order.
  static func sorted(_ dependencies: [[Int]]) -> (order: [Int], cycles: [[Int]]) {
    var order: [Int] = []
    var cycles: [[Int]] = []
    var isPlaced = Array(repeating: false, count: dependencies.count)
    var path: [Int] = []

    func visit(_ index: Int) {
      if isPlaced[index] { return }
      if let start = path.firstIndex(of: index) {
        cycles.append(rotated(Array(path[start...])))
        return
      }
      path.append(index)
      for dependency in dependencies[index] where dependency != index { visit(dependency) }
      path.removeLast()
      isPlaced[index] = true
      order.append(index)
    }
    for index in dependencies.indices { visit(index) }
    return (order, cycles)
  }

  /// A cycle told from its first member in the order of the files.
  private static func rotated(_ cycle: [Int]) -> [Int] {
    guard let smallest = cycle.min(), let start = cycle.firstIndex(of: smallest) else {
      return cycle
    }
    return Array(cycle[start...] + cycle[..<start])
  }
}
