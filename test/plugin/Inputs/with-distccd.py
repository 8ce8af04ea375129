"""with-distccd.py FOLDER PLUGIN COMMAND...: runs a command beside a distcc server on loopback.

The server allows two jobs from this machine, on a port that is free; DISTCC_HOSTS names it, and
nothing may fall back to a local compile. Its log is FOLDER/distccd.log, whole: a server writes what
became of a job after the client has its object, so it is stopped when each connection has that line. `CONFIG` in the command
stands for a configuration file of Clang that names PLUGIN, `REWRITE` for one that has C++ sent with
its macros. All are put where the server may read them: started by root, it becomes another user.
"""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, server):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("with-distccd.py: the server does not answer")


def wait_for_log(file):
    for _ in range(100):
        text = file.read_text(errors="replace")
        if text.count("dcc_job_summary") >= text.count("(dcc_check_client) connection from"):
            return
        time.sleep(0.1)


def run(folder, command):
    state = folder / "distcc-state"
    state.mkdir(parents=True, exist_ok=True)
    port = free_port()
    file = folder / "distccd.log"
    with open(file, "wb") as log:
        server = subprocess.Popen(
            ["distccd", "--no-detach", "--daemon", "--port", str(port), "--listen", "127.0.0.1",
             "--allow", "127.0.0.1", "--jobs", "2", "--log-stderr", "--log-level", "info"],
            stdout=log, stderr=log, start_new_session=True, env=dict(os.environ, TMPDIR="/tmp"))
    try:
        wait_for(port, server)
        environment = dict(os.environ, DISTCC_HOSTS=f"127.0.0.1:{port}/2", DISTCC_FALLBACK="0",
                           DISTCC_DIR=str(state))
        status = subprocess.run(command, env=environment, check=False).returncode
        wait_for_log(file)
        return status
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def put(names, word):
    for name, file in names.items():
        word = word.replace(name, file)
    return word


def main():
    folder, plugin, command = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory(dir="/tmp") as shared:
        os.chmod(shared, 0o755)
        copy = shutil.copy(plugin, shared)
        os.chmod(copy, 0o755)
        config = pathlib.Path(shared) / "holdwait.cfg"
        config.write_text(f"-fplugin={copy}\n")
        rewrite = pathlib.Path(shared) / "rewrite.cfg"
        rewrite.write_text("-frewrite-includes\n-x c++\n")
        names = {"CONFIG": str(config), "REWRITE": str(rewrite)}
        sys.exit(run(folder, [put(names, word) for word in command]))


main()
