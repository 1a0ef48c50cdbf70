import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Gen. Lee met Mr. Pak. He left.", ["Gen. Lee met Mr. Pak.", "He left."]),
        ("N. Korea warned the U.S. envoy. It ended.", ["N. Korea warned the U.S. envoy.", "It ended."]),
        (
            "They told U.N. Secretary-General Annan so. He left.",
            ["They told U.N. Secretary-General Annan so.", "He left."],
        ),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("He flew to the U.S.\nTalks failed.", ["He flew to the U.S.", "Talks failed."]),
        ("Build 2.0. Then rest.", ["Build 2.0.", "Then rest."]),
        ("“We won.” He left.", ["“We won.”", "He left."]),
        ("It cost 3.5 million. Then more.", ["It cost 3.5 million.", "Then more."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("A line that is\nhard-wrapped. Next.", ["A line that is\nhard-wrapped.", "Next."]),
        ("On Jan. 5 it began.", ["On Jan. 5 it began."]),
        ("Am 3. Oktober kam der Minister. Er ging.", ["Am 3. Oktober kam der Minister.", "Er ging."]),
        (
            "Nach Art. 5 Abs. 2 bzw. Nr. 7 gilt das. Mehr nicht.",
            ["Nach Art. 5 Abs. 2 bzw. Nr. 7 gilt das.", "Mehr nicht."],
        ),
        (
            "Sie zahlt 3,5 Mrd. Euro. Der Bund zahlt 4 Mio. Der Rest fehlt.",
            ["Sie zahlt 3,5 Mrd. Euro.", "Der Bund zahlt 4 Mio.", "Der Rest fehlt."],
        ),
        (
            "Prof. Dr. h.c. Anna Meier, geb. Schulz, kam. Dann ging sie.",
            ["Prof. Dr. h.c. Anna Meier, geb. Schulz, kam.", "Dann ging sie."],
        ),
        (
            "Im 19. Jahrhundert war es so. Seit dem 2. Weltkrieg nicht.",
            ["Im 19. Jahrhundert war es so.", "Seit dem 2. Weltkrieg nicht."],
        ),
        (
            "Vom 1. bis 12. März tagt der 20. Bundestag zum 75. Mal.",
            ["Vom 1. bis 12. März tagt der 20. Bundestag zum 75. Mal."],
        ),
        ("Berlin, Freitag, 7. August: Kein Regen.", ["Berlin, Freitag, 7. August: Kein Regen."]),
        ("Er kam am 3. Danach ging er.", ["Er kam am 3.", "Danach ging er."]),
        (
            "Er wohnt Hauptstr. 5 in Ulm. Sie in der Berliner Str. 7.",
            ["Er wohnt Hauptstr. 5 in Ulm.", "Sie in der Berliner Str. 7."],
        ),
        (
            "Sie verkauft Brot, Wein usw. Auch Hr. Kunz kauft z. B. Käse.",
            ["Sie verkauft Brot, Wein usw.", "Auch Hr. Kunz kauft z. B. Käse."],
        ),
        ("„Er kam.“ Danach ging er.", ["„Er kam.“", "Danach ging er."]),
        ("»Er kam.« Danach ging er.", ["»Er kam.«", "Danach ging er."]),
        ("«Il vint.» Puis rien.", ["«Il vint.»", "Puis rien."]),
        ("« Il vint. » Puis rien.", ["« Il vint. »", "Puis rien."]),
        ("Er kam. »Wir gehen«, sagte er.", ["Er kam.", "»Wir gehen«, sagte er."]),
        ("„Er kam.“ sagte sie.", ["„Er kam.“ sagte sie."]),
        ("It was so in 1950. The war ended.", ["It was so in 1950.", "The war ended."]),
        ("The blast killed 12. The mayor spoke.", ["The blast killed 12.", "The mayor spoke."]),
        (
            "It killed 12. Police came. I am 12. School is dull.",
            ["It killed 12.", "Police came.", "I am 12.", "School is dull."],
        ),
        (
            "He left at 9. Officials stayed until 10. April was cold.",
            ["He left at 9.", "Officials stayed until 10.", "April was cold."],
        ),
        (
            "She loves art. The show ran for 24 hr. Then it shut.",
            ["She loves art.", "The show ran for 24 hr.", "Then it shut."],
        ),
        (
            "He moved to Fresno, CA. Critics of his abs. 5 men left.",
            ["He moved to Fresno, CA.", "Critics of his abs.", "5 men left."],
        ),
        ("He came at 5 p.m. The talks began.", ["He came at 5 p.m.", "The talks began."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.text(alphabet='Ab. \n"”“»?!\t1é', max_size=80))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
