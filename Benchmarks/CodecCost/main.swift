import LoamBytes
import LoamCodecs
import LoamEngine

// What a codec costs alone: compresses a file, in blocks of the size that a run hands to it, and throws the result away.
// codec-cost FILE CODEC BLOCK-BYTES: prints {"bytes", "compressed", "cpu_s"}.

let arguments = CommandLine.arguments
guard arguments.count == 4, let block = Int(arguments[3]), block > 0 else {
    throw CodecError(code: .unknownCodec, message: "usage: codec-cost FILE CODEC BLOCK-BYTES")
}
let bytes = try FileSystem.read(arguments[1])
guard let compressor = try Compression(arguments[2]).makeCompressor() else {
    throw CodecError(code: .unknownCodec, message: "none is not a codec")
}
var out = ByteBuffer()
var compressed = 0
let start = Machine.threadCPU()
var place = 0
while place < bytes.count {
    let end = min(place + block, bytes.count)
    out.removeAll()
    try bytes.withUnsafeBytes { raw in
        try compressor.compress(UnsafeRawBufferPointer(rebasing: raw[place..<end]), into: &out)
    }
    compressed += out.count
    place = end
}
let seconds = Machine.threadCPU() - start
print(
    JSONValue.object([
        "bytes": .integer(bytes.count), "compressed": .integer(compressed), "cpu_s": .decimal(seconds, places: 6),
    ]).compact())
