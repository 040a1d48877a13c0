internal import LoamVocabulary
internal import LoamWorlds

enum DeviceType: String, ColumnWord { case smartphone, laptop, tablet, desktop }
enum OperatingSystem: String, ColumnWord { case android, ios, windows, macos, linux }

/// The devices table: those of the first person, then those of the second.
struct Devices {
    let source: DeclaredSource
    let id, person: ColumnHandle<UUIDWords>
    let firstSeen: ColumnHandle<Int32>

    init(_ world: BankWorld, _ persons: Persons, _ book: StreamBook) {
        let (devices, most) = (world.devices, DeviceBook.most)
        let builder = SourceBuilder(drivers: world.setting.persons, book)
        let count = builder.counts(most: most) { drivers, _, counts in
            for row in drivers { counts[row - drivers.lowerBound] = Int32(devices.count(row)) }
        }
        let table = builder.children(
            "devices", "The telephones and computers from which people reach their bank", count)
        id = table.uuid("device_id", "Key of the device")
        person = table.key("person_id", to: persons.id, "Whose it is")
        let type = table.choice("device_type", DeviceType.enumeration, "The first of each person is a smartphone")
        let system = table.choice("operating_system", OperatingSystem.enumeration, "What it runs")
        firstSeen = table.date("first_seen", "When the bank first saw it: before the run")
        let trusted = table.flag("is_trusted", "Whether it was known for 30 days when the run began")
        let draws = table.stream("device_type")
        let start = world.setting.start.day
        table.fill(id, person, type, system, firstSeen, trusted, after: count.stage) {
            [id, person, firstSeen] drivers, cells, scratch in
            let (keys, owners) = (cells[id], cells[person])
            let (types, systems, dates, flags) = (cells[type], cells[system], cells[firstSeen], cells[trusted])
            count.forEach(drivers, cells, scratch) { row, place, line in
                let number = devices.number(row, place: place)
                let (kind, runs) = Self.kind(draws.draw(number), place: place)
                let seen = devices.firstSeen(number)
                (keys[line], owners[line]) = (devices.key(number), world.persons.keys.uuid(row))
                (types[line], systems[line]) = (kind.cell, runs.cell)
                (dates[line], flags[line]) = (Int32(seen), start - seen >= 30)
            }
        }
        source = builder.finish()
    }

    private static func kind(_ draw: UInt64, place: Int) -> (DeviceType, OperatingSystem) {
        let (share, choice) = (draw.unitInterval, (draw << 32).unitInterval)
        let type: DeviceType = place == 0 ? .smartphone : share < 0.5 ? .laptop : share < 0.8 ? .tablet : .desktop
        switch type {
        case .smartphone, .tablet: return (type, choice < 0.6 ? .android : .ios)
        case .laptop, .desktop: return (type, choice < 0.7 ? .windows : choice < 0.95 ? .macos : .linux)
        }
    }
}
