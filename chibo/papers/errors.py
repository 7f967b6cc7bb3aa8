"""What is refused around files, terms and numbers."""

from chibo.kernel.errors import DomainError


class SecretPaper(DomainError):
    """The name or title bears a mark of secrecy."""


class FileIsEmpty(DomainError):
    """There is nothing in the file."""


class FileTooLarge(DomainError):
    """The file is larger than papers may be."""


class FileKindNotTaken(DomainError):
    """The ending of the name is not one of a paper."""


class FileIsNotWhatItSays(DomainError):
    """The content does not fit the ending of the name."""


class FileHasMacros(DomainError):
    """The file carries a program."""


class NoTerm(DomainError):
    """No term is in force for the unit on this day."""


class TermOverlaps(DomainError):
    """Another term of the unit holds on one of these days."""
