import ArgumentParser
import Definitions
import Foundation

extension Language: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument) }

  /// English where the locale is English, otherwise Chinese.
  static var ofEnvironment: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("en") ? .english : .chinese
  }
}

struct LanguageOptions: ParsableArguments {
  @Option(help: "提示语言 zh 或 en，默认随系统 / Language of messages; default: the locale's.")
  var lang: Language?

  var language: Language { lang ?? .ofEnvironment }
}

struct PipelineArgument: ParsableArguments {
  @Argument(help: "流程文件夹 / Folder of the pipeline, such as pipelines/grassroots-2023.")
  var folder: String
}

extension Verbosity.Format: ExpressibleByArgument {}

struct LogOptions: ParsableArguments {
  @Flag(help: "只说出错的事，不打印小结 / Say nothing but what went wrong; print no summary.")
  var quiet = false

  @Flag(help: "逐步逐表说明，并给出用时 / Tell each stage and sheet, with times.")
  var verbose = false

  @Flag(help: "打印各步用时 / Print how long each stage took.")
  var timings = false

  @Option(
    help:
      "过程信息的写法：text（默认）或 json，一行一个 / How events are told on stderr: text (default) or json, one a line."
  )
  var logFormat = Verbosity.Format.text

  var verbosity: Verbosity {
    Verbosity(
      isQuiet: quiet, isVerbose: verbose, showsTimings: timings, format: logFormat)
  }
}

/// Months as they are written in options.
enum MonthOption {
  static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw ValidationError("月份要写成 2023-06 的样子 / Write the month as in 2023-06.")
    }
    return period
  }

  static func range(_ text: String) throws -> PeriodRange {
    guard let range = PeriodRange(text) else {
      throw ValidationError(
        "月份要写成 2023-06，或 2023-04..2023-06 的样子 / Write the month as in 2023-06, several as in 2023-04..2023-06."
      )
    }
    return range
  }
}

/// Outputs as they are written in options.
enum OutputsOption {
  static let names = Output.allCases.map(\.rawValue).joined(separator: ", ")

  static func outputs(_ text: String) throws -> Set<Output> {
    let names = text.split(whereSeparator: { ",，、 ".contains($0) }).map(String.init)
    guard !names.isEmpty else { throw ValidationError(advice) }
    return Set(
      try names.map { name in
        guard let output = Output(name: name) else {
          throw ValidationError(
            "--only 不认识“\(name)”，可以写：\(Self.names) / --only knows no “\(name)”; it takes \(Self.names)."
          )
        }
        return output
      })
  }

  private static let advice =
    "--only 要写出哪几样，用逗号隔开：\(names) / --only takes one or several of \(names), with commas between them."
}

/// From which severity on findings make the exit status 2.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, never

  func isMet(errors: Int, warnings: Int) -> Bool {
    switch self {
    case .error: errors > 0
    case .warning: errors + warnings > 0
    case .never: false
    }
  }
}
