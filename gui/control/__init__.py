"""What the controller is made of: one file per concern, joined by the store."""
