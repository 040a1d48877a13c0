/// Family names of the United States' population, by rough frequency.
public enum LastNames {
    /// All of them, the most frequent first.
    public static let all = WeightedWords(
        """
        830 Smith
        655 Johnson
        550 Williams
        487 Brown Jones
        393 Garcia Miller
        365 Davis Rodriguez
        350 Martinez Hernandez Lopez
        300 Gonzalez Wilson Anderson Thomas
        255 Taylor Moore Jackson Martin
        240 Lee Perez Thompson White
        225 Harris Sanchez Clark Ramirez Lewis Robinson
        200 Walker Young Allen King Wright Scott Torres Nguyen Hill Flores
        175 Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts
        155 Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes
        140 Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper
        128 Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson
        118 Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes
        110 Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez
        102 Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes
        96 Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham
        90 Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson
        84 Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens
        80 Harrison Fernandez Mcdonald Woods Washington Kennedy Wells Vargas Henry Chen
        76 Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter
        72 Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks
        68 Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox
        65 Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens
        62 Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins
        59 Arnold Pierce Vazquez Hansen Peters Santos Hart Bradley Knight Elliott
        56 Cunningham Duncan Armstrong Hudson Carroll Lane Riley Andrews Alvarado Ray
        53 Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards Contreras Willis
        51 Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins
        49 Greene Nunez Wheeler Valdez Harper Burke Larson Santiago Maldonado Morrison
        47 Franklin Carlson Austin Dominguez Carr Lawson Jacobs Obrien Lynch Singh
        45 Vega Bishop Montgomery Oliver Jensen Harvey Williamson Gilbert Dean Sims
        43 Espinoza Howell Li Wong Reid Hanson Le Mccoy Garrett Burton
        41 Fuller Wang Weber Welch Rojas Lucas Marquez Fields Park Yang
        39 Little Banks Padilla Day Walsh Bowman Schultz Luna Fowler Mejia
        37 Davidson Acosta Brewer May Holland Juarez Newman Pearson Curtis Cortez
        36 Douglas Schneider Joseph Barrett Navarro Figueroa Keller Avila Wade Molina
        35 Stanley Hopkins Campos Barnett Bates Chambers Caldwell Beck Lambert Miranda
        34 Byrd Craig Ayala Lowe Frazier Powers Neal Leonard Gregory Carrillo
        33 Sutton Fleming Rhodes Shelton Schwartz Norris Jennings Rush Watts Duran
        32 Parks Bush Walters Cohen Cochran Marsh Potter Swanson Goodman Maxwell
        31 Buchanan Sharp Barber Mcgee Farmer Hodges Ball Baldwin Reeves Erickson
        30 Yates Zimmerman Steele Francis Klein Mullins Owen Benson Moss Tate
        29 Hubbard Cross Ingram Osborne Rowe Hardy Mann Saunders Drake Chandler
        28 Blair Cain Gross Bowen Norton Mack Todd Pratt Hampton Ballard
        27 Nixon Wilkins Hale Merritt Booth Dalton Vance Whitaker Sloan Kane
        26 Novak Kowalski Petrov Larsen Nilsen Berg Lindgren Haas Brandt Vogel
        25 Khan Ahmed Shah Sharma Gupta Kumar Das Rao Reddy Mehta
        24 Huang Zhang Liu Wu Lin Chang Cho Choi Kang Tanaka
        23 Nakamura Sato Pham Hoang Vu Ngo Bui Dang Okafor Mensah
        22 Rossi Romano Ricci Moretti Costa Ferrari Russo Esposito Greco Bruno
        21 Dubois Laurent Moreau Fontaine Rousseau Blanc Mercier Girard Leblanc Cote
        """)
}
