internal import LoamBytes

/// Pieces of SVG, small and with fixed decimals.
enum PlotText {
    /// A coordinate with one decimal.
    static func place(_ value: Double) -> String {
        let text = MetricText.plain(value, places: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> String {
        "<path class=\"\(style)\" d=\"M\(place(x1)) \(place(y1))L\(place(x2)) \(place(y2))\"/>"
    }

    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String) -> String {
        "<rect class=\"\(style)\" x=\"\(place(x))\" y=\"\(place(y))\" width=\"\(place(max(width, 0)))\" "
            + "height=\"\(place(max(height, 0)))\"/>"
    }

    /// - Parameter anchor: `start`, `middle` or `end`.
    static func text(_ x: Double, _ y: Double, _ text: String, anchor: String = "start", style: String = "") -> String {
        let style = style.isEmpty ? "" : " class=\"\(style)\""
        return "<text\(style) x=\"\(place(x))\" y=\"\(place(y))\" text-anchor=\"\(anchor)\">"
            + MarkupText.escaped(text) + "</text>"
    }

    /// Points as one path of dots.
    static func dots(_ points: [(x: Double, y: Double)], _ style: String) -> String {
        guard !points.isEmpty else { return "" }
        let moves = points.map { "M\(place($0.x)) \(place($0.y))h0" }.joined()
        return "<path class=\"\(style)\" d=\"\(moves)\"/>"
    }

    static func path(_ points: [(x: Double, y: Double)], _ style: String) -> String {
        guard !points.isEmpty else { return "" }
        return
            "<path class=\"\(style)\" d=\"M\(points.map { "\(place($0.x)) \(place($0.y))" }.joined(separator: "L"))\"/>"
    }

    /// A picture with what it shows as its text for those who do not see it.
    static func picture(width: Double, height: Double, _ about: String, _ content: [String]) -> String {
        "<svg viewBox=\"0 0 \(place(width)) \(place(height))\" role=\"img\" aria-label=\"\(MarkupText.escaped(about))\">"
            + content.joined() + "</svg>"
    }

    /// Lines across the plot at the ticks of a horizontal axis, with their values under it. Labels that would touch are left out.
    static func ticks(_ axis: PlotAxis, _ metric: Metric, top: Double, bottom: Double) -> String {
        let labels = labels(axis, metric, about: 8)
        var end = -Double.infinity
        return labels.map { value, label in
            let x = axis.place(value)
            let half = Double(label.unicodeScalars.count) * 3.4
            let line = line(x, top, x, bottom, "grid")
            guard x - half > end + 8 else { return line }
            end = x + half
            let inside = min(x, axis.end + 10 - half)
            return line + text(inside, bottom + 16, label, anchor: "middle", style: "tick")
        }.joined()
    }

    /// The ticks of an axis with their texts: of linear axes in one unit, of logarithmic ones each in its own.
    static func labels(_ axis: PlotAxis, _ metric: Metric, about count: Int) -> [(value: Double, label: String)] {
        let scale = FigureScale(metric, largest: max(axis.low.magnitude, axis.high.magnitude))
        let ticks = axis.ticks(about: count, unit: axis.isLogarithmic ? 1 : scale.factor)
        return ticks.map { value in
            let own = axis.isLogarithmic ? FigureScale(metric, largest: value) : scale
            let number = label(value / own.factor, ticks, own.factor, axis.isLogarithmic)
            return (value, own.unit.isEmpty ? number : number + " " + own.unit)
        }
    }

    /// A tick's number with as many decimals as tell neighbours apart.
    private static func label(_ value: Double, _ ticks: [Double], _ factor: Double, _ isLogarithmic: Bool) -> String {
        if isLogarithmic || ticks.count < 2 { return tidy(MetricText.significant(value)) }
        var step = (ticks[1] - ticks[0]) / factor
        var places = 0
        while places < 9, step < 0.999 {
            step *= 10
            places += 1
        }
        return MetricText.fixed(value, places: places)
    }

    /// Without zeros after the point: round numbers need no digits to fill.
    private static func tidy(_ text: String) -> String {
        guard text.contains("."), !text.contains("e") else { return text }
        var text = text
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    /// A label that fits into so many characters.
    static func cut(_ text: String, _ limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(limit - 1))) + "…"
    }
}
