import Foundation
import Properties

/// One for each process, filled anew for each input.
private let directory = NSTemporaryDirectory() + "fuzz-definitions-\(getpid())"

@main enum Program {
  static func main() {
    Fuzzer.run { start, count in
      Fuzzer.definitions(
        Array(UnsafeBufferPointer(start: start, count: count)), in: directory)
      return 0
    }
  }
}
