import Foundation
import Spreadsheets
import Testing

@testable import Importing

struct ReadLimitWordsTests {
  /// Each limit says what there is too much of, and what to do.
  @Test func eachLimitHasItsWords() {
    for case (let name?, let value as Int) in Mirror(reflecting: ReadLimits()).children {
      let error = ReadError(.limit(name: name, value: value), at: SourcePosition(file: "a.xlsx"))
      let sentence = ReadErrorWords.sentence(error)
      #expect(!sentence.chinese.contains("文件太大"), "\(name)")
      #expect(sentence.chinese.contains("\(value)（\(name)）"))
      #expect(sentence.chinese.contains("请"))
      #expect(sentence.english.contains("\(value) (\(name))"))
    }
  }

  @Test func theSentenceAsAWhole() {
    let error = ReadError(
      .limit(name: "rows", value: 1_048_576), at: SourcePosition(file: "a.xlsx", sheet: "党员"))
    #expect(
      ReadErrorWords.sentence(error).chinese
        == "a.xlsx, 党员：行太多，超过上限 1048576（rows），没有读完；请拆成几个文件再交")
  }
}
