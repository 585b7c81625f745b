"""What the machine gives: memory, processor time, other processes."""
