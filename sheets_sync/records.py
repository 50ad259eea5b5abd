"""Records whose classes cost next to nothing to define, so that a small run starts at once.

A run defines some two hundred of them. ``typing.NamedTuple`` compiles an expression for each class
and one for each annotation, a frozen dataclass six functions: together they took a fifth of the
time of a ``sync`` of a few rows. Here the code of ``__new__`` is there already, one for each number
of fields, and only gets other names; annotations stay texts. To a type checker, and to whoever
reads a record, they are what they look like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from dataclasses import Field
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414, TID251 -- handed on
else:
    from _collections import _tuplegetter  # a field's getter in C, as collections has it
    from types import FunctionType

    _new = tuple.__new__
    _SHAPES: Final = (
        lambda _cls: _new(_cls, ()),
        lambda _cls, a: _new(_cls, (a,)),
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    )
    """What ``__new__`` does for so many fields."""
    _SCOPE: Final = {"_new": _new, "__builtins__": {}}

    def _constructor(
        name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]
    ) -> Callable[..., Any]:
        if len(fields) < len(_SHAPES):
            shape = _SHAPES[len(fields)]
        else:
            names = ", ".join(f"_{place}" for place in range(len(fields)))
            shape = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", _SCOPE)  # noqa: S307
        named = shape.__code__.replace(
            co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
        )
        return FunctionType(named, _SCOPE, "__new__", defaults or None)

    def _make(cls: type, iterable: Iterable[Any]) -> Any:
        made = _new(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self: Any, /, **changes: Any) -> Any:
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self: Any) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _shown(self: Any) -> str:
        inner = ", ".join(map("{}={!r}".format, self._fields, self))
        return f"{type(self).__name__}({inner})"

    def _as_plain(self: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(self)

    _COMMON: Final = {
        "__slots__": (),
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _shown,
        "__getnewargs__": _as_plain,
    }

    class _Tuples(type):
        """Makes a class of tuples out of a class body with annotations."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            getters = {
                field: _tuplegetter(place, f"Alias for field number {place}")
                for place, field in enumerate(fields)
            }
            made = {
                **_COMMON,
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
                "__new__": _constructor(name, fields, tuple(defaults.values())),
            }
            return type(name, (tuple,), made | body | getters)

    class NamedTuple(metaclass=_Tuples):
        """A tuple whose places have names, written as ``typing.NamedTuple`` is."""


_NOTHING: Final = object()


class _Later:
    """The default of a field that each record gets one of its own of."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], Any]) -> Any:
    """What stands in a class body for a default that is made for each record."""
    return _Later(default_factory)


class _Fields:
    """The fields of a record as ``dataclasses`` tells them, once somebody asks: pydantic does."""

    def __get__(self, record: object, kind: type[Record]) -> dict[str, Field[Any]]:
        import dataclasses

        if kind is Record:
            raise AttributeError  # itself it is none; what it gets would be everybody's
        for name in kind.__annotations__:
            if isinstance(later := kind.__dict__.get(name), _Later):
                setattr(kind, name, dataclasses.field(default_factory=later.make))
        dataclasses.dataclass(frozen=True, kw_only=True, init=False, repr=False, eq=False)(kind)
        return kind.__dataclass_fields__


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Record:
    """A frozen dataclass with keyword arguments alone, made one only when that is asked for."""

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    else:
        __dataclass_fields__ = _Fields()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Note the defaults: once dataclasses was here, the class no longer has them all."""
        body = cls.__dict__
        cls._defaults = {name: body[name] for name in cls.__annotations__ if name in body}

    def __init__(self, **given: Any) -> None:
        """As a dataclass: TypeError for a field too many or too few."""
        fields, defaults = self.__annotations__, self._defaults
        if given.keys() - fields or fields.keys() - defaults - given.keys():
            raise TypeError(f"{type(self).__name__} has {[*fields]}; given: {[*given]}")
        later = {
            name: default.make()
            for name, default in defaults.items()
            if isinstance(default, _Later) and name not in given
        }
        # A field that was not given is found with the class, which has its default.
        self.__dict__.update(later, **given)

    def __getstate__(self) -> dict[str, Any]:
        """What is not as the class has it; nothing that was worked out from it."""
        values, defaults = self.__dict__, self._defaults
        return {
            name: values[name]
            for name in self.__annotations__
            if name in values and not _same(values[name], defaults.get(name, _NOTHING))
        }

    def __eq__(self, other: object) -> bool:
        """Whether it is a record of the same kind with the same values."""
        if type(other) is not type(self):
            return NotImplemented
        return tuple(self.items()) == tuple(other.items())

    def __hash__(self) -> int:
        """TypeError where a field holds what has none."""
        return hash(tuple(self.items()))

    def is_usual(self, field: str) -> bool:
        """Whether a field holds what it does where nobody says otherwise."""
        default = self._defaults.get(field, _NOTHING)
        usual = default.make() if isinstance(default, _Later) else default
        return usual is not _NOTHING and bool(getattr(self, field) == usual)

    def items(self) -> Iterator[tuple[str, Any]]:
        """Its fields, each with its value."""
        return ((name, getattr(self, name)) for name in self.__annotations__)

    def __repr__(self) -> str:
        """As it would be written in code."""
        shown = ", ".join(f"{name}={value!r}" for name, value in self.items())
        return f"{type(self).__name__}({shown})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refused."""
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        """Refused."""
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")


def _same(one: object, other: object) -> bool:
    """Whether one may stand for the other: True is no 1."""
    return type(one) is type(other) and one == other
