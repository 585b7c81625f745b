<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
    <context>
        <name>Leadline</name>
        <message>
            <location filename="gui/actions.py" />
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Open photos…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Open folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Open the sample photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Export point cloud…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Get Depth Pro…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Paste photo or path</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Copy values at the cursor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Estimate again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Next photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Previous photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Remove from film strip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Contours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>One pane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Two panes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Four panes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Wipe between two panes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Lower contour threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Raise contour threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Show contours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Type a focal length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Show panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Show film strip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>About Leadline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Wheel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Zoom about the cursor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Drag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Pan the pictures, orbit the cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Double click</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Whole photo or real pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Arrow keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Move the cursor, with Shift ten pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/app.py" />
            <source>Something unexpected went wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/app.py" />
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>Retry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>Predict again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/exporter.py" />
            <source>Open folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/exporter.py" />
            <source>saved in {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>The device chosen before is not on this machine. The best one here is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>The model cannot be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>Use the compact model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/notes.py" />
            <source>There is not enough memory for this. Close other programs or take a smaller photo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/notes.py" />
            <source>Something unexpected went wrong: {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>pasted image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>pasted image {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>There is no photo in this folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Its weights are not there any more. The compact model is used instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Downloading {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Checking {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Copying {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Installing {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Get {model}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Ready to use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Use {model}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/controller.py" />
            <source>Settings cannot be saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>
&lt;p&gt;See, measure and export the depth of a photo with Depth Pro.&lt;/p&gt;
&lt;p&gt;Depth Pro: A. Bochkovskii and others, &lt;i&gt;Depth Pro: Sharp Monocular Metric Depth in Less Than
a Second&lt;/i&gt;, arXiv 2410.02073. This program is not made by its authors.&lt;/p&gt;
&lt;p&gt;Metres come from one photo: they are an estimate, not a survey.&lt;/p&gt;
&lt;p&gt;Leadline is free software under the MIT licence. It is built with Qt for Python (LGPL),
PyTorch, timm, NumPy, Pillow, cmap, and the Phosphor icons through QtAwesome.&lt;/p&gt;
</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>In the panes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>OpenCV: x right, y down, z forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>OpenGL, Blender: y up, z back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Write the PLY as text (larger, readable)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Axes of point clouds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Which way the axes of the exported points look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Axes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export.py" />
            <source>Already in this folder: {names} and %n more.</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Folder to export to</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export.py" />
            <source>Export %n files</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Replace them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Replace it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Already in this folder: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/sheet.py" />
            <source>Close (Esc)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/sheet.py" />
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>The released network: finer edges and steadier metres than the compact model, for more memory and time. Without a GPU a photo takes a minute or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>I have read this and accept Apple's terms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>You may close this and go on working: it continues.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>A depth_pro.pt or a .safetensors file. It can also be dropped on the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{share} are here already: the download goes on from there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Starting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Depth Pro</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Download from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>I have the file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{model} is in use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{model} is ready.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{size} free in {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Looking…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>There is not enough room on this disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Resume the download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Stopping…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{size} are here already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{size}/s</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="gui/format.py" />
            <source>%n bytes</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="gui/format.py" />
            <source>{seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/format.py" />
            <source>{time} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/format.py" />
            <source>{hours} h {minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/format.py" />
            <source>{minutes} min {seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Weights (*.pt *.pth *.safetensors)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Photos (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.avif)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Leadline will speak it from its next start on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Open photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Open a folder of photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>The clipboard holds neither a picture nor the path of one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Export point cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Point cloud (*.ply)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>The file with Depth Pro's weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Nothing to paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/main_window.py" />
            <source>Leadline opens no web addresses. Save the photo to a file, then open that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/menus.py" />
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/menus.py" />
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/menus.py" />
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/menus.py" />
            <source>Open recent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/menus.py" />
            <source>Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Like the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Black</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Grey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>White</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look from where the photo was taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Front</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look at all points from the front</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look at all points from the right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Top</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look at all points from above</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Remove flying pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Leave out points at occluding contours: they hang between near and far</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show what was removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show removed points in a warning colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Camera outline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show where the photo was taken, and what it saw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Floor grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show a grid in metres below the points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>beyond {percent}, the threshold of Contours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Point cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Point size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Density</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Far cut</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} removed as flying</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} removed as too far</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Leave out points beyond this depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Come so near that all points are seen</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} points</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/contours.py" />
            <source>{count} contour pixels, {share} % of the map</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Red</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Orange</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Yellow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Cyan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Other…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Draw the contours over the photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>A pixel is on a contour when a neighbour is farther by more than this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Colour of the contours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Opacity of the contours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Thinned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Kind of line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>All pixels on a contour, or lines one pixel wide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Near end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Everything nearer takes the last colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Far end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Everything farther takes the first colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Opacity of the depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>How much the depth covers the photo in the depth pane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Auto</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Leave out the nearest and the farthest 2 % of the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Colour map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/depth_scale.py" />
            <source>Depth scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>The picture has another shape than the file says it was taken with. It looks cropped, so the focal length in its metadata may not hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>The picture looks narrower than its metadata say, by {share}: cropped or zoomed digitally, or the prediction is off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>The picture looks wider than its metadata say, by {share}: stitched, taken through a lens that the camera does not know, or the prediction is off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>not in the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>not predicted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>type one below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>not run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>predicting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Metadata</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>What the camera wrote into the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Predicted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>What the model reads from the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>What you typed below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Focal length in pixels of the full-size picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>35 mm equiv.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>The lens that sees as much on a 36 x 24 mm film</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Field of view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>How wide the picture sees, from its left to its right edge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Focal length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Predict</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Let the model read the focal length from the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Predict the focal length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Back to the photo's own focal length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>{device}: none here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>{model} (not installed)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Skip the focal prediction when
the focal length is known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Takes less time and memory. The focal length of a photo that says nothing about it is predicted all the same, and any other's when you ask for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>GPU (Apple)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Which network estimates the depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>What the network runs on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>How exactly the network computes: half precision is quicker and smaller</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Runs on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Last run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Loading…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panes/cloud.py" />
            <source>The point cloud needs OpenGL 3.3, which this display does not offer. Depth, contours and every export work without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panes/cloud_view.py" />
            <source>grid {length}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/panes/wipe.py" />
            <source>Divider between the two pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/presenter.py" />
            <source>hidden</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Predicting the focal length of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Estimating {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Getting it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Loading the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Estimating depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Stopping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Cancelled. Press R to estimate the depth.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>No depth. Press R to try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Waiting for {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Exporting {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/resolve.py" />
            <source>Loading {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/views.py" />
            <source>Tools</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/views.py" />
            <source>Photo on show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Recent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Drop a photo, read its depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Drop files or a folder anywhere, or paste a picture (Ctrl+V).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Try the sample photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Show details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Close this message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>no depth yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>opening</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>estimating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>depth is there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>Film strip of opened photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Measure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Effects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Evaluate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Pages of panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Column of the pixel, counted from the left edge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Row of the pixel, counted from the upper edge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Colour of the pixel: red, green, blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Depth: metres straight ahead, along the camera's axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Range: metres from the camera to the point, along the line of sight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Inverse depth: one divided by the depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Metres to the right of the camera's axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Metres below the camera's axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Values at the cursor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>What is running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Cancel (Esc)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>One pane (Ctrl+1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Two panes side by side (Ctrl+2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>All four panes (Ctrl+4)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Two pictures under a divider to drag across (W)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Show this pane: {pane} ({key})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Left picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Right picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>{pane} pane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Point cloud (PLY)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth and estimate (NPZ)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth in millimetres (16-bit PNG)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Colourised inverse depth (PNG)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Contour mask (PNG)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Compact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Apple's checkpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>the same weights as laid out for transformers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Turbo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Viridis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Magma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Inferno</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Cividis</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
