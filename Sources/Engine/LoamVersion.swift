/// The version of program and library.
public enum LoamVersion {
    public static let text = "0.1.0"
}
