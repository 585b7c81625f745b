"""The same scenes rendered by Blender's Cycles, run as a process of its own."""
