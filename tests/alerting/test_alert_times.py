import time

import pytest

from streams.alerting.times import UnreadableTimeError, epoch
from streams.errors import WirewatchError


@pytest.mark.parametrize(
    ("iso", "seconds"),
    [
        ("1970-01-01T00:00:00Z", 0.0),
        ("2025-06-18T00:00:00Z", 1_750_204_800.0),
        ("2025-06-18T00:00:00.250Z", 1_750_204_800.25),
        ("2025-06-18T00:00:00+00:00", 1_750_204_800.0),
        ("2025-06-18T09:00:00+09:00", 1_750_204_800.0),
        ("20250618T000000Z", 1_750_204_800.0),
        ("2025-06-18t00:00:00z", 1_750_204_800.0),
        (" 2025-06-18 00:00:00Z\n", 1_750_204_800.0),
        ("2025-06-18", 1_750_204_800.0),
        ("2025-06-18T00:00:00", 1_750_204_800.0),
        ("0001-01-01T00:00:00+14:00", -62_135_647_200.0),
        ("9999-12-31T23:59:59-14:00", 253_402_351_199.0),
    ],
)
def test_an_iso_time_becomes_utc_seconds(iso: str, seconds: float) -> None:
    assert epoch(iso) == seconds


def test_a_time_without_an_offset_does_not_depend_on_the_zone_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    try:
        monkeypatch.setenv("TZ", "Asia/Pyongyang")
        time.tzset()
        assert epoch("2025-06-18T00:00:00") == 1_750_204_800.0
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("iso", ["", "yesterday", "2025-13-01T00:00:00Z", "1750204800", None, 1_750_204_800])
def test_anything_else_is_an_error_that_quotes_it(iso: object) -> None:
    with pytest.raises(UnreadableTimeError) as caught:
        epoch(iso)  # type: ignore[arg-type]
    assert repr(str(iso)) in str(caught.value)
    assert isinstance(caught.value, WirewatchError)
