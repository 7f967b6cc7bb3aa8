"""Sign in, sign out, own PIN."""
