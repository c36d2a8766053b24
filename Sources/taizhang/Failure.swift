import ArgumentParser
import Definitions
import Foundation
import Importing
import LedgerStore
import Measuring
import Reporting
import Spreadsheets
import WorkbookWriting

/// Turns an error into one sentence on stderr and an exit status: 1 could not run, 3 a file is encrypted,
/// 64 a wrong definition.
enum Failure {
  /// Nothing can be done about it but to ask for the file again, so scripts may want to tell it apart.
  static let encrypted = ExitCode(3)

  /// Runs the body of a command; whatever it throws ends in a sentence, never in a stack trace.
  static func reporting(in language: Language, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let exit as ExitCode {
      throw exit
    } catch let error as DefinitionError {
      for fault in error.faults { Console.say(fault.text(in: language)) }
      let count = error.faults.count
      Console.say(
        LocalizedText(
          "流程定义有 \(count) 处错误，请改正后再运行。原有结果没有改动",
          "faults in the definitions: \(count); mend them and run again. Earlier outputs were not touched"
        )[language])
      throw ExitCode(64)
    } catch let error as PeriodError {
      Console.say(error.sentence[language])
      throw ExitCode(64)
    } catch let error as AskError {
      Console.say(error.sentence[language])
      throw ExitCode(64)
    } catch let error as ReadError where error.kind == .encrypted {
      Console.say(ReadErrorWords.sentence(error)[language])
      throw encrypted
    } catch {
      Console.say(sentence(error)[language])
      throw ExitCode(1)
    }
  }

  private static func sentence(_ error: any Error) -> LocalizedText {
    switch error {
    case let error as ReadError: ReadErrorWords.sentence(error)
    case let error as InputError: sentence(error)
    case let error as LedgerError: sentence(error)
    case let error as ReportError: sentence(error)
    case let error as SparkError: error.sentence
    case let error as ConsoleError:
      LocalizedText(
        "写不了标准输出：\(error.fault.words.chinese)",
        "cannot write to standard output: \(error.fault.words.english)")
    case let error as NothingReadError: error.sentence
    case let error as CorrectionError: error.sentence
    case let error as WorkbookError: sentence(error)
    default:
      LocalizedText(
        "没有完成：\(error)。请把这句话告诉维护程序的人", "not done: \(error). Report this sentence")
    }
  }

  private static func sentence(_ error: WorkbookError) -> LocalizedText {
    let place = error.row.map { LocalizedText("（第 \($0) 行）", " (row \($0))") }
    let words =
      switch error.kind {
      case .tooManyRows:
        LocalizedText(
          "Excel 的工作表装不下这么多行，请改用 --to csv",
          "there are more rows than a sheet of Excel holds; use --to csv")
      case .tooManyColumns:
        LocalizedText(
          "Excel 的工作表装不下这么多列，请改用 --to csv",
          "there are more columns than a sheet of Excel holds; use --to csv")
      case .textTooLong:
        LocalizedText(
          "有一格的文字比 Excel 的一格（32,767 字）还长，请改用 --to csv",
          "a text is longer than a cell of Excel holds (32,767 characters); use --to csv")
      case .system(let code):
        LocalizedText(
          "写不了 .xlsx：\(SystemFault(code).words.chinese)",
          "the .xlsx cannot be written: \(SystemFault(code).words.english)")
      case .failed(let reason):
        LocalizedText(
          "写不了 .xlsx：\(reason)。看看磁盘是否已满、能否写入",
          "the .xlsx cannot be written: \(reason). See whether the disk is full or may not be written to"
        )
      }
    return LocalizedText(
      words.chinese + (place?.chinese ?? ""), words.english + (place?.english ?? ""))
  }

  private static func sentence(_ error: InputError) -> LocalizedText {
    switch error.kind {
    case .notFound:
      LocalizedText("找不到 \(error.path)，请检查路径", "\(error.path) does not exist; check the path")
    case .unreadable:
      LocalizedText(
        "打不开文件夹 \(error.path)，请检查权限",
        "the folder \(error.path) cannot be opened; look at its permissions")
    case .empty:
      LocalizedText(
        "文件夹 \(error.path) 里没有文件，请把报来的表格放进去，或检查路径",
        "there is no file in the folder \(error.path); put the spreadsheets there, or check the path"
      )
    }
  }

  private static let untouched = LocalizedText(
    "原有结果没有改动", "Earlier outputs were not touched")

  private static func unwritable(_ path: String, _ fault: SystemFault) -> LocalizedText {
    LocalizedText(
      "写不了 \(path)：\(fault.words.chinese)。\(untouched.chinese)",
      "cannot write \(path): \(fault.words.english). \(untouched.english)")
  }

  private static func sentence(_ error: ReportError) -> LocalizedText {
    switch error.kind {
    case .system(let fault): unwritable(error.path, fault)
    case .foreignFolder:
      LocalizedText(
        "\(error.path) 里的东西不是 taizhang 写的，没有动它；请用 --out 换一个地方",
        "\(error.path) was not written by taizhang and was left alone; name another place with --out"
      )
    }
  }

  private static func sentence(_ error: LedgerError) -> LocalizedText {
    switch error.kind {
    case .unwritable(let fault): unwritable(error.path, fault)
    case .busy:
      LocalizedText(
        "另一个 taizhang 正在算 \(error.path)，请等它结束后再试",
        "another taizhang is computing \(error.path); try again when it is done")
    case .notFound:
      LocalizedText(
        "还没有台账 \(error.path)，请先用 taizhang run 算出来",
        "there is no ledger \(error.path); make it with taizhang run")
    case .notALedger:
      LocalizedText(
        "\(error.path) 不是台账文件，或者坏了：请重算那一期，或把它移走",
        "\(error.path) is not a ledger, or is damaged: run its period again, or move it away")
    case .noClientLibrary:
      LocalizedText(
        "连不上 \(error.path)：这台电脑没有 PostgreSQL 的客户端库，请先安装 libpq5（apt install libpq5）",
        "\(error.path) cannot be reached: this machine lacks PostgreSQL's client library; install libpq5 (apt install libpq5)"
      )
    case .unreachable(let reason):
      LocalizedText(
        "连不上 \(error.path)：\(reason)", "\(error.path) cannot be reached: \(reason)")
    case .nothingLoaded:
      LocalizedText(
        "\(error.path) 里没有这个流程这一期的台账，请先用 taizhang load 装载",
        "no ledger of this pipeline and month is in \(error.path); load them with taizhang load")
    case .notAnImport:
      LocalizedText(
        "\(error.path) 不是 taizhang import 做的台账，不能合并、装载",
        "\(error.path) was not made by taizhang import, and cannot be joined with others"
      )
    case .ofAnother(let pipeline, let period):
      LocalizedText(
        "\(error.path) 是流程“\(pipeline)”\(period) 的台账，和要算的不是一回事",
        "\(error.path) is a ledger of “\(pipeline)”, \(period), which is not what is asked for"
      )
    case .newerFormat(let found, let known):
      LocalizedText(
        "\(error.path) 是更新版本的程序写的（格式 \(found)，本程序只认到 \(known)），请升级",
        "\(error.path) was made by a newer version (format \(found), known up to \(known)); upgrade"
      )
    case .sql(let message):
      LocalizedText(
        "数据库报错：\(message)（\(error.path)）。请重算那一期；还是这样，请把这句话告诉维护程序的人",
        "the database says: \(message) (\(error.path)). Run that period again; if it stays so, report this sentence"
      )
    case .unbalancedAccount(let sheet):
      LocalizedText(
        "程序有错：表 \(sheet) 的行数对不上，请把这句话告诉维护程序的人。\(untouched.chinese)",
        "a fault of the program: the rows of \(sheet) do not add up; report this sentence. \(untouched.english)"
      )
    }
  }
}
