"""What a week costs, beside its goals; the frozen tick, to compare programs and years with."""
