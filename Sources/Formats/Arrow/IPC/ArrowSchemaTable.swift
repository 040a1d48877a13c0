internal import LoamColumns

/// A table's schema as the FlatBuffer table of Schema.fbs.
enum ArrowSchemaTable {
    /// Numbers of the types in the union `Type`.
    private enum Kind: UInt8 {
        case int = 2
        case floatingPoint = 3
        case utf8 = 5
        case bool = 6
        case decimal = 7
        case date = 8
        case timestamp = 10
        case list = 12
        case structure = 13
        case fixedSizeBinary = 15
    }

    static func add(
        _ schema: TableSchema, _ facts: [(String, String)], to builder: inout FlatBuilder
    ) -> FlatBuilder.Distance {
        var dictionaries = 0
        var distances: [FlatBuilder.Distance] = []
        for field in schema.fields {
            distances.append(
                self.field(field, &dictionaries, &builder))
        }
        let fields = builder.vector(distances)
        let metadata = keyValues(facts, &builder)
        return builder.table {
            $0.add(1, reference: fields)
            $0.add(2, reference: metadata)
        }
    }

    /// - Parameter dictionaries: how many dictionaries there are in front, since their ids count from 0.
    private static func field(
        _ field: Field, _ dictionaries: inout Int, _ builder: inout FlatBuilder
    ) -> FlatBuilder.Distance {
        let type = field.type
        let label = builder.text(field.name)
        var children: [FlatBuilder.Distance] = []
        switch type {
        case .structure(let fields):
            for child in fields {
                children.append(self.field(child, &dictionaries, &builder))
            }
        case .list(let element):
            children.append(self.field(Field("item", element, ""), &dictionaries, &builder))
        default: break
        }
        let list = builder.vector(children)
        let (kind, value) = self.type(type, &builder)
        var encoding: FlatBuilder.Distance?
        if case .dictionary = type {
            let index = builder.table {
                $0.add(0, Int32(32))
                $0.add(1, true)
            }
            let id = Int64(dictionaries)
            encoding = builder.table {
                $0.add(0, id)
                $0.add(1, reference: index)
            }
            dictionaries += 1
        }
        let metadata = keyValues(ArrowTypeText.metadata(field), &builder)
        return builder.table {
            $0.add(0, reference: label)
            $0.add(3, reference: value)
            $0.add(4, reference: encoding)
            $0.add(5, reference: list)
            $0.add(6, reference: metadata)
            $0.add(1, field.isNullable)
            $0.add(2, kind.rawValue)
        }
    }

    private static func type(_ type: ColumnType, _ builder: inout FlatBuilder) -> (Kind, FlatBuilder.Distance) {
        switch type {
        case .bool: return (.bool, builder.table { _ in })
        case .int32, .int64:
            return (
                .int,
                builder.table {
                    $0.add(0, Int32(type == .int32 ? 32 : 64))
                    $0.add(1, true)
                }
            )
        case .float64: return (.floatingPoint, builder.table { $0.add(0, Int16(2)) })
        case .decimal(let precision, let scale):
            return (
                .decimal,
                builder.table {
                    $0.add(0, Int32(precision))
                    $0.add(1, Int32(scale))
                    $0.add(2, Int32(ArrowBody.decimalBits), default: 128)
                }
            )
        // Days; milliseconds are the default.
        case .date: return (.date, builder.table { $0.add(0, Int16(0), default: 1) })
        case .timestamp:
            let zone = builder.text("UTC")
            return (
                .timestamp,
                builder.table {
                    $0.add(1, reference: zone)
                    $0.add(0, Int16(2))
                }
            )
        case .uuid: return (.fixedSizeBinary, builder.table { $0.add(0, Int32(16)) })
        case .utf8, .dictionary: return (.utf8, builder.table { _ in })
        case .structure: return (.structure, builder.table { _ in })
        case .list: return (.list, builder.table { _ in })
        }
    }

    private static func keyValues(_ pairs: [(String, String)], _ builder: inout FlatBuilder) -> FlatBuilder.Distance? {
        guard !pairs.isEmpty else { return nil }
        var distances: [FlatBuilder.Distance] = []
        for (key, value) in pairs {
            let key = builder.text(key)
            let value = builder.text(value)
            distances.append(
                builder.table {
                    $0.add(0, reference: key)
                    $0.add(1, reference: value)
                })
        }
        return builder.vector(distances)
    }
}
