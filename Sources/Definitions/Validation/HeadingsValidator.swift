import Foundation

/// No two fields of a dataset claim one heading, or a column could belong to either.
struct HeadingsValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      var owners: [String: String] = [:]
      for claim in claims(of: dataset, session.places) {
        let key = Self.folded(claim.heading)
        guard let owner = owners[key] else {
          owners[key] = claim.owner
          continue
        }
        if owner == claim.owner { continue }
        session.report(
          "heading-duplicate", at: claim.location,
          LocalizedText(
            "表头“\(claim.heading)”已属于字段“\(owner)”，同一数据集里不能有两个字段用它",
            "the heading “\(claim.heading)” belongs to the field “\(owner)” already"))
      }
    }
  }

  private struct Claim {
    var heading: String
    var owner: String
    var location: Location
  }

  private func claims(of dataset: Dataset, _ places: Places) -> [Claim] {
    var claims: [Claim] = []
    for field in dataset.fields {
      // What `unpivot` fills has no column of its own in a wide sheet, but may have in others.
      claims.append(
        Claim(heading: field.title, owner: field.name, location: places[field.location, "title"]))
      for (index, alias) in field.aliases.enumerated() {
        let place = places[field.location, "aliases", .index(index)]
        claims.append(Claim(heading: alias, owner: field.name, location: place))
      }
    }
    guard let unpivot = dataset.unpivot else { return claims }
    for (heading, value) in unpivot.columns {
      let place = places[unpivot.location, "columns", .name(heading)]
      claims.append(Claim(heading: heading, owner: "unpivot \(value)", location: place))
    }
    return claims
  }

  /// What makes no difference between headings anywhere: width, white space, letter case. Brackets and
  /// units are kept, since `面积（㎡）` and `面积（亩）` may well be two columns.
  static func folded(_ heading: String) -> String {
    heading.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }.lowercased()
  }
}
