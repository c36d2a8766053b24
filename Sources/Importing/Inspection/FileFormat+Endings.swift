import Foundation
import Spreadsheets

extension FileFormat {
  /// The endings under which files of the formats that are read usually go; empty for the others.
  var endings: [String] {
    switch self {
    case .xlsx: ["xlsx", "xlsm", "xltx", "xltm", "et"]
    case .csv: ["csv", "tsv", "txt"]
    case .html: ["html", "htm"]
    case .mhtml: ["mht", "mhtml"]
    case .spreadsheetML: ["xml"]
    case .xls: ["xls", "xlt"]
    case .xlsb: ["xlsb"]
    case .ods: ["ods"]
    case .pdf: ["pdf"]
    case .doc: ["doc", "docx", "rtf"]
    case .zip: ["zip"]
    case .image: ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"]
    case .unknown: []
    }
  }

  /// The format that a file's name promises, where that is another; `nil` where the name promises none.
  func promise(brokenBy name: String) -> FileFormat? {
    let ending = (name as NSString).pathExtension.lowercased()
    guard self != .unknown, !endings.contains(ending) else { return nil }
    return FileFormat.allCases.first { $0.endings.contains(ending) }
  }
}
