"""How members come to a meeting: code, card, video room, and the projector that shows the code."""
