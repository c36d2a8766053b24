import Testing

@testable import Definitions

struct SQLCompilerTests {
  @Test(arguments: [
    (Parameter.Value.number(32), "32"),
    (.number(0.3), "0.3"),
    (.number(-5), "(-5)"),
    (.text("2023-06"), "'2023-06'"),
    (.text("城's'"), "'城''s'''"),
    (.list(["村", "社'区"]), "('村', '社''区')"),
    (.list([]), "(NULL)"),
  ])
  func writesLiterals(value: Parameter.Value, literal: String) {
    #expect(SQLCompiler.literal(value) == literal)
  }

  @Test(arguments: [
    ("x >= :n", "x >= 32"),
    ("x >=:n AND':n' = :t", "x >=32 AND':n' = 'a''b'"),
    ("x -:minus", "x -(-1)"),  // and not a comment
    ("AND:n", "AND 32"),
    ("kind IN :list -- :n", "kind IN ('a', 'b') -- :n\n"),  // a bracket may follow
    (":unknown :nn", ":unknown :nn"),
    (":t::text", "'a''b'::text"),
  ])
  func compiles(sql: String, compiled: String) {
    let compiler = SQLCompiler(parameters: [
      ("n", "32"), ("t", "'a''b'"), ("minus", "(-1)"), ("list", "('a', 'b')"),
    ])
    #expect(compiler.compile(sql) == compiled)
  }

  @Test func knowsThePeriod() throws {
    var pipeline = Pipeline(name: "p", title: "p")
    let place = Location(file: "parameters.yaml", line: 1, column: 1)
    pipeline.parameters = [
      Parameter(
        name: "hours", title: "学时", value: .number(32), basis: "条例", mark: .verified,
        location: place)
    ]
    let compiler = pipeline.sqlParameters(for: try #require(Period("2024-02")))
    #expect(
      compiler.compile(":hours :period :period_start :as_of :year_start :year")
        == "32 '2024-02' '2024-02-01' '2024-02-29' '2024-01-01' '2024'")
  }
}
