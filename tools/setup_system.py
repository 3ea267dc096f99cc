"""Install the system packages that are missing, with apt; say what still works where it cannot.

    python3 tools/setup_system.py main|dev|fonts

Needs nothing but the standard library: it runs before there is an environment. Exits with 0 also
where nothing can be installed, since the main engine needs no system package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MAIN = {
    "tesseract-ocr": "the second OCR engine",
    "tesseract-ocr-jpn": "Japanese for it",
    "tesseract-ocr-jpn-vert": "vertical Japanese for it",
    "tesseract-ocr-eng": "English for it",
}
DEV = {
    "chromium": "the browser tests",
    "libatomic1": "the browser tests (the driver of Playwright)",
    "libreoffice-calc-nogui": "the spreadsheet tests",
}
# Those of samples/generator/fonts.py; a test keeps the two lists together.
FONTS = dict.fromkeys(
    (
        "fonts-dejavu-core", "fonts-dejima-mincho", "fonts-ebgaramond", "fonts-hanazono",
        "fonts-ipaexfont-gothic", "fonts-ipaexfont-mincho", "fonts-ipafont-gothic",
        "fonts-ipafont-mincho", "fonts-ipamj-mincho", "fonts-lato", "fonts-liberation",
        "fonts-migmix", "fonts-morisawa-bizud-gothic", "fonts-morisawa-bizud-mincho",
        "fonts-motoya-l-cedar", "fonts-motoya-l-maruberi", "fonts-noto-cjk",
        "fonts-noto-cjk-extra", "fonts-open-sans", "fonts-roboto-unhinted",
        "fonts-sawarabi-gothic", "fonts-sawarabi-mincho", "fonts-takao-gothic",
        "fonts-takao-mincho", "fonts-umeplus", "fonts-urw-base35", "fonts-vlgothic",
    ),
    "the sample generator",
)  # fmt: skip
SETS = {"main": MAIN, "dev": DEV | FONTS, "fonts": FONTS}


def main(what: str) -> int:
    wanted = SETS[what]
    missing = [name for name in wanted if not is_installed(name)]
    if not missing:
        return 0
    apt = shutil.which("apt-get")
    root = [] if os.name == "posix" and os.geteuid() == 0 else sudo()
    if apt is None or root is None:
        explain(what, missing, apt is None)
        return 0
    print(f"Installing {', '.join(missing)} …", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*root, apt, "install", "-y", "-qq", "--no-install-recommends", *missing]
    if run(install, env):
        return 0
    # A bare machine has no package lists yet, or old ones.
    run([*root, apt, "update", "-qq"], env)
    if run(install, env):
        return 0
    # One package that a release does not have must not take the others with it.
    failed = [name for name in missing if not run([*install[: -len(missing)], name], env)]
    if failed:
        explain(what, failed, without_apt=False)
    return 0


def is_installed(package: str) -> bool:
    query = shutil.which("dpkg-query")
    if query is None:
        return False
    found = subprocess.run(
        [query, "-W", "-f=${Status}", package], capture_output=True, text=True, check=False
    )
    return found.stdout.strip() == "install ok installed"


def sudo() -> list[str] | None:
    """How to become root; None where there is no way that needs no password or terminal."""
    path = shutil.which("sudo")
    if path is None:
        return None
    if sys.stdin.isatty():
        return [path]
    silent = subprocess.run([path, "-n", "true"], capture_output=True, check=False)
    return [path, "-n"] if silent.returncode == 0 else None


def run(command: list[str], env: dict[str, str]) -> bool:
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        said, _ = process.communicate()
    if process.returncode:
        print(f"{' '.join(command[:4])} … failed: {said.strip()[-300:]}", file=sys.stderr)
    return process.returncode == 0


def explain(what: str, missing: list[str], without_apt: bool) -> None:
    wanted = SETS[what]
    reason = "there is no apt here" if without_apt else "you are not root and sudo gives no way"
    if not without_apt and os.name == "posix" and os.geteuid() == 0:
        reason = "apt could not install them"
    print(f"Not installed, since {reason}:", file=sys.stderr)
    for name in missing:
        print(f"  {name}: {wanted[name]}", file=sys.stderr)
    if what == "main":
        print(
            "meishi goes on without: its main engine needs no system package. What is lost is the\n"
            "second opinion on doubtful lines, and --engine tesseract.",
            file=sys.stderr,
        )
    elif what == "dev":
        print("The tests that need them are passed over; all others run.", file=sys.stderr)
    print(
        f"To have them: sudo apt-get install {' '.join(missing)}\n"
        "(macOS: brew install tesseract tesseract-lang), then: make clean, and again.",
        file=sys.stderr,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "main"))
