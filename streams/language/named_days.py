"""Names of days, and names that look like one of a day or month."""

import re
from typing import Final

HOLIDAYS: Final[dict[str, tuple[int, int] | None]] = {
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "May Day": (5, 1),
    "Anzac Day": (4, 25),
    "Halloween": (10, 31),
    **dict.fromkeys(("Armistice Day", "Remembrance Day", "Veterans Day"), (11, 11)),
    "Christmas Eve": (12, 24),
    "Christmas": (12, 25),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
    **dict.fromkeys(("Easter", "Easter Sunday", "Easter Monday", "Good Friday", "Pentecost", "Thanksgiving")),
    **dict.fromkeys(("Thanksgiving Day", "Ramadan", "Eid", "Eid al-Fitr", "Eid al-Adha", "Ashura", "Nowruz")),
    **dict.fromkeys(("Palm Sunday", "Remembrance Sunday", "Whit Sunday", "Trinity Sunday", "Easter Saturday")),
    **dict.fromkeys(("Whit Monday", "Clean Monday", "Shrove Monday", "Cyber Monday", "Shrove Tuesday", "Fat Tuesday")),
    **dict.fromkeys(("Giving Tuesday", "Super Tuesday", "Ash Wednesday", "Spy Wednesday", "Holy Wednesday")),
    **dict.fromkeys(("Holy Thursday", "Maundy Thursday", "Great Friday", "Black Friday", "Holy Saturday")),
    **dict.fromkeys(("Super Saturday", "Super Sunday", "Labor Day", "Labour Day", "Memorial Day")),
    **dict.fromkeys(("Passover", "Yom Kippur", "Rosh Hashanah", "Hanukkah", "Diwali", "Lunar New Year")),
}
"""Month and day; none where calendars or countries differ."""

NO_DAYS: Final = frozenset(
    {"Bloody Sunday", "Gloomy Sunday", "Bloody Friday", "Black Wednesday", "Black Thursday", "Black Monday"}
    | {"Black Tuesday", "Black Saturday", "Black Sunday", "Black September", "Sheffield Wednesday", "Ruby Tuesday"}
    | {"Casual Friday", "Green March", "Salt March", "Long March", "Manic Monday", "Blue Monday"}
)
"""Names of what happened, of clubs and the like that end like a day or a month."""
OF_HISTORY: Final = re.compile(
    r"(?:Uprising|Revolution|Revolt|Rebellion|Insurrection|Rising|Putsch|Coup|Plot|Crisis|Movement|Manifesto|Theses|Days|"
    r"Massacre|Offensive|War|Constitution|Republic|Monarchy|Pogroms?|Laws)(?!\w)"
)
"""What is named after a month that may be of any year: the January Uprising."""
