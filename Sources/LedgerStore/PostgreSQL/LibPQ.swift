import Glibc

/// The functions of libpq that we call, looked up when the first connection is opened.
///
/// It is not linked: with it come some twenty libraries (TLS, Kerberos, LDAP), which every run would load, and of
/// which only those with a PostgreSQL database have any use. The names and shapes are those of `libpq-fe.h`,
/// which have been the same since `libpq.so.5` (PostgreSQL 8.2):
/// https://www.postgresql.org/docs/current/libpq.html
struct LibPQ: Sendable {
  typealias Connection = OpaquePointer
  typealias Result = OpaquePointer
  typealias Text = UnsafePointer<CChar>

  let connectdb: @Sendable @convention(c) (Text) -> Connection?
  let status: @Sendable @convention(c) (Connection) -> CInt
  let errorMessage: @Sendable @convention(c) (Connection) -> Text?
  let finish: @Sendable @convention(c) (Connection) -> Void

  let exec: @Sendable @convention(c) (Connection, Text) -> Result?
  let sendQuery: @Sendable @convention(c) (Connection, Text) -> CInt
  let setSingleRowMode: @Sendable @convention(c) (Connection) -> CInt
  let getResult: @Sendable @convention(c) (Connection) -> Result?
  let clear: @Sendable @convention(c) (Result?) -> Void

  let resultStatus: @Sendable @convention(c) (Result?) -> CInt
  let resultErrorField: @Sendable @convention(c) (Result?, CInt) -> Text?
  let nfields: @Sendable @convention(c) (Result?) -> CInt
  let ftype: @Sendable @convention(c) (Result?, CInt) -> CUnsignedInt
  let getisnull: @Sendable @convention(c) (Result?, CInt, CInt) -> CInt
  let getvalue: @Sendable @convention(c) (Result?, CInt, CInt) -> Text?

  let putCopyData: @Sendable @convention(c) (Connection, Text?, CInt) -> CInt
  let putCopyEnd: @Sendable @convention(c) (Connection, Text?) -> CInt

  let getCancel: @Sendable @convention(c) (Connection) -> OpaquePointer?
  let cancel: @Sendable @convention(c) (OpaquePointer, UnsafeMutablePointer<CChar>, CInt) -> CInt
  let freeCancel: @Sendable @convention(c) (OpaquePointer) -> Void

  /// `ConnStatusType`.
  static let connectionOK: CInt = 0

  /// `ExecStatusType`.
  enum ExecStatus {
    static let commandOK: CInt = 1
    static let tuplesOK: CInt = 2
    static let copyIn: CInt = 4
    static let singleTuple: CInt = 9
  }

  /// `nil` where the system has no libpq, or one without these functions.
  static let shared = try? LibPQ()

  private struct NotThere: Error {}

  private init() throws {
    guard let library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL) else { throw NotThere() }
    // The shape is the one that the property declares.
    func function<F>(_ name: String) throws -> F {
      guard let address = dlsym(library, name) else { throw NotThere() }
      return unsafeBitCast(address, to: F.self)
    }
    connectdb = try function("PQconnectdb")
    status = try function("PQstatus")
    errorMessage = try function("PQerrorMessage")
    finish = try function("PQfinish")
    exec = try function("PQexec")
    sendQuery = try function("PQsendQuery")
    setSingleRowMode = try function("PQsetSingleRowMode")
    getResult = try function("PQgetResult")
    clear = try function("PQclear")
    resultStatus = try function("PQresultStatus")
    resultErrorField = try function("PQresultErrorField")
    nfields = try function("PQnfields")
    ftype = try function("PQftype")
    getisnull = try function("PQgetisnull")
    getvalue = try function("PQgetvalue")
    putCopyData = try function("PQputCopyData")
    putCopyEnd = try function("PQputCopyEnd")
    getCancel = try function("PQgetCancel")
    cancel = try function("PQcancel")
    freeCancel = try function("PQfreeCancel")
  }
}
