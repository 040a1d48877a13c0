"""What docs/python.md and the package's README show is run, from top to bottom."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import loam

REPOSITORY = Path(__file__).resolve().parents[2]


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.S | re.M)


@pytest.mark.parametrize("name", ["docs/python.md", "python/README.md"])
def test_examples_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = blocks(REPOSITORY / name, "python")
    assert found
    exec("\n".join(found), {})  # noqa: S102


def test_the_readme_of_the_repository_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = blocks(REPOSITORY / "README.md", "python")
    assert found
    exec("\n".join(found), {})  # noqa: S102


def test_docstrings_are_true() -> None:
    failed, tried = doctest.testmod(loam)
    assert failed == 0 and tried >= 4


def test_the_c_program_runs(tmp_path: Path) -> None:
    library = REPOSITORY / ".build" / "libloam"
    compiler = shutil.which("cc")
    if compiler is None or not (library / "libloam.so").exists():
        pytest.skip("no C compiler, or no libloam.so")
    (tmp_path / "example.c").write_text(blocks(REPOSITORY / "docs" / "python.md", "c")[0])
    command = blocks(REPOSITORY / "docs" / "python.md", "sh")[-1].strip()
    command = re.sub(r'"?(\$PWD/)?\.build/libloam"?', str(library), command)
    subprocess.run(command, shell=True, check=True, cwd=tmp_path)
    said = subprocess.run([tmp_path / "example"], capture_output=True, text=True, check=True).stdout
    assert said == f"{len(loam.open('flash_sale').table('orders'))} orders\n"
