import Definitions
import Foundation
import Importing
import LedgerStore

/// `returns/`: what each sender gets back to put right. See docs/decisions/012-returns.md.
///
/// The workbooks hold the senders' own rows in full, so none but the folder's owner may look into it.
struct Returns: Sendable {
  static let folder = "returns"

  let pipeline: Pipeline
  let period: Period
  let language: Language
  let inputs: [InputFile]

  /// A part for each sender, after the one that says what to do; none where nobody has to put anything
  /// right.
  func parts(in root: String, from ledger: Ledger) throws -> [ReportPart] {
    let plan = try ReturnPlan(ledger, pipeline: pipeline, inputs: inputs)
    guard !plan.senders.isEmpty else { return [] }
    let folder = "\(root)/\(Returns.folder)"
    do throws(SystemFault) {
      try Folders.make(folder, mode: 0o700)
    } catch {
      throw ReportError(.system(error), path: folder)
    }
    let masking = Disclosure(pipeline, isUnmasked: false)
    let books = plan.senders.map { sender in
      part("\(Returns.folder)/\(sender.fileName)", in: root) { path, ledger in
        try ReturnBook(sender: sender, period: period, language: language, masking: masking)
          .write(to: path, from: ledger)
      }
    }
    return [
      part("\(Returns.folder)/README.txt", in: root) { path, _ in
        try ReturnsReadme(plan: plan, period: period, language: language).write(to: path)
      }
    ] + books
  }

  private func part(
    _ name: String, in root: String, _ write: @escaping @Sendable (String, Ledger) throws -> Void
  ) -> ReportPart {
    ReportPart { ledger in
      try write("\(root)/\(name)", ledger)
      try close(toOthers: "\(root)/\(name)")
      return ReportPart.Written(paths: [name])
    }
  }

  private func close(toOthers path: String) throws(ReportError) {
    guard chmod(path, 0o600) == 0 else {
      throw ReportError(.system(SystemFault(errno)), path: path)
    }
  }
}
