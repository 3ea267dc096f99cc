"""What builds, measures and renews the project; not installed with it."""
