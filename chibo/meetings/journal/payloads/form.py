"""The form of every payload: frozen, nothing unknown in it, whole numbers as numbers."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
)


class Payload(BaseModel):
    """What an entry tells. A new field is a new version of the kind's schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# Beyond it a page cannot tell a number from its neighbour.
_LARGEST = 2**53 - 1
_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


def _whole(value: Any) -> Any:
    """JSON has one kind of number: a page reads 5.0 as 5, and cannot know how it was written."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _numbered(value: Any) -> Any:
    number = _whole(value)
    is_number = isinstance(number, int) and not isinstance(number, bool)
    return str(number) if is_number and abs(number) <= _LARGEST else value


def _written(value: Any) -> Any:
    """Refuse a number where a day or an hour is due; it would be taken as one of 1970."""
    if isinstance(value, (int, float)) or (isinstance(value, str) and not _WRITTEN.match(value)):
        raise ValueError("not written as in ISO 8601")
    return value


# A roster line may be numbered; in the journal its key is text.
Key = Annotated[str, BeforeValidator(_numbered), Field(min_length=1, max_length=80)]
"""A person's roster line, an agenda item, or an id made by the device."""

Text = Annotated[str, StringConstraints(max_length=4000, strict=True)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strict=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$", strict=True)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", strict=True)]
"""SHA-256 of the text or card that was put to the meeting, in hexadecimal."""

Count = Annotated[StrictInt, BeforeValidator(_whole), Field(ge=0, le=10**15)]
Hour = Annotated[AwareDatetime, BeforeValidator(_written)]
Day = Annotated[date, BeforeValidator(_written)]
Flag = StrictBool
