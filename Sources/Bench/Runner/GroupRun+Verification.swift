/// What comes out is compared with the suite before anything is timed.
extension GroupRun {
    /// Runs every mode once and looks at what came.
    func verify(order: inout Int) {
        for arm in arms where arm.isSound {
            _ = arm.run(block: 0, order: order, isWarmUp: true)
            order += 1
            arm.countRows()
            guard arm.isSound else { continue }
            arm.result.rows = arm.figures.rows
            arm.result.bytes = arm.figures.bytes
            arm.result.content = arm.figures.digest
            hold(arm)
        }
        compareModes()
    }

    private func hold(_ arm: ArmRun) {
        let expected = group.definition.expectation
        var passed: [String] = []
        let figures = arm.figures
        let facts: [(String, String, String?)] = [
            ("rows", expected.rows, figures.rows.map(String.init)),
            ("bytes", expected.bytes, figures.bytes.map(String.init)),
            ("digest", expected.digest, figures.digest.isEmpty ? nil : figures.digest),
            ("output", expected.output, figures.output.isEmpty ? nil : figures.output),
        ]
        for (name, template, found) in facts where !template.isEmpty {
            let wanted: String
            do throws(CommandError) { wanted = try arm.filled(template) } catch {
                return reject(arm, "expect.\(name): \(error.message)")
            }
            // `1M` and `1000000` are one number of rows.
            let number = name == "rows" || name == "bytes" ? Quantity.rate(wanted).flatMap { Int(exactly: $0) } : nil
            let isEqual = found == wanted || number != nil && number.map(String.init) == found
            guard isEqual else {
                return reject(arm, "\(name): expected \(wanted), came \(found ?? "none; the suite reads no \(name)")")
            }
            passed.append(name)
        }
        if let check = expected.check {
            guard arm.auxiliary(check, "check") != nil else {
                if arm.result.failure?.code == "interrupted" { return }
                return reject(arm, arm.result.failure.map { $0.message } ?? "the check failed")
            }
            passed.append("check")
        }
        arm.result.verification = passed.isEmpty ? .notAsked : .passed(passed)
    }

    private func compareModes() {
        let sound = arms.filter(\.isSound)
        guard let first = sound.first else { return }
        for word in group.definition.expectation.same {
            let wanted = fact(word, of: first)
            for arm in sound {
                let found = fact(word, of: arm)
                if found.isEmpty {
                    reject(arm, "\(word): \(arm.arm.identity) reports none, so that modes cannot be compared")
                } else if found != wanted {
                    reject(arm, "\(word): \(found), but \(first.arm.identity) made \(wanted)")
                } else if case .passed(let words) = arm.result.verification {
                    arm.result.verification = .passed(words + ["same " + word])
                } else {
                    arm.result.verification = .passed(["same " + word])
                }
            }
        }
    }

    private func fact(_ word: String, of arm: ArmRun) -> String {
        switch word {
        case "rows": arm.figures.rows.map(String.init) ?? ""
        case "bytes": arm.figures.bytes.map(String.init) ?? ""
        case "digest": arm.figures.digest
        default: arm.figures.output
        }
    }

    private func reject(_ arm: ArmRun, _ message: String) {
        arm.result.verification = .failed(message)
        arm.result.failure = .init("wrong_result", message, output: arm.result.failure?.output ?? "")
    }
}
