internal import CCurl
internal import LoamDynamicLibrary

/// libcurl, opened when the first client is made. Any build of it from 7.68 on serves; Debian's `libcurl.so.4` is the one
/// with OpenSSL.
struct CurlLibrary: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    typealias List = UnsafeMutablePointer<curl_slist>

    let easyInit: @convention(c) () -> Handle?
    let easyCleanup: @convention(c) (Handle) -> Void
    let easyReset: @convention(c) (Handle) -> Void
    let easyText: @convention(c) (CURLcode) -> UnsafePointer<CChar>?
    let listAppend: @convention(c) (List?, UnsafePointer<CChar>) -> List?
    let listFree: @convention(c) (List?) -> Void
    let multiInit: @convention(c) () -> Handle?
    let multiCleanup: @convention(c) (Handle) -> CURLMcode
    let multiAdd: @convention(c) (Handle, Handle) -> CURLMcode
    let multiRemove: @convention(c) (Handle, Handle) -> CURLMcode
    let multiPerform: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> CURLMcode
    let multiPoll:
        @convention(c) (Handle, UnsafeMutableRawPointer?, UInt32, Int32, UnsafeMutablePointer<Int32>?) ->
            CURLMcode
    let multiRead: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> UnsafeMutablePointer<CURLMsg>?
    /// Variadic functions, which are called through CCurl.
    nonisolated(unsafe) let setOption: UnsafeMutableRawPointer
    nonisolated(unsafe) let getInfo: UnsafeMutableRawPointer

    private init() throws(MissingLibrary) {
        let library = try DynamicLibrary(["libcurl.so.4"], package: "libcurl4", purpose: "HTTP")
        easyInit = try library.function("curl_easy_init")
        easyCleanup = try library.function("curl_easy_cleanup")
        easyReset = try library.function("curl_easy_reset")
        easyText = try library.function("curl_easy_strerror")
        listAppend = try library.function("curl_slist_append")
        listFree = try library.function("curl_slist_free_all")
        multiInit = try library.function("curl_multi_init")
        multiCleanup = try library.function("curl_multi_cleanup")
        multiAdd = try library.function("curl_multi_add_handle")
        multiRemove = try library.function("curl_multi_remove_handle")
        multiPerform = try library.function("curl_multi_perform")
        multiPoll = try library.function("curl_multi_poll")
        multiRead = try library.function("curl_multi_info_read")
        setOption = try library.function("curl_easy_setopt")
        getInfo = try library.function("curl_easy_getinfo")
        let prepare: @convention(c) (Int) -> CURLcode = try library.function("curl_global_init")
        _ = prepare(Int(CURL_GLOBAL_DEFAULT))
    }

    private static let outcome: Result<CurlLibrary, MissingLibrary> = {
        do throws(MissingLibrary) { return .success(try CurlLibrary()) } catch { return .failure(error) }
    }()

    /// The library, opened once.
    ///
    /// - Throws: `library_missing`.
    static func shared() throws(OutboundError) -> CurlLibrary {
        do throws(MissingLibrary) { return try outcome.get() } catch {
            throw OutboundError(.libraryMissing, error.message, hint: error.hint)
        }
    }
}
