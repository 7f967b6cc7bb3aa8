from chibo.records.models.minutes import (
    Confirmation,
    ConfirmingRole,
    Minutes,
    MinutesState,
    MinutesText,
    PutMinutes,
)
from chibo.records.models.seal import DocumentForm, Seal, SealChain, SealedFile, SealKind

__all__ = [
    "Confirmation",
    "ConfirmingRole",
    "DocumentForm",
    "Minutes",
    "MinutesState",
    "MinutesText",
    "PutMinutes",
    "Seal",
    "SealChain",
    "SealKind",
    "SealedFile",
]
