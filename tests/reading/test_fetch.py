"""Pages from a server of our own: what is fetched, and what is refused before it does harm."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from detente.reading import LIMITS, Limits, Refusal, read
from detente.reading.fetch import is_public
from detente.record.model import Document

PAGE = "<html><body><p>The two towns agreed on Friday to share the water of the upper well.</p></body></html>"
QUICK = replace(LIMITS, fetch_seconds=1.0, file_bytes=300_000)


class _Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def _send(self, data: bytes, *headers: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", str(len(data))), ("Connection", "close")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        with contextlib.suppress(OSError):  # the reader hangs up, as it should on the endless ones
            self._answer()

    def _answer(self) -> None:
        where = {
            "/inside": "http://169.254.10.20/latest",
            "/round": "/round",
            "/file": "file:///etc/passwd",
            "/moved": "/page",
        }
        match self.path:
            case "/page":
                self._send(PAGE.encode(), ("Content-Type", "text/html; charset=utf-8"))
            case "/note.txt":
                self._send("Обмін відбувся на мосту, повідомили сторони.".encode("cp1251"),
                           ("Content-Type", "text/plain; charset=windows-1251"))  # fmt: skip
            case "/picture":
                self._send(b"\x89PNG", ("Content-Type", "image/png"))
            case "/bomb":
                self._send(gzip.compress(b" " * 5_000_000), ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
            case "/large" | "/drip":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Connection", "close")
                self.end_headers()
                self._pour(b"x" * (100_000 if self.path == "/large" else 1), 0.0 if self.path == "/large" else 0.1)
            case "/slow-headers":
                self._pour(b"HTTP/1.1 200 OK\r\n", 0.0, times=1)
                self._pour(b"X-A: b\r\n", 0.1)
            case path if path in where:
                self._send(b"", ("Location", where[path]), status=302)
            case _:
                self._send(b"gone", status=404)

    def _pour(self, data: bytes, pause: float, times: int = 100) -> None:
        for _ in range(times):
            self.wfile.write(data)
            self.wfile.flush()
            time.sleep(pause)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def outcome(url: str, *, private: bool = True, limits: Limits = QUICK) -> Document | Refusal:
    (only,) = read([url], limits=limits, allow_private_addresses=private)
    return only


def test_a_page_is_read_under_the_address_that_was_given(site: str) -> None:
    document = outcome(f"{site}/moved")
    assert isinstance(document, Document)
    assert document.name == f"{site}/moved"
    assert document.url is not None and document.url.endswith("/page")
    assert document.text.startswith("The two towns agreed")


def test_text_comes_in_the_encoding_that_the_server_names(site: str) -> None:
    document = outcome(f"{site}/note.txt")
    assert isinstance(document, Document)
    assert document.text.startswith("Обмін відбувся")


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/round", "redirects more than"),
        ("/file", "neither http nor https"),
        ("/large", "is larger than"),
        ("/bomb", "is larger than"),
        ("/drip", "did not come to an end within 1 seconds"),
        ("/slow-headers", "did not come to an end within 1 seconds"),
        ("/picture", "image/png is not read"),
        ("/gone", "error 404"),
    ],
)
def test_what_has_no_end_or_no_text_is_refused_in_time(site: str, path: str, complaint: str) -> None:
    start = time.monotonic()
    refused = outcome(site + path)
    assert isinstance(refused, Refusal)
    assert complaint in str(refused) and str(refused).startswith(site + path)
    assert time.monotonic() - start < 3


def test_addresses_that_only_this_machine_reaches_are_refused(site: str) -> None:
    port = site.rpartition(":")[2]
    for url in (
        site,
        f"http://localhost:{port}/page",
        f"http://[::1]:{port}/",
        "http://10.0.0.1/",
        "http://2130706433/",
    ):
        refused = outcome(url, private=False)
        assert isinstance(refused, Refusal)
        assert "not on the public internet" in str(refused) or "is not known" in str(refused), refused


def test_a_redirect_to_such_an_address_is_refused_too(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # the first hop must be let through for there to be a second: only the server's own address passes
    monkeypatch.setattr("detente.reading.fetch.is_public", lambda address: address == "127.0.0.1")
    refused = outcome(f"{site}/inside", private=False)
    assert isinstance(refused, Refusal)
    assert "leads to 169.254.10.20, which is not on the public internet" in str(refused)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.9", False),
        ("172.16.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_host_that_does_not_answer_is_refused() -> None:
    refused = outcome("http://127.0.0.1:1/")
    assert isinstance(refused, Refusal) and "could not be fetched" in str(refused)
