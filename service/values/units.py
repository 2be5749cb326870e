"""Units that figures are given in: currencies, spans of time, measures; and the stems that heads are compared by."""

from decimal import Decimal


def bag(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


CURRENCY_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
CURRENCIES = {
    name: unit
    for unit, names in {
        "dollar": "dollar dollars buck bucks",
        "usd": "usd",
        "cad": "cad",
        "aud": "aud",
        "pound": "pound pounds quid gbp sterling",
        "euro": "euro euros eur",
        "yen": "yen jpy",
        "rupee": "rupee rupees inr rs",
        "franc": "franc francs chf",
        "krona": "krona kronor kroner sek nok dkk kr",
        "zloty": "zloty pln",
        "peso": "peso pesos mxn",
        "real": "reais brl",
    }.items()
    for name in names.split()
}
"""Spelling of a currency -> its unit."""
CENTS = {"cent": "", "cents": "", "pence": "pound", "penny": "pound", "p": "pound"}
"""Hundredth of a currency -> that currency, or nothing where several have it."""
_DOLLARS = frozenset({"dollar", "usd", "cad", "aud"})

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
SECONDS = {
    name: seconds
    for seconds, names in {
        1: "second seconds sec secs s",
        MINUTE: "minute minutes min mins",
        HOUR: "hour hours hr hrs h",
        DAY: "day days",
        WEEK: "week weeks wk wks",
        2 * WEEK: "fortnight fortnights",
    }.items()
    for name in names.split()
}
"""Spelling of a span of time that has a fixed length -> seconds."""
MONTHS_LONG = {
    "month": 1,
    "months": 1,
    "mth": 1,
    "mths": 1,
    "mo": 1,
    "quarters": 3,
    "year": 12,
    "years": 12,
    "yr": 12,
    "yrs": 12,
    "decade": 120,
}
"""Spelling of a span of time that has no fixed length -> months."""
SPANS = SECONDS.keys() | MONTHS_LONG.keys()
OFFICE = frozenset({"business", "working", "work", "bank", "banking", "trading", "office"})
"""Words that make a day one on which offices are open."""

_MEASURES = {
    "gb": "gigabyte",
    "mb": "megabyte",
    "kb": "kilobyte",
    "tb": "terabyte",
    "gig": "gigabyte",
    "meg": "megabyte",
    "kg": "kilogram",
    "kilo": "kilogram",
    "g": "gram",
    "lb": "pound",
    "oz": "ounce",
    "km": "kilometer",
    "kilometre": "kilometer",
    "m": "meter",
    "metre": "meter",
    "cm": "centimeter",
    "centimetre": "centimeter",
    "mm": "millimeter",
    "millimetre": "millimeter",
    "mi": "mile",
    "ft": "foot",
    "feet": "foot",
    "l": "liter",
    "litre": "liter",
    "ml": "milliliter",
    "kilowatt": "kwh",
    "meg/s": "mbps",
    "megabit": "mbps",
    "mbit": "mbps",
    "x": "time",
    "pc": "piece",
    "pcs": "piece",
    "people": "person",
    "guest": "person",
    "passenger": "person",
    "adult": "person",
    "traveler": "person",
    "traveller": "person",
    "child": "kid",
    "children": "kid",
    "employee": "person",
    "worker": "person",
    "colleague": "person",
    "staff": "person",
    "user": "person",
    "member": "person",
    "customer": "person",
    "client": "person",
    "subscriber": "person",
    "pupil": "kid",
    "student": "kid",
    "youngster": "kid",
    "toddler": "kid",
    "attendee": "person",
    "human": "person",
    "folk": "person",
    "men": "man",
    "women": "woman",
    "charge": "payment",
    "debit": "payment",
    "transaction": "payment",
    "collection": "payment",
    "package": "parcel",
    "box": "parcel",
    "delivery": "parcel",
    "product": "item",
    "article": "item",
    "unit": "item",
    "bedroom": "bed",
    "bathroom": "bath",
    "movie": "film",
    "picture": "photo",
    "pic": "photo",
    "image": "photo",
    "print": "photo",
    "photograph": "photo",
    "star": "rating",
    "sheet": "page",
    "engineer": "technician",
}
MEASURES = frozenset(_MEASURES) & bag("gb mb kb tb kg g lb oz km m cm mm mi ft l ml mbps x pc pcs")
"""Abbreviations of measures that may be glued to a number."""

MEASURE_NAMES = frozenset(_MEASURES[w] for w in MEASURES) | {
    "degree",
    "liter",
    "mile",
    "kwh",
    "mbps",
    "inch",
    "foot",
}


def stem(word: str) -> str:
    """Return the singular of a noun, and one name for units that have several ("GB", "gigabytes").

    >>> stem("boxes"), stem("gb"), stem("gigabytes")
    ('parcel', 'gigabyte', 'gigabyte')
    """
    if (
        len(word) > 3
        and word[-1] == "s"
        and word[-2] not in "su'"
        and word not in {"mbps", "gbps", "lens", "gas"}
    ):
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith(("xes", "ches", "shes", "sses", "zes")):
            word = word[:-2]
        else:
            word = word[:-1]
    elif word in {"gbs", "mbs", "kgs", "lbs", "kms"}:
        word = word[:-1]
    return _MEASURES.get(word, word)


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies can be the same; an unnamed one ("") can be any, and "$" any dollar."""
    return one == other or not one or not other or ("dollar" in (one, other) and {one, other} <= _DOLLARS)


def hundredth(amount: Decimal) -> Decimal:
    """Return cents as a part of the currency."""
    return amount / 100
