import LedgerStore
import Testing

@testable import Measuring

struct SparkScriptTests {
  @Test func statementsAreSparks() {
    var script = SparkScript()
    script.addTable(
      "member",
      [
        .init(name: "_id", type: "INTEGER"), .init(name: "姓名", type: "TEXT"),
        .init(name: "hours", type: "REAL"),
      ], at: "/data/it's\\here")
    script.addModel("size", sql: "SELECT 2 AS two", at: "/m/0")
    script.addQuery("SELECT 1, 1 -- end", columns: 2, into: "/data/0")
    #expect(
      script.text == #"""
        CREATE TEMPORARY VIEW `member` (`_id` BIGINT, `姓名` STRING, `hours` DOUBLE) USING json OPTIONS (path '/data/it\'s\\here', recursiveFileLookup 'true', mode 'FAILFAST');
        INSERT OVERWRITE DIRECTORY '/m/0' USING parquet SELECT 2 AS two;
        CREATE TEMPORARY VIEW `size` USING parquet OPTIONS (path '/m/0');
        INSERT OVERWRITE DIRECTORY '/data/0' USING json SELECT * FROM (SELECT 1, 1 -- end
        ) AS _result (c0, c1);

        """#)
  }

  @Test(arguments: [
    (
      """
      26/11/23 INFO x
      [TABLE_OR_VIEW_NOT_FOUND] The table or view `x` cannot be found.
      org.apache.spark.sql.AnalysisException: more
      """, "[TABLE_OR_VIEW_NOT_FOUND] The table or view `x` cannot be found."
    ),
    (
      "[main] WARN\nException in thread \"main\" x.SparkException: Master removed\n\tat x",
      "Exception in thread \"main\" x.SparkException: Master removed"
    ),
    ("nothing else\n\n", "nothing else"),
    ("", "spark-sql"),
  ])
  func theErrorIsFoundInTheLog(log: String, message: String) {
    #expect(SparkProcess.message(in: log) == message)
  }

  @Test func sparkIsFoundInItsHomeOrNowhere() {
    #expect(throws: SparkError(.notInstalled, path: "PATH")) {
      try SparkProcess.program(["PATH": "/nowhere"])
    }
    #expect(throws: SparkError(.notInstalled, path: "/none/bin")) {
      try SparkProcess.program(["SPARK_HOME": "/none", "PATH": ""])
    }
  }
}
