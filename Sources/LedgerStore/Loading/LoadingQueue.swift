import Dispatch
import Importing
import Synchronization

/// Loads into a ledger on a thread of its own, so that reading and loading go on side by side.
///
/// What is handed in is loaded in the same order, so the ledger is the same to the byte as without the
/// queue. A reader that is faster than the ledger waits: memory does not grow with the rows.
public final class LoadingQueue: ImportSink, @unchecked Sendable {
  // Unchecked: the builder is used on `queue` alone while anything waits there, and by the importing
  // thread only after `drain`; `buffer` belongs to the importing thread; `failure` is locked.

  /// Batches that may wait; each is some hundred kilobytes.
  private static let mostWaiting = 4
  /// Small things are handed on together.
  private static let bufferSize = 512

  private enum Work: Sendable {
    case batch(RecordBatch)
    case finding(Finding)
    case skipped(SkippedRecord)
    case place(column: Int, sheet: Int, field: String)
    case replace(sheet: Int, by: Int)
    case finish(sheet: Int, RowAccount, body: String?)
  }

  private let builder: LedgerBuilder
  private let queue = DispatchQueue(label: "taizhang.loading")
  private let room = DispatchSemaphore(value: mostWaiting)
  private let failure = Mutex<(any Error)?>(nil)
  private var buffer: [Work] = []

  public init(_ builder: LedgerBuilder) {
    self.builder = builder
  }

  /// Waits until all is loaded. Called once more after the last row.
  ///
  /// - Throws: The first error of loading; what came after it was not loaded.
  public func drain() throws {
    try flush()
    wait()
    try throwFailure()
  }

  /// Waits until nothing is being loaded, whether it went well or not.
  public func wait() { queue.sync {} }

  public func add(_ source: SourceFile) throws -> Int {
    try drain()
    return try builder.add(source)
  }

  public func add(_ sheet: SourceSheet) throws -> Int {
    try drain()
    return try builder.add(sheet)
  }

  public func load(_ batch: RecordBatch) throws {
    buffer.append(.batch(batch))
    try flush()
  }

  public func add(_ finding: Finding) throws { try enqueue(.finding(finding)) }

  public func add(_ skipped: SkippedRecord) throws { try enqueue(.skipped(skipped)) }

  public func place(column: Int, ofSheet sheet: Int, in field: String) throws {
    try enqueue(.place(column: column, sheet: sheet, field: field))
  }

  public func replace(sheet: Int, by other: Int) throws {
    try enqueue(.replace(sheet: sheet, by: other))
  }

  public func finish(sheet: Int, account: RowAccount, body: String?) throws {
    try enqueue(.finish(sheet: sheet, account, body: body))
  }

  private func enqueue(_ work: Work) throws {
    buffer.append(work)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    try throwFailure()
    room.wait()
    let works = buffer
    buffer.removeAll()
    queue.async { [self] in
      defer { room.signal() }
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        for work in works { try carryOut(work) }
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  private func carryOut(_ work: Work) throws {
    switch work {
    case .batch(let batch): try builder.load(batch)
    case .finding(let finding): try builder.add(finding)
    case .skipped(let skipped): try builder.add(skipped)
    case .place(let column, let sheet, let field):
      try builder.place(column: column, ofSheet: sheet, in: field)
    case .replace(let sheet, let other): try builder.replace(sheet: sheet, by: other)
    case .finish(let sheet, let account, let body):
      try builder.finish(sheet: sheet, account: account, body: body)
    }
  }

  private func throwFailure() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
