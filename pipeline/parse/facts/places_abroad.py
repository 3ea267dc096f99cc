"""Addresses outside Japan: states, large cities, words of streets and of parts of an address.

Sources: USPS Publication 28, appendices B and C (states, street suffixes, secondary units);
Canada Post Addressing Guidelines (provinces); Australia Post AS 4590 (states); India Post PIN
directory and the address words of Indian municipal forms; Royal Mail PAF Programmers' Guide;
UPU S42 templates and the UPU's Postal Addressing Systems sheets (the order of code and town, the
street words of each language); UN World Urbanization Prospects (cities above a million, and the
capitals and seats of business of smaller countries).
"""

from __future__ import annotations

import re

US_STATES: tuple[str, ...] = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN",
    "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ",
    "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT",
    "WA", "WI", "WV", "WY",
)  # fmt: skip
US_STATE_NAMES: tuple[str, ...] = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
    "Delaware", "District of Columbia", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois",
    "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts",
    "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota",
    "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina",
    "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington",
    "West Virginia", "Wisconsin", "Wyoming",
)  # fmt: skip
CANADIAN_PROVINCES: tuple[str, ...] = (
    "AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT",
)  # fmt: skip
CANADIAN_PROVINCE_NAMES: tuple[str, ...] = (
    "Alberta", "British Columbia", "Manitoba", "New Brunswick", "Newfoundland", "Nova Scotia",
    "Ontario", "Quebec", "Québec", "Saskatchewan", "Yukon", "Prince Edward Island",
)  # fmt: skip
AUSTRALIAN_STATES: tuple[str, ...] = ("ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA")
AUSTRALIAN_STATE_NAMES: tuple[str, ...] = (
    "New South Wales", "Queensland", "South Australia", "Tasmania", "Victoria",
    "Western Australia", "Northern Territory",
)  # fmt: skip
INDIAN_STATES: tuple[str, ...] = (
    "Andhra Pradesh", "Arunachal Pradesh", "Assam", "Bihar", "Chhattisgarh", "Gujarat", "Haryana",
    "Himachal Pradesh", "Jharkhand", "Karnataka", "Kerala", "Madhya Pradesh", "Maharashtra",
    "Manipur", "Meghalaya", "Mizoram", "Nagaland", "Odisha", "Orissa", "Punjab", "Rajasthan",
    "Sikkim", "Tamil Nadu", "Tamilnadu", "Telangana", "Tripura", "Uttar Pradesh", "Uttarakhand",
    "West Bengal", "Puducherry", "Pondicherry",
)  # fmt: skip

INDIAN_STATE_LETTERS: tuple[str, ...] = (
    "A.P.", "T.S.", "T.N.", "U.P.", "M.P.", "H.P.", "W.B.", "AP", "TS", "TN", "UP", "MP", "HP",
)  # fmt: skip

# Names that are also words or first names (Nice, Bath, Reading, Florence) are left out.
CITIES: dict[str, str] = {
    city: country
    for country, cities in {
        "US": "New York|Los Angeles|Chicago|Houston|San Francisco|San Diego|San Jose|Boston|Seattle|"
        "Philadelphia|Atlanta|Denver|Miami|Detroit|Minneapolis",
        "CA": "Toronto|Vancouver|Montreal|Montréal|Ottawa|Calgary|Edmonton",
        "GB": "London|Manchester|Birmingham|Edinburgh|Glasgow|Liverpool|Leeds|Cardiff|Belfast|Oxford|"
        "Cambridge|Bristol|Sheffield|Nottingham",
        "IE": "Dublin|Galway|Limerick",
        "AU": "Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra",
        "NZ": "Auckland|Wellington|Christchurch",
        "IN": "Mumbai|Bombay|New Delhi|Delhi|Bangalore|Bengaluru|Hyderabad|Secunderabad|Chennai|Madras|"
        "Kolkata|Calcutta|Pune|Ahmedabad|Jaipur|Lucknow|Kanpur|Nagpur|Indore|Bhopal|Visakhapatnam|"
        "Vijayawada|Coimbatore|Kochi|Cochin|Ernakulam|Trivandrum|Thiruvananthapuram|Kozhikode|"
        "Gurgaon|Gurugram|Noida|Ghaziabad|Faridabad|Chandigarh|Surat|Vadodara|Rajkot|Thane|Nashik|"
        "Patna|Ranchi|Bhubaneswar|Guwahati|Mysore|Mysuru|Madurai|Ludhiana|Amritsar|Agra|Varanasi",
        "CH": "Zürich|Zurich|Genève|Geneva|Genf|Basel|Bâle|Bern|Berne|Lausanne|Luzern|Lucerne|Lugano|"
        "Winterthur|St. Gallen",
        "DE": "Berlin|München|Munich|Hamburg|Frankfurt|Frankfurt am Main|Köln|Cologne|Stuttgart|"
        "Düsseldorf|Duesseldorf|Dortmund|Leipzig|Dresden|Hannover|Nürnberg|Bremen|Karlsruhe|Bonn",
        "AT": "Wien|Vienna|Graz|Linz|Salzburg|Innsbruck",
        "FR": "Paris|Lyon|Marseille|Toulouse|Bordeaux|Lille|Strasbourg|Nantes|Montpellier|Grenoble",
        "BE": "Bruxelles|Brussels|Brussel|Antwerpen|Antwerp|Gent|Leuven|Liège",
        "NL": "Amsterdam|Rotterdam|Den Haag|The Hague|Utrecht|Eindhoven|Delft",
        "LU": "Luxembourg",
        "IT": "Roma|Rome|Milano|Milan|Torino|Napoli|Bologna|Firenze|Genova|Venezia|Padova|Verona",
        "ES": "Madrid|Barcelona|Valencia|Sevilla|Bilbao|Zaragoza|Málaga",
        "PT": "Lisboa|Lisbon|Porto",
        "SE": "Stockholm|Göteborg|Gothenburg|Malmö|Uppsala",
        "NO": "Oslo|Bergen|Trondheim|Stavanger",
        "DK": "København|Copenhagen|Aarhus|Odense",
        "FI": "Helsinki|Espoo|Tampere|Turku",
        "PL": "Warszawa|Warsaw|Kraków|Krakow|Wrocław|Gdańsk|Poznań",
        "CZ": "Praha|Prague|Brno",
        "HU": "Budapest",
        "GR": "Athens|Thessaloniki",
        "TR": "Istanbul|İstanbul|Ankara|Izmir",
        "IL": "Tel Aviv|Tel-Aviv|Haifa|Jerusalem|Herzliya",
        "AE": "Dubai|Abu Dhabi|Sharjah",
        "SG": "Singapore",
        "HK": "Hong Kong|Kowloon|Wanchai|Wan Chai|Tsim Sha Tsui|Causeway Bay",
        "TW": "Taipei|Kaohsiung|Taichung|Hsinchu|Tainan|Taoyuan",
        "KR": "Seoul|Busan|Incheon|Daegu|Daejeon|Gwangju|Gyeonggi-do|Seongnam",
        "CN": "Beijing|Shanghai|Shenzhen|Guangzhou|Tianjin|Chongqing|Chengdu|Hangzhou|Nanjing|Wuhan|"
        "Suzhou|Dalian|Qingdao|Xiamen|Dongguan|Guangdong|Zhejiang|Jiangsu",
        "VN": "Ha Noi|Hanoi|Ho Chi Minh City|Ho Chi Minh|HCMC|Da Nang|Danang|Hai Phong",
        "TH": "Bangkok|Chiang Mai|Nonthaburi|Chonburi|Phuket",
        "MY": "Kuala Lumpur|Petaling Jaya|Selangor|Penang|Johor Bahru|Cyberjaya",
        "ID": "Jakarta|Surabaya|Bandung|Denpasar|Tangerang|Bekasi",
        "PH": "Manila|Makati|Makati City|Quezon City|Taguig|Cebu|Cebu City",
        "BR": "São Paulo|Sao Paulo|Rio de Janeiro|Brasília|Curitiba",
        "MX": "Mexico City|Ciudad de México|Guadalajara|Monterrey",
        "AR": "Buenos Aires|Rosario",
        "CL": "Santiago|Valparaíso|Valparaiso|Viña del Mar",
        "CO": "Bogotá|Bogota|Medellín|Medellin",
        "PE": "Lima|Arequipa",
        "ZA": "Johannesburg|Cape Town|Pretoria|Durban",
    }.items()
    for city in cities.split("|")
}  # fmt: skip

# ISO 3166-1 of the prefixes before a code (UPU S42; the old letters of car plates are still used).
CODE_PREFIXES: dict[str, str] = {
    "CH": "CH", "D": "DE", "DE": "DE", "A": "AT", "AT": "AT", "F": "FR", "FR": "FR", "I": "IT",
    "IT": "IT", "B": "BE", "BE": "BE", "L": "LU", "LU": "LU", "NL": "NL", "DK": "DK", "S": "SE",
    "SE": "SE", "N": "NO", "NO": "NO", "FI": "FI", "FIN": "FI", "E": "ES", "ES": "ES", "P": "PT",
    "PT": "PT", "PL": "PL", "CZ": "CZ", "SK": "SK", "H": "HU", "HU": "HU", "LI": "LI", "FL": "LI",
    "SI": "SI", "HR": "HR", "GR": "GR", "RO": "RO", "BG": "BG", "EE": "EE", "LV": "LV", "LT": "LT",
}  # fmt: skip

_SIX = r"[1-9]\d{2}\s?\d{3}"
CODE_SHAPES: dict[str, str] = {
    "IN": _SIX, "CN": r"\d{6}", "SG": r"\d{6}", "RU": r"\d{6}", "RO": r"\d{6}",
    "VN": r"\d{5,6}", "NL": r"[1-9]\d{3}\s?[A-Z]{2}", "CH": r"\d{4}", "AT": r"\d{4}",
    "BE": r"\d{4}", "LU": r"\d{4}", "DK": r"\d{4}", "NO": r"\d{4}", "AU": r"\d{4}",
    "NZ": r"\d{4}", "HU": r"\d{4}", "PH": r"\d{4}", "ZA": r"\d{4}", "LI": r"\d{4}",
    "DE": r"\d{5}", "FR": r"\d{5}", "IT": r"\d{5}", "ES": r"\d{5}", "FI": r"\d{5}",
    "TH": r"\d{5}", "MY": r"\d{5}", "KR": r"\d{5}|\d{3}-\d{3}", "TR": r"\d{5}", "MX": r"\d{5}",
    "ID": r"\d{5}", "IL": r"\d{7}|\d{5}", "SE": r"\d{3}\s?\d{2}", "GR": r"\d{3}\s?\d{2}",
    "CZ": r"\d{3}\s?\d{2}", "SK": r"\d{3}\s?\d{2}", "PL": r"\d{2}-\d{3}", "PT": r"\d{4}-\d{3}",
    "BR": r"\d{5}-\d{3}", "TW": r"\d{5,6}|\d{3}", "HK": r"(?!)", "AE": r"(?!)",
    "CL": r"\d{7}", "CO": r"\d{6}", "PE": r"\d{5}", "AR": r"[A-Z]?\d{4}(?:[A-Z]{3})?",
    "IE": r"[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4}",
}  # fmt: skip
"""How a code is printed where the country is known, without its prefix (UPU)."""

_NUMBER = r",?\s+\d{1,4}\s?[a-zA-Z]?\b"
_STREETS: tuple[str, ...] = (
    # English (USPS Publication 28 C1; Royal Mail)
    r"\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|place|pl|"
    r"square|sq|parkway|pkwy|highway|hwy|terrace|crescent|circle|trail|turnpike|expressway|"
    r"freeway|esplanade|embankment|mews|grove|wharf|quay|gate|junction|jn|bypass|broadway)\b\.?",
    r"^\d+[a-z]?\s(?:[A-Za-z.']+\s){1,3}(?:mall|row|walk|close|hill|loop|alley|pike|gardens|run|"
    r"green|bend|point|ridge|view)\b",
    # German
    r"\b\w*(?:strasse|straße)\b|\b\w{2,}str\.|\b\w{3,}str\b" + _NUMBER,
    r"\b\w{3,}(?:gasse|platz|allee|chaussee|damm|ufer)\b",
    r"\b\w{3,}(?:weg|ring|hof|markt|graben|steig|berg|brücke)\b" + _NUMBER,
    # French
    r"\b(?:rue|chemin|montée|traverse|impasse|allée|rte|boulevard|bd|cedex|case postale|boîte postale|ruelle|"
    r"chaussée|zone industrielle|faubourg)\b",
    r"^(?:\d+\s?(?:bis|ter)?,?\s)?(?:route|quai|cours|espace|passage|sentier|av|ch|place|esplanade)\b"
    r"\.?\s(?:de\b|du\b|des\b|la\b|le\b|d['’]|l['’]|(?-i:[A-ZÀ-Þ]))",
    # Italian
    r"\b(?:via|viale|piazza|piazzale|corso|vicolo|largo|lungo\w+)\s"
    r"(?:(?:del|dello|della|dei|degli|delle|di|da)\s|dell['’])?(?-i:[A-ZÀ-Þ])",
    # Spanish, Catalan, Portuguese
    r"\b(?:calle|avenida|avda|paseo|carretera|ctra|ronda|travesía|polígono|carrer|passeig|rua|"
    r"travessa|praça|alameda|estrada|rodovia|colonia)\b\.?|\bc/\s?(?-i:[A-Z])|\bcamino\b",
    # Dutch and Nordic
    r"\b\w{3,}(?:straat|gracht|plein|singel|gatan|gaten|vägen|veien|vegen|torget|katu)\b",
    r"\b\w{3,}(?:laan|kade|dijk|steeg|gata|gade|vej|vejen|plads|allé|stigen|backen|kuja|tie|väg)\b"
    + _NUMBER,
    # Polish, Czech, Hungarian, Turkish
    r"\b(?:ul|al)\.\s|\b(?:ulica|ulice|aleja|plac|náměstí|utca|caddesi|cad\.|sokak|sok\.|bulvarı|mah\.)",
    # Malay, Indonesian, Thai, Vietnamese
    r"\b(?:jalan|jln|jl|lorong|persiaran|lebuh|soi|thanon|tambon|amphoe|khet|khwaeng|moo\s\d|đường|"
    r"phố|phường|quận|duong|phuong)\b\.?",
    # Chinese and Korean in Latin letters
    r"\b[A-Z][a-z]+\s(?-i:Lu|Jie|Dadao|Hutong)\b|\bsec\.\s?\d|\b[a-z]{2,}-(?:ro|gil|daero|dong|gu)\b",
    # India
    r"\b\w*(?:nagar|nagara|puram|palayam)\b|\b(?:salai|marg|chowk|bazaar|bazar|colony|layout|enclave|"
    r"vihar|galli|gali|bagh|wadi|peth)\b",
)  # fmt: skip
STREET = re.compile("|".join(_STREETS), re.IGNORECASE)

_PARTS: tuple[str, ...] = (
    # USPS Publication 28 C2 and its like elsewhere
    r"\b(?:suite|ste|unit|room|rm|floor|flr|fl|flat|apt|apartments?|building|bldg|tower|towers|"
    r"house|plaza|park|mansion|heights|chambers|campus|block|blk|level|complex|arcade|estates?|"
    r"postfach|étage|piso|edificio|menara|wisma)\b\.?",
    r"\bp\.?\s?o\.?\s?box\b|\b\d+(?:st|nd|rd|th)\s+f(?:loor|l)?\b|\b\d+f\b|\bb\d+f?\b|#\s?\d",
    # India and South-East Asia
    r"\b(?:plot|sector|phase|dist|district|ward|taluk|mandal|tehsil|village|midc|sipcot|"
    r"industrial (?:area|estate|park|zone))\b\.?",
    r"\b(?:door|shop|house|flat|survey|sy|plot|h|d|s)\.?\s?nos?\b\.?|\bno\.\s?\d",
    r"(?:^|,\s?)(?:near|nr|opp|opposite|behind|beside|next to|above|adjacent to|off)\b\.?"
    r"|\b(?:near|opp|cross)\b\.?",
)  # fmt: skip
PART = re.compile("|".join(_PARTS), re.IGNORECASE)

_PLACE_WORD = (
    r"(?:office|off\.|branch|factory|works|plant|showroom|studio|residence|warehouse|laboratory)"
)
_PLACE_LABEL = (
    rf"(?:(?:(?:[A-Z][a-z]+ )?head|main|branch|registered|regd|corporate|corp|sales|city|regional|admin|[A-Z][a-z]+)"
    rf"\.?\s?)?{_PLACE_WORD}(?:\s?(?:&|and|/|cum)\s?{_PLACE_WORD})?"
)
_HOME_LABEL = (
    r"head\s?quarters?|hq|h\.o\.|residential|resi?|home|postal|mailing|siège(?: social)?|bureau|"
    r"hauptsitz|büro|sitz|sede(?: legale)?|oficina|kantoor"
)
_ADDRESS_WORD = r"(?:address|addr?|adresse|anschrift|indirizzo|dirección|adres|adress)"
ADDRESS_LABEL = re.compile(
    rf"^\W*((?:{_PLACE_LABEL}|{_HOME_LABEL})(?:\s{_ADDRESS_WORD})?|{_ADDRESS_WORD})"
    r"\s?[.]?\s?(?:[:：]|(?<=\.)(?=\s)|-\s)\s*-?\s*",
    re.IGNORECASE,
)
"""`Head Office:`, `Res. :`, `Add. ` before an address, the words in the first group."""
ADDRESS_LABEL_ONLY = re.compile(
    r"\W*(?:head|main|branch|registered|regd|corporate|corp)\.?\s?office\W*"
    rf"|\W*(?:head\s?quarters?|residence|{_ADDRESS_WORD})\W*|\[[A-Z][\w ]+\]",
    re.IGNORECASE,
)
CONTACT_LABEL = re.compile(
    r"^\W*(?:tel(?:ephone)?|phones?|ph|mob(?:ile)?|cell(?:ular)?|fax|e-?mail|web(?:site)?|www|url|"
    r"direct|dir|skype|gstin?|tax code|vat|tin|cin|lic(?:en[cs]e)?|reg)\b\.?\s?(?:no\b\.?)?\s?[:：./]",
    re.IGNORECASE,
)
