import LoamBytes
import LoamProgram
import Testing

@Suite("Commands in the documents")
struct ReadmeTests {
    /// A block of commands, with its document.
    struct Block: CustomTestStringConvertible, Sendable {
        var document: String
        var line: Int
        var commands: [String]
        var testDescription: String { "\(document):\(line)" }
    }

    private static let blocks: [Block] = documents().flatMap { blocks($0) }

    private static func documents() -> [String] {
        func pages(_ folder: String) -> [String] {
            let names = (try? FileSystem.names(in: LoamProgram.root + "/" + folder)) ?? []
            return names.flatMap { name in
                name.hasSuffix(".md") ? [folder + "/" + name] : name.contains(".") ? [] : pages(folder + "/" + name)
            }
        }
        return ["README.md", "CONTRIBUTING.md"] + pages("docs")
    }

    /// The blocks fenced as sh that call the program.
    private static func blocks(_ document: String) -> [Block] {
        guard let bytes = try? FileBytes.of(document) else { return [] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var blocks: [Block] = []
        var open: Block?
        for (number, line) in lines.enumerated() {
            if line.hasPrefix("```") {
                if let block = open, block.commands.contains(where: { $0.hasPrefix("loam ") }) { blocks.append(block) }
                open = line == "```sh" && open == nil ? Block(document: document, line: number + 1, commands: []) : nil
            } else {
                open?.commands.append(String(line))
            }
        }
        return blocks
    }

    /// The command with sizes that a test can wait for; it stays the same command in everything else.
    private static func small(_ command: String) -> String {
        command.replacing(/\b\d+(M|B)\b/, with: "2k").replacing(/(--orders(?:-per-day)?[ =])\d{5,}/) { $0.1 + "2000" }
    }

    @Test("There are some in README")
    func found() {
        #expect(Self.blocks.filter { $0.document == "README.md" }.count >= 4)
        #expect(
            Self.small("loam generate baseline --orders 100M --to x") == "loam generate baseline --orders 2k --to x")
    }

    @Test("Links and paths lead to files", arguments: documents())
    func links(document: String) throws {
        let text = String(decoding: try FileBytes.of(document), as: UTF8.self)
        let folder = document.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        for match in text.matches(of: /\]\(([^)#\s]+)/) where !match.1.hasPrefix("http") {
            let path = LoamProgram.root + "/" + folder + match.1
            #expect(FileSystem.exists(path), "\(document) links to \(match.1), which does not exist")
        }
    }

    @Test("Every block runs unchanged, in a directory with the recipes", arguments: blocks)
    func runs(block: Block) throws {
        let place = try Workplace()
        _ = try place.shell("cp -r '\(LoamProgram.root)/recipes' .")
        for command in block.commands where !command.isEmpty && !command.hasPrefix("make ") {
            let outcome = try place.shell("set -o pipefail\n" + Self.small(command))
            #expect(outcome.status == 0, "\(block.testDescription): \(command)\n\(outcome.errors)")
        }
    }
}
