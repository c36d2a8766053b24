import Testing

@testable import Importing

struct RecordPlacesTests {
  @Test func tellsWhereEachRecordStands() {
    var places = RecordPlaces()
    let written = [(1, 2), (1, 3), (1, 9), (4, 2), (4, 1_048_576), (7, 5)]
    let numbers = written.map { places.append(sheet: $0.0, row: $0.1) }
    #expect(numbers == [0, 1, 2, 3, 4, 5])
    for (number, place) in zip(numbers, written) { #expect(places[number] == place) }
  }
}
