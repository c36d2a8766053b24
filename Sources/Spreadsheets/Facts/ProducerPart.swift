/// Reads the properties of a document for the program that wrote it.
///
/// Source: ECMA-376 Part 1, 22.2.2.3 (Application), 22.2.2.4 (AppVersion), 22.3 (custom properties);
/// Part 2, 8.3 (core properties); OpenDocument 1.3 Part 3, 4.3.2.1 (meta:generator).
final class ProducerPart: XMLEventHandler {
  private enum Property { case application, version, creator, generator, wpsBuild }

  /// Libraries that say who they are as the author only, and copy Excel's name for the rest.
  private static let libraries = ["openpyxl", "Apache POI", "XlsxWriter", "EPPlus", "ClosedXML"]
  private static let longest = 200

  private var values: [Property: String] = [:]
  private var property: Property?
  private var isWPSProperty = false
  private var text: [UInt8] = []

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    text.removeAll()
    if name.isNamed("Application") {
      property = .application
    } else if name.isNamed("AppVersion") || name.isNamed("Version") {
      property = .version
    } else if name.isNamed("creator") {
      property = .creator
    } else if name.isNamed("generator") {
      property = .generator
    } else if name.isNamed("KSOProductBuildVer") || (isWPSProperty && name.isNamed("lpwstr")) {
      property = .wpsBuild
    } else if name.isNamed("property") {
      isWPSProperty = attributes.text("name") == "KSOProductBuildVer"
      property = nil
    } else {
      property = nil
    }
  }

  func endElement(_ name: XMLName) {
    if let property, values[property] == nil {
      let value = String(decoding: text.prefix(Self.longest), as: UTF8.self)
      values[property] = String(value.map { $0.isNewline ? " " : $0 })
    }
    property = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard property != nil, text.count < Self.longest else { return }
    text.append(contentsOf: bytes.prefix(Self.longest))
  }

  /// - Parameter application: What a version without a program is the version of.
  func producer(ofVersion application: String? = nil) -> FileFacts.Producer? {
    // WPS writes Excel's name and its own build: `2052-11.1.0.14036`, a language and a version.
    if let build = values[.wpsBuild] {
      return FileFacts.Producer(
        application: "WPS 表格", version: build.split(separator: "-").last.map(String.init))
    }
    let version = values[.version].flatMap { $0.isEmpty ? nil : $0 }
    if let creator = values[.creator],
      let library = Self.libraries.first(where: { $0.lowercased() == creator.lowercased() })
    {
      // Those that copy Excel's name copy its version too.
      return FileFacts.Producer(application: library)
    }
    guard let name = values[.application] ?? values[.generator] ?? application, !name.isEmpty,
      name != application || version != nil
    else { return nil }
    return FileFacts.Producer(name: name, version: version)
  }
}

extension FileFacts.Producer {
  /// - Parameter name: As the file has it: `LibreOffice/7.3.7.2$Linux_X86_64 …`,
  ///   `Microsoft Excel Compatible / Openpyxl 3.1.5`, `Microsoft Excel 15`.
  init(name: String, version: String?) {
    if let slash = name.range(of: " / ") {
      self.init(name: String(name[slash.upperBound...]), version: nil)
    } else if let slash = name.firstIndex(of: "/"), slash > name.startIndex,
      name[name.index(after: slash)...].first?.isNumber == true
    {
      let version = name[name.index(after: slash)...].prefix { $0 != "$" && $0 != " " }
      self.init(application: String(name[..<slash]), version: String(version))
    } else if version == nil, let space = name.lastIndex(of: " "), space > name.startIndex,
      name[name.index(after: space)...].first?.isNumber == true
    {
      self.init(
        application: String(name[..<space]), version: String(name[name.index(after: space)...]))
    } else {
      self.init(application: name, version: version)
    }
  }
}
