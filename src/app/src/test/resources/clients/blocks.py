"""Runs the blocks of a document in their order: Python in one interpreter, sh in one bash.

The first argument is the folder with them. A text that Python has a name for is there in bash too.
A block of Python that uses a name of a later block is run at the end.
"""
import gzip
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path.cwd()
END = "END OF BLOCK"
# verify says with 1 that it found something.
START = """set -o pipefail
trap 'code=$?; case "$code $BASH_COMMAND" in "1 target/turkbridge verify "*) ;; *) echo "FAILED $code: $BASH_COMMAND";; esac' ERR
set -E
"""


def workplace():
    """A new folder with the files that the documents speak of."""
    folder = pathlib.Path(tempfile.mkdtemp())
    for name in ("target", "samples"):
        (folder / name).symlink_to(TOP / name)
    page = TOP / "samples/rest/2014-08-15-page-1.xml"
    shutil.copytree(TOP / "samples/rest", folder / "2012")
    shutil.make_archive(str(folder / "2013"), "zip", TOP / "samples/soap")
    shutil.copy(page, folder / "saved-page.xml")
    (folder / "page.xml.gz").write_bytes(gzip.compress(page.read_bytes()))
    return folder


def run_sh(bash, text, names):
    values = "".join(f"{name}='{value}'\n" for name, value in names.items()
                     if isinstance(value, str) and not name.startswith("__"))
    bash.stdin.write(f"cd '{workplace()}'\n{values}{START}{text}\necho\necho '{END}'\n")
    bash.stdin.flush()
    said = []
    for line in bash.stdout:
        if line == END + "\n":
            break
        said.append(line)
    else:
        said.append("FAILED: bash ended")
    if any(line.startswith("FAILED") for line in said):
        sys.exit(f"{text}\n{''.join(said)}")


def run_python(text, names):
    exec(compile(text, "block", "exec"), names)


def main():
    names = {}
    late = []
    with subprocess.Popen(["/bin/bash"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8") as bash:
        for block in sorted(pathlib.Path(sys.argv[1]).iterdir()):
            text = block.read_text("utf-8")
            if block.suffix == ".sh":
                run_sh(bash, text, names)
                continue
            try:
                run_python(text, names)
            except NameError:
                late.append(text)
        for text in late:
            run_python(text, names)


main()
