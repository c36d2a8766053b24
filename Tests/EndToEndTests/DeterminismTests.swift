import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// The same inputs give the same bytes, ledger and all, on whatever machine.
struct DeterminismTests {
  /// What differs between two machines, or two evenings on one.
  struct Surroundings: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var environment: [String: String] = [:]
    /// What the program is run by.
    var prefix = ""
    /// How files are put into the folder; the disk lists them as it likes.
    var seed: UInt64 = 1
    var isOld = false
    var times = 1

    init(
      _ name: String, _ environment: [String: String] = [:], prefix: String = "", seed: UInt64 = 1,
      isOld: Bool = false, times: Int = 1
    ) {
      testDescription = name
      self.environment = environment
      self.prefix = prefix
      self.seed = seed
      self.isOld = isOld
      self.times = times
    }
  }

  private static let single: [Surroundings] = [
    Surroundings("one core", prefix: "taskset -c 0"),
    Surroundings(
      "the last core", prefix: "taskset -c \(ProcessInfo.processInfo.activeProcessorCount - 1)"),
    Surroundings("C", ["LC_ALL": "C"]),
    Surroundings("Chinese", ["LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"]),
    Surroundings("Turkish", ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"]),
    Surroundings("UTC", ["TZ": "UTC"]), Surroundings("Shanghai", ["TZ": "Asia/Shanghai"]),
    Surroundings("west of it", ["TZ": "America/Los_Angeles"]),
    Surroundings("far east", ["TZ": "Pacific/Kiritimati"]),
    Surroundings("hashes seeded anew", times: 6),
    Surroundings("hashes not seeded", ["SWIFT_DETERMINISTIC_HASHING": "1"]),
    Surroundings("another order", seed: 2), Surroundings("a third order", seed: 3),
    Surroundings("old files", isOld: true),
  ]

  /// The sample month takes some seconds: each run is another machine altogether.
  private static let whole: [Surroundings] = [
    Surroundings(
      "one core, Turkish, west", ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/Los_Angeles"],
      prefix: "taskset -c 0", seed: 4, isOld: true),
    Surroundings("Chinese, Shanghai", ["LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"], seed: 5),
    Surroundings("C, far east", ["LC_ALL": "C", "TZ": "Pacific/Kiritimati"], seed: 6),
  ]

  private static let reference = Result<[String: Data], any Error> {
    try outputs(of: "samples/2023-06", Surroundings("reference"))
  }

  @Test(arguments: single)
  func aSmallMonthIsTheSameEverywhere(_ surroundings: Surroundings) throws {
    let place = try Workplace()
    let first = try Self.outputs(of: place, Surroundings("reference"))
    #expect(first.keys.contains("ledger/2023-06.sqlite"))
    for _ in 0..<surroundings.times {
      #expect(try Self.outputs(of: place, surroundings) == first)
    }
  }

  @Test(arguments: whole)
  func theSampleMonthIsTheSameEverywhere(_ surroundings: Surroundings) throws {
    let first = try Self.reference.get()
    let found = try Self.outputs(of: "samples/2023-06", surroundings)
    #expect(found.keys.sorted() == first.keys.sorted())
    #expect(first.keys.filter { found[$0] != first[$0] }.sorted() == [])
  }

  /// The order of several `--input` does not matter, nor whether a file is named itself or lies in a folder.
  @Test func theOrderOfInputsDoesNotMatter() throws {
    let place = try Workplace()
    var trees: [[String: Data]] = []
    for (index, inputs) in [
      ["input/党支部台账.csv", "input/东镇/党员花名册.csv"],
      ["input/东镇/党员花名册.csv", "input/党支部台账.csv"],
      ["input/东镇", "input/党支部台账.csv"],
      ["input/党支部台账.csv", "input/东镇", "input/东镇/党员花名册.csv"],
    ].enumerated() {
      let out = "order\(index)"
      let arguments = ["run", "mini", "--period", "2023-06", "--out", out, "--input"] + inputs
      #expect(try TaizhangProcess.run(arguments, in: place.folder.path).status == 0)
      trees.append(try place.outputs(in: out))
    }
    #expect(trees[0].count > 5)
    for tree in trees { #expect(tree == trees[0]) }
  }

  private static func outputs(
    of place: Workplace, _ surroundings: Surroundings
  ) throws -> [String: Data] {
    try outputs(pipeline: place.pipeline, input: place.input, surroundings)
  }

  private static func outputs(
    of samples: String, _ surroundings: Surroundings
  ) throws -> [String: Data] {
    try outputs(
      pipeline: SampleNumbers.root.appendingPathComponent("pipelines/grassroots-2023").path,
      input: SampleNumbers.root.appendingPathComponent(samples).path, surroundings)
  }

  /// Copies the input to a new folder and runs there.
  private static func outputs(
    pipeline: String, input: String, _ surroundings: Surroundings
  ) throws -> [String: Data] {
    // Memory lists the files of a folder in the order in which they came, other disks by their hashes.
    let folder = try TemporaryFolder(named: "place\(surroundings.seed)", on: "/dev/shm")
    var generator = SeededGenerator(seed: surroundings.seed)
    let names = try FileManager.default.subpathsOfDirectory(atPath: input).sorted()
    for name in names.shuffled(using: &generator) {
      var isFolder: ObjCBool = false
      let source = "\(input)/\(name)"
      guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      try folder.write(Data(contentsOf: URL(fileURLWithPath: source)), to: "input/\(name)")
      guard surroundings.isOld else { continue }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(name.utf8.count) * 1e7)],
        ofItemAtPath: folder.path(of: "input/\(name)"))
    }
    let variables = surroundings.environment.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    let run = try TaizhangProcess.shell(
      """
      exec env \(variables) \(surroundings.prefix) "$TAIZHANG" run '\(pipeline)' --period 2023-06 \
      --input input --out out --lang zh --quiet
      """, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path(of: "out")) {
      files[name] = FileManager.default.contents(atPath: folder.path(of: "out/\(name)")) ?? Data()
    }
    return files
  }
}
