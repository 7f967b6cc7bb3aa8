"""How a value of a fact is written in plain data, and read again without loss."""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

from chibo.scoring.facts import Value


def _written(value: Value) -> bool | str | dict[str, str]:
    if isinstance(value, bool):
        return value
    return str(value) if isinstance(value, Decimal) else {"text": value}


def _read(data: Any) -> Value:
    if isinstance(data, bool):
        return data
    if isinstance(data, dict) and isinstance(data.get("text"), str):
        return str(data["text"])
    try:
        return Decimal(data)
    except (InvalidOperation, TypeError) as error:
        raise ValueError("not a number, yes, no or a text") from error


Plain = Annotated[Value, PlainSerializer(_written), PlainValidator(_read)]
"""A number as a decimal string, yes or no as they are, a text as ``{"text": …}``."""
