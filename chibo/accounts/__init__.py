"""A person signs in: member code and PIN. What the person may do is known further up."""
