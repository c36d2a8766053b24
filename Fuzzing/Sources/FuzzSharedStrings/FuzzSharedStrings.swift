import Properties

@main enum Program {
  static func main() {
    Fuzzer.run { start, count in
      Fuzzer.sharedStrings(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  }
}
