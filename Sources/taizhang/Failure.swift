import ArgumentParser
import Definitions
import Foundation
import Importing
import LedgerStore
import Measuring
import Reporting
import Spreadsheets

/// Turns an error into one sentence on stderr and an exit status: 1 could not run, 64 a wrong definition.
enum Failure {
  /// Runs the body of a command; whatever it throws ends in a sentence, never in a stack trace.
  static func reporting(in language: Language, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let exit as ExitCode {
      throw exit
    } catch let error as DefinitionError {
      for fault in error.faults { say(sentence(fault, language)) }
      let count = error.faults.count
      say(
        LocalizedText(
          "流程定义有 \(count) 处错误，什么也没有读", "\(count) faults in the definitions; nothing was read")[
            language])
      throw ExitCode(64)
    } catch {
      say(sentence(error)[language])
      throw ExitCode(1)
    }
  }

  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  private static func sentence(_ fault: DefinitionFault, _ language: Language) -> String {
    let place = fault.location
    var text = "\(place.file):\(place.line):\(place.column): \(fault.message[language])"
    if let suggestion = fault.suggestion {
      text += LocalizedText("，是不是“\(suggestion)”？", "; did you mean “\(suggestion)”?")[language]
    }
    return text
  }

  private static func sentence(_ error: any Error) -> LocalizedText {
    switch error {
    case let error as ReadError: ReadErrorWords.sentence(error)
    case let error as InputError: sentence(error)
    case let error as LedgerError: sentence(error)
    case let error as ReportError:
      LocalizedText(
        "写不了 \(error.path)：\(error.reason)。原有结果没有改动",
        "cannot write \(error.path): \(error.reason). Earlier outputs were not touched")
    case let error as NothingReadError: error.sentence
    default: LocalizedText("没有完成：\(error)", "not done: \(error)")
    }
  }

  private static func sentence(_ error: InputError) -> LocalizedText {
    switch error.kind {
    case .notFound:
      LocalizedText("找不到 \(error.path)，请检查路径", "\(error.path) does not exist; check the path")
    case .unreadable:
      LocalizedText("打不开文件夹 \(error.path)", "the folder \(error.path) cannot be opened")
    case .empty:
      LocalizedText("文件夹 \(error.path) 里没有文件", "there is no file in the folder \(error.path)")
    }
  }

  private static func sentence(_ error: LedgerError) -> LocalizedText {
    let untouched = ("原有台账没有改动", "The earlier ledger was not touched")
    return switch error.kind {
    case .unwritable(let reason):
      LocalizedText(
        "写不了 \(error.path)：\(reason)。\(untouched.0)",
        "cannot write \(error.path): \(reason). \(untouched.1)")
    case .diskFull:
      LocalizedText(
        "磁盘满了，写不下 \(error.path)。\(untouched.0)",
        "the disk is full: cannot write \(error.path). \(untouched.1)")
    case .notFound:
      LocalizedText(
        "还没有台账 \(error.path)，请先 taizhang run",
        "there is no ledger \(error.path); run taizhang run first")
    case .notALedger:
      LocalizedText("\(error.path) 不是台账文件", "\(error.path) is not a ledger")
    case .newerFormat(let found, let known):
      LocalizedText(
        "\(error.path) 是更新版本的程序写的（格式 \(found)，本程序只认到 \(known)），请升级",
        "\(error.path) was made by a newer version (format \(found), known up to \(known)); upgrade"
      )
    case .sql(let message):
      LocalizedText(
        "数据库报错：\(message)（\(error.path)）", "the database says: \(message) (\(error.path))")
    case .unbalancedAccount(let sheet):
      LocalizedText(
        "程序有错：表 \(sheet) 的行数对不上。\(untouched.0)",
        "a fault of the program: the rows of \(sheet) do not add up. \(untouched.1)")
    case .other(let reason):
      LocalizedText("没有完成：\(reason)（\(error.path)）", "not done: \(reason) (\(error.path))")
    }
  }
}

/// Not one sheet of the input could be read into a dataset.
struct NothingReadError: Error {
  /// What was said of each file.
  var reasons: [LocalizedText]

  var sentence: LocalizedText {
    let chinese = reasons.map { $0.chinese + "\n" }.joined()
    let english = reasons.map { $0.english + "\n" }.joined()
    return LocalizedText(
      chinese + "没有一张表能认成流程里的数据集，请用 taizhang inspect 看表头。原有结果没有改动",
      english
        + "no sheet was recognised as a dataset of the pipeline; look at the headers with taizhang inspect. "
        + "Earlier outputs were not touched")
  }
}
