<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Leadline</name>
        <message numerus="yes">
            <location filename="gui/control/photos.py" />
            <source>%n deleted; those that are open stay.</source>
            <translation>
                <numerusform>%n deleted; those that are open stay.</numerusform>
                <numerusform>%n deleted; those that are open stay.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sequences.py" />
            <source>These %n pictures are numbered like the frames of a film.</source>
            <translation>
                <numerusform>%n picture is numbered like the frames of a film.</numerusform>
                <numerusform>These %n pictures are numbered like the frames of a film.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>%n pasted pictures are left out: they are in no file.</source>
            <translation>
                <numerusform>%n pasted picture is left out: it is in no file.</numerusform>
                <numerusform>%n pasted pictures are left out: they are in no file.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>%n photos are not there any more</source>
            <translation>
                <numerusform>%n photo is not there any more</numerusform>
                <numerusform>%n photos are not there any more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>%n photos have changed since then</source>
            <translation>
                <numerusform>%n photo has changed since then</numerusform>
                <numerusform>%n photos have changed since then</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} and %n more</numerusform>
                <numerusform>{names} and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/batch.py" />
            <source>%n photos of the film strip</source>
            <translation>
                <numerusform>%n photo of the film strip</numerusform>
                <numerusform>%n photos of the film strip</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/clip.py" />
            <source>%n frames, {start} to {end}, steady {share}</source>
            <translation>
                <numerusform>%n frame, {start} to {end}, steady {share}</numerusform>
                <numerusform>%n frames, {start} to {end}, steady {share}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export.py" />
            <source>Export %n files</source>
            <translation>
                <numerusform>Export %n file</numerusform>
                <numerusform>Export %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export_geometry.py" />
            <source>of {count} triangles</source>
            <translation>
                <numerusform>of {count} triangle</numerusform>
                <numerusform>of {count} triangles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/target_sheet.py" />
            <source>Already in this folder: {names} and %n more.</source>
            <translation>
                <numerusform>Already in this folder: {names} and %n more.</numerusform>
                <numerusform>Already in this folder: {names} and %n more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/kit/number_format.py" />
            <source>%n bytes</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} points</source>
            <translation>
                <numerusform>{count} point</numerusform>
                <numerusform>{count} points</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} triangles</source>
            <translation>
                <numerusform>{count} triangle</numerusform>
                <numerusform>{count} triangles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/contours.py" />
            <source>{count} contour pixels, {share} % of the map</source>
            <translation>
                <numerusform>{count} contour pixel, {share} % of the map</numerusform>
                <numerusform>{count} contour pixels, {share} % of the map</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/known_length.py" />
            <source>× {factor} from {count} references, residual {residual}</source>
            <translation>
                <numerusform>× {factor} from {count} reference, residual {residual}</numerusform>
                <numerusform>× {factor} from {count} references, residual {residual}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/widgets/error_strip.py" />
            <source>%n older messages</source>
            <translation>
                <numerusform>%n older message</numerusform>
                <numerusform>%n older messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/widgets/film_strip.py" />
            <source>Export %n photos…</source>
            <translation>
                <numerusform>Export %n photo…</numerusform>
                <numerusform>Export %n photos…</numerusform>
            </translation>
        </message>
    </context>
</TS>
