import Definitions

/// The keys by which the records of a dataset are looked for among others: one for each list of fields that a
/// rule names. They are made where the cells are read, so that judging has only to look.
struct RecordKeys: Sendable {
  private struct Recipe: Sendable {
    var fields: [Int]
    var keys: [FieldKey]
  }

  private var recipes: [Recipe] = []

  init() {}

  var count: Int { recipes.count }

  /// - Returns: Where the key of these fields is among the keys of a record.
  mutating func add(_ fields: [Int], of dataset: Dataset, in pipeline: Pipeline) -> Int {
    if let known = recipes.firstIndex(where: { $0.fields == fields }) { return known }
    recipes.append(
      Recipe(
        fields: fields,
        keys: fields.map { FieldKey(dataset.fields[$0], pipeline: pipeline) }))
    return recipes.count - 1
  }

  /// Makes the keys anew from the values.
  func fill(_ record: inout ParsedRecord) {
    for index in recipes.indices { record.keys[index] = key(recipes[index], record) }
  }

  /// `.none` where a value is missing: then nothing is repeated.
  private func key(_ recipe: Recipe, _ record: ParsedRecord) -> ValueKey {
    var sum = ValueKey.none
    for index in recipe.fields.indices {
      let value = record.values[recipe.fields[index]]
      guard value.hasValue else { return .none }
      let key = recipe.keys[index].key(value, record)
      sum = index == 0 ? key : ValueKey.combining(sum, key)
    }
    return sum
  }
}
