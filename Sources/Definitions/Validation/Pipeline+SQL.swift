/// A piece of SQL in a pipeline: a whole query, or a condition that becomes part of one.
struct SQLPiece {
  enum Kind { case query, condition }
  var kind: Kind
  var sql: SQLText
}

extension Pipeline {
  /// All SQL of the pipeline.
  var sqlPieces: [SQLPiece] {
    models.map { SQLPiece(kind: .query, sql: $0.sql) }
      + checks.map { SQLPiece(kind: .query, sql: $0.rows) }
      + tables.map { SQLPiece(kind: .query, sql: $0.sql) }
      + datasets.compactMap { $0.comparison?.counts }.map { SQLPiece(kind: .condition, sql: $0) }
      + metrics.flatMap { metric in
        ([metric.condition, metric.amount, metric.meets] + metric.exclusions.map(\.when)).compactMap
        {
          $0.map { SQLPiece(kind: .condition, sql: $0) }
        }
      }
  }
}
