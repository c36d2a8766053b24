import Definitions
import Foundation
import LedgerStore
import TestSupport
import Testing

/// Runs the sample month and holds it against what its generator knows is wrong in it.
struct SampleMonthTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The outputs of one run, which all tests read.
  private static let outputs = Result<String, any Error> {
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("taizhang-sample-\(UUID().uuidString)").path
    let run = try TaizhangProcess.run(
      [
        "run", "pipelines/grassroots-2023", "--period", "2023-06", "--input", "samples/2023-06",
        "--out", out,
      ], in: root.path)
    #expect(run.errors == "")
    #expect(run.status == 0)
    return out + "/2023-06"
  }

  /// The outputs of June where May was run before it.
  private static let outputsAfterMay = Result<String, any Error> {
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("taizhang-sample-\(UUID().uuidString)").path
    for period in ["2023-05", "2023-06"] {
      let run = try TaizhangProcess.run(
        [
          "run", "pipelines/grassroots-2023", "--period", period, "--input", "samples/\(period)",
          "--out", out,
        ], in: root.path)
      #expect(run.errors == "")
      #expect(run.status == 0)
    }
    return out + "/2023-06"
  }

  @Test func everyFindingIsKnownAndNoneIsMissing() throws {
    let outputs = try Self.outputs.get()
    let expected = try Self.expected("2023-06-findings.tsv").map {
      [$0["rule"], $0["file"], $0["sheet"], $0["row"], $0["heading"]]
        .map { $0 ?? "" }.joined(separator: " | ")
    }
    let found = try CSVText.records(atPath: outputs + "/findings.csv").map {
      [$0["rule"], $0["file"], $0["sheet"], $0["row"], $0["column"]]
        .map { $0 ?? "" }.joined(separator: " | ")
    }
    #expect(expected.count > 200)
    #expect(Self.surplus(of: expected, over: found) == [])
    #expect(Self.surplus(of: found, over: expected) == [])
  }

  @Test func everyFileIsAsThePackageDescribesIt() throws {
    for outputs in [Self.outputs, Self.outputsAfterMay] {
      #expect(try PackageFaults(in: outputs.get()).all == [])
    }
  }

  /// Sheets that are May's once more are named where May was run before.
  @Test func sheetsOfTheMonthBeforeAreKnownAgain() throws {
    func lines(_ records: [[String: String]]) -> [String] {
      records.map { "\($0["rule"] ?? "") | \($0["file"] ?? "") | \($0["sheet"] ?? "")" }
    }
    let found = try CSVText.records(atPath: try Self.outputsAfterMay.get() + "/findings.csv")
    let copies = found.filter { $0["rule"] == "F09" }
    #expect(lines(copies).sorted() == lines(try Self.expected("2023-06-copies.tsv")).sorted())
    #expect(copies.allSatisfy { $0["message"]?.contains("上期（2023-05）") == true })
    // Without May nothing else is said of sheets.
    let others = try CSVText.records(atPath: try Self.outputs.get() + "/findings.csv")
    #expect(lines(found.filter { !["F09", "X06", "X07a"].contains($0["rule"]) }) == lines(others))
  }

  /// More or fewer rows behind a figure than the month before, and nothing that explains it: more by five in a hundred and
  /// more than three.
  @Test func figuresThatMoveWithoutAReasonAreFindings() throws {
    let june = try Self.outputsAfterMay.get()
    let totals = try CSVText.records(atPath: june + "/metrics.csv")
      .filter { $0["dimension"] == "total" }
    let may = try CSVText.records(
      atPath: (june as NSString).deletingLastPathComponent + "/2023-05/metrics.csv"
    ).filter { $0["dimension"] == "total" }
    func rows(_ figure: [String: String]?) -> Int {
      ["met", "not_met", "unknown", "excluded"].compactMap { figure?[$0].flatMap { Int($0) } }
        .reduce(0, +)
    }
    let moved = totals.filter { figure in
      let (now, then) = (rows(figure), rows(may.first { $0["metric"] == figure["metric"] }))
      return abs(now - then) > 3 && Double(abs(now - then)) > 0.05 * Double(then)
    }.compactMap { $0["title"] }
    let found = try CSVText.records(atPath: june + "/findings.csv")
      .filter { $0["rule"] == "X07a" }.compactMap { $0["entity"] }
    #expect(found.contains("微心愿认领率"))
    #expect(Set(found).isSubset(of: moved))
    // Trainings and meetings grow from month to month by themselves.
    let events = Set(moved).subtracting(found)
    #expect(!events.isEmpty)
    let ledger = june.replacing("/2023-06", with: "/ledger/2023-06.sqlite")
    let growing = try Ledger.open(ledger).rows(
      of: """
        SELECT DISTINCT d.title FROM _metric_definition d
        WHERE d.has_amount = 1 OR d.window = 'month' OR EXISTS (
          SELECT 1 FROM _metric_dataset m JOIN _dataset s ON s.name = m.dataset
          WHERE m.metric = d.metric AND (s.kind = 'events' OR s.name = 'member'))
        """
    ).compactMap { row in if case .text(let title)? = row.first { title } else { nil } }
    #expect(events.isSubset(of: growing))
  }

  @Test func everyFigureIsTheOneCountedApart() throws {
    let outputs = try Self.outputs.get()
    let totals = try CSVText.records(atPath: outputs + "/metrics.csv")
      .filter { $0["dimension"] == "total" }
    let expected = try Self.expected("2023-06-figures.tsv")
    #expect(totals.count == expected.count)
    for figure in expected {
      let found = totals.first { $0["metric"] == figure["metric"] }
      for count in ["met", "not_met", "unknown", "excluded"] {
        #expect(found?[count] == figure[count], "\(figure["metric"] ?? "") \(count)")
      }
    }
    // A sample in which everything is reached, or missed, would show nothing.
    #expect(totals.contains { $0["reached"] == "true" })
    #expect(totals.contains { $0["reached"] == "false" })
  }

  /// The samples show both, for each of the plan's nine points.
  @Test(arguments: 1...9)
  func eachPointHasAFigureReachedAndOneMissed(item: Int) throws {
    let pipeline = try PipelineLoader.load(
      directory: Self.root.appendingPathComponent("pipelines/grassroots-2023").path)
    let names = pipeline.metrics.filter { $0.item == item }.map(\.name)
    let totals = try CSVText.records(atPath: try Self.outputs.get() + "/metrics.csv")
      .filter { $0["dimension"] == "total" && names.contains($0["metric"] ?? "") }
    #expect(totals.count == names.count)
    #expect(Set(totals.compactMap { $0["reached"] }).isSuperset(of: ["true", "false"]))
  }

  @Test func groupsAddUpToTheWhole() throws {
    let rows = try CSVText.records(atPath: try Self.outputs.get() + "/metrics.csv")
    for total in rows where total["dimension"] == "total" {
      let towns = rows.filter { $0["metric"] == total["metric"] && $0["dimension"] == "town" }
      guard !towns.isEmpty else { continue }
      for count in ["met", "not_met", "unknown", "excluded"] {
        let sum = towns.compactMap { Int($0[count] ?? "") }.reduce(0, +)
        #expect(total[count] == "\(sum)", "\(total["metric"] ?? "") \(count)")
      }
    }
  }

  /// Those whose rows have an amount: one row of the list may lack several.
  private static let sums: Set = [
    "attendance_rate", "commitment_cycle_rate", "new_member_plan_rate",
  ]

  @Test func eachUnmetRowIsInTheGapList() throws {
    let outputs = try Self.outputs.get()
    for total in try CSVText.records(atPath: outputs + "/metrics.csv")
    where total["dimension"] == "total" && !Self.sums.contains(total["metric"] ?? "") {
      let path = "\(outputs)/gaps/\(total["metric"] ?? "").csv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      #expect("\(try CSVText.records(atPath: path).count)" == total["not_met"], "\(path)")
    }
  }

  /// The closing of May is the opening of June, but for a town whose flows do not add up and one that says otherwise.
  @Test func juneIsHeldAgainstMay() throws {
    let before = ["X06", "X07", "X22c", "X22d", "X22e"]
    let found = try CSVText.records(atPath: try Self.outputsAfterMay.get() + "/findings.csv")
      .filter { before.contains($0["rule"] ?? "") }
      .map { "\($0["rule"] ?? "") \($0["entity"] ?? "")" }
    #expect(found == ["X06 沙样镇", "X06 河样街道"])
  }

  @Test func noRowIsLost() throws {
    let sources = try CSVText.records(atPath: try Self.outputs.get() + "/sources.csv")
    #expect(sources.count > 20)
    for sheet in sources where sheet["sheet"] != nil {
      let counts = ["read", "loaded", "rejected", "skipped"].map { Int(sheet[$0] ?? "") ?? -1 }
      #expect(counts[0] == counts[1] + counts[2] + counts[3], "\(sheet["file"] ?? "")")
    }
  }

  private static func expected(_ name: String) throws -> [[String: String]] {
    let url = root.appendingPathComponent("Tests/EndToEndTests/Expected/\(name)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
    return lines.dropFirst().map { line in
      let values = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Dictionary(
        zip(header.map(String.init), values.map(String.init)), uniquingKeysWith: { $1 })
    }
  }

  /// What the first list has more often than the second.
  private static func surplus(of list: [String], over other: [String]) -> [String] {
    var counts = Dictionary(other.map { ($0, 1) }, uniquingKeysWith: +)
    return list.filter { item in
      guard let count = counts[item], count > 0 else { return true }
      counts[item] = count - 1
      return false
    }.sorted()
  }
}
