internal import ArgumentParser
internal import Loam
internal import LoamBench

/// `loam bench report`: a stored result in another form.
struct BenchReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", _superCommandName: "loam bench",
        abstract: "Show a stored result as text, Markdown, HTML, CSV or JUnit.",
        discussion: """
            EXAMPLES:
              loam bench report results/formats.json
              loam bench report results/formats.json --as html > formats.html
              loam bench report results/formats.json --as markdown | gh pr comment --body-file -
            """)

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html, csv, junit, json
        case githubSummary = "github-summary"
        case githubAnnotations = "github-annotations"
    }

    @Argument(help: "A result that 'bench run --output-dir' has written.")
    var result: String

    @Option(
        name: .customLong("as"), help: "text, markdown, html, csv, junit, json, github-summary, github-annotations.")
    var form = Form.text

    @Flag(help: "The same as --as json.")
    var json = false

    func run() throws {
        let result = try BenchDocument.read(path: result)
        let text =
            switch json ? .json : form {
            case .text: BenchText(result).text
            case .markdown: BenchMarkdown(result).text
            case .html: BenchPage(result, scaling: ScalingPlot.all(result)).html
            case .csv: BenchCSV.text(result)
            case .junit: BenchJUnit(result).xml
            case .json: BenchDocument.text(result)
            case .githubSummary: BenchMarkdown(result).stepSummary
            case .githubAnnotations: GitHubAnnotations(result).text
            }
        StandardOutput.write(text)
    }
}
