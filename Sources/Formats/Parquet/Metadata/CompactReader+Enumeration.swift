extension CompactReader {
    /// A number that must be one of an enumeration's.
    mutating func enumeration<Value: RawRepresentable>(_ field: Field) throws(ThriftError) -> Value
    where Value.RawValue == Int32 {
        let number = try int32(field)
        guard let value = Value(rawValue: number) else { throw failure("\(Value.self) has no number \(number)") }
        return value
    }

    /// Numbers that must be an enumeration's.
    mutating func enumerations<Value: RawRepresentable>(_ field: Field) throws(ThriftError) -> [Value]
    where Value.RawValue == Int32 {
        var values: [Value] = []
        for number in try int32s(field) {
            guard let value = Value(rawValue: number) else { throw failure("\(Value.self) has no number \(number)") }
            values.append(value)
        }
        return values
    }

    /// A field that the format requires.
    func required<Value>(_ value: Value?, _ name: String) throws(ThriftError) -> Value {
        guard let value else { throw failure("there is no \(name)") }
        return value
    }
}
