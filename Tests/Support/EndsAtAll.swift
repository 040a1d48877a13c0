public import Testing

extension Trait where Self == TimeLimitTrait {
    /// For tests that hang where the code is wrong. Generous: the clock runs while a test waits for its turn among all the
    /// others on a busy machine, and only a test that never ends may fail.
    public static var endsAtAll: Self { .timeLimit(.minutes(20)) }
}
