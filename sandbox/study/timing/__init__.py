"""What a week costs: `figures` are taken beside their goals; a frozen tick, to compare programs and years with."""
