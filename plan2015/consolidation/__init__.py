"""All submissions as one: sums that say how many units gave them, ratios from sums, never from ratios."""
