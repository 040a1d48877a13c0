/// Who has a given name.
public enum NameGender: String, CaseIterable, Sendable {
    case female, male
    /// The sources give the name to women and men.
    case both
}
