"""A page from the web, within limits, and never from a machine that only this one can reach.

Names are looked up and judged by the same call that connects, so that a name server which answers differently the
second time gains nothing; each redirect connects anew and is judged anew. Every read and write of the connection
has what is left of the one time limit, so that neither slow headers nor a page without end holds the reader up.
Proxies from the environment are not used: behind one, the address of the host could not be judged.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from .limits import LIMITS, Limits, megabytes
from .refusals import Unreadable

_SAVE = "open it in a browser and save the page"
_CHECK = f"check the address, or {_SAVE}"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the address that answered in the end, its bytes, and what the server calls them."""

    url: str
    data: bytes
    content_type: str | None


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also where IPv6 wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class _Deadline:
    """One moment by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("time limit")
        return left if timeout is None else min(left, timeout)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step counts against one deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline
        )

    # Any: httpcore's own signature
    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that it has judged."""

    def __init__(self, deadline: _Deadline, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreadable(f"the host {host} is not known", _CHECK) from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allow_private and not all(map(is_public, addresses)):
            raise Unreadable(f"leads to {host}, which is not on the public internet", f"if you trust it, {_SAVE}")
        return addresses

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(f"no address for {host}")


class _Body(httpx.SyncByteStream):
    """The body of an answer, as httpx wants it."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Transport(httpx.BaseTransport):
    """httpx on top of the checked connections."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=dict(request.extensions),
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        self._pool.close()


def _answer(response: httpx.Response, limits: Limits) -> Fetched:
    if response.status_code >= 400:
        raise Unreadable(f"the server answers with error {response.status_code}", _CHECK)
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limits.file_bytes:
            raise Unreadable(f"is larger than {megabytes(limits.file_bytes)}", "save the part that matters as a file")
    return Fetched(str(response.url), bytes(data), response.headers.get("content-type"))


def fetch(url: str, limits: Limits = LIMITS, *, allow_private: bool = False) -> Fetched:
    """The bytes at an http or https address.

    Args:
        url: the address.
        limits: largest answer, longest time for all of it, most redirects.
        allow_private: also fetch from loopback and private networks. For servers that you run yourself.

    Raises:
        Unreadable: nothing came back within the limits, or a hop led off the public internet.
    """
    transport = _Transport(_CheckedBackend(_Deadline(limits.fetch_seconds), allow_private))
    client = httpx.Client(
        transport=transport, follow_redirects=True, max_redirects=limits.fetch_redirects, trust_env=False,
        timeout=limits.fetch_seconds, headers={"user-agent": "detente (reads reports)"},
    )  # fmt: skip
    try:
        with client, client.stream("GET", url) as response:
            return _answer(response, limits)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise Unreadable(f"did not come to an end within {limits.fetch_seconds:g} seconds", _SAVE) from error
    except httpx.TooManyRedirects as error:
        raise Unreadable(f"redirects more than {limits.fetch_redirects} times", _CHECK) from error
    except (httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol) as error:
        raise Unreadable("leads to an address that is neither http nor https", _CHECK) from error
    except ssl.SSLError as error:
        raise Unreadable("has no valid certificate", _CHECK) from error
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        OSError,
        ValueError,
    ) as error:
        raise Unreadable("could not be fetched", _CHECK) from error
