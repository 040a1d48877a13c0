/// Given names of the United States' population, by rough frequency among the living.
public enum FirstNames {
    /// Names mostly given to women.
    public static let female = WeightedWords(
        """
        300 Mary
        210 Patricia Jennifer Linda Elizabeth
        170 Barbara Susan Jessica Sarah Karen
        150 Lisa Nancy Sandra Ashley Emily
        130 Kimberly Betty Margaret Donna Michelle Carol Amanda Melissa Deborah Stephanie
        115 Rebecca Sharon Laura Cynthia Amy Kathleen Angela Dorothy Shirley Emma Brenda Nicole Pamela Samantha
        105 Anna Katherine Christine Debra Rachel Olivia Carolyn Maria Janet Heather Diane Catherine Julie Victoria
        95 Helen Joyce Lauren Kelly Christina Joan Judith Ruth Hannah Evelyn Andrea Virginia Megan Cheryl
        85 Jacqueline Madison Sophia Abigail Teresa Isabella Sara Janice Martha Gloria Kathryn Ann Charlotte
        75 Judy Amber Julia Grace Denise Danielle Natalie Alice Marilyn Diana Beverly Jean Brittany Theresa
        65 Frances Kayla Alexis Tiffany Lori Rose Ava Mia Alyssa Kathy Ella Jane Tammy Crystal Erin Tina
        58 Chloe Vanessa Dawn Wendy Allison Shannon April Leslie Valerie Monica Melanie Holly Robin Veronica
        50 Tracy Katie Rhonda Carrie Michele Suzanne Lily Audrey Zoey Leah Hazel Lucy Claire Stella Aubrey
        44 Sofia Camila Aria Layla Nora Lillian Addison Savannah Brooklyn Bella Skylar Paisley Ellie Nevaeh
        38 Jasmine Gabriella Ruby Naomi Autumn Alexa Ariana Caroline Genesis Kennedy Sadie Maya Madeline Piper
        34 Gina Yolanda Jill Erica Renee Sheila Ellen Elaine Yvonne Annette Joanne Regina Rita Loretta Paula
        30 Lucia Elena Carmen Rosa Ana Daniela Mariana Gabriela Adriana Alejandra Guadalupe Juana Esperanza
        26 Priya Mei Aisha Fatima Leila Nadia Ingrid Freya Anika Ling Yuki Sakura Amara Imani Zuri Keisha
        """)

    /// Names mostly given to men.
    public static let male = WeightedWords(
        """
        330 James Michael Robert John
        260 David William
        210 Richard Joseph Thomas Christopher
        180 Charles Daniel Matthew Anthony Mark
        150 Donald Steven Andrew Paul Joshua Kenneth Kevin Brian
        130 Timothy Ronald Jason George Edward Jeffrey Ryan Jacob Nicholas Gary
        115 Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander
        105 Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas
        95 Peter Kyle Noah Ethan Jeremy Christian Walter Keith Austin Roger Terry Sean Gerald Carl
        85 Harold Dylan Arthur Lawrence Jordan Jesse Bryan Bruce Gabriel Joe Logan Alan Juan
        75 Albert Willie Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene
        65 Liam Lucas Oliver Aiden Jackson Caleb Isaac Luke Hunter Connor Owen Wyatt Carter Julian Levi
        58 Louis Johnny Howard Fred Ernest Martin Craig Stanley Shawn Travis Leonard Earl Curtis Derek Chad
        50 Cody Corey Dustin Jared Trevor Blake Cole Evan Ian Adrian Angel Luis Carlos Miguel Antonio
        44 Sebastian Mateo Leo Asher Ezra Theodore Hudson Lincoln Grayson Jaxon Easton Nolan Miles Xavier
        38 Victor Marcus Oscar Jorge Ricardo Francisco Manuel Mario Alejandro Eduardo Fernando Javier Rafael
        34 Glenn Dean Warren Marvin Melvin Clarence Leroy Clifford Vernon Herbert Norman Lloyd Gordon Leon
        30 Darius Malik Jamal Andre Terrence Tyrone Reggie Omar Ahmed Ali Hassan Yusuf Ibrahim Khalid
        26 Arjun Rohan Raj Wei Hiroshi Kenji Minh Jin Sven Lars Erik Nikolai Ivan Dmitri Pavel Giovanni Marco
        """)
}
