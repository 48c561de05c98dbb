"""Builds the packages: called by `sh packaging/build`, with the build's own Python.

The program's folder comes from PyInstaller (voicedesk.spec), once for all packages. Around it
stands one tree of files, build/root, from which the .deb, the .rpm and the archive are made.
"""

import compileall
import gzip
import hashlib
import os
import py_compile
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib.util import find_spec
from pathlib import Path

from notices import write_notices
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from voicedesk import APP_ID, __version__

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = BUILD / "frozen" / "voicedesk"
TREE = BUILD / "root"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LIMIT_MIB = 200
MAINTAINER = "The VoiceDesk authors <voicedesk@users.noreply.github.com>"
_PATCHED = {"PySide6", "numpy.libs"}
_ICU_UNUSED = re.compile(
    r"(brkitr|curr|lang|rbnf|region|translit|unit|zone)/.*|.*\.(cnv|spp|cfu)|unames\.icu"
    r"|(?!res_index)[a-z]{2,3}(_\w+)?\.res"  # a language's; not root.res
)
ARCHITECTURE = os.uname().machine if hasattr(os, "uname") else "x86_64"
DEBIAN_NAME = {"x86_64": "amd64", "aarch64": "arm64"}.get(ARCHITECTURE, ARCHITECTURE)


def run(*command: str | Path, folder: Path = ROOT) -> str:
    """What a command prints; if it fails, so does the build."""
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def build_folder(uv: str) -> None:
    """The program with its Python and Qt, in build/frozen/voicedesk."""
    unpack_pyside()
    write_notices(uv, BUILD / "licences")
    make_icons(BUILD / "icons")
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN")
    places = ("--distpath", FOLDER.parent, "--workpath", BUILD / "work")
    run(*command, *places, ROOT / "packaging" / "voicedesk.spec")
    if sys.platform == "linux":
        make_stand_ins()
        trim_icu()
        for path in FOLDER.rglob("*.so*"):
            # Qt's and numpy's libraries had parts moved by patchelf: strip makes them unloadable.
            if path.is_file() and not path.is_symlink() and not _PATCHED & set(path.parts):
                run("strip", "--strip-unneeded", path)
    size = sum(path.lstat().st_size for path in FOLDER.rglob("*") if path.is_file())
    print(f"{FOLDER.relative_to(ROOT)}: {size / 2**20:.0f} MiB")
    if size > LIMIT_MIB * 2**20:
        sys.exit(f"more than {LIMIT_MIB} MiB")


def make_stand_ins() -> None:
    """Compile what stands in for Qt Quick and Qml; ends the build where more is needed of them."""
    qt = FOLDER / "_internal" / "PySide6" / "Qt"
    versions = BUILD / "Qt_6.map"
    versions.write_text("Qt_6 { global: *; };\n", encoding="utf-8")
    for name in ("libQt6Quick.so.6", "libQt6Qml.so.6"):
        link = (f"-Wl,-soname,{name}", f"-Wl,--version-script={versions}")
        run("cc", "-shared", "-fPIC", "-O2", *link, "-o", qt / "lib" / name, LINUX / "no_quick.c")
    links = run("ldd", "-r", qt / "plugins" / "multimedia" / "libffmpegmediaplugin.so")
    if missed := [line for line in links.splitlines() if "undefined symbol" in line]:
        sys.exit("\n".join(missed))


def trim_icu() -> None:
    """Leave in ICU's data what Qt asks it for: sorting (QCollator).

    Names of countries and currencies, formats and time zones come from Qt's own tables; text in
    encodings other than Unicode is decoded by Python.
    """
    libraries = (FOLDER / "_internal" / "PySide6" / "Qt" / "lib").glob("libicudata.so.*")
    library = next(path for path in libraries if not path.is_symlink())
    version = library.suffix.removeprefix(".")
    work = BUILD / "icu"
    (work / "whole").mkdir(parents=True, exist_ok=True)
    name = f"icudt{version}l.dat"  # what is inside is named after it
    whole, data, unused = work / "whole" / name, work / name, work / "unused.txt"
    run("objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
    names = run("icupkg", "--list", whole).splitlines()
    unused.write_text("\n".join(filter(_ICU_UNUSED.fullmatch, names)), encoding="utf-8")
    run("icupkg", "--remove", unused, whole, data)
    source = work / "icudata.S"
    source.write_text(
        f".section .rodata\n.balign 16\n.global icudt{version}_dat\n"
        f'icudt{version}_dat: .incbin "{data}"\n.section .note.GNU-stack,"",@progbits\n',
        encoding="utf-8",
    )
    link = (f"-Wl,-soname,{library.name}", "-o", library)
    run("cc", "-shared", "-nostdlib", *link, source)


def unpack_pyside() -> None:
    """Write the modules that PySide embeds beside it, with bytecode that no clock makes old.

    PySide compiles them at every start otherwise.
    """
    environment = {**os.environ, "SBK_EMBED": "0"}
    subprocess.run([sys.executable, "-c", "import PySide6.QtCore"], env=environment, check=True)
    spec = find_spec("shiboken6")
    if spec is not None and spec.origin is not None:
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        folder = Path(spec.origin).parent / "files.dir"
        compileall.compile_dir(folder, quiet=1, force=True, invalidation_mode=mode)


def make_icons(folder: Path) -> None:
    """The icon in each of its sizes, drawn from its SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg"))
    folder.mkdir(parents=True, exist_ok=True)
    for side in ICON_SIZES:
        image = QImage(QSize(side, side), QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(folder / f"{side}.png"))
        if side == max(ICON_SIZES[:-1]):
            for kind in ("ico", "icns"):  # as far as this platform's Qt can write them
                image.save(str(folder / f"voicedesk.{kind}"))
    del application


def make_tree() -> None:
    """The files as they are installed, below build/root."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(FOLDER, TREE / "usr/lib/voicedesk", symlinks=True)
    place(LINUX / f"{APP_ID}.desktop", "applications")
    place(LINUX / f"{APP_ID}.metainfo.xml", "metainfo")
    place(ROOT / "resources" / "icons" / "app.svg", "icons/hicolor/scalable/apps", f"{APP_ID}.svg")
    for side in ICON_SIZES:
        to = f"icons/hicolor/{side}x{side}/apps"
        place(BUILD / "icons" / f"{side}.png", to, f"{APP_ID}.png")
    place(LINUX / "copyright", "doc/voicedesk")
    place(LINUX / "lintian-overrides", "lintian/overrides", "voicedesk")
    for content, to in (
        ((LINUX / "voicedesk.1").read_bytes(), "man/man1/voicedesk.1.gz"),
        ((ROOT / "CHANGELOG.md").read_bytes(), "doc/voicedesk/NEWS.gz"),
        (debian_changelog().encode(), "doc/voicedesk/changelog.gz"),
    ):
        target = TREE / "usr/share" / to
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress(content, 9, mtime=0))
    command = TREE / "usr/bin/voicedesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/voicedesk/voicedesk")
    for path in TREE.rglob("*"):
        if not path.is_symlink():
            is_program = path.is_dir() or path.parent == TREE / "usr/lib/voicedesk"
            path.chmod(0o755 if is_program else 0o644)


def debian_changelog() -> str:
    """The form that Debian wants, with the date of the release in the metainfo."""
    metainfo = (LINUX / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    _, _, date = metainfo.partition(f'<release version="{__version__}" date="')
    day = datetime.fromisoformat(date[:10]).replace(tzinfo=UTC)
    return (
        f"voicedesk ({__version__}) unstable; urgency=medium\n\n  * What is new: NEWS.gz.\n\n"
        f" -- {MAINTAINER}  {format_datetime(day)}\n"
    )


def place(source: Path, to: str, name: str = "") -> None:
    """Copy a file to a folder below usr/share."""
    target = TREE / "usr/share" / to / (name or source.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def dependencies() -> str:
    """The Debian packages that the program's libraries are linked against, measured.

    GTK isn't among them: without it, Qt does without the plugin for its look.
    """
    control = BUILD / "shlibs" / "debian"
    control.mkdir(parents=True, exist_ok=True)
    (control / "control").write_text(
        "Source: voicedesk\n\nPackage: voicedesk\nArchitecture: any\n", encoding="utf-8"
    )
    programs = [
        path
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.name != "libqgtk3.so"
        if path.open("rb").read(4) == b"\x7fELF"
    ]
    own = sorted({f"-l{path.parent}" for path in programs})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *own, *map(str, programs)]
    done = subprocess.run(command, cwd=control.parent, capture_output=True, text=True, check=False)
    if done.returncode != 0:  # else it warns, a thousand times, that they lie in no package yet
        sys.exit(done.stderr)
    return done.stdout.strip().partition("=")[2]


def build_deb() -> Path:
    """The package for Debian and Ubuntu."""
    control = TREE / "DEBIAN"
    shutil.rmtree(control, ignore_errors=True)
    control.mkdir(mode=0o755)
    paths = [path for path in TREE.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in paths) // 1024
    fields = {
        "Package": "voicedesk",
        "Version": __version__,
        "Architecture": DEBIAN_NAME,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": f"ca-certificates, {dependencies()}",
        "Recommends": "gnome-keyring | kwalletmanager, libgtk-3-0 | libgtk-3-0t64, xdg-utils",
        "Section": "sound",
        "Priority": "optional",
        "Homepage": "https://voicedesk.github.io/",
        "Description": "listen to, compare and train cloned voices\n"
        " VoiceDesk shows the cloned voices of an account of Qiniu's voice-clone service,\n"
        " plays their demos, also offline, compares them and trains new ones.\n"
        " .\n"
        " It brings its own Python and Qt. A built-in sandbox needs no account.",
    }
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (control / "control").write_text(lines, encoding="utf-8")
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(TREE)}\n"
        for path in sorted(paths)
    )
    (control / "md5sums").write_text(sums, encoding="utf-8")
    target = DIST / f"voicedesk_{__version__}_{DEBIAN_NAME}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", TREE, target)
    shutil.rmtree(control)
    return target


def build_tar() -> Path:
    """An archive with a script that installs it into ~/.local."""
    name = f"voicedesk-{__version__}-linux-{ARCHITECTURE}"
    target = DIST / f"{name}.tar.xz"

    below = ("--transform", f"flags=rh;s,^,{name}/,", "--owner=0", "--group=0")
    parts = ("-C", TREE / "usr", "lib", "share", "-C", LINUX, "install.sh", "uninstall.sh")
    run("tar", "--create", "--file", target, "-Ixz -T0", *below, *parts)
    return target


def build_rpm() -> Path:
    """The package for Fedora, openSUSE and their like, of the same files."""
    folder = BUILD / "rpm"
    shutil.rmtree(folder, ignore_errors=True)
    defined = {
        "_topdir": folder,
        "_rpmdir": DIST,
        "_rpmfilename": "%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
        "tree": TREE,
        "voicedesk_version": __version__,
    }
    options = [word for name, value in defined.items() for word in ("-D", f"{name} {value}")]
    run("rpmbuild", "-bb", "--quiet", *options, LINUX / "voicedesk.rpm.spec")
    return DIST / f"voicedesk-{__version__}-1.{ARCHITECTURE}.rpm"


def build_wheel(uv: str) -> Path:
    """The package for pip, without Python and Qt."""
    run(uv, "build", "--quiet", "--wheel", "--out-dir", DIST)
    return next(DIST.glob(f"voicedesk-{__version__}-*.whl"))


def main(uv: str, *kinds: str) -> None:
    """Build each kind; prints its file, size and checksum."""
    if unknown := set(kinds) - {"deb", "tar", "rpm", "wheel", "folder"}:
        sys.exit(
            f"there is no {', '.join(sorted(unknown))}; there are deb, tar, rpm, wheel, folder"
        )
    DIST.mkdir(exist_ok=True)
    if set(kinds) - {"wheel"}:
        build_folder(uv)
    if {"deb", "tar", "rpm"} & set(kinds):
        make_tree()
    builders = {"deb": build_deb, "tar": build_tar, "rpm": build_rpm}
    for kind in dict.fromkeys(kinds):
        if kind == "folder":
            continue
        made = build_wheel(uv) if kind == "wheel" else builders[kind]()
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        made.with_name(f"{made.name}.sha256").write_text(f"{digest}  {made.name}\n")
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 2**20:.1f} MiB, sha256 {digest}")


if __name__ == "__main__":
    main(*sys.argv[1:])
