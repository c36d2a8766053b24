/// A name that a pipeline gives to something, and where.
struct Declaration {
  enum Kind: Hashable {
    case dataset, model, parameter, vocabulary, check, metric, table
    case field(dataset: String)
    case rule

    var label: LocalizedText {
      switch self {
      case .dataset: LocalizedText("数据集", "dataset")
      case .model: LocalizedText("模型", "model")
      case .parameter: LocalizedText("参数", "parameter")
      case .vocabulary: LocalizedText("词表", "vocabulary")
      case .check: LocalizedText("校核", "check")
      case .metric: LocalizedText("指标", "metric")
      case .table: LocalizedText("表", "table")
      case .field: LocalizedText("字段", "field")
      case .rule: LocalizedText("规则", "rule")
      }
    }
  }

  var kind: Kind
  var name: String
  var location: Location
}

extension Pipeline {
  /// All names that are given, by kind, each kind in the order of the files.
  func declarations(_ places: Places) -> [Declaration] {
    var all: [Declaration] = []
    for dataset in datasets {
      let place = places[dataset.location, "dataset"]
      all.append(Declaration(kind: .dataset, name: dataset.name, location: place))
    }
    for dataset in datasets {
      for field in dataset.fields {
        let place = places[field.location, "name"]
        all.append(
          Declaration(kind: .field(dataset: dataset.name), name: field.name, location: place))
      }
      // A link is a column like a field, and named among them.
      for link in dataset.links {
        let place = places[link.rule, "exists", "as"]
        all.append(
          Declaration(kind: .field(dataset: dataset.name), name: link.name, location: place))
      }
    }
    all += models.map { Declaration(kind: .model, name: $0.name, location: $0.location) }
    all += parameters.map {
      Declaration(kind: .parameter, name: $0.name, location: places[$0.location, "parameter"])
    }
    all += vocabularies.map {
      Declaration(kind: .vocabulary, name: $0.name, location: $0.location)
    }
    all += checks.map {
      Declaration(kind: .check, name: $0.name, location: places[$0.location, "check"])
    }
    all += metrics.map {
      Declaration(kind: .metric, name: $0.name, location: places[$0.location, "metric"])
    }
    all += tables.map {
      Declaration(kind: .table, name: $0.name, location: places[$0.location, "table"])
    }
    return all
  }
}
