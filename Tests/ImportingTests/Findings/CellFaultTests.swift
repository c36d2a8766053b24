import Definitions
import Testing

@testable import Importing

struct CellFaultTests {
  @Test func codesAreThoseOfTheDefinitions() {
    #expect(CellFault.allCases.map(\.rawValue).sorted() == FindingCodes.all.sorted())
  }

  @Test(arguments: CellFault.allCases)
  func hasWordsInBothLanguages(fault: CellFault) {
    for language in Language.allCases {
      let message = fault.message[language]
      #expect(!message.isEmpty)
      // The value is filled in where it may be shown, the title here; nothing else is.
      let left = message.replacing("{value}", with: "").replacing("{title}", with: "")
      #expect(!left.contains("{"))
    }
  }
}
