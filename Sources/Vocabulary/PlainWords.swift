/// Everyday words for texts that mean nothing: notes, descriptions, messages.
public enum PlainWords {
    /// Some two hundred words in lower case, the most frequent first; none twice.
    public static let all = WeightedWords(
        """
        60 the and with for from new
        30 order account report check update review request issue system service
        24 team plan day week time note call visit case test result change detail status group
        20 open small large early late full part line point place light water paper number
        16 green quiet steady simple clear bright solid fresh plain warm cool sharp smooth narrow wide
        14 morning evening window garden river mountain valley bridge market station corner street
        12 follow answer deliver prepare confirm collect repair replace arrange remember expect notice
        10 signal engine sensor battery filter circuit module panel handle button screen cable
        9 letter package invoice payment balance budget contract project meeting question message
        8 patient doctor nurse clinic ward record chart sample medicine therapy treatment recovery
        7 customer supplier partner member user owner manager office branch region
        6 seldom often always almost perhaps together again before after between within
        5 copper silver timber canvas cotton marble amber walnut cedar maple
        4 harbor meadow orchard prairie summit canyon island lantern compass anchor
        """)
}
