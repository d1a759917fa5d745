"""The installed command as a new user meets it, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema


def khabar(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "khabar", *args],
        cwd=cwd,
        env={**os.environ, "HOME": str(cwd), "XDG_DATA_HOME": str(cwd / "data"), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_demo_in_an_empty_folder(tmp_path: Path) -> None:
    result = khabar("demo", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for words in ("$ khabar read", "$ khabar add", "$ khabar list", "$ khabar search", "Times", "Places", "14 new"):
        assert words in result.stdout + result.stderr
    assert not (tmp_path / "data").exists(), "the demo's record is not the user's"


def test_the_record_lies_in_the_users_data_folder(tmp_path: Path) -> None:
    result = khabar("list", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "data" / "khabar" / "khabar.db").exists()


def test_errors_are_one_line_and_an_exit_code(tmp_path: Path) -> None:
    missing = khabar("show", "abc", cwd=tmp_path)
    assert missing.returncode == 3
    assert missing.stderr.startswith("khabar: ")
    assert missing.stderr.count("\n") == 1
    (tmp_path / "x.db").write_bytes(b"no record " * 1000)
    broken = khabar("list", cwd=tmp_path, KHABAR_DB=str(tmp_path / "x.db"))
    assert broken.returncode == 4
    assert broken.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """`khabar schema | head`: it ends without a word, as other commands do."""
    command = [sys.executable, "-m", "khabar", "schema"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == -signal.SIGPIPE


def test_schema_and_version(tmp_path: Path) -> None:
    schema = json.loads(khabar("schema", cwd=tmp_path).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "times" in schema["properties"]
    assert khabar("--version", cwd=tmp_path).stdout.strip()
