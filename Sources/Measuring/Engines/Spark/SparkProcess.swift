import Foundation

/// Runs `spark-sql`, Spark's own program, on a script.
struct SparkProcess {
  /// As Spark names it: `spark://127.0.0.1:7077`, `local[2]`.
  let master: String
  /// A folder that only this run uses, on a disk that all machines of the cluster share.
  let folder: String

  /// What the meaning of a query hangs on, and where Spark keeps what it makes. All else is the installation's own `spark-defaults.conf`.
  private var settings: [(String, String)] {
    [
      // Whole numbers that pass their limit, and texts that are no numbers, are errors.
      ("spark.sql.ansi.enabled", "true"),
      // `${…}` in a text stays what it is.
      ("spark.sql.variable.substitute", "false"),
      ("spark.sql.caseSensitive", "false"),
      ("spark.sql.session.timeZone", "UTC"),
      ("spark.sql.parser.escapedStringLiterals", "false"),
      ("spark.ui.showConsoleProgress", "false"),
      // A catalog of the run's own: nothing appears in that of the installation.
      ("spark.sql.warehouse.dir", "\(folder)/warehouse"),
      (
        "spark.hadoop.javax.jdo.option.ConnectionURL",
        "jdbc:derby:memory:taizhang;create=true"
      ),
      ("spark.hadoop.hive.exec.scratchdir", "\(folder)/scratch"),
      ("spark.hadoop.hive.exec.local.scratchdir", "\(folder)/scratch-local"),
    ]
  }

  /// Runs a command until it ends, or until we do, however that comes about: then our end of the pipe is closed. A
  /// cluster would else go on with what nobody waits for.
  private static let leash = """
    exec 3<&0
    "$@" </dev/null 3<&- & command=$!
    (read end <&3; kill $command) >/dev/null 2>&1 & leash=$!
    wait $command; status=$?
    kill $leash 2>/dev/null
    exit $status
    """

  /// - Returns: What Spark said last where it ended with an error.
  func run(script: String, log: String) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      [
        "-c", SparkProcess.leash, "sh", try SparkProcess.program(), "--master", master, "--name",
        "taizhang",
      ]
      + settings.flatMap { ["--conf", "\($0.0)=\($0.1)"] } + ["-f", script]
    // Derby writes its log where it is started.
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let life = Pipe()
    process.standardInput = life
    guard FileManager.default.createFile(atPath: log, contents: nil),
      let output = FileHandle(forWritingAtPath: log)
    else { throw SparkError(.system(code: errno), path: log) }
    defer { try? output.close() }
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch {
      throw SparkError(.notInstalled, path: process.executableURL?.path ?? "spark-sql")
    }
    process.waitUntilExit()
    try? life.fileHandleForWriting.close()
    guard process.terminationStatus != 0 || process.terminationReason != .exit else { return nil }
    let text = String(
      decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
    return SparkProcess.message(in: text)
  }

  /// `SPARK_HOME`, then the search path.
  static func program(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws
    -> String
  {
    let homes = [environment["SPARK_HOME"].map { $0 + "/bin" }].compactMap { $0 }
    let folders = homes + (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    guard
      let found = folders.map({ $0 + "/spark-sql" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { throw SparkError(.notInstalled, path: homes.first ?? "PATH") }
    return found
  }

  /// The sentence of an error in Spark's log: `[TABLE_OR_VIEW_NOT_FOUND] The table …`; else its last line.
  static func message(in log: String) -> String {
    let lines = log.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let classed = lines.first { line in
      guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return false }
      let name = line[line.index(after: line.startIndex)..<end]
      return !name.isEmpty
        && name.allSatisfy { $0.isUppercase || $0 == "_" || $0 == "." || $0.isNumber }
    }
    let thrown = lines.first { $0.contains("Exception: ") || $0.hasPrefix("Error") }
    return classed ?? thrown ?? lines.last { !$0.isEmpty } ?? "spark-sql"
  }
}
