"""The place that an alert is grouped by."""

from typing import Any

import pytest

from streams import Tagger
from streams.language.where import where

TAGGER = Tagger.load()


def place(text: str, headline: str | None = None) -> dict[str, Any] | None:
    """The place of the alert on an earthquake."""
    item = {"id": "a", "headline": headline, "text": text, "published": "2025-06-18T09:30:00Z"}
    enriched = TAGGER.tag(item).model_dump()
    (signal,) = [s for s in TAGGER.signals(enriched, received="2025-06-18T10:00:00Z") if s["rule"] == "earthquake"]
    found: dict[str, Any] | None = signal["subject"]["place"]
    return found


@pytest.mark.parametrize(
    ("text", "id_", "name", "country"),
    [
        ("An earthquake struck Herat province in western Afghanistan.", "geonames:1140026", "Herat", "AFG"),
        ("A quake hit 40 kilometres south of Paris, Texas, the USGS said.", "geonames:4717560", "Paris", "USA"),
        ("JAKARTA (Reuters) - An earthquake struck near Palu.", "geonames:1633034", "Palu", "IDN"),
        ("An earthquake struck the Aegean Sea.", "place:aegean-sea", "Aegean Sea", None),
        ("An earthquake struck Afghanistan on Monday.", "country:AFG", "Afghanistan", "AFG"),
        ("An earthquake killed four, Bolivian officials said.", "country:BOL", None, "BOL"),
        ("An earthquake killed four, the Kremlin said.", "country:RUS", None, "RUS"),
    ],
)
def test_it_is_the_one_that_the_evidence_is_about(text: str, id_: str, name: str | None, country: str | None) -> None:
    assert place(text) == {"id": id_, "name": name, "country": country}


def test_it_may_be_the_headlines() -> None:
    assert place("Rescuers dig.", headline="Earthquake shakes Herat")["id"] == "geonames:1140026"  # type: ignore[index]


def test_there_may_be_none() -> None:
    assert place("An earthquake was felt.") is None
    assert where([], []) is None


def test_of_places_that_are_as_salient_it_is_the_nearest() -> None:
    near = {"type": "LOCATION", "start": 40, "id": "place:a", "text": "A", "salience": 0.94}
    far = {"type": "LOCATION", "start": 0, "id": "place:b", "text": "B", "salience": 0.91}
    assert where([far, near], [{"start": 50}]) == {"id": "place:a", "name": "A", "country": None}
    assert where([{**far, "salience": 0.98}, {**near, "salience": 0.5}], [{"start": 50}]) == {
        "id": "place:b",
        "name": "B",
        "country": None,
    }
