// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

func fuzzer(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["Properties"], swiftSettings: strict)
}

// Built by `make fuzz`; see docs/decisions/006-fuzzing.md.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "taizhang", path: "..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    // The files are links to those of the tests.
    .target(
      name: "Properties",
      dependencies: [
        "CFuzzer", .product(name: "Spreadsheets", package: "taizhang"),
        .product(name: "Definitions", package: "taizhang"),
        .product(name: "TestSupport", package: "taizhang"),
      ],
      swiftSettings: strict),
    fuzzer("FuzzZip"),
    fuzzer("FuzzSheet"),
    fuzzer("FuzzSharedStrings"),
    fuzzer("FuzzCSV"),
    fuzzer("FuzzMarkup"),
    fuzzer("FuzzDefinitions"),
  ]
)
