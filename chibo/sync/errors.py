"""What is refused around devices. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError


class UnknownFormat(DomainError):
    """A page asks for a form of the pack that this server does not write."""


class NotPrepared(DomainError):
    """What a page sent to be kept is no id of a device with a key."""


class MeetingNotKept(DomainError):
    """The meeting is over, or the days that a device may keep it."""


class DeviceShut(DomainError):
    """The device was revoked or its days are over; no key of it is here any more."""


class FileRefused(DomainError):
    """A file from which nothing can be brought in."""
