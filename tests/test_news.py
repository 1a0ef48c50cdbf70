"""What an item only mentions raises no alert."""

from pathlib import Path

import pytest

from streams import Tagger

TAGGER = Tagger.load()
PUBLISHED = "2026-03-10T08:00:00Z"
LEAD = (
    "Portugal's statistics office published its yearly report on the wine trade on Tuesday. Exports rose by a tenth. "
    "Bottles from the Douro sold best, and growers said that the weather had been kind to them."
)


def raised(text: str, *, headline: str | None = None, published: str | None = PUBLISHED) -> set[str]:
    item = {"id": "a", "headline": headline, "text": text, "published": published}
    found = TAGGER.tag({key: value for key, value in item.items() if value is not None}).model_dump()
    return {signal["rule"] for signal in TAGGER.signals(found, received=PUBLISHED)}


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The country sent a hospital ship after the earthquake that destroyed Derna.", "earthquake"),
        ("Its wines reached Kyiv in spite of the missiles that Russia fired at the city.", "missile-attack"),
        ("The region is home to the governor who was ousted in a coup.", "coup"),
    ],
)
def test_one_sentence_far_down_is_background(sentence: str, rule: str) -> None:
    text = f"{LEAD}\n{sentence}"
    assert rule in {topic.id for topic in TAGGER.tag({"id": "a", "text": text, "published": PUBLISHED}).topics}
    assert rule not in raised(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\nOn Monday an earthquake of magnitude 6.1 destroyed the cellars of Pinhel.",
        f"{LEAD}\nAn earthquake of magnitude 6.1 destroyed cellars. The quake was felt in Madrid.",
        f"An earthquake of magnitude 6.1 destroyed the cellars of Pinhel. {LEAD}",
    ],
)
def test_what_is_dated_these_days_or_told_twice_or_in_the_lead_is_news(text: str) -> None:
    assert "earthquake" in raised(text)


def test_what_the_headline_tells_is_news() -> None:
    assert "earthquake" in raised(LEAD, headline="Earthquake of magnitude 6.1 strikes Portugal")


def test_what_lies_ahead_is_news() -> None:
    assert "troop-deployment" in raised(f"{LEAD}\nLisbon will deploy 200 troops to Mozambique, the minister announced.")


def test_an_item_without_a_date_cannot_say_what_is_old() -> None:
    assert "earthquake" in raised(f"{LEAD}\nAn earthquake of magnitude 6.1 destroyed cellars.", published=None)


def test_a_rule_may_ask_for_background_too(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "alerts").mkdir()
    (tmp_path / "topics" / "wine.yaml").write_text('id: wine\nlabel: Wine\nquery: (text_content any "bottles")\n')
    alert = "label: Wine\nquery: (topic any wine)\ntopic: wine\nseverity: low\n"
    (tmp_path / "alerts" / "news.yaml").write_text("id: news\n" + alert)
    (tmp_path / "alerts" / "all.yaml").write_text("id: all\n" + alert + "background: true\n")
    tagger = Tagger.load(tmp_path)
    item = {"id": "a", "text": LEAD, "published": PUBLISHED}
    found = tagger.signals(tagger.tag(item).model_dump(), received=PUBLISHED)
    assert [signal["rule"] for signal in found] == ["all"]


@pytest.mark.parametrize("published", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_first_and_the_last_day_there_are_break_nothing(published: str) -> None:
    assert raised(f"{LEAD}\nAn earthquake of magnitude 6.1 hit Pinhel on January 2.", published=published) <= {
        "earthquake"
    }
