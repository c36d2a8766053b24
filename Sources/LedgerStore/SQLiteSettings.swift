import CSQLiteSettings

/// What SQLite is told before it is first used.
public enum SQLiteSettings {
  /// Several connections work side by side, and SQLite would have them wait for each other at each piece of memory that
  /// they ask for, to count how much it is: nobody asks.
  ///
  /// - Returns: Whether it could be told; it could not where SQLite is in use already.
  @discardableResult
  public static func apply() -> Bool { sqlite_count_no_memory() == SQLITE_OK }
}
