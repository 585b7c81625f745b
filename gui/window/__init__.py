"""The window itself: layout, menus, files asked for, drops, guidance."""
