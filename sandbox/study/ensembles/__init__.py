"""Many runs that differ in what is not known: who makes them, what is kept of them, and what their bands are worth."""
