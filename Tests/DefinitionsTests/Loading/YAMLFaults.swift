let yamlFaults: [FaultCase] = [
  FaultCase("yaml-syntax", in: "pipeline.yaml", "pipeline: sample-2023\ntitle: [示例\n«"),
  FaultCase(
    "yaml-syntax", in: "pipeline.yaml",
    "pipeline: sample-2023\ntitle: 示例\n\t«findings: {}".replacing("\t«", with: "«\t")),
  FaultCase(
    "duplicate-key", in: "pipeline.yaml",
    "pipeline: sample-2023\ntitle: 示例\n«title: 示例二\n«title: 示例三"),
  FaultCase(
    "duplicate-key", in: "vocabularies.yaml",
    "sex: {男: [M], 女: [F], «男: [x]}\nmember_type: [正式党员]"),
  FaultCase(
    "unknown-key", did: "title", in: "pipeline.yaml",
    "pipeline: sample-2023\ntitle: 示例\n«titel: 示例\n"),
  FaultCase("missing-key", in: "pipeline.yaml", "«pipeline: sample-2023\n"),
  FaultCase(
    "pipeline-name", did: "sample-2023", in: "pipeline.yaml",
    "pipeline: «sample-2024\ntitle: 示例\n"),
  FaultCase("empty", in: "pipeline.yaml", "pipeline: sample-2023\ntitle: «\"\""),
  FaultCase(
    "wrong-type", in: "pipeline.yaml", "pipeline: sample-2023\ntitle: «[a]"),
  FaultCase(
    "unknown-finding", did: "date-form", in: "pipeline.yaml",
    "pipeline: sample-2023\ntitle: 示例\nfindings:\n  «date-from: {rule: R1}"),
  FaultCase(
    "unknown-value", did: "warning", in: "pipeline.yaml",
    "pipeline: sample-2023\ntitle: 示例\nfindings: {missing: {severity: «warn}}"),

  FaultCase(
    "unknown-value", did: "report.xlsx", in: "pipeline.yaml",
    "pipeline: sample-2023\ntitle: 示例\noutputs: [metrics, «report.xls]"),

  FaultCase("wrong-type", in: "parameters.yaml", "«parameter: x"),
  FaultCase(
    "date-form", in: "parameters.yaml",
    "- {parameter: x, title: x, value: 1, basis: x, mark: plan, valid_from: «2023-02-29}"),
  FaultCase(
    "date-order", in: "parameters.yaml",
    """
    - {parameter: x, title: x, value: 1, basis: x, mark: plan, valid_from: 2023-01-02,
       valid_to: «2023-01-01}
    """),
  FaultCase(
    "name-reserved", in: "parameters.yaml",
    "- {parameter: «as_of, title: x, value: 1, basis: x, mark: plan}"),
  FaultCase(
    "name-duplicate", in: "parameters.yaml",
    """
    - {parameter: x, title: x, value: 1, basis: x, mark: plan}
    - {parameter: «x, title: x, value: 1, basis: x, mark: plan}
    """),
  FaultCase(
    "unknown-value", did: "verified", in: "parameters.yaml",
    "- {parameter: x, title: x, value: 1, basis: x, mark: «verifed}"),

  FaultCase(
    "name-form", did: "age_band", in: "vocabularies.yaml",
    "sex: [男]\n«Age-Band: [a]"),
  FaultCase(
    "vocabulary-duplicate", in: "vocabularies.yaml",
    "sex: {男: [M], 女: [F, «M]}\nx: [a, b, «a]"),
  FaultCase("empty", in: "vocabularies.yaml", "sex: [男]\nx: «[]"),
]
