"""What the files say: records with their places, and what is wrong with them."""
