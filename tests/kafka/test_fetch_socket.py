import asyncio
import struct
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError, NodeNotReadyError, RequestTimedOutError
from aiokafka.protocol.fetch import FetchRequest, FetchResponse_v4

from streams.kafka.fetch_socket import GROUP, FetchSockets

BATCHES = b"x" * 3_000_000
REQUEST = FetchRequest(500, 1, 1 << 20, 1, [("t", [(0, 7, 1 << 20)])])


def answer(correlation: int, batches: bytes = BATCHES) -> bytes:
    body = struct.pack(">i", correlation) + FetchResponse_v4(0, [("t", [(0, 0, 9, 9, [], batches)])]).encode()
    return struct.pack(">i", len(body)) + body


async def correlation(reader: asyncio.StreamReader) -> int:
    """The correlation id of the next request."""
    (length,) = struct.unpack(">i", await reader.readexactly(4))
    found: int = struct.unpack_from(">i", await reader.readexactly(length), 4)[0]
    return found


class Client:
    """What `FetchSockets` needs of aiokafka's client, with one broker."""

    def __init__(self, port: int, timeout: float) -> None:
        self._request_timeout_ms = timeout * 1000
        self._conns: dict[tuple[int, str], Any] = {}
        self._port = port

    async def ready(self, node: int, *, group: str) -> bool:
        assert group == GROUP
        if node != 1:
            return False
        if (1, GROUP) not in self._conns:
            _, writer = await asyncio.open_connection("127.0.0.1", self._port)
            self._conns[1, GROUP] = Connection(writer)
        return True


class Connection(SimpleNamespace):
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        closed = asyncio.get_running_loop().create_future()
        super().__init__(_writer=writer, _closed_fut=closed, _client_id="test", _versions={1: (4, 4)}, _last_action=0.0)
        self._correlation, self.closed_for = 0, None

    def _next_correlation_id(self) -> int:
        self._correlation += 1
        return self._correlation

    def close(self, reason: Any) -> None:
        self.closed_for = reason
        self._writer.close()
        self._closed_fut.set_result(None)


Broker = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def against(broker: Broker, talk: Callable[[FetchSockets, Client], Awaitable[Any]], *, timeout: float = 5.0) -> Any:
    """What `talk` returns of its talk with a broker."""

    async def run() -> Any:
        server = await asyncio.start_server(broker, "127.0.0.1", 0)
        client = Client(server.sockets[0].getsockname()[1], timeout)
        try:
            async with asyncio.timeout(20):
                return await talk(FetchSockets(client), client)
        finally:
            for connection in client._conns.values():
                if connection.closed_for is None:
                    connection.close("the end")
            server.close()

    return asyncio.run(run())


async def in_pieces(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        try:
            whole = answer(await correlation(reader))
        except asyncio.IncompleteReadError:
            return
        for piece in (whole[:2], whole[2:70_000], whole[70_000:]):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.02)


def brought(response: Any) -> bytes:
    found: bytes = response.topics[0][1][0][-1]
    return found


def test_an_answer_comes_whole_however_it_is_sent() -> None:
    async def talk(sockets: FetchSockets, _: Client) -> list[bytes]:
        return [brought(await sockets.send(1, REQUEST)) for _ in range(3)]

    assert against(in_pieces, talk) == [BATCHES] * 3


def test_what_is_not_waited_for_any_more_is_not_taken_for_the_next_answer() -> None:
    async def talk(sockets: FetchSockets, _: Client) -> bytes:
        first = asyncio.ensure_future(sockets.send(1, REQUEST))
        await asyncio.sleep(0.03)
        first.cancel()
        return brought(await sockets.send(1, REQUEST))

    assert against(in_pieces, talk) == BATCHES


def test_a_broker_that_cannot_be_reached() -> None:
    with pytest.raises(NodeNotReadyError, match="broker 2"):
        against(in_pieces, lambda sockets, _: sockets.send(2, REQUEST))


@pytest.mark.parametrize("sent", [b"", b"\0\0", answer(1)[:-1]], ids=["nothing", "half a length", "all but a byte"])
def test_a_broker_that_closes_is_an_error_and_the_connection_is_given_up(sent: bytes) -> None:
    async def closes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await correlation(reader)
        writer.write(sent)
        writer.close()

    async def talk(sockets: FetchSockets, client: Client) -> Any:
        with pytest.raises(KafkaConnectionError, match="broker 1"):
            await sockets.send(1, REQUEST)
        return client._conns[1, GROUP].closed_for

    assert against(closes, talk) is not None


@pytest.mark.parametrize("sent", [b"", answer(1)[:-1]], ids=["nothing", "all but a byte"])
def test_a_broker_that_does_not_answer_is_not_waited_for_without_end(sent: bytes) -> None:
    async def sleeps(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await correlation(reader)
        writer.write(sent)
        await reader.read()

    async def talk(sockets: FetchSockets, client: Client) -> Any:
        with pytest.raises(RequestTimedOutError):
            await sockets.send(1, REQUEST)
        return client._conns[1, GROUP].closed_for

    assert against(sleeps, talk, timeout=0.3) is not None


def test_an_answer_to_another_request_is_an_error() -> None:
    async def confused(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(await correlation(reader) + 1))

    async def talk(sockets: FetchSockets, _: Client) -> None:
        with pytest.raises(KafkaConnectionError, match="another request"):
            await sockets.send(1, REQUEST)

    against(confused, talk)


def test_a_connection_that_is_used_is_not_taken_for_idle() -> None:
    async def talk(sockets: FetchSockets, client: Client) -> float:
        await sockets.send(1, REQUEST)
        idle: float = client._conns[1, GROUP]._last_action
        return idle

    assert against(in_pieces, talk) > 0
