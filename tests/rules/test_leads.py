"""Topics of first sentences and of flashes, as far as it takes the coder's events, entities or short forms."""

import pytest

from streams import Tagger

TAGGER = Tagger.load()


def topics(text: str, headline: str | None = None) -> set[str]:
    item = TAGGER.tag({"id": "a", "headline": headline, "text": text, "published": "2026-03-10T08:00:00Z"})
    return {topic.id for topic in item.topics}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("airstrike", "Israel bombed Latakia on Monday, state media said."),
        ("airstrike", "Turkey carried out strikes on camps in northern Iraq."),
        ("airstrike", "Pakistan struck targets in the Afghan province of Khost."),
        ("assassination", "The mayor of Manta was shot while jogging on the beach."),
        ("border-clash", "Thai and Cambodian soldiers traded fire near a temple."),
        ("ground-offensive", "Ethiopia invaded Eritrea at dawn."),
        ("ground-offensive", "Rebels seized Walikale on Wednesday."),
        ("missile-attack", "Iran fired a missile at Qatar."),
        ("missile-test", "South Korea launched a missile from a submarine."),
        ("nationalisation", "Burkina Faso seized a gold mine of a Canadian firm."),
        ("terror-attack", "A man drove a van into a crowd in Munich."),
        ("market-turmoil", "Hang Seng falls 9%"),
        ("diplomatic-visit", "King Charles received President Macron at Windsor."),
        ("government-crisis", "Kosovo's PM resigns."),
    ],
)
def test_topics_of_leads(topic: str, text: str) -> None:
    assert topic in topics(text)


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("central-bank-rates", "FED LIFTS RATES BY HALF A POINT"),
        ("government-crisis", "ICELAND PM QUITS"),
        ("border-clash", "INDIA, CHINA TROOPS TRADE FIRE"),
        ("missile-test", "N. KOREA FIRES BALLISTIC MISSILE -SEOUL"),
        ("missile-attack", "SIRENS IN HAIFA AFTER MISSILE LAUNCH FROM LEBANON"),
        ("airstrike", "ISRAEL STRIKES PORT OF HODEIDAH"),
        ("protest", "HUNDREDS MARCH AGAINST PENSION REFORM IN LIMA"),
    ],
)
def test_topics_of_flashes(topic: str, headline: str) -> None:
    assert topic in topics("More to follow.", headline)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("airstrike", "Israel did not bomb Latakia, its army said."),
        ("airstrike", "Israel could bomb Latakia, analysts said."),
        ("airstrike", "Militants bombed a police station in Quetta."),
        ("ground-offensive", "Ethiopia will not invade Eritrea, it said."),
        ("ground-offensive", "Would Ethiopia invade Eritrea?"),
        ("ground-offensive", "Tourists invaded Venice."),
        ("ground-offensive", "Rebels seized two soldiers at a roadblock."),
        ("ground-offensive", "Marines seized a tanker off Yemen."),
        ("missile-attack", "South Korea launched a missile from a submarine."),
        ("missile-test", "Sirens sounded in Haifa after a missile launch from Lebanon."),
        ("nationalisation", "M23 rebels took over a gold mine in Congo."),
        ("terror-attack", "A man drove a van to the market in Munich."),
        ("market-turmoil", "Hang Seng falls 0.4%"),
        ("diplomatic-visit", "The premier welcomed a fall in unemployment."),
        ("shelling", "A soldier was wounded by anti-tank fire."),
        ("troop-deployment", "Some 18,000 troops were mobilised for the exercise."),
        ("coup", "The military government took over a gold mine by decree."),
        ("export-control", "Oman halts exports after a fire in the port."),
        ("protest", "Police fired tear gas at football fans in Marseille."),
    ],
)
def test_what_only_sounds_like_them(topic: str, text: str) -> None:
    assert topic not in topics(text)
