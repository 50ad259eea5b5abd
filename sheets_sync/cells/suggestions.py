"""What somebody may have meant: one suggestion where that is clear, none where it is not.

A suggestion is followed. A wrong one moves somebody's hours to another party, so names are compared
by the words that tell them apart: in a list where twenty names say "Hogeschool", that word tells
nothing, and a word that stands in no name of the list makes it another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from math import ceil, log
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.likeness import near, three_quarters_alike
from sheets_sync.cells.text import fold
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LONGEST_COMPARED = 100
_WORD: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_LINKING: Final = frozenset(
    (
        *("de", "het", "een", "der", "den", "des", "van", "ter", "te", "ten", "voor", "en"),
        *("in", "op", "aan", "bij", "s", "of", "the", "for", "and", "at"),
    )
)
"""Words of one name or another; they make no name another one."""
_LINKING_WEIGHT = 0.05
_COVERED = 0.85
"""How much of a name and of what was typed has to be the same, by weight."""
_LIKENESS = 0.7
_MARGIN = 0.15
"""How much better than the second best a suggestion is."""
_LABEL_MARGIN = 0.1
_WORDS_ALIKE = 0.5
_SHORTEST_TYPED_WRONG = 4
"""Letters; of shorter words, each is a typing error away from another."""
_MOST_EDITS = 2
_STEM = 0.7
_SHORTEST_STEM = 6


class _Spelling(NamedTuple):
    """One way to write what ``meant`` says; ``letters`` is all of it without blanks."""

    meant: str
    words: tuple[str, ...]
    letters: str


class _Lexicon(NamedTuple):
    """The words of a list of names: what each weighs, and which ones tell little."""

    spellings: tuple[_Spelling, ...]
    meaning: Mapping[str, set[str]]
    """The letters of a spelling without blanks → what it may mean."""
    words_of: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    common: frozenset[str]


class _Reading(NamedTuple):
    """The words that were typed, and for each the words of the list that it may be.

    ``readings`` gives for each of those how many letters differ.
    """

    words: tuple[str, ...]
    letters: str
    readings: Mapping[str, Mapping[str, int]]


class _Match(NamedTuple):
    """How like a name what was typed is.

    ``covered`` is the part that both have, by weight, ``likeness`` how alike the letters are of
    the words that tell names apart. ``is_whole``: no word of the name lacks; ``has_all``: no word
    was typed that the name lacks.
    """

    meant: str
    covered: float = 1.0
    likeness: float = 1.0
    is_whole: bool = True
    has_all: bool = True

    @property
    def score(self) -> float:
        return self.covered * self.likeness


def suggestion(typed: str, spellings: Mapping[str, str]) -> str | None:
    """What was surely meant, of the names that ``spellings`` gives for each folded spelling.

    None where nothing is like it, and where two names are.

    >>> names = {"stichting de brug": "Stichting De Brug", "het anker": "Het Anker"}
    >>> suggestion("Stichting de Burg", names), suggestion("De Vlinder", names)
    ('Stichting De Brug', None)
    """
    if not spellings or len(typed) > _LONGEST_COMPARED:
        return None
    lexicon = _lexicon(tuple(spellings.items()))
    reading = _read(typed, lexicon)
    best: dict[str, _Match] = {}
    for match in _matches(reading, lexicon):
        if match.meant not in best or match.score > best[match.meant].score:
            best[match.meant] = match
    found = _clear(sorted(best.values(), key=lambda match: -match.score))
    return found if found and not _has_rival(reading, found, lexicon) else None


def closest(wanted: str, found: Iterable[str], likeness: float = _LIKENESS) -> str:
    """The label among ``found`` that stands for ``wanted`` by another spelling, or ``""``.

    For headers, titles and keys, of which there are few and which nobody's hours depend on:
    letters count, but every word has to have its like.

    >>> closest("Gesch. uren", ["Geschatte uren", "Bestede uren"])
    'Geschatte uren'
    >>> closest("Adres", ["Geschatte uren", "Bestede uren"])
    ''
    """
    from rapidfuzz.fuzz import ratio

    plain = fold(wanted)
    by_fold = {fold(text): text for text in found}
    scores = sorted(((ratio(plain, one) / 100, one) for one in by_fold), reverse=True)
    alike = [(score, one) for score, one in scores if score >= likeness]
    if not alike or not _every_word_alike(plain, alike[0][1]):
        return ""
    if len(scores) > 1 and scores[0][0] - scores[1][0] < _LABEL_MARGIN:
        return ""
    return by_fold[alike[0][1]]


def _every_word_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    fewer, more = sorted((_words(one), _words(other)), key=len)
    if len(fewer) == 1 or len(more) == 1:
        return True
    return all(max(ratio(word, like) for like in more) >= _WORDS_ALIKE * 100 for word in fewer)


def _words(text: str) -> tuple[str, ...]:
    bare = text
    if not text.isascii():
        # Letters without their accents.
        apart = unicodedata.normalize("NFKD", text)
        bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return tuple(_WORD.findall(bare))


def _letters(words: Iterable[str]) -> str:
    return "".join(words).replace("&", "")


@lru_cache(maxsize=16)
def _lexicon(spellings: tuple[tuple[str, str], ...]) -> _Lexicon:
    split = tuple(
        _Spelling(meant, words, _letters(words))
        for folded, meant in spellings
        if (words := _words(folded))
    )
    words_of: dict[str, set[str]] = {}
    meaning: dict[str, set[str]] = {}
    for spelling in split:
        meaning.setdefault(spelling.letters, set()).add(spelling.meant)
        words_of.setdefault(spelling.meant, set()).update(spelling.words)
    spread = Counter(word for words in words_of.values() for word in words)
    weights = {word: _weight(word, count, len(words_of)) for word, count in spread.items()}
    common = {word for word, count in spread.items() if 1 < count >= len(words_of) / 4}
    return _Lexicon(
        split,
        meaning,
        {meant: frozenset(words) for meant, words in words_of.items()},
        weights,
        frozenset(common.union(_LINKING.intersection(spread))),
    )


def _weight(word: str, count: int, names: int) -> float:
    return _LINKING_WEIGHT if word in _LINKING else log(names / count) + _LINKING_WEIGHT


def _read(typed: str, lexicon: _Lexicon) -> _Reading:
    words = _words(fold(typed))
    readings = {word: dict(_readings(word, lexicon)) for word in words}
    return _Reading(words, _letters(words), readings)


def _readings(word: str, lexicon: _Lexicon) -> Iterator[tuple[str, int]]:
    # A word of the list is that word; it is no misspelling of another.
    if word in lexicon.weights:
        yield word, 0
        return
    for known, edits in near(word, lexicon.weights, _MOST_EDITS):
        if _typed_wrong(word, known, edits):
            yield known, edits
    for known in lexicon.common:
        if _same_stem(word, known):
            yield known, 0


def _typed_wrong(word: str, known: str, edits: int) -> bool:
    shortest = min(len(word), len(known))
    if shortest < _SHORTEST_TYPED_WRONG:
        return known in _LINKING and edits < shortest
    if edits <= shortest // _SHORTEST_TYPED_WRONG:
        return True
    # lain for lane: a letter that went elsewhere.
    return word[0] == known[0] and three_quarters_alike(word, known)


def _same_stem(word: str, known: str) -> bool:
    """``hogescholen`` and ``hogeschool``; not ``universiteit`` and ``university``."""
    stem = max(_SHORTEST_STEM, ceil(_STEM * max(len(word), len(known))))
    return word[:stem] == known[:stem] and min(len(word), len(known)) >= stem


def _matches(reading: _Reading, lexicon: _Lexicon) -> Iterator[_Match]:
    telling = {one for known in reading.readings.values() for one in known} - lexicon.common
    for spelling in lexicon.spellings:
        if reading.letters == spelling.letters:
            yield _Match(spelling.meant)
        elif not telling.isdisjoint(spelling.words):
            yield from _match(reading, spelling, lexicon)


def _match(reading: _Reading, spelling: _Spelling, lexicon: _Lexicon) -> Iterator[_Match]:
    lacking = list(spelling.words)
    same = extra = 0.0
    letters = edits = 0
    for word in reading.words:
        known = reading.readings[word]
        found = min((one for one in known if one in lacking), key=known.__getitem__, default=None)
        if found is not None:
            lacking.remove(found)
            same += lexicon.weights[found]
            if found not in lexicon.common:
                letters, edits = letters + len(word), edits + known[found]
        elif little := lexicon.common.intersection(known) or _LINKING.intersection([word]):
            extra += max(lexicon.weights.get(one, _LINKING_WEIGHT) for one in little)
        elif not lexicon.words_of[spelling.meant].intersection(known):
            return  # a word that this name does not have makes it another
    missing = sum(map(lexicon.weights.__getitem__, lacking))
    yield _Match(
        spelling.meant,
        2 * same / (2 * same + extra + missing),
        1 - edits / letters if letters else 1.0,
        is_whole=_LINKING.issuperset(lacking),
        has_all=not extra,
    )


def _has_rival(reading: _Reading, meant: str, lexicon: _Lexicon) -> bool:
    """Whether it is hardly more typing from another name; a few letters soon are."""
    edits = dict(near(reading.letters, lexicon.meaning, _MOST_EDITS + 1))
    own = min((n for one, n in edits.items() if meant in lexicon.meaning[one]), default=0)
    return 0 < own <= _MOST_EDITS and any(
        n <= own + 1 for one, n in edits.items() if lexicon.meaning[one] != {meant}
    )


def _clear(matches: Sequence[_Match]) -> str | None:
    """The best match, where it is good enough and no other comes near."""
    if not matches:
        return None
    best, others = matches[0], matches[1:]
    if best.covered < _COVERED or best.likeness < _LIKENESS:
        return None
    if others and best.score - others[0].score < _MARGIN:
        return None
    # A part of a name that is part of another as well tells nothing.
    if not best.is_whole and any(other.has_all for other in others):
        return None
    return best.meant
