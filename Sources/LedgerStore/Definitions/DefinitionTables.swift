/// The tables of a ledger that say what its figures mean: so that it answers questions alone, without the
/// pipeline that it was made with.
enum DefinitionTables {
  static let all = [
    """
    CREATE TABLE _dataset (
      name TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, label TEXT,
      position INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE _field (
      dataset TEXT NOT NULL REFERENCES _dataset, name TEXT NOT NULL, title TEXT NOT NULL,
      type TEXT NOT NULL, refers_to TEXT, key_position INTEGER, is_identifier INTEGER NOT NULL,
      is_sensitive INTEGER NOT NULL, is_tracked INTEGER NOT NULL, position INTEGER NOT NULL,
      PRIMARY KEY (dataset, name)) STRICT
    """,
    """
    CREATE TABLE _comparison (
      dataset TEXT PRIMARY KEY NOT NULL REFERENCES _dataset, source TEXT NOT NULL, counts_sql TEXT,
      group_column TEXT) STRICT
    """,
    """
    CREATE TABLE _account (
      dataset TEXT PRIMARY KEY NOT NULL REFERENCES _dataset, counted TEXT NOT NULL,
      group_field TEXT NOT NULL, opening TEXT NOT NULL, closing TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE _account_field (
      dataset TEXT NOT NULL REFERENCES _account, field TEXT NOT NULL, sign INTEGER NOT NULL,
      position INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE _renaming (
      dataset TEXT NOT NULL REFERENCES _dataset, to_field TEXT NOT NULL, from_field TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE _rule (
      rule TEXT NOT NULL, title TEXT NOT NULL, severity TEXT NOT NULL, dataset TEXT, basis TEXT) STRICT
    """,
    """
    CREATE TABLE _metric_definition (
      metric TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, item INTEGER, basis TEXT NOT NULL,
      formula TEXT, source TEXT NOT NULL, row_dataset TEXT, target TEXT, is_count INTEGER NOT NULL,
      has_amount INTEGER NOT NULL, window TEXT NOT NULL, counts_sql TEXT NOT NULL, rows_sql TEXT NOT NULL,
      position INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE _metric_column (
      metric TEXT NOT NULL REFERENCES _metric_definition, name TEXT NOT NULL, title TEXT NOT NULL,
      is_listed INTEGER NOT NULL, dimension_position INTEGER, is_sensitive INTEGER NOT NULL,
      position INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE _metric_exclusion (
      metric TEXT NOT NULL REFERENCES _metric_definition, number INTEGER NOT NULL, reason TEXT NOT NULL)
      STRICT
    """,
    """
    CREATE TABLE _metric_rule (
      metric TEXT NOT NULL REFERENCES _metric_definition, rule TEXT NOT NULL, position INTEGER NOT NULL)
      STRICT
    """,
    """
    CREATE TABLE _metric_dataset (
      metric TEXT NOT NULL REFERENCES _metric_definition, dataset TEXT NOT NULL REFERENCES _dataset,
      position INTEGER NOT NULL) STRICT
    """,
  ]
}
