"""The decide command as its caller sees it: the exit status, and which stream says what."""

import json
import subprocess
import sys
from pathlib import Path

from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.databases import as_others_see_it
from tests.advisor.deciding import decided_in_full
from tests.advisor.deciding import shipped as shipped_edition
from tests.advisor.shipped import ANSWERS, GUIDE, LABEL

ROOT = Path(__file__).resolve().parents[3]


def test_tells_its_caller_whether_it_decided(transactional_db: None, shipped: dict[str, str], tmp_path: Path) -> None:  # noqa: ARG001
    """The exit status, and which stream says what."""
    make_current(Edition.objects.create(**shipped))
    environment = as_others_see_it(tmp_path)
    done = _run(environment, "--answers", "-", given=json.dumps(ANSWERS))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == decided_in_full(shipped_edition(LABEL), ANSWERS).data()
    refused = _run(environment, "--set", "location=moon", "--priority", "flexibility=9")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert [line.split(".")[:2] for line in refused.stderr.splitlines()] == [
        ["CommandError: answers", "location: there is no choice moon"],
        ["priorities", "flexibility: 9 is no priority"],
    ]
    assert _run(environment, "--colour").returncode == 2


def _run(environment: dict[str, str], *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "decide", GUIDE, *arguments],
        cwd=ROOT,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
