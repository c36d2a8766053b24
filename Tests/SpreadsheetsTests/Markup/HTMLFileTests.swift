import Testing

@testable import Spreadsheets

struct HTMLFileTests {
  private func lines(_ html: String) throws -> [String] {
    Array(try dumpedLines(of: htmlFile(html)).dropFirst())
  }

  private func cell(_ content: String) throws -> String {
    let rows = try allRows(of: htmlFile("<table><tr><td>\(content)</td></tr></table>"))
    guard let row = rows.first, let cell = row.cells.first else { return "" }
    return row.text(of: cell)
  }

  @Test(arguments: [
    (" 张三\n\t李四 ", "张三 李四"),
    ("张三<br>李四<BR/>王五", "张三\n李四\n王五"),
    ("张三<br><br>李四<br>", "张三\n\n李四"),
    ("<p>张三</p> <p>李四</p>", "张三\n\n李四"),
    ("<div>张三</div><div>李四</div>", "张三\n李四"),
    ("<b>张</b><font color=red>三</font>", "张三"),
    ("&nbsp;", ""), ("&nbsp; 张三", "\u{A0} 张三"),
    ("&#26446;&#x674e;&lt;&amp;&quot;&apos;&middot;&hellip;", "李李<&\"'·…"),
    ("AT&T &bogus; &amp;lt; a<5 &#0;", "AT&T &bogus; &lt; a<5 \u{FFFD}"),
    ("&nbsp1&#150;", "\u{A0}1–"),
    ("a<!-- </td> --!>b<!-->c<!--->d", "abcd"),
    ("a<![if !vml]>b<![endif]>", "ab"),
    ("a<script>if (a<b) '</td>'</script>b<style>td{}</style>c", "abc"),
    ("a<input value=\"</td>\">b", "ab"),
    ("a\0b", "ab"),
    // A table in a cell is the cell's text.
    ("甲<table><tr><td>1<td>2<tr><td>3</table>乙", "甲\n1 2\n3\n乙"),
  ])
  func readsText(html: String, text: String) throws {
    #expect(try cell(html) == text)
  }

  @Test(arguments: [
    ("<table><tr><td>1<td>2<tr><th>3<td>4</table>", [#"["1","2"]"#, #"["3","4"]"#]),
    ("<TABLE><TBODY><TR><TD>1</TD></TR></TBODY></TABLE>", [#"["1"]"#]),
    ("<table><td>1</td><td>2</td></table>", [#"["1","2"]"#]),
    ("<table><tr><td>1</td></tr><tr></tr><tr><td>2", [#"["1"]"#, "[]", #"["2"]"#]),
    // Spans: the value is top left, and those after it move on.
    (
      "<table><tr><td colspan=2>1<td>2<tr><td>3<td>4<td>5</table>",
      [#"["1",null,"2"]"#, #"["3","4","5"]"#]
    ),
    (
      "<table><tr><td rowspan=2>1<td>2<tr><td>3<tr><td>4</table>",
      [#"["1","2"]"#, #"[null,"3"]"#, #"["4"]"#]
    ),
    (
      "<table><tr><td>1<td rowspan=2 colspan=2>2<td>3<tr><td>4<td>5</table>",
      [#"["1","2",null,"3"]"#, #"["4",null,null,"5"]"#]
    ),
    (#"<table><tr><td colspan='3"'>1<td>2</table>"#, [#"["1",null,null,"2"]"#]),
    ("<table><tr><td colspan=0>1<td colspan=-2>2<td>3</table>", [#"["1","2","3"]"#]),
    // No cell reaches out of its group or table.
    (
      "<table><thead><tr><td rowspan=9>1<tbody><tr><td>2</table><table><tr><td>3</table>",
      [#"["1"]"#, #"["2"]"#, #"["3"]"#]
    ),
    ("<table><tr><td rowspan=0>1<td>2<tr><td>3</table>", [#"["1","2"]"#, #"[null,"3"]"#]),
    // What stands around the tables is in column A, as in Excel.
    (
      "<title>x</title><body><h3>党员名册</h3>单位：甲<br>6月<table><caption>表一</caption><tr><td>1</table>完",
      [#"["党员名册"]"#, #"["单位：甲"]"#, #"["6月"]"#, #"["表一"]"#, #"["1"]"#, #"["完"]"#]
    ),
    (
      "<html><head><xml><x:Name>Sheet1</x:Name></xml></head><table><tr><td>1</table></html",
      [#"["1"]"#]
    ),
  ])
  func fillsTheGrid(html: String, expected: [String]) throws {
    #expect(try lines(html) == expected)
  }

  @Test func findsMergedRanges() throws {
    let file = try htmlFile(
      """
      <table><thead><tr><td rowspan=9>1<td colspan=2>2<tbody><tr><td>3<td rowspan=0>4<tr><td>5
      <tr></table><table><tr><td colspan=2 rowspan=2>6<tr><td>7
      """)
    #expect(
      try file.mergedRanges(of: file.sheets[0]) == [
        // Nine rows are claimed, but the group has one.
        MergedRange(rows: 1...1, columns: 1...1), MergedRange(rows: 1...1, columns: 2...3),
        MergedRange(rows: 2...4, columns: 2...2), MergedRange(rows: 5...6, columns: 1...2),
      ])
  }

  @Test func marksHiddenRows() throws {
    let rows = try allRows(
      of: htmlFile(
        "<table><tr style='height:0; DISPLAY : none'><td>1<tr hidden><td>2<tr style='x:none'><td>3")
    )
    #expect(rows.map(\.isHidden) == [true, true, false])
    #expect(rows.map(\.number) == [1, 2, 3])
  }

  @Test(arguments: [
    (#"<td style="mso-number-format:'\@'">"#, NumberStyle.Category.text),
    (#"<td style='mso-number-format:"\@";color:red'>"#, .text),
    (#"<td style="color:red;mso-number-format:\@">"#, .text),
    (#"<td style="vnd.ms-excel.numberformat:@">"#, .text),
    (#"<td style="vnd.ms-excel.numberformat:yyyy-mm-dd">"#, .date),
    (#"<td style='mso-number-format:"Short Date"'>"#, .date),
    (#"<td style='mso-number-format:"yyyy\0022年\0022m\0022月\0022"'>"#, .date),
    (#"<td style='mso-number-format:"0\0022d\0022"'>"#, .general),
    (#"<td style='mso-number-format:"0\.00%"'>"#, .percent),
    ("<td x:str>", .text), ("<td class=xl65>", .text), ("<td class='a xl66'>", .date),
    ("<td>", .general),
  ])
  func readsNumberFormats(tag: String, category: NumberStyle.Category) throws {
    let style = #"""
      <style><!--table {mso-displayed-decimal-separator:"\.";}
      .style0 {mso-number-format:General;} /* } */
      .xl65, .xl67 {mso-style-parent:style0; mso-number-format:"\@";}
      td.xl66 {mso-number-format:"yyyy\/m\/d\;\@";} --></style>
      """#
    let rows = try allRows(of: htmlFile("\(style)<table><tr>\(tag)1</td></tr></table>"))
    #expect(rows.first?.cells.first?.style.category == category)
    #expect(rows.first?.cells.first?.kind == .text)
  }

  /// Wherever a chunk ends, the tokens are the same.
  @Test func readsTheSameInAnyChunks() throws {
    let page = """
      <html><meta charset=utf-8><!-- a --b --><style>.x{mso-number-format:"\\@"}</style >标题 &lt;&#26446;
      <table border='1'><tr><td class=x colspan=2>张&nbsp;三<br/>李<script>"</b>"</scripT><td a="&amp;">2
      <![if x]></tr><tr><td>3 < 4 &copy 5 &unknown; <textarea></td></textarea>6</table></html
      """
    let whole = Trace.events(of: Array(page.utf8), chunkLength: .max)
    for length in 1...9 {
      #expect(Trace.events(of: Array(page.utf8), chunkLength: length) == whole)
    }
  }
}

/// Writes down what a tokenizer finds.
private final class Trace: HTMLTokenHandler {
  private var events: [String] = []
  private var text: [UInt8] = []

  static func events(of page: [UInt8], chunkLength: Int) -> [String] {
    let trace = Trace()
    var tokenizer = HTMLTokenizer(limits: ReadLimits(), position: SourcePosition(file: "t"))
    do throws(ReadError) {
      var start = 0
      while start < page.count {
        let end = start + min(chunkLength, page.count - start)
        let chunk = Array(page[start..<end])
        try chunk.withUnsafeBufferPointer { (chunk) throws(ReadError) in
          try tokenizer.parse(chunk, handler: trace)
        }
        start = end
      }
      try tokenizer.finish(handler: trace)
    } catch {
      trace.events.append("\(error)")
    }
    trace.endText()
    return trace.events
  }

  private func endText() {
    if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
    text.removeAll()
  }

  func startTag(_ element: HTMLElement, _ attributes: HTMLAttributes) {
    endText()
    let span = attributes.number(.columnSpan) ?? 0
    events.append(
      "<\(element) \(String(decoding: attributes[.class] ?? [], as: UTF8.self)) \(span)>")
  }

  func endTag(_ element: HTMLElement) {
    endText()
    events.append("</\(element)>")
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }
  func style(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }
}
