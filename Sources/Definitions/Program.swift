/// The program itself.
public enum Program {
  /// Raised with every release; ledgers name it in their fingerprint.
  public static let version = "0.1.0"
}
