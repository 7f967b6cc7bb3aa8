"""Why a whole file was refused. Refused rows are remarks, not errors."""

from chibo.kernel.errors import DomainError


class RosterFileRefused(DomainError):
    """Nothing of the file was read. ``str()`` says what to do."""


class FileEmpty(RosterFileRefused):
    """No byte, or no filled cell."""


class FileTooLarge(RosterFileRefused):
    """Larger than allowed, as it came or once unpacked."""


class NotAWorkbook(RosterFileRefused):
    """Something else than an .xlsx workbook, or a damaged one."""


class OldWorkbookFormat(RosterFileRefused):
    """A workbook, but .xls, .xlsb or .ods."""


class WorkbookLocked(RosterFileRefused):
    """A password is needed to open it."""


class WorkbookHasMacros(RosterFileRefused):
    """It carries a program; it is not opened."""


class HeaderNotFound(RosterFileRefused):
    """No row has the headings of a roster."""
