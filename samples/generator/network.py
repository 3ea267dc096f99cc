"""Domains, mail addresses, handles and registration numbers that are nobody's."""

from __future__ import annotations

import random
import re
import unicodedata

from .card import Line
from .people import Person


def safe_domain(rng: random.Random, slug: str, suffix: str) -> str:
    """A host below a name that is kept for examples (RFC 2606, RFC 6761, JPRS), so nobody's."""
    slug = slug[:22].strip("-")
    if suffix in {"ac", "ed", "go", "lg", "or"} and rng.random() < 0.6:
        return f"{slug}.example.{suffix}.jp"
    return rng.choices(
        (
            f"{slug}.example.co.jp",
            f"{slug}.example.jp",
            f"{slug}.example.com",
            f"{slug}.example.net",
            f"{slug}.example",
            f"{slug}.example{rng.randint(0, 9)}.jp",
            f"{slug}.example.org",
            f"{slug}-jp.example",
            f"{slug}.example.ne.jp",
        ),
        (6, 5, 5, 2, 5, 2, 2, 2, 1),
    )[0]


def email_of(rng: random.Random, person: Person, domain: str) -> str:
    family, given = _plain(person.family_latin), _plain(person.given_latin.split(" ")[0])
    local = rng.choices(
        (
            f"{given}.{family}",
            f"{family}.{given}",
            f"{given[0]}.{family}",
            f"{family}-{given[0]}",
            f"{family}",
            f"{given}_{family}",
            f"{family}_{given}",
            f"{given[0]}-{family}",
            f"{given[0]}{family}",
            f"{family}{given[0]}",
            f"{family}{rng.randint(1, 99):02d}",
            f"{given}",
        ),
        (6, 3, 4, 2, 3, 2, 2, 2, 2, 1, 1, 1),
    )[0]
    return f"{local}@{domain}"


def _plain(name: str) -> str:
    """The letters a to z of `name`, its accents dropped."""
    bare = unicodedata.normalize("NFD", name.lower().replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z]", "", bare)


def url_of(rng: random.Random, domain: str) -> str:
    return rng.choices(
        (
            f"https://www.{domain}/",
            f"https://www.{domain}",
            f"https://{domain}/",
            f"https://{domain}",
            f"www.{domain}",
            f"http://www.{domain}/",
            domain,
            f"https://www.{domain}/ja/",
            f"{domain}/",
        ),
        (5, 5, 4, 4, 5, 2, 2, 1, 0.5),
    )[0]


def t_number(rng: random.Random) -> str:
    """A registration number of the invoice system with its check digit.

    The twelve digits begin with 99, which no registry office has, so that it is no company's.
    """
    base = "99" + "".join(str(rng.randint(0, 9)) for _ in range(10))
    total = sum(int(d) * (1 if i % 2 == 0 else 2) for i, d in enumerate(reversed(base)))
    return f"T{9 - total % 9}{base}"


def socials_of(rng: random.Random, slug: str) -> list[tuple[dict[str, str], Line]]:
    found = []
    name = slug.replace("-", "_")
    for service in rng.sample(
        ("Instagram", "Facebook", "X", "LINE", "LinkedIn", "YouTube", "GitHub", "note"),
        rng.choice((1, 1, 2)),
    ):
        handle = {
            "Instagram": f"@{name}_example",
            "Facebook": f"facebook.com/{slug.replace('-', '.')}.example",
            "X": f"@{name[:7]}_example",
            "LINE": f"@example{rng.randint(100, 999)}x",
            "LinkedIn": f"linkedin.com/in/{slug}-example",
            "YouTube": f"@{slug}-example",
            "GitHub": f"github.com/{slug}-example",
            "note": f"note.com/{name}_example",
        }[service]
        icon = (
            service.lower()
            if service in {"Instagram", "Facebook", "X"} and rng.random() < 0.5
            else ""
        )
        bare = not handle.startswith("@") and rng.random() < 0.4
        text = (
            handle if icon or bare else rng.choice((f"{service} {handle}", f"{service}: {handle}"))
        )
        found.append(({"service": service, "handle": handle, "printed": handle}, Line(text, icon)))
    return found
