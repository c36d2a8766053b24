extension Location: CustomStringConvertible {
  /// As compilers write it, `datasets/member.yaml:3:5`, so that editors jump there.
  public var description: String { "\(file):\(line):\(column)" }
}

extension DefinitionFault {
  /// One line: the place, the fault and what was probably meant.
  public func text(in language: Language) -> String {
    let line = "\(location): \(message[language])"
    guard let suggestion else { return line }
    return LocalizedText(
      "\(line)；是不是想写“\(suggestion)”？", "\(line); did you mean “\(suggestion)”?")[language]
  }
}

extension DefinitionError: CustomStringConvertible {
  /// One line for each fault, in Chinese.
  public var description: String { faults.map { $0.text(in: .chinese) }.joined(separator: "\n") }
}
