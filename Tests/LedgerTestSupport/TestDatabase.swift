import Foundation
import LedgerStore

/// A database of a PostgreSQL server that is there for the tests (`make test-engines`), gone when the test is.
public final class TestDatabase {
  /// The server's URL; `nil` where there is none.
  public static let server = ProcessInfo.processInfo.environment["TAIZHANG_POSTGRES"]

  public let url: String
  private let name: String
  private let server: PostgreSQLConnection

  public init(_ url: String) throws {
    name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
    server = try PostgreSQLConnection(url)
    // Another order of texts than that of their bytes must not show.
    try server.execute(
      """
      CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu
      ICU_LOCALE 'zh-CN'
      """)
    var components = URLComponents(string: url)
    components?.path = "/" + name
    self.url = components?.string ?? url
  }

  deinit { try? server.execute("DROP DATABASE \(name) WITH (FORCE)") }
}
