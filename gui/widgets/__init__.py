"""Parts of the window around the panes."""
