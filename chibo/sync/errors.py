"""What is refused around devices. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError


class UnknownFormat(DomainError):
    """A page asks for a form of the pack that this server does not write."""


class NotPrepared(DomainError):
    """What a page sent to be kept is no id of a device with a key."""


class MeetingNotKept(DomainError):
    """The meeting is sealed or cancelled; there is nothing to record any more."""


class DeviceShut(DomainError):
    """The device was revoked, or its days are over: it gets nothing any more."""


class NoKeyHere(DomainError):
    """The key was erased when the meeting was sealed and everything was in."""


class KeyUnreadable(DomainError):
    """The key lies here, and the installation's own key is another than when it was kept."""


class FileRefused(DomainError):
    """A file from which nothing can be brought in."""
