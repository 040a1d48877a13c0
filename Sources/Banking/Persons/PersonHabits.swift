internal import LoamVocabulary
internal import LoamWorlds

enum EducationLevel: String, ColumnWord {
    case highSchool = "high_school"
    case associate, bachelor, master, doctorate, professional
}

/// Languages, education and what people do online.
enum PersonHabits {
    private static let networks = Enumeration(["linkedin", "facebook", "instagram", "twitter"])
    private static let languages = Enumeration(
        Country.allCases.flatMap(\.languages).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } })
    /// What people learn at school, by how many do.
    private static let learnt = ["en", "es", "fr", "de"].map { Int32(languages.index(of: $0) ?? 0) }

    static func declare(_ table: TableBuilder, _ found: PersonStage, _ world: BankWorld) {
        let spans = world.persons.spans
        let firsts = Country.allCases.map { Int32(languages.index(of: $0.languages[0]) ?? 0) }
        let more = table.stream("languages")
        table.list("languages", of: languages, most: 3, "ISO 639-1: that of the country first") { row, append in
            let (first, draw) = (firsts[spans.owner(of: row)], more.draw(row))
            append(first)
            let share = draw.unitInterval
            var left = share < 0.5 ? 0 : share < 0.85 ? 1 : 2
            for language in learnt where left > 0 && language != first {
                append(language)
                left -= 1
            }
        }
        let (levels, draws) = (AliasTable(weights: [25, 15, 35, 15, 5, 5]), table.stream("education_level"))
        let level = table.choice("education_level", EducationLevel.enumeration, "The highest one: fitting the age")
        let start = world.setting.start.day
        table.fill(level, after: found.known) { drivers, cells, scratch in
            let out = cells[level]
            for row in drivers {
                let age = (start - scratch[found.traits][row - drivers.lowerBound].birth) / 365
                // No one has a degree before 22, or a doctorate before 27.
                let most: Int32 = age < 22 ? 0 : age < 24 ? 2 : age < 27 ? 3 : 5
                out[row] = min(most, Int32(levels.sample(draws.draw(row))))
            }
        }
        let profiles = table.stream("social_media_profiles")
        table.list("social_media_profiles", of: networks, most: 4, "Where the person has a profile") { row, append in
            Self.profiles(profiles.draw(row)) { append(Int32($0)) }
        }
        table.float64(
            "online_activity_score", decimals: 2, domain: "0..1",
            "0.1, and 0.2 more for each profile and for each two devices"
        ) { rows, out in
            out.each(rows) { row in
                var hundredths = 10 + world.devices.count(row) / 2 * 20
                Self.profiles(profiles.draw(row)) { _ in hundredths += 20 }
                return Double(min(100, hundredths)) / 100
            }
        }
    }

    /// One in five has none; some have several.
    private static func profiles(_ draw: UInt64, _ body: (Int) -> Void) {
        let share = draw.unitInterval
        let count = share < 0.2 ? 0 : share < 0.5 ? 1 : share < 0.8 ? 2 : 3
        let first = Int((draw << 32).scaled(below: 4))
        for number in 0..<count { body((first + number) % 4) }
    }
}
