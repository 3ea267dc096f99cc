"""One frozen `Settings`: the defaults, then the file, then the environment, then the flags."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .errors import SettingsError
from .i18n import LANGUAGES
from .i18n import gettext as _

_ENGINES = ("rapidocr", "tesseract")
_SECOND = ("auto", "none", "tesseract", "rapidocr")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose for good. `library` None means the place for user data.

    `second_engine` is asked where `engine` is unsure; `auto` takes the other one if it is there.
    It is none unless asked for: measured, it cost half as much CPU again and bought nothing.
    `keep_place` stores where a photo was taken.
    """

    library: Path | None = None
    lang: str | None = None
    engine: str = "rapidocr"
    second_engine: str = "none"
    max_megapixels: int = 120
    max_megabytes: int = 512
    pdf_dpi: int = 300
    keep_place: bool = False


def settings_file(environ: Mapping[str, str]) -> Path:
    """Where the settings file is looked for: `MEISHI_CONFIG`, else the user's config folder."""
    if environ.get("MEISHI_CONFIG"):
        return Path(environ["MEISHI_CONFIG"]).expanduser()
    from platformdirs import user_config_path

    return user_config_path("meishi") / "config.toml"


def load_settings(
    flags: Mapping[str, Any], environ: Mapping[str, str], file: Path | None = None
) -> Settings:
    """The settings that hold. A flag that is None was not given.

    `file` has to exist when it is named; the one of `settings_file` need not. Environment
    variables are `MEISHI_` and the name in capitals. Raises SettingsError naming the source.
    """
    path = file or settings_file(environ)
    chosen: dict[str, Any] = {}
    if file or path.is_file():
        chosen |= _from_file(path)
    for item in fields(Settings):
        variable = f"MEISHI_{item.name.upper()}"
        if environ.get(variable):
            chosen[item.name] = _checked(item.name, environ[variable], variable)
        if flags.get(item.name) is not None:
            flag = "--" + item.name.replace("_", "-")
            chosen[item.name] = _checked(item.name, flags[item.name], flag)
    return Settings(**chosen)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            _("{file}: the settings cannot be read ({reason}).").format(
                file=path, reason=error.strerror or error
            ),
            _("Check the path and its permissions."),
            str(path),
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            _("{file}: this is not TOML ({reason}).").format(file=path, reason=error),
            _('Each line is like: engine = "rapidocr"'),
            str(path),
        ) from error
    known = {item.name for item in fields(Settings)}
    for name in table:
        if name not in known:
            raise SettingsError(
                _("{file}: there is no setting “{name}”.").format(file=path, name=name),
                _("There are: {names}.").format(names=", ".join(sorted(known))),
                str(path),
            )
    return {name: _checked(name, value, str(path)) for name, value in table.items()}


def _checked(name: str, value: Any, source: str) -> Any:
    """`value` in the type of the setting `name`. Raises SettingsError."""
    if name == "library":
        return Path(str(value)).expanduser()
    choices = {"engine": _ENGINES, "second_engine": _SECOND, "lang": LANGUAGES}.get(name)
    if choices:
        if value in choices:
            return value
        raise _wrong(name, value, source, _("one of {names}").format(names=", ".join(choices)))
    if name == "keep_place":
        flag = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        found = flag.get(str(value).lower())
        if found is None:
            raise _wrong(name, value, source, _("true or false"))
        return found
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = 0
    if number < 1 or isinstance(value, bool):
        raise _wrong(name, value, source, _("a whole number from 1 on"))
    return number


def _wrong(name: str, value: object, source: str, wanted: str) -> SettingsError:
    return SettingsError(
        _("{source}: “{value}” is no value for {name}.").format(
            source=source, value=value, name=name
        ),
        _("It takes {wanted}.").format(wanted=wanted),
        source,
    )
