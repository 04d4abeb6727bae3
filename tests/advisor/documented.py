"""Commands as they stand in the document for operators."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOYMENT = ROOT / "docs" / "deployment.md"


def commands(heading: str) -> str:
    """The commands under a heading of the document, word for word, one a line."""
    section = DEPLOYMENT.read_text().partition(f"# {heading}\n")[2].partition("\n#")[0]
    return "\n".join(line.strip() for line in section.splitlines() if line.startswith("    "))


def carry_out(script: str, *, within: Path, environment: Mapping[str, str], path: str) -> str:
    """Run commands where the document means them to be run; fails where one of them does."""
    done = attempt(script, within=within, environment=environment, path=path)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def attempt(
    script: str, *, within: Path, environment: Mapping[str, str], path: str
) -> subprocess.CompletedProcess[str]:
    """Run commands until one of them fails."""
    return subprocess.run(
        ["bash", "-euc", script],
        cwd=_installed(within),
        env={"PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _installed(within: Path) -> Path:
    """A folder in which the application lies as after ``make setup``."""
    python = within / ".venv" / "bin" / "python"
    if not python.exists():
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o700)
        (within / "manage.py").symlink_to(ROOT / "manage.py")
    return within
