/// Reads `pipelines/<name>/` and checks it.
public enum PipelineLoader {
  /// The pipeline in a folder, laid out as `docs/definitions.md` says.
  ///
  /// - Throws: All faults of all files, in the order of file and line.
  public static func load(directory: String) throws(DefinitionError) -> Pipeline {
    let session = LoadingSession()
    let folder = PipelineFolder(directory: directory, session: session)
    guard folder.exists() else { throw DefinitionError(faults: session.sortedFaults) }

    folder.reportStrayFiles()
    var pipeline = readPipeline(folder)
    BooleanConditions.normalize(&pipeline)
    for validator in Validators.all { validator.validate(pipeline, session) }
    pipeline.datasets = DatasetOrder.sorted(pipeline.datasets, session)
    pipeline.models = ModelOrder.sorted(pipeline.models, session)

    let faults = session.sortedFaults
    guard faults.isEmpty else { throw DefinitionError(faults: faults) }
    pipeline.files = session.files.sorted { $0.key < $1.key }.map {
      DefinitionFile(path: $0.key, bytes: $0.value)
    }
    return pipeline
  }

  private static func readPipeline(_ folder: PipelineFolder) -> Pipeline {
    var pipeline = Pipeline(name: folder.name, title: folder.name)
    if let value = root(of: "pipeline.yaml", folder, isRequired: true) {
      pipeline = PipelineFile.read(value, folder: folder)
    }
    pipeline.parameters = root(of: "parameters.yaml", folder).map(ParametersFile.read) ?? []
    pipeline.vocabularies = root(of: "vocabularies.yaml", folder).map(VocabulariesFile.read) ?? []
    pipeline.datasets = datasets(folder)
    AliasesFile(folder: folder).add(to: &pipeline.datasets)
    pipeline.models = folder.files(in: "models").compactMap { ModelFiles.read($0, folder: folder) }
    pipeline.models += pipeline.datasets.compactMap(\.matchModel)
    pipeline.checks = roots(in: "checks", folder).flatMap(ChecksFile.read)
    let metrics = MetricsFile(datasets: pipeline.datasets)
    pipeline.metrics = roots(in: "metrics", folder).flatMap(metrics.read)
    pipeline.tables = roots(in: "tables", folder).flatMap(TablesFile.read)
    pipeline.plan = root(of: "plan.yaml", folder).map(PlanFile.read) ?? []
    return pipeline
  }

  private static func datasets(_ folder: PipelineFolder) -> [Dataset] {
    let files = folder.files(in: "datasets")
    if files.isEmpty {
      folder.session.report(
        "no-dataset", at: folder.location("datasets"),
        LocalizedText(
          "流程至少要有一个数据集，请在 datasets 文件夹里写一个 .yaml 文件",
          "a pipeline needs at least one dataset: a .yaml file in the folder datasets"))
    }
    return files.compactMap { path in
      if let dataset = root(of: path, folder).flatMap(DatasetFile.read) { return dataset }
      // The file most likely bears the dataset's name.
      let stem = path.dropFirst("datasets/".count).dropLast(".yaml".count)
      folder.session.markBroken(String(stem))
      return nil
    }
  }

  private static func roots(in subfolder: String, _ folder: PipelineFolder) -> [ValueReader] {
    folder.files(in: subfolder).compactMap { root(of: $0, folder) }
  }

  /// A file's one document; `nil` where the file is missing or cannot be read, which has been reported
  /// then unless it is optional.
  private static func root(
    of path: String, _ folder: PipelineFolder, isRequired: Bool = false
  ) -> ValueReader? {
    guard folder.has(path) else {
      if isRequired {
        folder.session.report(
          "file-missing", at: folder.location(path),
          LocalizedText("缺少文件“\(path)”", "the file “\(path)” is missing"))
      }
      return nil
    }
    guard let text = folder.text(of: path) else { return nil }
    var source = YAMLSource(file: folder.location(path).file, text: text)
    let before = folder.session.faults.count
    guard let node = source.compose(folder.session) else {
      if folder.session.faults.count == before, isRequired || path.hasPrefix("datasets/") {
        folder.session.report(
          "empty", at: folder.location(path), LocalizedText("文件是空的", "the file is empty"))
      }
      return nil
    }
    return ValueReader(node: node, source: source, session: folder.session)
  }
}
