internal import LoamVocabulary
internal import LoamWorlds

enum Gender: String, ColumnWord {
    case female, male
    case nonBinary = "non_binary"
    case preferNotToSay = "prefer_not_to_say"
}

/// Birth, family and work of persons.
struct PersonLife {
    let birth: ColumnHandle<Int32>
    private let age, dependents: ColumnHandle<Int32>
    private let status: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ found: PersonStage, _ world: BankWorld) {
        let start = world.setting.start.day
        let birth = table.date("date_of_birth", "When the person was born: everyone is of age when the run begins")
        let age = table.int32("age", unit: "years", domain: "18..86", "Full years when the run begins")
        let gender = table.choice("gender", Gender.enumeration, "Two in a hundred say none of the first two")
        let genders = table.stream("gender", "said")
        table.fill(birth, age, gender, after: found.known) { drivers, cells, scratch in
            let (births, ages, words) = (cells[birth], cells[age], cells[gender])
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                (births[row], ages[row]) = (Int32(traits.birth), Int32(Self.years(from: traits.birth, to: start)))
                let draw = genders.draw(row)
                let word: Gender =
                    draw.unitInterval >= 0.02
                    ? (traits.isFemale ? .female : .male) : draw & 1 == 0 ? .nonBinary : .preferNotToSay
                words[row] = word.cell
            }
        }
        let status = table.choice("marital_status", MaritalStatus.enumeration, "How the person lives")
        let household = table.uuid("household_id", "The household: that of both of a couple")
        let dependents = table.int32(
            "dependents", unit: "people", domain: "0..4", "People who live from the same income")
        let homes = KeyStreams(high: table.stream("household_id", "high"), low: table.stream("household_id", "low"))
        let draws = table.stream("dependents")
        let spans = world.persons.spans
        table.fill(status, household, dependents, after: found.known) { drivers, cells, scratch in
            let (words, keys, counts) = (cells[status], cells[household], cells[dependents])
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                words[row] = world.persons.maritalStatus(traits).cell
                let home = spans[traits.country].lowerBound &+ traits.household
                keys[row] = homes.uuid(home)
                let share = draws.draw(home).unitInterval
                counts[row] =
                    traits.isMarried
                    ? (share < 0.2 ? 0 : share < 0.45 ? 1 : share < 0.75 ? 2 : share < 0.9 ? 3 : 4)
                    : (share < 0.75 ? 0 : share < 0.93 ? 1 : 2)
            }
        }
        (self.birth, self.age, self.status, self.dependents) = (birth, age, status, dependents)
    }

    /// Full years between two days.
    static func years(from birth: Int, to day: Int) -> Int {
        let (born, now) = (CivilDate(daysSinceEpoch: birth), CivilDate(daysSinceEpoch: day))
        let hadBirthday = (now.month, now.day) >= (born.month, born.day)
        return now.year - born.year - (hadBirthday ? 0 : 1)
    }

    func declare(_ laws: LawBuilder) {
        laws.law("of_age", "everyone is of age when the run begins", reads: age) { $0 >= 18 }
    }
}
