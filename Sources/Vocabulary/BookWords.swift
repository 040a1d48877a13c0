enum BookWords {
    static let all = [
        Subcategory(
            "books", "fiction",
            series: """
                The Silent, The Last, A Distant, The Forgotten, The Winter, Beneath the, The Glass, Beyond the, The Hollow
                The Amber, An Unlikely, The Midnight, The Paper, Across the, The Crooked, The Seventh, A Borrowed
                The Vanishing, The Lighthouse, Return to the
                """,
            nouns: """
                Harbor, Garden, Orchard, River, Letter, Promise, Shore, House, Daughter, Cartographer, Bridge, Season
                Mirror, Island, Stranger, Inheritance, Clockmaker, Valley, Secret, Train, Tide, Archive, Winter, Map
                Neighbor, Song, Crossing, Keeper, Door, Horizon
                """),
        Subcategory(
            "books", "non_fiction",
            series: """
                A Short History of, The Truth About, Rethinking, The Art of, How We Lost, Inside, The Economics of, Notes on
                The Secret Life of, Why We Need, Learning from, The Future of, A Field Guide to, The Hidden World of
                """,
            nouns: """
                Cities, Sleep, Oceans, Money, Bread, Silence, Forests, Work, Bridges, Memory, Trust, Borders, Coffee, Weather
                Attention, Migration, Rivers, Friendship, Salt, Time, Salesmen, Soil, Music, Numbers, Play
                """),
        Subcategory(
            "books", "textbooks",
            series: """
                Introduction to, Principles of, Foundations of, Essentials of, Modern, Applied, A First Course in, Advanced
                Concepts in, Problems in
                """,
            variants: "1st Edition, 2nd Edition, 3rd Edition, 4th Edition, 5th Edition, 6th Edition",
            variantIsLast: true,
            nouns: """
                Calculus, Linear Algebra, Microeconomics, Macroeconomics, Organic Chemistry, Cell Biology, Statistics
                Thermodynamics, World History, Psychology, Accounting, Marketing, Genetics, Mechanics, Linguistics, Sociology
                Astronomy, Ethics
                """),
        Subcategory(
            "books", "children",
            series: """
                The Little, The Brave, Goodnight, The Curious, Where Is the, The Very Sleepy, My Friend the, The Grumpy
                Hello, The Dancing, The Tiny, The Runaway, One Hundred and One, The Secret
                """,
            nouns: """
                Hedgehog, Fox, Moon, Dragon, Owl, Bear, Teapot, Rabbit, Cloud, Penguin, Snail, Robot, Lighthouse, Whale
                Mouse, Pirate, Elephant, Balloon, Dinosaur, Puddle, Star, Tractor
                """),
        Subcategory(
            "books", "technical",
            series: """
                Practical, Learning, Mastering, Designing, Hands-On, The Pragmatic, Building, Understanding, Effective
                High-Performance, A Tour of, Testing
                """,
            nouns: """
                Databases, Distributed Systems, Data Pipelines, Compilers, Machine Learning, Cloud Networks, Web Services
                Operating Systems, Cryptography, Data Models, Algorithms, Embedded Systems, Stream Processing, User Interfaces
                Observability, Query Engines, Programming Languages, Concurrency
                """),
    ]
}
