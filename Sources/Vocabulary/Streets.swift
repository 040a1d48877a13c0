/// Parts of street addresses.
public enum Streets {
    /// Street names without their kind, by rough frequency.
    public static let names = WeightedWords(
        """
        100 Main Park Oak Pine Maple
        80 Cedar Elm Washington Lake Hill Walnut
        60 Spring North Ridge Church Willow Mill Sunset Railroad Jackson Cherry
        45 West South Highland Johnson River Lincoln Chestnut Spruce Meadow Franklin Birch Jefferson
        35 Center Forest Dogwood Valley Hickory Laurel Adams Madison Magnolia Poplar Cottonwood Prospect
        25 Orchard Aspen Juniper Sycamore Liberty Union Summit Harbor Garden Prairie Canyon Bluff Heritage Fairview
        18 Clover Heather Amber Falcon Cardinal Fox Deer Bear Eagle Hawthorn Lavender Primrose Stone Brook Creek
        """)

    /// Kinds of street as the post abbreviates them.
    public static let kinds = WeightedWords(
        """
        300 St
        200 Ave
        150 Dr Rd
        90 Ln
        60 Ct Blvd
        40 Way Pl
        25 Cir Ter
        15 Pkwy Trl
        """)
}
