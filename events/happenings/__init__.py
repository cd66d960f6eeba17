"""Which events are one happening, in an article and across articles; what of them agrees."""
