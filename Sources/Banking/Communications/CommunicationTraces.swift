internal import LoamVocabulary
internal import LoamWorlds

/// What a message leaves behind beside its words: files, length, device, place, address.
struct CommunicationTraces: Sendable {
    let attachments, duration, device, country: ColumnHandle<Int32>
    let isOffHours, isEncrypted: ColumnHandle<Bool>
    let platform = MessageChannels()

    init(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld) {
        let attachments = table.int32(
            "attachment_count", domain: "0..\(CommunicationAttachments.most)", "Rows of communication_attachments")
        let duration = table.int32(
            "duration_seconds", unit: "seconds", domain: "15..3600", nullable: true, "Of calls; null for others")
        let device = table.choice("device_type", MessageDevice.enumeration, "What it was sent from")
        let country = table.choice("country", Accounts.countries, "The country of the sender")
        let channels = platform
        table.fill(attachments, duration, device, country, after: settled.found) { _, cells, scratch in
            let (counts, lengths, has) = (cells[attachments], cells[duration], cells.valid(duration))
            let (devices, countries, facts) = (cells[device], cells[country], scratch[settled.facts])
            for (index, row) in cells.rows.enumerated() {
                let type = Int(facts[index].type)
                counts[row] = Int32(facts[index].attachments)
                has[row] = MessageType.allCases[type].isCall
                let part = world.streams.duration.draw(row).unitInterval
                lengths[row] = 15 + Int32(part * part * part * 3_586)
                devices[row] = channels.device(
                    type: type, platform: facts[index].platform, world.streams.device.draw(row))
                countries[row] = Int32(facts[index].senderCountry)
            }
        }
        CommunicationPlaces.declare(table, settled, world)
        let isEncrypted = table.flag(
            "is_encrypted", "Whether the platform encrypts everything: Signal, ProtonMail, WhatsApp, Telegram")
        let isOffHours = table.flag(
            "is_off_hours", "Before 7, from 20 o'clock on or at a weekend, by the sender's country")
        table.fill(isEncrypted, isOffHours, after: settled.found) { _, cells, scratch in
            let (secrets, lates, facts) = (cells[isEncrypted], cells[isOffHours], scratch[settled.facts])
            for (index, row) in cells.rows.enumerated() {
                secrets[row] = channels.isEncrypted(facts[index].platform)
                lates[row] = facts[index].isOffHours
            }
        }
        (self.attachments, self.duration, self.device, self.country) = (attachments, duration, device, country)
        (self.isOffHours, self.isEncrypted) = (isOffHours, isEncrypted)
    }

    func declare(_ laws: LawBuilder, _ order: CommunicationOrder, _ channel: CommunicationChannel) {
        laws.law("calls_have_length", "calls have a length, nothing else has one", reads: channel.type, duration) {
            ($0 == Int64(MessageType.phone.cell) || $0 == Int64(MessageType.video.cell)) == ($1 != Law.null)
        }
        let offsets = Country.allCases.map(\.secondsFromUTC)
        laws.law(
            "off_hours_of_clock", "it is off hours by the clock of the sender's country", reads: order.time, country,
            isOffHours
        ) { time, country, isOffHours in
            guard country >= 0, country < offsets.count, time != Law.null else { return false }
            return MessageRhythm.isOffHours(time, secondsFromUTC: offsets[Int(country)]) == (isOffHours == 1)
        }
        let encrypted = MessagePlatform.allCases.map(\.isEncrypted)
        laws.law(
            "encrypted_by_platform", "the platform encrypts everything or nothing", reads: channel.platform, isEncrypted
        ) {
            $0 >= 0 && $0 < encrypted.count && encrypted[Int($0)] == ($1 == 1)
        }
    }
}
