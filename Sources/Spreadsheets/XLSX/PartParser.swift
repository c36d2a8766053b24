/// Feeds a part of the archive to an XML parser, chunk by chunk.
struct PartParser: ~Copyable {
  /// Large enough that the calls cost nothing beside the work in them, small enough for the cache;
  /// also how far a sheet is read ahead.
  private static let chunkSize = 32 << 10

  private let stream: PartStream
  private let parser: XMLEventParser
  private let buffer: UnsafeMutableRawBufferPointer
  private var isAtEnd = false

  init(_ stream: PartStream, limits: ReadLimits, handler: any XMLEventHandler) throws(ReadError) {
    self.stream = stream
    parser = try XMLEventParser(
      part: stream.entry.name, position: stream.position, limits: limits, handler: handler)
    buffer = .allocate(byteCount: Self.chunkSize, alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// Parses the next chunk; returns `false` when the part is at its end.
  mutating func parseChunk() throws(ReadError) -> Bool {
    guard !isAtEnd else { return false }
    let count = try stream.read(into: buffer)
    if count > 0 {
      try parser.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    } else {
      isAtEnd = true
      try parser.finish()
    }
    return !isAtEnd
  }

  mutating func parseAll() throws(ReadError) {
    while try parseChunk() {}
  }
}

extension ZipArchive {
  /// Reads a whole part with a handler; `false` where the archive has no such part.
  func parse(_ name: String, with handler: any XMLEventHandler) throws(ReadError) -> Bool {
    guard let entry = entry(named: name) else { return false }
    let stream = try open(entry, at: SourcePosition(file: file.name))
    var parser = try PartParser(stream, limits: limits, handler: handler)
    try parser.parseAll()
    return true
  }
}
