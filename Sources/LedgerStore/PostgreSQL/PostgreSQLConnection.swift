import Foundation

/// A connection to PostgreSQL, or to what speaks its protocol. Used by one thread at a time.
public final class PostgreSQLConnection: @unchecked Sendable {
  // Unchecked: libpq's connections are not tied to a thread, and ours are handed on, not shared.
  private let libpq: LibPQ
  private let connection: LibPQ.Connection
  /// The database as it may be shown, without user and password.
  public let shownURL: String

  /// - Parameter url: `postgres://user@host:port/database`.
  /// - Throws: `LedgerError` of kind `.noClientLibrary` or `.unreachable`.
  public init(_ url: String) throws {
    shownURL = Self.shown(url)
    guard let libpq = LibPQ.shared else {
      throw LedgerError(.noClientLibrary, path: shownURL)
    }
    guard let connection = libpq.connectdb(url) else {
      throw LedgerError(.unreachable(reason: "libpq"), path: shownURL)
    }
    guard libpq.status(connection) == LibPQ.connectionOK else {
      let reason = Self.reason(libpq, connection)
      libpq.finish(connection)
      throw LedgerError(.unreachable(reason: reason), path: shownURL)
    }
    self.libpq = libpq
    self.connection = connection
    // What the server remarks on would stand on stderr.
    for setting in ["client_min_messages = error", "client_encoding = 'UTF8'", "jit = off"] {
      try execute("SET \(setting)")
    }
  }

  deinit { libpq.finish(connection) }

  /// The first line of what libpq says.
  private static func reason(_ libpq: LibPQ, _ connection: LibPQ.Connection) -> String {
    let message = libpq.errorMessage(connection).map { String(cString: $0) } ?? ""
    return message.split(separator: "\n").first.map(String.init) ?? ""
  }

  private static func shown(_ url: String) -> String {
    var components = URLComponents(string: url)
    components?.user = nil
    components?.password = nil
    components?.query = nil
    return components?.string ?? "postgres://"
  }

  /// Runs a statement that returns no rows that are wanted.
  public func execute(_ sql: String) throws {
    let result = libpq.exec(connection, sql)
    defer { libpq.clear(result) }
    let status = libpq.resultStatus(result)
    guard status == LibPQ.ExecStatus.commandOK || status == LibPQ.ExecStatus.tuplesOK else {
      throw error(result)
    }
  }

  /// Does something in a transaction.
  public func transaction<R>(_ body: () throws -> R) throws -> R {
    try execute("BEGIN")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// All rows of a query that has few.
  public func rows(of sql: String) throws -> [[Ledger.Value]] {
    var rows: [[Ledger.Value]] = []
    try forEachRow(of: sql) { rows.append($0) }
    return rows
  }

  /// Calls `body` with each row of a query as it comes; it may not use the connection.
  public func forEachRow(of sql: String, _ body: ([Ledger.Value]) throws -> Void) throws {
    guard libpq.sendQuery(connection, sql) == 1, libpq.setSingleRowMode(connection) == 1 else {
      throw error(nil)
    }
    var failure: (any Error)?
    var values: [Ledger.Value] = []
    // All results are to be taken, whatever happens, or the connection is of no more use.
    while let result = libpq.getResult(connection) {
      defer { libpq.clear(result) }
      guard failure == nil else { continue }
      switch libpq.resultStatus(result) {
      case LibPQ.ExecStatus.singleTuple:
        values.removeAll(keepingCapacity: true)
        for column in 0..<libpq.nfields(result) { values.append(value(result, column)) }
        do {
          try body(values)
        } catch {
          failure = error
          cancel()
        }
      case LibPQ.ExecStatus.tuplesOK, LibPQ.ExecStatus.commandOK: break
      default: failure = error(result)
      }
    }
    if let failure { throw failure }
  }

  private func cancel() {
    guard let handle = libpq.getCancel(connection) else { return }
    var reason = [CChar](repeating: 0, count: 256)
    _ = libpq.cancel(handle, &reason, 256)
    libpq.freeCancel(handle)
  }

  /// Fills a table.
  ///
  /// - Parameters:
  ///   - target: The table, with its columns in brackets.
  ///   - body: Called with what takes the rows.
  public func copy(
    into target: String, _ body: (_ add: ([Ledger.Value]) throws -> Void) throws -> Void
  )
    throws
  {
    let begun = libpq.exec(connection, "COPY \(target) FROM STDIN")
    defer { libpq.clear(begun) }
    guard libpq.resultStatus(begun) == LibPQ.ExecStatus.copyIn else { throw error(begun) }
    var text = CopyText()
    var failure: (any Error)?
    do {
      try body { row in
        text.add(row)
        if text.bytes.count >= CopyText.blockSize { try put(&text) }
      }
      try put(&text)
    } catch {
      failure = error
    }
    _ = libpq.putCopyEnd(connection, failure == nil ? nil : "given up")
    while let result = libpq.getResult(connection) {
      defer { libpq.clear(result) }
      if libpq.resultStatus(result) != LibPQ.ExecStatus.commandOK, failure == nil {
        failure = error(result)
      }
    }
    if let failure { throw failure }
  }

  private func put(_ text: inout CopyText) throws {
    let isSent = text.bytes.withUnsafeBytes { bytes in
      libpq.putCopyData(
        connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
    guard isSent == 1 else { throw error(nil) }
    text.bytes.removeAll(keepingCapacity: true)
  }

  /// What the server says; without the values of cells, which it likes to quote.
  private func error(_ result: LibPQ.Result?) -> LedgerError {
    func field(_ code: Character) -> String? {
      guard let result, let ascii = code.asciiValue,
        let text = libpq.resultErrorField(result, Int32(ascii))
      else { return nil }
      return String(cString: text)
    }
    guard let state = field("C") else {
      return LedgerError(.unreachable(reason: Self.reason(libpq, connection)), path: shownURL)
    }
    let isOfData = state.hasPrefix("22") || state.hasPrefix("23")
    return LedgerError(
      .sql(message: isOfData ? "SQLSTATE \(state)" : field("M") ?? "SQLSTATE \(state)"),
      path: shownURL)
  }

  private func value(_ result: LibPQ.Result, _ column: Int32) -> Ledger.Value {
    guard libpq.getisnull(result, 0, column) == 0, let bytes = libpq.getvalue(result, 0, column)
    else {
      return .null
    }
    let text = String(cString: bytes)
    switch libpq.ftype(result, column) {
    case 20, 21, 23: return Int64(text).map { .integer($0) } ?? .text(text)
    case 700, 701, 1700: return Double(text).map { .real($0) } ?? .text(text)
    // As SQLite has it.
    case 16: return .integer(text == "t" ? 1 : 0)
    default: return .text(text)
    }
  }
}

/// Rows as COPY reads them.
struct CopyText {
  static let blockSize = 1 << 18

  var bytes: [UInt8] = []

  mutating func add(_ row: [Ledger.Value]) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      switch value {
      case .null: bytes += "\\N".utf8
      case .integer(let number): bytes += "\(number)".utf8
      case .real(let number): bytes += "\(number)".utf8
      case .text(let text): add(text)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      // PostgreSQL has no text with it in it.
      case 0: break
      default: bytes.append(byte)
      }
    }
  }
}
