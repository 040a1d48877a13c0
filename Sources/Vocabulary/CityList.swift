/// The cities as text: state, name, population in thousands, area codes.
enum CityList {
    static let text: StaticString = """
        AL Birmingham 200 205 659
        AL Huntsville 216 256 938
        AL Montgomery 199 334
        AL Mobile 187 251
        AL Tuscaloosa 101 205
        AK Anchorage 291 907
        AK Fairbanks 32 907
        AK Juneau 32 907
        AZ Phoenix 1608 602 480
        AZ Tucson 542 520
        AZ Mesa 504 480
        AZ Chandler 276 480
        AZ Scottsdale 241 480
        AZ Glendale 248 623
        AZ Tempe 181 480
        AZ Flagstaff 77 928
        AR Little Rock 203 501
        AR Fayetteville 94 479
        AR Fort Smith 89 479
        AR Jonesboro 79 870
        CA Los Angeles 3899 213 323
        CA San Diego 1387 619 858
        CA San Jose 1013 408 669
        CA San Francisco 874 415 628
        CA Fresno 542 559
        CA Sacramento 525 916
        CA Long Beach 467 562
        CA Oakland 441 510
        CA Bakersfield 403 661
        CA Anaheim 347 714 657
        CA Stockton 321 209
        CA Riverside 315 951
        CA Irvine 308 949
        CA Santa Ana 310 714 657
        CA Chula Vista 276 619
        CA Fremont 230 510
        CA Modesto 218 209
        CA San Bernardino 222 909
        CA Oxnard 202 805
        CA Santa Rosa 178 707
        CA Pasadena 139 626
        CA Berkeley 124 510
        CA Santa Barbara 88 805
        CA Redding 93 530
        CA Palm Springs 45 760
        CO Denver 716 303 720
        CO Colorado Springs 479 719
        CO Aurora 386 303 720
        CO Fort Collins 170 970
        CO Boulder 108 303 720
        CO Pueblo 112 719
        CT Bridgeport 149 203 475
        CT New Haven 134 203 475
        CT Hartford 121 860 959
        CT Stamford 136 203 475
        CT Waterbury 114 203
        DE Wilmington 71 302
        DE Dover 39 302
        DE Newark 31 302
        DC Washington 690 202
        FL Jacksonville 950 904
        FL Miami 442 305 786
        FL Tampa 385 813
        FL Orlando 308 407 321
        FL Saint Petersburg 258 727
        FL Hialeah 223 305 786
        FL Fort Lauderdale 183 954
        FL Tallahassee 196 850
        FL Cape Coral 194 239
        FL Gainesville 141 352
        FL Sarasota 55 941
        FL Pensacola 54 850
        FL West Palm Beach 117 561
        FL Naples 19 239
        FL Daytona Beach 73 386
        GA Atlanta 499 404 470
        GA Columbus 207 706 762
        GA Augusta 202 706 762
        GA Savannah 148 912
        GA Athens 127 706 762
        GA Macon 157 478
        GA Marietta 61 770
        HI Honolulu 351 808
        HI Hilo 44 808
        ID Boise 236 208 986
        ID Meridian 118 208
        ID Idaho Falls 65 208
        IL Chicago 2746 312 773
        IL Aurora 181 630 331
        IL Naperville 150 630 331
        IL Joliet 150 815
        IL Rockford 149 815
        IL Springfield 114 217
        IL Peoria 113 309
        IL Champaign 88 217
        IL Evanston 78 847 224
        IN Indianapolis 888 317 463
        IN Fort Wayne 264 260
        IN Evansville 117 812
        IN South Bend 103 574
        IN Bloomington 79 812
        IN Gary 69 219
        IN Lafayette 71 765
        IA Des Moines 214 515
        IA Cedar Rapids 137 319
        IA Davenport 102 563
        IA Iowa City 75 319
        IA Sioux City 86 712
        KS Wichita 398 316
        KS Overland Park 197 913
        KS Kansas City 157 913
        KS Topeka 127 785
        KS Lawrence 95 785
        KY Louisville 633 502
        KY Lexington 323 859
        KY Bowling Green 72 270
        KY Owensboro 60 270
        LA New Orleans 384 504
        LA Baton Rouge 227 225
        LA Shreveport 188 318
        LA Lafayette 121 337
        LA Lake Charles 85 337
        ME Portland 68 207
        ME Bangor 32 207
        ME Lewiston 37 207
        MD Baltimore 586 410 443
        MD Frederick 78 301 240
        MD Rockville 67 301 240
        MD Annapolis 41 410 443
        MD Columbia 105 410 443
        MA Boston 676 617 857
        MA Worcester 206 508 774
        MA Springfield 156 413
        MA Cambridge 118 617 857
        MA Lowell 116 978
        MA New Bedford 101 508
        MA Quincy 102 617
        MI Detroit 639 313
        MI Grand Rapids 199 616
        MI Ann Arbor 124 734
        MI Lansing 113 517
        MI Flint 81 810
        MI Kalamazoo 73 269
        MI Dearborn 110 313
        MI Saginaw 44 989
        MN Minneapolis 430 612
        MN Saint Paul 312 651
        MN Rochester 121 507
        MN Duluth 87 218
        MN Bloomington 90 952
        MN Saint Cloud 69 320
        MS Jackson 154 601 769
        MS Gulfport 73 228
        MS Hattiesburg 48 601
        MS Tupelo 38 662
        MO Kansas City 508 816
        MO Saint Louis 302 314
        MO Springfield 169 417
        MO Columbia 126 573
        MO Independence 123 816
        MT Billings 117 406
        MT Missoula 74 406
        MT Bozeman 53 406
        NE Omaha 486 402 531
        NE Lincoln 291 402 531
        NE Grand Island 53 308
        NV Las Vegas 642 702 725
        NV Henderson 318 702 725
        NV Reno 264 775
        NV Carson City 59 775
        NH Manchester 116 603
        NH Nashua 91 603
        NH Concord 44 603
        NJ Newark 312 973 862
        NJ Jersey City 292 201 551
        NJ Paterson 160 973 862
        NJ Elizabeth 137 908
        NJ Trenton 91 609
        NJ Camden 72 856
        NJ Edison 107 732 848
        NJ Atlantic City 39 609
        NM Albuquerque 565 505
        NM Las Cruces 111 575
        NM Santa Fe 88 505
        NM Roswell 48 575
        NY New York 8336 212 646
        NY Brooklyn 2736 718 347
        NY Buffalo 278 716
        NY Yonkers 211 914
        NY Rochester 211 585
        NY Syracuse 149 315
        NY Albany 99 518
        NY Ithaca 32 607
        NY Hempstead 59 516
        NY Poughkeepsie 32 845
        NC Charlotte 875 704 980
        NC Raleigh 468 919 984
        NC Greensboro 299 336
        NC Durham 283 919 984
        NC Winston-Salem 250 336
        NC Fayetteville 209 910
        NC Wilmington 116 910
        NC Asheville 95 828
        NC Greenville 88 252
        ND Fargo 126 701
        ND Bismarck 74 701
        ND Grand Forks 59 701
        OH Columbus 906 614 380
        OH Cleveland 373 216
        OH Cincinnati 309 513
        OH Toledo 271 419 567
        OH Akron 190 330 234
        OH Dayton 138 937
        OH Youngstown 60 330 234
        OH Canton 71 330 234
        OK Oklahoma City 681 405
        OK Tulsa 413 918 539
        OK Norman 128 405
        OK Lawton 91 580
        OR Portland 653 503 971
        OR Eugene 177 541 458
        OR Salem 176 503 971
        OR Bend 99 541 458
        OR Medford 86 541
        PA Philadelphia 1604 215 267
        PA Pittsburgh 303 412
        PA Allentown 126 610 484
        PA Reading 95 610 484
        PA Erie 95 814
        PA Scranton 76 570
        PA Lancaster 58 717
        PA Harrisburg 50 717
        PA State College 41 814
        RI Providence 191 401
        RI Warwick 83 401
        RI Newport 25 401
        SC Charleston 150 843 854
        SC Columbia 137 803
        SC Greenville 71 864
        SC Rock Hill 74 803
        SC Myrtle Beach 36 843
        SD Sioux Falls 193 605
        SD Rapid City 75 605
        TN Nashville 690 615 629
        TN Memphis 633 901
        TN Knoxville 191 865
        TN Chattanooga 181 423
        TN Clarksville 167 931
        TN Murfreesboro 153 615 629
        TN Jackson 68 731
        TX Houston 2305 713 281
        TX San Antonio 1434 210 726
        TX Dallas 1305 214 972
        TX Austin 962 512 737
        TX Fort Worth 919 817 682
        TX El Paso 679 915
        TX Arlington 394 817 682
        TX Corpus Christi 318 361
        TX Plano 286 972 469
        TX Lubbock 257 806
        TX Laredo 255 956
        TX Irving 257 972 469
        TX Amarillo 200 806
        TX Brownsville 187 956
        TX Waco 139 254
        TX Midland 132 432
        TX Beaumont 115 409
        TX Tyler 106 903
        TX Abilene 125 325
        TX Wichita Falls 102 940
        TX College Station 120 979
        UT Salt Lake City 200 801 385
        UT Provo 115 801 385
        UT West Valley City 140 801 385
        UT Ogden 87 801 385
        UT Saint George 95 435
        VT Burlington 45 802
        VT Rutland 16 802
        VA Virginia Beach 459 757
        VA Norfolk 238 757
        VA Richmond 227 804
        VA Arlington 239 703 571
        VA Alexandria 159 703 571
        VA Roanoke 100 540
        VA Charlottesville 47 434
        VA Newport News 186 757
        WA Seattle 737 206
        WA Spokane 229 509
        WA Tacoma 219 253
        WA Vancouver 191 360
        WA Bellevue 152 425
        WA Everett 111 425
        WA Yakima 97 509
        WA Bellingham 92 360
        WV Charleston 49 304 681
        WV Huntington 47 304 681
        WV Morgantown 30 304 681
        WI Milwaukee 577 414
        WI Madison 270 608
        WI Green Bay 107 920
        WI Kenosha 100 262
        WI Eau Claire 69 715 534
        WI Racine 78 262
        WY Cheyenne 65 307
        WY Casper 59 307
        WY Laramie 32 307
        """
}
