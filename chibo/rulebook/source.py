"""Where a line of our data files comes from."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class IssuedDocument(BaseModel):
    """The document that issues a rule; ``place`` is its article or section."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(min_length=1)]
    number: str = ""
    issued_on: date
    place: str = ""

    @property
    def sentence(self) -> str:
        named = " ".join(filter(None, (self.title, self.number)))
        place = f", {self.place}" if self.place else ""
        return f"{named} ({self.issued_on:%d/%m/%Y}){place}"
