"""A unit's own file with what is to be mended marked in it: made to be filled in and sent back."""
