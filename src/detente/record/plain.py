"""The frozen values as lines of JSON, and back by their own type hints."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

# JSON may hold these signs as they are, but many programs end a line at them.
_LINE_ENDS = {sign: f"\\u{sign:04x}" for sign in (0x85, 0x2028, 0x2029)}
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dumps(value: object) -> str:
    """One line of JSON, keys in the order of the fields; the same value always gives the same characters."""
    return _ENCODER.encode(_shown(value)).translate(_LINE_ENDS)


def loads(kind: type[T], line: str) -> T:
    """The value of type ``kind`` that ``dumps`` wrote; fields that the line lacks take their defaults."""
    return cast(T, _made(kind, json.loads(line)))


def _shown(value: object) -> object:
    """Dataclasses as dicts and tuples as lists; ``dataclasses.asdict`` is slower, for it copies every string."""
    if isinstance(value, tuple | list):
        return [_shown(item) for item in value]
    kind: type = type(value)
    names = _names(kind)
    return value if names is None else {name: _shown(getattr(value, name)) for name in names}


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


@cache
def _hints(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _made(kind: object, value: object) -> object:
    if value is None:
        return None
    if get_origin(kind) in (Union, UnionType):
        kind = next(member for member in get_args(kind) if member is not type(None))
    if get_origin(kind) is tuple and isinstance(value, list):
        members = get_args(kind)
        if members[-1] is Ellipsis:
            return tuple(_made(members[0], item) for item in value)
        return tuple(_made(member, item) for member, item in zip(members, value, strict=True))
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, dict):
        return kind(**{name: _made(hint, value[name]) for name, hint in _hints(kind).items() if name in value})
    return value
