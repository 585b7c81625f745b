<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
    <context>
        <name>Leadline</name>
        <message>
            <location filename="gui/app.py" />
            <source>Something unexpected went wrong</source>
            <translation>예기치 않은 문제가 생겼습니다</translation>
        </message>
        <message>
            <location filename="gui/app.py" />
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <location filename="gui/control/batch.py" />
            <source>The batch broke off unexpectedly. Start it again: it goes on from there.</source>
            <translation>일괄 처리가 예기치 않게 중단되었습니다. 다시 시작하면 그 지점부터 이어집니다.</translation>
        </message>
        <message>
            <location filename="gui/control/controller.py" />
            <source>Settings cannot be saved</source>
            <translation>설정을 저장할 수 없습니다</translation>
        </message>
        <message>
            <location filename="gui/control/effects.py" />
            <source>Making the moving picture</source>
            <translation>움직이는 그림을 만드는 중</translation>
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>This is an exported depth map. Open its photo to estimate that again.</source>
            <translation>내보낸 깊이 맵입니다. 다시 추정하려면 원본 사진을 여세요.</translation>
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>Retry</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>Predict again</source>
            <translation>다시 예측</translation>
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>The device chosen before is not on this machine. The best one here is used.</source>
            <translation>이전에 고른 장치가 이 컴퓨터에 없습니다. 여기서 가장 좋은 장치를 씁니다.</translation>
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>The model cannot be used</source>
            <translation>모델을 쓸 수 없습니다</translation>
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <location filename="gui/control/loader.py" />
            <source>Use the compact model</source>
            <translation>소형 모델 사용</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>There is no depth yet: wait for the estimate, then measure.</source>
            <translation>아직 깊이가 없습니다. 추정이 끝난 뒤 측정하세요.</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>there is no depth yet: wait for the estimate, then measure</source>
            <translation>아직 깊이가 없습니다. 추정이 끝난 뒤 측정하세요</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>Measuring</source>
            <translation>측정</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>Length {number}</source>
            <translation>길이 {number}</translation>
        </message>
        <message>
            <location filename="gui/control/notes.py" />
            <source>There is not enough memory for this. Close other programs or take a smaller photo.</source>
            <translation>메모리가 부족합니다. 다른 프로그램을 닫거나 더 작은 사진을 쓰세요.</translation>
        </message>
        <message>
            <location filename="gui/control/notes.py" />
            <source>Something unexpected went wrong: {what}.</source>
            <translation>예기치 않은 문제가 생겼습니다: {what}.</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>pasted image</source>
            <translation>붙여넣은 그림</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>pasted image {number}</source>
            <translation>붙여넣은 그림 {number}</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>The photo {name} is not beside this file: its depth is shown as a picture.</source>
            <translation>사진 {name}이(가) 이 파일 옆에 없어 깊이를 그림으로 표시합니다.</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>There is no photo in this folder.</source>
            <translation>이 폴더에는 사진이 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/presets.py" />
            <source>Preset deleted.</source>
            <translation>프리셋을 삭제했습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/presets.py" />
            <source>Presets</source>
            <translation>프리셋</translation>
        </message>
        <message>
            <location filename="gui/control/presets.py" />
            <source>Bring it back</source>
            <translation>되돌리기</translation>
        </message>
        <message>
            <location filename="gui/control/sessions.py" />
            <source>saved in {folder}</source>
            <translation>{folder}에 저장했습니다</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>%n pasted pictures are left out: they are in no file.</source>
            <translation>
                <numerusform>붙여넣은 그림 %n장은 파일이 없어 빠졌습니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>%n photos are not there any more</source>
            <translation>
                <numerusform>사진 %n장을 찾을 수 없습니다</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>%n photos have changed since then</source>
            <translation>
                <numerusform>사진 %n장이 그 뒤로 바뀌었습니다</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sessions.py" />
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} 외 %n개</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Its weights are not there any more. The compact model is used instead.</source>
            <translation>가중치 파일이 없어졌습니다. 대신 소형 모델을 씁니다.</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Downloading {name}</source>
            <translation>{name} 내려받는 중</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Checking {name}</source>
            <translation>{name} 확인 중</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Copying {name}</source>
            <translation>{name} 복사 중</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Installing {name}</source>
            <translation>{name} 설치 중</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Get {model}…</source>
            <translation>{model} 받기…</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Ready to use.</source>
            <translation>사용할 준비가 되었습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/weights.py" />
            <source>Use {model}</source>
            <translation>{model} 사용</translation>
        </message>
        <message>
            <location filename="gui/control/writer.py" />
            <source>Open folder</source>
            <translation>폴더 열기</translation>
        </message>
        <message>
            <location filename="gui/control/writer.py" />
            <source>{causes}. Saved: {written}</source>
            <translation>{causes}. 저장됨: {written}</translation>
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
            <translation>
&lt;p&gt;Depth Pro로 사진의 깊이를 보고, 재고, 내보냅니다.&lt;/p&gt;
&lt;p&gt;Depth Pro: A. Bochkovskii 외, &lt;i&gt;Depth Pro: Sharp Monocular Metric Depth in Less Than
a Second&lt;/i&gt;, arXiv 2410.02073. 이 프로그램은 그 저자들이 만든 것이 아닙니다.&lt;/p&gt;
&lt;p&gt;미터 값은 사진 한 장에서 나온 추정이며 측량이 아닙니다.&lt;/p&gt;
&lt;p&gt;Leadline은 MIT 라이선스의 자유 소프트웨어입니다. Qt for Python (LGPL),
PyTorch, timm, NumPy, Pillow, cmap, 그리고 QtAwesome의 Phosphor 아이콘으로 만들었습니다.&lt;/p&gt;
</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Photos in the folders inside it too</source>
            <translation>하위 폴더의 사진도 포함</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Replace files that no batch has made</source>
            <translation>일괄 처리로 만들지 않은 파일도 바꾸기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>A batch was here before. What it has done and what has not changed since is left out.</source>
            <translation>이 폴더에는 이전 일괄 처리의 결과가 있습니다. 이미 끝났고 그 뒤로 바뀌지 않은 사진은 건너뜁니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Batch</source>
            <translation>일괄 처리</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Folder of photos</source>
            <translation>사진 폴더</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Folder of files</source>
            <translation>파일 폴더</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Photos in</source>
            <translation>사진 위치</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Files into</source>
            <translation>저장 위치</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Model</source>
            <translation>모델</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Choose…</source>
            <translation>선택…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch.py" />
            <source>Folder to export to</source>
            <translation>내보낼 폴더</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>This sheet can be closed meanwhile: the batch goes on, and gives way to the window.</source>
            <translation>이 창은 닫아도 됩니다. 일괄 처리는 다른 작업에 양보하면서 계속됩니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Stopped. What is done stays; the batch can go on from here.</source>
            <translation>멈췄습니다. 끝난 것은 그대로 남으며, 여기서부터 이어서 할 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>The batch could not be done</source>
            <translation>일괄 처리를 할 수 없습니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Try the failed ones again</source>
            <translation>실패한 사진 다시 시도</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Go on</source>
            <translation>계속하기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>{count} of them were done before and are left out.</source>
            <translation>그중 {count}장은 이미 끝나서 건너뜁니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Stopping…</source>
            <translation>멈추는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Looking for photos…</source>
            <translation>사진을 찾는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Loading the model…</source>
            <translation>모델 불러오는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Open the report</source>
            <translation>보고서 열기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Show folder</source>
            <translation>폴더 보기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Another batch…</source>
            <translation>다른 일괄 처리…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Progress</source>
            <translation>진행률</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>Photos that failed, and why</source>
            <translation>실패한 사진과 이유</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>{count} of {total} photos</source>
            <translation>사진 {total}장 중 {count}장</translation>
        </message>
        <message>
            <location filename="gui/dialogs/batch_progress.py" />
            <source>{count} failed</source>
            <translation>{count}장 실패</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>In the panes</source>
            <translation>화면에서</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Wheel</source>
            <translation>휠</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Zoom about the cursor</source>
            <translation>커서를 중심으로 확대/축소</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Drag</source>
            <translation>끌기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Pan the pictures, orbit the cloud</source>
            <translation>사진 이동, 점 구름 회전</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Double click</source>
            <translation>두 번 클릭</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Whole photo or real pixels</source>
            <translation>사진 전체 또는 실제 픽셀</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Arrow keys</source>
            <translation>화살표 키</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Move the cursor, with Shift ten pixels</source>
            <translation>커서 이동, Shift와 함께 10픽셀</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Alt and arrow keys</source>
            <translation>Alt와 화살표 키</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Orbit the cloud</source>
            <translation>점 구름 회전</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>+ and −</source>
            <translation>+와 −</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Zoom</source>
            <translation>확대/축소</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Home</source>
            <translation>Home</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Whole photo, the photo's own view of the cloud</source>
            <translation>사진 전체, 점 구름은 촬영 시점</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Pick the point at the cursor</source>
            <translation>커서의 점 선택</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Keyboard shortcuts</source>
            <translation>키보드 단축키</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Export</source>
            <translation>내보내기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Folder</source>
            <translation>폴더</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export.py" />
            <source>Already in this folder: {names} and %n more.</source>
            <translation>
                <numerusform>이 폴더에 이미 있습니다: {names} 외 %n개.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export.py" />
            <source>Export %n files</source>
            <translation>
                <numerusform>파일 %n개 내보내기</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Replace them</source>
            <translation>모두 바꾸기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Replace it</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Already in this folder: {names}.</source>
            <translation>이 폴더에 이미 있습니다: {names}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>OpenCV: x right, y down, z forward</source>
            <translation>OpenCV: x 오른쪽, y 아래, z 앞</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>OpenGL, Blender: y up, z back</source>
            <translation>OpenGL, Blender: y 위, z 뒤</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>With normals</source>
            <translation>법선 포함</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Say of every point which way its surface looks</source>
            <translation>점마다 면이 향하는 방향을 함께 기록합니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Write the PLY as text (larger, readable)</source>
            <translation>PLY를 텍스트로 저장 (더 크지만 읽을 수 있음)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Text can be read by people and takes four times the place</source>
            <translation>텍스트는 사람이 읽을 수 있지만 네 배 더 큽니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>wide</source>
            <translation>너비</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Width of the print</source>
            <translation>인쇄물의 너비</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>base</source>
            <translation>바닥</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Thickness under the farthest point</source>
            <translation>가장 먼 점 아래의 두께</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>relief</source>
            <translation>높이</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>How far the nearest point stands out from the farthest</source>
            <translation>가장 가까운 점이 가장 먼 점보다 튀어나오는 높이</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export_geometry.py" />
            <source>of {count} triangles</source>
            <translation>
                <numerusform>삼각형 {count}개 중</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Axes of point clouds</source>
            <translation>점 구름의 축</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Which way the axes of the exported points look</source>
            <translation>내보낸 점의 축 방향</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Flying pixels</source>
            <translation>떠 있는 점</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Reduce to</source>
            <translation>줄이기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Axes</source>
            <translation>축</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Points</source>
            <translation>점</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Triangles</source>
            <translation>삼각형</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Print</source>
            <translation>인쇄</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Triangles to keep</source>
            <translation>남길 삼각형 수</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Leave out triangles where the surface is flat; contours stay cut</source>
            <translation>면이 평평한 곳의 삼각형을 줄입니다. 윤곽은 잘린 채로 남습니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sheet.py" />
            <source>Close (Esc)</source>
            <translation>닫기 (Esc)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sheet.py" />
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>I have read this and accept the terms</source>
            <translation>내용을 읽었으며 조건에 동의합니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>You may close this and go on working: it continues.</source>
            <translation>닫고 작업을 계속해도 됩니다. 내려받기는 이어집니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>A depth_pro.pt or a .safetensors file. It can also be dropped on the window.</source>
            <translation>depth_pro.pt 또는 .safetensors 파일입니다. 창에 끌어 놓아도 됩니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{share} are here already: the download goes on from there.</source>
            <translation>이미 {share}를 받았습니다. 거기서부터 이어받습니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Starting…</source>
            <translation>시작하는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Get a model</source>
            <translation>모델 받기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Download from</source>
            <translation>받을 곳</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>I have the file…</source>
            <translation>파일이 있음…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Download</source>
            <translation>내려받기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>From</source>
            <translation>받을 곳</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Disk</source>
            <translation>디스크</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{model} is in use.</source>
            <translation>{model} 사용 중입니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{model} is ready.</source>
            <translation>{model} 준비되었습니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{size} free in {folder}</source>
            <translation>{folder}에 {size} 남음</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Looking…</source>
            <translation>확인하는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>There is not enough room on this disk.</source>
            <translation>디스크 공간이 부족합니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>Resume the download</source>
            <translation>이어받기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{size} are here already.</source>
            <translation>이미 {size}를 받았습니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{done} of {total}</source>
            <translation>{total} 중 {done}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/weights.py" />
            <source>{size}/s</source>
            <translation>{size}/초</translation>
        </message>
        <message>
            <location filename="gui/kit/flying_titles.py" />
            <source>Flying pixels lie at occluding contours and hang between near and far: cut them, or move them to one of both sides</source>
            <translation>떠 있는 점은 가림 윤곽에서 앞과 뒤 사이에 떠 있습니다. 잘라 내거나 앞이나 뒤로 옮길 수 있습니다</translation>
        </message>
        <message>
            <location filename="gui/kit/flying_titles.py" />
            <source>Keep</source>
            <translation>그대로 두기</translation>
        </message>
        <message>
            <location filename="gui/kit/flying_titles.py" />
            <source>Cut</source>
            <translation>잘라 내기</translation>
        </message>
        <message>
            <location filename="gui/kit/flying_titles.py" />
            <source>Snap nearer</source>
            <translation>가까운 쪽으로</translation>
        </message>
        <message>
            <location filename="gui/kit/flying_titles.py" />
            <source>Snap farther</source>
            <translation>먼 쪽으로</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/kit/number_format.py" />
            <source>%n bytes</source>
            <translation>
                <numerusform>%n바이트</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/kit/number_format.py" />
            <source>{seconds} s</source>
            <translation>{seconds}초</translation>
        </message>
        <message>
            <location filename="gui/kit/number_format.py" />
            <source>{time} left</source>
            <translation>{time} 남음</translation>
        </message>
        <message>
            <location filename="gui/kit/number_format.py" />
            <source>{hours} h {minutes} min</source>
            <translation>{hours}시간 {minutes}분</translation>
        </message>
        <message>
            <location filename="gui/kit/number_format.py" />
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes}분 {seconds}초</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Mesh</source>
            <translation>메시</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Photo</source>
            <translation>사진</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Depth</source>
            <translation>깊이</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Height above floor</source>
            <translation>바닥에서의 높이</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Like the window</source>
            <translation>창과 같게</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Black</source>
            <translation>검정</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Grey</source>
            <translation>회색</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>White</source>
            <translation>흰색</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Camera</source>
            <translation>카메라</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look from where the photo was taken</source>
            <translation>사진을 찍은 위치에서 보기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Front</source>
            <translation>앞</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look at all points from the front</source>
            <translation>모든 점을 앞에서 보기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Side</source>
            <translation>옆</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look at all points from the right</source>
            <translation>모든 점을 오른쪽에서 보기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Top</source>
            <translation>위</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Look at all points from above</source>
            <translation>모든 점을 위에서 보기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show what was removed</source>
            <translation>제거한 점 표시</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show removed points in a warning colour</source>
            <translation>제거한 점을 경고색으로 표시</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Camera outline</source>
            <translation>카메라 윤곽</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show where the photo was taken, and what it saw</source>
            <translation>촬영 위치와 보이는 범위를 표시</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Floor grid</source>
            <translation>바닥 격자</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show a grid in metres below the points</source>
            <translation>점 아래에 미터 격자를 표시</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>beyond {percent}, the threshold of Contours</source>
            <translation>윤곽 임계값 {percent} 초과</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>{count} of {total} triangles cut</source>
            <translation>삼각형 {total}개 중 {count}개 잘라 냄</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Point cloud</source>
            <translation>점 구름</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Point size</source>
            <translation>점 크기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Density</source>
            <translation>밀도</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Far cut</source>
            <translation>먼 점 자르기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Leave out points beyond this depth</source>
            <translation>이 깊이보다 먼 점을 뺍니다</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show</source>
            <translation>표시</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Colour</source>
            <translation>색</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Background</source>
            <translation>배경</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Show points, or the triangles between them, cut at contours</source>
            <translation>점으로, 또는 점을 잇고 윤곽에서 자른 삼각형으로 표시합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Fit</source>
            <translation>맞춤</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Come so near that all points are seen</source>
            <translation>모든 점이 보이도록 맞춤</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>{count} of {total} points cut</source>
            <translation>점 {total}개 중 {count}개 잘라 냄</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>{count} of {total} points snapped</source>
            <translation>점 {total}개 중 {count}개 옮김</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>{count} of {total} points too far</source>
            <translation>점 {total}개 중 {count}개 너무 멂</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} points</source>
            <translation>
                <numerusform>점 {count}개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/cloud.py" />
            <source>{count} triangles</source>
            <translation>
                <numerusform>삼각형 {count}개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/contours.py" />
            <source>{count} contour pixels, {share} % of the map</source>
            <translation>
                <numerusform>윤곽 픽셀 {count}개, 전체의 {share} %</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Red</source>
            <translation>빨강</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Orange</source>
            <translation>주황</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Yellow</source>
            <translation>노랑</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Cyan</source>
            <translation>청록</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Blue</source>
            <translation>파랑</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Other…</source>
            <translation>기타…</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Contours</source>
            <translation>윤곽</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Draw the contours over the photo</source>
            <translation>사진 위에 윤곽을 그립니다</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Threshold</source>
            <translation>임계값</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>A pixel is on a contour when a neighbour is farther by more than this</source>
            <translation>이웃 픽셀이 이 값보다 더 멀면 윤곽입니다</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Colour of the contours</source>
            <translation>윤곽 색</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Opacity of the contours</source>
            <translation>윤곽 불투명도</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>All</source>
            <translation>모두</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Thinned</source>
            <translation>가늘게</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Kind of line</source>
            <translation>선 종류</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>All pixels on a contour, or lines one pixel wide</source>
            <translation>윤곽의 모든 픽셀 또는 한 픽셀 폭의 선</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Lines</source>
            <translation>선</translation>
        </message>
        <message>
            <location filename="gui/panels/contours.py" />
            <source>Opacity</source>
            <translation>불투명도</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Near end</source>
            <translation>가까운 끝</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Everything nearer takes the last colour</source>
            <translation>이보다 가까우면 마지막 색으로 칠합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Far end</source>
            <translation>먼 끝</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Everything farther takes the first colour</source>
            <translation>이보다 멀면 첫 색으로 칠합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Opacity of the depth</source>
            <translation>깊이 불투명도</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>How much the depth covers the photo in the depth pane</source>
            <translation>깊이 화면에서 깊이가 사진을 덮는 정도</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>All metres are scaled to things of known length</source>
            <translation>모든 미터 값을 아는 길이에 맞춘 축척입니다</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Auto</source>
            <translation>자동</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Leave out the nearest and the farthest 2 % of the picture</source>
            <translation>가장 가까운 2 %와 가장 먼 2 %를 뺍니다</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Colour map</source>
            <translation>색상표</translation>
        </message>
        <message>
            <location filename="gui/panels/depth.py" />
            <source>Colours</source>
            <translation>색상</translation>
        </message>
        <message>
            <location filename="gui/panels/depth_scale.py" />
            <source>Depth scale</source>
            <translation>깊이 눈금</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Effects</source>
            <translation>효과</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Effect</source>
            <translation>효과</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Distance in focus</source>
            <translation>초점이 맞는 거리</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>What is in focus or stays at rest; a click in the pane sets it</source>
            <translation>초점이 맞거나 움직이지 않는 곳입니다. 창을 누르면 정해집니다</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Hold to compare</source>
            <translation>누르는 동안 비교</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Hold to see the photo itself (hold \ in the effects pane)</source>
            <translation>누르고 있으면 원래 사진이 보입니다 (효과 창에서는 \ 키)</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Play</source>
            <translation>재생</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Play or pause</source>
            <translation>재생 또는 멈춤</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Write the effect at full size to a file</source>
            <translation>효과를 원래 크기로 파일에 저장합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/effects.py" />
            <source>Focus</source>
            <translation>초점</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>true depth</source>
            <translation>실제 깊이</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>matte</source>
            <translation>매트</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>none loaded</source>
            <translation>불러온 것 없음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Error of the depth</source>
            <translation>깊이 오차</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Error of the normals</source>
            <translation>법선 오차</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Boundaries</source>
            <translation>경계</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>None: metres as they are</source>
            <translation>없음: 미터 그대로</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Scale</source>
            <translation>축척</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Scale and shift</source>
            <translation>축척과 이동</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>AbsRel</source>
            <translation>AbsRel</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Mean of the error as a share of the true depth; 0 is best</source>
            <translation>실제 깊이 대비 오차의 평균, 0이 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>δ &lt; 1.25</source>
            <translation>δ &lt; 1.25</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Share of pixels within 25 %; 100 % is best</source>
            <translation>오차 25 % 안의 픽셀 비율, 100 %가 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>δ &lt; 1.25²</source>
            <translation>δ &lt; 1.25²</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Share of pixels within 56 %; 100 % is best</source>
            <translation>오차 56 % 안의 픽셀 비율, 100 %가 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>δ &lt; 1.25³</source>
            <translation>δ &lt; 1.25³</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Share of pixels within 95 %; 100 % is best</source>
            <translation>오차 95 % 안의 픽셀 비율, 100 %가 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>log10</source>
            <translation>log10</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Mean difference of the depths' logarithms; 0 is best</source>
            <translation>깊이 로그 차이의 평균, 0이 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Root of the mean squared error in metres; 0 is best</source>
            <translation>평균 제곱근 오차(미터), 0이 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>SILog</source>
            <translation>SILog</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Spread of the logarithmic error, whatever the scale</source>
            <translation>축척과 무관한 로그 오차의 퍼짐</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Boundary F1</source>
            <translation>경계 F1</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>How well the occluding contours agree, over ten thresholds; 1 is best</source>
            <translation>임계값 열 개에서 가림 윤곽이 일치하는 정도, 1이 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Boundary recall</source>
            <translation>경계 재현율</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Share of the matte's outline that is found, over ten thresholds; 1 is best</source>
            <translation>임계값 열 개에서 찾아낸 매트 윤곽의 비율, 1이 가장 좋음</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Normals, median</source>
            <translation>법선, 중앙값</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Angle between the normals of depth and truth, both with the focal length in use, after a fit by scale and shift; away from edges; 0° is best</source>
            <translation>배율과 이동을 맞춘 뒤 사용 중인 초점 거리로 구한, 깊이와 실제값의 법선이 이루는 각. 가장자리에서 떨어진 곳만 셉니다. 0°가 가장 좋습니다</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Normals, mean</source>
            <translation>법선, 평균</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Mean of the same angle</source>
            <translation>같은 각의 평균</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Normals &lt; 11.25°</source>
            <translation>법선 &lt; 11.25°</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Share of smaller angles</source>
            <translation>이보다 작은 각의 비율</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Normals &lt; 22.5°</source>
            <translation>법선 &lt; 22.5°</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Normals &lt; 30°</source>
            <translation>법선 &lt; 30°</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Equal neighbours</source>
            <translation>같은 이웃</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Share of pixels as deep as the next one: stairs instead of slopes; 0 % is best</source>
            <translation>옆 픽셀과 깊이가 똑같은 픽셀의 비율. 경사 대신 계단이라는 뜻이며 0 %가 가장 좋습니다</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Known pixels</source>
            <translation>알려진 픽셀</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Pixels whose true depth is known</source>
            <translation>실제 깊이를 아는 픽셀</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Compare with the truth</source>
            <translation>실제 값과 비교</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Range</source>
            <translation>거리</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Save figures as CSV…</source>
            <translation>수치를 CSV로 저장…</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Depth as NPZ, NPY, EXR, float TIFF or 16-bit PNG in mm; or a grey matte (T)</source>
            <translation>NPZ, NPY, EXR, float TIFF, mm 단위 16비트 PNG 깊이 또는 회색 매트 (T)</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Compare with nothing; the file stays</source>
            <translation>비교를 끝냅니다. 파일은 그대로 남습니다</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Errors from here on have the strongest colour</source>
            <translation>이 값부터 가장 진한 색으로 나타냅니다</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Bring the depth to the truth's scale before it is compared, boundaries excepted</source>
            <translation>경계를 뺀 비교 전에 깊이를 실제 값의 축척에 맞춥니다</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate.py" />
            <source>Load…</source>
            <translation>불러오기…</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate_plot.py" />
            <source>Precision</source>
            <translation>정밀도</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate_plot.py" />
            <source>Recall</source>
            <translation>재현율</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate_plot.py" />
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate_plot.py" />
            <source>Boundaries by threshold</source>
            <translation>임계값별 경계</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate_plot.py" />
            <source>Precision, recall and F1 over the threshold</source>
            <translation>임계값에 따른 정밀도, 재현율, F1</translation>
        </message>
        <message>
            <location filename="gui/panels/evaluate_plot.py" />
            <source>t in %</source>
            <translation>t (%)</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Pixels</source>
            <translation>픽셀</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Focal length in pixels of the full-size picture</source>
            <translation>원본 크기 사진의 픽셀 단위 초점 거리</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>35 mm equiv.</source>
            <translation>35 mm 환산</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>The lens that sees as much on a 36 x 24 mm film</source>
            <translation>36 x 24 mm 필름에서 같은 범위를 보는 렌즈</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Field of view</source>
            <translation>화각</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>How wide the picture sees, from its left to its right edge</source>
            <translation>사진의 왼쪽 끝에서 오른쪽 끝까지의 각도</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Focal length</source>
            <translation>초점 거리</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Show what was before</source>
            <translation>이전 모습 표시</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Faint points in the cloud: as it was before the last change of the focal length, or would be with the source under the mouse</source>
            <translation>점 구름에 흐린 점으로 표시합니다: 초점 거리를 마지막으로 바꾸기 전의 모습, 또는 마우스가 가리키는 값으로 바꿨을 때의 모습</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Reset</source>
            <translation>초기화</translation>
        </message>
        <message>
            <location filename="gui/panels/focal.py" />
            <source>Back to the photo's own focal length</source>
            <translation>사진의 초점 거리로 되돌리기</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>not in the file</source>
            <translation>파일에 없음</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>not predicted</source>
            <translation>예측 안 됨</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>type one below</source>
            <translation>아래에 입력</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>not run</source>
            <translation>실행 안 함</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>predicting…</source>
            <translation>예측하는 중…</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>Metadata</source>
            <translation>메타데이터</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>What the camera wrote into the file</source>
            <translation>카메라가 파일에 기록한 값</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>Predicted</source>
            <translation>예측</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>What the model reads from the picture</source>
            <translation>모델이 사진에서 읽은 값</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>Manual</source>
            <translation>직접 입력</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>What you typed below</source>
            <translation>아래에 입력한 값</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>35 mm</source>
            <translation>35 mm 환산</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>view</source>
            <translation>화각</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>depth</source>
            <translation>깊이</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>How much farther or nearer everything would be than now</source>
            <translation>지금보다 모든 것이 얼마나 더 멀어지거나 가까워지는지</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>Predict</source>
            <translation>예측</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>Let the model read the focal length from the picture</source>
            <translation>모델이 사진에서 초점 거리를 읽게 합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>Predict the focal length</source>
            <translation>초점 거리 예측</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>By the prediction the sensor is {ratio} times smaller than film.</source>
            <translation>예측에 따르면 센서는 필름보다 {ratio}배 작습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Reckoned with that, it is {better}.</source>
            <translation>이를 반영하면 {better}입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>A prediction would tell.</source>
            <translation>예측해 보면 알 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Yet the prediction agrees with the metadata.</source>
            <translation>그래도 예측은 메타데이터와 일치합니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Look at the cloud from above: with the right one, square corners are square.</source>
            <translation>점 구름을 위에서 보세요. 올바른 값이면 직각 모서리가 직각으로 보입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>{typed} is what is written on the lens. The 35 mm field wants what it comes to on film.</source>
            <translation>{typed}는 렌즈에 적힌 값입니다. 35 mm 칸에는 필름으로 환산한 값을 입력해야 합니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Metadata and prediction agree, and what you typed is {share} off.</source>
            <translation>메타데이터와 예측은 서로 일치하고, 입력한 값은 {share} 다릅니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Likely digital zoom: the camera enlarged the picture {expected} times, and its metadata leave that out.</source>
            <translation>디지털 줌으로 보입니다. 카메라가 사진을 {expected}배 확대했는데 메타데이터에는 반영되지 않았습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Likely cropped: it was taken with {written} pixels, and has another shape now, {size}.</source>
            <translation>잘라 낸 사진으로 보입니다. 촬영할 때는 {written} 픽셀이었고 지금은 모양이 달라져 {size} 픽셀입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Likely cropped: it was taken with {written} pixels and has {size} now, and it looks {ratio} times as narrow as its metadata say.</source>
            <translation>잘라 낸 사진으로 보입니다. 촬영할 때는 {written} 픽셀이었고 지금은 {size} 픽셀이며, 메타데이터보다 {ratio}배 좁게 보입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Likely a wrong tag: the file gives {mm}, the lens itself, as its 35 mm equivalent too. That holds only for a sensor as large as film.</source>
            <translation>태그가 잘못된 것으로 보입니다. 파일이 렌즈 자체의 값 {mm}를 35 mm 환산값으로도 적었습니다. 센서가 필름만큼 클 때만 맞는 값입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Likely another rule: the 35 mm value in the file seems to be of the picture's width, not of its diagonal.</source>
            <translation>다른 기준으로 계산한 것으로 보입니다. 파일의 35 mm 환산값이 사진의 대각선이 아니라 너비를 기준으로 한 듯합니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Likely a panorama: its metadata are of one shot of several. Depth assumes a single shot, so metres are rough.</source>
            <translation>파노라마로 보입니다. 메타데이터는 여러 장 중 한 장의 것입니다. 깊이는 한 번에 찍은 사진을 전제하므로 미터 값은 대략적입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Very wide, perhaps a fisheye. Depth assumes a lens that keeps lines straight, so metres are rough towards the edges.</source>
            <translation>시야가 매우 넓어 어안 렌즈일 수 있습니다. 깊이는 직선이 휘지 않는 렌즈를 전제하므로 가장자리로 갈수록 미터 값이 부정확합니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The prediction is {share} off, and likely the less sure one: the metadata are complete, and fit the picture.</source>
            <translation>예측이 {share} 다른데, 예측 쪽이 덜 확실해 보입니다. 메타데이터는 빠진 것이 없고 사진과도 맞습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The picture looks narrower than its metadata say, by {share}: cropped or zoomed without a trace, or the prediction is off.</source>
            <translation>사진이 메타데이터보다 {share} 좁게 보입니다. 흔적 없이 잘라 내거나 확대했거나, 예측이 틀렸을 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The picture looks wider than its metadata say, by {share}: stitched, taken through a lens that the camera does not know, or the prediction is off.</source>
            <translation>사진이 메타데이터보다 {share} 넓게 보입니다. 이어 붙였거나 카메라가 모르는 렌즈로 찍었거나 예측이 틀렸습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The camera did not know its lens: an adapter, an old lens or a telescope.</source>
            <translation>카메라가 렌즈를 알지 못했습니다. 어댑터, 오래된 렌즈 또는 망원경일 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The file says {mm}, but not how large the sensor is, so that is no angle.</source>
            <translation>파일에 {mm}라고 적혀 있지만 센서 크기가 없어 화각을 알 수 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The file names a camera, but no focal length.</source>
            <translation>파일에 카메라는 적혀 있지만 초점 거리가 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The file says nothing about a camera: a screenshot, or sent by an app that removes it.</source>
            <translation>파일에 카메라 정보가 없습니다. 화면 캡처이거나, 정보를 지우는 앱으로 전송된 사진일 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>The camera enlarged the picture {expected} times, and its metadata may leave that out.</source>
            <translation>카메라가 사진을 {expected}배 확대했는데, 메타데이터에는 반영되지 않았을 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>It was taken with {written} pixels and has {size} now: made smaller, or cropped as well, as the prediction says.</source>
            <translation>촬영할 때는 {written} 픽셀이었고 지금은 {size} 픽셀입니다. 크기만 줄였거나, 예측대로라면 잘라 내기도 했습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Trust the metadata.</source>
            <translation>메타데이터를 믿으세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Trust the prediction.</source>
            <translation>예측을 믿으세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Use the metadata</source>
            <translation>메타데이터 사용</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Use the prediction</source>
            <translation>예측 사용</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>digital zoom</source>
            <translation>디지털 줌</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>cropped</source>
            <translation>잘라 냄</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>wrong 35 mm tag</source>
            <translation>잘못된 35 mm 태그</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>35 mm value of the width</source>
            <translation>너비 기준의 35 mm 값</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>panorama</source>
            <translation>파노라마</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>fisheye</source>
            <translation>어안 렌즈</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>prediction off</source>
            <translation>예측 오차</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Predict it</source>
            <translation>예측하기</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Or: {causes}</source>
            <translation>또는: {causes}</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_words.py" />
            <source>Use {better}</source>
            <translation>{better} 사용</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Draw along a thing of known length, and type that length: the scene is scaled to it.</source>
            <translation>길이를 아는 물체를 따라 선을 긋고 길이를 입력하세요. 장면의 축척을 거기에 맞춥니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Depth Z</source>
            <translation>깊이 Z</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/panels/known_length.py" />
            <source>× {factor} from {count} references, residual {residual}</source>
            <translation>
                <numerusform>기준 {count}개로 × {factor}, 잔차 {residual}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Length</source>
            <translation>길이</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Draw along something whose length you know (K)</source>
            <translation>길이를 아는 물체를 따라 선 긋기 (K)</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Distance</source>
            <translation>거리</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Click a point whose distance you know (Shift+K)</source>
            <translation>거리를 아는 점 클릭 (Shift+K)</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Range is measured from the camera to the point, depth straight ahead of it</source>
            <translation>거리는 카메라에서 점까지, 깊이는 카메라 정면 방향으로 잽니다</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>What is known</source>
            <translation>아는 값</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>85 cm, 1.2 m, 5 ft 3 in</source>
            <translation>85 cm, 1.2 m, 5 ft 3 in</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>True length</source>
            <translation>실제 길이</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Remove this reference</source>
            <translation>이 기준 제거</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Known length</source>
            <translation>아는 길이</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Remove all</source>
            <translation>모두 제거</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Remove all references: the scene gets its own metres again</source>
            <translation>모든 기준을 제거하고 장면 본래의 미터로 되돌립니다</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Type the true length: until then the scene keeps its own metres.</source>
            <translation>실제 길이를 입력하세요. 그때까지는 장면 본래의 미터를 씁니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>How far the scaled scene is from it</source>
            <translation>축척을 맞춘 장면과의 차이</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>× {factor} from one reference</source>
            <translation>기준 하나로 × {factor}</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Click three or more points on the floor, far from each other. Esc ends.</source>
            <translation>바닥에서 서로 멀리 떨어진 점을 세 개 이상 클릭하세요. Esc로 끝냅니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Camera height</source>
            <translation>카메라 높이</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Metres from the floor to the camera</source>
            <translation>바닥에서 카메라까지의 높이(미터)</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Looks</source>
            <translation>위아래 기울기</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>How far the camera was tilted down or up</source>
            <translation>카메라가 아래나 위로 기울어진 각도</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Leans</source>
            <translation>좌우 기울기</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>How far the camera was turned to a side</source>
            <translation>카메라가 옆으로 기울어진 각도</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>On the floor</source>
            <translation>바닥 비율</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Share of the scene that lies on it, near and far things counted alike</source>
            <translation>장면 중 바닥 위에 놓인 부분의 비율, 가까운 것과 먼 것을 똑같이 셉니다</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Residual</source>
            <translation>잔차</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>How far its points usually lie off the plane</source>
            <translation>바닥의 점들이 평면에서 보통 벗어나는 거리</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Level the cloud</source>
            <translation>구름을 수평으로 세우기</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Show and export the cloud upright, standing on its floor (U)</source>
            <translation>구름을 바닥 위에 똑바로 세워 보여 주고 내보냅니다 (U)</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Heights at the cursor</source>
            <translation>커서의 높이</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Read out the height above the floor in the status bar</source>
            <translation>바닥에서의 높이를 상태 표시줄에 보여 줍니다</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>{angle} down</source>
            <translation>아래로 {angle}</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>{angle} up</source>
            <translation>위로 {angle}</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>{angle} to the right</source>
            <translation>오른쪽으로 {angle}</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>{angle} to the left</source>
            <translation>왼쪽으로 {angle}</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Looking for the floor</source>
            <translation>바닥을 찾는 중</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>{count} of {least} points picked</source>
            <translation>점 {least}개 중 {count}개를 골랐습니다</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>The floor was found in the depth of another model. Find it again.</source>
            <translation>이 바닥은 다른 모델의 깊이에서 찾은 것입니다. 다시 찾으세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>With a floor the cloud can stand upright, and heights are known.</source>
            <translation>바닥을 알면 구름을 똑바로 세울 수 있고 높이를 알 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Level</source>
            <translation>수평</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Look for the floor in the depth (L)</source>
            <translation>깊이에서 바닥을 찾습니다 (L)</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Pick points</source>
            <translation>점 고르기</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Say where the floor is with three or more points (Shift+L)</source>
            <translation>점 세 개 이상으로 바닥의 위치를 알려 줍니다 (Shift+L)</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Forget the floor and its points</source>
            <translation>바닥과 고른 점 지우기</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>Find the floor</source>
            <translation>바닥 찾기</translation>
        </message>
        <message>
            <location filename="gui/panels/level.py" />
            <source>The floor goes through {count} picked points.</source>
            <translation>고른 점 {count}개를 지나는 바닥입니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Drag between two points on any pane, or click both. Esc ends.</source>
            <translation>아무 화면에서나 두 점 사이를 끌거나 두 점을 클릭하세요. Esc로 끝냅니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Draw a line on any pane. Esc ends.</source>
            <translation>아무 화면에나 선을 그으세요. Esc로 끝냅니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Draw along something whose length you know.</source>
            <translation>길이를 아는 물체를 따라 선을 그으세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Click a point whose distance you know.</source>
            <translation>거리를 아는 점을 클릭하세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>{local} from the map around the ends, {focal} from the focal length</source>
            <translation>끝점 주변 깊이에서 {local}, 초점 거리에서 {focal}</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Measure</source>
            <translation>측정</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Measure the length between two points (M)</source>
            <translation>두 점 사이의 길이 재기 (M)</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Profile</source>
            <translation>단면</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Plot the depth along a line (P)</source>
            <translation>선을 따라 깊이 그래프 그리기 (P)</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Take the tool (M), then drag between two points on any pane.</source>
            <translation>도구(M)를 고른 뒤 아무 화면에서나 두 점 사이를 끄세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>{local} from the map around the ends; only one focal length is known</source>
            <translation>끝점 주변 깊이에서 {local}, 초점 거리는 하나만 알려져 있음</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Delete the chosen measurement (Del)</source>
            <translation>선택한 측정 삭제 (Del)</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Delete all measurements</source>
            <translation>모든 측정 삭제</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Save the measurements as CSV or JSON…</source>
            <translation>측정 결과를 CSV 또는 JSON으로 저장…</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>How much deeper the end lies than the start, along the camera's axis</source>
            <translation>카메라 축 방향으로 끝점이 시작점보다 더 깊은 정도</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Measurements</source>
            <translation>측정 결과</translation>
        </message>
        <message>
            <location filename="gui/panels/measure.py" />
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>{device}: none here</source>
            <translation>{device}: 없음</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>{model} (not installed)</source>
            <translation>{model} (설치 안 됨)</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Skip the focal prediction when
the focal length is known</source>
            <translation>초점 거리를 알면
초점 거리 예측 건너뛰기</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Takes less time and memory. The focal length of a photo that says nothing about it is predicted all the same, and any other's when you ask for it.</source>
            <translation>시간과 메모리를 아낍니다. 초점 거리가 없는 사진은 그대로 예측하고, 다른 사진은 요청하면 예측합니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Automatic</source>
            <translation>자동</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>GPU (Apple)</source>
            <translation>GPU (Apple)</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Which network estimates the depth</source>
            <translation>깊이를 추정하는 신경망</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Device</source>
            <translation>장치</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>What the network runs on</source>
            <translation>신경망을 실행하는 장치</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>How exactly the network computes: half precision is quicker and smaller</source>
            <translation>신경망의 계산 정밀도입니다. 반정밀도는 더 빠르고 메모리를 덜 씁니다</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Runs on</source>
            <translation>실행 장치</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Last run</source>
            <translation>최근 실행</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Loading…</source>
            <translation>불러오는 중…</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Ink</source>
            <translation>먹색</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>PNG…</source>
            <translation>PNG로 저장…</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>SVG…</source>
            <translation>SVG로 저장…</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Lowest height</source>
            <translation>가장 낮은 높이</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Leave out what is lower than this</source>
            <translation>이보다 낮은 것은 뺍니다</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Greatest height</source>
            <translation>가장 높은 높이</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Leave out what is higher than this</source>
            <translation>이보다 높은 것은 뺍니다</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Resolution</source>
            <translation>해상도</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Centimetres for each pixel</source>
            <translation>픽셀 하나의 크기(센티미터)</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Plan from above</source>
            <translation>위에서 본 평면도</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Save the plan with grid, scale bar and camera</source>
            <translation>격자, 축척 막대, 카메라와 함께 평면도를 저장합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>automatic</source>
            <translation>자동</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Heights</source>
            <translation>높이</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>The plan needs a floor: find it, or pick points on it.</source>
            <translation>평면도에는 바닥이 필요합니다. 바닥을 찾거나 점을 고르세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>{size} cm for each pixel</source>
            <translation>픽셀당 {size} cm</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Name of the preset</source>
            <translation>프리셋 이름</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Preset</source>
            <translation>프리셋</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>A look for depth, contours and cloud, taken on as one step</source>
            <translation>깊이, 윤곽, 점 구름의 모양을 한 번에 적용합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Own look</source>
            <translation>직접 설정</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Keep, rename or delete presets</source>
            <translation>프리셋 저장, 이름 바꾸기, 삭제</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Rename…</source>
            <translation>이름 바꾸기…</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Delete</source>
            <translation>삭제</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Rename</source>
            <translation>이름 바꾸기</translation>
        </message>
        <message>
            <location filename="gui/panels/presets.py" />
            <source>Save this look…</source>
            <translation>지금 모양 저장…</translation>
        </message>
        <message>
            <location filename="gui/panes/cloud.py" />
            <source>The point cloud needs OpenGL 3.3, which this display does not offer. Depth, contours and every export work without it.</source>
            <translation>점 구름에는 OpenGL 3.3이 필요하지만 이 디스플레이에는 없습니다. 깊이, 윤곽, 모든 내보내기는 그대로 쓸 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/cloud_view.py" />
            <source>grid {length}</source>
            <translation>격자 {length}</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>agreed</source>
            <translation>일치</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>missed</source>
            <translation>놓침</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>false</source>
            <translation>오검출</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>unknown</source>
            <translation>알 수 없음</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>not compared</source>
            <translation>비교 안 함</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>Error</source>
            <translation>오차</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>Normals: too little is known</source>
            <translation>법선: 알려진 곳이 너무 적음</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>{percent} too near</source>
            <translation>{percent} 가까움</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>{percent} too far</source>
            <translation>{percent} 멂</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>{angle} or more</source>
            <translation>{angle} 이상</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>Normals, f = {focal}</source>
            <translation>법선, f = {focal}</translation>
        </message>
        <message>
            <location filename="gui/panes/wipe.py" />
            <source>Divider between the two pictures</source>
            <translation>두 그림 사이의 경계</translation>
        </message>
        <message>
            <location filename="gui/present/evaluation.py" />
            <source>Drop true depth or a matte of this photo here, or press T.</source>
            <translation>이 사진의 실제 깊이나 매트를 여기에 놓거나 T를 누르세요.</translation>
        </message>
        <message>
            <location filename="gui/present/focal.py" />
            <source>before</source>
            <translation>이전</translation>
        </message>
        <message>
            <location filename="gui/present/focal.py" />
            <source>faint: {length}, {source}</source>
            <translation>흐린 점: {length}, {source}</translation>
        </message>
        <message>
            <location filename="gui/present/presenter.py" />
            <source>hidden</source>
            <translation>숨김</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>floor</source>
            <translation>바닥</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>range</source>
            <translation>거리</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>scaled × {factor}</source>
            <translation>축척 × {factor}</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>profile</source>
            <translation>단면</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Predicting the focal length of {name}</source>
            <translation>{name} 초점 거리 예측 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Waiting</source>
            <translation>기다리는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Estimating {name}</source>
            <translation>{name} 추정 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Getting it</source>
            <translation>받는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Loading the model</source>
            <translation>모델 불러오는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Estimating depth</source>
            <translation>깊이 추정 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Finding the floor</source>
            <translation>바닥 찾는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Stopping</source>
            <translation>멈추는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Cancelled. Press R to estimate the depth.</source>
            <translation>취소했습니다. R을 누르면 깊이를 추정합니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>No depth. Press R to try again.</source>
            <translation>깊이가 없습니다. R을 누르면 다시 시도합니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Waiting for {name}</source>
            <translation>{name} 기다리는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Exporting {name}</source>
            <translation>{name} 내보내는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/resolve.py" />
            <source>Loading {name}</source>
            <translation>{name} 불러오는 중</translation>
        </message>
        <message>
            <location filename="gui/state/panes.py" />
            <source>Cloud</source>
            <translation>점 구름</translation>
        </message>
        <message>
            <location filename="gui/state/panes.py" />
            <source>Evaluate</source>
            <translation>평가</translation>
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Recent</source>
            <translation>최근</translation>
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Drop a photo, read its depth</source>
            <translation>사진을 놓으면 깊이를 읽습니다</translation>
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Drop files or a folder anywhere, or paste a picture (Ctrl+V).</source>
            <translation>파일이나 폴더를 끌어 놓거나 그림을 붙여넣으세요 (Ctrl+V).</translation>
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Open photos…</source>
            <translation>사진 열기…</translation>
        </message>
        <message>
            <location filename="gui/widgets/empty_state.py" />
            <source>Try the sample photo</source>
            <translation>예제 사진 열어 보기</translation>
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Messages</source>
            <translation>메시지</translation>
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Show details</source>
            <translation>자세히 보기</translation>
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Close this message</source>
            <translation>메시지 닫기</translation>
        </message>
        <message>
            <location filename="gui/widgets/error_strip.py" />
            <source>Details</source>
            <translation>자세한 내용</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>no depth yet</source>
            <translation>깊이 없음</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>waiting</source>
            <translation>대기 중</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>opening</source>
            <translation>여는 중</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>estimating</source>
            <translation>추정 중</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>depth is there</source>
            <translation>깊이 있음</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>Film strip of opened photos</source>
            <translation>연 사진의 필름 스트립</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>Estimate again</source>
            <translation>다시 추정</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>Remove from film strip</source>
            <translation>필름 스트립에서 제거</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>Depth along the line</source>
            <translation>선을 따라 본 깊이</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>Plot of depth along the line</source>
            <translation>선을 따라 본 깊이 그래프</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>Save the profile as CSV…</source>
            <translation>단면을 CSV로 저장…</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>Remove the profile</source>
            <translation>단면 제거</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>from the start</source>
            <translation>시작점부터</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>pixels along the line</source>
            <translation>선을 따라 센 픽셀</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>depth Z, m</source>
            <translation>깊이 Z, m</translation>
        </message>
        <message>
            <location filename="gui/widgets/profile.py" />
            <source>Nothing can be measured along this line: too far, or sky.</source>
            <translation>이 선은 잴 수 없습니다. 너무 멀거나 하늘입니다.</translation>
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Look</source>
            <translation>모양</translation>
        </message>
        <message>
            <location filename="gui/widgets/side.py" />
            <source>Pages of panels</source>
            <translation>패널 페이지</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Column of the pixel, counted from the left edge</source>
            <translation>왼쪽 끝에서 센 픽셀의 열</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Row of the pixel, counted from the upper edge</source>
            <translation>위쪽 끝에서 센 픽셀의 행</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Colour of the pixel: red, green, blue</source>
            <translation>픽셀의 색: 빨강, 초록, 파랑</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Depth: metres straight ahead, along the camera's axis</source>
            <translation>깊이: 카메라 축 방향의 미터</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Range: metres from the camera to the point, along the line of sight</source>
            <translation>거리: 카메라에서 점까지 시선 방향의 미터</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Inverse depth: one divided by the depth</source>
            <translation>역깊이: 1을 깊이로 나눈 값</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Metres to the right of the camera's axis</source>
            <translation>카메라 축에서 오른쪽으로의 미터</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Metres below the camera's axis</source>
            <translation>카메라 축에서 아래로의 미터</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>height</source>
            <translation>높이</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Metres above the floor</source>
            <translation>바닥에서의 높이(미터)</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>true Z</source>
            <translation>실제 Z</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Depth by the truth that was loaded</source>
            <translation>불러온 실제 값의 깊이</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>error</source>
            <translation>오차</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>How much too far (+) or too near the depth is</source>
            <translation>깊이가 얼마나 먼지(+) 또는 가까운지</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Values at the cursor</source>
            <translation>커서의 값</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>What is running</source>
            <translation>진행 중인 작업</translation>
        </message>
        <message>
            <location filename="gui/widgets/status.py" />
            <source>Cancel (Esc)</source>
            <translation>취소 (Esc)</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Drop photos anywhere</source>
            <translation>사진을 아무 데나 놓으세요</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Files or whole folders. Depth is estimated by itself, on this computer.</source>
            <translation>파일도 폴더도 됩니다. 깊이는 이 컴퓨터에서 저절로 추정합니다.</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>One threshold for edges</source>
            <translation>가장자리는 임계값 하나로</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>It decides what counts as a contour. The same number cuts the points that hang between near and far out of the cloud.</source>
            <translation>무엇이 윤곽인지를 정합니다. 같은 값으로 점 구름에서 앞뒤 사이에 떠 있는 점을 잘라 냅니다.</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Metres need a focal length</source>
            <translation>미터에는 초점 거리가 필요합니다</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>It comes from the photo's metadata, from the model, or from you. A wrong one stretches the depth.</source>
            <translation>사진의 메타데이터, 모델, 또는 직접 입력에서 옵니다. 틀리면 깊이가 늘어나거나 줄어듭니다.</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Turn the point cloud</source>
            <translation>점 구름을 돌려 보세요</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Drag to orbit, turn the wheel to zoom. The cursor is the same in all panes.</source>
            <translation>끌면 회전하고 휠로 확대합니다. 커서는 모든 화면에서 같습니다.</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Take it with you</source>
            <translation>결과를 가져가세요</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Point clouds, depth maps and pictures, each with its units and how it was made.</source>
            <translation>점 구름, 깊이 지도, 그림을 단위와 제작 정보와 함께 내보냅니다.</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Do not show again</source>
            <translation>다시 보지 않기</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Skip</source>
            <translation>건너뛰기</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>Next</source>
            <translation>다음</translation>
        </message>
        <message>
            <location filename="gui/widgets/tour.py" />
            <source>{number} of {count}</source>
            <translation>{count} 중 {number}</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>One pane (Ctrl+1)</source>
            <translation>화면 하나 (Ctrl+1)</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Two panes side by side (Ctrl+2)</source>
            <translation>나란히 두 화면 (Ctrl+2)</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>All four panes (Ctrl+4)</source>
            <translation>네 화면 모두 (Ctrl+4)</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Two pictures under a divider to drag across (W)</source>
            <translation>경계를 끌어 두 그림 비교 (W)</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Show this pane: {pane} ({key})</source>
            <translation>이 화면 보기: {pane} ({key})</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>to</source>
            <translation>→</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Left picture</source>
            <translation>왼쪽 그림</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>Right picture</source>
            <translation>오른쪽 그림</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_bar.py" />
            <source>{pane} pane</source>
            <translation>{pane} 화면</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Edit</source>
            <translation>편집</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>View</source>
            <translation>보기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Help</source>
            <translation>도움말</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Open folder…</source>
            <translation>폴더 열기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Open the sample photo</source>
            <translation>예제 사진 열기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Open session…</source>
            <translation>세션 열기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Save session…</source>
            <translation>세션 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Export point cloud…</source>
            <translation>점 구름 내보내기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Batch…</source>
            <translation>일괄 처리…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Get a model…</source>
            <translation>모델 받기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Quit</source>
            <translation>끝내기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Undo</source>
            <translation>실행 취소</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Redo</source>
            <translation>다시 실행</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Paste photo or path</source>
            <translation>사진 또는 경로 붙여넣기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Copy values at the cursor</source>
            <translation>커서의 값 복사</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Compare with true depth…</source>
            <translation>실제 깊이와 비교…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Next photo</source>
            <translation>다음 사진</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Previous photo</source>
            <translation>이전 사진</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Measure a length</source>
            <translation>길이 재기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Depth along a line</source>
            <translation>선을 따라 본 깊이</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Known distance</source>
            <translation>아는 거리</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Save measurements…</source>
            <translation>측정 결과 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Save the profile…</source>
            <translation>단면 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Pick points on the floor</source>
            <translation>바닥의 점 고르기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>One pane</source>
            <translation>화면 하나</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Two panes</source>
            <translation>화면 둘</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Four panes</source>
            <translation>화면 넷</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Wipe between two panes</source>
            <translation>두 화면을 밀어서 비교</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Lower contour threshold</source>
            <translation>윤곽 임계값 낮추기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Raise contour threshold</source>
            <translation>윤곽 임계값 높이기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Show contours</source>
            <translation>윤곽 표시</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Cloud as a mesh</source>
            <translation>점 구름을 메시로</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Type a focal length</source>
            <translation>초점 거리 입력</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Show panels</source>
            <translation>패널 표시</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Show film strip</source>
            <translation>필름 스트립 표시</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Next part of the window</source>
            <translation>창의 다음 영역</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Previous part of the window</source>
            <translation>창의 이전 영역</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Tour of five hints</source>
            <translation>다섯 단계 둘러보기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>About Leadline</source>
            <translation>Leadline 정보</translation>
        </message>
        <message>
            <location filename="gui/window/batch_sheet.py" />
            <source>{done} photos done, {failed} failed.</source>
            <translation>사진 {done}장 완료, {failed}장 실패.</translation>
        </message>
        <message>
            <location filename="gui/window/batch_sheet.py" />
            <source>Stopped: {done} photos done, {failed} failed.</source>
            <translation>멈췄습니다. 사진 {done}장 완료, {failed}장 실패.</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Photos and exported depth (*.jpg *.jpeg *.jfif *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.hif *.avif *.npz *.exr)</source>
            <translation>사진과 내보낸 깊이 (*.jpg *.jpeg *.jfif *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.hif *.avif *.npz *.exr)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Photos (*.jpg *.jpeg *.jfif *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.hif *.avif)</source>
            <translation>사진 (*.jpg *.jpeg *.jfif *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.hif *.avif)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Exported depth (*.npz *.exr *.tif *.tiff *.png)</source>
            <translation>내보낸 깊이 (*.npz *.exr *.tif *.tiff *.png)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Depth or matte (*.npz *.npy *.exr *.png *.tif *.tiff *.jpg *.webp)</source>
            <translation>깊이 또는 매트 (*.npz *.npy *.exr *.png *.tif *.tiff *.jpg *.webp)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Leadline sessions (*.leadline)</source>
            <translation>Leadline 세션 (*.leadline)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Point cloud (*.ply)</source>
            <translation>점 구름 (*.ply)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Table (*.csv)</source>
            <translation>표 (*.csv)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Pictures (*.png *.jpg *.jpeg *.tif *.tiff)</source>
            <translation>그림 (*.png *.jpg *.jpeg *.tif *.tiff)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Moving pictures (*.mp4 *.gif *.webp)</source>
            <translation>움직이는 그림 (*.mp4 *.gif *.webp)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Picture (*.png)</source>
            <translation>그림 (*.png)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Drawing (*.svg)</source>
            <translation>도면 (*.svg)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Open a folder of photos</source>
            <translation>사진 폴더 열기</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>True depth or a matte of this photo</source>
            <translation>이 사진의 실제 깊이 또는 매트</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Open photos</source>
            <translation>사진 열기</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Open a session</source>
            <translation>세션 열기</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Save the session</source>
            <translation>세션 저장</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Export point cloud</source>
            <translation>점 구름 내보내기</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Save measurements</source>
            <translation>측정 결과 저장</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Save the profile</source>
            <translation>단면 저장</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Save the plan</source>
            <translation>평면도 저장</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Save the figures</source>
            <translation>수치 저장</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Export effect</source>
            <translation>효과 내보내기</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Session</source>
            <translation>세션</translation>
        </message>
        <message>
            <location filename="gui/window/file_dialogs.py" />
            <source>All files (*)</source>
            <translation>모든 파일 (*)</translation>
        </message>
        <message>
            <location filename="gui/window/guidance.py" />
            <source>Leadline speaks it from its next start on.</source>
            <translation>다음에 시작할 때부터 적용됩니다.</translation>
        </message>
        <message>
            <location filename="gui/window/guidance.py" />
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <location filename="gui/window/intake.py" />
            <source>The clipboard holds neither a picture nor the path of one.</source>
            <translation>클립보드에 그림도 그림의 경로도 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/window/intake.py" />
            <source>Nothing to paste</source>
            <translation>붙여넣을 것이 없습니다</translation>
        </message>
        <message>
            <location filename="gui/window/intake.py" />
            <source>Leadline opens no web addresses. Save the photo to a file, then open that.</source>
            <translation>웹 주소는 열지 않습니다. 사진을 파일로 저장한 뒤 여세요.</translation>
        </message>
        <message>
            <location filename="gui/window/layout.py" />
            <source>Tools</source>
            <translation>도구</translation>
        </message>
        <message>
            <location filename="gui/window/layout.py" />
            <source>Photo on show</source>
            <translation>현재 사진</translation>
        </message>
        <message>
            <location filename="gui/window/menus.py" />
            <source>As the system</source>
            <translation>시스템 설정</translation>
        </message>
        <message>
            <location filename="gui/window/menus.py" />
            <source>Light</source>
            <translation>밝게</translation>
        </message>
        <message>
            <location filename="gui/window/menus.py" />
            <source>Dark</source>
            <translation>어둡게</translation>
        </message>
        <message>
            <location filename="gui/window/menus.py" />
            <source>Open recent</source>
            <translation>최근 파일 열기</translation>
        </message>
        <message>
            <location filename="gui/window/menus.py" />
            <source>Theme</source>
            <translation>테마</translation>
        </message>
        <message>
            <location filename="gui/window/sheets.py" />
            <source>Weights (*.pt *.pth *.safetensors)</source>
            <translation>가중치 (*.pt *.pth *.safetensors)</translation>
        </message>
        <message>
            <location filename="gui/window/sheets.py" />
            <source>The file with the model's weights</source>
            <translation>모델의 가중치 파일</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Maps</source>
            <translation>지도</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Point cloud (PLY)</source>
            <translation>점 구름 (PLY)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Point cloud (PCD)</source>
            <translation>점 구름 (PCD)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Point cloud as text (XYZ)</source>
            <translation>텍스트 점 구름 (XYZ)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Mesh with the photo on it (GLB)</source>
            <translation>사진을 입힌 메시 (GLB)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Mesh with the photo beside it (OBJ)</source>
            <translation>메시와 사진 파일 (OBJ)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Relief for 3D printing (STL)</source>
            <translation>3D 인쇄용 부조 (STL)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth and estimate (NPZ)</source>
            <translation>깊이와 추정값 (NPZ)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth in metres (OpenEXR)</source>
            <translation>미터 깊이 (OpenEXR)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth in metres (32-bit TIFF)</source>
            <translation>미터 깊이 (32비트 TIFF)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth in millimetres (16-bit PNG)</source>
            <translation>밀리미터 깊이 (16비트 PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Depth, scaled to fit (16-bit PNG)</source>
            <translation>범위에 맞춘 깊이 (16비트 PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Colourised inverse depth (PNG)</source>
            <translation>색을 입힌 역깊이 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Colourised, with a colour bar (PNG)</source>
            <translation>색 막대를 붙인 역깊이 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Surface normals (PNG)</source>
            <translation>표면 법선 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Contour mask (PNG)</source>
            <translation>윤곽 마스크 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Contours as outlines (SVG)</source>
            <translation>윤곽선 (SVG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Plan from above (PNG)</source>
            <translation>위에서 본 평면도 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Plan from above (SVG)</source>
            <translation>위에서 본 평면도 (SVG)</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Compact</source>
            <translation>소형</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Pro</source>
            <translation>Depth Pro</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>The released network: finer edges and steadier metres than the compact model, for more memory and time. Without a GPU a photo takes a minute or more.</source>
            <translation>공개된 신경망입니다. 소형 모델보다 가장자리가 세밀하고 거리가 안정적이지만 메모리와 시간이 더 듭니다. GPU가 없으면 사진 한 장에 1분 넘게 걸립니다.</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Apple's checkpoint</source>
            <translation>Apple 체크포인트</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>the same weights as laid out for transformers</source>
            <translation>transformers 형식의 같은 가중치</translation>
        </message>
        <message>
            <location filename="core/presets.py" />
            <source>Standard</source>
            <translation>표준</translation>
        </message>
        <message>
            <location filename="core/presets.py" />
            <source>Contour drawing</source>
            <translation>윤곽 그림</translation>
        </message>
        <message>
            <location filename="core/presets.py" />
            <source>Survey</source>
            <translation>측량</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Refocus</source>
            <translation>초점 바꾸기</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Blurs as a full-frame lens at f/{f_number} does</source>
            <translation>풀프레임 렌즈 f/{f_number}만큼 흐립니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Haze</source>
            <translation>안개</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Things can be seen up to {visibility_m} m</source>
            <translation>{visibility_m} m까지 보입니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Anaglyph, red and cyan</source>
            <translation>애너글리프, 빨강과 청록</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Stereo pair</source>
            <translation>입체 사진 한 쌍</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Dolly zoom</source>
            <translation>돌리 줌</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Parallax</source>
            <translation>시차</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Blur</source>
            <translation>흐림</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>How much blur</source>
            <translation>흐림 정도</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>As suits the scene</source>
            <translation>장면에 맞게</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Of a real lens</source>
            <translation>실제 렌즈처럼</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Amount</source>
            <translation>양</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Amount of blur</source>
            <translation>흐림의 양</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Diameter of the largest blur, of the picture's width</source>
            <translation>가장 큰 흐림의 지름, 그림 너비에 대한 비율</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>f-number</source>
            <translation>조리개 값</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Small numbers blur more: the opening of a full-frame lens</source>
            <translation>작을수록 더 흐려집니다. 풀프레임 렌즈의 조리개 값입니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>How much haze</source>
            <translation>안개 정도</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>By visibility</source>
            <translation>가시거리로</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Amount of haze</source>
            <translation>안개의 양</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>How much of the contrast is lost where the scene is far</source>
            <translation>장면의 먼 곳에서 사라지는 대비의 정도</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Visibility</source>
            <translation>가시거리</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Depth at which only 2 % of the contrast is left</source>
            <translation>대비가 2 %만 남는 깊이</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Air</source>
            <translation>공기</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Colour of the air</source>
            <translation>공기의 색</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Colour of the photo's distance</source>
            <translation>사진의 먼 곳의 색</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Own colour</source>
            <translation>직접 고른 색</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Colour of the haze</source>
            <translation>안개 색</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Baseline</source>
            <translation>눈 간격</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Distance between the eyes; people have about 65 mm</source>
            <translation>두 눈 사이의 거리. 사람은 약 65 mm입니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Pictures</source>
            <translation>그림</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Stereo pictures</source>
            <translation>입체 그림</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Side by side</source>
            <translation>나란히</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Side by side, crossed eyes</source>
            <translation>나란히, 교차 보기</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Move</source>
            <translation>이동</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>How far the camera moves, of what the scene allows</source>
            <translation>장면이 허용하는 범위에서 카메라가 움직이는 정도</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Frames</source>
            <translation>프레임</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Per second</source>
            <translation>초당</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Frames per second</source>
            <translation>초당 프레임</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Width</source>
            <translation>너비</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Width of the file</source>
            <translation>파일의 너비</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Loop</source>
            <translation>반복</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Play again at the end</source>
            <translation>끝나면 다시 재생</translation>
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Turbo</source>
            <translation>터보</translation>
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Viridis</source>
            <translation>비리디스</translation>
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Magma</source>
            <translation>마그마</translation>
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Inferno</source>
            <translation>인페르노</translation>
        </message>
        <message>
            <location filename="core/colormap.py" />
            <source>Cividis</source>
            <translation>시비디스</translation>
        </message>
    </context>
</TS>
