internal import LoamVocabulary
internal import LoamWorlds

enum LoginFailure: String, ColumnWord {
    case wrongPassword = "wrong_password"
    case expiredCode = "expired_code"
    case locked
}

/// The logins table.
struct Logins {
    let source: DeclaredSource

    init(_ world: BankWorld, _ persons: Persons, _ devices: Devices, _ book: StreamBook) {
        let logins = world.logins
        let builder = SourceBuilder(drivers: logins.rows, book)
        let found = builder.scratch(LoginBook.Login.self)
        let stage = builder.prepare { drivers, scratch in
            let out = scratch[found]
            for row in drivers { out[row - drivers.lowerBound] = logins.login(row) }
        }
        let table = builder.table("logins", "People who log in at their bank, in order of time")
        table.key("login_id", "Key of the login")
        let date = table.timestamp("login_date", "When; the rows are in this order")
        let person = table.key("person_id", to: persons.id, "Who")
        let device = table.key("device_id", to: devices.id, "From which device: one of the person's")
        table.fill(date, person, device, after: stage) { drivers, cells, scratch in
            let (dates, people, keys) = (cells[date], cells[person], cells[device])
            for row in drivers {
                let login = scratch[found][row - drivers.lowerBound]
                dates[row] = login.time
                people[row] = world.persons.keys.uuid(login.person)
                keys[row] = world.devices.key(login.device)
            }
        }
        let succeeded = table.flag("is_success", "Whether it was let in")
        let failure = table.choice(
            "failure_reason", LoginFailure.enumeration, nullable: true, "Why not; null where it was")
        let draws = table.stream("is_success")
        let share = world.setting.shares.failedLogins
        table.fill(succeeded, failure) { rows, cells in
            let (flags, words, has) = (cells[succeeded], cells[failure], cells.valid(failure))
            for row in rows {
                let draw = draws.draw(row)
                let fails = draw.unitInterval < share
                (flags[row], has[row]) = (!fails, fails)
                let kind = draw & 15
                words[row] =
                    kind < 11
                    ? LoginFailure.wrongPassword.cell
                    : kind < 15 ? LoginFailure.expiredCode.cell : LoginFailure.locked.cell
            }
        }
        let address = table.text(
            "ip_address", width: 15, "One of two of the device's, in a range that is kept for tests (198.18.0.0/15)")
        let dots = WordList(["198.18.", "198.19.", "."])
        table.fill(address, after: stage) { drivers, cells, scratch in
            var out = cells.writer(address)
            for row in drivers {
                let login = scratch[found][row - drivers.lowerBound]
                // At home or on the way.
                let own = UInt64(login.device) &* 0x9E37_79B9_7F4A_7C15 &+ (login.draw >> 5 & 3 == 0 ? 1 << 60 : 0)
                out.append(dots, Int(own >> 60 & 1))
                out.append(Int(own >> 40 & 255))
                out.append(dots, 2)
                out.append(Int(own >> 52 & 255))
                out.endRow()
            }
            out.finish()
        }
        table.laws { laws in
            laws.ordered(date)
            laws.law(
                "device_of_person", "people log in from devices of their own", reads: person, device[devices.person]
            ) {
                $0 == $1
            }
            laws.law(
                "device_known_before", "a device is known before somebody logs in from it", reads: date,
                device[devices.firstSeen]
            ) {
                $1 == Law.null || $1 <= $0 / 86_400_000_000
            }
            laws.law("failure_has_reason", "logins that fail, and no others, have a reason", reads: succeeded, failure)
            {
                ($0 == 1) == ($1 == Law.null)
            }
        }
        source = builder.finish()
    }
}
