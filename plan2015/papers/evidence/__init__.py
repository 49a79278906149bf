"""What a paper carries inside itself to prove its figures, and how it is asked for it again."""
