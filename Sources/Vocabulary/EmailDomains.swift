/// Mail domains without an owner: all are in names that RFC 2606 and RFC 6761 reserve for examples.
public enum EmailDomains {
    /// By rough share of mailboxes, as if they were providers.
    public static let all = WeightedWords(
        """
        420 inbox.example
        180 post.example
        120 mailbox.example
        80 example.com
        60 webmail.example
        40 letters.example
        30 example.net
        25 example.org
        20 courier.example
        15 quickmail.example
        10 campus.example homemail.example
        """)
}
