"""Titles, ranks and callings that stand before the names of people; one list for all that ask for one."""

from typing import Final

from streams.language.listing import listed
from streams.language.tokens import TITLES

RANKS: Final = TITLES | frozenset(
    listed(
        "marshal commodore rabbi patriarch chair deputy commissioner presidents ministers senators generals governors "
        "justices premiers ambassadors kings princes cardinals chancellors secretaries bishops "
        "secretary-general under-secretary-general undersecretary-general director-general governor-general "
        "attorney-general inspector-general commissioner-general surgeon-general vice-president president-elect "
        "vice-chairman vice-chair co-chairman co-chair vice-chancellor major-general lieutenant-general "
        "brigadier-general commander-in-chief undersecretary under-secretary administrator adviser advisor coordinator "
        "co-ordinator executive emeritus emerita speaker attorney ceo cfo coo cto chairwoman chairperson "
        "congresswoman congressman councilwoman councillor superintendent sheriff "
        "ombudsman comptroller treasurer negotiator"
    )
)
"""Words that a name begins behind, wherever in a mention they stand."""
LABELS: Final = frozenset(
    listed(
        "democrat republican independent lawmaker councilman alderman lawyer prosecutor detective inspector constable "
        "trooper striker midfielder defender goalkeeper winger manager coach skipper quarterback pitcher jockey "
        "champion economist analyst strategist historian scientist activist journalist reporter author actor actress "
        "singer rapper comedian filmmaker billionaire tycoon founder co-founder mep whip supermodel model doctor "
        "teacher farmer diplomat dissident cleric warlord militant "
        "physicist astronaut cosmonaut pilot seismologist meteorologist virologist epidemiologist novelist poet "
        "photographer correspondent columnist banker trader financier investor engineer nurse driver fisherman"
    )
)
"""Words that are no part of a name at its beginning, though one may bear them as a name behind another."""
HONORIFICS: Final = frozenset(listed("sayyed sayyid sayed seyyed hojatoleslam haji hajji maulana mawlana mawlawi"))
"""What is said before the full name of somebody, but is a given name before one name."""
OFFICES: Final = frozenset(
    listed(
        "minister secretary president commander spokesman spokeswoman spokesperson general ambassador envoy premier pm "
        "director chairman representative officer leader governor mayor colonel lieutenant staff sergeant airman"
    )
)
"""None of these is a surname: what ends with one names nobody."""
MODIFIERS: Final = frozenset(
    listed("foreign prime defence defense vice deputy he staff private petty warrant mp special assistant cabinet")
)
"""Words that belong to a title, but stand before the word for the office."""
BEFORE_NAMES: Final = (RANKS | LABELS | HONORIFICS) - MODIFIERS
"""What somebody's name may follow at once, in whichever case."""
