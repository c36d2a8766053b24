import Properties

@main enum Program {
  static func main() {
    Fuzzer.run { start, count in
      Fuzzer.markup(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  }
}
