"""A real Radicale server on loopback, with passwords, and libraries to push from."""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from export_entries import FULL

from pipeline.export.carddav.client import Account, DavClient
from pipeline.library import ImportedContact, Library
from pipeline.model import Contact, Encounter, Event, Field, Phone

PASSWORD = "correct horse: 電池"
_DEADLINE = 30.0


@dataclass
class Radicale:
    """A running server. Each user has an address book `cards` made at the first `book`."""

    folder: Path
    port: int
    certificate: Path | None = None
    key: Path | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"{'https' if self.certificate else 'http'}://127.0.0.1:{self.port}/"

    def start(self) -> None:
        users = self.folder / "users"
        names = (*(f"user{n}" for n in range(60)),)
        users.write_text("".join(f"{name}:{PASSWORD}\n" for name in names), encoding="utf-8")
        tls = f"ssl = True\ncertificate = {self.certificate}\nkey = {self.key}\n"
        config = self.folder / "config"
        config.write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n{tls if self.certificate else ''}"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {users}\n"
            "htpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {self.folder}/collections\n"
            "[rights]\ntype = owner_only\n[logging]\nlevel = warning\n",
            encoding="utf-8",
        )
        self.process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "-C", str(config)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + _DEADLINE
        while time.monotonic() < end:
            assert self.process is not None and self.process.poll() is None, (
                "Radicale did not start"
            )
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("Radicale did not answer")

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def account(self, user: str, password: str = PASSWORD) -> Account:
        return Account(user, password, self.certificate)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def radicale() -> Iterator[Radicale]:
    """One server for the tests that leave it running."""
    pytest.importorskip("radicale", reason="Radicale is not installed (the dev group has it)")
    memory = Path("/dev/shm")  # Radicale waits for the disk at each card; a test need not
    folder = Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))
    server = Radicale(folder, free_port())
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def own_radicale(tmp_path: Path) -> Iterator[Radicale]:
    """A server that a test may stop and start again."""
    pytest.importorskip("radicale", reason="Radicale is not installed (the dev group has it)")
    server = Radicale(tmp_path, free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def tls_radicale(tmp_path: Path) -> Iterator[Radicale]:
    """A server with a certificate that nobody vouches for."""
    pytest.importorskip("radicale", reason="Radicale is not installed (the dev group has it)")
    certificate, key = make_certificate(tmp_path)
    server = Radicale(tmp_path, free_port(), certificate, key)
    server.start()
    yield server
    server.stop()


_users = iter(range(60))


@pytest.fixture
def user() -> str:
    """A user of the server whose address books nobody else uses."""
    return f"user{next(_users)}"


def make_certificate(folder: Path) -> tuple[Path, Path]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


MEMORIES = (
    "釣りの話で盛り上がった。\n赤い眼鏡 🎣",
    "三匹の猫と暮らしている",
    "富士山に毎年登る、声が大きい",
    "味噌蔵を継いだばかりで若い人を探している",
    "Plays the cello; wants to see our lab",
    "双子の父、夜行バスで来ていた",
)


def person(number: int) -> Contact:
    """One of many made-up people; nothing in common but the country."""
    return Contact(
        name_full=Field(f"山田 {number}郎"),
        name_family=Field("山田"),
        name_given=Field(f"{number}郎"),
        company=Field(f"第{number}商店"),
        emails=(Field(f"p{number}@shop{number}.example"),),
        phones=(Phone(Field(f"090-5550-{number:04d}"), "mobile", f"+81905550{number:04d}"),),
    )


class Clock:
    """Each look at it is a second later."""

    def __init__(self) -> None:
        self._ticks = 0

    def __call__(self) -> dt.datetime:
        self._ticks += 1
        return dt.datetime(2026, 11, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=self._ticks)


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """A library with `people` finished contacts (the first is the full one) and `drafts`."""
    opened: list[Library] = []

    def make(people: int = 3, drafts: int = 0) -> Library:
        library = Library.open(tmp_path / f"{uuid.uuid4()}.db", now=Clock())
        opened.append(library)
        met = Encounter(Event("展示会", dt.date(2026, 10, 1), "東京"))
        contacts = [FULL.contact, *(person(n) for n in range(1, people + drafts))]
        result = library.import_contacts(
            ImportedContact(f"test:{n}", contact, met) for n, contact in enumerate(contacts)
        )
        for number, card in enumerate(result.added[:people]):
            library.set_note(card, MEMORIES[number])
        return library

    yield make
    for library in opened:
        library.close()


@pytest.fixture
def connect() -> Iterator[Callable[[Radicale, str], DavClient]]:
    clients: list[DavClient] = []

    def make(server: Radicale, user: str) -> DavClient:
        client = DavClient(server.url, server.account(user))
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.__exit__(None, None, None)
