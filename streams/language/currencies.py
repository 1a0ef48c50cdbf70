"""What money is called, and the codes of ISO 4217 for it."""

from typing import Final

from streams.language.listing import listed

_DOLLARS: Final = {
    "": "USD", "US": "USD", "U.S.": "USD", "American": "USD", "Canadian": "CAD", "Australian": "AUD",
    "New Zealand": "NZD", "Hong Kong": "HKD", "Singapore": "SGD", "Singaporean": "SGD", "Taiwan": "TWD",
    "Taiwanese": "TWD", "Jamaican": "JMD", "Bahamian": "BSD", "Barbados": "BBD", "Barbadian": "BBD", "Belize": "BZD",
    "Bermudian": "BMD", "Brunei": "BND", "Fijian": "FJD", "Guyanese": "GYD", "Liberian": "LRD", "Namibian": "NAD",
    "Trinidad": "TTD", "Zimbabwean": "ZWL", "Surinamese": "SRD", "Caribbean": "XCD",
}  # fmt: skip
_POUNDS: Final = {
    "": "GBP", "British": "GBP", "Egyptian": "EGP", "Lebanese": "LBP", "Syrian": "SYP", "Sudanese": "SDG",
    "South Sudanese": "SSP", "Falkland": "FKP", "Gibraltar": "GIP",
}  # fmt: skip
_PESOS: Final = {
    "Mexican": "MXN", "Argentine": "ARS", "Argentinian": "ARS", "Philippine": "PHP", "Chilean": "CLP",
    "Colombian": "COP", "Cuban": "CUP", "Dominican": "DOP", "Uruguayan": "UYU",
}  # fmt: skip
_RUPEES: Final = {
    "": "INR", "Indian": "INR", "Pakistani": "PKR", "Pakistan": "PKR", "Sri Lankan": "LKR", "Nepali": "NPR",
    "Nepalese": "NPR", "Mauritian": "MUR", "Seychelles": "SCR",
}  # fmt: skip
_DINARS: Final = {
    "Iraqi": "IQD", "Kuwaiti": "KWD", "Jordanian": "JOD", "Bahraini": "BHD", "Libyan": "LYD", "Tunisian": "TND",
    "Algerian": "DZD", "Serbian": "RSD",
}  # fmt: skip
_RIALS: Final = {"Iranian": "IRR", "Omani": "OMR", "Yemeni": "YER", "Qatari": "QAR", "Saudi": "SAR"}
_FRANCS: Final = {
    "Swiss": "CHF", "Congolese": "CDF", "Rwandan": "RWF", "Burundian": "BIF", "Djiboutian": "DJF", "Guinean": "GNF",
    "Comorian": "KMF", "CFP": "XPF",
}  # fmt: skip
_SHILLINGS: Final = {
    "Kenyan": "KES", "Kenya": "KES", "Ugandan": "UGX", "Uganda": "UGX", "Tanzanian": "TZS", "Tanzania": "TZS",
    "Somali": "SOS",
}  # fmt: skip
_CROWNS: Final = {"Czech": "CZK", "Swedish": "SEK", "Norwegian": "NOK", "Danish": "DKK", "Icelandic": "ISK"}
_ROUBLES: Final = {"": "RUB", "Russian": "RUB", "Belarusian": "BYN"}
_LIRA: Final = {"": "TRY", "Turkish": "TRY", "Lebanese": "LBP", "Syrian": "SYP"}
_YUAN: Final = {"": "CNY", "Chinese": "CNY"}
_BRITISH: Final = {"": "GBP"}
_EUROS: Final = {"": "EUR"}
_DIRHAMS: Final = {"Emirati": "AED", "UAE": "AED", "Moroccan": "MAD"}
_YEN: Final = {"": "JPY", "Japanese": "JPY"}
_LEI: Final = {"": "RON", "Romanian": "RON", "Moldovan": "MDL"}
_SOM: Final = {"Kyrgyz": "KGS", "Uzbek": "UZS"}
_KWACHA: Final = {"Zambian": "ZMW", "Malawian": "MWK"}
_WON: Final = {"": "KRW", "South Korean": "KRW", "North Korean": "KPW", "Korean": "KRW"}

NOUNS: Final[dict[str, dict[str, str]]] = {
    **dict.fromkeys(("dollar", "dollars", "cent", "cents"), _DOLLARS),
    **dict.fromkeys(("pound", "pounds"), _POUNDS),
    **dict.fromkeys(("pence", "sterling"), _BRITISH),
    **dict.fromkeys(("euro", "euros"), _EUROS),
    **dict.fromkeys(("peso", "pesos"), _PESOS),
    **dict.fromkeys(("rupee", "rupees"), _RUPEES),
    **dict.fromkeys(("dinar", "dinars"), _DINARS),
    **dict.fromkeys(("rial", "rials", "riyal", "riyals"), _RIALS),
    **dict.fromkeys(("dirham", "dirhams"), _DIRHAMS),
    **dict.fromkeys(("franc", "francs"), _FRANCS),
    **dict.fromkeys(("shilling", "shillings"), _SHILLINGS),
    **dict.fromkeys(("krone", "kroner", "krona", "crowns"), _CROWNS),
    "kronor": {"": "SEK", "Swedish": "SEK"},
    "koruna": {"": "CZK", "Czech": "CZK"},
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles"), _ROUBLES),
    **dict.fromkeys(("lira", "liras"), _LIRA),
    **dict.fromkeys(("yuan", "renminbi"), _YUAN),
    "yen": _YEN,
    "won": _WON,
    "lei": _LEI,
    **dict.fromkeys(("som", "soms"), _SOM),
    "kwacha": _KWACHA,
    **{
        noun: {"": code}
        for code, nouns in {
            "AFN": "afghani afghanis", "AMD": "drams", "AOA": "kwanza kwanzas", "AZN": "manat manats",
            "BDT": "taka takas", "BGN": "leva levs", "BOB": "boliviano bolivianos", "BRL": "reais", "BTN": "ngultrum",
            "BWP": "pula", "CRC": "colones", "ERN": "nakfa", "ETB": "birr", "GEL": "lari laris", "GHS": "cedi cedis",
            "GMD": "dalasi dalasis", "GTQ": "quetzals quetzales", "HNL": "lempiras", "HTG": "gourdes",
            "HUF": "forint forints", "IDR": "rupiah rupiahs", "ILS": "shekel shekels", "KHR": "riel riels",
            "KZT": "tenge", "LAK": "kip kips", "LSL": "maloti", "MGA": "ariary", "MKD": "denars", "MMK": "kyat kyats",
            "MNT": "tugrik tugriks", "MOP": "pataca patacas", "MRU": "ouguiya ouguiyas", "MVR": "rufiyaa",
            "MZN": "metical meticais", "NIO": "cordobas córdobas", "PAB": "balboas", "PGK": "kina", "SZL": "emalangeni",
            "TJS": "somoni", "MYR": "ringgit ringgits", "NGN": "naira nairas", "PEN": "soles",
            "PLN": "zloty zlotys zlotych", "PYG": "guaranis", "THB": "baht bahts",
            "UAH": "hryvnia hryvnias hryvnya hryvnyas", "UZS": "soums", "VES": "bolivars bolivares",
            "VND": "dong dongs", "ZAR": "rand rands",
        }.items()
        for noun in nouns.split()
    },
}  # fmt: skip
"""What money is called to what may stand before it and the code; without an entry for "", its country must be named.

A bare dollar is the American one, and so for pound, rupee and others that one country's is usually meant by.
"""
HUNDREDTHS: Final = frozenset({"cent", "cents", "pence"})
LEAST: Final = {
    "pound": 1e5,
    "pounds": 1e5,
    "won": 1000,
    "dong": 1000,
    "lei": 1000,
    "soles": 1000,
    "sterling": 1000,
    "crowns": 1000,
}
"""How much there must be of what bare words mean something else by, too: pounds of explosives, medals won."""
QUOTED: Final = frozenset({"won", "dong", "lei"})
"""Of these the rates of exchange are told, which move by little."""

SIGNS: Final = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₩": "KRW", "₴": "UAH", "₹": "INR", "₦": "NGN", "₫": "VND",
    "₺": "TRY", "₪": "ILS", "₱": "PHP", "฿": "THB", "₸": "KZT", "₾": "GEL", "₼": "AZN", "₡": "CRC", "₵": "GHS",
    "֏": "AMD", "៛": "KHR", "₮": "MNT", "৳": "BDT", "$": "USD",
}  # fmt: skip
DOLLAR_SIGNS: Final = {
    "US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "Aus": "AUD", "C": "CAD", "CA": "CAD", "Can": "CAD",
    "NZ": "NZD", "HK": "HKD", "S": "SGD", "SG": "SGD", "NT": "TWD", "R": "BRL", "MX": "MXN", "J": "JMD", "TT": "TTD",
}  # fmt: skip
"""What before a dollar sign tells whose it is."""
SIGN: Final = f"(?:(?:US|A|C|NZ|HK|S)?\\$|[{''.join(sign for sign in SIGNS if sign != '$')}])"
"""A pattern for one."""

CFA_FRANCS: Final = {
    **dict.fromkeys(listed("BEN BFA CIV GNB MLI NER SEN TGO"), "XOF"),
    **dict.fromkeys(listed("CAF CMR COG GAB GNQ TCD"), "XAF"),
}
"""Countries to the CFA franc that they pay in."""

CODES: Final = {
    **{
        code: code
        for code in listed(
            "USD EUR GBP JPY CHF CNY RUB UAH AUD CAD NZD HKD SGD TWD INR PKR LKR NPR BDT KRW KPW IDR MYR THB VND PHP "
            "BRL ARS MXN CLP COP UYU VES TRY ILS EGP LBP SYP SDG SSP ZAR NGN KES UGX TZS ETB GHS AOA XOF XAF XPF XCD "
            "SEK NOK DKK ISK PLN CZK HUF RON BGN RSD KZT UZS AZN AMD BYN MDL MNT MMK KHR AED SAR QAR KWD BHD OMR YER "
            "JOD IQD IRR LYD TND DZD AFN RWF BIF CDF DJF"
        )
    },
    "KSh": "KES",
    "Ksh": "KES",
    "TSh": "TZS",
    "Tsh": "TZS",
    "USh": "UGX",
    "Ush": "UGX",
    "Rs": "INR",
    "Rs.": "INR",
    "RMB": "CNY",
    "RM": "MYR",
}
"""Codes that stand before or after a number. Those that are words or acronyms of their own are left out: ALL, TOP."""
