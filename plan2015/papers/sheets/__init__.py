"""Short papers for the office itself: the unit sheet, the brief, the author's working papers."""
