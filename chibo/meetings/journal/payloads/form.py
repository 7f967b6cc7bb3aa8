"""The form of every payload: frozen, nothing unknown in it, whole numbers as numbers."""

from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
)


class Payload(BaseModel):
    """What an entry tells. A new field is a new version of the kind's schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# A roster line may be numbered; in the journal its key is text.
Key = Annotated[str, Field(min_length=1, max_length=80, coerce_numbers_to_str=True)]
"""A person's roster line, an agenda item, or an id made by the device."""

Text = Annotated[str, StringConstraints(max_length=4000, strict=True)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strict=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$", strict=True)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", strict=True)]
"""SHA-256 of the text or card that was put to the meeting, in hexadecimal."""

Count = Annotated[StrictInt, Field(ge=0, le=10**15)]
Flag = StrictBool
