import Definitions

extension PipelineDraft {
  /// The files of the pipeline by their paths in its folder. They load as they are.
  public var files: [(path: String, text: String)] {
    var vocabularies = ""
    var files = datasets.map { dataset in
      (path: "datasets/\(dataset.name).yaml", text: file(of: dataset, &vocabularies))
    }
    if !vocabularies.isEmpty {
      files.append(("vocabularies.yaml", "# 规范值: [同义词]\n" + vocabularies))
    }
    files.append(("metrics/draft.yaml", metrics))
    files.append(("pipeline.yaml", "pipeline: \(name)\ntitle: \(YAMLText.scalar(name))\n"))
    return files.sorted { $0.path < $1.path }
  }

  private func file(of dataset: DraftDataset, _ vocabularies: inout String) -> String {
    var names = DraftNames()
    let key = dataset.key?.heading
    var keyName: String?
    var fields = ""
    for (number, column) in dataset.columns.enumerated() {
      let name = names.name(for: column.heading, fallback: "field_\(number + 1)")
      let guess = column.guess
      var parts = ["name: \(name)", "title: \(YAMLText.scalar(column.heading))"]
      if !column.aliases.isEmpty {
        parts.append("aliases: [\(column.aliases.map(YAMLText.scalar).joined(separator: ", "))]")
      }
      parts.append("type: \(guess.typeName)")
      if case .enumeration(let values) = guess {
        let vocabulary = "\(dataset.name)_\(name)"
        parts.append("vocabulary: \(vocabulary)")
        vocabularies += "\(vocabulary): [\(values.map(YAMLText.scalar).joined(separator: ", "))]\n"
      }
      if column.heading == key {
        keyName = name
        parts.append("required: true")
      }
      fields += "  - {\(parts.joined(separator: ", "))}\n"
    }
    let kind = keyName.map { "kind: snapshot\nkey: [\($0)]\n" } ?? "kind: events\n"
    return """
      # 草稿：请核对每一栏的 title 和 type，补上 aliases（别的写法）。
      dataset: \(dataset.name)
      title: \(YAMLText.scalar(dataset.title))
      \(kind)fields:
      \(fields)
      """
  }

  /// A count for each dataset: the least that shows what a metric looks like.
  private var metrics: String {
    datasets.map { dataset in
      """
      - metric: \(dataset.name)_count
        title: \(YAMLText.scalar(dataset.title + "行数"))
        basis: 草稿，请写明依据
        from: \(dataset.name)

      """
    }.joined()
  }
}
