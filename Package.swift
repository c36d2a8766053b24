// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]
// Where every cell passes, the checks for overlapping accesses to a class's storage cost a tenth of the time.
// Tests and debug builds have them.
let hot =
  strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// The targets stand in the order in which the data flows; each may import only those above it.
let package = Package(
  name: "taizhang",
  products: [
    .executable(name: "taizhang", targets: ["taizhang"]),
    // For `Fuzzing/`, a package of its own.
    .library(name: "Spreadsheets", targets: ["Spreadsheets"]),
    .library(name: "Definitions", targets: ["Definitions"]),
    .library(name: "TestSupport", targets: ["TestSupport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CRename"),
    .systemLibrary(name: "CSQLiteSettings"),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .target(name: "CMappedFaults"),
    .target(
      name: "Spreadsheets", dependencies: ["CLibXML2", "CISAL", "CMappedFaults"],
      swiftSettings: hot),
    .target(name: "WorkbookWriting", dependencies: ["CXLSXWriter"], swiftSettings: strict),
    .target(
      name: "Definitions", dependencies: ["Spreadsheets", "Yams"], swiftSettings: strict),
    .target(
      name: "Importing", dependencies: ["Spreadsheets", "Definitions", "CCrypto"],
      swiftSettings: hot),
    .target(
      name: "LedgerStore",
      dependencies: [
        "Importing", "Definitions", "CSQLiteSettings",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Measuring", dependencies: ["LedgerStore", "Definitions"], swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "Measuring", "LedgerStore", "Importing", "WorkbookWriting", "Spreadsheets", "Definitions",
        "CRename", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "taizhang",
      dependencies: [
        "Spreadsheets", "Definitions", "Importing", "LedgerStore", "Measuring", "Reporting",
        "WorkbookWriting", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkbookWritingTests",
      dependencies: ["WorkbookWriting", "Spreadsheets", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DefinitionsTests", dependencies: ["Definitions", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ImportingTests", dependencies: ["Importing", "TestSupport"], swiftSettings: strict),
    .target(
      name: "LedgerTestSupport",
      dependencies: ["LedgerStore", "Importing", "Definitions", "TestSupport"],
      path: "Tests/LedgerTestSupport", swiftSettings: strict),
    .testTarget(
      name: "LedgerStoreTests", dependencies: ["LedgerStore", "LedgerTestSupport"],
      resources: [.copy("Formats")], swiftSettings: strict),
    .testTarget(
      name: "MeasuringTests", dependencies: ["Measuring", "LedgerTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "LedgerTestSupport"],
      swiftSettings: strict),
    // Runs the built program, and so depends on it.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "taizhang", "LedgerTestSupport", "WorkbookWriting",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Expected")], swiftSettings: strict),
  ]
)
