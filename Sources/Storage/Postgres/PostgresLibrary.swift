internal import CPostgres
internal import LoamDynamicLibrary

/// libpq, opened when the first address of PostgreSQL is read. The functions are those of libpq-fe.h, under words that say
/// what they do.
struct PostgresLibrary: Sendable {
    typealias Connection = OpaquePointer
    typealias Rows = OpaquePointer
    typealias Text = UnsafePointer<CChar>
    typealias MutableText = UnsafeMutablePointer<CChar>

    let parseOptions:
        @convention(c) (Text, UnsafeMutablePointer<MutableText?>) -> UnsafeMutablePointer<PQconninfoOption>?
    let freeOptions: @convention(c) (UnsafeMutablePointer<PQconninfoOption>) -> Void
    let freeMemory: @convention(c) (UnsafeMutableRawPointer) -> Void
    let connect: @convention(c) (UnsafePointer<Text?>, UnsafePointer<Text?>, Int32) -> Connection?
    let finish: @convention(c) (Connection?) -> Void
    let status: @convention(c) (Connection?) -> ConnStatusType
    let errorMessage: @convention(c) (Connection?) -> Text?
    let setNoticeProcessor:
        @convention(c) (Connection?, PQnoticeProcessor?, UnsafeMutableRawPointer?) ->
            PQnoticeProcessor?
    let execute: @convention(c) (Connection?, Text) -> Rows?
    let executeParameters:
        @convention(c) (
            Connection?, Text, Int32, UnsafePointer<Oid>?, UnsafePointer<Text?>?, UnsafePointer<Int32>?,
            UnsafePointer<Int32>?, Int32
        ) -> Rows?
    let getResult: @convention(c) (Connection?) -> Rows?
    let putCopyData: @convention(c) (Connection?, Text?, Int32) -> Int32
    let putCopyEnd: @convention(c) (Connection?, Text?) -> Int32
    let getCopyData: @convention(c) (Connection?, UnsafeMutablePointer<MutableText?>, Int32) -> Int32
    let clear: @convention(c) (Rows?) -> Void
    let resultStatus: @convention(c) (Rows?) -> ExecStatusType
    let errorField: @convention(c) (Rows?, Int32) -> Text?
    let resultErrorMessage: @convention(c) (Rows?) -> Text?
    let rowCount: @convention(c) (Rows?) -> Int32
    let columnCount: @convention(c) (Rows?) -> Int32
    let affectedText: @convention(c) (Rows?) -> MutableText
    let isNull: @convention(c) (Rows?, Int32, Int32) -> Int32
    let value: @convention(c) (Rows?, Int32, Int32) -> MutableText

    private init() throws(MissingLibrary) {
        let library = try DynamicLibrary(["libpq.so.5"], package: "libpq5", purpose: "PostgreSQL")
        parseOptions = try library.function("PQconninfoParse")
        freeOptions = try library.function("PQconninfoFree")
        freeMemory = try library.function("PQfreemem")
        connect = try library.function("PQconnectdbParams")
        finish = try library.function("PQfinish")
        status = try library.function("PQstatus")
        errorMessage = try library.function("PQerrorMessage")
        setNoticeProcessor = try library.function("PQsetNoticeProcessor")
        execute = try library.function("PQexec")
        executeParameters = try library.function("PQexecParams")
        getResult = try library.function("PQgetResult")
        putCopyData = try library.function("PQputCopyData")
        putCopyEnd = try library.function("PQputCopyEnd")
        getCopyData = try library.function("PQgetCopyData")
        clear = try library.function("PQclear")
        resultStatus = try library.function("PQresultStatus")
        errorField = try library.function("PQresultErrorField")
        resultErrorMessage = try library.function("PQresultErrorMessage")
        rowCount = try library.function("PQntuples")
        columnCount = try library.function("PQnfields")
        affectedText = try library.function("PQcmdTuples")
        isNull = try library.function("PQgetisnull")
        value = try library.function("PQgetvalue")
    }

    private static let outcome: Result<PostgresLibrary, MissingLibrary> = {
        do throws(MissingLibrary) { return .success(try PostgresLibrary()) } catch { return .failure(error) }
    }()

    /// The library, opened once.
    ///
    /// - Throws: `library_missing`.
    static func shared() throws(SQLError) -> PostgresLibrary {
        do throws(MissingLibrary) { return try outcome.get() } catch { throw SQLError(error) }
    }
}
