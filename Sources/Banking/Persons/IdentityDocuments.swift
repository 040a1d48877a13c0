internal import LoamVocabulary
internal import LoamWorlds

enum IdentityDocumentType: String, ColumnWord {
    case passport
    case drivingLicence = "driving_licence"
}

/// The table identity_documents: all of them are valid when the run begins.
struct IdentityDocuments {
    private static let most = 2

    @discardableResult
    init(_ builder: SourceBuilder, _ found: PersonStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>) {
        let most = Self.most
        let kinds = builder.scratch(Int32.self, each: most)
        let licences = builder.book.stream("identity_documents", "document_type", rows: world.setting.persons)
        let count = builder.counts(most: most, after: found.known) { drivers, scratch, counts in
            for row in drivers {
                let index = row - drivers.lowerBound
                let out = scratch[kinds] + index * most
                var next = 0
                if PassportBook.hasPassport(row) {
                    out[next] = IdentityDocumentType.passport.cell
                    next += 1
                }
                if licences.draw(row).unitInterval < 0.8 {
                    out[next] = IdentityDocumentType.drivingLicence.cell
                    next += 1
                }
                counts[index] = Int32(next)
            }
        }
        let table = builder.children("identity_documents", "Passports and driving licences", count)
        table.key("identity_document_id", count, "Key of the row")
        let person = table.key("person_id", to: id, "Whose it is")
        let type = table.choice("document_type", IdentityDocumentType.enumeration, "What it is")
        let country = table.choice("issuing_country", Accounts.countries, "The country of the person")
        let issued = table.date("issue_date", "From 18 on, and before the run")
        let expires = table.date("expiry_date", "Ten years later")
        let verified = table.flag("is_verified", "Whether the bank has seen it: 19 of 20")
        let draws = table.stream("issue_date")
        let start = world.setting.start.day
        table.fill(person, type, country, issued, expires, verified, after: count.stage) { drivers, cells, scratch in
            let (keys, types, countries) = (cells[person], cells[type], cells[country])
            let (from, to, checked) = (cells[issued], cells[expires], cells[verified])
            let (all, found) = (scratch[found.traits], scratch[kinds])
            count.forEach(drivers, cells, scratch) { row, place, line in
                let index = row - drivers.lowerBound
                let traits = all[index]
                let adult = traits.birth + PersonBook.days(years: 18)
                let draw = draws.draw(row * most + place)
                let days = max(1, min(start - adult, 3_600))
                let date = start - 1 - Int(draw.scaled(below: UInt64(days)))
                keys[line] = world.persons.keys.uuid(row)
                (types[line], countries[line]) = (found[index * most + place], Int32(traits.country))
                (from[line], to[line]) = (Int32(date), Int32(date + 3_652))
                checked[line] = draw & 0xFF >= 13
            }
        }
        Self.declareNumbers(table, count, kinds, world)
        table.laws { laws in
            laws.law("expires_after_issue", "a document expires ten years after its issue", reads: issued, expires) {
                $1 == $0 &+ 3_652
            }
        }
    }

    private static func declareNumbers(
        _ table: TableBuilder, _ count: ChildCounts, _ kinds: ScratchColumn<Int32>, _ world: BankWorld
    ) {
        let passports = Country.allCases.map { DocumentNumber(.passport, $0) }
        let licences = Country.allCases.map { DocumentNumber(.drivingLicence, $0) }
        let number = table.text(
            "document_number", width: (passports + licences).reduce(0) { max($0, $1.width) },
            "In the country's form, in a range that is not given out")
        let (most, spans) = (Self.most, world.persons.spans)
        table.fill(number, after: count.stage) { drivers, cells, scratch in
            var out = cells.writer(number)
            let found = scratch[kinds]
            var line = 0
            spans.forEachOwner(in: drivers) { country, part in
                let (passport, licence) = (passports[country], licences[country])
                count.forEach(part, of: drivers, scratch, line: &line) { row, place, _ in
                    let own = row - spans[country].lowerBound
                    if found[(row - drivers.lowerBound) * most + place] == IdentityDocumentType.passport.cell {
                        passport.append(own, to: &out)
                    } else {
                        licence.append(own, to: &out)
                    }
                    out.endRow()
                }
            }
            out.finish()
        }
    }
}
