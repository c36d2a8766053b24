import Foundation
import TestSupport
import Testing

@testable import Definitions

/// A small, correct pipeline of which a test replaces files.
struct SamplePipeline {
  static let name = "sample-2023"

  var files = [
    "pipeline.yaml": "pipeline: sample-2023\ntitle: 示例\n",
    "parameters.yaml": """
    - parameter: hours_member
      title: 学时
      value: 32
      basis: 条例
      mark: verified
    - parameter: reform
      title: 改革之日
      value: 2019-05-06
      basis: 条例
      mark: plan
    """,
    "vocabularies.yaml": """
    sex:
      男: [男性, M]
      女: [女性, F]
    member_type: [正式党员, 预备党员]
    """,
    "datasets/branch.yaml": """
    dataset: branch
    title: 党支部台账
    kind: snapshot
    key: [org_name]
    fields:
      - {name: org_name, title: 党支部名称, type: text}
      - {name: members, title: 党员数, type: integer}
    """,
    "datasets/member.yaml": """
    dataset: member
    title: 党员花名册
    kind: snapshot
    key: [citizen_id]
    fields:
      - {name: citizen_id, title: 身份证号, type: citizen_id}
      - {name: sex, title: 性别, type: enumeration, vocabulary: sex}
      - {name: joined, title: 入党日期, type: date}
      - {name: branch, title: 所在党支部, type: reference, to: branch}
      - {name: hours, title: 学时, type: decimal}
      - {name: is_frail, title: 是否年老体弱, type: boolean}
    """,
  ]

  /// The sample with one file written anew; `«` and `»` are taken out of it.
  init(replacing path: String? = nil, with text: String = "") {
    if let path { files[path] = text.filter { $0 != "«" && $0 != "»" } }
  }

  func write() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(named: Self.name)
    for (path, text) in files { try folder.write(text, to: path) }
    return folder
  }

  func load() throws -> Pipeline {
    let folder = try write()
    return try withExtendedLifetime(folder) { try PipelineLoader.load(directory: folder.path) }
  }

  /// The faults, with files as they are named in the pipeline.
  func faults() throws -> [DefinitionFault] {
    let folder = try write()
    do throws(DefinitionError) {
      _ = try PipelineLoader.load(directory: folder.path)
      withExtendedLifetime(folder) {}
      return []
    } catch {
      return error.faults.map { fault in
        var fault = fault
        if fault.location.file.hasPrefix(folder.path + "/") {
          fault.location.file.removeFirst(folder.path.count + 1)
        }
        return fault
      }
    }
  }
}

/// A file with the faulty word between `«` and `»`, and what should be said of it.
struct FaultCase: CustomTestStringConvertible {
  var code: String
  var suggestion: String?
  var path: String
  var text: String

  init(_ code: String, did suggestion: String? = nil, in path: String, _ text: String) {
    self.code = code
    self.suggestion = suggestion
    self.path = path
    self.text = text
  }

  var testDescription: String { "\(code): \(text.split(separator: "«").last?.prefix(30) ?? "")" }

  /// Where each marked word begins.
  var locations: [Location] {
    var found: [Location] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var column = 1
      for scalar in line.unicodeScalars {
        switch scalar {
        case "«": found.append(Location(file: path, line: index + 1, column: column))
        case "»": break
        default: column += 1
        }
      }
    }
    return found
  }
}
