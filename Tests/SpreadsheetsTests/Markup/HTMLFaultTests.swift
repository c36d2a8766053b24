import Testing

@testable import Spreadsheets

struct HTMLFaultTests {
  @Test(arguments: [
    "<html><form>请登录</form></html>", "<html><frameset><frame src=sheet001.htm></frameset></html>",
    "<html><!-- <table><tr><td>1</table> --></html>", "<script>'<table>'</script>",
  ])
  func refusesPagesWithoutATable(html: String) {
    #expect(throws: ReadError(.unsupported(format: .html), at: SourcePosition(file: "t.xls"))) {
      try htmlFile(html)
    }
  }

  @Test(arguments: [
    ("<!-- 2<tr><td>3</table>", "a comment is never closed"),
    ("<script>2<tr><td>3</table>", "<script> is never closed"),
  ])
  func tellsWhatSwallowsTheRest(html: String, detail: String) throws {
    let file = try htmlFile("<table><tr><td>1<tr><td>\(html)")
    let (rows, error) = rowsAndFailure(of: file)
    #expect(rows == 1)
    #expect(
      error
        == ReadError(
          .malformed(part: "html", detail: detail), at: SourcePosition(file: "t.xls", row: 2)))
  }

  @Test(
    arguments: [
      ("<td colspan=999999999><td>1", nil),
      (String(repeating: "<td colspan=1000>", count: 17) + "<td>1", "columns"),
      (String(repeating: "<td colspan=1000 rowspan=65534>", count: 100), nil),
      (String(repeating: "<td>1", count: 16_385), "columns"),
      (String(repeating: "<b>", count: 30_000), nil),
      (String(repeating: "<table><tr><td>", count: 30_000), nil),
      ("<td " + String(repeating: "a ", count: 1_001) + ">", "xmlAttributes"),
      ("<td class='" + String(repeating: "a", count: 20_001) + "'>", "xmlTokenBytes"),
      // A picture in the page is large and means nothing.
      ("<img src='data:" + String(repeating: "a", count: 20_001) + "'>", nil),
      ("<td>" + String(repeating: "1", count: 30_001), "cellBytes"),
      ("<td>&" + String(repeating: "a", count: 20_000), nil),
      ("<" + String(repeating: "a", count: 20_001), nil),
    ] as [(String, String?)])
  func keepsToTheLimits(html: String, limit: String?) throws {
    var limits = ReadLimits()
    limits.cellBytes = 30_000
    limits.xmlTokenBytes = 20_000
    var kind: ReadError.Kind?
    do {
      kind = rowsAndFailure(of: try htmlFile("<table><tr>\(html)", limits: limits)).1?.kind
    } catch let error as ReadError {
      kind = error.kind
    }
    switch kind {
    case .limit(let name, _)?: #expect(name == limit)
    case nil: #expect(limit == nil)
    default: Issue.record("an unexpected error: \(String(describing: kind))")
    }
  }

  @Test func keepsToTheRows() throws {
    var limits = ReadLimits()
    limits.rows = 3
    let file = try htmlFile(
      "<table>" + String(repeating: "<tr><td>1</td></tr>", count: 4), limits: limits)
    let (rows, error) = rowsAndFailure(of: file)
    #expect(rows == 3)
    #expect(error?.kind == .limit(name: "rows", value: 3))
  }
}
