from chibo.accounts.models.device import Device, SignIn
from chibo.accounts.models.given_pin import GivenPin, Way
from chibo.accounts.models.used_code import UsedCode
from chibo.accounts.models.user import User
from chibo.accounts.models.wrong_tries import WrongTries

__all__ = ["Device", "GivenPin", "SignIn", "UsedCode", "User", "Way", "WrongTries"]
