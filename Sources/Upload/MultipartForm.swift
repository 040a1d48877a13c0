/// One part of `multipart/form-data` (RFC 7578) around the bytes of a chunk.
struct MultipartForm {
    let opening: [UInt8]
    let closing: [UInt8]
    let contentType: String

    /// - Parameter seed: hexadecimal digits that decide the boundary; equal chunks are equal requests.
    init(part: String, fileName: String, type: String, seed: String) {
        // Bytes cannot be chosen to hold the digest of themselves.
        let boundary = "loam-" + seed.prefix(32)
        contentType = "multipart/form-data; boundary=" + boundary
        let disposition = "form-data; name=\"\(Self.escaped(part))\"; filename=\"\(Self.escaped(fileName))\""
        opening = Array(
            "--\(boundary)\r\nContent-Disposition: \(disposition)\r\nContent-Type: \(type)\r\n\r\n".utf8)
        closing = Array("\r\n--\(boundary)--\r\n".utf8)
    }

    /// Quotes and line ends as browsers write them.
    private static func escaped(_ text: String) -> String {
        text.replacing("\"", with: "%22").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
}
