internal import LoamBytes
public import LoamEngine
public import LoamModels
internal import LoamRecipe
public import LoamSinks
internal import LoamWorlds

extension ManifestHead {
    /// What identifies the rows that a plan makes of a world.
    public init(_ world: World, _ plan: RunPlan) {
        self.init(
            recipe: world.recipe.canonicalJSON, seed: world.seed,
            start: TimestampText.seconds(world.start.microseconds),
            end: TimestampText.seconds(world.model.end.microseconds), toolVersion: LoamVersion.text, plan: plan)
    }
}
