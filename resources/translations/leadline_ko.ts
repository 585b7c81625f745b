<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
    <context>
        <name>Leadline</name>
        <message>
            <location filename="core/batch/cluster.py" />
            <source>a cluster needs the package Ray: pip install -c constraints.txt -e '.[cluster]'</source>
            <translation>클러스터를 쓰려면 Ray 패키지가 필요합니다: pip install -c constraints.txt -e '.[cluster]'</translation>
        </message>
        <message>
            <location filename="core/batch/cluster.py" />
            <source>{cause}; see 'leadline models'</source>
            <translation>{cause}. 'leadline models'를 참고하세요</translation>
        </message>
        <message>
            <location filename="core/batch/cluster.py" />
            <source>no Ray cluster can be reached at {address}: {detail}</source>
            <translation>{address}에서 Ray 클러스터에 연결할 수 없습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/batch/cluster.py" />
            <source>the cluster had no room for a worker within {seconds:.0f} s</source>
            <translation>{seconds:.0f}초 안에 클러스터에서 작업자를 둘 자리가 나지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/batch/cluster.py" />
            <source>{count} workers died while they had this photo</source>
            <translation>이 사진을 처리하던 작업자 {count}개가 종료되었습니다</translation>
        </message>
        <message>
            <location filename="core/batch/cluster.py" />
            <source>no worker could start: {detail}</source>
            <translation>작업자를 시작할 수 없습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/batch/engine.py" />
            <source>there is not enough memory for this photo</source>
            <translation>이 사진을 처리할 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/batch/film_cluster.py" />
            <source>a worker failed: {detail}</source>
            <translation>작업 프로세스가 실패했습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/batch/manifest.py" />
            <source>cannot be written: {cause}</source>
            <translation>쓸 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>there is no photo in this folder</source>
            <translation>이 폴더에 사진이 없습니다</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>there is no such folder</source>
            <translation>그런 폴더가 없습니다</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>the exports need another folder than the photos</source>
            <translation>내보낼 폴더는 사진 폴더와 달라야 합니다</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>another batch is writing into this folder</source>
            <translation>다른 일괄 처리가 이 폴더에 쓰고 있습니다</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>cannot be written to: {cause}</source>
            <translation>여기에는 쓸 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>{file} is there already and was not made by a batch; choose another folder or --overwrite</source>
            <translation>{file}이(가) 이미 있으며 일괄 처리로 만든 파일이 아닙니다. 다른 폴더를 고르거나 --overwrite를 쓰세요</translation>
        </message>
        <message>
            <location filename="core/batch/run.py" />
            <source>its files cannot be put into their places: {cause}</source>
            <translation>결과 파일을 제자리에 옮길 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/effects/comfort.py" />
            <source>the parallax takes {degrees:.1f} degrees ({viewing}): more than {most:g} tires the eyes; take a smaller baseline</source>
            <translation>시차가 {degrees:.1f}도입니다({viewing}). {most:g}도를 넘으면 눈이 피로합니다. 기준선을 줄이세요</translation>
        </message>
        <message>
            <location filename="core/effects/comfort.py" />
            <source>what is farthest lies {apart_mm:.0f} mm apart ({viewing}): eyes would have to turn outwards; converge farther away or take a smaller baseline</source>
            <translation>가장 먼 것이 {apart_mm:.0f} mm 벌어집니다({viewing}). 눈이 바깥쪽으로 돌아가야 합니다. 수렴점을 더 멀리 두거나 기준선을 줄이세요</translation>
        </message>
        <message>
            <location filename="core/effects/files.py" />
            <source>{frames} frames of {width} x {height} pixels are too many; choose at most {most} frames or a smaller width</source>
            <translation>{width} x {height} 픽셀로 {frames}프레임은 너무 많습니다. 최대 {most}프레임이나 더 작은 너비를 고르세요</translation>
        </message>
        <message>
            <location filename="core/effects/files.py" />
            <source>expected a name that ends in {suffixes}</source>
            <translation>파일 이름은 다음 중 하나로 끝나야 합니다: {suffixes}</translation>
        </message>
        <message>
            <location filename="core/effects/render.py" />
            <source>{effect} is no still effect: it has frames</source>
            <translation>{effect} 효과는 정지 사진이 아닙니다. 프레임이 있습니다</translation>
        </message>
        <message>
            <location filename="core/effects/request.py" />
            <source>focus: expected metres above 0, found {found:g}</source>
            <translation>초점을 맞출 거리는 0 m보다 커야 하는데 {found:g}입니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>effect: expected one of {effects}, found {found}</source>
            <translation>효과는 {effects} 중 하나여야 하는데 {found}입니다</translation>
        </message>
        <message>
            <location filename="core/effects/viewing.py" />
            <source>Spatial photos (HEIC with one picture for each eye) cannot be written yet, as no library here writes them; headsets show pairs side by side and half spheres as well</source>
            <translation>공간 사진(양쪽 눈의 사진을 담은 HEIC)은 이를 쓰는 라이브러리가 없어 아직 쓸 수 없습니다. 헤드셋에서는 나란한 스테레오 쌍과 반구 사진도 볼 수 있습니다</translation>
        </message>
        <message>
            <location filename="core/effects/viewing.py" />
            <source>monitor, 0.6 m wide at 0.7 m</source>
            <translation>모니터(너비 0.6 m, 거리 0.7 m)</translation>
        </message>
        <message>
            <location filename="core/effects/viewing.py" />
            <source>television, 1.2 m wide at 2.5 m</source>
            <translation>텔레비전(너비 1.2 m, 거리 2.5 m)</translation>
        </message>
        <message>
            <location filename="core/effects/viewing.py" />
            <source>cinema, 10 m wide at 12 m</source>
            <translation>영화관(너비 10 m, 거리 12 m)</translation>
        </message>
        <message>
            <location filename="core/effects/viewing.py" />
            <source>headset, a screen 3 m wide at 3 m</source>
            <translation>헤드셋(너비 3 m 화면, 거리 3 m)</translation>
        </message>
        <message>
            <location filename="core/export/clouds.py" />
            <source>only part of the {count} points could be written</source>
            <translation>점 {count}개 중 일부만 쓸 수 있었습니다</translation>
        </message>
        <message>
            <location filename="core/export/clouds.py" />
            <source>there is no point to write: take a larger far cut or threshold</source>
            <translation>쓸 점이 없습니다. 먼 점 자르기 거리나 임계값을 늘리세요</translation>
        </message>
        <message>
            <location filename="core/export/clouds.py" />
            <source>Open3D could not write the point cloud</source>
            <translation>Open3D가 점 구름을 쓰지 못했습니다</translation>
        </message>
        <message>
            <location filename="core/export/exr_file.py" />
            <source>OpenEXR could not write the depth map</source>
            <translation>OpenEXR이 깊이 맵을 쓰지 못했습니다</translation>
        </message>
        <message>
            <location filename="core/export/measurements.py" />
            <source>there is no measurement to write: measure something first</source>
            <translation>쓸 측정 결과가 없습니다. 먼저 무언가를 측정하세요</translation>
        </message>
        <message>
            <location filename="core/export/measurements.py" />
            <source>{file}: measurements are written as .csv or .json</source>
            <translation>{file}: 측정 결과는 .csv 또는 .json으로 저장합니다</translation>
        </message>
        <message>
            <location filename="core/export/meshes.py" />
            <source>no triangle is left: take a larger far cut or threshold</source>
            <translation>남은 삼각형이 없습니다. 먼 점 자르기 거리나 임계값을 늘리세요</translation>
        </message>
        <message>
            <location filename="core/export/meshes.py" />
            <source>width, base and height of a print must be above 0 mm</source>
            <translation>출력물의 너비, 바닥 두께, 높이는 0 mm보다 커야 합니다</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>spatial photos (HEIC with one picture for each eye) cannot be written yet: no library here writes them; headsets show {instead} as well</source>
            <translation>공간 사진(양쪽 눈의 사진을 담은 HEIC)은 아직 쓸 수 없습니다: 이를 쓰는 라이브러리가 없습니다. 헤드셋에서는 {instead}도 볼 수 있습니다</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>export format '{format}' is not available; choose from {known}</source>
            <translation>내보내기 형식 '{format}'을(를) 쓸 수 없습니다. 다음 중에서 고르세요: {known}</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>this model tells no metres: give a known length or distance first</source>
            <translation>이 모델은 미터를 알려 주지 않습니다. 먼저 아는 길이나 거리를 지정하세요</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>there is no such file of a panorama: {title}</source>
            <translation>파노라마로는 만들 수 없는 파일입니다: {title}</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>was not exported by Leadline: it does not say the focal length</source>
            <translation>Leadline에서 내보낸 파일이 아닙니다. 초점 거리가 적혀 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>was not exported by Leadline: no {missing}</source>
            <translation>Leadline에서 내보낸 파일이 아닙니다. 없는 항목: {missing}</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>is {width} x {height}, but was exported with {own_width} x {own_height} pixels: it was changed since</source>
            <translation>{own_width} x {own_height} 픽셀로 내보냈는데 지금은 {width} x {height}입니다. 그 뒤에 바뀌었습니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>does not say all that is needed: {detail}</source>
            <translation>필요한 정보가 빠져 있습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>is not a complete exported NPZ: {detail}</source>
            <translation>내보낸 NPZ 파일로서 온전하지 않습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} is {dtype} {shape}, not a float32 map</source>
            <translation>{key}은(는) float32 맵이어야 하는데 {dtype} {shape}입니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} is {found}, but the image is {shape}</source>
            <translation>{key}의 형태는 {found}인데 이미지는 {shape}입니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} holds negative or non-finite values</source>
            <translation>{key}에 음수이거나 유한하지 않은 값이 있습니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} is {value}, not a positive number</source>
            <translation>{key}은(는) 양수여야 하는데 {value}입니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} is {value!r}, not a width and a height</source>
            <translation>{key}은(는) 너비와 높이여야 하는데 {value!r}입니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} is {width} x {height}, not the size of a photo</source>
            <translation>{key} 값 {width} x {height}은(는) 사진 크기가 아닙니다</translation>
        </message>
        <message>
            <location filename="core/export/reopen.py" />
            <source>{key} is {value!r}, not a positive number</source>
            <translation>{key}은(는) 양수여야 하는데 {value!r}입니다</translation>
        </message>
        <message>
            <location filename="core/export/scene.py" />
            <source>the model was asked only once: there is no spread to write</source>
            <translation>모델에 한 번만 물었으므로 쓸 산포가 없습니다</translation>
        </message>
        <message>
            <location filename="core/export/splats.py" />
            <source>SPZ needs the package gsply: pip install 'leadline[splats]'</source>
            <translation>SPZ에는 gsply 패키지가 필요합니다: pip install 'leadline[splats]'</translation>
        </message>
        <message>
            <location filename="core/export/usdz.py" />
            <source>USDZ needs the package usd-core: pip install 'leadline[usd]'</source>
            <translation>USDZ에는 usd-core 패키지가 필요합니다: pip install 'leadline[usd]'</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>a list</source>
            <translation>목록</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>{count} values</source>
            <translation>값 {count}개</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>named values</source>
            <translation>이름이 붙은 값들</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>{names} too</source>
            <translation>{names} 항목도</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>one of {names}</source>
            <translation>{names} 중 하나</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>nothing</source>
            <translation>빈 값</translation>
        </message>
        <message>
            <location filename="core/files/json_codec.py" />
            <source>a path</source>
            <translation>경로</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>there is no such file or folder</source>
            <translation>그런 파일이나 폴더가 없습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>there is no permission for this file or folder</source>
            <translation>이 파일이나 폴더에 대한 권한이 없습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the system does not permit this</source>
            <translation>시스템에서 허용하지 않습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the disk is read-only</source>
            <translation>읽기 전용 디스크입니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the disk is full</source>
            <translation>디스크가 가득 찼습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the disk quota is used up</source>
            <translation>디스크 할당량을 모두 썼습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>this is a folder, not a file</source>
            <translation>파일이 아니라 폴더입니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>a part of its path is a file, not a folder</source>
            <translation>경로의 일부가 폴더가 아니라 파일입니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the name is too long</source>
            <translation>이름이 너무 깁니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the file is too large for this disk</source>
            <translation>이 디스크에 담기에는 파일이 너무 큽니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>this is a device or a pipe, not a file</source>
            <translation>파일이 아니라 장치나 파이프입니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the file is larger than such a file can be</source>
            <translation>이런 종류의 파일로서는 너무 큽니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the disk reported a read or write error</source>
            <translation>디스크에서 읽기 또는 쓰기 오류가 났습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>too many files are open</source>
            <translation>열려 있는 파일이 너무 많습니다</translation>
        </message>
        <message>
            <location filename="core/files/regular_files.py" />
            <source>the file is empty (0 bytes); copy it again from where it came from</source>
            <translation>파일이 비어 있습니다(0바이트). 원래 위치에서 다시 복사하세요</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>expected numbers, found {dtype}</source>
            <translation>숫자여야 하는데 {dtype} 형식입니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>holds more numbers than a photo has pixels</source>
            <translation>사진의 픽셀 수보다 많은 숫자가 들어 있습니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>says that it holds far more than its size allows: it is damaged</source>
            <translation>파일 크기로 가능한 것보다 훨씬 많은 값이 들어 있다고 합니다. 손상된 파일입니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>cannot be read: {cause}</source>
            <translation>읽을 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>there is not enough memory for its numbers</source>
            <translation>파일의 숫자를 담을 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>is no {suffix} file of numbers, or is damaged</source>
            <translation>숫자가 든 {suffix} 파일이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_arrays.py" />
            <source>it is damaged</source>
            <translation>손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_exr.py" />
            <source>holds more numbers than can be read</source>
            <translation>읽을 수 있는 것보다 많은 숫자가 들어 있습니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_exr.py" />
            <source>there is not enough memory for it</source>
            <translation>처리할 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_exr.py" />
            <source>is not an EXR image, or is damaged</source>
            <translation>EXR 이미지가 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/files/safe_json.py" />
            <source>it is nested too deeply</source>
            <translation>너무 깊이 중첩되어 있습니다</translation>
        </message>
        <message>
            <location filename="core/files/writing.py" />
            <source>is there already; take another name or allow overwriting</source>
            <translation>이미 있습니다. 다른 이름을 쓰거나 덮어쓰기를 허용하세요</translation>
        </message>
        <message>
            <location filename="core/files/writing.py" />
            <source>its folder cannot be made: {cause}</source>
            <translation>저장할 폴더를 만들 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/files/writing.py" />
            <source>the folder cannot be made: {cause}</source>
            <translation>폴더를 만들 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/films/animation.py" />
            <source>no frame of the film can be decoded</source>
            <translation>영상의 어떤 프레임도 디코딩할 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/clip.py" />
            <source>the depth of this film is not there any more</source>
            <translation>이 영상의 깊이가 더 이상 남아 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>MP4, MOV, MKV, WebM, AVI, MTS, MPEG, GIF or another usual kind</source>
            <translation>MP4, MOV, MKV, WebM, AVI, MTS, MPEG, GIF 등 흔히 쓰는 형식</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>expected a film ({kinds}), found something else</source>
            <translation>영상({kinds})이 아닌 다른 파일입니다</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>the film is cut off or damaged: its table of contents is missing; copy it again from its source</source>
            <translation>영상이 잘렸거나 손상되었습니다. 목차가 없습니다. 원본에서 다시 복사하십시오</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>the film is damaged or cut off; copy it again from its source</source>
            <translation>영상이 손상되었거나 잘렸습니다. 원본에서 다시 복사하십시오</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>expected a film ({kinds}), found text</source>
            <translation>영상({kinds})이 아닌 텍스트 파일입니다</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>there are no moving pictures in it</source>
            <translation>움직이는 영상이 들어 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>the film is coded as {codec}, for which there is no decoder here; convert it to H.264 first</source>
            <translation>영상이 {codec}(으)로 인코딩되어 있으며 여기에는 그 디코더가 없습니다. 먼저 H.264로 변환하십시오</translation>
        </message>
        <message>
            <location filename="core/films/container.py" />
            <source>there is only sound in it, no moving pictures</source>
            <translation>소리만 있고 움직이는 영상이 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/export.py" />
            <source>The focal length of {film} is not known: its metadata hold none and the model did not predict one. Give it by hand.</source>
            <translation>{film}의 초점 거리를 알 수 없습니다. 메타데이터에 없고 모델도 예측하지 않았습니다. 직접 입력하세요.</translation>
        </message>
        <message>
            <location filename="core/films/export.py" />
            <source>is there already; choose another folder or --overwrite</source>
            <translation>이미 있습니다. 다른 폴더를 고르거나 --overwrite를 쓰십시오</translation>
        </message>
        <message>
            <location filename="core/films/film.py" />
            <source>{count} frames cannot be read; the one before is shown in their place</source>
            <translation>프레임 {count}개를 읽을 수 없어 바로 앞 프레임을 대신 표시합니다</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>films cannot be written as '{format}'; choose from {known}</source>
            <translation>영상을 '{format}' 형식으로 쓸 수 없습니다. 다음 중에서 고르십시오: {known}</translation>
        </message>
        <message>
            <location filename="core/films/lens.py" />
            <source>The camera seems to zoom {times:.1f} times from frame {first} to {last}; one focal length is used for the whole clip.</source>
            <translation>카메라가 프레임 {first}에서 {last}까지 {times:.1f}배 줌한 것으로 보입니다. 클립 전체에 초점 거리 하나를 씁니다.</translation>
        </message>
        <message>
            <location filename="core/films/lens.py" />
            <source>The shots seem to be taken with focal lengths from {low:.0f} to {high:.0f} px; one is used for the whole clip.</source>
            <translation>샷들의 초점 거리가 {low:.0f}~{high:.0f} px로 서로 다른 것으로 보입니다. 클립 전체에는 하나를 씁니다.</translation>
        </message>
        <message>
            <location filename="core/films/request.py" />
            <source>the clip begins at {start:g} s, but the film ends at {stop:g} s</source>
            <translation>클립은 {start:g}초에 시작하지만 영상은 {stop:g}초에 끝납니다</translation>
        </message>
        <message>
            <location filename="core/films/request.py" />
            <source>the clip begins at {start:g} s, but ends at {stop:g} s</source>
            <translation>클립이 {start:g}초에 시작하는데 {stop:g}초에 끝납니다</translation>
        </message>
        <message>
            <location filename="core/films/sequence.py" />
            <source>there are no pictures</source>
            <translation>사진이 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/sequence.py" />
            <source>{count} numbers are missing between its pictures</source>
            <translation>사진 번호 {count}개가 빠져 있습니다</translation>
        </message>
        <message>
            <location filename="core/films/store.py" />
            <source>depth of frames cannot be kept here: {cause}</source>
            <translation>프레임의 깊이를 여기에 저장할 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>{rate} on average, changing</source>
            <translation>평균 {rate}, 가변</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Film</source>
            <translation>영상</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Camera</source>
            <translation>카메라</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Focal length</source>
            <translation>초점 거리</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Folder</source>
            <translation>폴더</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Changed</source>
            <translation>수정한 때</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Pixels</source>
            <translation>픽셀</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Frames</source>
            <translation>프레임</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Frames per second</source>
            <translation>초당 프레임</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Duration</source>
            <translation>길이</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Sound</source>
            <translation>소리</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Size of the file</source>
            <translation>파일 크기</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Note</source>
            <translation>참고</translation>
        </message>
        <message>
            <location filename="core/films/told.py" />
            <source>Make and model</source>
            <translation>제조사와 모델</translation>
        </message>
        <message>
            <location filename="core/films/video.py" />
            <source>no frame of the film can be decoded; copy it again from its source</source>
            <translation>영상의 어떤 프레임도 디코딩할 수 없습니다. 원본에서 다시 복사하십시오</translation>
        </message>
        <message>
            <location filename="core/films/video.py" />
            <source>its sound is coded in a way that is not known here and is left out</source>
            <translation>소리가 여기서 알지 못하는 방식으로 부호화되어 있어 제외됩니다</translation>
        </message>
        <message>
            <location filename="core/films/video.py" />
            <source>it holds light brighter than white (HDR), which is shown as white</source>
            <translation>흰색보다 밝은 빛(HDR)이 들어 있으며 흰색으로 표시됩니다</translation>
        </message>
        <message>
            <location filename="core/films/video.py" />
            <source>its frames are interlaced; they were made whole</source>
            <translation>비월 주사 프레임을 온전한 프레임으로 바꾸었습니다</translation>
        </message>
        <message>
            <location filename="core/films/video.py" />
            <source>no frame of the film can be decoded any more</source>
            <translation>영상의 프레임을 더는 디코딩할 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/video.py" />
            <source>its pixels ({format}) cannot be converted</source>
            <translation>픽셀 형식({format})을 변환할 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/writers/apart.py" />
            <source>the process that codes the film ended by itself</source>
            <translation>동영상을 부호화하던 프로세스가 저절로 끝났습니다</translation>
        </message>
        <message>
            <location filename="core/films/writers/film_file.py" />
            <source>{codec} cannot be written here: this build of FFmpeg lacks the encoder {encoder}</source>
            <translation>{codec} 형식은 여기서 쓸 수 없습니다. 이 FFmpeg 빌드에 인코더 {encoder}이(가) 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/writers/film_file.py" />
            <source>{codec} cannot hold pictures of {width} x {height} pixels</source>
            <translation>{codec}에는 {width} x {height} 픽셀 그림을 담을 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/films/writers/sequence.py" />
            <source>cannot be emptied: {cause}</source>
            <translation>비울 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/films/writers/usd.py" />
            <source>USD needs the package usd-core: pip install 'leadline[usd]'</source>
            <translation>USD에는 usd-core 패키지가 필요합니다: pip install 'leadline[usd]'</translation>
        </message>
        <message>
            <location filename="core/films/writers/usd.py" />
            <source>USD could not write: {detail}</source>
            <translation>USD가 쓰지 못했습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/focal.py" />
            <source>The focal length is not known: the photo's metadata hold none and the model did not predict one. Give it by hand.</source>
            <translation>초점 거리를 알 수 없습니다. 사진의 메타데이터에 없고 모델도 예측하지 않았습니다. 직접 입력하세요.</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>its projection is {kind}, which is not read</source>
            <translation>투영 방식 {kind}은(는) 읽을 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>it does not say which part of the sphere it is</source>
            <translation>구의 어느 부분인지 적혀 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>{name} is {value}, no angle</source>
            <translation>{name} 값 {value}은(는) 각도가 아닙니다</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>it does not say how large the whole panorama is</source>
            <translation>전체 파노라마의 크기가 적혀 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>the part that it names stands over the whole panorama</source>
            <translation>적힌 부분이 전체 파노라마를 벗어납니다</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>it names a part of {width:g} x {height:g} pixels, which has another shape</source>
            <translation>적힌 부분은 {width:g} x {height:g} 픽셀로, 사진과 모양이 다릅니다</translation>
        </message>
        <message>
            <location filename="core/images/gpano.py" />
            <source>{name} is {value:g}</source>
            <translation>{name} 값이 {value:g}입니다</translation>
        </message>
        <message>
            <location filename="core/images/jxl.py" />
            <source>JPEG XL needs imagecodecs: pip install imagecodecs</source>
            <translation>JPEG XL을 열려면 imagecodecs가 필요합니다: pip install imagecodecs</translation>
        </message>
        <message>
            <location filename="core/images/kinds.py" />
            <source>JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF, JPEG XL, JPEG 2000 or a camera's raw file</source>
            <translation>JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF, JPEG XL, JPEG 2000 또는 카메라 RAW 파일</translation>
        </message>
        <message>
            <location filename="core/images/kinds.py" />
            <source>expected a picture ({kinds}), found something else</source>
            <translation>사진({kinds})이어야 하는데 다른 내용이 들어 있습니다</translation>
        </message>
        <message>
            <location filename="core/images/kinds.py" />
            <source>the file is a film, or its HEIC or AVIF header is damaged or of an unknown kind</source>
            <translation>동영상 파일이거나, HEIC 또는 AVIF 헤더가 손상되었거나 알 수 없는 종류입니다</translation>
        </message>
        <message>
            <location filename="core/images/kinds.py" />
            <source>expected a picture ({kinds}), found text</source>
            <translation>사진({kinds})이어야 하는데 텍스트가 들어 있습니다</translation>
        </message>
        <message>
            <location filename="core/images/kinds.py" />
            <source>the file begins like {kind}, but its header is damaged or cut off</source>
            <translation>{kind} 파일처럼 시작하지만 헤더가 손상되었거나 잘려 있습니다</translation>
        </message>
        <message>
            <location filename="core/images/limits.py" />
            <source>the picture has {width} x {height} pixels ({millions:.0f} million); at most {most} million can be opened: make it smaller first</source>
            <translation>사진이 {width} x {height} 픽셀({millions:.0f}백만)입니다. 최대 {most}백만 픽셀까지 열 수 있으니 먼저 크기를 줄이세요</translation>
        </message>
        <message>
            <location filename="core/images/limits.py" />
            <source>the file says {width} x {height} pixels, but its {bytes} bytes are far too few for them: it is damaged</source>
            <translation>파일에는 {width} x {height} 픽셀이라고 되어 있지만 {bytes}바이트로는 턱없이 부족합니다. 손상된 파일입니다</translation>
        </message>
        <message>
            <location filename="core/images/load.py" />
            <source>the picture is damaged and cannot be decoded ({detail})</source>
            <translation>사진이 손상되어 디코딩할 수 없습니다({detail})</translation>
        </message>
        <message>
            <location filename="core/images/load.py" />
            <source>expected 8-bit RGB pixels, found {dtype} {shape}</source>
            <translation>8비트 RGB 픽셀이어야 하는데 {dtype} {shape}입니다</translation>
        </message>
        <message>
            <location filename="core/images/load.py" />
            <source>the picture is cut off: the file ends too early; copy it again from its source</source>
            <translation>사진이 잘려 있습니다. 파일이 너무 일찍 끝납니다. 원본에서 다시 복사하세요</translation>
        </message>
        <message>
            <location filename="core/images/load.py" />
            <source>there is not enough memory for {width} x {height} pixels</source>
            <translation>{width} x {height} 픽셀을 처리할 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/images/opening.py" />
            <source>cannot be read: it is damaged</source>
            <translation>손상되어 읽을 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/images/opening.py" />
            <source>is not an image, or is damaged</source>
            <translation>이미지가 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/images/raw.py" />
            <source>is a camera's raw file; to develop it, install rawpy: pip install rawpy</source>
            <translation>카메라의 RAW 파일입니다. 현상하려면 rawpy를 설치하십시오: pip install rawpy</translation>
        </message>
        <message>
            <location filename="core/images/raw.py" />
            <source>is the raw file of a camera that LibRaw does not know</source>
            <translation>LibRaw가 모르는 카메라의 RAW 파일입니다</translation>
        </message>
        <message>
            <location filename="core/images/raw.py" />
            <source>the raw file is damaged or cut off</source>
            <translation>RAW 파일이 손상되었거나 잘렸습니다</translation>
        </message>
        <message>
            <location filename="core/images/raw.py" />
            <source>cannot be developed ({detail})</source>
            <translation>현상할 수 없습니다 ({detail})</translation>
        </message>
        <message>
            <location filename="core/images/tiff.py" />
            <source>the TIFF is damaged and cannot be decoded ({detail})</source>
            <translation>TIFF 파일이 손상되어 디코딩할 수 없습니다({detail})</translation>
        </message>
        <message>
            <location filename="core/images/tiff.py" />
            <source>this kind of TIFF needs imagecodecs: pip install imagecodecs</source>
            <translation>이런 종류의 TIFF에는 imagecodecs 패키지가 필요합니다: pip install imagecodecs</translation>
        </message>
        <message>
            <location filename="core/images/tiff.py" />
            <source>is a camera's raw file, and the pictures in it are previews: develop it, or take the JPEG that the camera wrote</source>
            <translation>카메라의 RAW 파일이며 안에 든 사진은 미리보기입니다. 현상하거나 카메라가 저장한 JPEG를 쓰세요</translation>
        </message>
        <message>
            <location filename="core/images/tiff.py" />
            <source>is a TIFF of a kind that is not read (colours: {kind})</source>
            <translation>읽을 수 없는 종류의 TIFF입니다(색 방식: {kind})</translation>
        </message>
        <message>
            <location filename="core/images/tiff.py" />
            <source>expected grey or RGB pixels, found {shape} {dtype}</source>
            <translation>회색조 또는 RGB 픽셀이어야 하는데 {shape} {dtype}입니다</translation>
        </message>
        <message>
            <location filename="core/images/xmp.py" />
            <source>its XMP is cut off</source>
            <translation>XMP가 잘려 있습니다</translation>
        </message>
        <message>
            <location filename="core/images/xmp.py" />
            <source>{name} is {text!r}, not a number</source>
            <translation>{name}이(가) 숫자가 아니라 {text!r}입니다</translation>
        </message>
        <message>
            <location filename="core/live/camera.py" />
            <source>it stopped ({detail})</source>
            <translation>멈추었습니다({detail})</translation>
        </message>
        <message>
            <location filename="core/live/record.py" />
            <source>no frame came: nothing was recorded</source>
            <translation>프레임이 들어오지 않아 아무것도 녹화하지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>there is no permission to use it; allow it in the system's settings</source>
            <translation>사용 권한이 없습니다. 시스템 설정에서 허용하십시오</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>another program uses it</source>
            <translation>다른 프로그램이 사용하고 있습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>there is none of that name; is it plugged in?</source>
            <translation>그런 이름의 장치가 없습니다. 연결되어 있습니까?</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>it was unplugged</source>
            <translation>연결이 끊겼습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>it does not answer</source>
            <translation>응답하지 않습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>there is no camera {number}: {count} were found</source>
            <translation>카메라 {number}번이 없습니다. {count}대를 찾았습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>cameras cannot be used on this system</source>
            <translation>이 시스템에서는 카메라를 사용할 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>{camera}: it gives no pictures</source>
            <translation>{camera}: 영상을 보내지 않습니다</translation>
        </message>
        <message>
            <location filename="core/live/sources.py" />
            <source>it gives no pictures ({detail})</source>
            <translation>영상을 보내지 않습니다({detail})</translation>
        </message>
        <message>
            <location filename="core/measuring/floor.py" />
            <source>no floor was found: nothing large and level lies below the camera. Pick three or more points on the floor instead</source>
            <translation>바닥을 찾지 못했습니다. 카메라 아래에 넓고 평평한 면이 없습니다. 대신 바닥 위의 점을 세 개 이상 찍으세요</translation>
        </message>
        <message>
            <location filename="core/measuring/floor.py" />
            <source>pick at least three points on the floor</source>
            <translation>바닥 위의 점을 세 개 이상 찍으세요</translation>
        </message>
        <message>
            <location filename="core/measuring/floor.py" />
            <source>one of the points lies in the sky: move or delete it</source>
            <translation>점 하나가 하늘에 있습니다. 옮기거나 지우세요</translation>
        </message>
        <message>
            <location filename="core/measuring/floor.py" />
            <source>the points lie nearly in one line: move one of them aside</source>
            <translation>점들이 거의 한 직선 위에 있습니다. 하나를 옆으로 옮기세요</translation>
        </message>
        <message>
            <location filename="core/measuring/floor.py" />
            <source>no floor goes through these points: it would not lie below the camera</source>
            <translation>이 점들을 지나는 바닥이 없습니다. 카메라 아래에 놓이지 않습니다</translation>
        </message>
        <message>
            <location filename="core/measuring/floor_plan.py" />
            <source>the plan's lower height must be below its upper one</source>
            <translation>평면도의 아래 높이는 위 높이보다 낮아야 합니다</translation>
        </message>
        <message>
            <location filename="core/measuring/floor_plan.py" />
            <source>nothing stands between {low_m:g} m and {high_m:g} m above the floor: take other heights or a larger far cut</source>
            <translation>바닥 위 {low_m:g} m와 {high_m:g} m 사이에는 아무것도 없습니다. 다른 높이를 쓰거나 먼 점 자르기 거리를 늘리세요</translation>
        </message>
        <message>
            <location filename="core/measuring/floor_plan.py" />
            <source>a plan of {across} would have {width} x {height} pixels at {cell_cm:g} cm each: take at least {least_cm:g} cm, or a nearer far cut</source>
            <translation>{across} 평면도를 픽셀당 {cell_cm:g} cm로 그리면 {width} x {height} 픽셀이 됩니다. {least_cm:g} cm 이상을 쓰거나 먼 점 자르기 거리를 줄이세요</translation>
        </message>
        <message>
            <location filename="core/measuring/floor_plan.py" />
            <source>a plan of {across} would have {width} x {height} pixels at {cell_cm:g} cm each: take a finer resolution</source>
            <translation>{across} 평면도를 픽셀당 {cell_cm:g} cm로 그리면 {width} x {height} 픽셀밖에 되지 않습니다. 더 촘촘한 해상도를 쓰세요</translation>
        </message>
        <message>
            <location filename="core/measuring/known_length.py" />
            <source>'{text}' is no length: type one like 1.2 m, 30 cm or 5 ft 3 in</source>
            <translation>'{text}'은(는) 길이가 아닙니다. 1.2 m, 30 cm, 5 ft 3 in처럼 입력하세요</translation>
        </message>
        <message>
            <location filename="core/measuring/known_length.py" />
            <source>'{text}' cannot be the length of anything in a photo: type one between 0.1 mm and 100 km</source>
            <translation>'{text}'은(는) 사진 속 물체의 길이일 수 없습니다. 0.1 mm에서 100 km 사이로 입력하세요</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>holds no point</source>
            <translation>점이 없습니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>line {line}: the point ({u:g}, {v:g}) is outside the photo of {width} x {height}</source>
            <translation>{line}번째 줄: 점 ({u:g}, {v:g})이(가) {width} x {height} 사진 밖에 있습니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>line {line}: {metres:g} m is no depth that can be fitted</source>
            <translation>{line}번째 줄: {metres:g} m은(는) 맞출 수 있는 깊이가 아닙니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>{fit} needs at least {least} known points, there are {found}</source>
            <translation>{fit}에는 아는 점이 적어도 {least}개 필요하지만 {found}개뿐입니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>the known points say the contrary of the map: nothing was fitted</source>
            <translation>아는 점이 맵과 반대를 말하므로 맞추지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>is no table of known points</source>
            <translation>아는 점의 표가 아닙니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>line {line} does not hold three numbers</source>
            <translation>{line}번째 줄에 숫자 세 개가 없습니다</translation>
        </message>
        <message>
            <location filename="core/measuring/known_points.py" />
            <source>has no column {names}</source>
            <translation>{names} 열이 없습니다</translation>
        </message>
        <message>
            <location filename="core/measuring/measure.py" />
            <source>both ends lie in the same pixel: pick two different points</source>
            <translation>두 끝점이 같은 픽셀에 있습니다. 서로 다른 두 점을 찍으세요</translation>
        </message>
        <message>
            <location filename="core/measuring/measure.py" />
            <source>nothing can be measured at ({u:.0f}, {v:.0f}): it is too far away, or sky</source>
            <translation>({u:.0f}, {v:.0f})에서는 측정할 수 없습니다. 너무 멀거나 하늘입니다</translation>
        </message>
        <message>
            <location filename="core/measuring/region.py" />
            <source>this outline holds nothing: draw around something</source>
            <translation>이 테두리 안에는 아무것도 없습니다. 무언가를 둘러 그리세요</translation>
        </message>
        <message>
            <location filename="core/measuring/region.py" />
            <source>there is nothing but sky within this outline</source>
            <translation>이 테두리 안에는 하늘뿐입니다</translation>
        </message>
        <message>
            <location filename="core/metrics/depth.py" />
            <source>The prediction has the shape {shape}, the truth {truth}, its valid pixels {valid}; they must be equal. Resize the prediction to the truth first.</source>
            <translation>예측의 형태는 {shape}, 정답은 {truth}, 유효 픽셀은 {valid}입니다. 서로 같아야 하니 먼저 예측을 정답 크기에 맞추세요.</translation>
        </message>
        <message>
            <location filename="core/metrics/depth.py" />
            <source>The truth has no valid pixel: every depth is zero or not finite.</source>
            <translation>정답에 유효한 픽셀이 없습니다. 모든 깊이가 0이거나 유한하지 않습니다.</translation>
        </message>
        <message>
            <location filename="core/metrics/depth.py" />
            <source>The prediction is not a number at {bad} of {count} valid pixels.</source>
            <translation>유효 픽셀 {count}개 중 {bad}개에서 예측이 숫자가 아닙니다.</translation>
        </message>
        <message>
            <location filename="core/metrics/depth.py" />
            <source>The prediction cannot be scaled to the truth: its median inverse depth is {median:g}.</source>
            <translation>예측을 정답에 맞춰 스케일할 수 없습니다. 역깊이의 중앙값이 {median:g}입니다.</translation>
        </message>
        <message>
            <location filename="core/metrics/depth.py" />
            <source>The prediction's inverse depth is infinite at some valid pixels.</source>
            <translation>일부 유효 픽셀에서 예측의 역깊이가 무한대입니다.</translation>
        </message>
        <message>
            <location filename="core/own_depth/apple.py" />
            <source>it does not say what its values mean</source>
            <translation>값이 무엇을 뜻하는지 적혀 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/apple.py" />
            <source>its smallest value is {low:g}, its largest {high:g}</source>
            <translation>가장 작은 값이 {low:g}, 가장 큰 값이 {high:g}입니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/apple.py" />
            <source>the list of its pictures is damaged</source>
            <translation>그림 목록이 손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/apple.py" />
            <source>a picture in it lies outside the file</source>
            <translation>안에 든 그림이 파일 밖에 있습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/beside.py" />
            <source>expected a 16-bit grey PNG, found the image mode {mode}</source>
            <translation>16비트 회색조 PNG여야 하는데 이미지 모드가 {mode}입니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/beside.py" />
            <source>it knows no depth</source>
            <translation>알려진 깊이가 없습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/beside.py" />
            <source>the depth in this file cannot be read: {cause}</source>
            <translation>이 파일에 든 깊이를 읽을 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/own_depth/coding.py" />
            <source>the picture of its depth is empty</source>
            <translation>깊이 그림이 비어 있습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/coding.py" />
            <source>the picture of its depth has {width} x {height} pixels, too many</source>
            <translation>깊이 그림이 {width} x {height} 픽셀로 너무 큽니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/coding.py" />
            <source>its near end is {near:g}, its far end {far:g}</source>
            <translation>가까운 끝이 {near:g}, 먼 끝이 {far:g}입니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/coding.py" />
            <source>the picture of its depth is damaged</source>
            <translation>깊이 그림이 손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/depth.py" />
            <source>it has {width} x {height} pixels, the photo {photo_width} x {photo_height}: one of them was cropped</source>
            <translation>깊이는 {width} x {height} 픽셀, 사진은 {photo_width} x {photo_height} 픽셀입니다. 둘 중 하나가 잘렸습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/google.py" />
            <source>the picture of its depth is not in the file</source>
            <translation>깊이 그림이 파일에 없습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/google.py" />
            <source>its values are of the unknown kind {kind!r}</source>
            <translation>값이 알 수 없는 종류({kind!r})입니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/google.py" />
            <source>its depth is along the rays, and the photo's focal length is not known</source>
            <translation>깊이가 광선 방향인데 사진의 초점 거리를 알 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/google.py" />
            <source>the picture of its depth lies outside the file</source>
            <translation>깊이 그림이 파일 밖에 있습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/samsung.py" />
            <source>the list of what stands behind the photo is damaged</source>
            <translation>사진 뒤에 있는 항목의 목록이 손상되었습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/samsung.py" />
            <source>it does not say how large it is</source>
            <translation>크기가 적혀 있지 않습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/scale.py" />
            <source>there are no metres to compare: one of the two depths tells none</source>
            <translation>비교할 미터가 없습니다. 두 깊이 중 하나가 미터를 알려 주지 않습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/scale.py" />
            <source>the depth in the file knows too little of this photo</source>
            <translation>파일에 든 깊이가 이 사진에 대해 아는 것이 너무 적습니다</translation>
        </message>
        <message>
            <location filename="core/own_depth/xmp.py" />
            <source>its XMP has {count} bytes, too many</source>
            <translation>XMP가 {count}바이트로 너무 큽니다</translation>
        </message>
        <message>
            <location filename="core/panorama/recognise.py" />
            <source>a sweep goes {low:g} to {high:g} degrees from left to right, not {span:g}</source>
            <translation>파노라마 촬영의 좌우 각도는 {low:g}~{high:g}도이며, {span:g}도일 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/panorama/recognise.py" />
            <source>is {width} x {height}: a whole sphere is twice as wide as high. Of a sweep say how many degrees it goes from left to right</source>
            <translation>{width} x {height}입니다. 구 전체는 너비가 높이의 두 배입니다. 한 번에 훑어 찍은 파노라마라면 왼쪽에서 오른쪽까지 몇 도인지 알려 주세요</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Depth in the file</source>
            <translation>파일에 든 깊이</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>damaged</source>
            <translation>손상됨</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>From the file</source>
            <translation>파일에서</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Predicted</source>
            <translation>예측값</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Typed</source>
            <translation>입력</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Unit</source>
            <translation>단위</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Nearest and farthest</source>
            <translation>가장 가까운 곳과 먼 곳</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Left out</source>
            <translation>제외된 것</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Camera (Exif)</source>
            <translation>카메라 (Exif)</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Colour profile</source>
            <translation>색 프로필</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Panorama</source>
            <translation>파노라마</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Cropped</source>
            <translation>잘림</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>its Exif tells of another shape</source>
            <translation>Exif의 모양이 다릅니다</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Further pictures</source>
            <translation>그 밖의 그림</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Transparency</source>
            <translation>투명도</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>laid on white</source>
            <translation>흰색 위에 놓음</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Finer colours</source>
            <translation>더 고운 색</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>more than 8 bits, of which 8 are shown</source>
            <translation>8비트보다 많으며 8비트만 표시</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>metres</source>
            <translation>미터</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>relative</source>
            <translation>상대값</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Depth pictures</source>
            <translation>깊이 그림 수</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Calibrated focal length</source>
            <translation>보정된 초점 거리</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Lens distortion</source>
            <translation>렌즈 왜곡</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Turned upright</source>
            <translation>수평 보정</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>pitch {pitch:.1f}°, roll {roll:.1f}°</source>
            <translation>피치 {pitch:.1f}°, 롤 {roll:.1f}°</translation>
        </message>
        <message>
            <location filename="core/photo_facts.py" />
            <source>Problem</source>
            <translation>문제</translation>
        </message>
        <message>
            <location filename="core/presets.py" />
            <source>{path}: this is no file of presets; it is kept as {name}</source>
            <translation>{path}: 프리셋 파일이 아닙니다. {name}(으)로 보관했습니다</translation>
        </message>
        <message>
            <location filename="core/presets.py" />
            <source>{path}: {name}: {text}; the default is used</source>
            <translation>{path}: {name}: {text}. 기본값을 씁니다</translation>
        </message>
        <message>
            <location filename="core/presets.py" />
            <source>{path}: this is no file of presets, and it stays: {cause}</source>
            <translation>{path}: 프리셋 파일이 아니지만 그대로 둡니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{model} needs the package {package}: {install}</source>
            <translation>{model}에는 {package} 패키지가 필요합니다: {install}</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{model} does not run in {precision}: choose one of {precisions}</source>
            <translation>{model}은(는) {precision}(으)로 실행되지 않습니다. {precisions} 가운데 하나를 고르세요</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{name}: as models of this kind run</source>
            <translation>{name}: 이런 종류의 모델이 실행되는 방식</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{name}: your choice</source>
            <translation>{name}: 직접 고름</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{model} gave {dtype} of shape {shape} instead of a map of depth</source>
            <translation>{model}이(가) 깊이 맵 대신 {dtype} {shape}을(를) 내놓았습니다</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{model} gave values that are not numbers</source>
            <translation>{model}이(가) 숫자가 아닌 값을 내놓았습니다</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{model} predicts no focal length</source>
            <translation>{model}은(는) 초점 거리를 예측하지 않습니다</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>the package {package} is another version than the one known: {cause}. {install}</source>
            <translation>{package} 패키지의 버전이 알려진 것과 다릅니다: {cause}. {install}</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{title} cannot be opened: {detail}</source>
            <translation>{title}을(를) 열 수 없습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>{model} failed: {cause}</source>
            <translation>{model} 실패: {cause}</translation>
        </message>
        <message>
            <location filename="core/session/adapter.py" />
            <source>not enough memory to estimate {name} on the {device}</source>
            <translation>{device}에서 {name}을(를) 추정할 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/session/completed.py" />
            <source>the depth of {model} does not fit that of {other}: no metres can be taken from it</source>
            <translation>{model}의 깊이가 {other}의 깊이와 맞지 않아 미터를 가져올 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/session/guarded.py" />
            <source>{model} does not say how it runs</source>
            <translation>{model}이(가) 실행 방식을 알려 주지 않습니다</translation>
        </message>
        <message>
            <location filename="core/session/guarded.py" />
            <source>{model} gave no estimate</source>
            <translation>{model}이(가) 추정 결과를 내놓지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/session/guarded.py" />
            <source>{model} gave values that are not inverse depth</source>
            <translation>{model}이(가) 역깊이가 아닌 값을 내놓았습니다</translation>
        </message>
        <message>
            <location filename="core/session/guarded.py" />
            <source>{model} gave depth of another photo's size</source>
            <translation>{model}이(가) 다른 사진 크기의 깊이를 내놓았습니다</translation>
        </message>
        <message>
            <location filename="core/session/guarded.py" />
            <source>{model} gave a field of view that is none</source>
            <translation>{model}이(가) 시야각이 아닌 값을 내놓았습니다</translation>
        </message>
        <message>
            <location filename="core/session/guarded.py" />
            <source>{model} gave a spread that is none</source>
            <translation>{model}이(가) 편차가 아닌 값을 내놓았습니다</translation>
        </message>
        <message>
            <location filename="core/session/models/transformers.py" />
            <source>it is not there; 'leadline models download {model}'</source>
            <translation>파일이 없습니다. 'leadline models download {model}'</translation>
        </message>
        <message>
            <location filename="core/session/models/transformers.py" />
            <source>it is not there: weights have to be safetensors</source>
            <translation>파일이 없습니다. 가중치는 safetensors여야 합니다</translation>
        </message>
        <message>
            <location filename="core/session/models/transformers.py" />
            <source>models of the kind {kind} cannot be used</source>
            <translation>{kind} 종류의 모델은 쓸 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/session/models/transformers.py" />
            <source>transformers cannot open it: {cause}</source>
            <translation>transformers가 열 수 없습니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/session/opening.py" />
            <source>{title} cannot be opened: its code was not imported within {seconds:g} s</source>
            <translation>{title}을(를) 열 수 없습니다. 코드를 {seconds:g}초 안에 불러오지 못했습니다</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>int8: as near to float32 as {excess:.1f} times bfloat16 with these weights, and faster</source>
            <translation>int8: 이 가중치에서는 float32와의 차이가 bfloat16의 {excess:.1f}배에 그치고 더 빠릅니다</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>unknown device {device!r}: choose one of {devices}</source>
            <translation>알 수 없는 장치입니다: {device!r}. 다음 중에서 고르세요: {devices}</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>this machine has no {device} device: choose {there}</source>
            <translation>이 컴퓨터에는 {device} 장치가 없습니다. 쓸 수 있는 장치: {there}</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>float32: this processor has no faster precision</source>
            <translation>float32: 이 프로세서에는 더 빠른 정밀도가 없음</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>int8 needs a CPU with AVX-512 VNNI: choose another precision</source>
            <translation>int8에는 AVX-512 VNNI를 지원하는 CPU가 필요합니다. 다른 정밀도를 고르세요</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>{precision}: memory ran out in float32.</source>
            <translation>{precision}: float32에서 메모리가 부족했습니다.</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>CPU: the memory of the {device} ran out.</source>
            <translation>CPU: {device}의 메모리가 부족했습니다.</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>{device}: the fastest here</source>
            <translation>{device}: 여기서 가장 빠름</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>unknown precision {precision!r}: choose one of {names}</source>
            <translation>알 수 없는 정밀도입니다: {precision!r}. 다음 중에서 고르세요: {names}</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>float16: what GPUs are fastest in</source>
            <translation>float16: GPU에서 가장 빠름</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>float32: this model is quick enough in it</source>
            <translation>float32: 이 모델은 이 정밀도로도 충분히 빠름</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>bfloat16: this processor computes it natively, twice as fast</source>
            <translation>bfloat16: 이 프로세서가 하드웨어로 계산해 두 배 빠름</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>bfloat16: there is not enough free memory for float32</source>
            <translation>bfloat16: float32를 쓰기에는 여유 메모리가 부족함</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>float32: this model has no 8-bit form</source>
            <translation>float32: 이 모델에는 8비트 형태가 없음</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>{device}: no usable GPU was found</source>
            <translation>{device}: 쓸 수 있는 GPU가 없음</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>Memory ran out; went on with {count} tiles at a time.</source>
            <translation>메모리가 부족해 타일을 한 번에 {count}개씩 처리했습니다.</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>Memory ran out; went on in {precision}.</source>
            <translation>메모리가 부족해 {precision} 정밀도로 계속했습니다.</translation>
        </message>
        <message>
            <location filename="core/session/run_plan.py" />
            <source>The memory of the {device} ran out; went on with the CPU.</source>
            <translation>{device}의 메모리가 부족해 CPU로 계속했습니다.</translation>
        </message>
        <message>
            <location filename="core/session/session.py" />
            <source>not enough memory to estimate {photo} on the {device}</source>
            <translation>{device} 장치에서 {photo}을(를) 추정할 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/session/session.py" />
            <source>there is nothing to predict the focal length of {photo} from</source>
            <translation>{photo}의 초점 거리를 예측할 근거가 없습니다</translation>
        </message>
        <message>
            <location filename="core/session/session.py" />
            <source>not enough memory for the model on the {device}</source>
            <translation>{device} 장치에 모델을 올릴 메모리가 부족합니다</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>this is not a settings file; it is kept as {name}, the defaults are used</source>
            <translation>설정 파일이 아닙니다. {name}(으)로 보관하고 기본값을 씁니다</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>near_m is not below far_m; the defaults of both are used</source>
            <translation>near_m이 far_m보다 작지 않습니다. 둘 다 기본값을 씁니다</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>{path}: {text}; the default {default} is used</source>
            <translation>{path}: {text}. 기본값 {default}을(를) 씁니다</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>expected version {version}, found version {found}; what is known in it is used</source>
            <translation>버전 {version}이어야 하는데 버전 {found}입니다. 아는 항목만 씁니다</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>expected version {version}, found no version; what is known in it is used</source>
            <translation>버전 {version}이어야 하는데 버전이 적혀 있지 않습니다. 아는 항목만 씁니다</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>this is not a settings file, and it stays: {cause}</source>
            <translation>설정 파일이 아니지만 그대로 둡니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/settings.py" />
            <source>{cause}; the defaults are used</source>
            <translation>{cause}. 기본값을 씁니다</translation>
        </message>
        <message>
            <location filename="core/surface/cutout.py" />
            <source>the hidden points cannot be read</source>
            <translation>숨긴 점을 읽을 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/comparison.py" />
            <source>has no foreground: expected bright pixels, found none</source>
            <translation>전경이 없습니다. 밝은 픽셀이 있어야 하는데 하나도 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/comparison.py" />
            <source>has no valid pixel: every depth is zero or not finite</source>
            <translation>유효한 픽셀이 없습니다. 모든 깊이가 0이거나 유한하지 않습니다</translation>
        </message>
        <message>
            <location filename="core/truth/contact_sheet.py" />
            <source>there is no photo with truth to show</source>
            <translation>보여 줄, 정답이 있는 사진이 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>item {number}</source>
            <translation>{number}번 항목</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>expected a list "items" of photos, found none</source>
            <translation>사진 목록 "items"가 있어야 하는데 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>expected {name}, or folders rgb and depth, in it or in the folders below, found none</source>
            <translation>{name} 또는 rgb와 depth 폴더가 이 폴더나 하위 폴더에 있어야 하지만 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>{where} has no "rgb", the name of its photo</source>
            <translation>{where}: 사진 이름인 "rgb"가 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>{where}: expected "kind" metric or relative, found {kind!r}</source>
            <translation>{where}: "kind"는 metric 또는 relative여야 하는데 {kind!r}입니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>{where}: expected a number above 0 for "{key}", found {value!r}</source>
            <translation>{where}: "{key}" 값은 0보다 큰 수여야 하는데 {value!r}입니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>is {width} x {height} pixels, but its photo {photo} is {photo_width} x {photo_height}</source>
            <translation>{width} x {height} 픽셀인데, 해당 사진 {photo}의 크기는 {photo_width} x {photo_height}입니다</translation>
        </message>
        <message>
            <location filename="core/truth/datasets.py" />
            <source>is not valid JSON: {detail}</source>
            <translation>올바른 JSON이 아닙니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>The mask has no foreground: expected bright pixels, found none.</source>
            <translation>마스크에 전경이 없습니다. 밝은 픽셀이 있어야 하는데 하나도 없습니다.</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>has the shape {shape}, the truth {truth}</source>
            <translation>형태가 {shape}인데 정답은 {truth}입니다</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>{bad} of {count} depths are not above 0</source>
            <translation>깊이 {count}개 중 {bad}개가 0보다 크지 않습니다</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>is a panorama, which has no focal length: leave --focal-px out</source>
            <translation>파노라마에는 초점 거리가 없습니다: --focal-px를 빼세요</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>none of its photos could be evaluated</source>
            <translation>평가할 수 있는 사진이 하나도 없습니다</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>There is no {focal} focal length.</source>
            <translation>{focal} 초점 거리가 없습니다.</translation>
        </message>
        <message>
            <location filename="core/truth/evaluation.py" />
            <source>this model tells no metres: choose another alignment than none</source>
            <translation>이 모델은 미터를 알려 주지 않습니다. '없음'이 아닌 다른 맞춤을 고르세요</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>it belongs to another picture, or one is cropped</source>
            <translation>다른 사진의 것이거나 둘 중 하나가 잘렸습니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>has {width} x {height} pixels, another shape than the photo's {size_width} x {size_height}: {cause}</source>
            <translation>{width} x {height} 픽셀로, 사진({size_width} x {size_height})과 비율이 다릅니다: {cause}</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>expected {suffixes}, found {found}</source>
            <translation>확장자는 {suffixes} 중 하나여야 하는데 {found}입니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>expected values from 0 to 1 or 0 to 255, found others</source>
            <translation>값은 0~1 또는 0~255여야 하는데 범위를 벗어납니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>is a colour picture: expected true depth or a grey matte</source>
            <translation>컬러 사진입니다. 정답 깊이나 회색조 매트여야 합니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>it is turned by 90 degrees: turn it as the photo is shown</source>
            <translation>90도 돌아가 있습니다. 사진이 보이는 방향으로 돌리세요</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>has no array "{key}"; it holds {names}</source>
            <translation>배열 "{key}"이(가) 없습니다. 들어 있는 배열: {names}</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>its text {key} is no number above 0</source>
            <translation>텍스트 항목 {key}의 값이 0보다 큰 수가 아닙니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>expected a float TIFF in metres, found {count} channels of {dtype}</source>
            <translation>미터 단위의 부동소수점 TIFF여야 하는데 {dtype} 채널 {count}개입니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>has no depth channel (Z); it holds {channels}</source>
            <translation>깊이 채널(Z)이 없습니다. 들어 있는 채널: {channels}</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>has several depth channels: keep one of {names}</source>
            <translation>깊이 채널이 여러 개입니다. 다음 중 하나만 남기세요: {names}</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>expected numbers (H, W), found the shape {shape} of {dtype}</source>
            <translation>(H, W) 형태의 수여야 하는데 {dtype} 형식의 {shape}입니다</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>it is damaged: {detail}</source>
            <translation>손상되었습니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/truth/truth_files.py" />
            <source>a name without an ending</source>
            <translation>확장자 없는 이름</translation>
        </message>
        <message>
            <location filename="core/types.py" />
            <source>it looks in directions that there are not</source>
            <translation>있을 수 없는 방향을 가리킵니다</translation>
        </message>
        <message>
            <location filename="core/types.py" />
            <source>a cylinder does not reach so high</source>
            <translation>원통은 그렇게 높이 닿지 않습니다</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>{name}: expected {expected}, found {found}</source>
            <translation>{name}: 필요한 값은 {expected}인데 {found}입니다</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>true or false</source>
            <translation>true 또는 false 값</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a number from {low:g} to {high:g}</source>
            <translation>{low:g}~{high:g} 사이의 수</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a whole number</source>
            <translation>정수</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a text</source>
            <translation>텍스트</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a colour such as {example}</source>
            <translation>{example} 같은 색</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a list of texts</source>
            <translation>텍스트 목록</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a list of {count} of {names}, no two the same</source>
            <translation>{names} 중 서로 다른 {count}개의 목록</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a number</source>
            <translation>수</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a list of different texts</source>
            <translation>서로 다른 텍스트의 목록</translation>
        </message>
        <message>
            <location filename="core/value_checks.py" />
            <source>a list of {names}</source>
            <translation>{names}의 목록</translation>
        </message>
        <message>
            <location filename="core/weights/arrived.py" />
            <source>{hub} sent something that is no {file} ({cause}): it was removed, and nothing installed</source>
            <translation>{hub}에서 {file}이(가) 아닌 것을 보냈습니다({cause}). 그것을 지웠고 아무것도 설치하지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/weights/arrived.py" />
            <source>{count} values, expected about {expected}</source>
            <translation>값이 {count}개이며 약 {expected}개여야 합니다</translation>
        </message>
        <message>
            <location filename="core/weights/depth_config.py" />
            <source>is no configuration of a model</source>
            <translation>모델 구성이 아닙니다</translation>
        </message>
        <message>
            <location filename="core/weights/depth_config.py" />
            <source>{folder} wants to run code of its own: it is refused</source>
            <translation>{folder}이(가) 자체 코드를 실행하려 하므로 거부했습니다</translation>
        </message>
        <message>
            <location filename="core/weights/depth_config.py" />
            <source>{folder} holds no model that estimates depth</source>
            <translation>{folder}에는 깊이를 추정하는 모델이 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/download.py" />
            <source>{kept:.0f} of {total:.0f} MB are kept: start the download again to go on from there</source>
            <translation>{total:.0f} MB 중 {kept:.0f} MB를 보관했습니다. 다시 내려받으면 거기서부터 이어집니다</translation>
        </message>
        <message>
            <location filename="core/weights/download.py" />
            <source>{place} offers another {file} than the one that this program knows: nothing was fetched</source>
            <translation>{place}에 있는 {file}은(는) 이 프로그램이 아는 파일과 다릅니다. 아무것도 내려받지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/weights/download.py" />
            <source>{kept:.0f} MB are kept: start the download again to go on from there</source>
            <translation>{kept:.0f} MB를 보관했습니다. 다시 내려받으면 거기서부터 이어집니다</translation>
        </message>
        <message>
            <location filename="core/weights/download.py" />
            <source>{hub} sent something else than the file announced: {found_bytes} bytes with SHA-256 {found}, expected {expected_bytes} with {expected}. It was removed: try again</source>
            <translation>{hub}에서 알려 준 것과 다른 파일을 보냈습니다. {expected_bytes}바이트, SHA-256 {expected}이어야 하는데 {found_bytes}바이트, {found}입니다. 파일을 지웠으니 다시 시도하세요</translation>
        </message>
        <message>
            <location filename="core/weights/download.py" />
            <source>another download of {file} is running</source>
            <translation>{file} 파일을 이미 내려받고 있습니다</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{hub} is no address of a hub: {detail}</source>
            <translation>{hub}은(는) 허브 주소가 아닙니다: {detail}</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{hub} answered with status {status}</source>
            <translation>{hub}에서 상태 코드 {status}을(를) 보냈습니다</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{hub} does not answer as a hub does: check the connection and HF_ENDPOINT</source>
            <translation>{hub}의 응답이 허브의 응답이 아닙니다. 연결과 HF_ENDPOINT를 확인하세요</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{place} is open only to those who have accepted its terms there: do so, and set HF_TOKEN to a token of your account</source>
            <translation>{place}은(는) 그곳에서 약관에 동의한 사람만 쓸 수 있습니다. 동의한 뒤 HF_TOKEN에 계정의 토큰을 넣으세요</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{place} needs an account: set HF_TOKEN to a token that may read it</source>
            <translation>{place}에는 계정이 필요합니다. HF_TOKEN에 읽기 권한이 있는 토큰을 넣으세요</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{place} has no {file}: weights have to be safetensors</source>
            <translation>{place}에 {file}이(가) 없습니다. 가중치는 safetensors여야 합니다</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{place} has no file {file} (any more)</source>
            <translation>{place}에 {file} 파일이 없거나 더는 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>downloads are switched off by HF_HUB_OFFLINE: unset it, or use a file that you have</source>
            <translation>HF_HUB_OFFLINE 때문에 내려받기가 꺼져 있습니다. 설정을 해제하거나 가지고 있는 파일을 쓰세요</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>the connection to {hub} broke ({detail})</source>
            <translation>{hub} 연결이 끊어졌습니다({detail})</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>{hub} cannot be reached ({detail}): check the connection</source>
            <translation>{hub}에 연결할 수 없습니다({detail}). 네트워크 연결을 확인하세요</translation>
        </message>
        <message>
            <location filename="core/weights/hub.py" />
            <source>downloads cannot go through the proxy {proxy}, only through an HTTP proxy: set HTTPS_PROXY and ALL_PROXY to one or unset them, or use a file that you have</source>
            <translation>프록시 {proxy}을(를) 통해서는 다운로드할 수 없고, HTTP 프록시만 쓸 수 있습니다: HTTPS_PROXY와 ALL_PROXY를 HTTP 프록시로 설정하거나 해제하세요. 이미 있는 파일을 써도 됩니다</translation>
        </message>
        <message>
            <location filename="core/weights/install.py" />
            <source>{title} ships with the program: there is nothing to install</source>
            <translation>{title}은(는) 프로그램에 들어 있어 설치할 것이 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/install.py" />
            <source>{title} is not installed from a file of weights</source>
            <translation>{title}은(는) 가중치 파일로 설치하지 않습니다</translation>
        </message>
        <message>
            <location filename="core/weights/licence.py" />
            <source>not enough free disk space: {needed:.2f} GB are needed, {free:.2f} GB are free</source>
            <translation>디스크 여유 공간이 부족합니다. {needed:.2f} GB가 필요한데 {free:.2f} GB만 남아 있습니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>it is cut short: copy or download it again</source>
            <translation>파일이 잘려 있습니다. 다시 복사하거나 내려받으세요</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>a PyTorch file that is named as safetensors: rename it to .pt</source>
            <translation>safetensors로 이름 붙은 PyTorch 파일입니다. 확장자를 .pt로 바꾸세요</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>not a readable checkpoint ({detail})</source>
            <translation>읽을 수 있는 체크포인트가 아닙니다({detail})</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>there is no such file</source>
            <translation>그런 파일이 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>it holds no table of tensors, as a checkpoint does</source>
            <translation>체크포인트라면 있어야 할 텐서 표가 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>neither a PyTorch file nor safetensors</source>
            <translation>PyTorch 파일도 safetensors 파일도 아닙니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>damaged: {name} is of the kind {kind}</source>
            <translation>손상됨: {name}의 종류가 {kind}입니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>damaged: {name} holds values that are not finite</source>
            <translation>손상되었습니다. {name}에 유한하지 않은 값이 있습니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>{name} {found}, expected {shape}</source>
            <translation>{name} {found}(기대한 형태 {shape})</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>weights of another network: {differences}</source>
            <translation>다른 신경망의 가중치입니다: {differences}</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>{names} and {more} more</source>
            <translation>{names} 외 {more}개</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>refused, since opening it could run code{name}: a checkpoint holds nothing but tensors</source>
            <translation>열면 코드가 실행될 수 있어 거부했습니다{name}. 체크포인트에는 텐서만 들어 있어야 합니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>damaged: {name} cannot be read</source>
            <translation>손상되었습니다. {name}을(를) 읽을 수 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>{count} missing: {names}</source>
            <translation>빠진 것 {count}개: {names}</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>{count} unexpected: {names}</source>
            <translation>예상하지 못한 것 {count}개: {names}</translation>
        </message>
        <message>
            <location filename="core/weights/load.py" />
            <source>{count} of another shape: {names}</source>
            <translation>형태가 다른 것 {count}개: {names}</translation>
        </message>
        <message>
            <location filename="core/weights/models.py" />
            <source>the package {package} brings a model {model}, which is there already: it is left out</source>
            <translation>{package} 패키지의 모델 {model}은(는) 이미 있으므로 제외합니다</translation>
        </message>
        <message>
            <location filename="core/weights/models.py" />
            <source>the package {package} brings a model {model}, whose code {code} is not there: it is left out</source>
            <translation>{package} 패키지의 모델 {model}은(는) 코드 {code}이(가) 없으므로 제외합니다</translation>
        </message>
        <message>
            <location filename="core/weights/models.py" />
            <source>unknown model {model!r}: choose one of {models}</source>
            <translation>알 수 없는 모델입니다: {model!r}. 다음 중에서 고르세요: {models}</translation>
        </message>
        <message>
            <location filename="core/weights/models.py" />
            <source>{name!r} is neither a folder nor a repository, as org/name</source>
            <translation>{name!r}은(는) 폴더도 저장소(org/name)도 아닙니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>{title} has no file of weights that could be checked</source>
            <translation>{title}에는 확인할 가중치 파일이 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is complete; there is no digest to compare it with</source>
            <translation>온전합니다. 비교할 다이제스트는 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>there is no digest to compare it with</source>
            <translation>비교할 다이제스트가 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is not there</source>
            <translation>파일이 없습니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is the published file, by its SHA-256</source>
            <translation>SHA-256으로 확인한 공개 파일입니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>its content has changed on the disk, though nobody wrote it</source>
            <translation>아무도 쓰지 않았는데 디스크의 내용이 바뀌었습니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is complete, but not the file that was published</source>
            <translation>온전하지만 공개된 파일은 아닙니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is complete, and unchanged since it was installed or last checked</source>
            <translation>온전하며, 설치하거나 마지막으로 확인한 뒤 바뀌지 않았습니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is not the file that was published</source>
            <translation>공개된 파일이 아닙니다</translation>
        </message>
        <message>
            <location filename="core/weights/verify.py" />
            <source>it is unchanged since it was installed or last checked</source>
            <translation>설치했거나 마지막으로 확인한 뒤로 바뀌지 않았습니다</translation>
        </message>
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
            <location filename="gui/control/clips.py" />
            <source>Retry</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <location filename="gui/control/clips.py" />
            <source>The export broke off unexpectedly. Start it again: it goes on from there.</source>
            <translation>내보내기가 예기치 않게 중단되었습니다. 다시 시작하면 거기서 이어집니다.</translation>
        </message>
        <message>
            <location filename="gui/control/clips.py" />
            <source>Show in folder</source>
            <translation>폴더에서 보기</translation>
        </message>
        <message>
            <location filename="gui/control/clips.py" />
            <source>saved in {folder}</source>
            <translation>{folder}에 저장했습니다</translation>
        </message>
        <message>
            <location filename="gui/control/clips.py" />
            <source>{causes}. Saved: {written}</source>
            <translation>{causes}. 저장됨: {written}</translation>
        </message>
        <message>
            <location filename="gui/control/controller.py" />
            <source>Settings cannot be saved</source>
            <translation>설정을 저장할 수 없습니다</translation>
        </message>
        <message>
            <location filename="gui/control/cutting.py" />
            <source>Points cannot be hidden</source>
            <translation>점을 숨길 수 없습니다</translation>
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>This is an exported depth map. Open its photo to estimate that again.</source>
            <translation>내보낸 깊이 맵입니다. 다시 추정하려면 원본 사진을 여세요.</translation>
        </message>
        <message>
            <location filename="gui/control/estimator.py" />
            <source>Predict again</source>
            <translation>다시 예측</translation>
        </message>
        <message>
            <location filename="gui/control/evaluator.py" />
            <source>The true depth is of frame {number}: it is not compared with another one.</source>
            <translation>실제 깊이는 {number}번 프레임의 것이므로 다른 프레임과 비교하지 않습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/kept.py" />
            <source>{size} deleted; that of open films stays.</source>
            <translation>{size} 삭제됨. 열린 영상의 것은 남습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/kept.py" />
            <source>Depth of films</source>
            <translation>영상의 깊이</translation>
        </message>
        <message>
            <location filename="gui/control/live.py" />
            <source>Try again</source>
            <translation>다시 해 보기</translation>
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
            <source>Use the compact model</source>
            <translation>소형 모델 사용</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>there is no depth yet: wait for the estimate, then measure</source>
            <translation>아직 깊이가 없습니다. 추정이 끝난 뒤 측정하세요</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>There is no depth yet: wait for the estimate, then measure.</source>
            <translation>아직 깊이가 없습니다. 추정이 끝난 뒤 측정하세요.</translation>
        </message>
        <message>
            <location filename="gui/control/measure.py" />
            <source>Measuring</source>
            <translation>측정하기</translation>
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
            <location filename="gui/control/own_depth.py" />
            <source>Scaled by {factor:.3f} as the file's depth says; both differ by {rest} now.</source>
            <translation>파일의 깊이에 맞춰 {factor:.3f}배로 조정했습니다. 이제 두 깊이의 차이는 {rest}입니다.</translation>
        </message>
        <message>
            <location filename="gui/control/own_depth.py" />
            <source>Take back</source>
            <translation>되돌리기</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/photos.py" />
            <source>%n deleted; those that are open stay.</source>
            <translation>
                <numerusform>%n개를 지웠습니다. 열려 있는 것은 남습니다.</numerusform>
            </translation>
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
            <source>There is neither a photo nor a film in this folder.</source>
            <translation>이 폴더에는 사진도 영상도 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>The photo {name} is not beside this file: its depth is shown as a picture.</source>
            <translation>사진 {name}이(가) 이 파일 옆에 없어 깊이를 그림으로 표시합니다.</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>{camera}, picture {number}</source>
            <translation>{camera}, 사진 {number}</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>Pasted pictures</source>
            <translation>붙여넣은 그림들</translation>
        </message>
        <message>
            <location filename="gui/control/photos.py" />
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <location filename="gui/control/pictures.py" />
            <source>{width} × {height} pixels are on the clipboard</source>
            <translation>{width} × {height}픽셀이 클립보드에 있습니다</translation>
        </message>
        <message>
            <location filename="gui/control/pictures.py" />
            <source>Picture copied</source>
            <translation>그림을 복사했습니다</translation>
        </message>
        <message>
            <location filename="gui/control/pictures.py" />
            <source>Copy picture</source>
            <translation>그림 복사</translation>
        </message>
        <message>
            <location filename="gui/control/presets.py" />
            <source>Preset deleted.</source>
            <translation>프리셋을 삭제했습니다.</translation>
        </message>
        <message>
            <location filename="gui/control/presets.py" />
            <source>Presets</source>
            <translation>프리셋 목록</translation>
        </message>
        <message>
            <location filename="gui/control/presets.py" />
            <source>Bring it back</source>
            <translation>되돌리기</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/control/sequences.py" />
            <source>These %n pictures are numbered like the frames of a film.</source>
            <translation>
                <numerusform>이 그림 %n장은 영상의 프레임처럼 번호가 붙어 있습니다.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/control/sequences.py" />
            <source>Open as a film</source>
            <translation>영상으로 열기</translation>
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
        <message numerus="yes">
            <location filename="gui/dialogs/batch.py" />
            <source>%n photos of the film strip</source>
            <translation>
                <numerusform>필름 스트립의 사진 %n장</numerusform>
            </translation>
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
            <source>Folder to export to</source>
            <translation>내보낼 폴더</translation>
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
            <location filename="gui/dialogs/camera.py" />
            <source>Open a camera</source>
            <translation>카메라 열기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/camera.py" />
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/camera.py" />
            <source>Or type the address of a network camera, or the path of a film.</source>
            <translation>또는 네트워크 카메라의 주소나 영상의 경로를 입력하세요.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/camera.py" />
            <source>No camera was found. Plug one in, or type the address of a network camera (rtsp://…) or the path of a film.</source>
            <translation>카메라를 찾지 못했습니다. 카메라를 연결하거나, 네트워크 카메라의 주소(rtsp://…)나 영상의 경로를 입력하세요.</translation>
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
            <source>Right drag</source>
            <translation>오른쪽 드래그</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Move the cloud sideways, as with Shift</source>
            <translation>점 구름을 옆으로 이동 (Shift 드래그와 같음)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Right click</source>
            <translation>오른쪽 클릭</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>What can be done with a pane</source>
            <translation>화면에서 할 수 있는 일</translation>
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
            <source>Hold to see the photo without its effect</source>
            <translation>누르고 있으면 효과 없는 사진 보기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/cheat_sheet.py" />
            <source>Keyboard shortcuts</source>
            <translation>키보드 단축키</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/clip.py" />
            <source>%n frames, {start} to {end}, steady {share}</source>
            <translation>
                <numerusform>%n개 프레임, {start}부터 {end}까지, 안정화 {share}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/dialogs/clip.py" />
            <source>Export the film</source>
            <translation>영상 내보내기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/clip.py" />
            <source>Only the frame on show…</source>
            <translation>보이는 프레임만…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/clip.py" />
            <source>Part</source>
            <translation>구간</translation>
        </message>
        <message>
            <location filename="gui/dialogs/clip.py" />
            <source>Another film is being exported.</source>
            <translation>다른 영상을 내보내는 중입니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export.py" />
            <source>Export</source>
            <translation>내보내기</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/dialogs/export.py" />
            <source>Export %n files</source>
            <translation>
                <numerusform>파일 %n개 내보내기</numerusform>
            </translation>
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
            <translation>받침</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Thickness under the farthest point</source>
            <translation>가장 먼 점 아래의 두께</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>relief</source>
            <translation>돋을새김</translation>
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
            <source>Only what the cloud shows</source>
            <translation>점 구름에 보이는 것만</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Leave out points that are hidden or cut away</source>
            <translation>숨기거나 잘라낸 점을 뺍니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>What nearer things hide, guessed (GLB)</source>
            <translation>가까운 것에 가려진 부분, 추정(GLB)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>A second mesh goes on a little behind contours</source>
            <translation>두 번째 메시가 윤곽 뒤로 조금 더 이어집니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Reduce to</source>
            <translation>줄이기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/export_geometry.py" />
            <source>Extent</source>
            <translation>내보낼 범위</translation>
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
            <source>Hidden</source>
            <translation>가려진 부분</translation>
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
            <location filename="gui/dialogs/facts.py" />
            <source>About this photo</source>
            <translation>이 사진에 대하여</translation>
        </message>
        <message>
            <location filename="gui/dialogs/facts.py" />
            <source>The file is being read…</source>
            <translation>파일을 읽는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/facts.py" />
            <source>Copy all</source>
            <translation>모두 복사</translation>
        </message>
        <message>
            <location filename="gui/dialogs/folder_row.py" />
            <source>Choose…</source>
            <translation>선택…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/formats.py" />
            <source>No spatial photos (HEIC) yet: headsets show these as well</source>
            <translation>공간 사진(HEIC)은 아직 없습니다. 헤드셋에서는 이 파일들도 볼 수 있습니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/kept.py" />
            <source>Kept depth of films</source>
            <translation>보관된 영상 깊이</translation>
        </message>
        <message>
            <location filename="gui/dialogs/kept.py" />
            <source>What was estimated of films is kept, so that it is there at once the next time. Beyond the limit what was not used longest goes.</source>
            <translation>영상에서 추정한 깊이는 다음에 바로 쓸 수 있도록 보관합니다. 한도를 넘으면 가장 오래 쓰지 않은 것부터 지웁니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/kept.py" />
            <source>At most</source>
            <translation>최대</translation>
        </message>
        <message>
            <location filename="gui/dialogs/kept.py" />
            <source>Delete it</source>
            <translation>지우기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/kept.py" />
            <source>{size} are kept now.</source>
            <translation>지금 {size}를 보관하고 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/kept.py" />
            <source>Counting</source>
            <translation>세는 중</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>org/name on Hugging Face, or a folder: any depth model of transformers</source>
            <translation>Hugging Face의 org/name 또는 폴더: transformers의 깊이 모델</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>anything</source>
            <translation>모든 용도</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>nothing commercial</source>
            <translation>비상업 용도만</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>see its licence</source>
            <translation>라이선스 참고</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Quick: {model}</source>
            <translation>빠름: {model}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Best: {model}</source>
            <translation>최고: {model}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>For commercial use: {model}</source>
            <translation>상업용: {model}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>{count} M parameters</source>
            <translation>매개변수 {count}백만</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>You may use it for</source>
            <translation>쓸 수 있는 곳</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>What its licence allows; the licence itself is in the tip</source>
            <translation>라이선스가 허용하는 것. 라이선스는 도움말에 있습니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Of its weights on disk, else its parameters</source>
            <translation>디스크의 가중치 크기, 없으면 매개변수 수</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>A photo takes</source>
            <translation>사진당 시간</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Measured on this machine on the sample photo</source>
            <translation>이 컴퓨터에서 예제 사진으로 잰 값</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Memory</source>
            <translation>메모리</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>The most that this program took in all while it was measured</source>
            <translation>재는 동안 이 프로그램이 쓴 최대 메모리</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Sharpness</source>
            <translation>선명도</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>How much of a step of depth two neighbouring pixels of the sample photo take: 100 % is cut out, less is blurred</source>
            <translation>예제 사진에서 이웃한 두 픽셀이 깊이 단차에서 차지하는 몫. 100 %는 오려 낸 듯하고 작을수록 흐립니다</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Metres</source>
            <translation>미터</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Whether it tells metres by itself</source>
            <translation>스스로 미터를 알려 주는지</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Here</source>
            <translation>설치됨</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Models</source>
            <translation>모델</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Another model</source>
            <translation>다른 모델</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Take it</source>
            <translation>가져오기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Measure those here</source>
            <translation>설치된 모델 재기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <location filename="gui/dialogs/models.py" />
            <source>Measuring…</source>
            <translation>재는 중…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>From side to side</source>
            <translation>좌우로</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>In a circle</source>
            <translation>원을 그리며</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>Dolly zoom</source>
            <translation>돌리 줌</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>MP4, for everything that plays films</source>
            <translation>MP4, 동영상을 재생하는 모든 곳에</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>WebP, plays by itself</source>
            <translation>WebP, 저절로 재생</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>GIF, small, plays by itself anywhere</source>
            <translation>GIF, 작고 어디서나 저절로 재생</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>The depth picture with a colour bar in metres, a scale, the model and focal length.</source>
            <translation>미터 색 막대, 축척, 모델, 초점 거리가 있는 깊이 그림입니다.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>Share</source>
            <translation>공유</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>Save the film…</source>
            <translation>동영상 저장…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>Save the picture…</source>
            <translation>그림 저장…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/share.py" />
            <source>Three seconds in which the camera moves, over and over.</source>
            <translation>카메라가 움직이는 3초짜리 반복 동영상입니다.</translation>
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
        <message numerus="yes">
            <location filename="gui/dialogs/target_sheet.py" />
            <source>Already in this folder: {names} and %n more.</source>
            <translation>
                <numerusform>이 폴더에 이미 있습니다: {names} 외 %n개.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/dialogs/target_sheet.py" />
            <source>Replace them</source>
            <translation>모두 바꾸기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/target_sheet.py" />
            <source>Replace it</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <location filename="gui/dialogs/target_sheet.py" />
            <source>Already in this folder: {names}.</source>
            <translation>이 폴더에 이미 있습니다: {names}.</translation>
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
            <translation>내려받을 곳</translation>
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
            <translation>3D 점 구름</translation>
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
            <source>Shading</source>
            <translation>음영</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Far cut</source>
            <translation>먼 점 자르기</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Beyond 100 % finer points follow the photo's edges, in the mesh too</source>
            <translation>100 %를 넘으면 메시에도 사진의 가장자리를 따르는 더 촘촘한 점이 쓰입니다</translation>
        </message>
        <message>
            <location filename="gui/panels/cloud.py" />
            <source>Shade surfaces that turn away from you, and hollows that light does not reach</source>
            <translation>비스듬한 면과 빛이 닿지 않는 오목한 곳을 어둡게 합니다</translation>
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
            <location filename="gui/panels/cutting.py" />
            <source>Drag around points in the cloud to hide them; with Shift all others. Esc ends.</source>
            <translation>점 구름에서 끌어 둘러싼 점을 숨깁니다. Shift를 누르면 나머지를 숨깁니다. Esc로 끝냅니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>A section follows the line of the profile: draw one with P.</source>
            <translation>단면은 프로파일 선을 따릅니다. P로 선을 그리세요.</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>From above</source>
            <translation>위에서</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>From below</source>
            <translation>아래에서</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>From the left</source>
            <translation>왼쪽에서</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>From the right</source>
            <translation>오른쪽에서</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Near</source>
            <translation>근경</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Far</source>
            <translation>원경</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Lasso</source>
            <translation>올가미</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Draw around points to hide them (H)</source>
            <translation>점을 둘러싸 숨깁니다 (H)</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Rectangle</source>
            <translation>사각형</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Hide the points in a rectangle (Shift+H)</source>
            <translation>사각형 안의 점을 숨깁니다 (Shift+H)</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Cut away</source>
            <translation>잘라내기</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Section</source>
            <translation>잘라 보기</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Thickness of the section</source>
            <translation>단면 두께</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Show everything</source>
            <translation>모두 보기</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Show a thin slab along the profile's line alone, from its side (Shift+P)</source>
            <translation>프로파일 선을 따라 얇은 단면만 옆에서 봅니다 (Shift+P)</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Bring back all points that are hidden or cut away (Ctrl+H)</source>
            <translation>숨기거나 잘라낸 점을 모두 되돌립니다 (Ctrl+H)</translation>
        </message>
        <message>
            <location filename="gui/panels/cutting.py" />
            <source>Hide</source>
            <translation>숨기기</translation>
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
            <translation>효과 종류</translation>
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
            <source>Range</source>
            <translation>범위</translation>
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
            <location filename="gui/panels/evaluate.py" />
            <source>against {model}</source>
            <translation>{model}과(와) 비교</translation>
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
            <source>A panorama has no focal length: where its pixels look is known.</source>
            <translation>파노라마에는 초점 거리가 없습니다. 각 픽셀이 보는 방향은 알려져 있습니다.</translation>
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
            <source>Compare with the cloud before</source>
            <translation>이전 점 구름과 비교</translation>
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
            <source>Predicted by {model}: the model whose depth is on show predicts none</source>
            <translation>{model}의 예측: 표시된 깊이의 모델은 예측하지 않습니다</translation>
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
            <translation>35 mm 판</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>view</source>
            <translation>시야</translation>
        </message>
        <message>
            <location filename="gui/panels/focal_table.py" />
            <source>depth</source>
            <translation>깊이 비</translation>
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
            <source>Likely a panorama, stitched of several shots. Depth assumes a single one, so metres are rough.</source>
            <translation>여러 장을 이어 붙인 파노라마로 보입니다. 깊이는 한 장으로 찍은 사진을 가정하므로 미터 값은 대략적입니다.</translation>
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
            <source>What four or more known distances correct. Automatic: what foretells each of them best from the others</source>
            <translation>아는 거리가 넷 이상일 때 무엇을 보정할지. 자동: 나머지로 각 거리를 가장 잘 맞히는 방법</translation>
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
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Automatic</source>
            <translation>자동 선택</translation>
        </message>
        <message>
            <location filename="gui/panels/known_length.py" />
            <source>Smooth field</source>
            <translation>매끄러운 보정장</translation>
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
            <source>{fit} from {count} distances, residual {residual}</source>
            <translation>거리 {count}개에서 {fit}, 잔차 {residual}</translation>
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
            <source>{fit} needs {count} known distances: till then the scale alone is fitted.</source>
            <translation>{fit}에는 아는 거리 {count}개가 필요합니다. 그때까지는 축척만 맞춥니다.</translation>
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
            <source>Known distances from a CSV table: u, v, metres</source>
            <translation>CSV 표의 아는 거리: u, v, metres</translation>
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
            <location filename="gui/panels/known_length.py" />
            <source>Off by {error} at points left out of the fit</source>
            <translation>맞춤에서 뺀 점의 오차 {error}</translation>
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
            <source>Use the compact model's metres</source>
            <translation>소형 모델의 미터 사용</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>This model tells no metres. Scale and shift of its depth are fitted to the depth that the bundled compact model gives, which takes one run of that. Or mark a known length instead.</source>
            <translation>이 모델은 미터를 알려 주지 않습니다. 깊이의 축척과 이동을 내장 소형 모델의 깊이에 맞추며, 그 모델을 한 번 실행합니다. 대신 아는 길이를 표시해도 됩니다.</translation>
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
            <source>Compare…</source>
            <translation>비교…</translation>
        </message>
        <message>
            <location filename="gui/panels/model.py" />
            <source>Licence, size, speed and sharpness of all models</source>
            <translation>모든 모델의 라이선스, 크기, 속도, 선명도</translation>
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
            <source>The plan needs a floor: find it, or pick points on it.</source>
            <translation>평면도에는 바닥이 필요합니다. 바닥을 찾거나 점을 고르세요.</translation>
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
            <translation>자동으로</translation>
        </message>
        <message>
            <location filename="gui/panels/plan.py" />
            <source>Heights</source>
            <translation>높이 범위</translation>
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
            <location filename="gui/panels/region.py" />
            <source>Draw around something on any pane. Esc ends.</source>
            <translation>아무 화면에서나 무언가를 둘러 그리세요. Esc로 끝냅니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Sky</source>
            <translation>하늘</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Nearest</source>
            <translation>가장 가까움</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Mean</source>
            <translation>평균</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Median</source>
            <translation>중앙값</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Farthest</source>
            <translation>가장 멂</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Middle</source>
            <translation>중경</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Depth within a rectangle (B)</source>
            <translation>사각형 안의 깊이 (B)</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Depth within an outline drawn by hand (O)</source>
            <translation>손으로 그린 테두리 안의 깊이 (O)</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Region</source>
            <translation>영역</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Copy these values</source>
            <translation>이 값 복사</translation>
        </message>
        <message>
            <location filename="gui/panels/region.py" />
            <source>Delete the outline</source>
            <translation>테두리 삭제</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Estimates the mirrored photo too: where both answers differ, the model is unsure. The compact model tells it without that, by its three inputs.</source>
            <translation>거울 사진도 추정합니다. 두 답이 다른 곳에서는 모델이 확신하지 못합니다. 소형 모델은 세 입력으로 이를 바로 알려 줍니다.</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Depth by the other model</source>
            <translation>다른 모델의 깊이</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>How sure the depth is</source>
            <translation>깊이의 확실성</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Correction by known distances</source>
            <translation>아는 거리에 따른 보정</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Depth in the photo's file</source>
            <translation>사진 파일에 든 깊이</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Beside it</source>
            <translation>나란히 두기</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Ask the mirrored photo</source>
            <translation>거울 사진에 묻기</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Other model</source>
            <translation>다른 모델</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Its depth of the same photo is compared with the one on show</source>
            <translation>같은 사진의 깊이를 표시된 깊이와 비교합니다</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Second map</source>
            <translation>둘째 지도</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>What the pane Second shows, and the wipe</source>
            <translation>둘째 창과 밀어 비교하기에 보일 것</translation>
        </message>
        <message>
            <location filename="gui/panels/second.py" />
            <source>Shows</source>
            <translation>보여 줄 것</translation>
        </message>
        <message>
            <location filename="gui/panes/cloud.py" />
            <source>The point cloud needs OpenGL 3.3, which this display does not offer. Depth, contours and every export work without it.</source>
            <translation>점 구름에는 OpenGL 3.3이 필요하지만 이 디스플레이에는 없습니다. 깊이, 윤곽, 모든 내보내기는 그대로 쓸 수 있습니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/cloud_over.py" />
            <source>grid {length}</source>
            <translation>격자 {length}</translation>
        </message>
        <message>
            <location filename="gui/panes/depth_legend.py" />
            <source>Colours from {near} to {far}</source>
            <translation>{near}부터 {far}까지의 색</translation>
        </message>
        <message>
            <location filename="gui/panes/evaluate.py" />
            <source>Drop true depth or a matte of this photo here, or press T; or choose another model to compare with.</source>
            <translation>이 사진의 실제 깊이나 매트를 여기에 놓거나 T를 누르세요. 또는 비교할 다른 모델을 고르세요.</translation>
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
            <location filename="gui/panes/own_mark.py" />
            <source>Brings its own depth · Use it</source>
            <translation>자체 깊이가 있습니다 · 사용</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>Its own depth is shown · Use the model's</source>
            <translation>자체 깊이를 표시 중 · 모델 깊이 사용</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>It comes from {where}: {width} x {height} pixels, metres from {near:.2f} to {far}.</source>
            <translation>{where}에서 왔습니다. {width} x {height} 픽셀, {near:.2f}~{far} m입니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>It comes from {where}: {width} x {height} pixels, which tell no metres.</source>
            <translation>{where}에서 왔습니다. {width} x {height} 픽셀이며 미터는 알 수 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>The photo was cropped later: its part of the depth was found by its edges.</source>
            <translation>사진이 나중에 잘렸습니다: 깊이에서 해당하는 부분을 윤곽으로 찾았습니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>an auxiliary picture of the HEIC file</source>
            <translation>HEIC 파일의 보조 그림</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>a second picture in the JPEG file</source>
            <translation>JPEG 파일의 두 번째 그림</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>the file's XMP (GDepth)</source>
            <translation>파일의 XMP(GDepth)</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>a picture behind the photo (Dynamic Depth)</source>
            <translation>사진 뒤에 붙은 그림(Dynamic Depth)</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>the picture's other half</source>
            <translation>그림의 다른 절반</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>a record behind the photo (Samsung)</source>
            <translation>사진 뒤의 기록(삼성)</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>a block behind the photo (Huawei)</source>
            <translation>사진 뒤의 블록(화웨이)</translation>
        </message>
        <message>
            <location filename="gui/panes/own_mark.py" />
            <source>the folder of depth pictures beside</source>
            <translation>옆에 있는 깊이 그림 폴더</translation>
        </message>
        <message>
            <location filename="gui/panes/panorama_mark.py" />
            <source>Is this a panorama? · Estimate as panorama</source>
            <translation>파노라마인가요? · 파노라마로 추정</translation>
        </message>
        <message>
            <location filename="gui/panes/panorama_mark.py" />
            <source>A panorama · Take it as a photo</source>
            <translation>파노라마 · 사진으로 다루기</translation>
        </message>
        <message>
            <location filename="gui/panes/panorama_mark.py" />
            <source>A panorama is cut into views, each of which the model sees; their depth is joined to one sphere. That takes as long as several photos.</source>
            <translation>파노라마를 여러 시점으로 나누어 모델이 하나씩 보고, 그 깊이를 하나의 구로 이어 붙입니다. 사진 여러 장만큼 시간이 걸립니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/panorama_mark.py" />
            <source>Angle from left to right</source>
            <translation>왼쪽에서 오른쪽까지의 각도</translation>
        </message>
        <message>
            <location filename="gui/panes/panorama_mark.py" />
            <source>How far the camera turned from the left edge to the right one: a half turn is 180°, a full turn 360°. The picture's sides say it: if walls bend, try another.</source>
            <translation>카메라가 왼쪽 끝에서 오른쪽 끝까지 돌아간 각도입니다. 반 바퀴는 180°, 한 바퀴는 360°입니다. 사진의 양 끝을 보면 알 수 있습니다. 벽이 휘어 보이면 다른 값을 넣어 보세요.</translation>
        </message>
        <message>
            <location filename="gui/panes/preview_mark.py" />
            <source>Preview model · Get {model}…</source>
            <translation>미리보기 모델 · {model} 받기…</translation>
        </message>
        <message>
            <location filename="gui/panes/preview_mark.py" />
            <source>Preview model · Use {model}…</source>
            <translation>미리보기 모델 · {model} 쓰기…</translation>
        </message>
        <message>
            <location filename="gui/panes/preview_mark.py" />
            <source>The small bundled model made this depth. {model} is more accurate and shows more detail.</source>
            <translation>함께 제공되는 작은 모델이 만든 깊이입니다. {model}가 더 정확하고 세부가 더 많습니다.</translation>
        </message>
        <message>
            <location filename="gui/panes/preview_mark.py" />
            <source>Preview · {model} is at work</source>
            <translation>미리보기 · {model} 작업 중</translation>
        </message>
        <message>
            <location filename="gui/panes/preview_mark.py" />
            <source>Only the preview: {model} failed · Try again</source>
            <translation>미리보기뿐: {model} 실패 · 다시 시도</translation>
        </message>
        <message>
            <location filename="gui/panes/preview_mark.py" />
            <source>Only the preview · Run {model}</source>
            <translation>미리보기뿐 · {model} 실행</translation>
        </message>
        <message>
            <location filename="gui/panes/wipe.py" />
            <source>Divider between the two pictures</source>
            <translation>두 그림 사이의 경계</translation>
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
            <source>Effects are of pictures that one lens saw: there are none of a panorama.</source>
            <translation>효과는 렌즈 하나로 본 사진에만 쓸 수 있습니다. 파노라마에는 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/present/presenter.py" />
            <source>Making the moving picture</source>
            <translation>움직이는 그림을 만드는 중</translation>
        </message>
        <message>
            <location filename="gui/present/presenter.py" />
            <source>of frame {number}</source>
            <translation>{number}번 프레임의 깊이</translation>
        </message>
        <message>
            <location filename="gui/present/rasters.py" />
            <source>hidden</source>
            <translation>숨김</translation>
        </message>
        <message>
            <location filename="gui/snapshot/correction.py" />
            <source>The focal length is predicted by {model}: this model predicts none.</source>
            <translation>초점 거리는 {model}의 예측입니다. 이 모델은 예측하지 않습니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/correction.py" />
            <source>The metres are those of {model}: this model tells none.</source>
            <translation>미터는 {model}의 값입니다. 이 모델은 알려 주지 않습니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>This model tells no metres: mark something whose length or distance you know.</source>
            <translation>이 모델은 미터를 알려 주지 않습니다. 길이나 거리를 아는 것을 표시하세요.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>floor</source>
            <translation>바닥</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>range</source>
            <translation>직선거리</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>scaled × {factor}</source>
            <translation>축척 × {factor}</translation>
        </message>
        <message>
            <location filename="gui/snapshot/measure.py" />
            <source>profile</source>
            <translation>단면선</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>Choose another model under Evaluate.</source>
            <translation>평가에서 다른 모델을 고르세요.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>It comes when {model} has seen this photo.</source>
            <translation>{model}이(가) 이 사진을 보면 나타납니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>Ask the mirrored photo under Evaluate: where both answers differ, the model is unsure.</source>
            <translation>평가에서 거울 사진에 물어보세요. 두 답이 다른 곳에서는 모델이 확신하지 못합니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>Known distances that are fitted by more than a scale give a correction.</source>
            <translation>아는 거리를 축척 이상으로 맞추면 보정이 나타납니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>This photo brings no depth of its own.</source>
            <translation>이 사진에는 자체 깊이가 없습니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>the file's own depth</source>
            <translation>파일 자체의 깊이</translation>
        </message>
        <message>
            <location filename="gui/snapshot/second.py" />
            <source>up to {share}</source>
            <translation>최대 {share}</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Estimating {name}</source>
            <translation>{name} 추정 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Waiting</source>
            <translation>기다리는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Predicting the focal length of {name}</source>
            <translation>{name} 초점 거리 예측 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Getting it</source>
            <translation>받는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Loading the model</source>
            <translation>모델 불러오는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Estimating depth</source>
            <translation>깊이 추정 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Finding the floor</source>
            <translation>바닥 찾는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Stopping</source>
            <translation>멈추는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Estimating {name} with {model}</source>
            <translation>{model}(으)로 {name} 추정 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Cancelled. Press R to estimate the depth.</source>
            <translation>취소했습니다. R을 누르면 깊이를 추정합니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Waiting for the camera</source>
            <translation>카메라를 기다리는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>No depth. Press R to try again.</source>
            <translation>깊이가 없습니다. R을 누르면 다시 시도합니다.</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>No depth of this frame yet</source>
            <translation>이 프레임의 깊이가 아직 없습니다</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Waiting for {name}</source>
            <translation>{name} 기다리는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Exporting {name}</source>
            <translation>{name} 내보내는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Opening {name}</source>
            <translation>{name} 여는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/tasks.py" />
            <source>Loading {name}</source>
            <translation>{name} 불러오는 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/timeline.py" />
            <source>Depth of {name}: {done} of {count} frames</source>
            <translation>{name}의 깊이: {count}개 프레임 중 {done}개</translation>
        </message>
        <message>
            <location filename="gui/snapshot/timeline.py" />
            <source>Steadying {name}</source>
            <translation>{name} 안정화 중</translation>
        </message>
        <message>
            <location filename="gui/snapshot/timeline.py" />
            <source>steadying</source>
            <translation>안정화 중</translation>
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
            <location filename="gui/state/panes.py" />
            <source>Second</source>
            <translation>둘째</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>this is not a Leadline session</source>
            <translation>Leadline 세션 파일이 아닙니다</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>{text}: left as it is.</source>
            <translation>{text}. 그대로 둡니다.</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>this is not a Leadline session (no JSON)</source>
            <translation>Leadline 세션 파일이 아닙니다(JSON이 아님)</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>It is of version {version}: what is known in it is used.</source>
            <translation>버전 {version} 파일입니다. 아는 항목만 씁니다.</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>its settings or photos are not there</source>
            <translation>설정이나 사진 항목이 없습니다</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>Not known here, and passed over: {names}.</source>
            <translation>여기서 알 수 없어 건너뛴 항목: {names}.</translation>
        </message>
        <message>
            <location filename="gui/state/session_file.py" />
            <source>a photo</source>
            <translation>사진 항목</translation>
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
        <message numerus="yes">
            <location filename="gui/widgets/error_strip.py" />
            <source>%n older messages</source>
            <translation>
                <numerusform>이전 메시지 %n개</numerusform>
            </translation>
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
            <source>Film strip of opened photos and films</source>
            <translation>연 사진과 영상의 필름 스트립</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>Estimate again</source>
            <translation>다시 추정</translation>
        </message>
        <message numerus="yes">
            <location filename="gui/widgets/film_strip.py" />
            <source>Export %n photos…</source>
            <translation>
                <numerusform>사진 %n장 내보내기…</numerusform>
            </translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>Remove from film strip</source>
            <translation>필름 스트립에서 제거</translation>
        </message>
        <message>
            <location filename="gui/widgets/film_strip.py" />
            <source>film, {status}</source>
            <translation>영상, {status}</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>Switch on</source>
            <translation>켜기</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>Freeze</source>
            <translation>정지 사진</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>Record…</source>
            <translation>녹화…</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>State of the camera</source>
            <translation>카메라 상태</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>Stop recording</source>
            <translation>녹화 중지</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>Off</source>
            <translation>꺼짐</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>{number} frames per second</source>
            <translation>초당 {number}프레임</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>Switch off</source>
            <translation>끄기</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_bar.py" />
            <source>recording {name}</source>
            <translation>{name} 녹화 중</translation>
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
            <location filename="gui/widgets/profile.py" />
            <source>Section along the line</source>
            <translation>선을 따라 자른 단면</translation>
        </message>
        <message>
            <location filename="gui/widgets/section_plot.py" />
            <source>Plot of heights along the line</source>
            <translation>선을 따라 본 높이 그래프</translation>
        </message>
        <message>
            <location filename="gui/widgets/section_plot.py" />
            <source>distance along the line, m</source>
            <translation>선을 따라 잰 거리, m</translation>
        </message>
        <message>
            <location filename="gui/widgets/section_plot.py" />
            <source>over the floor, m</source>
            <translation>바닥에서 높이, m</translation>
        </message>
        <message>
            <location filename="gui/widgets/section_plot.py" />
            <source>height, m</source>
            <translation>높이, m</translation>
        </message>
        <message>
            <location filename="gui/widgets/section_plot.py" />
            <source>height</source>
            <translation>높이</translation>
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
            <translation>오차율</translation>
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
            <location filename="gui/widgets/timeline.py" />
            <source>Steady: off, depth as the model says it of each frame</source>
            <translation>안정화: 끔, 프레임마다 모델이 말한 깊이 그대로</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>One frame back</source>
            <translation>한 프레임 뒤로</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>One frame on</source>
            <translation>한 프레임 앞으로</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Begin here</source>
            <translation>여기서 시작</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>End here</source>
            <translation>여기서 끝</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Depth of all frames</source>
            <translation>모든 프레임의 깊이</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Time in the film</source>
            <translation>영상 속 시간</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Frame number</source>
            <translation>프레임 번호</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source> fps</source>
            <translation> fps</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Speed</source>
            <translation>속도</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Steady</source>
            <translation>안정화</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Steady: depth is held still by {share}</source>
            <translation>안정화: 깊이를 {share} 고정</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Stop making depth of all frames</source>
            <translation>모든 프레임의 깊이 만들기 중지</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>{action} (Space)</source>
            <translation>{action} (스페이스)</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Depth of all frames is there</source>
            <translation>모든 프레임의 깊이가 있습니다</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>All frames</source>
            <translation>모든 프레임</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline.py" />
            <source>Make depth of all frames from in to out</source>
            <translation>시작점부터 끝점까지 모든 프레임의 깊이 만들기</translation>
        </message>
        <message>
            <location filename="gui/widgets/timeline_track.py" />
            <source>Timeline: frames of the film</source>
            <translation>타임라인: 영상의 프레임</translation>
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
            <source>Open photos or films…</source>
            <translation>사진이나 영상 열기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Open folder…</source>
            <translation>폴더 열기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Open pictures as a film…</source>
            <translation>그림을 영상으로 열기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Open camera…</source>
            <translation>카메라 열기…</translation>
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
            <source>Share…</source>
            <translation>공유…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Save picture as shown…</source>
            <translation>보이는 대로 그림 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Save picture at full size…</source>
            <translation>원본 크기로 그림 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Export all photos…</source>
            <translation>모든 사진 내보내기…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Batch…</source>
            <translation>일괄 처리…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Compare models…</source>
            <translation>모델 비교…</translation>
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
            <source>Delete kept pasted pictures</source>
            <translation>보관된 붙여넣은 그림 지우기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Copy values at the cursor</source>
            <translation>커서의 값 복사</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Copy picture as shown</source>
            <translation>보이는 대로 그림 복사</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Copy picture at full size</source>
            <translation>원본 크기로 그림 복사</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Compare with true depth…</source>
            <translation>실제 깊이와 비교…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>About this photo…</source>
            <translation>이 사진에 대하여…</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Use the depth in the photo's file</source>
            <translation>사진 파일의 깊이 사용</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Compare with the depth in the file</source>
            <translation>파일의 깊이와 비교</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Scale by the depth in the file</source>
            <translation>파일의 깊이로 축척 맞추기</translation>
        </message>
        <message>
            <location filename="gui/window/actions.py" />
            <source>Estimate as panorama</source>
            <translation>파노라마로 추정</translation>
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
            <source>Picture (*.png)</source>
            <translation>그림 (*.png)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Moving pictures (*.mp4 *.gif *.webp)</source>
            <translation>움직이는 그림 (*.mp4 *.gif *.webp)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Film (*.mp4)</source>
            <translation>동영상 (*.mp4)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Moving picture (*.webp)</source>
            <translation>움직이는 그림 (*.webp)</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Moving picture (*.gif)</source>
            <translation>움직이는 그림 (*.gif)</translation>
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
            <source>Open a folder of pictures as a film</source>
            <translation>그림 폴더를 영상으로 열기</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>True depth or a matte of this photo</source>
            <translation>이 사진의 실제 깊이 또는 매트</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Known distances: u, v, metres</source>
            <translation>아는 거리: u, v, metres</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Photos, films and exported depth</source>
            <translation>사진, 영상, 내보낸 깊이</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Photos</source>
            <translation>사진 파일</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Films</source>
            <translation>영상</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Camera raw files</source>
            <translation>카메라 RAW 파일</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Open photos or films</source>
            <translation>사진이나 영상 열기</translation>
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
            <source>Share a film</source>
            <translation>동영상 공유</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Share the depth picture</source>
            <translation>깊이 그림 공유</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Record the camera</source>
            <translation>카메라 녹화</translation>
        </message>
        <message>
            <location filename="gui/window/file_actions.py" />
            <source>Save the picture</source>
            <translation>그림 저장</translation>
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
            <location filename="gui/window/film_actions.py" />
            <source>Next frame</source>
            <translation>다음 프레임</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Previous frame</source>
            <translation>이전 프레임</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Ten frames on</source>
            <translation>열 프레임 앞으로</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Ten frames back</source>
            <translation>열 프레임 뒤로</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>First frame</source>
            <translation>첫 프레임</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Last frame</source>
            <translation>마지막 프레임</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Begin at this frame</source>
            <translation>이 프레임에서 시작</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>End with this frame</source>
            <translation>이 프레임에서 끝</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>All of the film</source>
            <translation>영상 전체</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Make depth of all frames</source>
            <translation>모든 프레임의 깊이 만들기</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Kept depth of films…</source>
            <translation>보관된 영상 깊이…</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Freeze the camera's picture</source>
            <translation>카메라 화면을 사진으로</translation>
        </message>
        <message>
            <location filename="gui/window/film_actions.py" />
            <source>Record the camera…</source>
            <translation>카메라 녹화…</translation>
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
            <location filename="gui/window/measure_actions.py" />
            <source>Measure a length</source>
            <translation>길이 재기</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Depth along a line</source>
            <translation>한 선을 따라 본 깊이</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Depth within a rectangle</source>
            <translation>사각형 안의 깊이</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Depth within an outline</source>
            <translation>테두리 안의 깊이</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Known distance</source>
            <translation>아는 거리</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Load known distances…</source>
            <translation>아는 거리 불러오기…</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Save measurements…</source>
            <translation>측정 결과 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Save the profile…</source>
            <translation>단면 저장…</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Pick points on the floor</source>
            <translation>바닥의 점 고르기</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Hide points in a lasso</source>
            <translation>올가미로 점 숨기기</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Hide points in a rectangle</source>
            <translation>사각형으로 점 숨기기</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Section along the profile's line</source>
            <translation>프로파일 선을 따라 단면 보기</translation>
        </message>
        <message>
            <location filename="gui/window/measure_actions.py" />
            <source>Show all points</source>
            <translation>모든 점 보기</translation>
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
            <location filename="gui/window/menus.py" />
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <location filename="gui/window/pane_menu.py" />
            <source>Show here</source>
            <translation>여기에 표시</translation>
        </message>
        <message>
            <location filename="gui/window/pane_menu.py" />
            <source>As the camera saw it</source>
            <translation>카메라가 본 대로</translation>
        </message>
        <message>
            <location filename="gui/window/pane_menu.py" />
            <source>Other panes beside it</source>
            <translation>다른 화면과 함께</translation>
        </message>
        <message>
            <location filename="gui/window/pane_menu.py" />
            <source>This pane alone</source>
            <translation>이 화면만</translation>
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
            <location filename="gui/window/view_actions.py" />
            <source>One pane</source>
            <translation>화면 하나</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Two panes</source>
            <translation>화면 둘</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Four panes</source>
            <translation>화면 넷</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Wipe between two panes</source>
            <translation>두 화면을 밀어서 비교</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Real pixels (100 %)</source>
            <translation>실제 픽셀 (100 %)</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Zoom in</source>
            <translation>확대</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Zoom out</source>
            <translation>축소</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Lower contour threshold</source>
            <translation>윤곽 임계값 낮추기</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Raise contour threshold</source>
            <translation>윤곽 임계값 높이기</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Show contours</source>
            <translation>윤곽 표시</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Cloud as a mesh</source>
            <translation>점 구름을 메시로</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Turn new clouds once</source>
            <translation>새 포인트 클라우드를 한 번 돌려 보이기</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Type a focal length</source>
            <translation>초점 거리 입력</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Show panels</source>
            <translation>패널 표시</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Show film strip</source>
            <translation>필름 스트립 표시</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Full screen</source>
            <translation>전체 화면</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Next part of the window</source>
            <translation>창의 다음 영역</translation>
        </message>
        <message>
            <location filename="gui/window/view_actions.py" />
            <source>Previous part of the window</source>
            <translation>창의 이전 영역</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Maps</source>
            <translation>지도</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Photo with depth</source>
            <translation>깊이가 있는 사진</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Headsets and screens</source>
            <translation>헤드셋과 화면</translation>
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
            <source>Mesh for Quick Look (USDZ)</source>
            <translation>훑어보기용 메시 (USDZ)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Gaussian splats (PLY)</source>
            <translation>가우시안 스플랫 (PLY)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Gaussian splats (GLB)</source>
            <translation>가우시안 스플랫(GLB)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Gaussian splats, small (SPZ)</source>
            <translation>작은 가우시안 스플랫 (SPZ)</translation>
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
            <source>Photo, depth, normals (OpenEXR)</source>
            <translation>사진·깊이·법선 (OpenEXR)</translation>
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
            <source>Inverse depth (16-bit PNG)</source>
            <translation>역깊이 (16비트 PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>How sure the model is (16-bit PNG)</source>
            <translation>모델의 확신 정도 (16비트 PNG)</translation>
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
            <source>Colourised, with bar, scale and caption (PNG)</source>
            <translation>색을 입힌 그림, 색 막대와 축척과 설명 포함 (PNG)</translation>
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
            <location filename="core/export/registry.py" />
            <source>Photo with depth inside (JPEG)</source>
            <translation>깊이를 담은 사진 (JPEG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Photo beside its depth (PNG)</source>
            <translation>사진 옆에 깊이 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Photo above its depth (PNG)</source>
            <translation>사진 아래에 깊이 (PNG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Photo and depth channel (TIFF)</source>
            <translation>사진과 깊이 채널 (TIFF)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Stereo side by side (JPEG)</source>
            <translation>좌우 스테레오 (JPEG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Stereo, half width each (JPEG)</source>
            <translation>좌우 스테레오, 절반 너비 (JPEG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Stereo, top and bottom (JPEG)</source>
            <translation>상하 스테레오 (JPEG)</translation>
        </message>
        <message>
            <location filename="core/export/registry.py" />
            <source>Half sphere for headsets (JPEG)</source>
            <translation>헤드셋용 반구 (JPEG)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Depth as a film</source>
            <translation>영상으로 된 깊이</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>A file for every frame</source>
            <translation>프레임마다 파일 하나</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Stereo film</source>
            <translation>스테레오 영상</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Clouds of points</source>
            <translation>점 구름</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Inverse depth (10-bit HEVC)</source>
            <translation>역깊이 (10비트 HEVC)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Inverse depth (10-bit AV1)</source>
            <translation>역깊이 (10비트 AV1)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Inverse depth, lossless (FFV1)</source>
            <translation>역깊이, 무손실 (FFV1)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Colourised depth (H.264)</source>
            <translation>색으로 나타낸 깊이 (H.264)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Contours (H.264)</source>
            <translation>윤곽선 (H.264)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Stereo, side by side (H.264)</source>
            <translation>스테레오, 좌우 (H.264)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Stereo, half width each (H.264)</source>
            <translation>스테레오, 절반 너비 (H.264)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Stereo, top and bottom (H.264)</source>
            <translation>스테레오, 상하 (H.264)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Point clouds (PLY)</source>
            <translation>점 구름들 (PLY)</translation>
        </message>
        <message>
            <location filename="core/films/formats.py" />
            <source>Point cloud that moves (USD)</source>
            <translation>움직이는 점 구름 (USD)</translation>
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
            <source>Depth Pro 2 S</source>
            <translation>Depth Pro 2 S</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Pro 2 B</source>
            <translation>Depth Pro 2 B</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Pro 2 L</source>
            <translation>Depth Pro 2 L</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Pro 2 H+</source>
            <translation>Depth Pro 2 H+</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>MoGe-2</source>
            <translation>MoGe-2</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything 3, metres</source>
            <translation>Depth Anything 3, 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Small</source>
            <translation>Depth Anything V2 Small</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Base</source>
            <translation>Depth Anything V2 Base</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Large</source>
            <translation>Depth Anything V2 Large</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Small, metres indoors</source>
            <translation>Depth Anything V2 Small, 실내 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Small, metres outdoors</source>
            <translation>Depth Anything V2 Small, 실외 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Base, metres indoors</source>
            <translation>Depth Anything V2 Base, 실내 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Large, metres indoors</source>
            <translation>Depth Anything V2 Large, 실내 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Base, metres outdoors</source>
            <translation>Depth Anything V2 Base, 실외 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V2 Large, metres outdoors</source>
            <translation>Depth Anything V2 Large, 실외 미터</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>Depth Anything V1 Large</source>
            <translation>Depth Anything V1 Large</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>ZoeDepth</source>
            <translation>ZoeDepth</translation>
        </message>
        <message>
            <location filename="core/weights/catalog.py" />
            <source>DPT Large (MiDaS 3)</source>
            <translation>DPT Large (MiDaS 3)</translation>
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
            <location filename="core/weights/catalog.py" />
            <source>its makers' weights</source>
            <translation>제작자의 가중치</translation>
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
            <source>The largest parallax is {parallax_percent} % of the width: {parallax_degrees} degrees there</source>
            <translation>가장 큰 시차는 너비의 {parallax_percent} %이며, 그곳에서는 {parallax_degrees}도입니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Stereo pair</source>
            <translation>입체 사진 한 쌍</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Parallax</source>
            <translation>시차</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Orbit</source>
            <translation>공전</translation>
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
            <source>Seen on</source>
            <translation>보는 곳</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Where the pair is looked at</source>
            <translation>사진 쌍을 보는 곳</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Where the pair is looked at: what tires the eyes depends on it</source>
            <translation>사진 쌍을 보는 곳: 눈을 피로하게 하는 정도가 이에 따라 다릅니다</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Pictures</source>
            <translation>두 그림</translation>
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
            <source>Per second</source>
            <translation>초당</translation>
        </message>
        <message>
            <location filename="core/effects/table.py" />
            <source>Width</source>
            <translation>폭</translation>
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
