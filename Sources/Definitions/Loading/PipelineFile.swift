/// `pipeline.yaml`.
struct PipelineFile {
  static func read(_ value: ValueReader, folder: PipelineFolder) -> Pipeline {
    guard let mapping = value.mapping(["pipeline", "title", "corrections", "outputs", "findings"])
    else {
      return Pipeline(name: folder.name, title: folder.name)
    }
    let name = mapping.required("pipeline")
    if let text = name?.text(), text != folder.name {
      name?.report(
        "pipeline-name",
        LocalizedText(
          "流程的名字“\(text)”与文件夹名“\(folder.name)”不一致",
          "the pipeline's name “\(text)” is not its folder's, “\(folder.name)”"),
        suggestion: folder.name)
    }
    var pipeline = Pipeline(
      name: folder.name, title: mapping.required("title")?.text() ?? folder.name)
    pipeline.findings = mapping["findings"].map(FindingStyleReader.read) ?? [:]
    pipeline.corrections = mapping["corrections"]?.choice(Pipeline.Corrections.self) ?? .newest
    if let outputs = mapping["outputs"]?.elements() {
      pipeline.outputs = Set(outputs.compactMap { $0.choice(Output.self) })
    }
    return pipeline
  }
}
