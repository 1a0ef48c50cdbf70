"""Words that put what follows into a mode, and how far they reach."""

import re
from typing import Final, NamedTuple

from streams.language.listing import listed

NEGATED: Final = "negated"
HYPOTHETICAL: Final = "hypothetical"
HISTORICAL: Final = "historical"
MODES: Final = (NEGATED, HYPOTHETICAL, HISTORICAL)


class Cue(NamedTuple):
    """What a word says of those behind it, in its clause."""

    mode: str
    reach: int
    """Words."""
    commas: bool = True
    """Whether it reaches no further than to the next comma."""
    places: bool = False
    """Whether it reaches no further than to where or when: `no one was hurt in the air strike`."""
    kind: str = ""
    """Sets it apart where more is to be known of it."""


OF_THE_CLAUSE: Final = frozenset({"not", "might", "tested"})
"""The kinds of cues that say something of the whole clause, its subject too; others are words of it among others."""
OF_THE_EVIDENCE: Final = frozenset({"tested", "year"})
"""The kinds that say something of the evidence even if they begin with a word of it."""
REACH: Final = 12
"""The longest of all."""
NOT: Final = Cue(NEGATED, 10, places=True, kind="not")
NO: Final = Cue(NEGATED, 10, places=True, kind="no")
WITHOUT: Final = Cue(NEGATED, 5, places=True, kind="without")
DENIED: Final = Cue(NEGATED, 10, places=True, kind="denied")
REJECTED: Final = Cue(NEGATED, 10, places=True, kind="denied")
PREVENTED: Final = Cue(NEGATED, 7, places=True, kind="denied")
FOILED: Final = Cue(NEGATED, 6, places=True, kind="denied")
RULED_OUT: Final = Cue(NEGATED, 10, kind="ruled out")
CLAIMED: Final = Cue(NEGATED, 10, kind="denied")
MIGHT: Final = Cue(HYPOTHETICAL, 10, commas=False, kind="might")
ASKED: Final = Cue(HYPOTHETICAL, 8)
FEARED: Final = Cue(HYPOTHETICAL, 5, kind="feared")
POSSIBLE: Final = Cue(HYPOTHETICAL, 3)
ONCE: Final = Cue(HISTORICAL, 5)
OF_A_YEAR: Final = Cue(HISTORICAL, 8)
REMEMBERED: Final = Cue(HISTORICAL, 10, kind="remembered")

CUES: Final[dict[str, Cue]] = {
    **dict.fromkeys(listed("not cannot never neither nor nowhere"), NOT),
    **dict.fromkeys(listed("no"), NO),
    **dict.fromkeys(listed("without"), WITHOUT),
    **dict.fromkeys(listed("reject rejects rejected rejecting refuse refuses refused refusing"), REJECTED),
    **dict.fromkeys(listed("deny denies denied denying refute refutes refuted refuting"), DENIED),
    **dict.fromkeys(listed("decline declines declined declining veto vetoes vetoed"), DENIED),
    **dict.fromkeys(listed("cancel cancels cancelled canceled cancelling scrap scraps scrapped scrapping"), DENIED),
    **dict.fromkeys(listed("abandon abandons abandoned abandoning shelve shelves shelved shelving"), PREVENTED),
    **dict.fromkeys(listed("abort aborts aborted aborting ditch ditches ditched ditching"), PREVENTED),
    **dict.fromkeys(listed("prevent prevents prevented preventing avert averts averted averting"), FOILED),
    **dict.fromkeys(listed("avoid avoids avoided avoiding dodge dodges dodged dodging"), PREVENTED),
    **dict.fromkeys(listed("foil foils foiled foiling thwart thwarts thwarted thwarting"), FOILED),
    **dict.fromkeys(listed("forestall forestalls forestalled block blocks blocked blocking"), PREVENTED),
    **dict.fromkeys(listed("would could might may should if unless whether hypothetical hypothetically"), MIGHT),
    **dict.fromkeys(listed("consider considers considered considering mull mulls mulled mulling"), ASKED),
    **dict.fromkeys(listed("weigh weighs weighed weighing contemplate contemplates contemplating"), ASKED),
    **dict.fromkeys(listed("propose proposes proposed proposing"), ASKED),
    **dict.fromkeys(listed("suggest suggests suggested suggesting advocate advocates advocated"), ASKED),
    **dict.fromkeys(listed("recommend recommends recommended recommending"), ASKED),
    **dict.fromkeys(listed("floated proposal proposals"), ASKED),
    **dict.fromkeys(listed("simulate simulates simulated simulating rehearse rehearses rehearsed rehearsing"), ASKED),
    **dict.fromkeys(listed("fear fears"), FEARED),
    **dict.fromkeys(listed("possible potential looming hypothetical prospective"), POSSIBLE),
    **dict.fromkeys(listed("anniversary"), ONCE),
    **dict.fromkeys(listed("commemorate commemorates commemorated commemorating"), REMEMBERED),
}

_RISKS: Final = frozenset(
    listed(
        "fear fears risk risks threat threats danger dangers possibility prospect prospects likelihood chance chances "
        "hope hopes warn warns warned warning warnings spectre specter talk rumour rumours rumor rumors speculation"
    )
)
PAIRS: Final[dict[str, tuple[tuple[frozenset[str], Cue], ...]]] = {
    "alarm": ((frozenset(listed("false")), CLAIMED),),
    "accused": ((frozenset(listed("wrongly falsely wrongfully")), CLAIMED),),
    "convicted": ((frozenset(listed("wrongly falsely wrongfully")), CLAIMED),),
    "out": (
        (frozenset(listed("rule rules ruled ruling")), RULED_OUT),
        (frozenset(listed("throw throws threw thrown")), DENIED),
    ),
    "short": ((frozenset(listed("stop stops stopped stopping")), RULED_OUT),),
    "off": (
        (frozenset(listed("call calls called calling")), DENIED),
        (frozenset(listed("stave staves staved staving ward wards warded warding")), PREVENTED),
    ),
    "down": ((frozenset(listed("turn turns turned turning vote votes voted voting")), DENIED),),
    "against": (
        (frozenset(listed("decide decides decided deciding opt opts opted opting")), DENIED),
        (frozenset(listed("advise advises advised warn warns warned warning")), ASKED),
    ),
    **dict.fromkeys(listed("flowers wreath wreaths"), ((frozenset(listed("lay lays laid laying a")), REMEMBERED),)),
    "after": ((frozenset(listed("years decades centuries")), REMEMBERED),),
    "to": (
        (frozenset(listed("fail fails failed failing unable unwilling reluctant loath")), NOT),
        (frozenset(listed("threaten threatens threatened threatening threat threats were")), MIGHT),
        (frozenset(listed("likely unlikely")), ASKED),
        (frozenset(listed("hope hopes hoped hoping tempted unsure")), ASKED),
    ),
    "with": ((frozenset(listed("threaten threatens threatened threatening")), ASKED),),
    "of": (
        (_RISKS, FEARED),
        (frozenset(listed("lack absence")), WITHOUT),
        (frozenset(listed("acquitted cleared exonerated absolved")), DENIED),
    ),
    "from": ((frozenset(listed("refrain refrains refrained refraining")), PREVENTED),),
    "than": ((frozenset(listed("rather")), WITHOUT),),
}
"""Words that are cues behind certain others."""
LONGER: Final[dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]] = {
    "of": ((("in", "case"), FEARED), (("the", "event"), FEARED), (("danger",), FEARED), (("instead",), WITHOUT)),
    "from": ((("shied", "away"), PREVENTED), (("backed", "away"), PREVENTED), (("stepped", "back"), PREVENTED)),
    "on": ((("talks",), ASKED),),
    "for": ((("is", "time"), ASKED), (("it's", "time"), ASKED), (("high", "time"), ASKED)),
}
"""The same behind several."""

KEEPING: Final = frozenset(
    listed(
        "keep keeps kept keeping prevent prevents prevented preventing stop stops stopped stopping deter deters "
        "deterred deterring discourage discourages discouraged dissuade dissuades dissuaded bar bars barred barring "
        "block blocks blocked blocking"
    )
)
"""Who does so has prevented what stands before `from doing` and behind it."""
SAVING: Final = frozenset(listed("save saves saved saving rescue rescues rescued spare spares spared"))
RUINS: Final = frozenset(listed("bankruptcy collapse default insolvency recession ruin"))
"""What somebody is saved from without its having come."""
CLEARING: Final = frozenset(listed("acquitted acquits cleared clears exonerated absolved"))
"""Who is so `of` something has not done it."""
CLEARED_UP_TO: Final = 6
DEALS: Final = frozenset(
    listed(
        "sale sales delivery deliveries export exports import imports shipment shipments supply transfer purchase "
        "takeover acquisition buyout merger deployment dispatch extradition handover use construction release launch"
    )
)
"""What is cleared so that it may be done, and is approved while it is still but `possible`."""
APPROVING: Final = frozenset(
    listed(
        "approve approves approved approving clear clears cleared clearing authorise authorises authorised authorize "
        "authorizes authorized ok oks okays okayed notified notifies"
    )
)
APPROVED_UP_TO: Final = 4
AT_A_LENGTH: Final = frozenset(
    listed("in for of over within last past to jailed sentenced serve serves served serving given gets get prison")
)
"""What stands before years that are how long something lasts or has not been, not how long ago it was."""
WORKS: Final = frozenset(
    listed(
        "documentary documentaries film films movie movies novel novels memoir memoirs biopic musical opera podcast "
        "exhibition miniseries drama thriller"
    )
)
TELLING: Final = frozenset(
    listed("about on revisits revisiting recounts retells depicts depicting explores portrays chronicles dramatises")
)
"""What stands between a work and what it tells of."""
TOLD_UP_TO: Final = 4
OF_A_WORK: Final = Cue(HISTORICAL, 10)
DIED: Final = frozenset({"died", "dies"})

HARMLESS: Final = frozenset(
    listed(
        "casualties casualty injuries injury deaths survivors victims damage comment comments details word response "
        "reply reason reasons warning warnings group claim claims motive votes charges doubt secret surprise stranger "
        "one matter official"
    )
)
"""What there may be none of though the thing has happened."""
NO_LESS: Final = frozenset(listed("fewer less more later earlier sooner"))
NOT_ONLY: Final = frozenset(listed("only just merely simply least surprisingly"))
FEARED_DEAD: Final = frozenset(listed("dead missing drowned trapped lost killed buried"))

REPORTED: Final = frozenset(
    listed("said announced confirmed revealed told pledged vowed agreed promised declared stated added")
)
SAID: Final = frozenset(listed("said says saying"))
BREAKS: Final = frozenset(listed("but while although though whereas because after before since"))
AFTER_COMMA: Final = frozenset(listed("and as which who says sees"))
FINITE: Final = frozenset(
    listed(
        "was were is are has had have will would could might may said says threatens sent went took began fell rose "
        "held left set put cut shot broke struck gave made won led fled ran sank did does do didn't doesn't don't"
    )
)
"""Verbs that begin a clause behind `and`, beside those that end in -ed."""
FOUNDED: Final = frozenset(
    listed("founded built opened established born elected created formed introduced appointed which who completed")
)
"""What begins an aside about how old somebody or something is."""
OPENING_ASIDES: Final = frozenset(listed("which who whose where when that how"))
"""What begins a clause about another time than that of the sentence."""
WEEKDAYS: Final = frozenset(listed("monday tuesday wednesday thursday friday saturday sunday"))
RECENT_DAYS: Final = WEEKDAYS | {"today", "yesterday", "overnight"}
"""Days of these days: a year beside them is not that of the sentence."""
OF_TIME: Final = RECENT_DAYS | {"aged", "ago", "war", "soviet"}
"""Words that may tell when something was, beside years."""
ON_THAT_DAY: Final = frozenset(listed("on late early this until by"))
"""What stands before a weekday that is meant: not Bloody Sunday."""
OF_TODAY: Final = frozenset(listed("era built made designed style"))
"""Soviet tanks are of the past, Soviet-built ones are not."""
OLD_ARMS: Final = frozenset(listed("bomb bombs shell shells grenade grenades mine mines munition munitions ordnance"))
"""What is old and yet is found and goes off today."""
BEFORE_NUMBERS: Final = frozenset(
    listed("resolution flight boeing number no some nearly almost than least over roughly killed up")
)
"""What no year stands behind."""
AT_THAT_TIME: Final = frozenset(listed("in at during after before following since won lost"))
"""`In the 1967 election` says when it was, `under a 1967 pact` does not."""
ARTICLES: Final = frozenset(listed("the a an its their his her this that"))

PASSIVE: Final = frozenset(listed("was were is are be been being"))
OBJECTS: Final = frozenset(listed("on of in by against to at for from with between over into near"))
"""What may stand between a thing and what is said of it: an attack on the grid could."""
AUXILIARIES: Final = frozenset(
    listed("was were is are has have had will would could might may remain remains seem seems")
)
FADED: Final = frozenset(listed("collapse collapsed fade faded fading dim dimmed evaporate evaporated vanished dashed"))
UNCHANGED: Final = frozenset(listed("unchanged untouched alone"))
LEAVING: Final = frozenset(listed("leave leaves left leaving keep keeps kept keeping"))

_DONE: Final = r"imposed|deployed|sent|signed|approved|agreed|adopted|planned|used|launched|carried|held|ratified"
BEHIND: Final = re.compile(
    rf"(?:(?:was|were|is|are|has been|have been|had been) (?:(?:rejected|denied|ruled out|vetoed|defeated|averted"
    rf"|avoided|prevented|foiled|thwarted|called off|cancelled|canceled|scrapped|shelved|aborted|abandoned|dropped"
    rf"|turned down|voted down|thrown out|blocked|out of the question|false|untrue|baseless|unfounded|fabricated"
    rf"|fake|nonsense|off the table|(?:a |an |pure |sheer )?(?:lie|hoax|fiction|fabrication)"
    rf"|not (?:an option|on the (?:cards|table|agenda))|(?:not|never) (?:{_DONE}))"
    rf"|(?P<open>(?:still |un|very |highly )?(?:possible|likely)"
    rf"|an option|on the table|under (?:consideration|discussion)|imminent|looming|(?:long )?overdue))"
    rf"|(?:has|have|had|will) (?:not|never) (?:be|been) (?:{_DONE})"
    r"|remains? (?P<yet>an option|possible|likely|unlikely|on the table)"
    r"|(?P<may>would|could|might|may)(?! be (?:heard|seen|felt)| not (?!be\b)))(?!\w)"
)
"""What is said behind the evidence: sanctions were rejected, are possible, troops would."""
YET_TO_BE: Final = re.compile(rf"(?:that|which) (?:could|might|may) (?:yet |still |also )?be (?:{_DONE})(?!\w)")
"""What is said of a thing that is not there yet: sanctions that could be imposed."""
