"""Words that tell whether a sentence speaks of what is to come or of what is past."""

from typing import Final

from streams.language.listing import listed

ENDINGS: Final = ("ed", "ll")
COMING: Final = 1
PAST: Final = 2
ARRANGED: Final = 3
OTHER: Final = 4
MODAL: Final = 5
PRESENT: Final = 6
TO_DO: Final = 7
PLURAL: Final = 8
UNCHANGED: Final = 9
EXPECTING: Final = 10
PAST_VERBS: Final = frozenset(
    listed(
        "said says told saw met fell went came took was were had did held began won shot left sent found struck "
        "hit made gave led rose spoke wrote became brought thought fought lost paid ran sank flew drove kept stood "
        "put shut died fled broke chose grew drew threw felt heard knew sat sold taught wore bore burst froze"
    )
)
"""Verbs of what is past, most of which do not end in -ed."""
NO_PAST_VERBS: Final = frozenset(listed("hundred sacred armed wounded allied unmanned need needed indeed speed exceed"))
"""Words that end as verbs of what is past do, and are seldom such."""
VERBS: Final = {
    **dict.fromkeys(listed("will shall upcoming"), COMING),
    **dict.fromkeys(PAST_VERBS, PAST),
    **dict.fromkeys(listed("due scheduled slated planned set expected"), ARRANGED),
    **dict.fromkeys(listed("would could may might should must"), MODAL),
    **dict.fromkeys(
        listed(
            "meet meets starts start begins begin opens ends takes arrives leaves returns expires hosts holds faces "
            "resumes resume convenes convene reopens votes travels flies goes departs attends closes concludes gathers "
            "plays visits"
        ),
        PRESENT,
    ),
    # These are verbs behind those who do so: a visit, the face, on leave.
    **dict.fromkeys(
        listed("host play face visit leave fly go arrive travel hold open close return depart attend gather reopen"),
        PLURAL,
    ),
    **dict.fromkeys(listed("cut beat quit"), UNCHANGED),
    **dict.fromkeys(listed("expects wants awaits anticipates foresees expect await plans plan schedules likely"),
                    EXPECTING),
    "to": TO_DO,
    **dict.fromkeys(("have", "has"), OTHER),
    **dict.fromkeys(NO_PAST_VERBS, OTHER),
}  # fmt: skip
OF_SEVERAL: Final = frozenset({"expect", "await", "plan"})
PLANS: Final = frozenset({"plans", "plan", "schedules"})
OBJECTS_BEGIN: Final = frozenset(listed("a an the its his her their another more two three new"))
"""What stands behind plans where that is a verb."""
INTENDING: Final = frozenset(
    listed(
        "is are plans plan planned planning intends intend intended hopes hope hoped hoping wants want wanted agreed "
        "agrees vowed vows promised promises pledged pledges threatened threatens expects likely about ready prepares "
        "preparing prepared invited offered"
    )
)
"""Words before an infinitive of what is to come."""
NO_VERB_BEHIND: Final = frozenset(listed("to will would could may might should must not did does do shall"))
NOUNS_TOO: Final = frozenset(listed("start starts opens ends hosts faces votes plays visits"))
"""Words that behind "and" are nouns as well."""
DOERS: Final = frozenset(
    listed("who they we you which people police troops men women polls voters talks markets schools shops banks")
)
NO_DOERS: Final = ("ss", "us", "is", "'s", "’s")
NO_OBJECTS: Final = frozenset({"", *listed("on in of by is was were will has had and or")})
PAST_BEHIND: Final = frozenset(listed("last first also then later it he she they we who which has had have"))
"""Words behind which a verb is past that looks the same in the present."""
DEFERRED: Final = frozenset(
    listed(
        "postponed adjourned delayed deferred rescheduled extended suspended remanded barred closed gave given have has"
    )
)
"""What is done until a day that is to come."""
UNTIL: Final = frozenset({"until", "till"})
UNTIL_NOON: Final = 4
"""Words from until to the day: until 8 p.m. on."""
CONVENED: Final = frozenset(
    listed(
        "called set scheduled planned slated announced convened summoned booked fixed organised organized forecast "
        "proposed arranged listed calls convenes summons"
    )
)
"""What is done for a day that is to come: called a meeting for Friday."""
DATED_AHEAD: Final = frozenset(
    listed(
        "ahead before for until till by to of election elections vote votes referendum polls poll runoff summit "
        "meeting talks hearing trial deadline visit match final conference session"
    )
)
"""Words between a past verb and a day that may be to come all the same: backed the vote on May 10."""
TELLING: Final = frozenset(
    listed(
        "said told announced agreed scheduled called set planned ordered postponed delayed moved approved proposed "
        "confirmed backed declared promised vowed pledged wanted expected offered invited extended reported wrote "
        "added warned predicted"
    )
)
"""What was done or said before the day that is told beside it."""
MOST_BETWEEN: Final = 9
"""Words from a verb to the day that it tells of."""
AHEAD_OF: Final = 70
"""Code points from ahead of to the day of what is ahead."""
IS: Final = frozenset({"is", "are", "falls"})
AUXILIARIES: Final = frozenset({"be", "been", "being", "get"})
BESIDE_ADJECTIVES: Final = frozenset(
    listed("be been being get the a an this that these those its their his her our of with by from for in and or some")
)
