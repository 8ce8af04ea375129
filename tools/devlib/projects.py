"""The real projects `tools/dev corpus` knows, one row each. Adding one touches this file only.

`configure` runs in order, in the folder {build}; {source}, {build}, {python} and {devlib} (this
folder) are filled in. It must leave {build}/compile_commands.json and every generated header the
units include, and change {build} alone: {source} stays as unpacked. Options pin what CMake would
decide by looking at the machine, so that the units are the same everywhere.

`sites` are the spellings of a lock acquisition in that project's sources, for the count that
is made without holdwait (sites.py). They come from reading the project, not from our models:
a row that copied the models would agree with them by construction.
"""

import dataclasses

CMAKE = ["cmake", "-S", "{source}", "-G", "Ninja", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
         "-DCMAKE_BUILD_TYPE=RelWithDebInfo"]

LEVELDB = [*CMAKE, "-DHAVE_CRC32C=0", "-DHAVE_TCMALLOC=0", "-DHAVE_SQLITE3=0",
           "-DHAVE_KYOTOCABINET=0"]

MESON = ["meson", "setup", "{build}", "{source}", "--buildtype=debugoptimized",
         "--wrap-mode=nodownload"]

# Debian's patches touch configure.ac: without these, make would want Automake again.
BIND_MAKE = ["make", "V=1", "ACLOCAL=:", "AUTOCONF=:", "AUTOHEADER=:", "AUTOMAKE=:"]

POCO_LIBRARIES = ["NET", "MONGODB", "REDIS", "JWT", "ENCODINGS", "ZIP", "PAGECOMPILER",
                  "PAGECOMPILER_FILE2PAGE", "CRYPTO", "NETSSL", "UTIL", "XML", "JSON",
                  "ACTIVERECORD", "ACTIVERECORD_COMPILER", "PROMETHEUS", "PDF", "SEVENZIP",
                  "CPPPARSER", "DATA_MYSQL", "DATA_ODBC", "DATA_POSTGRESQL", "APACHECONNECTOR"]

# Acquisitions with the spelling of a standard; every project may use them.
STANDARD_SITES = [
    r"\bstd::(?:lock_guard|unique_lock|shared_lock|scoped_lock)\b[^;(){}]*[({]",
    r"\b(?:pthread_(?:mutex|spin)_lock|pthread_mutex_(?:trylock|timedlock))\s*\(",
    r"\bpthread_rwlock_(?:(?:try|timed)?(?:rd|wr)lock)\s*\(",
    r"\bmtx_(?:lock|trylock|timedlock)\s*\(",
    r"(?:\.|->)(?:lock|lock_shared|try_lock|try_lock_shared|try_lock_for|try_lock_until)\s*\(\s*\)",
]


@dataclasses.dataclass(frozen=True)
class Project:
    """One project: where its source comes from, how it is configured, how it spells locks."""
    name: str
    package: str                 # Debian source package
    packages: dict               # Debian binary packages needed to configure and parse: why
    configure: list              # commands
    sites: list                  # regular expressions, beside STANDARD_SITES
    not_sites: tuple = ()        # regular expressions on a source line: matches, takes no lock
    quick_configure: list = None # a smaller configuration for CI; None: there is none
    note: str = ""               # what the configuration leaves out, and why


PROJECTS = {row.name: row for row in [
    Project(
        name="bind9",
        package="bind9",
        packages={
            "make": "bind9 builds with make; it is asked what it would run",
            "libuv1-dev": "its event loop",
            "libcap-dev": "drops privileges, as Debian builds it",
            "libidn2-dev": "names of other alphabets, as Debian builds it",
            "libjson-c-dev": "statistics, as Debian builds it",
            "liblmdb-dev": "zones added at run time, as Debian builds it",
            "libnghttp2-dev": "DNS over HTTPS, as Debian builds it",
            "libssl-dev": "DNSSEC and TLS",
            "libxml2-dev": "statistics, as Debian builds it",
            "pkg-config": "its configure asks it for libraries",
        },
        configure=[
            ["{source}/configure", "--quiet", "--disable-static", "--disable-dependency-tracking",
             "--enable-pthread-rwlock", "--disable-geoip", "--disable-dnstap",
             "--without-gssapi", "--without-cmocka", "--without-jemalloc", "--without-readline",
             "--with-libxml2", "--with-json-c", "--with-lmdb", "--with-libidn2"],
            [*BIND_MAKE, "bind.keys.h"],
            [*BIND_MAKE, "-C", "bin/named", "xsl.c"],
            [*BIND_MAKE, "-C", "lib/dns", "code.h", "include/dns/enumclass.h",
             "include/dns/enumtype.h", "include/dns/rdatastruct.h"],
            ["{python}", "{devlib}/make_database.py", "{build}/compile_commands.json",
             *BIND_MAKE],
        ],
        sites=[
            r"\b(?:RW|RD|WR|MCTX)?(?:TRY)?LOCK(?:_ZONE)?\s*\(",
            r"\b(?:NODE|TREE|RBTDB)_(?:WEAK|STRONG)?(?:RD|WR)?LOCK\s*\(",
            r"\bisc_(?:mutex|rwlock)_(?:try)?lock\s*\(",
        ],
        not_sites=(r"isc_rwlock_t \*rwl",),  # declarations
        note="read-write locks are those of POSIX, not bind9's own made of atomics; without dnstap, "
             "GeoIP, GSSAPI and its unit tests",
    ),
    Project(
        name="leveldb",
        package="leveldb",
        packages={
            "libsnappy-dev": "compression; its CMake looks for it",
            "libgmock-dev": "its tests include it",
            "libgtest-dev": "its tests include it",
            "libbenchmark-dev": "its benchmarks include it",
        },
        configure=[LEVELDB],
        quick_configure=[[*LEVELDB, "-DLEVELDB_BUILD_TESTS=OFF",
                          "-DLEVELDB_BUILD_BENCHMARKS=OFF"]],
        sites=[
            r"\bMutexLock\s+\w+\s*[({]",
            r"(?:\.|->)Lock\s*\(\s*\)",
        ],
    ),
    Project(
        name="memcached",
        package="memcached",
        packages={
            "make": "memcached builds with make; it is asked what it would run",
            "libevent-dev": "its event loop",
            "libsasl2-dev": "--enable-sasl, as Debian builds it",
            "libssl-dev": "--enable-tls, as Debian builds it",
            "pkg-config": "its configure asks it for OpenSSL",
        },
        configure=[
            ["{source}/configure", "--quiet", "--enable-sasl", "--enable-tls"],
            ["{python}", "{devlib}/make_database.py", "{build}/compile_commands.json", "make"],
        ],
        sites=[
            r"\b(?:item_lock|item_trylock|mutex_lock)\s*\(",
            r"\b(?:STATS_LOCK|THR_STATS_LOCK|STAT_L)\s*\(",
        ],
        note="without the Lua proxy, as Debian builds it",
    ),
    Project(
        name="librdkafka",
        package="librdkafka",
        packages={
            "libsasl2-dev": "SASL authentication; its CMake looks for it",
            "libssl-dev": "TLS; its CMake looks for it",
            "liblz4-dev": "compression; its CMake looks for it",
            "libzstd-dev": "compression; its CMake looks for it",
            "zlib1g-dev": "compression; its CMake looks for it",
            "rapidjson-dev": "its tests include it",
            "pkg-config": "its CMake asks it for libsasl2",
        },
        configure=[[*CMAKE, "-DWITH_CURL=OFF"]],
        sites=[
            r"\b(?:rd_kafka_(?:\w+_)?|rd_avl_|rwlock_)(?:rd|wr)?lock(?:_d)?\s*\(",
            r"\bTEST_LOCK\s*\(",
        ],
        note="without libcurl (OpenID Connect), which Debian does not build either",
    ),
    Project(
        name="mpd",
        package="mpd",
        packages={
            "meson": "mpd builds with it",
            "libboost-dev": "intrusive containers, throughout",
            "libfmt-dev": "its log messages",
            "libgtest-dev": "its tests include it",
            "libgcrypt20-dev": "Qobuz signs requests with it",
            **dict.fromkeys(["libasound2-dev", "libao-dev", "libjack-jackd2-dev", "libopenal-dev",
                             "libpipewire-0.3-dev", "libpulse-dev", "libshout-dev",
                             "libsndio-dev"], "an output, as Debian builds it"),
            **dict.fromkeys(["libcdio-paranoia-dev", "libcurl4-gnutls-dev", "libmms-dev",
                             "libnfs-dev", "libsmbclient-dev"],
                            "an input or storage, as Debian builds it"),
            **dict.fromkeys(["libbz2-dev", "libiso9660-dev", "libzzip-dev"],
                            "an archive, as Debian builds it"),
            **dict.fromkeys(["libflac-dev", "libid3tag0-dev", "libmad0-dev", "libmpg123-dev",
                             "libogg-dev", "libopus-dev", "libsndfile1-dev", "libvorbis-dev",
                             "libwavpack-dev"], "a decoder, as Debian builds it"),
            **dict.fromkeys(["libavahi-client-dev", "libdbus-1-dev", "libmpdclient-dev",
                             "libupnp-dev"], "finds other machines, as Debian builds it"),
            **dict.fromkeys(["libexpat1-dev", "libicu-dev", "libpcre2-dev", "libsqlite3-dev",
                             "libsystemd-dev", "liburing-dev", "libyajl-dev", "zlib1g-dev"],
                            "as Debian builds it"),
            **dict.fromkeys(["libsamplerate0-dev", "libsoxr-dev"], "resampling"),
        },
        configure=[["meson", "setup", "{build}", "{source}", "-Dauto_features=disabled",
                    "-Dtest=true", "-Dupnp=pupnp", "-Dzeroconf=avahi",
                    *[f"-D{name}=enabled" for name in [
                        "alsa", "ao", "bzip2", "cdio_paranoia", "curl", "dbus", "expat", "flac",
                        "iconv", "icu", "id3tag", "io_uring", "ipv6", "iso9660", "jack",
                        "libmpdclient", "libsamplerate", "mad", "mms", "mpg123", "nfs", "openal",
                        "opus", "oss", "pcre", "pipewire", "pulse", "qobuz", "shout", "smbclient",
                        "sndfile", "sndio", "soundcloud", "soxr", "sqlite", "syslog", "systemd",
                        "udisks", "vorbis", "vorbisenc", "wavpack", "webdav", "yajl", "zlib",
                        "zzip"]]]],
        sites=[
            r"\b(?:Scope(?:Database|Exchange)?Lock|Pulse::LockGuard|(?:PipeWire::)?ThreadLoopLock)"
            r"\s+\w+\s*[;({]",
            r"\b(?:db_lock|pa_threaded_mainloop_lock|pw_thread_loop_lock)\s*\(",
        ],
        not_sites=(r"^db_lock\(void\)",),  # its definition
        note="with the plugins that have threads or callbacks; without FFmpeg and further decoders",
    ),
    Project(
        name="poco",
        package="poco",
        packages={
            "libexpat1-dev": "XML, unbundled as Debian builds it",
            "libpcre3-dev": "Foundation, unbundled as Debian builds it",
            "libsqlite3-dev": "Data/SQLite, unbundled as Debian builds it",
            "libssl-dev": "Crypto and NetSSL",
            "zlib1g-dev": "Foundation, unbundled as Debian builds it",
        },
        configure=[[*CMAKE, "-DPOCO_UNBUNDLED=ON", "-DENABLE_TESTS=OFF",
                    "-DENABLE_DATA=ON", "-DENABLE_DATA_MYSQL=OFF", "-DENABLE_DATA_ODBC=OFF",
                    "-DENABLE_DATA_POSTGRESQL=OFF", "-DENABLE_APACHECONNECTOR=OFF"]],
        sites=[
            r"\b(?:\w+::)*(?:ScopedLock|ScopedLockWithUnlock|ScopedReadRWLock|ScopedWriteRWLock"
            r"|ScopedRWLock|UnWriteRWLock)(?:\s*<[^;>]*>)?\s+\w+\s*[({]",
            r"(?:\.|->)(?:tryLock|lock|readLock|writeLock|tryReadLock|tryWriteLock)\s*\(",
        ],
        note="without its tests and without MySQL, ODBC, PostgreSQL and Apache modules",
    ),
    Project(
        name="rocksdb",
        package="rocksdb",
        packages={
            "libgflags-dev": "its tools parse options with it",
            "libsnappy-dev": "compression, as Debian builds it",
            "libbz2-dev": "compression, as Debian builds it",
            "zlib1g-dev": "compression, as Debian builds it",
            "liblz4-dev": "compression, as Debian builds it",
            "libzstd-dev": "compression, as Debian builds it",
        },
        configure=[[*CMAKE, "-DWITH_BZ2=ON", "-DWITH_LZ4=ON", "-DWITH_ZLIB=ON", "-DWITH_ZSTD=ON",
                    "-DWITH_SNAPPY=ON", "-DROCKSDB_BUILD_SHARED=OFF", "-DWITH_TESTS=OFF",
                    "-DWITH_LIBURING=OFF", "-DPORTABLE=ON", "-DFAIL_ON_WARNINGS=OFF"]],
        sites=[
            r"\b(?:MutexLock|DMutexLock|InstrumentedMutexLock|ReadLock|WriteLock)"
            r"\s+\w+\s*[({]",
            r"\bnew\s+(?:MutexLock|ReadLock|WriteLock)\s*\(",
            r"(?:\.|->)(?:Lock|ReadLock|WriteLock|TryLock)\s*\(\s*\)",
            r"\b(?:toku_(?:external_)?)?mutex_lock\s*\(",
        ],
        note="library, tools and benchmarks; without its 200 test programs (time), "
             "each unit once (no second, shared library)",
    ),
    Project(
        name="glib",
        package="glib2.0",
        packages={
            "meson": "its build system",
            "libffi-dev": "GObject's closures; its Meson looks for it",
            "libpcre2-dev": "GRegex; its Meson looks for it",
            "libmount-dev": "lists of mounts, as Debian builds it",
            "zlib1g-dev": "GIO's converters and resources",
            "pkg-config": "its Meson asks it for libraries",
        },
        configure=[
            [*MESON, "-Dtests=false", "-Dselinux=disabled", "-Dxattr=false", "-Dlibelf=disabled",
             "-Ddtrace=false", "-Dsystemtap=false", "-Dnls=disabled", "-Dman=false",
             "-Dgtk_doc=false"],
            ["ninja", "gio/gconstructor_as_data.h", "gio/gdbus-daemon-generated.h",
             "gio/gioenumtypes.h", "gio/gioenumtypes.c", "gio/xdp-dbus.h",
             "gobject/glib-enumtypes.h", "gobject/glib-enumtypes.c"],
        ],
        sites=[
            r"\bg_(?:mutex|rec_mutex|static_mutex|static_rec_mutex)_(?:try)?lock\s*\(",
            r"\bg_rw_lock_(?:reader|writer)_(?:try)?lock\s*\(",
            r"\bg_(?:rec_)?mutex_locker_new\s*\(",
            r"\bg_rw_lock_(?:reader|writer)_locker_new\s*\(",
            r"\bG_(?:TRY)?LOCK\s*\(",
        ],
        # GLib writes the result's type on the line before: these are definitions. And inside them
        # the locks of POSIX, which is what the functions of the model are made of.
        not_sites=(r"^g_\w+ \((?:GMutex|GRecMutex|GRWLock|GStatic\w+)\s*\*",
                   r"\bpthread_\w+ \(g_\w+_get_impl\b"),
        note="without its tests",
    ),
    Project(
        name="gstreamer",
        package="gstreamer1.0",
        packages={
            "meson": "its build system",
            "libglib2.0-dev": "what it is built on",
            "flex": "the parser of pipelines is generated",
            "bison": "the parser of pipelines is generated",
            "pkg-config": "its Meson asks it for libraries",
        },
        configure=[
            [*MESON, "-Dtests=disabled", "-Dexamples=disabled", "-Dbenchmarks=disabled",
             "-Dintrospection=disabled", "-Dnls=disabled", "-Dlibunwind=disabled",
             "-Dlibdw=disabled", "-Dbash-completion=disabled", "-Ddbghelp=disabled",
             "-Dptp-helper-permissions=none", "-Dcheck=disabled"],
            ["ninja", "gst/gstenumtypes.h", "gst/gstenumtypes.c", "gst/parse/grammar.tab.c",
             "gst/parse/lex.priv_gst_parse_yy.c", "libs/gst/controller/controller-enumtypes.h",
             "libs/gst/controller/controller-enumtypes.c"],
        ],
        sites=[
            r"\bg_(?:mutex|rec_mutex)_(?:try)?lock\s*\(",
            r"\bg_rw_lock_(?:reader|writer)_(?:try)?lock\s*\(",
            r"\b(?:GST_\w+_(?:TRY)?LOCK(?:_FULL)?|G_LOCK)\s*\(",
        ],
        # The address of a lock, not its acquisition.
        not_sites=(r"\bGST_\w+_GET_LOCK\s*\(", r"\bg_mutex_\w+ \(GST_PROMISE_LOCK"),
        note="core, base classes, elements and tools; without tests and examples",
    ),
    Project(
        name="soci",
        package="soci",
        packages={
            "libboost-dev": "types that it reads and writes, as Debian builds it",
            "libboost-date-time-dev": "dates, as Debian builds it",
            "libsqlite3-dev": "the backend that its tests run on here",
        },
        configure=[[*CMAKE, "-DSOCI_CXX11=ON", "-DSOCI_TESTS=ON", "-DSOCI_STATIC=OFF",
                    "-DWITH_SQLITE3=ON",
                    *[f"-DWITH_{name}=OFF" for name in
                      ["DB2", "FIREBIRD", "MYSQL", "ODBC", "ORACLE", "POSTGRESQL"]]]],
        sites=[],
        note="with its tests; backends SQLite3 and the empty one",
    ),
    Project(
        name="asio",
        package="boost1.74",
        packages={
            "libboost-dev": "its headers, and Asio's own",
            "libssl-dev": "examples of TLS",
        },
        configure=[["{python}", "{devlib}/list_database.py", "{source}/libs/asio",
                    "example/cpp11/[!e]*/**/*.cpp", "example/cpp14/**/*.cpp",
                    *[f"test/{name}.cpp" for name in
                      ["defer", "dispatch", "executor", "packaged_task", "post", "static_thread_pool",
                       "system_executor", "thread_pool", "use_future"]], "--",
                    "clang++-22", "-std=c++17", "-DBOOST_ALL_NO_LIB=1",
                    "-I{source}/libs/asio/test"]],
        sites=[r"\b(?:boost::asio::detail::)?mutex::scoped_lock\s+\w+\s*[({]"],
        note="Asio's examples and the tests of its executors, against the installed headers; of the two "
             "folders of examples of executors the newer one, as they have the same names",
    ),
    Project(
        name="libuv",
        package="libuv1",
        packages={},
        configure=[
            [*CMAKE],
            ["{python}", "{devlib}/select_database.py",
             r"CMakeFiles/(?:uv|uv_run_tests)\.dir/"],
        ],
        sites=[r"\buv_(?:mutex_(?:try)?lock|rwlock_(?:try)?(?:rd|wr)lock)\s*\("],
        not_sites=(r"^(?:int|void) uv_\w+\(uv_\w+\*",),  # their definitions
        note="the library once (shared) and its tests; not its benchmarks, a second program",
    ),
    Project(
        name="libwebsockets",
        package="libwebsockets",
        packages={
            "libuv1-dev": "an event loop, as Debian builds it",
            "libglib2.0-dev": "an event loop, as Debian builds it",
            "libssl-dev": "TLS",
            "zlib1g-dev": "compression of messages",
        },
        configure=[[*CMAKE, "-DLWS_WITH_LIBUV=ON", "-DLWS_WITH_GLIB=ON", "-DLWS_UNIX_SOCK=ON",
                    "-DLWS_IPV6=ON", "-DLWS_WITH_ZLIB=ON", "-DLWS_WITHOUT_EXTENSIONS=OFF",
                    "-DLWS_MAX_SMP=32", "-DLWS_WITH_THREADPOOL=ON", "-DLWS_WITH_PLUGINS=ON",
                    "-DLWS_WITH_STATIC=OFF", "-DLWS_LINK_TESTAPPS_DYNAMIC=ON",
                    "-DLWS_WITH_MINIMAL_EXAMPLES=ON"]],
        sites=[r"\blws_(?:mutex_refcount|context|pt|vhost)_lock\s*\(",
               r"\blws_(?:mutex|ring_[a-z]+)_lock\s*\("],
        note="with threads in its contexts and its thread pool, which Debian does not build",
    ),
    Project(
        name="poco-tests",
        package="poco",
        packages={
            "libexpat1-dev": "its CMake looks for it",
            "libpcre3-dev": "Foundation, unbundled as Debian builds it",
            "libsqlite3-dev": "Data/SQLite, unbundled as Debian builds it",
            "zlib1g-dev": "Foundation, unbundled as Debian builds it",
        },
        configure=[[*CMAKE, "-DPOCO_UNBUNDLED=ON", "-DENABLE_TESTS=ON", "-DENABLE_DATA=ON",
                    *[f"-DENABLE_{name}=OFF" for name in POCO_LIBRARIES]]],
        sites=[
            r"\b(?:\w+::)*(?:ScopedLock|ScopedLockWithUnlock|ScopedReadRWLock|ScopedWriteRWLock"
            r"|ScopedRWLock|UnWriteRWLock)(?:\s*<[^;>]*>)?\s+\w+\s*[({]",
            r"(?:\.|->)(?:tryLock|lock|readLock|writeLock|tryReadLock|tryWriteLock)\s*\(",
        ],
        note="Foundation, Data and Data/SQLite with their tests",
    ),
    Project(
        name="qtbase",
        package="qt6-base",
        packages={
            "qt6-base-dev": "its own tools, so that they need not be built",
            "qt6-base-dev-tools": "the compiler of its meta objects",
            "libglib2.0-dev": "an event loop, as Debian builds it",
            "libicu-dev": "text, as Debian builds it",
            "libpcre2-dev": "regular expressions, as Debian builds it",
            "libsqlite3-dev": "a database, as Debian builds it",
            "libssl-dev": "TLS, as Debian builds it",
            "zlib1g-dev": "compression, as Debian builds it",
            "pkg-config": "its CMake asks it for libraries",
        },
        configure=[
            [*CMAKE, "-DQT_HOST_PATH=/usr", "-DQT_FORCE_FIND_TOOLS=ON",
             "-DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake",
             "-DQT_WILL_BUILD_TOOLS=OFF", "-DQT_BUILD_TOOLS_BY_DEFAULT=OFF",
             "-DQT_BUILD_TESTS=ON", "-DQT_BUILD_EXAMPLES=OFF", "-DBUILD_WITH_PCH=OFF",
             "-DINPUT_opengl=no",
             *[f"-DFEATURE_{name}=ON" for name in ["glib", "icu", "sql_sqlite", "system_sqlite"]],
             *[f"-DFEATURE_{name}=OFF" for name in
               ["dbus", "mimetype_database", "sql_mysql", "sql_odbc", "sql_psql"]]],
            ["ninja", "src/corelib/kernel/moc_qobject.cpp"],
            # Not by ninja, which would build the libraries first.
            ["sh", "-c", "for part in src/corelib src/concurrent src/sql src/network"
             " tests/auto/concurrent tests/auto/corelib/thread; do"
             " find $part -name AutogenInfo.json; done"
             " | xargs -I% cmake -E cmake_autogen % RelWithDebInfo"],
            ["{python}", "{devlib}/select_database.py",
             r"/source/(?:src/corelib/(?:thread|kernel)|src/concurrent|src/(?:sql|network)/kernel"
             r"|tests/auto/concurrent|tests/auto/corelib/thread)/\S+\.cpp\Z"],
        ],
        sites=[
            r"\b(?:QMutexLocker|QReadLocker|QWriteLocker)(?:\s*<[^;>]*>)?\s+\w+\s*[({]",
            r"(?:\.|->)(?:tryLock|lockForRead|lockForWrite|tryLockForRead|tryLockForWrite)\s*\(",
        ],
        note="threads, kernels of QtCore, QtSql and QtNetwork, QtConcurrent, and the tests of threads",
    ),
]}
