"""Packs installed packages as wheels again, into the directories of a package index.

wheels-of-installed.py <directory of the index's files> <distribution=module> ...

What a distributor installed has no wheel any more. A requirement that is not installed either is left out, as the
distributor did: its package is of use without it.
"""
import base64
import hashlib
import importlib.metadata
import importlib.util
import pathlib
import sys
import zipfile


def installed(requirement):
    name = requirement.split(";")[0].strip()
    for end in "<>=!~ [(":
        name = name.split(end)[0]
    try:
        importlib.metadata.distribution(name)
        return ";" not in requirement
    except importlib.metadata.PackageNotFoundError:
        return False


def metadata(name, version, distribution):
    lines = ["Metadata-Version: 2.1", "Name: " + name, "Version: " + version]
    lines += ["Requires-Dist: " + each for each in distribution.requires or [] if installed(each)]
    return "\n".join(lines) + "\n"


def files(module):
    spec = importlib.util.find_spec(module)
    root = pathlib.Path(spec.submodule_search_locations[0])
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield str(pathlib.PurePosixPath(module) / path.relative_to(root).as_posix()), path.read_bytes()


def pack(index, name, module):
    distribution = importlib.metadata.distribution(name)
    version = distribution.version.split("+")[0]
    about = f"{name}-{version}.dist-info/"
    content = dict(files(module))
    content[about + "METADATA"] = metadata(name, version, distribution).encode()
    content[about + "WHEEL"] = b"Wheel-Version: 1.0\nGenerator: repacked\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = ""
    for path, data in content.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(data)}\n"
    content[about + "RECORD"] = (record + about + "RECORD,,\n").encode()
    directory = pathlib.Path(index, name)
    directory.mkdir(parents=True)
    with zipfile.ZipFile(directory / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, data in content.items():
            wheel.writestr(path, data)


for argument in sys.argv[2:]:
    pack(sys.argv[1], *argument.split("="))
