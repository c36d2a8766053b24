import Definitions
import Foundation

extension LedgerPlace {
  /// The periods of which there is a ledger, first to last.
  public static func periods(in output: String) -> [Period] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output + "/ledger")) ?? []
    return names.compactMap { name in
      name.hasSuffix(".sqlite") ? Period(String(name.dropLast(".sqlite".count))) : nil
    }.sorted()
  }
}
