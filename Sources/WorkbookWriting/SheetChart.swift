import CXLSXWriter

/// A chart over cells of the sheet that it stands in, or of another.
public struct SheetChart: Sendable {
  public enum Kind: Sendable { case bars, line }

  /// Cells below each other.
  public struct Series: Sendable {
    public var name: String
    public var sheet: String
    public var rows: ClosedRange<Int>
    public var labelColumn: Int
    public var valueColumn: Int

    public init(
      name: String, sheet: String, rows: ClosedRange<Int>, labelColumn: Int, valueColumn: Int
    ) {
      self.name = name
      self.sheet = sheet
      self.rows = rows
      self.labelColumn = labelColumn
      self.valueColumn = valueColumn
    }
  }

  public var kind: Kind
  public var title: String
  public var series: [Series]
  /// Of the values; `0%` also ends the axis at 100 %.
  public var numberFormat: String
  /// In pixels.
  public var width = 480
  public var height = 288

  public init(kind: Kind, title: String, series: [Series], numberFormat: String) {
    self.kind = kind
    self.title = title
    self.series = series
    self.numberFormat = numberFormat
  }
}

extension WorkbookWriter {
  private static let colors: [UInt32] = [
    0x2F6DB5, 0xD9822B, 0x3C8D5A, 0x8E5EA2, 0xB23A48, 0x5B8C99,
  ]

  /// Puts a chart into the sheet that is written, its upper left corner in a cell.
  public func add(_ chart: SheetChart, row: Int, column: Int) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    guard let made = makeChart(chart.kind == .bars ? LXW_CHART_COLUMN : LXW_CHART_LINE) else {
      throw WorkbookError(.failed(reason: "the chart cannot be made"))
    }
    for (index, series) in chart.series.enumerated() {
      try add(series, to: made, chart.kind, color: Self.colors[index % Self.colors.count])
    }
    chart_title_set_name(made, Self.plain(chart.title))
    var font = lxw_chart_font()
    font.size = 11
    font.bold = 1
    chart_title_set_name_font(made, &font)
    if chart.series.count == 1 {
      chart_legend_set_position(made, UInt8(truncatingIfNeeded: LXW_CHART_LEGEND_NONE.rawValue))
    } else {
      chart_legend_set_position(made, UInt8(truncatingIfNeeded: LXW_CHART_LEGEND_BOTTOM.rawValue))
    }
    let axis = chart_axis_get(made, LXW_CHART_AXIS_TYPE_Y)
    chart_axis_set_num_format(axis, chart.numberFormat)
    var grid = lxw_chart_line()
    grid.color = 0xD9D9D9
    grid.width = 0.75
    chart_axis_major_gridlines_set_line(axis, &grid)
    if chart.numberFormat.hasSuffix("%") {
      chart_axis_set_max(axis, 1)
      if chart.kind == .bars { chart_axis_set_min(axis, 0) }
    }
    var options = lxw_chart_options()
    options.x_scale = Double(chart.width) / 480
    options.y_scale = Double(chart.height) / 288
    options.x_offset = 8
    // Neither filtering nor sorting the rows beside it may squeeze it.
    options.object_position = UInt8(
      truncatingIfNeeded: LXW_OBJECT_DONT_MOVE_DONT_SIZE.rawValue)
    try check(worksheet_insert_chart_opt(sheet, row32, column16, made, &options))
  }

  private func add(
    _ series: SheetChart.Series, to chart: UnsafeMutablePointer<lxw_chart>, _ kind: SheetChart.Kind,
    color: UInt32
  ) throws(WorkbookError) {
    let (first, labels) = try place(series.rows.lowerBound, series.labelColumn)
    let (last, values) = try place(series.rows.upperBound, series.valueColumn)
    guard let made = chart_add_series(chart, nil, nil) else {
      throw WorkbookError(.failed(reason: "the chart cannot be filled"))
    }
    chart_series_set_name(made, Self.plain(series.name))
    chart_series_set_categories(made, series.sheet, first, labels, last, labels)
    chart_series_set_values(made, series.sheet, first, values, last, values)
    if kind == .bars {
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_fill(made, &fill)
    } else {
      var line = lxw_chart_line()
      line.color = color
      line.width = 2.25
      chart_series_set_line(made, &line)
      chart_series_set_marker_type(
        made, UInt8(truncatingIfNeeded: LXW_CHART_MARKER_CIRCLE.rawValue))
    }
  }

  /// The library takes `=A1` for the place of a name.
  private static func plain(_ text: String) -> String { String(text.drop { $0 == "=" }) }
}
