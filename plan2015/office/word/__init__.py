"""Word files themselves: their markup, their package, and what must hold in them."""
