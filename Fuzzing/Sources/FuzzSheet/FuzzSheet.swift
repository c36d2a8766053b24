import Properties

@main enum Program {
  static func main() {
    Fuzzer.run { start, count in
      Fuzzer.sheet(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  }
}
