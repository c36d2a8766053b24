/// What the forms that we hand out say of themselves.
public enum FormMark {
  /// Stands before the row that shows how to fill in the form.
  public static let example = "示例"
  /// The first cell of the hidden sheet from which the drop-downs of a form are filled.
  public static let optionsTitle = "下拉选项（请勿改动）"

  /// Whether a sheet is the hidden one of a form: it holds no data and is nobody's fault.
  static func isOptions(_ rows: [HeadRow]) -> Bool {
    rows.first?.cells.first?.text == optionsTitle
  }
}
