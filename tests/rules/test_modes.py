import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import Tagger
from streams.rules.clauses import clauses
from streams.rules.cues import MODES
from streams.rules.document import Document
from streams.rules.modes import modes
from tests.support.modes import told

TAGGER = Tagger.load()


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("The bloc rejected sanctions on Belarus.", "sanctions", "negated"),
        ("Oslo denied that troops had been deployed.", "deployed", "negated"),
        ("Sanctions were ruled out by the minister.", "Sanctions", "negated"),
        ("They didn’t sign the treaty.", "sign", "negated"),
        ("There are no plans to deploy soldiers.", "deploy", "negated"),
        ("Troops will not be deployed.", "Troops", "negated"),
        ("The senate refused to ratify the pact.", "ratify", "negated"),
        ("Paris called off the deployment of troops.", "deployment", "negated"),
        ("The senate voted down the sanctions.", "sanctions", "negated"),
        ("The sanctions were blocked by Hungary.", "sanctions", "negated"),
        ("Warsaw would deploy soldiers.", "deploy", "hypothetical"),
        ("If troops are deployed, prices rise.", "troops", "hypothetical"),
        ("Tokyo is considering sanctions.", "sanctions", "hypothetical"),
        ("The envoy may visit Cairo.", "visit", "hypothetical"),
        ("Washington threatened to impose sanctions.", "sanctions", "hypothetical"),
        ("In 1950 troops were deployed to the south.", "troops", "historical"),
        ("The treaty was signed forty years ago.", "treaty", "historical"),
        ("During the Cold War missiles were deployed there.", "deployed", "historical"),
        ("Mali, where soldiers seized power in 2021, expelled him on Tuesday.", "seized", "historical"),
        ("On Monday a museum recalled how in 1950 troops were deployed there.", "troops", "historical"),
        ("Troops were deployed there in 1950, a museum said on Monday.", "deployed", "historical"),
        ("The firm denied it was hit by a cyberattack.", "cyberattack", "negated"),
        ("The minister refuted allegations of bribery.", "bribery", "negated"),
        ("Reports of a cyberattack were false.", "cyberattack", "negated"),
        ("A court cleared the trader of bribery.", "bribery", "negated"),
        ("Prosecutors dropped charges of bribery.", "bribery", "negated"),
        ("The economy is not in recession.", "recession", "negated"),
        ("Sanctions on Iran unlikely, envoys say.", "Sanctions", "hypothetical"),
        ("Banks rehearsed their response to a cyberattack.", "cyberattack", "hypothetical"),
        ("The documentary revisits the assassination.", "assassination", "historical"),
        ("The colonel, who seized power in a coup, died on Tuesday aged 91.", "coup", "historical"),
        ("Guards prevented the kidnapping.", "kidnapping", "negated"),
        ("The pact kept the army from shelling the town.", "shelling", "negated"),
        ("A loan saved the lender from collapse.", "collapse", "negated"),
        ("Minsk dismissed reports of sanctions.", "sanctions", "negated"),
        ("Instead of sanctions, there was a letter.", "sanctions", "negated"),
        ("Oslo is far from imposing sanctions.", "sanctions", "negated"),
        ("The sanctions on Minsk were blocked.", "sanctions", "negated"),
        ("OPEC left output unchanged.", "output", "negated"),
        ("The mine denied that its workers in Mali had been kidnapped.", "kidnapped", "negated"),
        ("A march in May was called off, but sanctions were not ruled out.", "march", "negated"),
        ("Were Minsk to send troops, Riga would act.", "troops", "hypothetical"),
        ("Should Minsk send troops, Riga acts.", "troops", "hypothetical"),
        ("He urged Kyiv to sign.", "sign", "hypothetical"),
        ("Fears of a strike grew.", "strike", "hypothetical"),
        ("It is insured in case of an earthquake.", "earthquake", "hypothetical"),
        ("An attack on the grid could leave it dark.", "attack", "hypothetical"),
        ("Oslo did not rule out sanctions.", "sanctions", "hypothetical"),
        ("An attack is possible.", "attack", "hypothetical"),
        ("It marked the anniversary of the coup.", "coup", "historical"),
        ("Warsaw revived the 1997 treaty.", "treaty", "historical"),
        ("The envoys failed to reach a truce.", "truce", "negated"),
        ("Mediators could not save the ceasefire.", "ceasefire", "negated"),
        ("Brussels should not impose sanctions that hit the poor.", "sanctions", "negated"),
        ("Kyiv refused to release prisoners.", "release", "negated"),
        ("Slovakia rejects sanctions on Russian gas.", "sanctions", "negated"),
        ("Poland rejected the deployment of troops on its soil.", "troops", "negated"),
        ("The judge cleared the export manager of bribery.", "bribery", "negated"),
        ("Congress has not approved a possible sale of tanks.", "tanks", "negated"),
        ("Claims of a coup are a lie.", "coup", "negated"),
        ("The army called reports of a coup fake.", "coup", "negated"),
        ("Footage of an air strike on the port is AI-generated.", "strike", "negated"),
        ("A fake tsunami warning went out.", "tsunami", "negated"),
        ("False reports of a strike spread.", "strike", "negated"),
        ("There is no truth in reports of a coup.", "coup", "negated"),
        ("The army rubbished claims of a coup.", "coup", "negated"),
        ("Syria disputed that it had bombed the town.", "bombed", "negated"),
        ("Two cases of Marburg in Hamburg tested negative.", "Marburg", "negated"),
        ("The blackout was not caused by a cyberattack.", "cyberattack", "negated"),
        ("Sending troops to Kyiv is not an option.", "troops", "negated"),
        ("Martial law is off the table.", "law", "negated"),
        ("The mayor called late on Sunday for a truce.", "truce", "hypothetical"),
        ("MPs pushed again for sanctions.", "sanctions", "hypothetical"),
        ("The bishop begged for a truce.", "truce", "hypothetical"),
        ("It is time for a truce.", "truce", "hypothetical"),
        ("The mayor called on Kigali on Friday to withdraw.", "withdraw", "hypothetical"),
        ("Beirut wants Israel to withdraw.", "withdraw", "hypothetical"),
        ("Beirut demanded on Friday that Israel withdraw.", "withdraw", "hypothetical"),
        ("Steelmakers demanded tariffs.", "tariffs", "hypothetical"),
        ("Vilnius seeks tougher sanctions on Minsk.", "sanctions", "hypothetical"),
        ("Haiti asked the world on Monday for peacekeepers.", "peacekeepers", "hypothetical"),
        ("Sanctions on the settlers are overdue.", "Sanctions", "hypothetical"),
        ("Relatives commemorated the sinking of the ferry.", "sinking", "historical"),
        ("Mourners laid wreaths for the victims of the coup.", "coup", "historical"),
        ("The church reopened nine years after the earthquake.", "earthquake", "historical"),
        ("His party honoured Abe, assassinated in 2022, on Friday.", "assassinated", "historical"),
        ("In World War Two bombs fell on the town.", "bombs", "historical"),
    ],
)
def test_what_is_only_talked_about(text: str, word: str, mode: str) -> None:
    assert told(text, word) == [mode]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("North Korea will send troops.", "send"),
        ("Seoul said it would deploy soldiers.", "deploy"),
        ("Sanctions will not be lifted.", "Sanctions"),
        ("Britain imposed sanctions but would not say more.", "sanctions"),
        ("In May, sanctions were imposed.", "sanctions"),
        ("The ministry did not comment; troops were sent to the border.", "troops"),
        ("The 1972 treaty was broken in 2025.", "treaty"),
        ("The base, which was built in 2024, houses troops.", "troops"),
        ("It deployed 1,950 soldiers.", "deployed"),
        ("The troops deployed are the most since 1987.", "deployed"),
        ("It was the largest deployment since the Cold War.", "deployment"),
        ("Police failed to prevent the coup.", "coup"),
        ("No one was hurt in the earthquake.", "earthquake"),
        ("No fewer than ten died by the earthquake.", "earthquake"),
        ("Not only Riga imposed sanctions.", "sanctions"),
        ("Without a vote, Riga imposed sanctions.", "sanctions"),
        ("Rejecting the plea, Riga imposed sanctions.", "sanctions"),
        ("Oslo refused to lift sanctions.", "sanctions"),
        ("The pope called for an end to the shelling.", "shelling"),
        ("The guards foiled a coup attempt.", "coup"),
        ("The blast in the port could be heard in Jaffa.", "blast"),
        ("Riga struck out the clause and imposed sanctions.", "sanctions"),
        ("The airline, founded in 1950, went into bankruptcy.", "bankruptcy"),
        ("Paris sent troops under a 1961 pact.", "troops"),
        ("Soviet-built jets bombed the town.", "bombed"),
        ("Riga supports resolution 1701 on troops.", "troops"),
        ("Riga put ships under sanctions in May.", "sanctions"),
        ("A ministry founded in 1949 expelled the envoy on Tuesday.", "expelled"),
        ("Officers who seized power in 2021 expelled the envoy on Tuesday.", "expelled"),
        ("Mali, where soldiers seized power in 2021, expelled him on Tuesday.", "expelled"),
        ("A man aged 91 died in the earthquake.", "earthquake"),
        ("No one was hurt by the earthquake.", "earthquake"),
        ("Protests about the film went on, and troops were deployed.", "troops"),
        ("Kansai restarted the No. 3 reactor.", "reactor"),
        ("The cartel's No 2 was convicted of murder.", "murder"),
        ("Patriots failed to down a missile that hit Kyiv.", "missile"),
        ("Crews could not contain a wildfire near Athens.", "wildfire"),
        ("Police have not been able to free 20 hostages.", "hostages"),
        ("The dykes failed to hold back the flood.", "flood"),
        ("Neither side has broken the truce that took effect.", "truce"),
        ("Israel did not say why its jets bombed the port.", "bombed"),
        ("The party failed to win a majority in the election.", "election"),
        ("The agency could not say who was behind the attack.", "attack"),
        ("Aid has not reached villages hit by the earthquake.", "earthquake"),
        ("The army denied it had violated the truce.", "truce"),
        ("The state did not pay a ransom for the hostages.", "hostages"),
        ("The militia refused to release 20 hostages.", "hostages"),
        ("Iran will not give up enrichment.", "enrichment"),
        ("No party won an outright majority in the election.", "election"),
        ("Athens refused to let in migrants whose boat capsized.", "capsized"),
        ("The airline rejected demands of pilots who went on strike.", "strike"),
        ("Israel accepted a truce proposed by Cairo.", "truce"),
        ("The captain failed to turn and the ferry ran aground.", "aground"),
        ("Washington cleared the sale of submarines.", "submarines"),
        ("The senate clears deployment of troops to Haiti.", "troops"),
        ("Washington approved a possible sale of tanks to Poland.", "tanks"),
        ("It notified Congress of a proposed sale of tanks.", "tanks"),
        ("Canada rejected tariffs that Washington imposed.", "tariffs"),
        ("Iran rejects sanctions against its airline.", "sanctions"),
        ("Riga refused to recognise sanctions imposed by Minsk.", "sanctions"),
        ("Iran wants sanctions lifted.", "sanctions"),
        ("Caracas demanded relief from sanctions.", "sanctions"),
        ("Survivors demanded amends for the strike.", "strike"),
        ("Gunmen demanded a ransom for the hostages.", "hostages"),
        ("Leaders called on Monday for calm after the coup.", "coup"),
        ("Leaders called for restraint in the wake of the coup.", "coup"),
        ("Police appealed for witnesses to the attack.", "attack"),
        ("The minister pleaded guilty to bribery.", "bribery"),
        ("He is wanted for sanctions busting.", "sanctions"),
        ("Reports that the coup failed were not false.", "coup"),
        ("An outbreak began in Kasai; 200 others tested negative.", "outbreak"),
        ("He was jailed for 20 years after an attack.", "attack"),
        ("Ghana cut rates for the first time in four years after inflation fell.", "inflation"),
        ("Mourners laid flowers for the victims of Sunday's attack.", "attack"),
        ("Sappers defused a Second World War bomb.", "bomb"),
        ("Divers blew up a 1943 mine off Brest.", "mine"),
        ("A bomb from the Second World War was defused.", "defused"),
    ],
)
def test_what_is_said_to_be_so(text: str, word: str) -> None:
    assert told(text, word) == []


def test_a_hope_that_faded_was_one() -> None:
    assert told("Hopes for a truce faded.", "truce") == ["negated", "hypothetical"]


def test_a_clause_that_needs_another_to_be_evidence_goes_with_it() -> None:
    text = "The carmakers abandoned their merger after regulators objected."
    assert [t.id for t in TAGGER.tag({"id": "a", "text": text}).talked_about] == ["merger"]
    text = "Artillery shelled Kherson for an hour, and rescuers could not reach the wounded."
    assert "shelling" in [t.id for t in TAGGER.tag({"id": "a", "text": text}).topics]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The ferry, which sank in 1994, was photographed.", "shipping-accident"),
        ("Divers filmed the plane, which crashed in 1952, off Malta.", "aviation-accident"),
    ],
)
def test_a_thing_is_not_so_without_what_was_long_ago(text: str, topic: str) -> None:
    enriched = TAGGER.tag({"id": "a", "text": text})
    assert (topic in [t.id for t in enriched.topics], topic in [t.id for t in enriched.talked_about]) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "The Federal Reserve left interest rates unchanged.",
        "BOJ keeps rates unchanged, lifts growth view",
        "Riksbank leaves rates unchanged, says hike unlikely",
        "Fed holds rates steady",
        "Banxico cuts by 25 bps",
    ],
)
def test_rates_that_were_left_alone_were_decided(text: str) -> None:
    assert "central-bank-rates" in [t.id for t in TAGGER.tag({"id": "a", "headline": text, "text": "More."}).topics]


def test_without_a_date_the_last_century_is_history() -> None:
    assert told("In 1999 troops were sent.", "troops", year=None) == ["historical"]
    assert told("In 2010 troops were sent.", "troops", year=None) == []
    assert told("In 2010 troops were sent.", "troops") == ["historical"]


def test_a_topic_that_is_only_talked_about_is_none_and_raises_no_alert() -> None:
    enriched = TAGGER.tag({"id": "a", "text": "Estonia rejected sanctions on Russia."})
    assert enriched.topics == []
    ((topic,),) = (enriched.talked_about,)
    assert (topic.id, topic.modes, [span.text for span in topic.evidence]) == ("sanctions", ["negated"], ["sanctions"])
    assert TAGGER.signals(enriched.model_dump(), received="2025-06-18T09:00:00Z") == []


def test_one_sentence_that_says_so_is_enough_and_is_the_evidence() -> None:
    text = "Estonia rejected the pact. Latvia imposed sanctions on Russia, and Riga would impose further sanctions."
    (topic,) = [t for t in TAGGER.tag({"id": "a", "text": text}).topics if t.id == "sanctions"]
    assert [span.start for span in topic.evidence] == [text.index("sanctions")]


def test_confidence_grows_with_the_place_and_the_number_of_sentences() -> None:
    said = "Latvia imposed sanctions on Russia."
    filler = "The weather was fine. " * 4

    def confidence(headline: str | None, text: str) -> float:
        item = {"id": "a", "headline": headline, "text": text}
        return next(t.confidence for t in TAGGER.tag(item).topics if t.id == "sanctions")

    late, early, both = confidence(None, filler + said), confidence(None, said + filler), confidence(said, said)
    assert 0 < late < early < both < 1
    assert confidence(None, filler + said + " " + said) > late


PIECES = [
    "a",
    "not",
    "may",
    "May",
    "would",
    "1950",
    "1990s",
    "ago",
    "years",
    "but",
    "and",
    "out",
    "ruled",
    "1",
    "²",
    "'",
    "n't",
    "no",
    "prevent",
    "from",
    "saying",
    "were",
    "to",
    "fears of",
    "urged",
    "demanded",
    "sanctions",
    "called",
    "on",
    "for",
    "fake",
    "reports",
    "tested negative",
    "No. 3",
    "failed to hold",
    "back",
    "who hit",
    "world war",
    "bomb",
    "years after",
    "left",
    "unchanged",
    "that",
    "the",
    ",",
    ";",
    ".",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_has_modes_in_their_order(words: list[str]) -> None:
    document = Document(None, " ".join(words))
    for low, high in document.units("sentence"):
        for number in range(low, high):
            found = modes(document, clauses(document, low, high, None), [(number, number + 1)])
            assert found == [mode for mode in MODES if mode in found]
