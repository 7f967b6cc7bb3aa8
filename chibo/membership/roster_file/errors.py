"""Why a whole file was refused. Refused rows are remarks, not errors."""

from chibo.kernel.errors import DomainError


class RosterFileRefused(DomainError):
    """Nothing of the file was read. ``str()`` says what to do."""


class FileEmpty(RosterFileRefused):
    """No byte, or no filled cell."""


class FileTooLarge(RosterFileRefused):
    """Larger than allowed, as it came or once unpacked."""


class NotAWorkbook(RosterFileRefused):
    """Something else than an .xlsx, .xls or .ods workbook, or a damaged one."""


class OldWorkbookFormat(RosterFileRefused):
    """A workbook, but .xlsb or older than Excel 97."""


class WorkbookLocked(RosterFileRefused):
    """A password is needed to open it."""


class WorkbookHasMacros(RosterFileRefused):
    """It carries a program; it is not opened."""


class HeaderNotFound(RosterFileRefused):
    """No row has the headings of a roster."""


class ColumnsUnclear(RosterFileRefused):
    """The columns as a person named them do not make a roster."""
