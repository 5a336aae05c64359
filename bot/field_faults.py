"""What is wrong with a field of a config or pack file, in words for whoever wrote it."""

import difflib
from collections.abc import Iterator
from typing import Final, TypeAlias, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

Path: TypeAlias = tuple[str | int, ...]

# What a pydantic error type of this family (`int_parsing`, `int_type`, …) expected.
_EXPECTED: Final = {
    "int": "a whole number",
    "float": "a number",
    "bool": "yes or no",
    "string": "a text",
    "time": "a time of day such as 18:30",
    "list": "a list",
    "tuple": "a list",
    "model": "a block of fields",
}

# Single pydantic error types → plain words; {…} are pydantic's own facts and those _describe adds.
_PLAIN: Final = {
    "missing": "this field is missing.",
    "string_too_short": "more text was expected, {this}.",
    "string_too_long": "at most {max_length} characters fit, this has {n_characters}.",
    "too_short": "too few entries: at least {min_length} needed, there are {actual_length}.",
    "too_long": "too many entries: at most {max_length} fit, there are {actual_length}.",
    "greater_than_equal": "{ge} or more was expected, {this}.",
    "less_than_equal": "{le} or less was expected, {this}.",
    "value_error": "{error}",
}


def describe_fault(error: ErrorDetails, model: type[BaseModel]) -> str:
    """The problem as a sentence that says what was expected."""
    kind, given, facts = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _describe_unknown_field(error["loc"], model)
    if kind in ("enum", "literal_error"):
        allowed = str(facts["expected"]).replace("' or '", "', '").strip("'").split("', '")
        return f"one of these was expected: {', '.join(allowed)}; {_render_given(given)}."
    if kind in _PLAIN:
        return _PLAIN[kind].format(this=_render_given(given), n_characters=len(str(given)), **facts)
    expected = _EXPECTED.get(kind.split("_")[0])
    return f"{expected} was expected, {_render_given(given)}." if expected else f"{error['msg']}."


def _render_given(given: object) -> str:
    if given is None or given == "":
        return "nothing is written here"
    if isinstance(given, str):
        return f"this says “{given if len(given) <= 40 else given[:39] + '…'}”"
    return "here is a list" if isinstance(given, (list, tuple)) else "here are fields"


def _describe_unknown_field(path: Path, model: type[BaseModel]) -> str:
    known = list(_model_at(model, path[:-1]).model_fields)
    close = difflib.get_close_matches(str(path[-1]), known, n=1)
    hint = f"did you mean *{close[0]}*?" if close else f"the fields here are {', '.join(known)}."
    return f"there is no field of this name; {hint}"


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    for step in path:
        if field := model.model_fields.get(str(step)):
            model = next(_models_in(field.annotation), model)
    return model


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def own_faults(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors but for those that only follow: a list short of an entry because that entry has a fault of its own."""
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(other is not error and other["loc"][: len(error["loc"])] == error["loc"] for other in errors)
    ]
