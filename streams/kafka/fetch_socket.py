"""Fetches by blocking sockets in threads, which hold the interpreter only once for each answer.

An event loop reads an answer of megabytes in dozens of pieces, and before each of them its thread waits until the one
that works lets go of the interpreter. A blocking `recv` waits outside of it until the whole answer is there.
"""

import asyncio
import os
import socket
import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from aiokafka.client import AIOKafkaClient
from aiokafka.conn import AIOKafkaConnection, CloseReason
from aiokafka.errors import CorrelationIdError, KafkaConnectionError, NodeNotReadyError, RequestTimedOutError

GROUP = "fetch"
"""The client's name for our connections: it keeps one for each broker and group."""
_LENGTH = struct.Struct(">i")


class FetchSockets:
    """Sends requests to brokers over connections of their own; for those without TLS."""

    def __init__(self, client: AIOKafkaClient) -> None:
        self._client = client
        self._timeout = client._request_timeout_ms / 1000
        self._sockets: WeakKeyDictionary[AIOKafkaConnection, _Socket] = WeakKeyDictionary()

    async def send(self, node: int, request: Any) -> Any:
        """The broker's response. Raises KafkaError, the same ones as `AIOKafkaClient.send`."""
        if not await self._client.ready(node, group=GROUP):
            raise NodeNotReadyError(f"broker {node} cannot be reached")
        connection = self._client._conns[node, GROUP]
        found = self._sockets.get(connection)
        if found is None:
            found = self._sockets[connection] = _Socket(connection, self._timeout)
        prepared = request.prepare(connection._versions)
        correlation = connection._next_correlation_id()
        header = prepared.build_request_header(correlation_id=correlation, client_id=connection._client_id)
        try:
            answer = BytesIO(await found.exchange(header.encode() + prepared.encode()))
            if prepared.parse_response_header(answer).correlation_id != correlation:
                raise CorrelationIdError(f"broker {node} has answered another request")
            return prepared.RESPONSE_TYPE.decode(answer)
        except TimeoutError:
            connection.close(reason=CloseReason.CONNECTION_TIMEOUT)
            raise RequestTimedOutError from None
        except (OSError, CorrelationIdError) as error:
            connection.close(reason=CloseReason.CONNECTION_BROKEN)
            raise KafkaConnectionError(f"the connection to broker {node} broke: {error}") from error


class _Socket:
    """The socket of a connection that aiokafka has opened and authenticated, from then on read by our thread alone."""

    def __init__(self, connection: AIOKafkaConnection, timeout: float) -> None:
        self._connection = connection
        transport = connection._writer.transport
        transport.pause_reading()
        self._socket = socket.socket(fileno=os.dup(transport.get_extra_info("socket").fileno()))
        self._socket.setblocking(True)
        seconds, fraction = divmod(timeout, 1)
        for bound in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            self._socket.setsockopt(socket.SOL_SOCKET, bound, struct.pack("ll", int(seconds), int(fraction * 1e6)))
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="fetch")
        connection._closed_fut.add_done_callback(self._close)

    async def exchange(self, message: bytes) -> bytes:
        """The answer to a message. One that is not waited for any more is read to its end before the next is sent."""
        self._connection._last_action = monotonic()  # or aiokafka takes it for idle
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._exchange, message)

    def _exchange(self, message: bytes) -> bytes:
        try:
            self._socket.sendall(_LENGTH.pack(len(message)) + message)
            (length,) = _LENGTH.unpack(self._read(_LENGTH.size))
            return self._read(length)
        except BlockingIOError:
            raise TimeoutError from None

    def _read(self, length: int) -> bytes:
        data = self._socket.recv(length, socket.MSG_WAITALL)
        if len(data) < length:  # after a signal, or at the end
            pieces = [data]
            missing = length - len(data)
            while missing:
                piece = self._socket.recv(missing, socket.MSG_WAITALL)
                if not piece:
                    raise ConnectionResetError("the broker closed the connection")
                pieces.append(piece)
                missing -= len(piece)
            data = b"".join(pieces)
        return data

    def _close(self, _: object) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes a thread that reads
        self._thread.submit(self._socket.close)
        self._thread.shutdown(wait=False)
