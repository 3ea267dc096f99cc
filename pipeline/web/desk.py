"""What the page works on: the library, the order in which cards are gone through, the reader."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, get_args

from ..library import CardFilter, Library, SortOrder, StateFilter
from ..model import (
    CardReading,
    Contact,
    Encounter,
    Event,
    Photo,
    PhotoReading,
    Quad,
    Reading,
)

PAGE = 60
"""Cards that the overview shows at a time."""


class Reader(Protocol):
    """What turns photos into readings; slow, loads its models when first asked."""

    def open_photos(self, path: Path, /) -> Iterator[Photo]:
        """The pages of a file. Raises PhotoError."""
        ...

    def read_photo(self, photo: Photo, /) -> PhotoReading:
        """Every card of a photo. Raises EngineError."""
        ...

    def read_again(self, photo: Photo, quad: Quad, /) -> CardReading:
        """The card at `quad`, which a person says stands upright so."""
        ...

    def parse_sides(self, readings: Sequence[Reading], /) -> Contact | None:
        """What the sides of one card say together; None leaves joining them to the library."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """Which cards are shown and in which order; what stands in the address of the page."""

    text: str = ""
    event: str = ""
    tag: str = ""
    state: StateFilter | None = None
    sort: SortOrder = "oldest"

    @classmethod
    def of(cls, query: dict[str, str], fallback: View) -> View:
        """The view that the address names; where it names nothing, `fallback`."""
        if not any(key in query for key in ("q", "event", "tag", "state", "sort")):
            return fallback
        state, sort = query.get("state", ""), query.get("sort", "")
        return cls(
            text=query.get("q", "")[:200],
            event=query.get("event", ""),
            tag=query.get("tag", ""),
            state=next((s for s in get_args(StateFilter) if s == state), None),
            sort=next((s for s in get_args(SortOrder) if s == sort), "oldest"),
        )

    def query(self) -> dict[str, str]:
        """The view as the address carries it."""
        named = {
            "q": self.text, "event": self.event, "tag": self.tag, "state": self.state or "",
            "sort": self.sort if self.sort != "oldest" else "",
        }  # fmt: skip
        return {key: value for key, value in named.items() if value}

    @property
    def where(self) -> CardFilter:
        return CardFilter(
            event=self.event or None, tag=self.tag or None, state=self.state, text=self.text
        )


@dataclass(slots=True)
class Desk:
    """One open library behind a lock, for the threads of the server."""

    library: Library
    reader: Reader
    start: View = View()
    now: Callable[[], datetime] = field(default=lambda: datetime.now().astimezone())
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _queues: dict[View, tuple[int, ...]] = field(default_factory=dict)

    @contextmanager
    def work(self) -> Iterator[Library]:
        """The library, for one thread at a time."""
        with self._lock:
            yield self.library

    def today(self) -> date:
        return self.now().date()

    def queue(self, view: View) -> tuple[int, ...]:
        """The numbers of the cards of `view`, in its order.

        It is kept while cards are gone through: a card that is finished on the way would
        otherwise drop out of `state=draft` and take its neighbours with it.
        """
        with self._lock:
            if view not in self._queues:
                if len(self._queues) > 20:
                    self._queues.clear()
                self._queues[view] = self.library.card_ids(view.where, sort=view.sort)
            return self._queues[view]

    def forget_queues(self, view: View | None = None) -> None:
        """Cards came or went, or a new round of `view` begins."""
        with self._lock:
            if view is None:
                self._queues.clear()
            else:
                self._queues.pop(view, None)

    def usual_encounter(self) -> Encounter:
        """What the last event was, proposed for the next photos."""
        with self._lock:
            events = self.library.events()
        wanted = [e for e in events if e.name == self.start.event] if self.start.event else events
        if not wanted:
            return Encounter()
        last = wanted[0]
        return Encounter(Event(last.name, last.held_on, last.place), last.held_on, last.place)
