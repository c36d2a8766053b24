/// Every `:name` in SQL is a parameter.
struct SQLParametersValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for piece in pipeline.sqlPieces {
      for token in SQLLexer(piece.sql.text) where token.kind == .parameter {
        let place = piece.sql.location(atUTF8Offset: token.offset)
        pipeline.checkParameter(
          token.name, builtIn: BuiltInParameters.names, at: place, session)
      }
    }
  }
}
