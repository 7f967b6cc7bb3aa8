from chibo.sync.models.prepared_device import PreparedDevice

__all__ = ["PreparedDevice"]
