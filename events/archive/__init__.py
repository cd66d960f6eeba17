"""Many timelines on disk: partitions of Parquet and JSON Lines, and an archive that is asked."""
