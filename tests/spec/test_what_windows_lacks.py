"""A run where the system lacks what Windows lacks: owners, modes, alarms, locks of that kind.

Windows itself was not at hand. What it has not got is taken away, in a process of its own, before
anything of ours is loaded.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.written.books import cells, process

if TYPE_CHECKING:
    from pathlib import Path

TAKEN_AWAY = """
import os, signal
for name in ("fcntl", "grp", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None
for module, names in {
    os: '''O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_SYNC chown fchmod fchown fork forkpty
        getegid geteuid getgid getgroups getpgid getpgrp getpriority getsid getuid getxattr killpg
        lchown listxattr lockf mkfifo mknod nice openpty pipe2 posix_fadvise posix_fallocate pread
        pwrite register_at_fork sched_getaffinity sendfile setegid seteuid setgid setsid setuid
        setxattr statvfs sync sysconf uname wait3 wait4''',
    signal: '''ITIMER_REAL SIGALRM SIGHUP SIGKILL SIGPIPE SIGUSR1 alarm getitimer pthread_kill
        pthread_sigmask setitimer sigwait''',
}.items():
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    made = process("demo", tmp_path / "demo")
    assert made.code == 0, made.err
    return tmp_path / "demo" / "voorbeeldregister.xlsx"


def test_a_sync_writes_the_same_cells(example: Path, tmp_path: Path) -> None:
    usual, here = tmp_path / "usual.xlsx", tmp_path / "here.xlsx"
    for copy in (usual, here):
        shutil.copyfile(example, copy)
    said = process("sync", usual, "--today", "2023-02-01", "--as", "copy")
    same = process("sync", here, "--today", "2023-02-01", "--as", "copy", before=TAKEN_AWAY)
    assert (same.code, same.err) == (said.code, said.err) == (0, "")
    assert same.out.replace("here.xlsx", "usual.xlsx") == said.out
    for tab in ("Aanvragen", "Plannen", "Hogescholen", "Overzicht"):
        assert cells(here, tab) == cells(usual, tab)
    assert here.with_name("here.bak.xlsx").read_bytes() == example.read_bytes()
    assert not list(tmp_path.glob(".*")), "nothing of the run is left beside the workbook"


@pytest.mark.parametrize("command", ["check", "status", "doctor"])
def test_every_command_says_the_same(example: Path, command: str) -> None:
    usual, here = process(command, example), process(command, example, before=TAKEN_AWAY)
    assert here == usual


def test_a_new_register_and_its_first_sync(tmp_path: Path) -> None:
    register = tmp_path / "register.xlsx"
    for command in ("init", "sync"):
        done = process(command, register, before=TAKEN_AWAY)
        assert (done.code, done.err) == (0, "")


def test_a_run_that_takes_too_long_is_stopped() -> None:
    source = """
from sheets_sync.host.time_limit import within
from sheets_sync.problems.stop import Unreachable
try:
    with within(0):
        while True:
            pass
except Unreachable as stop:
    print(stop.code)
"""
    stopped = process("--version", before=TAKEN_AWAY + source)
    assert stopped.lines[0] == "cron.too_long"


def test_what_somebody_interrupts_is_no_delay() -> None:
    source = """
import _thread
from sheets_sync.host.time_limit import within
try:
    with within(600):
        _thread.interrupt_main()
        while True:
            pass
except KeyboardInterrupt:
    print("interrupted")
"""
    assert process("--version", before=TAKEN_AWAY + source).lines[0] == "interrupted"
