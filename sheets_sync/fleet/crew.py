"""Workers side by side, each a process of its own: what happens to one stays with that one.

A worker does one errand after another. Before each request to Google it asks here, and waits until
its turn has come. One that takes too long is killed, one that dies is replaced; a register can bear
both, and the next run finds what was written.
"""

from __future__ import annotations

import subprocess
from collections import deque
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, time
from typing import TYPE_CHECKING, Final, Literal

from msgspec import DecodeError, Struct
from msgspec.json import Decoder, encode
from msgspec.structs import replace

from sheets_sync.fleet.records import Told
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from sheets_sync.fleet.clock import Clock
    from sheets_sync.fleet.quota import Asked, Quota
    from sheets_sync.fleet.records import Errand

CRASHED: Final = 70
TOO_LONG: Final = 3
_START_SECONDS: Final = 30.0
_END_SECONDS: Final = 10.0


class Word(Struct):
    """What a worker says: that it wants to send something, that an answer came, that it waits."""

    ask: Literal["read", "write", ""] = ""
    answered: Literal["well", "too many", ""] = ""
    wait: float = 0.0
    told: Told | None = None


class Crew(NamedTuple):
    """``command`` starts a worker; ``seconds`` is the most that an errand may take by itself.

    Waiting for the quota is not counted.
    """

    command: Sequence[str]
    size: int
    seconds: float
    quota: Quota
    clock: Clock


def carried_out(errands: Sequence[Errand], crew: Crew) -> Iterator[tuple[Errand, Told]]:
    """Each errand with what came of it, as soon as it is known.

    Who stops listening lets errands that are under way end; the others are not begun.
    """
    todo, done = deque(errands), SimpleQueue[tuple["Errand", Told]]()
    hands = [
        Thread(target=_hand, args=(crew, todo, done), daemon=True)
        for _ in range(min(crew.size, len(errands)))
    ]
    for hand in hands:
        hand.start()
    try:
        for _ in errands:
            yield done.get()
    finally:
        todo.clear()
        for hand in hands:
            hand.join(crew.seconds + _END_SECONDS)


def _hand(crew: Crew, todo: deque[Errand], done: SimpleQueue[tuple[Errand, Told]]) -> None:
    worker: _Worker | None = None
    while True:
        try:
            errand = todo.popleft()
        except IndexError:
            break
        worker = worker or _Worker(crew)
        done.put((errand, worker.told(errand)))
        if worker.is_gone:
            worker = None
    if worker is not None:
        worker.dismiss()


class _Worker:
    """A process, and the thread that hears what it says."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._process = subprocess.Popen(  # noqa: S603 -- our own command
            crew.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._talk = _Talk(crew)
        self._words = SimpleQueue[Word | None]()
        Thread(target=self._hear, args=(self._process.stdout,), daemon=True).start()
        self._is_up = False
        self.is_gone = False

    def _hear(self, stream: IO[bytes]) -> None:
        decoder = Decoder(Word)
        with suppress(DecodeError, ValueError, OSError):
            for line in stream:
                self._words.put(decoder.decode(line))
        self._words.put(None)

    def told(self, errand: Errand) -> Told:
        """What came of it; whatever happens, this one answer."""
        self._talk.requests = 0
        if self._is_ready() and self._say(encode(errand)):
            left = self._crew.seconds
            while left > 0:
                begun = monotonic()
                word = self._next(left)
                left -= monotonic() - begun
                if word is None:
                    break
                if word.told is not None:
                    return replace(word.told, requests=self._talk.requests)
                self._talk.hear(word, errand)
                if not self._say(b"{}"):
                    break
            return self._lost(errand, "crashed" if left > 0 else "too_long")
        return self._lost(errand, "crashed")

    def _is_ready(self) -> bool:
        """Its start is not counted: no register can do anything about that."""
        self._is_up = self._is_up or self._next(_START_SECONDS) is not None
        return self._is_up

    def _next(self, seconds: float) -> Word | None:
        try:
            return self._words.get(timeout=max(seconds, 0.001))
        except Empty:
            return None

    def _say(self, line: bytes) -> bool:
        """Whether it could be told."""
        stream = self._process.stdin
        assert stream is not None
        try:
            stream.write(line + b"\n")
            stream.flush()
        except OSError:
            return False
        return True

    def _lost(self, errand: Errand, outcome: str) -> Told:
        self.is_gone = True
        self._process.kill()
        self._close()
        self._talk.end()
        code = TOO_LONG if outcome == "too_long" else CRASHED
        seconds = self._crew.seconds if outcome == "too_long" else 0.0
        return Told(
            *(errand.member.name, outcome, code, f"fleet.{outcome}"),
            at=time(),
            seconds=seconds,
            written=None,
            requests=self._talk.requests,
        )

    def dismiss(self) -> None:
        """There is nothing more to do."""
        with suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        self._process.kill()
        self._close()

    def _close(self) -> None:
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()


class _Talk:
    """What a worker asks for meanwhile, and is granted."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._asked: Asked | None = None
        self.requests = 0

    def hear(self, word: Word, errand: Errand) -> None:
        """Return when the worker may go on."""
        self.end(was_refused=word.answered == "too many")
        if word.ask:
            self._asked = self._crew.quota.begin(word.ask, errand.member.credentials)
            self.requests += 1
        if word.wait:
            clock = self._crew.clock
            clock.until(clock.now() + word.wait)

    def end(self, *, was_refused: bool = False) -> None:
        """Nothing is on its way any more."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._crew.quota.end(asked, was_refused=was_refused)
