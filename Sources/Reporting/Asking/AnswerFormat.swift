/// How an answer is written: a table for people, or for programs.
public enum AnswerFormat: String, CaseIterable, Sendable {
  case text, csv, json
}
