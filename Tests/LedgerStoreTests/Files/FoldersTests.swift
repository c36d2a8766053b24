import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LedgerStore

struct FoldersTests {
  /// Imports of many senders begin at the same time, and make the folder that theirs lie in.
  @Test func severalMayMakeTheSameFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let failures = Mutex(0)
    for round in 0..<200 {
      DispatchQueue.concurrentPerform(iterations: 4) { number in
        do {
          try Folders.make("\(path)/\(round)/shards/\(number)")
        } catch {
          failures.withLock { $0 += 1 }
        }
      }
    }
    #expect(failures.withLock { $0 } == 0)
  }
}
