/// A link leads to rows that have their numbers by then: to those of another dataset.
struct LinksValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      for link in dataset.links where link.target == dataset.name {
        session.report(
          "link-self", at: session.places[link.rule, "exists", "as"],
          LocalizedText(
            "as 只能记下另一个数据集的行，“\(link.target)”就是本数据集，请去掉 as",
            "as keeps a row of another dataset, and “\(link.target)” is this one; leave it out"))
      }
    }
  }
}
