/// What to do where an earlier run has left something.
public enum ExistingOutput: Sendable {
    /// Start nothing.
    case refuse
    /// Remove what it left, and only that, then start anew.
    case overwrite
    /// Go on where a run of the same plan was interrupted; a finished one is left alone.
    case resume
}
