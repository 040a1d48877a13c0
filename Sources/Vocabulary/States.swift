/// A state of the United States, or its capital district.
public struct State: Sendable, Equatable {
    /// Two capital letters.
    public let code: String
    /// The full name.
    public let name: String
    /// State and mean local sales tax together, in basis points (hundredths of a percent); rough figures.
    public let salesTaxBasisPoints: Int
}

/// The states, by code in the order of their names.
public enum States {
    /// Fifty states and the District of Columbia.
    public static let all: [State] = ListText.entries(text) { entry in
        // "AL 929 Alabama"
        let tokens = ListText.tokens(entry)
        guard tokens.count >= 3, let tax = ListText.number(tokens[1]) else { return nil }
        return State(
            code: ListText.string(tokens[0]), name: tokens.dropFirst(2).map(ListText.string).joined(separator: " "),
            salesTaxBasisPoints: tax)
    }

    /// The state with this code, or nil.
    public static func state(_ code: String) -> State? { all.first { $0.code == code } }

    private static let text: StaticString = """
        AL 929 Alabama, AK 176 Alaska, AZ 838 Arizona, AR 945 Arkansas, CA 885 California, CO 781 Colorado
        CT 635 Connecticut, DE 0 Delaware, DC 600 District of Columbia, FL 700 Florida, GA 738 Georgia, HI 450 Hawaii
        ID 603 Idaho, IL 886 Illinois, IN 700 Indiana, IA 694 Iowa, KS 865 Kansas, KY 600 Kentucky, LA 956 Louisiana
        ME 550 Maine, MD 600 Maryland, MA 625 Massachusetts, MI 600 Michigan, MN 804 Minnesota, MS 706 Mississippi
        MO 839 Missouri, MT 0 Montana, NE 697 Nebraska, NV 824 Nevada, NH 0 New Hampshire, NJ 660 New Jersey
        NM 762 New Mexico, NY 853 New York, NC 700 North Carolina, ND 704 North Dakota, OH 724 Ohio, OK 899 Oklahoma
        OR 0 Oregon, PA 634 Pennsylvania, RI 700 Rhode Island, SC 750 South Carolina, SD 611 South Dakota
        TN 955 Tennessee, TX 820 Texas, UT 725 Utah, VT 636 Vermont, VA 577 Virginia, WA 938 Washington
        WV 657 West Virginia, WI 570 Wisconsin, WY 544 Wyoming
        """
}
