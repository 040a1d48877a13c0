internal import LoamWorlds

/// What labels keep: each stands for an effect of the recipe.
enum LabelLaws {
    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        let marks = zip(world.effects.marks, world.labels.words)
        book.laws = [
            Law(
                "label_of_effect", of: "labels", "a label has the kind, role, window and strength of its effect",
                reads: ["effect", "kind", "role", "window_start", "window_end", "strength"]
            ) { cells in
                marks.contains { mark, words in
                    Int64(words.effect) == cells[0] && Int64(words.kind) == cells[1] && Int64(words.role) == cells[2]
                        && mark.windowStart &* 1_000_000 == cells[3] && mark.windowEnd &* 1_000_000 == cells[4]
                        && FixedPoint.units(mark.strength, power: 10_000) == cells[5]
                }
            }
        ]
        return book
    }
}
