"""`meishi evaluate`: read the photos of a folder and measure against its truth.jsonl."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from ...contract import card_to_json
from ...errors import EngineError
from ...evaluate import Evaluation, Tally, evaluate_rows, load_truth
from ...i18n import gettext as _
from ...model import CardReading
from ...photos import open_photos
from ..columns import table
from ..parser import add_reading
from ..reading import make_reader
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("folder", type=Path, metavar=_("FOLDER"), help=_("photos beside a truth.jsonl"))
    add("--json", action="store_true", help=_("print the figures as JSON"))
    add(
        "--save-failures", type=Path, metavar=_("DIR"),
        help=_("write a picture of the card for each wrong field"),
    )  # fmt: skip
    add("--limit", type=int, metavar="N", help=_("measure the first N photos only"))
    add_reading(parser)


def run(args: Namespace, session: Session) -> int:
    rows = load_truth(args.folder)[: args.limit]
    reader = make_reader(session.settings)
    bar = session.console.progress(len(rows))
    cards: dict[str, list[CardReading]] = {}

    def read(file: str) -> list[dict[str, Any]]:
        bar.draw(file)
        try:
            found = [
                card
                for photo in open_photos(args.folder / file, session.limits())
                for card in reader(photo).cards
            ]
        finally:
            bar.step(file)
        if args.save_failures:
            cards[file] = found
        return [card_to_json(card) for card in found]

    result = evaluate_rows(rows, read)
    bar.clear()
    if args.save_failures:
        from ..failure_pictures import save_failures

        written = save_failures(result.failures, cards, args.save_failures)
        session.console.say(
            _("{count} pictures are in {folder}.").format(count=written, folder=args.save_failures)
        )
    for file, reason in result.errors.items():
        session.console.error(f"{file}: {reason}")
    if args.json:
        session.console.print_json(result.to_json(), indent=2)
    else:
        for line in report_lines(result):
            session.console.print(line)
    if result.errors and len(result.errors) == len(rows):
        raise EngineError(
            session.settings.engine,
            _("Not one photo could be read."),
            _("`meishi doctor` says what is missing."),
        )
    return 3 if result.errors else 0


def report_lines(result: Evaluation) -> list[str]:
    """The tables: one line a field, then one line a tier."""
    overall = result.overall
    head = (_("field"), _("precision"), _("recall"), "F1", _("exact"), _("values"))
    rows: list[tuple[str, ...]] = [head]
    for name, score in overall.fields.items():
        if score.true or score.found:
            exact = score.exact / score.cards if score.cards else 0.0
            rates = (score.precision, score.recall, score.f1, exact)
            rows.append((name, *map(_percent, rates), str(score.true)))
    total = overall.total
    rows.append(
        (
            _("all fields"),
            *map(_percent, (total.precision, total.recall, total.f1)),
            _percent(total.exact / total.cards if total.cards else 0.0),
            str(total.true),
        )
    )
    lines = table(rows, right=frozenset(range(1, 6)))
    lines += ["", *_tier_lines(result), "", *_notes()]
    return lines


def _tier_lines(result: Evaluation) -> list[str]:
    head = (
        _("photos"), _("cards"), "F1", _("whole cards right"), _("name exact"),
        _("not doubted: right"), _("doubted"), _("missed"), _("phantoms"),
    )  # fmt: skip
    tiers: dict[str, Tally] = dict(result.tiers)
    if len(tiers) > 1:
        tiers[_("all")] = result.overall
    rows: list[tuple[str, ...]] = [head]
    for name, tally in tiers.items():
        held = tally.sure + tally.doubtful
        names = tally.fields["name_full"]
        rows.append(
            (
                _(name) if name == "all" else name,
                str(tally.cards),
                _percent(tally.total.f1),
                _percent(tally.cards_right / tally.cards if tally.cards else 0.0),
                _percent(names.exact / names.cards if names.cards else 0.0),
                _percent(tally.sure_right / tally.sure) if tally.sure else "–",
                _percent(tally.doubtful / held) if held else "–",
                str(tally.missed),
                str(tally.phantoms),
            )
        )
    return table(rows, right=frozenset(range(1, 9)))


def _notes() -> list[str]:
    return [
        _("Compared after NFKC, without spaces and with hyphens of one kind; e-mails, URLs and"),
        _("handles also without case. Variant kanji are not folded: 髙 is not 高."),
    ]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
