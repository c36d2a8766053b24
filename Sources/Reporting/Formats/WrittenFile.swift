/// What a file amounts to that was written to its end.
struct WrittenFile: Sendable {
  var size: Int
  /// 64 hexadecimal digits; `nil` where the system's library has no SHA-256 to give.
  var sha256: String?
}
