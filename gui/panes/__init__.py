"""Views of one photo: pictures and the point cloud. Panes do not know each other."""
