import CCrypto

/// A SHA-256 that is fed part by part.
public final class SHA256 {
  private let context: OpaquePointer
  private var isSound = true

  /// - Returns: `nil` where the library of the system has none to give.
  public init?() {
    guard let context = EVP_MD_CTX_new() else { return nil }
    self.context = context
    isSound = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
  }

  deinit { EVP_MD_CTX_free(context) }

  public func update(_ bytes: UnsafeRawBufferPointer) {
    isSound = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 && isSound
  }

  /// Called once, after the last part.
  ///
  /// - Returns: 64 lower-case hexadecimal digits.
  public func finish() -> String? {
    var digest = [UInt8](repeating: 0, count: 32)
    guard EVP_DigestFinal_ex(context, &digest, nil) == 1, isSound else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
