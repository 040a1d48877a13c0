/// Finds a part of `multipart/form-data` (RFC 7578) in the body of a request.
struct MultipartReader {
    /// A part with a file.
    struct File {
        var name: String
        var bytes: ArraySlice<UInt8>
    }

    private let delimiter: [UInt8]

    /// - Parameter contentType: of the request; nil comes back where it is not of this form.
    init?(contentType: String) {
        let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased() == "multipart/form-data",
            let parameter = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })
        else { return nil }
        var boundary = parameter.dropFirst("boundary=".count)
        if boundary.hasPrefix("\""), boundary.hasSuffix("\""), boundary.count > 1 {
            boundary = boundary.dropFirst().dropLast()
        }
        guard !boundary.isEmpty, boundary.utf8.count <= 70 else { return nil }
        delimiter = Array("--\(boundary)".utf8)
    }

    /// The file in the part of a name; nil where there is none.
    func file(_ name: String, in body: [UInt8]) -> File? {
        var place = Self.find(delimiter, in: body, from: 0)
        while let start = place {
            let head = start + delimiter.count
            guard body.count >= head + 2, Array(body[head..<head + 2]) == [13, 10],
                let blank = Self.find([13, 10, 13, 10], in: body, from: head),
                let end = Self.find([13, 10] + delimiter, in: body, from: blank + 2)
            else { return nil }
            let first = blank + 4
            // A part without headers ends them where they would begin.
            let header = String(decoding: body[min(head + 2, blank)..<blank], as: UTF8.self)
            if let fileName = Self.fileName(header, part: name) {
                return File(name: fileName, bytes: body[min(first, end)..<end])
            }
            place = end + 2
        }
        return nil
    }

    /// The file's name, where the headers are those of the part that is looked for.
    private static func fileName(_ header: String, part: String) -> String? {
        for line in header.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
            guard parameter("name", line) == part, let name = parameter("filename", line) else { continue }
            // As Django does it: nothing of a path.
            return name.split(separator: "/").last.map(String.init) ?? ""
        }
        return nil
    }

    private static func parameter(_ name: String, _ line: Substring) -> String? {
        for part in line.split(separator: ";").dropFirst() {
            let sides = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, sides[0].lowercased() == name else { continue }
            let value = sides[1]
            return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
                ? String(value.dropFirst().dropLast()) : String(value)
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, body.count >= needle.count else { return nil }
        return body.withUnsafeBufferPointer { body in
            needle.withUnsafeBufferPointer { needle in
                var place = start
                let last = body.count - needle.count
                while place <= last {
                    if body[place] == first {
                        var length = 1
                        while length < needle.count && body[place + length] == needle[length] { length += 1 }
                        if length == needle.count { return place }
                    }
                    place += 1
                }
                return nil
            }
        }
    }
}
