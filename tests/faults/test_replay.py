"""`wirewatch deadletter` on a real Kafka."""

from tests.support.service import Service


def test_dead_letters_are_sent_back_once_and_the_others_stay(kafka):
    with Service(kafka, workers=1, partitions=1) as service:
        service.feed([("a", b"\xff"), ("b", b"\xff"), ("c", b"")])
        service.wait_for(3)
        assert "3 dead letters" in service.command("deadletter", "list")
        assert "2 would be sent back" in service.command("deadletter", "replay", "--reason", "bad-encoding")
        assert service.command("deadletter", "replay", "--reason", "bad-encoding", "--go").splitlines() == [
            "1 skipped: another reason",
            "2 sent back",
        ]
        # They fail again, one attempt on; the one of another reason has stayed.
        service.wait_for(6)
        assert "3 dead letters" in service.command("deadletter", "list")
        sent_back = [h for h in service.headers("deadletter") if h.get("wirewatch.attempt") == b"1"]
        assert len(sent_back) == 2
        raw = [(key, value) for key, value, _ in service.records("raw")]
        assert raw == [(b"a", b"\xff"), (b"b", b"\xff"), (b"c", b""), (b"a", b"\xff"), (b"b", b"\xff")]
        assert "3 sent back" in service.command("deadletter", "replay", "--go")
        service.wait_for(9)
        assert "0 sent back" in service.command("deadletter", "replay", "--go", "--max-attempts", "1")
