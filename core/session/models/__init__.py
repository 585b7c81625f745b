"""The models, a file for each; the rows of ``core.weights.catalog`` name their factories."""
