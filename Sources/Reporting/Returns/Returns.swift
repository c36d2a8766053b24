import Definitions
import Foundation
import Importing
import LedgerStore

/// `returns/`: what each sender gets back to put right. See docs/decisions/012-returns.md.
///
/// The workbooks hold the senders' own rows in full, so none but the folder's owner may look into it.
struct Returns {
  static let folder = "returns"

  let pipeline: Pipeline
  let period: Period
  let language: Language
  let inputs: [InputFile]

  /// - Returns: The files that were written, by their paths in `root`; none where nobody has to put
  ///   anything right.
  func write(to root: String, from ledger: Ledger) throws -> [String] {
    let plan = try ReturnPlan(ledger, pipeline: pipeline, inputs: inputs)
    guard !plan.senders.isEmpty else { return [] }
    let folder = "\(root)/\(Returns.folder)"
    do throws(SystemFault) {
      try Folders.make(folder, mode: 0o700)
    } catch {
      throw ReportError(.system(error), path: folder)
    }
    let readme = "\(Returns.folder)/README.txt"
    try ReturnsReadme(plan: plan, period: period, language: language).write(to: "\(root)/\(readme)")
    try close(toOthers: "\(root)/\(readme)")
    var names = [readme]
    let masking = Disclosure(pipeline, isUnmasked: false)
    for sender in plan.senders {
      let name = "\(Returns.folder)/\(sender.fileName)"
      try ReturnBook(sender: sender, period: period, language: language, masking: masking)
        .write(to: "\(root)/\(name)", from: ledger)
      try close(toOthers: "\(root)/\(name)")
      names.append(name)
    }
    return names
  }

  private func close(toOthers path: String) throws(ReportError) {
    guard chmod(path, 0o600) == 0 else {
      throw ReportError(.system(SystemFault(errno)), path: path)
    }
  }
}
