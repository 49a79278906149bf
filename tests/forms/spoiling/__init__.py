"""Forms spoilt in every way that we have seen: made with other libraries than those that read them."""
