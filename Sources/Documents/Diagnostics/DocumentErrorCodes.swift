extension DocumentError.Code {
    /// The text is not well-formed YAML, or not UTF-8.
    public static let invalidYAML = Self(rawValue: "invalid_yaml")
    /// The file holds no document.
    public static let emptyFile = Self(rawValue: "empty_file")
    /// The file holds more than one document.
    public static let severalDocuments = Self(rawValue: "several_documents")
    /// Too many bytes, too deep, or too many nodes once aliases are expanded.
    public static let tooLarge = Self(rawValue: "too_large")
    /// YAML that recipes do not use: tags, merge keys, keys that are not text.
    public static let unsupportedYAML = Self(rawValue: "unsupported_yaml")
    /// An alias without an anchor before it.
    public static let unknownAnchor = Self(rawValue: "unknown_anchor")
    /// One key twice in a mapping.
    public static let duplicateKey = Self(rawValue: "duplicate_key")
    /// A key that has no meaning here.
    public static let unknownKey = Self(rawValue: "unknown_key")
    /// A key that must be there and is not.
    public static let missingKey = Self(rawValue: "missing_key")
    /// A parameter that must have a value and has none.
    public static let missingValue = Self(rawValue: "missing_value")
    /// A list where one value belongs, or the like.
    public static let wrongShape = Self(rawValue: "wrong_shape")
    /// The file's version is not one this program reads, or does not come first.
    public static let badVersion = Self(rawValue: "bad_version")
    /// A recipe's, preset's or effect's name is not made of a-z, 0-9 and _.
    public static let badName = Self(rawValue: "bad_name")
    /// A recipe's file that cannot be read.
    public static let missingFile = Self(rawValue: "missing_file")
    /// Not a count such as 2_500 or 1.5M.
    public static let badCount = Self(rawValue: "bad_count")
    /// Not a duration such as 1d18h.
    public static let badDuration = Self(rawValue: "bad_duration")
    /// Not a percentage such as 70% or 0.7.
    public static let badPercentage = Self(rawValue: "bad_percentage")
    /// Not a number such as 8.5.
    public static let badNumber = Self(rawValue: "bad_number")
    /// Not a timestamp such as 2025-01-01T00:00:00Z.
    public static let badTimestamp = Self(rawValue: "bad_timestamp")
    /// Neither true nor false.
    public static let badFlag = Self(rawValue: "bad_flag")
    /// None of the allowed words.
    public static let badChoice = Self(rawValue: "bad_choice")
    /// One word twice in a list.
    public static let duplicateValue = Self(rawValue: "duplicate_value")
    /// A well-formed value outside its range.
    public static let outOfRange = Self(rawValue: "out_of_range")
    /// Values that do not fit each other; for models' own checks.
    public static let conflict = Self(rawValue: "conflict")
}
