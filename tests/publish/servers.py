"""Real servers on loopback: sshd with keys of its own, nginx, and a wire that can be cut."""

import getpass
import os
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

from desk import expect


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, what):
    for _ in range(200):
        expect(process.poll() is None, what, "ended by itself")
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)
    expect(False, what, "does not answer")


class Sshd:
    """An sshd that knows one key, and the configuration with which ssh finds it as `publish`."""

    def __init__(self, folder, files_only=False):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True)
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / name], check=True)
        shutil.copy(self.folder / "user.pub", self.folder / "authorized")
        self.port = free_port()
        settings = f"""Port {self.port}
ListenAddress 127.0.0.1
HostKey {self.folder}/host
PidFile none
AuthorizedKeysFile {self.folder}/authorized
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
Subsystem sftp internal-sftp
{"ForceCommand internal-sftp" if files_only else ""}
"""
        (self.folder / "sshd.conf").write_text(settings)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        log = open(self.folder / "sshd.log", "w")
        program = shutil.which("sshd") or "/usr/sbin/sshd"
        self.process = subprocess.Popen([program, "-D", "-e", "-f", self.folder / "sshd.conf"], stdout=log, stderr=log)
        wait_for(self.port, self.process, "sshd")

    def config(self, port=None, known=True):
        """Writes a configuration for ssh that goes to `port`, which is sshd's own or a wire's."""
        port = port or self.port
        hosts = self.folder / f"known-{port}-{known}"
        key = " ".join((self.folder / "host.pub").read_text().split()[:2])
        hosts.write_text(f"[127.0.0.1]:{port} {key}\n" if known else "")
        path = self.folder / f"ssh-{port}-{known}.conf"
        path.write_text(f"""Host publish
  HostName 127.0.0.1
  Port {port}
  User {getpass.getuser()}
  IdentityFile {self.folder}/user
  IdentitiesOnly yes
  UserKnownHostsFile {hosts}
  GlobalKnownHostsFile none
""")
        return path

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Wire:
    """A wire to a port that breaks after a number of bytes, counted over all connections and both ways."""

    def __init__(self, port):
        self.target, self.left, self.passed = port, None, 0
        self.lock, self.open = threading.Lock(), set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def cut_after(self, count):
        with self.lock:
            self.left, self.passed = count, 0

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if self.left is not None and self.left <= 0:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.target))
            with self.lock:
                self.open |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=(one, other), daemon=True).start()

    def carry(self, one, other):
        try:
            while data := one.recv(65536):
                with self.lock:
                    if self.left is not None:
                        data = data[: max(self.left, 0)]
                        self.left -= len(data)
                    self.passed += len(data)
                    is_cut = self.left is not None and self.left <= 0
                if data:
                    other.sendall(data)
                if is_cut:
                    break
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def stop(self):
        self.listener.close()


class Nginx:
    """An nginx that shows a folder; `server` is what stands inside its server block."""

    def __init__(self, folder, server, port=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True)
        self.port = port or free_port()
        text = f"""daemon off;
pid {self.folder}/pid;
error_log {self.folder}/error.log;
worker_processes 1;
{"user " + getpass.getuser() + ";" if os.geteuid() == 0 else ""}
events {{ worker_connections 256; }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {self.folder}/body;
  proxy_temp_path {self.folder}/proxy;
  fastcgi_temp_path {self.folder}/fastcgi;
  uwsgi_temp_path {self.folder}/uwsgi;
  scgi_temp_path {self.folder}/scgi;
  {server.replace("@PORT@", str(self.port))}
}}
"""
        (self.folder / "nginx.conf").write_text(text)
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        log = open(self.folder / "log", "w")
        self.process = subprocess.Popen([program, "-p", self.folder, "-c", self.folder / "nginx.conf"], stdout=log, stderr=log)
        try:
            wait_for(self.port, self.process, "nginx")
        except Exception:
            print((self.folder / "log").read_text())
            raise

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Started:
    """A web server that is started with a configuration of its own, and stopped."""

    def start(self, command, name):
        log = open(self.folder / "log", "w")
        self.process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log, env={**os.environ, "HOME": str(self.folder)})
        try:
            wait_for(self.port, self.process, name)
        except Exception:
            print((self.folder / "log").read_text())
            raise

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Apache(Started):
    """An Apache that shows a folder; `snippet` is included in its virtual host. Root's folders must be open to `www-data`."""

    MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "alias")

    def __init__(self, folder, snippet):
        self.folder, self.port = Path(folder), free_port()
        self.folder.mkdir(parents=True)
        modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in self.MODULES)
        (self.folder / "apache.conf").write_text(f"""ServerRoot {self.folder}
ServerName example.org
TypesConfig /etc/mime.types
PidFile {self.folder}/pid
ErrorLog {self.folder}/error.log
Mutex file:{self.folder}
{modules}
{"User www-data" if os.geteuid() == 0 else ""}
{"Group www-data" if os.geteuid() == 0 else ""}
Listen 127.0.0.1:{self.port}
<VirtualHost 127.0.0.1:{self.port}>
Include {snippet}
</VirtualHost>
""")
        self.start(["/usr/sbin/apache2", "-D", "FOREGROUND", "-f", self.folder / "apache.conf"], "apache2")


class Caddy(Started):
    """A Caddy that shows a folder; `snippet` is imported into its site."""

    def __init__(self, folder, snippet):
        self.folder, self.port = Path(folder), free_port()
        self.folder.mkdir(parents=True)
        (self.folder / "Caddyfile").write_text(f"""{{
  admin off
  auto_https off
}}
http://127.0.0.1:{self.port} {{
  import {snippet}
}}
""")
        self.start(["caddy", "run", "--adapter", "caddyfile", "--config", self.folder / "Caddyfile"], "caddy")
