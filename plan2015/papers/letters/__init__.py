"""Reminder letters: who gets one and why, what stands in it, and the register that remembers it."""
