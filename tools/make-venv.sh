#!/bin/sh
# Make a virtual environment, also on a Debian that splits venv and pip off from Python.
# Usage: make-venv.sh PYTHON FOLDER
set -eu
python=$1
folder=$2

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed; found $("$python" --version 2>&1)." >&2
    exit 1
fi

"$python" -m venv "$folder" >/dev/null 2>&1 && exit 0
rm -rf "$folder"

version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $version (Debian keeps it apart from Python) ..."
    apt-get update -qq >/dev/null
    apt-get install -y -qq "$version" >/dev/null
    exec "$python" -m venv "$folder"
fi
if "$python" -m virtualenv --version >/dev/null 2>&1; then
    exec "$python" -m virtualenv --quiet "$folder"
fi
echo "This Python cannot make a virtual environment. Run: sudo apt-get install $version" >&2
exit 1
