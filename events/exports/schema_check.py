"""Whether a JSON value is what a JSON Schema says, and where it is not: the keywords of ours.

A schema is made into a function once, as the timelines of a start are many and large. A test holds
its answers to those of the package jsonschema.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

_Json = dict[str, Any]
# Where a value is wrong, and how; None where nothing is.
Fault = tuple[str, str] | None
Check = Callable[[Any], Fault]

_KINDS = {
    "object": "no object",
    "array": "no list",
    "string": "no string",
    "integer": "no whole number",
    "number": "no number",
    "boolean": "neither true nor false",
    "null": "not null",
}
_TELLS_NOTHING = {"$schema", "$defs", "title", "description", "examples"}


def checker(schema: _Json) -> Check:
    """A function that finds the first fault of a value: a path such as `.events[3].label`, and why.

    Raises ValueError for a keyword that is not known here.
    """
    known: dict[str, Check] = {}

    def named(name: str) -> Check:
        return lambda value: known[name](value)

    for name, part in schema.get("$defs", {}).items():
        known[f"#/$defs/{name}"] = _check(part, named)
    return _check(schema, named)


def _check(schema: _Json, named: Callable[[str], Check]) -> Check:
    """The check of one schema, without the keywords that only tell of it."""
    rest = {key: value for key, value in schema.items() if key not in _TELLS_NOTHING}
    if "$ref" in rest:
        return named(rest["$ref"])
    if "const" in rest:
        return _constant(rest["const"])
    if "anyOf" in rest:
        return _one_or_null(rest["anyOf"], named)
    kind = rest.pop("type")
    if kind == "object":
        return _object(rest, named)
    if kind == "array":
        return _array(rest, named)
    if kind == "string":
        return _string(rest)
    if kind in ("integer", "number"):
        return _number(kind, rest)
    if kind != "boolean" or rest:
        raise ValueError(f"keywords that are not checked here: {kind}, {', '.join(rest)}")
    return lambda value: None if isinstance(value, bool) else ("", _KINDS["boolean"])


def _constant(wanted: str) -> Check:
    return lambda value: None if value == wanted else ("", f"not {wanted}")


def _one_or_null(schemas: list[_Json], named: Callable[[str], Check]) -> Check:
    one, null = schemas
    if null != {"type": "null"}:
        raise ValueError("of several schemas only the last may be another one: null")
    check = _check(one, named)
    return lambda value: None if value is None else check(value)


def _object(schema: _Json, named: Callable[[str], Check]) -> Check:
    parts = {name: _check(one, named) for name, one in schema.pop("properties", {}).items()}
    required = schema.pop("required", [])
    _refuse(schema)

    def check(value: Any) -> Fault:
        if not isinstance(value, dict):
            return "", _KINDS["object"]
        for name in required:
            if name not in value:
                return f".{name}", "missing"
        for name, part in parts.items():
            if name in value and (fault := part(value[name])):
                return f".{name}{fault[0]}", fault[1]
        return None

    return check


def _array(schema: _Json, named: Callable[[str], Check]) -> Check:
    item = _check(schema.pop("items"), named)
    least, most = schema.pop("minItems", 0), schema.pop("maxItems")
    _refuse(schema)

    def check(value: Any) -> Fault:
        if not isinstance(value, list):
            return "", _KINDS["array"]
        if not least <= len(value) <= most:
            return "", f"a list of {len(value):,}, not of {least} to {most:,}"
        for number, one in enumerate(value):
            if fault := item(one):
                return f"[{number}]{fault[0]}", fault[1]
        return None

    return check


def _string(schema: _Json) -> Check:
    longest = schema.pop("maxLength", math.inf)
    pattern = re.compile(schema.pop("pattern"))
    _refuse(schema)

    def check(value: Any) -> Fault:
        if not isinstance(value, str):
            return "", _KINDS["string"]
        if len(value) > longest:
            return "", f"{len(value):,} characters long, more than {longest:,}"
        if not pattern.search(value):
            return "", f"not as it is written: {value!r:.40}"
        return None

    return check


def _number(kind: str, schema: _Json) -> Check:
    least, most = schema.pop("minimum"), schema.pop("maximum")
    _refuse(schema)

    def check(value: Any) -> Fault:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "", _KINDS[kind]
        if kind == "integer" and value != value // 1:
            return "", _KINDS[kind]
        # A number of hundreds of digits is compared, and never written out.
        return None if least <= value <= most else ("", f"not from {least} to {most:,}")

    return check


def _refuse(rest: _Json) -> None:
    if rest:
        raise ValueError(f"keywords that are not checked here: {', '.join(rest)}")
