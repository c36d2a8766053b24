/// What `report.html` shows, as `PageTemplate` names it: texts ready to be read, and places in the charts.
///
/// A name that an inner value lacks is looked for in the outer ones, so no optional bears the name of another value.
struct Page {
  var lang: String
  var policy: String
  var style: String
  var script: String
  /// The page's own words.
  var w: [String: String]

  var heading: String
  var period: String
  var program: String
  var account: String
  var notes: [String]
  var tiles: [Tile]
  var groups: Groups?
  var items: [Item]
  var heat: Heat?
  var charts: [Charts]
  var kinds: Limited<Kind>
  var senders: Limited<Sender>
  var sources: Limited<Source>
  var definitions: [Definition]
  var parameterTitles: [String]
  var parameters: [[String]]
  var legend: String

  struct Tile {
    var number: String
    var label: String
    var kind: String
  }

  /// At most so many rows as a page can show, and a sentence that says where the others are.
  struct Limited<Row> {
    var rows: [Row]
    var isEmpty: Bool
    var rest: String?

    /// - Parameter sentence: Is given how many rows are shown, and of how many.
    init(_ all: [Row], most: Int = 200, _ sentence: (Int, Int) -> String) {
      rows = Array(all.prefix(most))
      isEmpty = all.isEmpty
      rest = all.count > most ? sentence(most, all.count) : nil
    }
  }

  /// Whether a figure reaches its target: a mark and a word, and a class for the colour.
  struct State {
    var mark: String
    var word: String
    var kind: String
  }

  struct Groups {
    var title: String
    var rows: [Group]
    var restOfGroups: String?
  }

  /// A town: what it has not reached, and who sent its sheets.
  struct Group {
    var anchor: String
    var name: String
    var behind: Int
    var judged: Int
    var bar: Int
    var worst: [Miss]
    var more: String?
    var misses: [Miss]
    var hasMisses: Bool
    var unfold: String
    var contacts: [Contact]
    var isWithoutContact: Bool
    var errors: Int
    var warnings: Int
    var summary: String
  }

  struct Miss {
    var title: String
    var value: String
    var target: String
    var wholeValue: String
    var missing: String
    var list: String?
    var isLowest: Bool
  }

  struct Contact {
    var name: String
    var files: String
  }

  struct Item {
    var title: String
    var figures: [FigureRow]
  }

  struct FigureRow {
    var state: State
    var title: String
    var value: String
    var sortValue: String
    var counts: String
    var target: String
    var change: String
    var changeKind: String
    var trend: Trend?
    var unknown: String
  }

  struct Heat {
    var groupTitles: [String]
    var parts: [HeatPart]
    var restOfColumns: String?
    var columns: Int
  }

  struct HeatPart {
    var title: String
    var rows: [HeatRow]
  }

  struct HeatRow {
    var title: String
    var target: String
    var cells: [HeatCell]
  }

  struct HeatCell {
    var text: String
    var mark: String
    var kind: String
    var sortValue: String
    var hint: String
  }

  struct Charts {
    var title: String
    var cards: [Card]
    var number: String
  }

  struct Card {
    var title: String
    var subtitle: String
    var bars: [Bar]
    var trend: Trend?
    var restOfBars: String?
  }

  struct Bar {
    var name: String
    var value: String
    var mark: String
    var kind: String
    var hint: String
    /// In tenths of a percent of the longest that there can be.
    var length: Int
    /// Where the target lies, in the same measure.
    var targetAt: Int?
  }

  struct Kind {
    var rule: String
    var what: String
    var sample: String
    var severity: String
    var kind: String
    var count: Int
    var files: Int
  }

  struct Sender {
    var file: String
    var sender: String
    var errors: Int
    var warnings: Int
    var infos: Int
    var rejected: Int
  }

  struct Source {
    var file: String
    var sheet: String
    var dataset: String
    var sender: String
    var read: String
    var loaded: String
    var rejected: String
    var skipped: String
    var note: String
  }

  struct Definition {
    var title: String
    var name: String
    var basis: String
    var formula: String
    var target: String
    var excluded: String
    var rules: String
  }
}
