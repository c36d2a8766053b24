extension Pipeline {
  /// The ids of all rules that findings may bear. `X01a` is one of the queries of `X01`, so both are ids.
  var ruleIDs: Set<String> {
    var ids = Set(FindingCodes.files)
    for dataset in datasets {
      ids.formUnion(dataset.rules.map(\.rule))
      for field in dataset.fields { ids.formUnion(field.findings.values.compactMap(\.rule)) }
    }
    ids.formUnion(findings.values.compactMap(\.rule))
    for check in checks {
      ids.insert(check.name)
      if check.name.utf8.last?.isASCIILowercase == true {
        ids.insert(String(check.name.dropLast()))
      }
    }
    return ids
  }
}
