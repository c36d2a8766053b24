/// What a dataset says of the comparison of two months fits the datasets that it names.
struct ComparisonValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      if let comparison = dataset.comparison, dataset.kind == .events {
        session.report(
          "compare-events", at: comparison.location,
          LocalizedText(
            "只有 snapshot 数据集才能和上月对比", "only a snapshot is compared with another month's"))
      }
      if let account = dataset.account { validate(account, of: dataset, pipeline, session) }
      if let renaming = dataset.renaming { validate(renaming, of: dataset, session) }
    }
  }

  private func validate(
    _ account: FlowAccount, of dataset: Dataset, _ pipeline: Pipeline, _ session: LoadingSession
  ) {
    let places = session.places
    if let counted = pipeline.dataset(named: account.of), counted.comparison?.group == nil {
      session.report(
        "account-group", at: places[account.location, "of"],
        LocalizedText(
          "数据集“\(counted.name)”没有写 compare 的 group，不知道它的行属于哪一组",
          "the dataset “\(counted.name)” has no group in compare, so nobody knows to which its rows belong"
        ))
    }
    let numbers =
      [("opening", 0, account.opening), ("closing", 0, account.closing)]
      + account.joined.enumerated().map { ("joined", $0, $1) }
      + account.left.enumerated().map { ("left", $0, $1) }
    for (key, index, name) in numbers {
      guard let field = dataset.field(named: name) else { continue }
      if case .integer = field.type { continue }
      session.report(
        "account-number", at: places[account.location, .key(key), .index(index)],
        LocalizedText(
          "增减对账的字段“\(name)”要是 integer", "the field “\(name)” of the account must be an integer"))
    }
  }

  private func validate(_ renaming: Renaming, of dataset: Dataset, _ session: LoadingSession) {
    guard let field = dataset.field(named: renaming.to) else { return }
    if case .reference = field.type { return }
    session.report(
      "renames-reference", at: session.places[renaming.location, "to"],
      LocalizedText(
        "renames 的 to 要是 reference 字段，“\(renaming.to)”不是",
        "the to of renames must be a reference, which “\(renaming.to)” is not"))
  }
}
