"""Running the page: ports, secrets, the phone's own door and its closing time."""

from __future__ import annotations

import http.client
import json
import os
import re
import ssl
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import evening
import pytest
from conftest import Filled
from cryptography import x509

from pipeline.errors import UsageError
from pipeline.library import Library
from pipeline.web import lan, run_review, server
from pipeline.web.desk import Desk
from pipeline.web.lan import draw_qr, make_certificate
from pipeline.web.session import keep_secret


@contextmanager
def served(filled: Filled, **how: object) -> Iterator[tuple[server.Serving, list[str]]]:
    with Library.open(filled.library) as library:
        said: list[str] = []
        serving = server.Serving(Desk(library, evening.HandReader()), said.append, 1000)
        options = {"port": 0, "open_browser": False, **how}
        thread = threading.Thread(target=server.serve, args=(serving,), kwargs=options)
        thread.start()
        try:
            assert serving.ready.wait(20)
            yield serving, said
        finally:
            serving.stop()
            thread.join(20)
        assert not thread.is_alive()


def link_in(said: list[str], scheme: str) -> tuple[str, int, str]:
    found = next(filter(None, (re.search(rf"{scheme}://([\d.]+):(\d+)(/\S+)", s) for s in said)))
    return found[1], int(found[2]), found[3]


def test_the_page_answers_on_loopback_alone(filled: Filled) -> None:
    with served(filled) as (serving, said):
        host, port, path = link_in(said, "http")
        assert host == "127.0.0.1"
        assert len(serving.servers) == 1
        connection = http.client.HTTPConnection(host, port)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 303
        assert answer.getheader("server") is None
        connection.close()


def test_two_gigabytes_are_refused_before_they_are_sent(filled: Filled) -> None:
    with served(filled) as (_serving, said):
        host, port, path = link_in(said, "http")
        connection = http.client.HTTPConnection(host, port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        cookie = (answer.getheader("set-cookie") or "").split(";")[0]
        connection.request("GET", "/photos", headers={"cookie": cookie})
        token = re.search(
            r'meishi-token" content="(\w+)"', connection.getresponse().read().decode()
        )
        assert token
        connection.putrequest("POST", "/photos")
        for name, value in {
            "cookie": cookie, "origin": f"http://{host}:{port}", "x-meishi-token": token[1],
            "content-length": str(2 * 1024**3), "x-file-name": "huge.jpg",
        }.items():  # fmt: skip
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(b"x" * 1000)
        refused = connection.getresponse()
        assert refused.status == 413
        assert "huge.jpg" in json.loads(refused.read())["message"]
        connection.close()


def test_the_phone_comes_in_over_tls_and_is_shut_out_in_time(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lan, "own_address", lambda: "127.0.0.1")
    with served(filled, lan=True, minutes=30) as (serving, said):
        host, port, path = link_in(said, "https")
        assert any("█" in text or "▀" in text or "▄" in text for text in said)  # the code
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(host, port, context=context)
        connection.connect()
        shown = connection.sock.getpeercert(binary_form=True)
        assert shown
        digest = x509.load_der_x509_certificate(shown).fingerprint(lan.hashes.SHA256()).hex()
        assert digest.upper() in "".join(said).replace(":", "")
        connection.request("POST", path, headers={"origin": f"https://{host}:{port}"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 303
        cookie = answer.getheader("set-cookie") or ""
        assert "secure" in cookie.lower()
        connection.request("GET", "/export", headers={"cookie": cookie.split(";")[0]})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 404
        connection.close()
        plain = http.client.HTTPConnection(*link_in(said, "http")[:2])
        plain.request("GET", path)  # the phone's token is none for this door
        assert plain.getresponse().status == 403
        plain.close()
        assert len(serving.servers) == 2


def test_the_phones_time_runs_out(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lan, "own_address", lambda: "127.0.0.1")
    with served(filled, lan=True, minutes=0) as (serving, said):
        for _ in range(500):
            if serving.servers[1].should_exit:
                break
            time.sleep(0.02)
        assert serving.servers[1].should_exit
        assert not serving.servers[0].should_exit
        assert any("no longer let in" in text for text in said)


def test_without_a_network_lan_says_so(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lan, "own_address", lambda: None)
    with Library.open(filled.library) as library, pytest.raises(UsageError, match="network"):
        run_review(library, evening.HandReader(), say=lambda _: None, lan=True, port=0)


def test_a_port_that_is_taken_is_named(filled: Filled) -> None:
    held = server.bind("127.0.0.1", 0, wait=False)
    port = held.getsockname()[1]
    with Library.open(filled.library) as library, pytest.raises(UsageError, match=str(port)):
        run_review(library, evening.HandReader(), say=lambda _: None, port=port)
    other = server.bind("127.0.0.1", port, wait=True)
    assert other.getsockname()[1] != port
    other.close()
    held.close()


def test_a_missing_package_is_named(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "uvicorn", None)
    with (
        Library.open(filled.library) as library,
        pytest.raises(UsageError, match="uvicorn") as told,
    ):
        run_review(library, evening.HandReader(), say=lambda _: None)
    assert "meishi[web]" in told.value.hint


def test_the_secret_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret"
    first = keep_secret(path)
    assert keep_secret(path) == first
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("nonsense")
    assert keep_secret(path) not in (first, b"nonsense")


def test_the_certificate_is_for_one_address_and_a_short_time(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    made = make_certificate(tmp_path, "192.0.2.7", now, 30)
    held = x509.load_pem_x509_certificate(made.certificate.read_bytes())
    names = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(a) for a in names.get_values_for_type(x509.IPAddress)] == ["192.0.2.7"]
    assert (held.not_valid_after_utc - now).total_seconds() < 3600
    if os.name == "posix":
        assert stat.S_IMODE(made.key.stat().st_mode) == 0o600


def test_a_link_fits_into_a_code_for_the_terminal() -> None:
    drawn = draw_qr(f"https://192.168.100.200:54321/enter?token={'a' * 64}")
    assert len(drawn.splitlines()) < 40
