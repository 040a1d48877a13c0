import LoamBench
import LoamStatistics
import LoamTestSupport
import Testing

@Suite("Page")
struct PageTests {
    private func history(_ count: Int) -> HistoryPlot {
        let points = (0..<count).map { place in
            let median = place < count / 2 ? 1.0 : 1.2
            return HistoryPlot.Point(
                created: Int64(place) * 86_400_000_000, commit: "c\(place)", median: median, low: median * 0.97,
                high: median * 1.03)
        }
        return HistoryPlot(
            title: "orders <1M>", metric: .wallTime, points: points, changes: count > 1 ? [count / 2] : [])
    }

    @Test("Two cases: plots of samples, ratios, history and growth, all with their figures as text")
    func small() throws {
        let sizes = [1e3, 1e4, 1e5, 1e6]
        let fit = PowerLawFit(sizes: sizes, values: sizes.map { $0 * 1e-6 })
        let growth = ScalingPlot(
            title: "orders", metric: .wallTime,
            points: sizes.map { .init(size: $0, median: $0 * 1e-6, low: $0 * 0.9e-6, high: $0 * 1.1e-6) }, fit: fit)
        let html = BenchPage(ShownResult.modes(cases: 2), history: [history(40)], scaling: [growth]).html
        let page = try MarkupReader(html)
        let labels = page.named("svg").compactMap { $0.attributes["aria-label"] }
        #expect(
            labels.count { $0 == "samples of wall_time" } == 2 && labels.count { $0 == "samples of peak_memory" } == 2)
        #expect(labels.count { $0.hasPrefix("ratio 0.6") } == 2)
        #expect(labels.contains("wall_time of orders <1M> over 40 runs"))
        #expect(labels.contains { $0.hasPrefix("orders: wall_time grows with size to the power of 1.00") })
        let course = try #require(
            page.named("svg").first { $0.attributes["aria-label"]?.contains("over 40 runs") == true })
        #expect(course.text.contains("+20.0 %") && course.text.contains("1970-01-01"))
        #expect(html.contains("prefers-color-scheme:dark") && !html.contains("http://") && !html.contains("https://"))
    }

    @Test("200 cases: an index whose links all lead somewhere, details closed, a page of a size that browsers take")
    func large() throws {
        let result = ShownResult.modes(cases: 67)
        let html = BenchPage(result).html
        let page = try MarkupReader(html)
        let targets = Set(page.elements.compactMap { $0.attributes["id"] })
        let links = page.named("a").compactMap { $0.attributes["href"] }
        #expect(links.count == 67 && links.allSatisfy { targets.contains(String($0.dropFirst())) })
        #expect(page.named("details").allSatisfy { $0.attributes["open"] == nil } && page.named("details").count == 68)
        #expect(html.utf8.count < 1_500_000)
    }

    @Test("Every coordinate lies within its picture, also of extreme figures")
    func within() throws {
        try withSeededCases(60, seed: 9) { numbers in
            var random = RandomResult(numbers: numbers)
            let result = random.result()
            let history = HistoryPlot(
                title: "x", metric: random.metric(),
                points: (0..<random.numbers.below(5)).map { _ in
                    .init(created: 0, commit: "", median: random.number(), low: random.number(), high: random.number())
                }, changes: [0, 1, 3, 99])
            let growth = ScalingPlot(
                title: "x", metric: random.metric(),
                points: (0..<random.numbers.below(5)).map { _ in
                    .init(size: random.number(), median: random.number(), low: random.number(), high: random.number())
                }, fit: nil)
            let page = try MarkupReader(BenchPage(result, history: [history], scaling: [growth]).html)
            var (width, height) = (0.0, 0.0)
            for element in page.elements {
                if let box = element.attributes["viewBox"]?.split(separator: " ").compactMap({ Double($0) }) {
                    (width, height) = (box[2], box[3])
                }
                for (name, limit) in [("x", width), ("y", height)] {
                    guard let text = element.attributes[name] else { continue }
                    let value = try #require(Double(text))
                    try demand(value >= -30 && value <= limit + 30, "\(name)=\(text) of \(limit)")
                }
                let numbers = element.attributes["d"]?.split { "MLh ".contains($0) }.map { Double($0) } ?? []
                try demand(numbers.allSatisfy { ($0 ?? .nan) >= -30 && ($0 ?? .nan) <= width + 30 }, "path \(numbers)")
            }
        }
    }
}
