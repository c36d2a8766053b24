import Foundation

/// What a folder's `datapackage.json` says that its CSV files do not bear out: a naive validator, beside which
/// `make interop` runs frictionless.
public struct PackageFaults {
  public private(set) var all: [String] = []
  private let root: String
  private var tables: [String: (fields: [Field], rows: [[String]])] = [:]

  private struct Field {
    var name: String
    var type: String
    var isRequired: Bool
    var values: [String]?
  }

  public init(in root: String) throws {
    self.root = root
    let data = try Data(contentsOf: URL(fileURLWithPath: root + "/datapackage.json"))
    let resources = try JSONValue(parsing: String(decoding: data, as: UTF8.self))["resources"]?
      .elements
    let names = FileManager.default.subpaths(atPath: root) ?? []
    let paths = resources?.compactMap { $0["path"]?.text } ?? []
    let files = names.filter { $0.hasSuffix(".csv") }
    if paths.sorted() != files.sorted() { all.append("\(paths) for the files \(files)") }
    for resource in resources ?? [] { try read(resource) }
    for resource in resources ?? [] { checkKeys(of: resource) }
  }

  private mutating func read(_ resource: JSONValue) throws {
    let path = resource["path"]?.text ?? ""
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))
    if resource["bytes"]?.number != Double(data.count) { all.append("\(path): its size") }
    if data.prefix(3) != Data([0xEF, 0xBB, 0xBF]) { all.append("\(path): no byte-order mark") }
    let rows = CSVText.rows(of: String(decoding: data, as: UTF8.self))
    let fields = (resource["schema"]?["fields"]?.elements ?? []).map { field in
      Field(
        name: field["name"]?.text ?? "", type: field["type"]?.text ?? "",
        isRequired: field["constraints"]?["required"] == .bool(true),
        values: field["constraints"]?["enum"]?.elements.compactMap(\.text))
    }
    if rows.first != fields.map(\.name) { all.append("\(path): its header") }
    for (number, row) in rows.enumerated().dropFirst() {
      if row.count != fields.count { all.append("\(path) \(number + 1): its width") }
      for (field, cell) in zip(fields, row) where !Self.isRight(cell, field) {
        all.append("\(path) \(number + 1): \(field.name) is no \(field.type)")
      }
    }
    tables[resource["name"]?.text ?? ""] = (fields, Array(rows.dropFirst()))
  }

  private static func isRight(_ cell: String, _ field: Field) -> Bool {
    if cell.isEmpty { return !field.isRequired }
    if let values = field.values, !values.contains(cell) { return false }
    switch field.type {
    case "string": return true
    case "integer": return Int(cell) != nil
    case "number": return Double(cell)?.isFinite == true
    case "boolean": return ["true", "false", "1", "0"].contains(cell)
    case "date": return cell.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
    case "yearmonth": return cell.wholeMatch(of: /\d{4}-\d{2}/) != nil
    // Of a column with nothing in it.
    default: return false
    }
  }

  private mutating func checkKeys(of resource: JSONValue) {
    let name = resource["name"]?.text ?? ""
    if let key = resource["schema"]?["primaryKey"] {
      let values = cells(of: name, key)
      if Set(values).count != values.count { all.append("\(name): its key") }
    }
    for key in resource["schema"]?["foreignKeys"]?.elements ?? [] {
      let target = key["reference"]?["resource"]?.text ?? ""
      let known = Set(cells(of: target, key["reference"]?["fields"] ?? .null))
      let wanted = cells(of: name, key["fields"] ?? .null).filter { !$0.allSatisfy(\.isEmpty) }
      if !known.isSuperset(of: wanted) { all.append("\(name): rows of \(target)") }
    }
  }

  private func cells(of name: String, _ columns: JSONValue) -> [[String]] {
    guard let table = tables[name] else { return [] }
    let indices = columns.elements.compactMap(\.text).compactMap { column in
      table.fields.firstIndex { $0.name == column }
    }
    return table.rows.map { row in indices.map { $0 < row.count ? row[$0] : "" } }
  }
}
