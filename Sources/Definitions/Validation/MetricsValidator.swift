/// The dimensions and the gap list of a metric make sense.
struct MetricsValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for metric in pipeline.metrics {
      var seen: Set<[String]> = []
      for (index, dimension) in metric.dimensions.enumerated() {
        let place = session.places[metric.location, "by", .index(index)]
        if dimension.isEmpty {
          session.report(
            "dimension", at: place, LocalizedText("分组没有写任何列", "a dimension needs a column"))
        } else if !seen.insert(dimension).inserted || Set(dimension).count < dimension.count {
          session.report(
            "dimension", at: place,
            LocalizedText(
              "分组“\(dimension.joined(separator: ", "))”重复了",
              "the dimension “\(dimension.joined(separator: ", "))” stands twice"))
        }
      }
      var columns: Set<String> = []
      for (index, column) in metric.gapList.enumerated() {
        if columns.insert(column.name).inserted { continue }
        session.report(
          "gap-list", at: session.places[metric.location, "gap_list", .index(index)],
          LocalizedText("列“\(column.name)”写了两次", "the column “\(column.name)” stands twice"))
      }
    }
  }
}
